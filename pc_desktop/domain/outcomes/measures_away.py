"""Placements out of area: started, open, bed days, and for which reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import days_between
from pc_desktop.domain.meeting import OAT_REASONS
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import NO_BED
from pc_desktop.domain.outcomes.measured import Aside, Measure, Observed, Spell
from pc_desktop.domain.outcomes.whole import MANAGED, TRANSFER, day_of

AWAY_SOURCE: Final = (
    "NHS Data Dictionary, referred out of area reason; for specialised services the definition is local."
)
_WHAT: Final = (
    "Placements of the collaborative's patients in units outside the region, for any reason; somebody who is moved "
    "from one such unit to another, or home to a unit of the region, has one placement that ends with the move home."
)
_WANT: Final = f"{_WHAT} Of these, the inappropriate ones: made for want of a bed, reason code 10."
_REASON: Final = (
    f"{_WHAT} Of these, the appropriate ones: reason codes 11 to 15, such as the patient's choice."
)
_NO_REASON: Final = "without a recorded reason, in neither group"
_APPROPRIATE: Final = frozenset(OAT_REASONS) - {NO_BED}


@dataclass(frozen=True, slots=True)
class Placement:
    """One placement out of area: its first stay, and when it ended; None while it goes on.

    `reason` is a national code of OAT_REASONS, None where not recorded.
    """

    first: Stay
    ended: datetime | None
    reason: str | None

    @property
    def is_inappropriate(self) -> bool:
        """Tell whether it was made for want of a bed."""
        return self.reason == NO_BED


def placements(book: CaseBook) -> tuple[Placement, ...]:
    """Give the collaborative's placements in units outside the region, in order of admission.

    Source: gov.uk guidance of 2016 on out-of-area placements; inappropriate is reason code 10 alone.
    """
    ours = [one for one in book.spells if one.source in {MANAGED, TRANSFER}]
    away = [one for one in ours if not book.units[one.unit].in_region]
    onward = {(one.person, one.admitted): one for one in away if one.source == TRANSFER}
    ended = {(one.person, one.discharged) for one in away}
    firsts = (one for one in away if one.source == MANAGED or (one.person, one.admitted) not in ended)
    ordered = sorted(firsts, key=lambda one: (one.admitted, one.key))
    return tuple(Placement(one, _left(one, onward), one.oat_reason) for one in ordered)


def _left(first: Stay, onward: dict[tuple[str, datetime], Stay]) -> datetime | None:
    """Follow a placement from unit to unit outside the region to its end."""
    left, seen = first.discharged, {first.key}
    while left is not None and (after := onward.get((first.person, left))) and after.key not in seen:
        seen.add(after.key)
        left = after.discharged
    return left


def away_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of placements out of area."""
    found = placements(book)
    want = [one for one in found if one.is_inappropriate]
    other = [one for one in found if one.reason in _APPROPRIATE]
    unsaid = tuple(
        Aside(
            day_of(one.first.admitted),
            _NO_REASON,
            one.first.key,
            one.first.unit,
            book.area_of_stay(one.first),
        )
        for one in found
        if one.reason not in OAT_REASONS
    )
    for_reason = _started(
        "out_of_area_for_reason", "Out-of-area placements for another reason", _REASON, other, book
    )
    apart = (
        _started("out_of_area_for_want", "Out-of-area placements for want of a bed", _WANT, want, book),
        replace(for_reason, better="neutral"),
        _days("out_of_area_days_for_want", "Out-of-area bed days for want of a bed", _WANT, want, book),
    )
    return (
        _started("out_of_area", "Out-of-area placements started", _WHAT, found, book),
        _open("out_of_area_open", "Out-of-area placements open", found, book),
        _days("out_of_area_days", "Out-of-area bed days", _WHAT, found, book),
        *(replace(one, aside=unsaid) for one in apart),
    )


def days_since_last(book: CaseBook, at: datetime) -> tuple[int, Placement] | None:
    """Count the days from the start of the last placement out of area to a moment, and name it; None of none.

    The gap that goes on: the days-between chart shows the same as its last, hollow point.
    """
    begun = [one for one in placements(book) if one.first.admitted <= at]
    return (days_between(begun[-1].first.admitted, at), begun[-1]) if begun else None


def _started(name: str, title: str, what: str, found: Iterable[Placement], book: CaseBook) -> Measure:
    """Count placements by the day they started."""
    return Measure(
        name=name,
        title=title,
        unit="",
        of="placement",
        kind="count",
        better="decrease",
        definition=f"{what} Counted on the day they started.",
        source=AWAY_SOURCE,
        case_kind="stay",
        theme="Out of area",
        observed=tuple(
            Observed(
                day_of(one.first.admitted),
                1.0,
                one.first.key,
                one.first.unit,
                book.area_of_stay(one.first),
            )
            for one in found
        ),
        figure="out_of_area",
    )


def _spells(found: Iterable[Placement], book: CaseBook) -> tuple[Spell, ...]:
    """Give placements as spells of days, the day of leaving not counted."""
    return tuple(
        Spell(
            day_of(one.first.admitted),
            day_of(one.ended) if one.ended else None,
            one.first.key,
            one.first.unit,
            book.area_of_stay(one.first),
        )
        for one in found
    )


def _open(name: str, title: str, found: Iterable[Placement], book: CaseBook) -> Measure:
    """Count placements that are open at the end."""
    return Measure(
        name=name,
        title=title,
        unit="",
        of="placement",
        kind="open",
        better="decrease",
        definition=f"{_WHAT} Counted at the end of the last day: those that had begun and not ended.",
        source=AWAY_SOURCE,
        case_kind="stay",
        theme="Out of area",
        spells=_spells(found, book),
        figure="out_of_area",
    )


def _days(name: str, title: str, what: str, found: Iterable[Placement], book: CaseBook) -> Measure:
    """Add up the days of placements."""
    return replace(
        _open(name, title, found, book),
        unit="days",
        kind="days",
        definition=f"{what} Days within the period, the day of leaving not counted.",
    )
