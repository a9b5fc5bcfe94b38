"""Invents facts of any kind from the types of their fields, with every surprise the types allow."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from pc_desktop.domain.kinds import Fact

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: MOMENTS,
    tuple[str, ...]: st.lists(WORDS, max_size=3).map(tuple),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Invent what a field may hold."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    return st.one_of(*(st.none() if part is type(None) else values(part) for part in get_args(hint)))


def facts(kind: type[Fact]) -> st.SearchStrategy[Any]:
    """Invent facts of a kind."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})
