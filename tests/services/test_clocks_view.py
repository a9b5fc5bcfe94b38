"""A referral's clocks as they are read: parts, pauses said, standards with what is breached or near."""

from datetime import date, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.profile import Profile, Standard
from pc_desktop.domain.settings import Setting
from pc_desktop.services.clocks_view import ClocksPage, bank_holidays, breaches, clocks_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import CorrectTurn, RecordAssessment, Triage, Withdraw
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting

PROFILE = Profile(
    "p", "P", (), (), (), (Standard("2", 48, 168, working=False),), "local starting values", (), (), ()
)


def page(desk: Desk, referral: str = "r1") -> ClocksPage:
    """Look at a referral's clocks."""
    return desk.ask(lambda reading: clocks_view(reading, region_now(reading), PROFILE, referral))


def late(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Tell what is overdue of everybody waiting."""
    return desk.ask(lambda reading: breaches(region_now(reading), PROFILE))


def test_that_each_standard_says_whether_it_is_breached_near_or_fine(desk: Desk, clock: StoppedClock) -> None:
    assert [one.level for one in page(desk).limits] == ["breached", "fine"]
    assert page(desk).limits[0].words == "not answered: 24 hours overdue (standard 48 hours)"
    assert page(desk).source == "local starting values"
    clock.moment += timedelta(days=3, hours=12)
    assert [one.level for one in page(desk).limits] == ["breached", "near"]
    desk.do(Triage("r1", "2"))
    desk.do(RecordAssessment("r1", TODAY, "admission helps"))
    levels = [(one.level, one.words.partition(",")[0]) for one in page(desk).limits]
    assert levels == [("breached", "answered late"), ("fine", "assessed in time")]


def test_that_what_is_overdue_is_told_of_everybody_waiting_until_it_is_done(desk: Desk) -> None:
    assert late(desk)["r1"] == ("not answered: 24 hours overdue (standard 48 hours)",)
    assert len(late(desk)["r3"]) == 2
    desk.do(Triage("r1", "2"))
    assert "r1" not in late(desk)
    desk.do(Withdraw("r3", "07", "The patient"))
    assert "r3" not in late(desk)
    desk.do(CorrectTurn("r1", "received", "not triaged yet"))
    assert "r1" in late(desk), "a turn put right has answered nobody"


def test_that_a_pause_is_said_and_the_whole_counts_it(desk: Desk) -> None:
    asked = NOW - timedelta(days=2)
    enquiry = Enquiry("e1", "r1", asked, "L", "team", ("ECG",), "", TODAY, None, None)
    desk.do(Putting(enquiry))
    assert page(desk).pauses == "paused 2 days for information, still waiting; still counted in the total"
    assert page(desk).whole == "3 days so far"
    assert page(desk, "r2").pauses == ""


def test_that_standards_set_in_setup_are_said_to_be(desk: Desk) -> None:
    said = '[{"urgency": "2", "respond_hours": 1000, "assess_hours": null, "working": true}]'
    desk.do(Putting(Setting("standards", said)))
    (limit,) = page(desk).limits
    assert limit.words.endswith("(standard 1000 working hours)")
    assert (limit.level, page(desk).source) == ("fine", "set in Setup")
    assert late(desk) == {}


@pytest.mark.parametrize("day", [date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 29)])
def test_that_bank_holidays_of_england_reach_into_the_next_year(day: date) -> None:
    assert day in bank_holidays(2026)
    assert date(2027, 3, 17) not in bank_holidays(2026), "kept in Northern Ireland alone"
