"""Which steps stand on which: what a laptop knew at any of its steps, and who really wrote a value.

Every laptop has a chain of its own. Where laptops met, a step names the head of the other's chain as a further
parent, and whatever it writes is copied from there.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from pc_desktop.store.codec import Row, codec_of
from pc_desktop.store.tables import CHANGE, STEP

Place = tuple[str, str]
"""A fact by its kind and key."""
Known = Mapping[str, int]
"""How many steps of each laptop's chain are known."""
Point = tuple[str, int]
"""One step: whose chain, and its number in it."""

WHOLE: Final = ""
"""The name under which it is asked whether a fact is there at all, rather than what one of its fields holds."""


@dataclass(frozen=True, slots=True)
class Write:
    """What one step wrote of one fact: both images."""

    number: int
    before: str | None
    after: str | None


class Lineage:
    """Reads once where laptops met, and answers from that."""

    def __init__(self, connection: Connection) -> None:
        """Read every step that names a parent in another chain."""
        self._connection = connection
        self._met: defaultdict[str, dict[int, Point]] = defaultdict(dict)
        told = [
            (row.laptop, row.number, json.loads(row.parents)[1])
            for row in connection.execute(
                select(STEP.c.laptop, STEP.c.number, STEP.c.parents).where(STEP.c.parents.contains(","))
            )
        ]
        places = self._places({digest for _, _, digest in told})
        for laptop, number, digest in told:
            if digest in places:
                self._met[laptop][number] = places[digest]
        self._writes: dict[tuple[str, Place], list[Write]] = {}

    def known_at(self, point: Point) -> dict[str, int]:
        """Tell how many steps of every chain are known at one step, itself included."""
        known: dict[str, int] = {}
        todo = [point]
        while todo:
            laptop, number = todo.pop()
            before = known.get(laptop, 0)
            if number > before:
                known[laptop] = number
                todo += [met for at, met in self._met[laptop].items() if before < at <= number]
        return known

    def read_writes(self, places: Iterable[Place]) -> None:
        """Read everything any chain says of some facts."""
        wanted = set(places)
        asked = select(
            CHANGE.c.laptop, CHANGE.c.number, CHANGE.c.kind, CHANGE.c.key, CHANGE.c.before, CHANGE.c.after
        )
        self._writes = {}
        for laptop, number, kind, key, before, after in self._connection.execute(
            asked.order_by(CHANGE.c.laptop, CHANGE.c.number, CHANGE.c.position)
        ):
            if (kind, key) in wanted:
                self._writes.setdefault((laptop, (kind, key)), []).append(Write(number, before, after))

    def image_at(self, point: Point, place: Place) -> str | None:
        """Give the last image of a fact in one chain up to a step; None where it was not there."""
        laptop, number = point
        written = [one for one in self._writes.get((laptop, place), ()) if one.number <= number]
        return written[-1].after if written else None

    def is_news(self, point: Point, place: Place, field: str, known: Known) -> bool:
        """Tell whether the value a field has at a step was written by a step that `known` does not hold.

        A value copied where laptops met was written where it was copied from. With the field WHOLE the question is
        whether the fact was last made or taken away by such a step.
        """
        while True:
            laptop, number = point
            least = known.get(laptop, 0)
            written = self._writes.get((laptop, place), ())
            latest = next(
                (
                    one.number
                    for one in reversed(written)
                    if least < one.number <= number and writes(place[0], one, field)
                ),
                None,
            )
            if latest is None:
                return False
            met = self._met[laptop].get(latest)
            if met is None:
                return True
            point = met

    def _places(self, digests: set[str]) -> dict[str, Point]:
        """Find steps by their digests."""
        if not digests:
            return {}
        rows = self._connection.execute(select(STEP.c.digest, STEP.c.laptop, STEP.c.number))
        return {digest: (laptop, number) for digest, laptop, number in rows if digest in digests}


def writes(kind: str, write: Write, field: str) -> bool:
    """Tell whether a step wrote a field: whoever makes or takes away a fact writes all of it."""
    if write.before is None or write.after is None:
        return True
    if field == WHOLE:
        return False
    at = codec_of(kind).place[field]
    return bool(row_of(kind, write.before)[at] != row_of(kind, write.after)[at])


def row_of(kind: str, image: str) -> Row:
    """Read an image as the row it was kept as."""
    return codec_of(kind).row_of(image)


def touched(connection: Connection, laptop: str, after: int) -> set[Place]:
    """Name every fact one chain touched after a step."""
    asked: Any = select(CHANGE.c.kind, CHANGE.c.key).where(CHANGE.c.laptop == laptop, CHANGE.c.number > after)
    return {(kind, key) for kind, key in connection.execute(asked)}
