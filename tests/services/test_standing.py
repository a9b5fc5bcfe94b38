"""What is counted over a period counts only what still stands."""

from datetime import timedelta
from functools import partial

from pc_desktop.services.cases import Case, case_ever
from pc_desktop.services.decide import OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import CorrectTurn, RecordDied, Withdraw
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.standing import turns_into
from tests.services.small_region import NOW, TODAY


def ever(key: str, reading: Reading) -> Case | None:
    """Give one referral's case, open or closed."""
    return case_ever(reading, key, "")


def avoided(desk: Desk, days: int = 1) -> list[str]:
    """Give the referrals that ended in an alternative within some days from now."""
    until = NOW + timedelta(days=days)
    found = desk.ask(lambda reading: turns_into(reading, "alternative", NOW, until))
    return sorted(one.referral for one in found)


def test_that_an_alternative_put_right_counts_no_more_and_one_said_again_counts_once(desk: Desk) -> None:
    desk.do(UseAlternative("r1", "today", "crisis team at home"))
    desk.do(UseAlternative("r2", "today", "crisis team at home"))
    assert avoided(desk) == ["r1", "r2"]
    assert avoided(desk, days=0) == []
    desk.do(CorrectTurn("r1", "received", "the wrong referral"))
    desk.do(CorrectTurn("r2", "alternative", "day treatment, not the crisis team"))
    assert avoided(desk) == ["r2"]


def test_that_a_case_is_the_regions_while_open_and_there_still_once_closed(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    region = desk.ask(region_now)
    for key, case in region.cases.items():
        assert desk.ask(partial(ever, key)) == case
    desk.do(Withdraw("r1", "07", "The patient"))
    desk.do(RecordDied("r2", TODAY))
    for key, state in (("r1", "withdrawn"), ("r2", "died")):
        closed = desk.ask(partial(ever, key))
        assert closed is not None
        assert (closed.last.state, closed.hold) == (state, None)
        assert key not in desk.ask(region_now).cases
    assert desk.ask(partial(ever, "nobody")) is None
    before = NOW - timedelta(days=40)
    assert desk.ask_at(before, partial(ever, "r1")) is None
