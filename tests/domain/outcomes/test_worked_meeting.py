"""Hand-worked examples of the measures of waiting and of the meeting's own work."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from pc_desktop.domain.bed import Confirmation
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.meeting import Action, Decision, Meeting
from pc_desktop.domain.outcomes.measures_meeting import began
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.unit_answer import UnitAnswer
from tests.domain.outcomes.invented_cases import (
    YEAR,
    left_of,
    life,
    meeting,
    minute,
    referral,
    stay,
    worked,
)

MARCH = date(2025, 3, 3)
LEGS = ("referral_to_decision", "decision_to_bed", "bed_to_admission", "referral_to_admission")
Turns = tuple[tuple[str, date], ...]


def on(days: int) -> date:
    """Give the day so many days after 3 March."""
    return MARCH + timedelta(days=days)


@pytest.mark.parametrize(
    ("turns", "waits"),
    [
        ((("accepted", on(4)), ("offered", on(9)), ("admitted", on(12))), (4, 5, 3, 12)),
        ((("admitted", on(2)),), (2, 0, 0, 2)),
        ((("information_asked", on(1)), ("triaged", on(8)), ("accepted", on(10))), (10, None, None, None)),
        ((("withdrawn", on(6)),), (None, None, None, None)),
        ((("triaged", on(1)), ("not_accepted", on(3))), (3, None, None, None)),
        (
            (("offered", on(0)), ("declined_by_unit", on(2)), ("offered", on(7)), ("admitted", on(7))),
            (0, 0, 7, 7),
        ),
        ((("accepted", on(24)), ("offered", on(31)), ("admitted", on(31))), (24, 7, 0, 31)),
    ],
)
def test_that_each_part_of_the_way_is_counted_in_calendar_days(
    turns: Turns, waits: tuple[int | None, ...]
) -> None:
    """Whole; at once; paused and going on; withdrawn; not accepted; declined and offered again; over the clocks."""
    facts: dict[str, Any] = {
        "referrals": (referral("r", MARCH),),
        "milestones": life("r", ("received", MARCH), *turns),
    }
    assert tuple(worked(name, **facts).value for name in LEGS) == waits


def test_that_a_wait_counts_in_the_period_it_ends_in() -> None:
    early = date(2024, 10, 20)
    facts: dict[str, Any] = {
        "referrals": (referral("r", early),),
        "milestones": life(
            "r", ("received", early), ("accepted", date(2024, 10, 31)), ("offered", date(2024, 11, 5))
        ),
    }
    assert worked("referral_to_decision", **facts).value is None
    assert worked("decision_to_bed", **facts).value == 5


def closed(key: str, received: date, ended: date | None) -> Referral:
    """Invent a referral that was closed at noon of a day, or is open."""
    return referral(key, received, closed=moment_of(ended, time(12)) if ended else None)


@pytest.mark.parametrize(
    ("received", "ended", "waiting"),
    [
        (date(2025, 10, 1), None, 1),
        (date(2025, 10, 1), date(2025, 10, 31), 0),
        (date(2025, 10, 1), date(2025, 11, 1), 1),
        (date(2025, 10, 31), None, 1),
        (date(2025, 11, 1), None, 0),
        (date(2020, 1, 1), date(2024, 1, 1), 0),
    ],
)
def test_that_who_waits_is_counted_as_the_last_day_ends(
    received: date, ended: date | None, waiting: int
) -> None:
    """Open; closed on the last day; the day after; received on the last day; the day after; long ago."""
    assert worked("waiting", referrals=(closed("r", received, ended),)).value == waiting


def test_that_who_waits_in_a_period_going_on_is_who_waits_now() -> None:
    today = date(2026, 11, 17)
    referrals = (closed("r", today, None), closed("s", on(0), today), closed("t", on(0), None))
    found = worked("waiting", date(2026, 11, 1), date(2026, 12, 1), referrals=referrals)
    assert sorted(found.cases) == ["r", "t"]


@pytest.mark.parametrize(
    ("minutes", "hours", "meetings"),
    [
        ([("m", 3600)], 1.0, 1),
        ([("m", 1800), ("m", 1800), ("n", 900)], 1.25, 2),
        ([("m", 0)], 0.0, 0),
        ([("before", 3600), ("after", 3600)], 0.0, 0),
        ([("first", 360), ("last", 360)], 0.2, 2),
        ([("unknown", 3600)], 0.0, 0),
    ],
)
def test_that_discussion_is_the_time_of_the_minutes_of_the_period(
    minutes: list[tuple[str, int]], hours: float, meetings: int
) -> None:
    """An hour; two meetings; nothing said; the days beside; first and last day; of no meeting."""
    days = {
        "m": MARCH,
        "n": on(7),
        "before": YEAR.start - timedelta(days=1),
        "first": YEAR.start,
        "last": YEAR.end - timedelta(days=1),
        "after": YEAR.end,
    }
    said = tuple(minute(key, place, seconds) for place, (key, seconds) in enumerate(minutes))
    found = worked("discussion", meetings=tuple(meeting(*one) for one in days.items()), minutes=said)
    assert found.value == pytest.approx(hours)
    assert found.number == meetings


def decision(key: str, day: date, departure: str | None = None) -> Decision:
    """Invent a decision at noon."""
    at = moment_of(day, time(12))
    return Decision(
        key, "m", "r", 1, at, "keep_waiting", None, None, None, None, None, "", departure, "Somebody"
    )


@pytest.mark.parametrize(
    ("departures", "percent"),
    [
        ([None], 0.0),
        (["a reason"], 100.0),
        ([None, "a reason"], 50.0),
        ([], None),
        (["", None, None, None], 25.0),
    ],
)
def test_that_departures_from_the_plan_are_a_share_of_all_decisions(
    departures: list[str | None], percent: float | None
) -> None:
    made = tuple(decision(f"d{place}", MARCH, said) for place, said in enumerate(departures))
    beside = (decision("x", YEAR.start - timedelta(days=1), "a reason"), decision("y", YEAR.end, "a reason"))
    assert worked("decisions_departing", decisions=(*made, *beside)).value == percent


@pytest.mark.parametrize(("days", "number"), [([], 0), ([0], 1), ([0, 0, 7], 3), ([-200], 0), ([300], 0)])
def test_that_moves_in_the_order_are_counted_when_they_were_made(days: list[int], number: int) -> None:
    moves = tuple(
        Departure(f"d{place}", "r", None, moment_of(on(day), time(12)), "Somebody", "", None)
        for place, day in enumerate(days)
    )
    assert worked("order_moved", departures=moves).value == number


@pytest.mark.parametrize(
    ("answers", "percent"),
    [
        ([True], 100.0),
        ([False], 0.0),
        ([True, True, False, False], 50.0),
        ([], None),
        ([True, False, False], 100 / 3),
    ],
)
def test_that_units_accept_a_share_of_what_they_are_asked(answers: list[bool], percent: float | None) -> None:
    said = tuple(
        UnitAnswer(
            f"a{place}", "r", "oak", moment_of(MARCH), yes, None if yes else "no_bed", "", "Somebody", None
        )
        for place, yes in enumerate(answers)
    )
    found = worked("unit_accepts", answers=said).value
    assert found == (percent if percent is None else pytest.approx(percent))


def word(unit: str, at: datetime, source: str = "meeting") -> Confirmation:
    """Let a unit give its word for its beds."""
    return Confirmation(f"{unit}-{at.isoformat()}-{source}", unit, at, "Somebody", source)


BEGAN = moment_of(MARCH, time(10))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ([word("oak", BEGAN - timedelta(days=2)), word("ash", BEGAN)], 1.0),
        ([word("oak", BEGAN - timedelta(days=9)), word("oak", BEGAN - timedelta(hours=12))], 0.5),
        ([word("oak", BEGAN + timedelta(seconds=1))], None),
        ([word("far", BEGAN - timedelta(days=2))], None),
        ([word("oak", BEGAN - timedelta(days=4)), word("oak", BEGAN, "override")], 4.0),
        ([], None),
    ],
)
def test_that_the_bed_state_is_as_old_as_the_last_word_when_the_meeting_begins(
    words: list[Confirmation], days: float | None
) -> None:
    """Two units; the later of two words; a word too late; of a unit outside; planned with without a word; none."""
    held = (meeting("m", MARCH),)
    assert worked("bed_state_age", meetings=held, confirmations=tuple(words)).value == days


def test_that_meetings_begin_when_recorded_and_those_to_come_tell_nothing() -> None:
    started = datetime(2025, 3, 3, 14, 5, tzinfo=UTC)
    held = Meeting("m", MARCH, "", started, None, None, "", "", None, None, None)
    assert began(held) == started
    assert began(meeting("m", MARCH)) == BEGAN
    to_come = worked(
        "bed_state_age",
        date(2026, 11, 1),
        date(2027, 1, 1),
        meetings=(meeting("m", date(2026, 11, 24)),),
        confirmations=(word("oak", BEGAN),),
    )
    assert to_come.number == 0
    (silent,) = left_of("bed_state_age", meetings=(meeting("m", MARCH),), confirmations=(word("oak", BEGAN),))
    assert silent.words == "1 meeting at which a unit had not given its word yet"


@pytest.mark.parametrize(
    ("due", "done", "overdue"),
    [
        (date(2025, 10, 30), None, 1),
        (date(2025, 10, 31), None, 0),
        (date(2025, 10, 1), date(2025, 10, 20), 0),
        (date(2025, 10, 1), date(2025, 10, 1), 0),
        (date(2025, 10, 1), date(2025, 11, 5), 1),
        (date(2025, 11, 20), None, 0),
    ],
)
def test_that_actions_are_overdue_the_day_after_they_were_due(
    due: date, done: date | None, overdue: int
) -> None:
    """Due the day before the last; on the last; done late but within; done in time; done later; not due yet."""
    action = Action("a", "m", None, 1, "", "Somebody", due, moment_of(done, time(12)) if done else None)
    assert worked("actions_overdue", actions=(action,)).value == overdue


def test_that_what_is_said_of_a_referral_belongs_to_the_unit_it_led_to() -> None:
    facts: dict[str, Any] = {
        "referrals": (referral("r", MARCH),),
        "spells": (stay("a", on(5), referral="r", unit="ash"),),
        "decisions": (decision("d", MARCH),),
    }
    assert worked("decisions_departing", **facts).cases == ("d",)
