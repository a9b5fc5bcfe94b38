"""Overlaps that are in a store although the database refuses them: somebody went around it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from pc_desktop.store.tables import FACT_TABLES

_NEVER: Final = "9999-12-31T23:59:59Z"


@dataclass(frozen=True, slots=True)
class Span:
    """One occupation or hold: whose, of which bed, from when until when (half-open, as kept)."""

    bed: str
    person: str
    start: str
    end: str

    @property
    def is_empty(self) -> bool:
        """Tell whether it ends as it begins, and so is in nobody's way."""
        return self.start >= self.end


def overlaps(connection: Connection) -> Iterator[str]:
    """Give a sentence for each bed and each patient where two exclude each other."""
    occupations = [
        Span(one.bed, one.person, one.start, one.end or _NEVER) for one in _rows(connection, "occupation")
    ]
    holds = [
        Span(one.bed, one.person, one.start, min(one.until, one.released or one.until))
        for one in _rows(connection, "hold")
    ]
    beds = _bed_names(connection)
    for bed in _crossed(occupations, "bed"):
        yield f"{beds.get(bed, 'A bed')} is occupied by two patients at one time."
    for bed in _crossed(holds, "bed"):
        yield f"{beds.get(bed, 'A bed')} is held twice at one time."
    for person in _crossed(occupations, "person"):
        yield f"One patient is in two beds at one time ({person})."
    for person in _crossed(holds, "person"):
        yield f"One patient has two beds held at one time ({person})."
    for bed in _admitted_into_a_hold(occupations, holds):
        yield f"{beds.get(bed, 'A bed')} was given to somebody else while it was held."


def _rows(connection: Connection, kind: str) -> Iterable[Any]:
    """Read every row of a kind."""
    return connection.execute(select(FACT_TABLES[kind]))


def _bed_names(connection: Connection) -> dict[str, str]:
    """Name every bed with its unit."""
    units = {unit.key: unit.name for unit in _rows(connection, "unit")}
    return {bed.key: f"{units.get(bed.unit, 'Bed')} {bed.label}" for bed in _rows(connection, "bed")}


def _crossed(spans: Iterable[Span], whose: str) -> list[str]:
    """List the beds, or the patients, of which two spans share a moment."""
    latest: dict[str, str] = {}
    crossed: set[str] = set()
    for span in sorted((span for span in spans if not span.is_empty), key=lambda span: span.start):
        one = getattr(span, whose)
        if span.start < latest.get(one, ""):
            crossed.add(one)
        latest[one] = max(span.end, latest.get(one, ""))
    return sorted(crossed)


def _admitted_into_a_hold(occupations: Iterable[Span], holds: Iterable[Span]) -> list[str]:
    """List the beds in which somebody's occupation begins while they are held for somebody else."""
    held: defaultdict[str, list[Span]] = defaultdict(list)
    for hold in holds:
        held[hold.bed].append(hold)
    return sorted(
        {
            one.bed
            for one in occupations
            if not one.is_empty
            for hold in held[one.bed]
            if hold.person != one.person and hold.start <= one.start < hold.end
        }
    )
