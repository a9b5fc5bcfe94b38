"""Measures of beds: occupancy with and without leave, and the days lost while people were ready to leave."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.later import Later
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.measured import Measure, Spell
from pc_desktop.domain.outcomes.whole import MANAGED, TRANSFER, day_of
from pc_desktop.domain.stays import ready_parts

_OCCUPANCY_SOURCE: Final = (
    "MHSDS inpatient dashboard: occupied of available bed days, the last day not counted."
)
_BEDS: Final = (
    "Occupied bed days in per cent of the bed days that were available: of every bed of the region's units from its "
    "unit's first recorded admission on, less the days beds were closed. All patients count, whoever's they are, the "
    "day of discharge does not. Vacant beds that could not be used count as available."
)
_UNUSABLE: Final = "unusable"


def bed_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of beds."""
    stays, beds = Later(lambda: _occupied(book)), Later(lambda: _available(book))
    with_leave = Measure(
        name="occupancy",
        title="Occupancy, leave included",
        unit="%",
        of="stay",
        kind="days",
        better="neutral",
        definition=f"{_BEDS} Days on leave count as occupied.",
        source=_OCCUPANCY_SOURCE,
        case_kind="stay",
        theme="Beds",
        spells=stays,
        against=beds,
        family="occupancy",
        choice="Leave included",
        excluded=("Beds belong to no area: where an area is chosen there is no occupancy.",),
    )
    without = replace(
        with_leave,
        name="occupancy_without_leave",
        title="Occupancy, leave left out",
        definition=f"{_BEDS} Days on leave do not count as occupied.",
        spells=Later(lambda: (*stays, *_on_leave(book))),
        choice="Leave left out",
    )
    ready = _ready(book)
    waiting = replace(
        ready,
        name="ready_waiting",
        title="People ready to leave, still in",
        unit="",
        kind="open",
        definition="Patients of the collaborative in the region who were clinically ready for discharge and had not "
        "left as the last day ended, or now where that is still to come.",
    )
    return with_leave, without, ready, waiting


def ready_days_by_reason(book: CaseBook, measure: Measure) -> Mapping[str, Measure]:
    """Give the days lost while people were ready to leave apart by the reason, by its national code.

    A stay whose reason has no code stands under an empty one.
    """
    found: dict[str, list[Spell]] = {}
    for spell in measure.spells:
        code, _ = ready_parts(book.spell_of[spell.case].ready_reason)
        found.setdefault(code or "", []).append(spell)
    return {code: replace(measure, spells=tuple(spells)) for code, spells in found.items()}


def _occupied(book: CaseBook) -> tuple[Spell, ...]:
    """Give every stay in a unit of the region, whoever's patient it is."""
    return tuple(_spell(one) for one in book.spells if book.units[one.unit].in_region)


def _spell(stay: Stay) -> Spell:
    """Give a stay as the days it lasts; it belongs to its unit, and like the beds to no area."""
    return Spell(
        day_of(stay.admitted), day_of(stay.discharged) if stay.discharged else None, stay.key, stay.unit
    )


def _on_leave(book: CaseBook) -> tuple[Spell, ...]:
    """Give the leave of people staying in the region, to be taken off."""
    there = ((one, book.spell_of.get(one.stay)) for one in book.leaves)
    return tuple(
        Spell(
            day_of(leave.start),
            _earliest(leave.end and day_of(leave.end), stay.discharged and day_of(stay.discharged)),
            stay.key,
            stay.unit,
            weight=-1.0,
        )
        for leave, stay in there
        if stay is not None and book.units[stay.unit].in_region
    )


def _earliest(*days: date | None) -> date | None:
    """Give the earliest day there is; None where there is none."""
    return min((day for day in days if day is not None), default=None)


def _available(book: CaseBook) -> tuple[Spell, ...]:
    """Give the days of every bed of the region from its unit's first admission on, closures taken off."""
    since: dict[str, date] = {}
    for one in book.spells:
        day = day_of(one.admitted)
        since[one.unit] = min(day, since.get(one.unit, day))
    beds = {one.key: one for one in book.beds if one.unit in since and book.units[one.unit].in_region}
    there = [Spell(since[one.unit], None, one.key, one.unit) for one in beds.values()]
    for closure in book.closures:
        bed = beds.get(closure.bed)
        if bed is None or closure.kind == _UNUSABLE:
            continue
        start = max(since[bed.unit], day_of(closure.start))
        end = day_of(closure.end) if closure.end else None
        if end is None or end > start:
            there.append(Spell(start, end, bed.key, bed.unit, weight=-1.0))
    return tuple(there)


def _ready(book: CaseBook) -> Measure:
    """Add up the days from being clinically ready to leaving, of the collaborative's stays in the region."""
    return Measure(
        name="ready_days",
        title="Bed days lost after being ready to leave",
        unit="days",
        of="stay",
        kind="days",
        better="decrease",
        definition="Days within the period from the day a patient was clinically ready for discharge up to, not "
        "including, the day of discharge; of the collaborative's stays in the region. Stays without a "
        "day of being ready count none.",
        source="MHSDS table MHS518, clinically ready for discharge: start to end, by national delay reason.",
        case_kind="stay",
        theme="Beds",
        spells=Later(lambda: _waits(book)),
    )


def _waits(book: CaseBook) -> Iterable[Spell]:
    """Give the days people stayed on although they were ready; not of those recorded as ready once they had left."""
    for one in book.spells:
        if one.source not in {MANAGED, TRANSFER} or not book.units[one.unit].in_region:
            continue
        left = day_of(one.discharged) if one.discharged else None
        if one.ready is not None and (left is None or one.ready < left):
            start = max(one.ready, day_of(one.admitted))
            yield Spell(start, left, one.key, one.unit, book.area_of_stay(one))
