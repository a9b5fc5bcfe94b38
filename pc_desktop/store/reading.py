"""A look at the facts, all as they stood at one moment of the store's own time."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Connection

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact
from pc_desktop.services.ports import Change, Step
from pc_desktop.store.asking import Asked, ask, statement
from pc_desktop.store.codec import Codec, Row, codec_for
from pc_desktop.store.journal import Laptop, count_changes, head, laptop_here, read_changes, read_steps
from pc_desktop.store.refusals import kind_words

F = TypeVar("F", bound=Fact)

_BY_KEY: Final = itemgetter(0)
_ONE: Final = (("key", "is"),)


class SqlReading:
    """Reads facts and the journal on one connection; what it has read once it does not read again."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        """Look through a connection that has begun, at a moment."""
        self._connection = connection
        self._now = now
        self._seen: dict[tuple[str, str], Any] = {}
        self._found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._laptop: Laptop | None = None

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
            rows = self._rows(codec, Asked(_ONE, {"key": key}))
            self._seen[place] = codec.fact(rows[0]) if rows else None
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
            rows = () if asked.is_empty else sorted(self._rows(codec, asked), key=_BY_KEY)
            self._found[place] = tuple(map(codec.fact, rows))
        return cast("tuple[F, ...]", self._found[place])

    def steps(self, limit: int, before: int | None = None) -> tuple[Step, ...]:
        """Give the latest steps, newest first."""
        return read_steps(self._connection, self.laptop.key, limit, before)

    def changes(self, step: int, limit: int | None = None) -> tuple[Change, ...]:
        """Give what one step changed, in the order written; at most `limit` where given."""
        return read_changes(self._connection, self.laptop.key, step, limit)

    def count_changes(self, step: int) -> int:
        """Count what one step changed."""
        return count_changes(self._connection, self.laptop.key, step)

    def chain(self) -> tuple[str, int]:
        """Give the digest of the newest step and how many steps there are."""
        return head(self._connection, self.laptop.key)

    def _rows(self, codec: Codec, asked: Asked) -> Sequence[Row]:
        """Read the rows that answer a question, in any order."""
        return self._connection.execute(statement(codec.kind, asked.shape), asked.parameters).all()
