"""What `find` may ask of a field, once as a statement and once in Python over rows not yet written."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pc_desktop.services.ports import Before, Between, From
from pc_desktop.store.codec import Codec, Row, Turn, codec_of

Shape = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its shape (fields and how each is asked) and the values asked for, as they are kept."""

    shape: Shape
    values: Mapping[str, Any]

    @property
    def parameters(self) -> dict[str, Any]:
        """Give the values as a statement takes them: several values as a JSON list."""
        return {
            name: json.dumps(list(value)) if isinstance(value, frozenset) else value
            for name, value in self.values.items()
        }

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing can answer: one of no values is asked for."""
        return any(how == "one_of" and not self.values[field] for field, how in self.shape)

    def matches(self, codec: Codec, row: Row) -> bool:
        """Tell whether a row answers the question, exactly as the database would."""
        return all(_TESTS[how](row[codec.place[field]], self.values, field) for field, how in self.shape)


def ask(codec: Codec, where: Mapping[str, Any]) -> Asked:
    """Turn what `find` was asked into its shape and values; raises KeyError for a field the kind has not."""
    shape: list[tuple[str, str]] = []
    values: dict[str, Any] = {}
    for field, wanted in where.items():
        write = codec.writers[field] or _as_it_is
        how = _read_wish(field, wanted, write, values)
        shape.append((field, how))
    return Asked(tuple(shape), values)


def _as_it_is(value: Any) -> Any:
    """Keep words as they are."""
    return value


def _read_wish(field: str, wanted: Any, write: Turn, values: dict[str, Any]) -> str:
    """Note the values one field is asked for, and tell how it is asked."""
    match wanted:
        case None:
            return "null"
        case Before(limit):
            values[field] = write(limit)
            return "before"
        case From(limit):
            values[field] = write(limit)
            return "from"
        case Between(start, end):
            values[field], values[f"{field}__end"] = write(start), write(end)
            return "between"
        case tuple() | frozenset():
            values[field] = frozenset(write(value) for value in wanted if value is not None)
            return "one_of_or_null" if None in wanted else "one_of"
        case _:
            values[field] = write(wanted)
            return "is"


_Test = Callable[[Any, Mapping[str, Any], str], bool]
_TESTS: Mapping[str, _Test] = {
    "null": lambda value, _, __: value is None,
    "is": lambda value, wanted, field: value is not None and value == wanted[field],
    "one_of": lambda value, wanted, field: value is not None and value in wanted[field],
    "one_of_or_null": lambda value, wanted, field: value is None or value in wanted[field],
    "before": lambda value, wanted, field: value is not None and value < wanted[field],
    "from": lambda value, wanted, field: value is not None and value >= wanted[field],
    "between": lambda value, wanted, field: (
        value is not None and wanted[field] <= value < wanted[f"{field}__end"]
    ),
}


_CONDITIONS: Mapping[str, str] = {
    "null": "{field} IS NULL",
    "is": "{field} = :{name}",
    "one_of": "{field} IN (SELECT value FROM json_each(:{name}))",
    "one_of_or_null": "({field} IS NULL OR {field} IN (SELECT value FROM json_each(:{name})))",
    "before": "{field} < :{name}",
    "from": "{field} >= :{name}",
    "between": "{field} >= :{name} AND {field} < :{name}__end",
}


@lru_cache(maxsize=512)
def statement(kind: str, shape: Shape) -> str:
    """Write the statement for one shape of question; its values come in as parameters, several as a JSON list.

    It is written here rather than compiled from parts: a first look asks forty questions, and compiling each takes
    longer than answering it.
    """
    codec = codec_of(kind)
    columns = ", ".join(f'"{name}"' for name in codec.fields)
    asked = (_CONDITIONS[how].format(field=f'"{field}"', name=field) for field, how in shape)
    whole = f'SELECT {columns} FROM "{codec.table.name}"'  # noqa: S608 - every name is one of our own tables' or fields'
    return whole + " WHERE " * bool(shape) + " AND ".join(asked)
