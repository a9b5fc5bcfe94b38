"""The places of a profile's region as they are given: units, beds, teams, thresholds, meetings, the units' word."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from pc_desktop.domain.bed import Closure, Confirmation
from pc_desktop.domain.calendar import local_day, moment_of
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.reference import table
from pc_desktop.services.starting_table import starting_table

Given = Mapping[str, Any]
_MORNING: Final = time(9, 0)


def places(given: Given) -> Iterator[Fact]:
    """Write trusts, units, beds and teams."""
    yield from (Trust(f"trust-{one['key']}", one["name"], None) for one in given["trust"])
    for position, one in enumerate(given["unit"], start=1):
        yield _unit(one, position)
    for one in given["unit"]:
        for number in range(1, one.get("beds", 0) + 1):
            yield Bed(bed_key(one["key"], number), f"unit-{one['key']}", str(number), number, None)
    for one in given["team"]:
        outcodes = tuple(one["outcodes"])
        yield Team(f"team-{one['key']}", one["name"], one["area"], f"unit-{one['unit']}", outcodes)


def bed_key(unit: str, number: int) -> str:
    """Name a bed by its unit and its number."""
    return f"bed-{unit}-{number:02d}"


def _unit(one: Given, position: int) -> Unit:
    """Make a unit; one without beds of its own lies outside the region."""
    return Unit(
        key=f"unit-{one['key']}",
        name=one["name"],
        trust=f"trust-{one['trust']}",
        outcode=one["outcode"],
        position=position,
        bed_type=one["bed_type"],
        offers=tuple(one["offers"]),
        sexes=one["sexes"],
        youngest=one["youngest"],
        oldest=one.get("oldest"),
        men_places=one.get("men_places"),
        one_to_one_places=one.get("one_to_one_places"),
        price_per_day=one.get("price_per_day"),
        in_region="beds" in one,
        known_as=(),
    )


def rules(given: Given) -> Iterator[Fact]:
    """Write the starting table of risk signs, where this kind of collaborative measures them."""
    if given["risk_table"]:
        yield from starting_table(table("risk_signs.toml"))


def words_given(given: Given, now: datetime) -> Iterator[Fact]:
    """Write the beds out of use, and each unit's word for its beds."""
    today = local_day(now)
    for place, one in enumerate(given.get("closure", ()), start=1):
        start = moment_of(today - timedelta(days=one["days_ago"]), _MORNING)
        bed = bed_key(one["unit"], one["bed"])
        yield Closure(f"closure-{place:02d}", bed, start, None, one["kind"], one["reason"], None)
    for one in given["unit"]:
        if "confirmed_days_ago" in one:
            at = moment_of(today - timedelta(days=one["confirmed_days_ago"]), _MORNING)
            yield Confirmation(
                f"confirmation-{one['key']}", f"unit-{one['key']}", at, "Liaison practitioner", "return"
            )


def today_meeting(given: Given, now: datetime) -> Iterator[Fact]:
    """Write today's meeting, not yet begun, with everybody expected."""
    today: date = local_day(now)
    people = given["attender"]
    following = today + timedelta(days=given["next_meeting_days"])
    key = f"meeting-{today.isoformat()}"
    chair, taker = people[0]["name"], people[1]["name"]
    yield Meeting(key, today, given["meeting_place"], None, None, None, chair, taker, following, None, None)
    for place, one in enumerate(people, start=1):
        unit = f"unit-{one['unit']}" if "unit" in one else None
        yield Attendance(f"attendance-{place:02d}", key, one["name"], one["role"], unit, "not recorded")
