"""What is new since the meeting before: what changed is told, what was only found again is not."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.meeting import Action, Meeting
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.services.desk import Desk
from pc_desktop.services.news import last_meeting_before, news_of, news_words
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting

A_WEEK_AGO = NOW - timedelta(days=7)


def news(desk: Desk, referral: str = "r3") -> tuple[str, ...]:
    """Give what is new about a referral that was received before the last meeting."""

    def ask(reading: Reading) -> tuple[str, ...]:
        region = region_now(reading)
        return news_of(reading, region, region.cases[referral], last_meeting_before(reading, None))

    return desk.ask(ask)


def test_that_somebody_received_since_is_new_and_nothing_else_is_said(desk: Desk) -> None:
    assert news(desk, "r1") == ("new: received 14-Nov",)


def test_that_nothing_new_is_said_so(desk: Desk) -> None:
    assert news(desk) == ()
    assert news_words(()) == "nothing recorded"


def test_that_turns_changed_signs_answers_and_actions_done_are_told(desk: Desk) -> None:
    found = desk.ask(lambda reading: reading.get(Referral, "r3"))
    before, after = TODAY - timedelta(days=9), TODAY - timedelta(days=1)
    yesterday = NOW - timedelta(days=1)
    asked = Enquiry(
        "e", "r3", NOW - timedelta(days=8), "Liaison", "Team", (), "Please", after, None, yesterday
    )
    desk.do(
        Putting(
            Milestone("m9", "r3", 2, yesterday, "triaged", "Liaison", None, ""),
            Measurement("b1", found.person, "bmi", before, 14.0),
            Measurement("b2", found.person, "bmi", after, 13.2),
            UnitAnswer("u1", "r3", "larch", yesterday, True, None, "", "Lead", None),
            asked,
            replace(asked, key="e2", at=yesterday, answered=None),
            Action("a", "today", "r3", 1, "Ring the ward", "Lead", TODAY, yesterday),
        )
    )
    assert news(desk) == (
        "triaged 16-Nov",
        "BMI 13.2 (was 14.0)",
        "Larch accepts",
        "information came",
        "information asked",
        "done: Ring the ward",
    )


def test_that_a_sign_found_the_same_is_no_news(desk: Desk) -> None:
    found = desk.ask(lambda reading: reading.get(Referral, "r3"))
    days = TODAY - timedelta(days=9), TODAY - timedelta(days=1)
    taken = (Measurement(f"b{at}", found.person, "bmi", day, 14.0) for at, day in enumerate(days))
    desk.do(Putting(*taken))
    assert news(desk) == ()


def test_that_the_last_meeting_is_the_one_before_this_day_or_a_week_ago(desk: Desk) -> None:
    assert desk.ask(lambda reading: last_meeting_before(reading, None)) == A_WEEK_AGO
    today = desk.ask(lambda reading: reading.get(Meeting, "today"))
    earlier = replace(today, key="last", day=TODAY - timedelta(days=14), started=NOW - timedelta(days=14))
    desk.do(Putting(earlier))
    assert desk.ask(lambda reading: last_meeting_before(reading, today)) == NOW - timedelta(days=14)
