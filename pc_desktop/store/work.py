"""A unit of work: facts are gathered, then written in one transaction as one step of the journal."""

import re
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam
from sqlalchemy.exc import DBAPIError

from pc_desktop.domain.kinds import KINDS, Fact, kind_of
from pc_desktop.services.ports import Step
from pc_desktop.store.asking import Asked
from pc_desktop.store.codec import Codec, Row, codec_of
from pc_desktop.store.erasing import dependents, erase_traces, table_rows
from pc_desktop.store.journal import Act, Difference, write_step
from pc_desktop.store.lineage import Place
from pc_desktop.store.reading import SqlReading
from pc_desktop.store.refusals import explain
from pc_desktop.store.remembered import Remembered
from pc_desktop.store.tables import LAPTOP

_AT_ONCE: Final = 500
_GUARDED: Final = frozenset({"occupation", "hold"})
"""Kinds whose overlaps the database refuses: a changed one is taken out and written anew with what begins."""

_ORDER: Final = {kind: place for place, kind in enumerate(KINDS)}
_REF: Final = re.compile(r"R-([0-9]+)([A-Z]+)")


class SqlWork(SqlReading):
    """Gathers what is put and removed, reads as if it were written already, and writes it all at the end."""

    def __init__(
        self, connection: Connection, now: datetime, by: str, role: str, remembered: Remembered | None = None
    ) -> None:
        """Begin work on a connection that holds the turn to write, in somebody's name and role."""
        super().__init__(connection, now, remembered)
        self._by = by
        self._role = role
        self._pending: dict[str, dict[str, Row | None]] = {}
        self._new: set[str] = set()
        self._last_ref: int | None = None
        self._is_over = False
        self._erased: frozenset[Place] = frozenset()
        self.kept: Step | None = None

    @property
    def by(self) -> str:
        """Name who is acting."""
        return self._by

    def new_key(self) -> str:
        """Make a key nobody has."""
        key = secrets.token_hex(12)
        self._new.add(key)
        return key

    def new_ref(self) -> str:
        """Make the next reference people read; none is given out twice once a step has carried it."""
        self._last_ref = 1 + (self.laptop.last_ref if self._last_ref is None else self._last_ref)
        return f"R-{self._last_ref:04d}{self.laptop.letter}"

    def put(self, *facts: Fact) -> None:
        """Write facts; one equal to what is kept changes nothing."""
        for fact in facts:
            codec = codec_of(kind_of(fact))
            self._gather(codec.kind, fact.key, codec.row(fact), fact)

    def remove(self, *facts: Fact) -> None:
        """Take facts away."""
        for fact in facts:
            self._gather(kind_of(fact), fact.key, None, None)

    def erase_person(self, key: str) -> int:
        """Take a person with every fact of theirs out of the tables and out of the journal's images; counts them."""
        person = ("person", key)
        rows = table_rows(self._connection)
        places = {person} | dependents(self._connection, {person}, rows)
        for kind, its_key in places:
            self._gather(kind, its_key, None, None)
        self._erased |= places
        return len(places)

    @property
    def erased_people(self) -> frozenset[str]:
        """Name the people this work has erased, by their keys."""
        return frozenset(key for kind, key in self._erased if kind == "person")

    def commit(self, title: str, undoes: int | None = None) -> tuple[Step | None, frozenset[str]]:
        """Keep everything as one step; raises Refused, having kept nothing, where the database says no."""
        self._mind_the_end()
        differences = sorted(self._differences(), key=turn)
        self._is_over = True
        if not differences:
            self._connection.rollback()
            return None, frozenset()
        before = self.chain()
        try:
            write_facts(self._connection, differences)
            act = Act(self.now, self._by, self._role, title, undoes)
            step = write_step(self._connection, self.laptop.key, before, act, differences)
            self._keep_last_ref(differences)
            if self._erased:
                erase_traces(self._connection, self._erased)
            self._connection.commit()
            self.kept = step
            self._remembered.move(before, (step.digest, step.number), _kinds(differences))
        except DBAPIError as error:
            raise explain(error, self, self._connection) from error
        finally:
            if self.kept is None:
                let_go(self._connection)
        return step, _kinds(differences)

    def _gather(self, kind: str, key: str, row: Row | None, fact: Fact | None) -> None:
        """Note one fact as it shall be, and forget answers it may have changed."""
        self._mind_the_end()
        self._pending.setdefault(kind, {})[key] = row
        self._seen[kind, key] = fact
        if self._found:
            self._found = {place: found for place, found in self._found.items() if place[0] != kind}

    def _mind_the_end(self) -> None:
        """Stop an order that goes on after its step was kept: a mistake of ours."""
        if self._is_over:
            raise RuntimeError("this unit of work is over")

    def _answer(self, codec: Codec, asked: Asked, place: tuple[Any, ...]) -> tuple[Any, ...]:
        """Give the facts that answer a question; of a kind this work changes, nothing remembered is right."""
        if codec.kind in self._pending:
            return self._read(codec, asked)
        return super()._answer(codec, asked, place)

    def _rows(self, codec: Codec, asked: Asked) -> Sequence[Row]:
        """Read the rows that answer a question as they will be once this work is written."""
        kept = super()._rows(codec, asked)
        pending = self._pending.get(codec.kind)
        if not pending:
            return kept
        changed = [row for row in pending.values() if row is not None and asked.matches(codec, row)]
        return [row for row in kept if row[0] not in pending] + changed

    def _differences(self) -> Iterator[Difference]:
        """Compare what was gathered with what is kept."""
        for kind, pending in self._pending.items():
            codec, keys = codec_of(kind), [key for key in pending if key not in self._new]
            kept: dict[str, Row] = {}
            for start in range(0, len(keys), _AT_ONCE):
                some = Asked((("key", "one_of"),), {"key": frozenset(keys[start : start + _AT_ONCE])})
                kept |= {row[0]: tuple(row) for row in super()._rows(codec, some)}
            for key, row in pending.items():
                if kept.get(key) != row or (kind, key) in self._erased:
                    yield Difference(codec, key, kept.get(key), row)

    def _keep_last_ref(self, differences: Sequence[Difference]) -> None:
        """Remember the last reference given out, so that it is never given to another, even after an undo."""
        written = [one.after for one in differences if one.codec.kind == "referral" and one.after]
        if not written and self._last_ref is None:
            return
        highest = self._last_ref or 0
        for row in written:
            said = _REF.fullmatch(row[codec_of("referral").place["ref"]])
            if said and said[2] == self.laptop.letter:
                highest = max(highest, int(said[1]))
        if highest > self.laptop.last_ref:
            here = LAPTOP.update().where(LAPTOP.c.key == self.laptop.key)
            self._connection.execute(here.values(last_ref=highest))


