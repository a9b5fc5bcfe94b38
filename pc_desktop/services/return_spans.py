"""Who would be in which bed, from when until when, once a return is accepted, and where two cross each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pc_desktop.domain.bed import Hold, Occupation, hold_end


@dataclass(frozen=True, slots=True)
class Span:
    """One person in one bed (half-open, open while `end` is None).

    `row` is the key of the row of the return that made or changed it, empty where none did; `weight` tells which of
    two rows in each other's way gives way: the heavier.
    """

    stay: str
    person: str
    bed: str
    start: datetime
    end: datetime | None
    row: str = ""
    weight: int = 0

    def after(self, moment: datetime) -> bool:
        """Tell whether any of it lies after a moment."""
        return self.end is None or self.end > max(moment, self.start)


class Spans:
    """The occupations of a unit's beds as the rows of a return would leave them."""

    def __init__(self, occupations: Iterable[Occupation], holds: Iterable[Hold]) -> None:
        """Begin with what is held."""
        self._spans = [Span(one.stay, one.person, one.bed, one.start, one.end) for one in occupations]
        self._holds = tuple(holds)

    def leave(self, stay: str, at: datetime, row: str, weight: int) -> bool:
        """End a stay's time in its bed; False, and nothing done, where it came into that bed only later."""
        mine = [place for place, span in enumerate(self._spans) if span.stay == stay]
        if any(self._spans[place].start > at for place in mine):
            return False
        for place in mine:
            span = self._spans[place]
            if span.end is None or span.row == row:
                self._spans[place] = replace(span, end=at, row=row, weight=weight)
        return True

    def admit_earlier_or_later(
        self, stay: str, before: datetime, at: datetime, row: str, weight: int
    ) -> bool:
        """Move the beginning of a stay with that of its first bed; False where another of its beds began before."""
        mine = sorted((span.start, place) for place, span in enumerate(self._spans) if span.stay == stay)
        if mine and mine[0][0] == before:
            place = mine.pop(0)[1]
            self._spans[place] = replace(self._spans[place], start=at, row=row, weight=weight)
        return all(start >= at for start, _ in mine)

    def move(self, stay: str, person: str, bed: str, at: datetime, row: str, weight: int) -> None:
        """Put somebody into another bed, not before they came into the one they leave."""
        for place, span in enumerate(self._spans):
            if span.stay == stay and span.end is None:
                at = max(at, span.start)
                self._spans[place] = replace(span, end=at, row=row, weight=weight)
        self.enter(stay, person, bed, at, row, weight)

    def enter(self, stay: str, person: str, bed: str, at: datetime, row: str, weight: int) -> None:
        """Put somebody into a bed from a moment on."""
        self._spans.append(Span(stay, person, bed, at, None, row, weight))

    def after(self, bed: str, moment: datetime) -> tuple[Span, ...]:
        """Give who is in a bed at or after a moment."""
        return tuple(span for span in self._spans if span.bed == bed and span.after(moment))

    def in_bed(self, beds: Iterable[str]) -> frozenset[str]:
        """Give the stays (of newcomers: the people) that would be in these beds in the end."""
        keys = frozenset(beds)
        return frozenset(
            span.stay or span.person for span in self._spans if span.end is None and span.bed in keys
        )

    def clash(self) -> tuple[str, Span | Hold | None] | None:
        """Give the row that must give way and what it is in the way of; None where everything fits."""
        for place, span in enumerate(self._spans):
            if span.row and span.end is not None and span.end < span.start:
                return span.row, None
            for other in self._spans[:place]:
                if _meet(span, other):
                    loser, winner = (span, other) if span.weight >= other.weight else (other, span)
                    return loser.row, winner
            for hold in self._holds if span.row and span.end is None else ():
                is_anothers = hold.bed == span.bed and hold.person != span.person
                if is_anothers and hold.start <= span.start < hold_end(hold):
                    return span.row, hold
        return None


def _meet(one: Span, other: Span) -> bool:
    """Tell whether a row puts two people into one bed, or one person into two beds, at one moment."""
    if not (one.row or other.row) or (one.bed != other.bed and one.person != other.person):
        return False
    return one.after(other.start) and other.after(one.start)
