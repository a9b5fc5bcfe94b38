"""What of the sample is given rather than drawn: places, years, people of the meeting, today's date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Final

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.reference import table

FILE: Final = "sample_region.toml"
SAMPLE_YEARS: Final = 4
"""The years the sample tells of: one before the baseline, so that its charts begin with enough points."""
_ADULT_BEDS: Final = "203"


@dataclass(frozen=True, slots=True)
class Span:
    """How much is made: how many years back from today.

    `meetings_from` is the first day with meetings and `beds_from` the first day whose beds are all told of,
    None for those the region gives. `other_stay` is the mean stay in days of patients who are not the
    meeting's, None for the published mean; a shorter one makes more stays. `meetings_of` tells how many
    Tuesdays of thirteen have a meeting.
    """

    years: int
    meetings_from: date | None = None
    beds_from: date | None = None
    other_stay: float | None = None
    meetings_of: int = 13


@dataclass(frozen=True, slots=True)
class YearPlan:
    """One year of the collaborative: how many of what, and which means are settled exactly.

    `mean_stay` is in days, of the stays that end in the year; `nearer_by_miles` says how many miles nearer
    home its admissions are than the year before, None where that is left to chance.
    """

    start: date
    end: date
    admissions: int
    out_of_area: int
    alternatives: int
    readmitted: int
    others: int
    mean_stay: float
    settled: bool
    nearer_by_miles: float | None
    discussion_minutes: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything given: places by key, the plans of the years in order, the file's other tables."""

    now: datetime
    span: Span
    years: tuple[YearPlan, ...]
    trusts: tuple[Trust, ...]
    units: Mapping[str, Unit]
    beds: Mapping[str, tuple[Bed, ...]]
    teams: tuple[Team, ...]
    shares: tuple[float, ...]
    areas_without_team: frozenset[str]
    meetings_from: date
    beds_from: date
    meeting_at: time
    given: Mapping[str, Any]

    @property
    def today(self) -> date:
        """Give today in London."""
        return local_day(self.now)

    def bed(self, unit: str, number: int) -> Bed:
        """Give the bed of a unit by its number, counted from 1."""
        return self.beds[f"unit-{unit}"][number - 1]

    def bed_labelled(self, unit: str, label: str) -> Bed:
        """Give the bed of a unit by its label."""
        return next(bed for bed in self.beds[f"unit-{unit}"] if bed.label == label)


def frame(span: Span) -> Frame:
    """Read the region and lay out its years."""
    given = table(FILE)
    units = {
        unit.key: unit for unit in (_unit(one, place) for place, one in enumerate(given["unit"], start=1))
    }
    years = _years(given["year"], span.years)
    return Frame(
        now=datetime.fromisoformat(given["today"]),
        span=span,
        years=years,
        trusts=tuple(Trust(f"trust-{one['key']}", one["name"], None) for one in given["trust"]),
        units=units,
        beds={f"unit-{one['key']}": _beds(one) for one in given["unit"]},
        teams=tuple(_team(one) for one in given["team"]),
        shares=tuple(float(one["share"]) for one in given["team"]),
        areas_without_team=frozenset(
            f"team-{one['key']}" for one in given["team"] if one.get("without_team")
        ),
        meetings_from=span.meetings_from or given["meetings_from"],
        beds_from=span.beds_from or max(years[0].start, given["event"][0]["day"]),
        meeting_at=time.fromisoformat(given["meeting_time"]),
        given=given,
    )


def _unit(one: Mapping[str, Any], position: int) -> Unit:
    """Make a unit; one without beds of its own lies outside the region."""
    return Unit(
        key=f"unit-{one['key']}",
        name=one["name"],
        trust=f"trust-{one['trust']}",
        outcode=one["outcode"],
        position=position,
        bed_type=_ADULT_BEDS,
        offers=tuple(one["offers"]),
        sexes=one["sexes"],
        youngest=one["youngest"],
        oldest=one.get("oldest"),
        men_places=one.get("men_places"),
        one_to_one_places=one.get("one_to_one_places"),
        price_per_day=one.get("price_per_day"),
        in_region="beds" in one,
        known_as=tuple(one.get("known_as", ())),
    )


def _beds(one: Mapping[str, Any]) -> tuple[Bed, ...]:
    """Make the beds of a unit, labelled as its staff do."""
    key, numbers = one["key"], range(1, one.get("beds", 0) + 1)
    return tuple(
        Bed(f"bed-{key}-{number:02d}", f"unit-{key}", one["label"].format(number), number, None)
        for number in numbers
    )


def _team(one: Mapping[str, Any]) -> Team:
    """Make a community team."""
    return Team(f"team-{one['key']}", one["name"], one["area"], f"unit-{one['unit']}", tuple(one["outcodes"]))


def _years(given: list[Mapping[str, Any]], number: int) -> tuple[YearPlan, ...]:
    """Lay out the last years; those before the first one given are like it."""
    plans = [_plan(one) for one in given]
    while len(plans) < number:
        first = plans[0]
        earlier = first.start.replace(year=first.start.year - 1)
        plans.insert(0, replace(first, start=earlier, end=first.start))
    return tuple(plans[-number:])


def _plan(one: Mapping[str, Any]) -> YearPlan:
    """Read the plan of one year."""
    start: date = one["start"]
    return YearPlan(
        start=start,
        end=start.replace(year=start.year + 1),
        admissions=one["admissions"],
        out_of_area=one["out_of_area"],
        alternatives=one["alternatives"],
        readmitted=one.get("readmitted_alternatives", 0),
        others=one["others"],
        mean_stay=one["mean_stay"],
        settled=one.get("settled", False),
        nearer_by_miles=one.get("nearer_by_miles"),
        discussion_minutes=one.get("discussion_minutes", 48),
    )
