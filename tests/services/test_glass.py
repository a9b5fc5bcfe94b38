"""Restricted records stay masked until opened with a reason, by name and for the day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person, full_name, initials
from pc_desktop.services.board_view import board_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.glass import (
    MASKED_INITIALS,
    OpenRestricted,
    is_masked,
    masked,
    opened_today,
    shown_initials,
)
from pc_desktop.services.history_view import history_view
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, Putting, person


@pytest.fixture
def restricted(desk: Desk) -> Desk:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(person, restricted="works for the trust")))
    return desk


def sees(desk: Desk, by: str = "Liaison practitioner") -> bool:
    def ask(reading: Reading) -> bool:
        return not is_masked(reading.get(Person, "w1"), opened_today(reading, by))

    return desk.ask(ask)


def test_that_a_restricted_record_is_masked_until_opened_with_a_reason(restricted: Desk) -> None:
    assert not sees(restricted)
    restricted.do(OpenRestricted("w1", "Called by the  ward"))
    assert sees(restricted)
    (opened,) = restricted.ask(lambda reading: reading.find(BreakGlass))
    assert (opened.by, opened.reason, opened.at) == ("Liaison practitioner", "Called by the ward", NOW)


def test_that_an_opening_is_audited_by_reference_only(restricted: Desk) -> None:
    restricted.do(OpenRestricted("w1", "Called by the ward"))
    assert restricted.ask(history_view)[0].title == "Open the restricted record of R-0411A"


def test_that_it_is_open_to_that_name_only_and_that_day_only(restricted: Desk, clock: StoppedClock) -> None:
    restricted.do(OpenRestricted("w1", "Called by the ward"))
    assert not sees(restricted, "Somebody else")
    clock.moment = NOW + timedelta(days=1)
    assert not sees(restricted)


@pytest.mark.parametrize("reason", ["", "   ", "why"])
def test_that_no_reason_opens_nothing(restricted: Desk, reason: str) -> None:
    with pytest.raises(Refused):
        restricted.do(OpenRestricted("w1", reason))
    assert not sees(restricted)


def test_that_an_open_record_needs_no_opening(desk: Desk) -> None:
    with pytest.raises(Refused, match="open already"):
        desk.do(OpenRestricted("w1", "Called by the ward"))


def test_that_a_masked_person_keeps_nothing_that_names_them(desk: Desk) -> None:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    left = masked(person)
    assert (full_name(left), initials(left), left.nhs_number, left.outcode) == ("–", "–", None, None)
    assert (left.sex, left.born) == (person.sex, person.born)


def test_that_what_everybody_sees_masks_a_restricted_record_and_only_that() -> None:
    known = person("p9", "9990000476", "Ann", "Reed")
    assert shown_initials(known) == initials(known)
    assert shown_initials(replace(known, restricted="A colleague")) == MASKED_INITIALS


def test_that_a_restricted_patient_in_a_bed_is_masked_on_the_board(desk: Desk) -> None:
    staying = desk.ask(lambda reading: reading.get(Person, "p1"))
    desk.do(Putting(replace(staying, restricted="A colleague")))
    board = board_view(desk.ask(region_now))
    said = [bed.who for unit in board.units for bed in unit.beds]
    assert MASKED_INITIALS in said
    assert initials(staying) not in said
