"""The people waiting in a profile's region, as they are listed: where each stands, what was found and measured."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.calendar import end_of_day, local_day, moment_of
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.sample.people import SURNAME_MARK
from pc_desktop.sample.profiles_people import Crowd
from pc_desktop.sample.profiles_places import Given, bed_key

_LIAISON: Final = "Liaison practitioner"
_RECEIVED_AT, _TRIAGED_AT, _SETTLED_AT = time(9, 10), time(11, 30), time(15, 0)
_SAID: Final = {
    "information_asked": "Form returned: fields are missing.",
    "for_meeting": "To be discussed this week.",
    "deferred": "Deferred: more is to be found out first.",
    "assessment_done": "Access assessment done; report to follow.",
    "accepted": "Agreed to need a bed.",
    "offered": "Bed offered.",
}
_WEEKS: Final = 4


def waiting(given: Given, now: datetime, crowd: Crowd) -> Iterator[Fact]:
    """Write everybody waiting, in the order listed; references go on from the last one given."""
    for place, one in enumerate(given["waiting"], start=1):
        ref = f"R-{given['last_reference'] + place:04d}A"
        yield from _somebody(one, place, ref, now, crowd)


def _somebody(one: Given, place: int, ref: str, now: datetime, crowd: Crowd) -> Iterator[Fact]:
    """Write one person waiting."""
    today = local_day(now)
    person, key = f"person-waiting-{place:02d}", f"referral-{place:02d}"
    received = moment_of(today - timedelta(days=one["waited"]), _RECEIVED_AT)
    yield _person(one, person, crowd.number())
    yield Referral(
        key=key,
        ref=ref,
        person=person,
        team=f"team-{one['team']}",
        received=received,
        closed=None,
        urgency=one["urgency"],
        place=one["place"],
        legal=one["legal"],
        needs=tuple(one["needs"]),
        reason=one["reason"],
        risk_holder=one.get("risk_holder"),
        interim_plan=one.get("interim_plan"),
        review_on=today + timedelta(days=one["review_in"]) if "review_in" in one else None,
    )
    yield from _turns(one, key, received, now)
    if "offered" in one:
        yield _hold(one["offered"], key, person, today)
    found = today - timedelta(days=min(one["waited"], 2))
    for item, words in one.get("fields", {}).items():
        yield Finding(f"finding-{place:02d}-{item}", person, item, found, words, _LIAISON)
    yield from _measured(one, person, found)


def _person(one: Given, key: str, number: str) -> Person:
    """Make the person listed."""
    return Person(
        key=key,
        nhs_number=number,
        surname=SURNAME_MARK + one["surname"],
        given=one["given"],
        title=None,
        born=one["born"],
        sex=one["sex"],
        outcode=one["outcode"],
        initials_said=None,
        age_said=None,
        age_said_on=None,
        died=None,
        restricted=one.get("restricted"),
        learning_disability=one.get("learning_disability"),
        autism=one.get("autism"),
    )


def _turns(one: Given, key: str, received: datetime, now: datetime) -> Iterator[Milestone]:
    """Write how the referral came to stand where it does."""
    yield Milestone(f"{key}-1", key, 1, received, "received", _LIAISON, None, "")
    triaged = received.replace(hour=_TRIAGED_AT.hour)
    yield Milestone(f"{key}-2", key, 2, triaged, "triaged", _LIAISON, None, "")
    if one["state"] != "triaged":
        later = moment_of(local_day(received) + timedelta(days=one["waited"] // 2), _SETTLED_AT)
        at = max(triaged, min(later, now - timedelta(minutes=30)))
        yield Milestone(f"{key}-3", key, 3, at, one["state"], _LIAISON, None, _SAID[one["state"]])


def _hold(offered: Given, key: str, person: str, today: date) -> Hold:
    """Hold the bed offered."""
    start = moment_of(today - timedelta(days=1), _SETTLED_AT)
    until = end_of_day(today + timedelta(days=offered["days"]))
    bed = bed_key(offered["unit"], offered["bed"])
    return Hold(f"hold-{key}", bed, key, person, start, until, released=None, used=False)


def _measured(one: Given, person: str, last: date) -> Iterator[Measurement]:
    """Write weekly values of each sign, from the first given to the latest."""
    for sign, (first, latest) in one.get("signs", {}).items():
        for week in range(_WEEKS):
            value = round(first + (latest - first) * week / (_WEEKS - 1), 1)
            taken = last - timedelta(weeks=_WEEKS - 1 - week)
            yield Measurement(f"measurement-{person}-{sign}-{week}", person, sign, taken, value)
