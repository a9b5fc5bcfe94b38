"""Choosing what the plan does not suggest is said with whom it passes over; following it is not."""

from datetime import timedelta

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.overrides import DEPARTURES, departs
from pc_desktop.services.case_view import OptionLine, options_of
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from tests.services.small_region import CENTRES, TODAY


def options(desk: Desk, referral: str) -> dict[str, OptionLine]:
    """Give where somebody could go, by unit."""

    def ask(reading: Reading) -> tuple[OptionLine, ...]:
        region = region_now(reading)
        return options_of(region, planning_now(region, Gazetteer(CENTRES)), referral)

    return {one.unit_key: one for one in desk.ask(ask)}


def order(desk: Desk) -> list[str]:
    """Give the referrals in the order of the queue."""
    return [one.standing.referral.key for one in desk.ask(region_now).ranked]


def test_that_following_the_plan_departs_from_nothing(desk: Desk) -> None:
    first = order(desk)[0]
    assert options(desk, first)["larch"].departs is None


def test_that_another_unit_than_the_plan_suggests_is_said(desk: Desk) -> None:
    first = order(desk)[0]
    ref = desk.ask(region_now).cases[first].referral.ref
    assert options(desk, first)["yew"].departs == f"The plan suggests Larch for {ref}."


def test_that_whoever_stands_above_and_loses_by_it_is_named(desk: Desk) -> None:
    *above, last = order(desk)
    cases = desk.ask(region_now).cases
    said = options(desk, last)["larch"].departs
    assert said is not None
    assert said.startswith(f"The plan suggests Yew for {cases[last].referral.ref}")
    assert any(cases[key].referral.ref in said for key in above)
    assert said.endswith("above would lose by it.")


def test_that_whoever_holds_an_offer_departs_from_nothing_any_more(desk: Desk) -> None:
    first = order(desk)[0]
    desk.do(OfferBed(first, "l2", "today", TODAY + timedelta(days=3)))
    assert all(one.departs is None for one in options(desk, first).values())


def test_that_a_choice_nobody_planned_for_departs_from_nothing(desk: Desk) -> None:
    def ask(reading: Reading) -> str | None:
        planning = planning_now(region_now(reading), Gazetteer(CENTRES))
        return departs(planning.plan, planning.plan, "nobody", "larch")

    assert desk.ask(ask) is None
    assert len(DEPARTURES) >= 4
