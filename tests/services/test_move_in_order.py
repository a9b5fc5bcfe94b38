"""Moving in the order through the desk: with a reason, shown, counted, undone, and lapsing by itself."""

import pytest

from pc_desktop.domain.departure import Departure
from pc_desktop.domain.errors import Refused
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import Withdraw
from pc_desktop.services.move_in_order import EndDeparture, MoveAbove, departures_held, move
from pc_desktop.services.region import region_now


def _order(desk: Desk) -> list[str]:
    return [one.standing.referral.key for one in desk.ask(region_now).ranked]


def test_that_a_referral_moves_with_its_reason_and_back(desk: Desk) -> None:
    before = _order(desk)
    last = before[-1]
    done = desk.do(move(desk.ask(region_now), last, -1, "  seen on  the ward "))
    assert done.title.startswith(f"Move {desk.ask(region_now).cases[last].referral.ref} above ")
    assert _order(desk) == [before[0], last, before[1]]
    region = desk.ask(region_now)
    assert departures_held(region) == 1
    assert "seen on the ward" in region.ranked[1].below_because
    desk.do(EndDeparture(last))
    assert _order(desk) == before
    assert departures_held(desk.ask(region_now)) == 0


def test_that_down_and_up_again_changes_nothing_and_one_word_holds_for_each(desk: Desk) -> None:
    before = _order(desk)
    desk.do(move(desk.ask(region_now), before[0], 1, "settled"))
    assert _order(desk) == [before[1], before[0], before[2]]
    desk.do(move(desk.ask(region_now), before[0], 1, "settled more"))
    assert _order(desk) == [before[1], before[2], before[0]]
    assert len(desk.ask(lambda reading: reading.find(Departure, ended=None))) == 1
    desk.undo()
    assert _order(desk) == [before[1], before[0], before[2]]


def test_that_a_reason_is_needed_and_the_ends_are_ends(desk: Desk) -> None:
    first, *_, last = _order(desk)
    with pytest.raises(Refused, match="Say why"):
        desk.do(MoveAbove(last, first, " "))
    with pytest.raises(Refused, match="is first already"):
        move(desk.ask(region_now), first, -1, "x")
    with pytest.raises(Refused, match="is last already"):
        move(desk.ask(region_now), last, 1, "x")
    with pytest.raises(Refused, match="above itself"):
        desk.do(MoveAbove(first, first, "x"))
    with pytest.raises(Refused, match="stands where the rule puts it"):
        desk.do(EndDeparture(first))


def test_that_a_departure_lapses_when_the_neighbour_waits_no_longer(desk: Desk) -> None:
    first, second, third = _order(desk)
    desk.do(MoveAbove(third, first, "worse than it looks"))
    assert _order(desk) == [third, first, second]
    desk.do(Withdraw(first, "07", "The patient"))
    assert _order(desk) == [second, third]
    with pytest.raises(Refused, match="waits no longer"):
        desk.do(MoveAbove(third, first, "x"))
