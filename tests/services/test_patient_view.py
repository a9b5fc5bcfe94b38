"""One patient in full: everything that happened, newest first, open or closed, masked where restricted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.domain.bed import Hold, Leave, Stay
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Decision, Minute
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Disagreement, Measurement, RiskRule
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.services.desk import Desk
from pc_desktop.services.glass import OpenRestricted
from pc_desktop.services.patient_timeline import Entry
from pc_desktop.services.patient_view import PatientPage, born_words, patient_view
from tests.services.small_region import NOW, TODAY, Putting, milestone, referral

LABELS = {"ecg": "ECG"}


def page(desk: Desk, key: str = "r1") -> PatientPage:
    return desk.ask(lambda reading: patient_view(reading, key, desk.by, LABELS))


def everything() -> tuple[Fact, ...]:
    """Make one of each thing that can happen to somebody."""
    old = replace(referral("old", "R-0001A", "w1", days=900), closed=NOW - timedelta(days=880))
    day = timedelta(days=1)
    return (
        old,
        milestone("m-old", old),
        Milestone("m-old-2", "old", 2, NOW - 880 * day, "admitted", "Clerk", None, "Went in", None, None),
        Stay(
            "s9", "w1", "yew", "old", NOW - 880 * day, NOW - 800 * day, None, TODAY - 805 * day, None, "01",
            "meeting", None, 3.0, None, "19",
        ),
        Leave("lv", "s9", NOW - 850 * day, NOW - 849 * day, None, bed_usable=False, leave_type="weekend"),
        Finding("f1", "w1", "ecg", TODAY - 2 * day, "QTc 430", "Dr Invented"),
        Disagreement("d1", "w1", "bmi", "amber", NOW - 2 * day, "Dr Invented", "Was measured dressed", NOW - day),
        Minute("mi", "today", "r1", 1, "Talked through with the team.", 120),
        Decision(
            "de", "today", "r1", 1, NOW, "offer_linked", "larch", "l2", "h1", NOW + 3 * day, None, "Fits",
            "nearer", "Chair",
        ),
        Action("a9", "today", "r1", 1, "Ring the ward", "Clerk", TODAY, NOW),
        Hold("h1", "l2", "r1", "w1", NOW - 3 * day, NOW - 2 * day, None, used=False),
        Hold("h2", "l3", "r1", "w1", NOW - day, NOW + day, NOW, used=False),
        Enquiry(
            "e1", "r1", NOW - 3 * day, "Clerk", "the team", ("ecg",), "Please", TODAY - day, NOW - day, NOW
        ),
        UnitAnswer("u1", "r1", "yew", NOW - day, accepted=False, reason="no_bed",
            words="Try later", by="Yew", review_on=None),
        Departure("x1", "r1", "r2", NOW - 2 * day, "Chair", "Frailer than it looks", NOW - day),
    )  # fmt: skip


def titles(entries: tuple[Entry, ...]) -> list[str]:
    return [one.title for one in entries]


def test_that_the_timeline_tells_everything_newest_first(desk: Desk) -> None:
    desk.do(Putting(*everything()))
    entries = page(desk).entries
    assert [one.at for one in entries] == sorted((one.at for one in entries), reverse=True)
    assert set(titles(entries)) == {
        "Action: Ring the ward", "Done: Ring the ward", "Discussed", "Offer bed in linked unit: Larch L02",
        "Bed held: Larch L02", "Hold lapsed: Larch L02", "Bed held: Larch L03", "Bed no longer held: Larch L03",
        "Received", "Admitted", "Information asked", "Information chased", "Information came", "Yew said no",
        "Admitted to Yew", "Clinically ready to leave Yew", "Left Yew", "On leave from Yew",
        "Leave from Yew ended", "Moved in the order, above R-0412A", "Stands where the rule puts it again",
        "Measured", "Found", "BMI seen as amber", "BMI seen as the table does again",
    }  # fmt: skip
    words = {one.title: one.words for one in entries}
    assert words["Found"] == "ECG: QTc 430"
    assert words["Yew said no"] == "no bed; Try later"
    assert words["Offer bed in linked unit: Larch L02"] == "Fits; departs from the plan: nearer"
    assert words["Left Yew"] == "Usual place of residence"
    assert {one.ref for one in entries if one.title == "Admitted to Yew"} == {"R-0001A"}


def test_that_a_closed_referral_has_the_same_timeline_and_says_how_it_ended(desk: Desk) -> None:
    desk.do(Putting(*everything()))
    closed = page(desk, "old")
    assert closed.entries == page(desk).entries
    assert (closed.is_open, closed.state_words, closed.others) == (False, "Admitted", (("r1", "R-0411A"),))
    told = dict(closed.details)
    assert told["Ended"] == f"{shown_day(TODAY - timedelta(days=880))}: admitted"
    assert told["Why"] == "Went in"
    assert told["Received"].endswith("20 days in all")


def test_that_nothing_still_to_come_is_told(desk: Desk) -> None:
    later = NOW + timedelta(hours=2)
    desk.do(
        Putting(
            Milestone("m9", "r1", 2, later, "triaged", "Clerk", None, ""),
            Measurement("b9", "w1", "bmi", TODAY + timedelta(days=1), 11.0),
        )
    )
    told = page(desk)
    assert "Triaged" not in titles(told.entries)
    assert told.state == "received"
    assert all(one.at <= NOW for one in told.entries)


def test_that_what_was_judged_is_told_in_the_words_of_its_level(desk: Desk) -> None:
    squat = RiskRule(
        "squat", "1", "adult", 2, "squat", "Squat test", "", 0, None, 2.0, None, 1.0, falling_is_worse=False,
        green_words="gets up", amber_words="uses hands", red_words="cannot get up",
    )  # fmt: skip
    desk.do(Putting(squat, Measurement("q", "w1", "squat", TODAY - timedelta(days=1), 1.0)))
    (newest, *_) = (one for one in page(desk).entries if one.kind == "measured")
    assert newest.words == "BMI 12.7; Squat test: uses hands"


def test_that_a_restricted_record_shows_nothing_until_it_is_opened(desk: Desk) -> None:
    moss = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(moss, restricted="works for the trust")))
    shut = page(desk)
    assert shut.is_masked
    assert shut.entries == ()
    assert "MOSS" not in repr(shut)
    assert "9999589065"[:3] + "\u00a0958" not in repr(shut)
    assert (shut.name, shut.nhs_number, shut.born) == ("Restricted record", "Masked", "Masked")
    desk.do(OpenRestricted("w1", "Called by the ward"))
    opened = page(desk)
    assert opened.name == "XXTEST-MOSS, Cora"
    assert opened.entries[0].title == "Restricted record opened"
    assert opened.entries[0].words == "Called by the ward"


def test_that_a_death_is_told_plainly_with_the_age_then(desk: Desk) -> None:
    moss = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(moss, died=date(2026, 11, 10))))
    told = page(desk)
    assert told.died == "10-Nov-2026"
    assert told.born == "02-Jan-2000 (aged 26y)"
    assert "Died" in titles(told.entries)


def test_that_what_is_not_recorded_says_so(desk: Desk) -> None:
    moss = desk.ask(lambda reading: reading.get(Person, "w1"))
    asked = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(
        Putting(
            replace(moss, nhs_number=None, born=None, sex=None, outcode=None),
            replace(asked, team=None, reason="", urgency=""),
        )
    )
    told = page(desk)
    assert (told.nhs_number, told.sex, told.home) == ("Not recorded",) * 3
    assert told.born == "Not recorded (age not recorded)"
    assert dict(told.details)["Linked unit"] == "Not recorded"
    assert "" not in dict(told.details).values()


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.integers(0, 6000))
def test_that_nobody_grows_older_after_they_died(born: date, days: int) -> None:
    died = date(2012, 1, 1) + timedelta(days=days % 3000)
    person = Person("p", None, "Xxtest-A", "B", None, born, "F", None, None, None, None, died)
    assert born_words(person, died) == born_words(person, died + timedelta(days=days))


@pytest.mark.parametrize("key", ["r1", "r2", "r3"])
def test_that_everybody_open_can_be_shown(desk: Desk, key: str) -> None:
    assert page(desk, key).is_open
