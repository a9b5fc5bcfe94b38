"""One referral on the table: everything the meeting asks, from one look, in London's days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.services.case_view import CasePage, case_view
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.ruling import Said
from tests.services.small_region import CENTRES, NOW, TODAY, Putting

MAP = Gazetteer(CENTRES)


def case(desk: Desk, key: str = "r1") -> CasePage:
    """Give one referral's page."""

    def ask(reading: Reading) -> CasePage:
        region = region_now(reading)
        return case_view(reading, region, planning_now(region, MAP), key)

    return desk.ask(ask)


def details(desk: Desk, key: str = "r1") -> dict[str, str]:
    """Give what is known by its label."""
    return dict(case(desk, key).details)


def test_that_a_page_says_who_and_where_they_stand(desk: Desk) -> None:
    page = case(desk)
    assert (page.ref, page.initials, page.about) == ("R-0411A", "C.M.", "female, 26 · CV1")
    assert (page.name, page.born) == ("XXTEST-MOSS, Cora", "02-Jan-2000 (26y)")
    assert page.nhs_number.split() == ["999", "958", "9065"]
    assert page.order_words.startswith("First in the queue: ")
    assert (page.bmi, page.bmi_red) == ((("08-Nov", 13.2), ("16-Nov", 12.7)), 13.0)
    assert [sign.words for sign in page.signs] == ["▲ Red: BMI 12.7"]
    second = case(desk, "r2")
    assert [sign.words for sign in second.signs] == ["◆ Amber: BMI 14.1"]
    assert second.order_words.startswith("Number 2 in the queue: ")
    assert "Below the one above: " in second.order_words
    assert [sign.words for sign in case(desk, "r3").signs] == ["○ BMI not recorded"]


def test_that_what_is_not_recorded_is_said(desk: Desk) -> None:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(person, born=None, nhs_number=None, outcode=None, sex=None)))
    page = case(desk)
    assert page.about == "sex not recorded, age not recorded · no outcode"
    assert (page.born, page.nhs_number) == ("Not recorded", "Not recorded")
    found = details(desk)
    assert found["Holds the risk"] == found["Until a bed"] == "Not recorded"
    assert (found["Needs"], found["Last time"], found["Open actions"]) == (
        "nothing special",
        "not discussed before",
        "none",
    )


def test_that_a_person_under_eighteen_is_read_by_no_adult_table(desk: Desk) -> None:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(person, born=date(2012, 1, 1))))
    assert (case(desk).signs, case(desk).bmi_red) == ((), None)


def test_that_the_last_decision_is_told_with_its_bed_and_what_was_said(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3), Said("Wants to stay near home.")))
    page = case(desk)
    assert (page.held, page.placed) == ("Larch L02 until 20-Nov-2026", None)
    found = details(desk)
    assert found["Last time"] == "17-Nov-2026: offer bed in linked unit, Larch L02. Wants to stay near home."
    assert "(Larch lead, due 20-Nov)" in found["Open actions"]
    desk.do(KeepWaiting("r2", "today"))
    assert details(desk, "r2")["Last time"] == "17-Nov-2026: keep waiting"


def test_that_units_are_numbered_with_badges_and_a_reason_where_they_do_not_suit(desk: Desk) -> None:
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(referral, needs=("ng_feeding",))))
    larch, yew = case(desk).options
    assert (larch.number, larch.badge, larch.linked, larch.suits) == (1, "Linked unit", True, True)
    assert "NG feeding ✓" in larch.sentence
    assert (yew.number, yew.badge, yew.free_now) == (2, "Free now", True)
    assert larch.knock_on == (), "the plan's own choice changes nobody's place"
    desk.do(Putting(replace(referral, needs=("pregnancy",))))
    assert {one.badge for one in case(desk).options} == {"Linked unit", "Does not suit"}
    assert not any(one.suits or one.knock_on for one in case(desk).options)


def test_that_a_choice_says_what_it_does_to_others(desk: Desk) -> None:
    yew = next(one for one in case(desk).options if one.unit == "Yew")
    assert yew.knock_on
    assert all("R-04" in words for words in yew.knock_on)


def test_that_a_bed_expected_later_says_its_day(desk: Desk) -> None:
    for bed, referral in (("y2", "r3"), ("l2", "r2")):
        desk.do(OfferBed(referral, bed, "today", TODAY + timedelta(days=3)))
    yew = next(one for one in case(desk).options if one.unit == "Yew")
    assert (yew.badge, yew.free_now) == ("Sun 22-Nov", False)


def test_that_days_are_londons(desk: Desk) -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    first = desk.ask(lambda reading: reading.find(Milestone, referral="r1"))[0]
    desk.do(Putting(replace(referral, received=late), replace(first, at=late)))
    assert details(desk)["Referred by"] == "Riverside team, 01-Jul-2026"
    assert case(desk).life[0][0] == "01-Jul-2026"


def test_that_somebody_who_no_longer_waits_is_refused_in_words(desk: Desk) -> None:
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(referral, closed=NOW, team=None)))
    with pytest.raises(Refused, match="no longer waits"):
        case(desk)


def test_that_a_referral_without_a_team_says_so(desk: Desk) -> None:
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(referral, team=None, place="elsewhere")))
    found = details(desk)
    assert found["Referred by"].startswith("Not recorded, ")
    assert (found["Linked unit"], found["Waits"]) == ("Not recorded", "Not recorded")
