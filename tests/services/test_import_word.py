"""The word a return gives for its beds: as old as the day it speaks of, to the end of the last day that counts."""

from datetime import date, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.domain.settings import Setting
from pc_desktop.services.board import ConfirmUnit
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting

ANN = ReturnedPatient(nhs="9990000476", bed="L01", sheet="Larch", where="A3")
LATER = NOW + timedelta(days=10, hours=8)
"""Late in the afternoon of a day on which nobody's word is fresh any more."""


def draft(day: date | None) -> Draft:
    """Make a return of Larch as at a day."""
    returned = ReturnedUnit("Larch", None, day, 3, None, 1, 0, None, (ANN,), ())
    return Draft("Larch.xlsx", f"digest of {day}", "usual", (returned,), ())


def is_fresh(desk: Desk) -> bool:
    """Tell whether the word for Larch is fresh, for the board and for the plan."""
    figures = desk.ask(region_now).figures["larch"]
    assert figures.in_plan is figures.fresh
    return figures.fresh


@pytest.mark.parametrize(
    ("days_ago", "days_set", "counts"),
    [(0, "2", True), (2, "2", True), (3, "2", False), (3, "3", True), (1, "0", False), (0, "0", True)],
)
def test_that_an_accepted_return_confirms_for_the_days_set(
    desk: Desk, clock: StoppedClock, days_ago: int, days_set: str, counts: bool
) -> None:
    desk.do(Putting(Setting("confirmation_days", days_set)))
    clock.moment = LATER
    assert not is_fresh(desk)
    desk.do(ImportReturns((draft(TODAY + timedelta(days=10 - days_ago)),)))
    assert is_fresh(desk) is counts
    desk.undo()
    assert not is_fresh(desk)


def test_that_it_counts_to_the_end_of_the_last_day_and_no_longer(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = LATER
    desk.do(ImportReturns((draft(TODAY + timedelta(days=10)),)))
    clock.moment = (LATER + timedelta(days=2)).replace(hour=23, minute=59)
    assert is_fresh(desk)
    clock.moment += timedelta(minutes=1)
    assert not is_fresh(desk)


def test_that_a_return_without_a_day_is_nobodys_word(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = LATER
    desk.do(ImportReturns((draft(None),)))
    assert not is_fresh(desk)


def test_that_the_word_of_a_meeting_counts_by_the_hour(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = LATER
    desk.do(ConfirmUnit("larch"))
    clock.moment += timedelta(days=2)
    assert is_fresh(desk)
    clock.moment += timedelta(seconds=1)
    assert not is_fresh(desk)


def test_that_a_newer_word_is_not_aged_by_an_older_return(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = LATER
    desk.do(ConfirmUnit("larch"))
    desk.do(ImportReturns((draft(TODAY + timedelta(days=5)),)))
    figures = desk.ask(region_now).figures["larch"]
    assert figures.fresh
    assert figures.confirmed == LATER
