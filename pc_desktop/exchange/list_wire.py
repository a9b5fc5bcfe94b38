"""How a list of people travels from the process that read it: JSON, believed only in the right shape."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args

from pc_desktop.domain.people_list import ListedValue, ListKind, PeopleList
from pc_desktop.exchange import wire
from pc_desktop.exchange.list_checks import MOMENTS

_KINDS: tuple[ListKind, ...] = get_args(ListKind)


def pack(one: PeopleList) -> dict[str, Any]:
    """Write a list for the way: a day as ISO text, its column named among the days."""
    columns = {
        name: [_plain(value) for value in values] if name in MOMENTS else list(values)
        for name, values in one.columns.items()
    }
    return {
        "kind": one.kind, "layout": one.layout, "sheet": one.sheet, "columns": columns,
        "numbers": one.numbers, "titles": one.titles, "places": one.places, "is_form": one.is_form, "dated": one.dated,
        "unread": [[place, sorted(names)] for place, names in sorted(one.unread.items())],
    }  # fmt: skip


def _plain(value: ListedValue) -> Any:
    """Write a day or a moment as ISO text."""
    return value.isoformat() if isinstance(value, date) else value


def unpack(sent: Any) -> PeopleList:
    """Believe a list that arrived; raises ValueError or TypeError where it has the wrong shape."""
    kind = next((one for one in _KINDS if one == sent["kind"]), None)
    columns, numbers = sent["columns"], sent["numbers"]
    if kind is None or any(len(values) != len(numbers) for values in columns.values()):
        raise wire.Nonsense("list")
    return PeopleList(
        kind=kind,
        layout=wire.text(sent["layout"]),
        sheet=wire.text(sent["sheet"]),
        columns={name: _values(name, values) for name, values in columns.items()},
        numbers=tuple(int(number) for number in numbers),
        titles=_texts(sent["titles"]),
        places=_texts(sent["places"]),
        unread={int(place): frozenset(map(wire.text, names)) for place, names in sent["unread"]},
        is_form=sent["is_form"] is True,
        dated=_texts(sent["dated"]),
    )


def _values(name: str, sent: list[Any]) -> tuple[ListedValue, ...]:
    """Turn ISO text back into days and moments, and lists into tuples."""
    if name in MOMENTS:
        return tuple(_moment(value) for value in sent)
    return tuple(
        tuple(map(wire.text, value)) if isinstance(value, list) else _plain_value(value) for value in sent
    )


def _moment(value: Any) -> date | None:
    """Turn ISO text back into a day, or into a moment where it has a time."""
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in wire.text(value) else date.fromisoformat(value)


def _plain_value(value: Any) -> ListedValue:
    """Believe a text, a number, yes or no, or nothing."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise wire.Nonsense("value")


def _texts(sent: Mapping[str, Any]) -> dict[str, str]:
    """Believe texts by name."""
    return {wire.text(name): wire.text(value) for name, value in sent.items()}
