"""What stands under the items of an agenda: beds to confirm, people in order with what is amiss, stays by exception."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Confirmation, Leave, Stay
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.meeting import Action, Addendum, Decision, Meeting, Minute
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.reference import profiles
from pc_desktop.services.agenda_matters import (
    MatterLine,
    away_lines,
    bed_round,
    by_exception,
    last_minutes,
    matter_arising,
    people_under,
)
from pc_desktop.services.agenda_view import talked
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.life_risk import NameRiskHolder
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.region import region_now
from pc_desktop.services.repatriation_view import away_view
from tests.services.small_region import CENTRES, NOW, TODAY, Putting, stay

WEEK = timedelta(days=7)


def people(desk: Desk, kind: str = "new_referrals", *, with_profile: bool = False) -> tuple[MatterLine, ...]:
    """Ask who is discussed under an item."""

    def ask(reading: Any) -> tuple[MatterLine, ...]:
        region = region_now(reading)
        queue = tuple(one.standing.referral.key for one in region.ranked)
        heard = talked(reading, reading.get(Meeting, "today"), queue)
        profile = next(iter(profiles().values())) if with_profile else None
        return people_under(region, heard, kind, profile)

    return desk.ask(ask)


def test_that_each_unit_is_confirmed_since_the_meeting_began_or_not(desk: Desk) -> None:
    old = Confirmation("c2", "yew", NOW - timedelta(days=9), "Yew lead", "meeting")
    now = Confirmation("c3", "larch", NOW, "Chair", "meeting")
    desk.do(Putting(old, now))
    larch, yew = desk.ask(lambda reading: bed_round(region_now(reading), NOW))
    assert (larch.mark, larch.level) == ("✓ confirmed 09:30", "good")
    assert (yew.mark, yew.level) == ("◆ last confirmed 08-Nov-2026 09:30", "notice")
    assert larch.words == "2 free, 0 held, 1 occupied, 0 on leave"
    larch, _ = desk.ask(lambda reading: bed_round(region_now(reading), None))
    assert (larch.mark, larch.level) == ("● last confirmed 17-Nov-2026 09:30", "quiet")


def test_that_a_unit_nobody_ever_confirmed_says_so(desk: Desk) -> None:
    class Forget:
        def title(self, _reading: object) -> str:
            return "Forget"

        def carry_out(self, work: Any) -> None:
            work.remove(*work.find(Confirmation))

    desk.do(Forget())
    lines = desk.ask(lambda reading: bed_round(region_now(reading), NOW))
    assert {line.mark for line in lines} == {"◆ never confirmed"}


def test_that_people_stand_in_order_with_what_is_amiss_and_ticked_once_decided(desk: Desk) -> None:
    first, *others = people(desk)
    assert (first.name, first.level, first.referral) == ("R-0411A · C.M.", "bad", "r1")
    assert first.mark == "▲ nobody is named to hold the risk and 1 more"
    assert [line.mark for line in others] == ["2 in the order", "3 in the order"]
    desk.do(NameRiskHolder("r1", "Team", "Weekly", TODAY + WEEK))
    assert people(desk)[0].mark == "1 in the order"
    desk.do(KeepWaiting("r1", "today"))
    assert (people(desk)[0].mark, people(desk)[0].level) == ("✓ decided", "good")
    assert people(desk, "waiting") == ()


def test_that_late_answers_and_standards_overdue_are_amiss(desk: Desk) -> None:
    asked = Enquiry(
        "e", "r2", NOW - WEEK, "x", "Riverside", ("weight",), "", TODAY - timedelta(days=3), None, None
    )
    desk.do(Putting(asked))
    marks = {line.referral: line.mark for line in people(desk)}
    assert marks["r2"] == "▲ an answer from Riverside is 3 days late"
    marks = {line.referral: line.mark for line in people(desk, with_profile=True)}
    assert marks["r2"].startswith("▲ an answer from Riverside is 3 days late and ")


def test_that_a_restricted_person_is_masked_everywhere(desk: Desk) -> None:
    everybody = desk.ask(lambda reading: reading.find(Person))
    desk.do(Putting(*(replace(one, restricted="staff") for one in everybody)))
    assert "•.•." in people(desk)[0].name
    desk.do(Putting(Setting("long_stay_days", "30")))
    assert "•.•." in desk.ask(lambda reading: by_exception(region_now(reading)))[0].name


def test_that_everybody_away_stays_listed(desk: Desk) -> None:
    away = replace(stay("s3", "w3", "away", 30), source="meeting", referral="r3", oat_reason="10", miles=88.0)
    closed = replace(desk.ask(lambda reading: reading.get(Referral, "r3")), closed=NOW)
    desk.do(Putting(away, closed))

    def ask(reading: Any) -> tuple[MatterLine, ...]:
        region = region_now(reading)
        maps = Gazetteer(CENTRES)
        return away_lines(away_view(reading, region, planning_now(region, maps), maps))

    (line,) = desk.ask(ask)
    assert line.words == "Faraway House for 30 days, 88 miles from home"
    assert line.more.startswith("out of area: no bed available.")
    assert (line.level, line.mark[0]) == ("notice", "◆")


@pytest.mark.parametrize(("days", "listed"), [("41", ()), ("40", ("Larch L01 · A.R.",))])
def test_that_a_stay_is_long_from_the_days_set(desk: Desk, days: str, listed: tuple[str, ...]) -> None:
    desk.do(Putting(Setting("long_stay_days", days)))
    lines = desk.ask(lambda reading: by_exception(region_now(reading)))
    assert tuple(line.name for line in lines) == listed


def test_that_ready_comes_before_leave_before_long_stays(desk: Desk, clock: StoppedClock) -> None:
    first, second = desk.ask(lambda reading: (reading.get(Stay, "s1"), reading.get(Stay, "s2")))
    ready = replace(second, ready=TODAY - timedelta(days=4), ready_reason=None)
    gone = Leave(
        "x", "s1", NOW - timedelta(days=1), None, TODAY + timedelta(days=1), bed_usable=False, leave_type="02"
    )
    desk.do(Putting(ready, gone, Setting("long_stay_days", "30")))
    one, two = desk.ask(lambda reading: by_exception(region_now(reading)))
    assert (one.name, one.mark, one.level) == ("Yew 1 · B.F.", "◆ ready to leave", "notice")
    assert one.more == "ready since 13-Nov-2026: reason not recorded"
    assert one.words == "20 days; expected 22-Nov-2026"
    assert (two.mark, two.level) == ("● on leave, long stay", "quiet")
    assert two.more == "on leave since 16-Nov-2026, bed kept, due back 18-Nov-2026"
    assert two.words == "40 days; no day of discharge"
    assert first.expected is None


def test_that_the_last_minutes_say_how_they_stand_and_what_is_left_of_them(desk: Desk) -> None:
    def asked() -> dict[str, str]:
        return dict(desk.ask(lambda reading: last_minutes(reading, reading.get(Meeting, "today"))))

    assert asked() == {"Last meeting": "This is the first meeting recorded."}
    last = Meeting("last", TODAY - WEEK, "", NOW - WEEK, None, None, "", "", None, None, None)
    actions = [
        Action("a1", "last", "r1", 1, "Ring", "Lead", TODAY - timedelta(days=1), done=None),
        Action("a2", "last", None, 2, "Write", "Chair", TODAY, done=None),
        Action("a3", "last", None, 3, "Ask", "Chair", TODAY, done=NOW),
    ]
    decided = Decision(
        "d", "last", "r1", 1, NOW - WEEK, "keep_waiting", None, None, None, None, None, "", None, "x"
    )
    desk.do(Putting(last, decided, *actions, Minute("m", "last", "r1", 1, "said", 130)))
    assert asked() == {
        "Last meeting": "10-Nov-2026, chaired by somebody not recorded",
        "Minutes": "neither approved nor issued",
        "Decided": "1 decision about 1 person in 2 min",
        "Actions from it": "1 of 3 done",
    }
    desk.do(Putting(replace(last, approved=NOW)))
    assert asked()["Minutes"] == "approved 17-Nov-2026 09:30, not issued yet"
    added = Addendum("x", "last", NOW, "L", "Read 13.2, not 12.3.")
    desk.do(Putting(replace(last, issued=NOW, issued_by="L"), added))
    assert asked()["Minutes"] == "issued 17-Nov-2026 09:30 by L"
    assert asked()["Corrected 17-Nov-2026"] == "Read 13.2, not 12.3."
    lines = desk.ask(
        lambda reading: matter_arising(reading, reading.get(Meeting, "today"), {"r1": "R-0411A"})
    )
    assert [(line.name, line.mark, line.level) for line in lines] == [
        ("R-0411A", "▲ overdue", "bad"),
        ("–", "● open", "quiet"),
    ]


def test_that_nothing_arises_from_a_first_meeting(desk: Desk) -> None:
    assert desk.ask(lambda reading: matter_arising(reading, reading.get(Meeting, "today"), {})) == ()
