"""Where one person could go with what it does to others, and the plan beside its alternatives."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from pc_desktop.domain.alternatives import Asked, alternatives
from pc_desktop.domain.calendar import counted, weekday_and_day
from pc_desktop.domain.called import heading, short_link
from pc_desktop.domain.fit import Fit
from pc_desktop.domain.knock_on import knock_on
from pc_desktop.domain.plan import Plan
from pc_desktop.services.plan_view import Planning
from pc_desktop.services.region import Region

_AIM: Final = "Most unwell first; the linked unit first, then the nearest."
TOO_MANY = "Too many people wait to compare every way of placing them."


@dataclass(frozen=True, slots=True)
class WhereLine:
    """One unit for one person: the badge and the sentence, and what choosing it would do to others.

    `bed` is the key of the bed it would be, None where the unit does not suit; `planned` marks where the plan places
    them.
    """

    unit_key: str
    unit: str
    bed: str | None
    badge: str
    free_now: bool
    linked: bool
    planned: bool
    sentence: str
    knock_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One plan in figures: people placed, in linked units, miles in total, and how it differs from the plan.

    `miles` adds the known distances up; `unknown` counts those that are not known. Figures are None where there were
    too many ways to compare.
    """

    key: str
    name: str
    aim: str
    placed: int | None
    linked: int | None
    miles: float | None
    unknown: int
    changes: tuple[str, ...]


def where_could(planning: Planning, key: str) -> tuple[WhereLine, ...]:
    """Put every unit into a line for one person, those that suit first; none where they are not planned for."""
    return tuple(_where(planning, fit) for fit in planning.fits_of(key))


def compared(region: Region, planning: Planning, wait_days: int) -> tuple[ComparedLine, ...]:
    """Put the plan and its alternatives side by side, the plan first."""
    asked = Asked(planning.candidates, planning.rooms, planning.miles, planning.horizon, planning.plan)
    made = alternatives(asked, region.today + timedelta(days=wait_days), wait_days)
    ours = _compared(("plan", "The plan", region.called.said(_AIM)), planning.plan, ())
    return (ours, *(_compared((one.key, one.name, one.aim), one.plan, one.changes) for one in made))


def left_out(region: Region, planning: Planning) -> tuple[str, ...]:
    """Say which units the plan does not count on, and which it counts on though their word is old."""
    said = [f"{room.unit.name} is left out: {room.left_out}." for room in planning.rooms if room.left_out]
    said += [
        f"{figures.unit.name} counts though its beds are not confirmed: people said so today."
        for figures in region.figures.values()
        if figures.in_plan and not figures.fresh
    ]
    return tuple(said)


def _where(planning: Planning, fit: Fit) -> WhereLine:
    """Prepare one unit's line."""
    place, placement = fit.place, planning.plan.of(fit.candidate.key)
    going = placement.unit.key if placement and placement.unit else None
    if place is None:
        badge = f"{heading(fit.candidate.link)}, does not suit" if fit.linked else "Does not suit"
    else:
        day = "free now" if place.free_from is None else weekday_and_day(place.free_from)
        badge = (
            f"{heading(short_link(fit.candidate.link))}, {day}" if fit.linked else day[0].upper() + day[1:]
        )
    told: tuple[str, ...] = ()
    if place is not None and going != fit.unit.key:
        told = knock_on(planning.plan, planning.trying(fit.candidate.key, fit.unit.key, place.bed))
    return WhereLine(
        unit_key=fit.unit.key,
        unit=fit.unit.name,
        bed=place.bed if place else None,
        badge=badge,
        free_now=place is not None and place.free_from is None,
        linked=fit.linked,
        planned=going == fit.unit.key,
        sentence=fit.short_words,
        knock_on=told,
    )


def _compared(named: tuple[str, str, str], plan: Plan | None, changes: tuple[str, ...]) -> ComparedLine:
    """Count one plan."""
    if plan is None:
        return ComparedLine(*named, None, None, None, 0, (TOO_MANY,))
    placed = [one for one in plan.placements if one.unit]
    known = [one.miles for one in placed if one.miles is not None]
    linked = sum(one.linked for one in placed)
    return ComparedLine(*named, len(placed), linked, sum(known), len(placed) - len(known), changes)


def miles_total_words(line: ComparedLine) -> str:
    """Say the miles of a plan in total, and for how many people the distance is not known."""
    if line.miles is None:
        return "not known"
    whole = f"{round(line.miles):,}"
    return f"{whole} and {counted(line.unknown, 'person', 'people')} not known" if line.unknown else whole
