"""A look at the facts, all as they stood at one moment of the store's own time."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Connection

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.profile import Profile
from pc_desktop.reference import profiles
from pc_desktop.services.ports import Change, Step, TrailStep, Wanted
from pc_desktop.store.asking import Asked, ask, statement
from pc_desktop.store.codec import Codec, Row, codec_for
from pc_desktop.store.journal import Laptop, count_changes, head, laptop_here, read_changes, read_steps
from pc_desktop.store.refusals import kind_words
from pc_desktop.store.remembered import Recall, Remembered
from pc_desktop.store.trail import laptop_of, read_trail

F = TypeVar("F", bound=Fact)

_BY_KEY: Final = itemgetter(0)
_ONE: Final = (("key", "is"),)


class SqlReading:
    """Reads facts and the journal on one connection; what it has read once it does not read again."""

    def __init__(self, connection: Connection, now: datetime, remembered: Remembered | None = None) -> None:
        """Look through a connection that has begun, at a moment, with what earlier looks may have read."""
        self._connection = connection
        self._now = now
        self._remembered = remembered or Remembered()
        self._recall: Recall | None = None
        self._seen: dict[tuple[str, str], Any] = {}
        self._found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._laptop: Laptop | None = None
        self._chain: tuple[str, int] | None = None

    @property
    def now(self) -> datetime:
        """Tell the moment this look is taken at."""
        return self._now

    @property
    def laptop(self) -> Laptop:
        """Tell which laptop this is."""
        if self._laptop is None:
            self._laptop = laptop_here(self._connection)
        return self._laptop

    def peek(self, kind: type[F], key: str) -> F | None:
        """Give one fact, or None."""
        codec = codec_for(kind)
        place = (codec.kind, key)
        if place not in self._seen:
            found = self._answer(codec, Asked(_ONE, {"key": key}), (codec.kind, _ONE, key))
            self._seen[place] = found[0] if found else None
        return cast("F | None", self._seen[place])

    def get(self, kind: type[F], key: str) -> F:
        """Give one fact; refuses in words where it is no longer there."""
        fact = self.peek(kind, key)
        if fact is None:
            raise Refused(f"That {kind_words(codec_for(kind).kind)} is no longer there.")
        return fact

    def find(self, kind: type[F], **where: Any) -> tuple[F, ...]:
        """Give the facts whose fields match, ordered by key."""
        codec = codec_for(kind)
        asked = ask(codec, where)
        place = (codec.kind, asked.shape, *asked.values.values())
        if place not in self._found:
            self._found[place] = () if asked.is_empty else self._answer(codec, asked, place)
        return cast("tuple[F, ...]", self._found[place])

    def profile(self, key: str) -> Profile | None:
        """Give one of the profiles this version comes with; None where it has none of that name."""
        return profiles().get(key)

    def steps(self, limit: int, before: int | None = None) -> tuple[Step, ...]:
        """Give the latest steps, newest first."""
        return read_steps(self._connection, self._here(), limit, before)

    def trail(self, wanted: Wanted, limit: int) -> tuple[TrailStep, ...]:
        """Give the latest acts of all laptops that are asked for, newest first."""
        return read_trail(self._connection, wanted, limit)

    def changes(self, step: int, limit: int | None = None, laptop: str = "") -> tuple[Change, ...]:
        """Give what one step changed, in the order written; of another laptop's where its letter is given."""
        return read_changes(self._connection, self._chain_of(laptop), step, limit)

    def count_changes(self, step: int, laptop: str = "") -> int:
        """Count what one step changed."""
        return count_changes(self._connection, self._chain_of(laptop), step)

    def _chain_of(self, letter: str) -> str:
        """Give whose chain is meant: this laptop's, or another's by its letter."""
        return (laptop_of(self._connection, letter) if letter else None) or self._here()

    def chain(self) -> tuple[str, int]:
        """Give the digest of the newest step and how many steps there are."""
        if self._chain is None:
            self._chain = head(self._connection, self._here())
        return self._chain

    def _here(self) -> str:
        """Give the key of this laptop, asked for once in the life of a store."""
        if self._remembered.laptop is None:
            self._remembered.laptop = self.laptop.key
        return self._remembered.laptop

    def _answer(self, codec: Codec, asked: Asked, place: tuple[Any, ...]) -> tuple[Any, ...]:
        """Give the facts that answer a question: as remembered, or read and then remembered."""
        if self._recall is None:
            self._recall = self._remembered.at(self.chain())
        answer = self._recall.of(place)
        if answer is None:
            answer = self._read(codec, asked)
            self._recall.keep(place, answer)
        return answer

    def _read(self, codec: Codec, asked: Asked) -> tuple[Any, ...]:
        """Read the facts that answer a question, ordered by key."""
        return codec.facts(sorted(self._rows(codec, asked), key=_BY_KEY))

    def _rows(self, codec: Codec, asked: Asked) -> Sequence[Row]:
        """Read the rows that answer a question, in any order."""
        found = self._connection.exec_driver_sql(statement(codec.kind, asked.shape), asked.parameters)
        rows: Sequence[Row] = found.cursor.fetchall()
        found.close()
        return codec.as_kept(rows)
