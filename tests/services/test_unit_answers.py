"""What units say: kept with its reason, counted by unit, and a no to an offer takes the offer back."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Hold
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import Milestone, state_of
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import region_now
from pc_desktop.services.unit_answers import RecordAnswer, accept_rates
from tests.services.small_region import TODAY

NO = RecordAnswer(
    "r1", "larch", accepted=False, by="Larch lead", reason="acuity", words="  Two on  one-to-one "
)


def test_that_a_no_needs_its_reason_and_every_answer_somebody_who_gave_it(desk: Desk) -> None:
    with pytest.raises(Refused, match="Say why Larch declines"):
        desk.do(RecordAnswer("r1", "larch", accepted=False, by="Larch lead"))
    with pytest.raises(Refused, match="who answered"):
        desk.do(RecordAnswer("r1", "larch", accepted=True, by="  "))


def test_that_an_answer_is_kept_as_it_was_given(desk: Desk) -> None:
    done = desk.do(NO)
    assert done.title == "Larch declines R-0411A: acuity on the ward"
    (kept,) = desk.ask(lambda reading: reading.find(UnitAnswer))
    assert (kept.accepted, kept.reason, kept.words, kept.by) == (
        False,
        "acuity",
        "Two on one-to-one",
        "Larch lead",
    )
    assert desk.ask(region_now).cases["r1"].answers == (kept,)


def test_that_a_yes_keeps_no_reason_and_changes_nothing_else(desk: Desk) -> None:
    done = desk.do(RecordAnswer("r1", "yew", accepted=True, by="Yew lead", reason="acuity", review_on=TODAY))
    assert done.topics == {"unit_answer"}
    (kept,) = desk.ask(lambda reading: reading.find(UnitAnswer))
    assert (kept.reason, kept.review_on) == (None, TODAY)


def test_that_a_no_to_an_offer_releases_the_bed_and_the_referral_waits_again(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    desk.do(NO)
    region = desk.ask(region_now)
    assert region.cases["r1"].hold is None
    assert region.cases["r1"].last.state == "declined_by_unit"
    assert region.cases["r1"].last.reason == "Larch, Larch L02: acuity on the ward"
    desk.undo()
    assert desk.ask(region_now).cases["r1"].hold is not None


def test_that_a_no_of_another_unit_leaves_an_offer_alone(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    desk.do(RecordAnswer("r1", "yew", accepted=False, by="Yew lead", reason="staffing"))
    region = desk.ask(region_now)
    assert region.cases["r1"].hold is not None
    assert region.cases["r1"].last.state == "offered"


def test_that_a_bed_only_held_is_released_without_a_turn_in_the_referrals_life(desk: Desk) -> None:
    from pc_desktop.services.holds import HoldBed

    desk.do(HoldBed("l2", "r1", TODAY + timedelta(days=2)))
    turns = desk.ask(lambda reading: reading.find(Milestone, referral="r1"))
    desk.do(NO)
    assert desk.ask(lambda reading: reading.find(Milestone, referral="r1")) == turns
    assert desk.ask(lambda reading: reading.find(Hold, released=None)) == ()


def test_that_every_unit_is_counted_with_its_reasons_most_frequent_first(desk: Desk) -> None:
    desk.do(NO)
    desk.do(RecordAnswer("r2", "larch", accepted=False, by="Larch lead", reason="staffing"))
    desk.do(RecordAnswer("r3", "larch", accepted=False, by="Larch lead", reason="staffing"))
    desk.do(RecordAnswer("r2", "larch", accepted=True, by="Larch lead"))
    larch, yew = desk.ask(accept_rates)
    assert (larch.asked, larch.accepted, larch.declined) == (4, 1, 3)
    assert larch.reasons == (("staffing", 2), ("acuity on the ward", 1))
    assert (yew.name, yew.asked, yew.reasons) == ("Yew", 0, ())
    later, _ = desk.ask(lambda reading: accept_rates(reading, TODAY + timedelta(days=1)))
    assert later.asked == 0


def test_that_nothing_is_answered_for_a_referral_that_waits_no_longer(desk: Desk) -> None:
    from pc_desktop.services.decide import UseAlternative

    desk.do(UseAlternative("r1", "today", "crisis team at home"))
    state = desk.ask(lambda reading: state_of(reading.find(Milestone, referral="r1")).state)
    assert state == "alternative"
    with pytest.raises(Refused, match="waits no longer"):
        desk.do(NO)


def test_that_an_answer_counts_on_its_day_in_london(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)
    desk.do(NO)
    for since, declined in ((date(2027, 6, 2), 1), (date(2027, 6, 3), 0)):
        rates = {one.unit: one for one in desk.ask(partial(accept_rates, since=since))}
        assert rates["larch"].declined == declined
