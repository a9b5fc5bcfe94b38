"""Facts to rows and back: for each kind, which field is kept how, worked out once."""

import json
import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any, Final, get_args, get_type_hints

from sqlalchemy import Table

from pc_desktop.domain.kinds import KINDS, Fact, kind_of
from pc_desktop.store.tables import FACT_TABLES

Row = tuple[Any, ...]
Turn = Callable[[Any], Any]

_NEW: Final = object.__new__
_write_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
_write_list: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def moment_text(moment: datetime) -> str:
    """Write a moment as it is kept; raises TypeError for a day, ValueError if naive or not whole seconds."""
    if not isinstance(moment, datetime):
        raise TypeError("a moment is wanted, not a day")
    if moment.tzinfo is None or moment.microsecond:
        raise ValueError("a moment is kept aware and in whole seconds")
    return moment.astimezone(UTC).isoformat()[:19] + "Z"


def _day_text(day: date) -> str:
    """Write a day as it is kept; raises TypeError for a moment, whose day depends on where one stands."""
    if isinstance(day, datetime):
        raise TypeError("a day is wanted, not a moment")
    return day.isoformat()


def _number(value: float) -> float:
    """Keep a number as a fraction; raises ValueError for one that is not a number or has no end."""
    if not math.isfinite(value):
        raise ValueError("a number that is kept has an end")
    return float(value)


@lru_cache(maxsize=4096)
def _tuple_of(text: str) -> tuple[str, ...]:
    """Read several values kept in one field."""
    return tuple(json.loads(text))


_WRITE: Final[Mapping[object, Turn]] = {
    datetime: moment_text,
    date: _day_text,
    float: _number,
    tuple: _write_list,
    bool: bool,
    int: int,
}
_READ: Final[Mapping[object, Turn]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    tuple: _tuple_of,
    bool: bool,
}


def _plain(hint: Any) -> object:
    """Give what a field holds when it is recorded."""
    inner = [part for part in get_args(hint) if part is not type(None)]
    return tuple if (getattr(hint, "__origin__", hint) is tuple) else inner[0] if inner else hint


class Codec:
    """Turns facts of one kind into rows, rows into facts, and both into the images the journal keeps."""

    def __init__(self, kind: str, cls: type[Fact], table: Table) -> None:
        """Work out once how every field is kept."""
        hints = get_type_hints(cls)
        self.kind: Final = kind
        self.cls: Final = cls
        self.table: Final = table
        self.fields: Final = tuple(field.name for field in fields(cls))
        held = [_plain(hints[name]) for name in self.fields]
        self.writers: Final = {name: _WRITE.get(what) for name, what in zip(self.fields, held, strict=True)}
        self.place: Final = {name: place for place, name in enumerate(self.fields)}
        self._write: Final = [(place, _WRITE[what]) for place, what in enumerate(held) if what in _WRITE]
        self._readers: Final = [_READ.get(what) for what in held]
        self._fill: Final = [getattr(cls, name).__set__ for name in self.fields]
        self._absent: Final = [
            None if type(None) in get_args(hints[name]) else "[]" if what is tuple else ...
            for name, what in zip(self.fields, held, strict=True)
        ]
        self._all: Final = attrgetter(*self.fields)
        self._yes: Final = [place for place, what in enumerate(held) if what is bool]

    def row(self, fact: Fact) -> Row:
        """Turn a fact into the row it is kept as."""
        values = list(self._all(fact))
        for place, write in self._write:
            if values[place] is not None:
                values[place] = write(values[place])
        return tuple(values)

    def as_kept(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Give rows as the database hands them over as they were written: yes and no come back as numbers."""
        if not self._yes or not rows:
            return rows
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for place in self._yes:
            columns[place] = [None if value is None else bool(value) for value in columns[place]]
        return list(zip(*columns, strict=True))

    def fact(self, row: Row) -> Any:
        """Turn a row into the fact it keeps."""
        return self.facts((row,))[0]

    def facts(self, rows: Sequence[Row]) -> tuple[Any, ...]:
        """Turn rows into the facts they keep, in the same order.

        The fields are filled one after the other for all facts at once, past the frozen class's own beginning, which
        takes twice as long: no fact does more there than take up its fields.
        """
        if not rows:
            return ()
        made = tuple(map(_NEW, repeat(self.cls, len(rows))))
        for fill, read, column in zip(self._fill, self._readers, zip(*rows, strict=True), strict=True):
            values = column if read is None else [None if value is None else read(value) for value in column]
            deque(map(fill, made, values), maxlen=0)
        return made

    def image(self, row: Row) -> str:
        """Write a row as the journal keeps it: JSON, its names in order, no spaces."""
        return _write_json(dict(zip(self.fields, row, strict=True)))

    def row_of(self, image: str) -> Row:
        """Read an image; a field that was not yet kept when it was written is not recorded in it."""
        said = json.loads(image)
        row = tuple(said.get(name, absent) for name, absent in zip(self.fields, self._absent, strict=True))
        if ... in row:
            raise ValueError(f"an image of a {self.kind} lacks a field it cannot do without")
        return row


@cache
def codec_of(kind: str) -> Codec:
    """Give the codec of a kind by its name."""
    return Codec(kind, KINDS[kind], FACT_TABLES[kind])


def codec_for(cls: type[Any]) -> Codec:
    """Give the codec of a kind by its class."""
    return codec_of(kind_of(cls))