def _kinds(differences: Sequence[Difference]) -> frozenset[str]:
    """Name the kinds of fact that differ."""
    return frozenset(one.codec.kind for one in differences)


def let_go(connection: Connection) -> None:
    """Take back what was begun: where only the keeping of it failed, the driver alone knows it is open."""
    driver: Any = connection.connection.driver_connection
    driver.rollback()


def turn(one: Difference) -> tuple[int, int]:
    """Tell when a difference is written: what goes, children first; then what changes; then what is new."""
    place = _ORDER[one.codec.kind]
    if one.after is None:
        return 0, -place
    return (1, place) if one.before is not None else (2, place)


def write_facts(connection: Connection, differences: Sequence[Difference]) -> None:
    """Write every difference: all that ends before all that begins."""
    leaving: dict[str, list[Difference]] = {}
    changing: dict[str, list[Difference]] = {}
    coming: dict[str, list[Difference]] = {}
    for one in differences:
        guarded = one.codec.kind in _GUARDED
        if one.before is not None and (one.after is None or guarded):
            leaving.setdefault(one.codec.kind, []).append(one)
        if one.before is not None and one.after is not None and not guarded:
            changing.setdefault(one.codec.kind, []).append(one)
        if one.after is not None and (one.before is None or guarded):
            coming.setdefault(one.codec.kind, []).append(one)
    for kind in sorted(leaving, key=_ORDER.__getitem__, reverse=True):
        _delete(connection, codec_of(kind), leaving[kind])
    for kind in sorted(changing, key=_ORDER.__getitem__):
        _update(connection, codec_of(kind), changing[kind])
    for kind in sorted(coming, key=_ORDER.__getitem__):
        connection.execute(codec_of(kind).table.insert(), _named(codec_of(kind), coming[kind]))


def _delete(connection: Connection, codec: Codec, leaving: Sequence[Difference]) -> None:
    """Take rows away."""
    wanted = codec.table.delete().where(codec.table.c.key == bindparam("this_key"))
    connection.execute(wanted, [{"this_key": one.key} for one in leaving])


def _update(connection: Connection, codec: Codec, changing: Sequence[Difference]) -> None:
    """Write rows over."""
    wanted = codec.table.update().where(codec.table.c.key == bindparam("this_key"))
    connection.execute(wanted, [{"this_key": row["key"], **row} for row in _named(codec, changing)])


def _named(codec: Codec, differences: Sequence[Difference]) -> list[dict[str, Any]]:
    """Give the rows as they become, each value by its field's name."""
    return [dict(zip(codec.fields, one.after or (), strict=True)) for one in differences]
