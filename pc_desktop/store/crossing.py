"""Occupations and holds that exclude one another, in pairs, and how the one that gives way is emptied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pc_desktop.store.codec import Row, codec_of

Place = tuple[str, str]
_NEVER: Final = "9999-12-31T23:59:59Z"


@dataclass(frozen=True, slots=True)
class _Span:
    """One span of time: which fact, of which bed and person, from when until when (half-open, as kept)."""

    place: Place
    bed: str
    person: str
    start: str
    end: str


def crossings(tables: Mapping[str, Mapping[str, Row]]) -> Iterator[tuple[Place, Place]]:
    """Give every two occupations, two holds, or occupation begun in somebody else's hold, that exclude each other."""
    occupations = [one for row in tables["occupation"].values() if (one := _occupied(row))]
    holds = [one for row in tables["hold"].values() if (one := _held(row))]
    for spans in (occupations, holds):
        for whose in ("bed", "person"):
            yield from _crossed(spans, whose)
    held: defaultdict[str, list[_Span]] = defaultdict(list)
    for hold in holds:
        held[hold.bed].append(hold)
    for one in occupations:
        for hold in held[one.bed]:
            if hold.person != one.person and hold.start <= one.start < hold.end:
                yield one.place, hold.place


def emptied(kind: str, row: Row, winner_kind: str, winner: Row) -> Row:
    """Give a span that gives way: over as it began, or, of a hold, when somebody else's occupation begins."""
    codec, values = codec_of(kind), list(row)
    start = row[codec.place["start"]]
    if kind == "hold":
        begins = winner[codec_of(winner_kind).place["start"]] if winner_kind == "occupation" else start
        values[codec.place["released"]] = max(start, begins)
    else:
        values[codec.place["end"]] = start
    return tuple(values)


def _occupied(row: Row) -> _Span | None:
    """Read an occupation; None where it is empty."""
    at = codec_of("occupation").place
    end = row[at["end"]] or _NEVER
    span = _Span(("occupation", row[0]), row[at["bed"]], row[at["person"]], row[at["start"]], end)
    return span if span.start < span.end else None


def _held(row: Row) -> _Span | None:
    """Read a hold; None where it is empty."""
    at = codec_of("hold").place
    end = min(row[at["until"]], row[at["released"]] or row[at["until"]])
    span = _Span(("hold", row[0]), row[at["bed"]], row[at["person"]], row[at["start"]], end)
    return span if span.start < span.end else None


def _crossed(spans: list[_Span], whose: str) -> Iterator[tuple[Place, Place]]:
    """Give every two spans of one bed, or of one person, that share a moment."""
    open_now: defaultdict[str, list[_Span]] = defaultdict(list)
    for span in sorted(spans, key=lambda one: (one.start, one.place)):
        there = open_now[getattr(span, whose)]
        there[:] = [one for one in there if one.end > span.start]
        for one in there:
            yield one.place, span.place
        there.append(span)
