"""The people staying in a profile's region: so many in each unit, drawn from the seed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from pc_desktop.domain.bed import Leave, Occupation, Stay
from pc_desktop.domain.calendar import local_day, moment_of
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.person import Person
from pc_desktop.reference import gazetteer
from pc_desktop.sample.profiles_people import Crowd
from pc_desktop.sample.profiles_places import Given, bed_key

_ADMITTED_AT: Final = time(14, 0)
_ADULT: Final = (19, 58)
_LEGAL: Final = ("03", "03", "02", "01")
_SECURE: Final = ("09", "10", "15", "03")
_READY: Final = "05"
"""The national reason: waiting for community or mental health services."""


def staying(given: Given, now: datetime, crowd: Crowd) -> Iterator[Fact]:
    """Write everybody staying, unit by unit, from the first bed on."""
    for one in given["unit"]:
        homes = [team["outcodes"] for team in given["team"] if team["unit"] == one["key"]] or [
            [one["outcode"]]
        ]
        for number in range(1, one.get("occupied", 0) + 1):
            yield from _somebody(one, number, homes[0], local_day(now), crowd)


def _somebody(one: Given, number: int, homes: list[str], today: date, crowd: Crowd) -> Iterator[Fact]:
    """Write one person staying: every fourth expected to leave soon, one ready, one on leave."""
    draws, key = crowd.draws, f"{one['key']}-{number:02d}"
    sex = one["sexes"] if one["sexes"] in {"F", "M"} else "M" if number == one.get("men_places", 2) else "F"
    ages = (max(one["youngest"], 12), one["oldest"]) if one.get("oldest") else _ADULT
    person = crowd.somebody(f"person-in-{key}", today, ages, sex, draws.pick(homes))
    days = draws.whole(20, 160)
    yield person
    stay = _stay(one, number, person, today - timedelta(days=days), today)
    yield stay
    yield Occupation(
        f"occupation-{key}", stay.key, person.key, bed_key(one["key"], number), stay.admitted, None
    )
    if number == one["occupied"] and one["occupied"] > 2:
        start = moment_of(today - timedelta(days=1), _ADMITTED_AT)
        due = today + timedelta(days=2)
        yield Leave(f"leave-{key}", stay.key, start, None, due, bed_usable=False, leave_type="02")


def _stay(one: Given, number: int, person: Person, since: date, today: date) -> Stay:
    """Make the stay of one person."""
    secure = "medium_security" in one["offers"] or "low_security" in one["offers"]
    return Stay(
        key=f"stay-{one['key']}-{number:02d}",
        person=person.key,
        unit=f"unit-{one['key']}",
        referral=None,
        admitted=moment_of(since, _ADMITTED_AT),
        discharged=None,
        expected=today + timedelta(days=3 * number) if number % 4 == 1 else None,
        ready=today - timedelta(days=6) if number == 2 else None,
        ready_reason=_READY if number == 2 else None,
        legal=(_SECURE if secure else _LEGAL)[number % 4],
        source="own" if number % 3 else "elsewhere",
        oat_reason=None,
        miles=gazetteer().miles(person.outcode, one["outcode"]),
        method=None,
        destination=None,
    )
