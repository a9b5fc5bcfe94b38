"""What is set up, in words."""

from dataclasses import replace

import pytest

from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import RiskRule, RiskVersion
from pc_desktop.services.desk import Desk
from pc_desktop.services.setup_view import setup_view
from tests.services.small_region import TODAY, Putting


@pytest.mark.parametrize(
    ("limits", "takes"),
    [
        ({}, "women and men; 18 and over"),
        ({"sexes": "F", "oldest": 65}, "women; 18 to 65"),
        ({"men_places": 2}, "women and men, at most 2 men; 18 and over"),
        ({"sexes": "M", "men_places": 2}, "men; 18 and over"),
    ],
)
def test_that_a_unit_says_whom_it_takes(desk: Desk, limits: dict[str, object], takes: str) -> None:
    held = desk.ask(lambda reading: reading.get(Unit, "larch"))
    desk.do(Putting(replace(held, **limits)))  # type: ignore[arg-type]
    assert desk.ask(setup_view).units[0].takes == takes


def test_that_units_of_the_region_stand_in_order_with_beds_offers_and_price(desk: Desk) -> None:
    held = desk.ask(lambda reading: reading.get(Unit, "yew"))
    desk.do(Putting(replace(held, offers=(), price_per_day=None)))
    larch, yew = desk.ask(setup_view).units
    assert (larch.name, larch.trust, larch.beds, larch.offers, larch.price) == (
        "Larch",
        "Riverside (invented)",
        3,
        "NG feeding",
        "£600",
    )
    assert (yew.beds, yew.offers, yew.price) == (2, "nothing special", "Not recorded")


def test_that_teams_name_their_unit_or_none(desk: Desk) -> None:
    desk.do(Putting(Team("alone", "A lonely team", "Hills", None, ("WR1", "WR2"))))
    alone, riverside = desk.ask(setup_view).teams
    assert (alone.linked, alone.outcodes) == ("none", "WR1, WR2")
    assert riverside.linked == "Larch"


def test_that_thresholds_read_as_words(desk: Desk) -> None:
    pulse = RiskRule(
        "pulse", "1", "under_18", 2, "pulse", "Pulse", "bpm", 0, 40, 120, None, None, falling_is_worse=True
    )
    desk.do(Putting(pulse))
    bmi, young = desk.ask(setup_view).signs
    assert (bmi.sign, bmi.red, bmi.amber) == ("BMI", "below 13.0", "below 15.0")
    assert (young.sign, young.red, young.amber) == (
        "Pulse (under 18)",
        "below 40 or 120 or more bpm",
        "no threshold",
    )


def test_that_the_table_says_where_it_comes_from_and_who_verified_it(desk: Desk) -> None:
    page = desk.ask(setup_view)
    assert (page.signs_source, page.signs_signed) == ("Not recorded", "Not recorded")
    version = RiskVersion("v", "1", "A published table", None, None)
    desk.do(Putting(version))
    assert desk.ask(setup_view).signs_signed == "not yet locally verified"
    desk.do(Putting(replace(version, signed_by="Dr Xxtest", signed_on=TODAY)))
    page = desk.ask(setup_view)
    assert (page.signs_source, page.signs_signed) == (
        "A published table",
        "locally verified by Dr Xxtest on 17-Nov-2026",
    )


def test_that_settings_show_what_is_set_and_otherwise_the_default(desk: Desk) -> None:
    desk.do(Putting(Setting("hold_days", "5"), Setting("collaborative", "Invented collaborative")))
    page = desk.ask(setup_view)
    shown = dict(page.settings)
    assert (shown["A bed offered is held for, days"], shown["The plan looks ahead, days"]) == ("5", "14")
    assert page.collaborative == "Invented collaborative"
    assert page.order_rule
