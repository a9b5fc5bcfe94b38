"""The queue's lines: who, why there, and what is not recorded said so."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Team
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.decide import GoOutOfArea, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.glass import MASKED_INITIALS, MASKED_NAME
from pc_desktop.services.queue_view import QueueLine, offer_words, queue_view
from pc_desktop.services.region import region_now
from tests.services.small_region import TODAY, Putting

UNTIL = TODAY + timedelta(days=3)


def lines(desk: Desk) -> dict[str, QueueLine]:
    """Give the queue by referral."""
    return {line.key: line for line in desk.ask(lambda reading: queue_view(region_now(reading)))}


def test_that_the_queue_is_numbered_in_order_with_reasons(desk: Desk) -> None:
    found = list(lines(desk).values())
    assert [line.place for line in found] == [1, 2, 3]
    assert found[0].key == "r1", "the only red sign comes first"
    assert all(line.reasons for line in found)


def test_that_a_line_says_bmi_with_its_direction_or_that_nothing_is_recorded(desk: Desk) -> None:
    found = lines(desk)
    assert (found["r1"].bmi, found["r2"].bmi, found["r3"].bmi) == ("12.7 ▼", "14.1", "Not recorded")
    assert (found["r1"].seen, found["r3"].seen) == (1, None)
    desk.do(Putting(Measurement("b9", "w1", "bmi", TODAY, 13.2)))
    assert lines(desk)["r1"].bmi == "13.2 ="


def test_that_somebody_without_a_team_says_so(desk: Desk) -> None:
    referral = desk.ask(lambda reading: reading.get(Referral, "r2"))
    team = desk.ask(lambda reading: reading.get(Team, "riverside"))
    desk.do(Putting(replace(referral, team=None), replace(team, linked_unit=None)))
    assert (lines(desk)["r2"].team, lines(desk)["r2"].linked) == ("Not recorded", "Not recorded")
    assert (lines(desk)["r1"].team, lines(desk)["r1"].linked) == ("Riverside team", "Not recorded")


def test_that_an_offer_says_which_bed_and_its_last_whole_day(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    line = lines(desk)["r1"]
    assert (line.state_words, line.offer, line.settled) == (
        "Offered Larch L02",
        "Larch L02 until 20-Nov-2026",
        True,
    )


def test_that_out_of_area_is_settled_and_an_alternative_leaves_the_queue(desk: Desk) -> None:
    desk.do(GoOutOfArea("r1", "today", "10"))
    assert (lines(desk)["r1"].state_words, lines(desk)["r1"].settled) == ("Out of area sought", True)
    desk.do(UseAlternative("r2", "today", "crisis team at home"))
    assert set(lines(desk)) == {"r1", "r3"}
    case = desk.ask(region_now).cases["r1"]
    assert offer_words(desk.ask(region_now), case) is None


def test_that_a_restricted_record_is_masked_for_everybody_who_has_not_opened_it(desk: Desk) -> None:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    before = lines(desk)
    desk.do(Putting(replace(person, restricted="works for the trust")))
    masked = lines(desk)["r1"]
    assert (masked.initials, masked.name, masked.is_restricted) == (MASKED_INITIALS, MASKED_NAME, True)
    assert lines(desk)["r2"] == before["r2"], "nobody else is"
    opened = desk.ask(lambda reading: queue_view(region_now(reading), frozenset({"w1"})))[0]
    assert (opened.initials, opened.name, opened.is_restricted) == (
        before["r1"].initials,
        before["r1"].name,
        True,
    )
