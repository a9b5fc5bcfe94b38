"""Risk tables and orders are kept in versions: copied, edited, signed off once for all, and put in force."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.ranking import COMPARISONS, OrderRule
from pc_desktop.domain.severity import RiskRule, RiskVersion, level_of
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import region_now, settings_of
from pc_desktop.services.set_order import (
    STARTING,
    AddOrder,
    ChangeOrder,
    RemoveOrder,
    SignOrder,
    UseOrder,
    refuse_components,
)
from pc_desktop.services.set_risk import (
    ChangeSign,
    CopyTable,
    RemoveTable,
    SignTable,
    UseTable,
    refuse_thresholds,
    table_in_force,
)
from pc_desktop.services.setup_rules_view import order_versions, sign_lines, table_versions
from tests.services.small_region import TODAY, Putting

BMI = RiskRule("bmi", "1", "adult", 1, "bmi", "BMI", "", 1, 13.0, None, 15.0, None, falling_is_worse=True)
SOME = st.one_of(st.none(), st.integers(0, 60).map(float))
RANK = {"green": 0, "amber": 1, "red": 2}


def copy_of(desk: Desk) -> RiskRule:
    desk.do(CopyTable("1", "2026", "agreed here"))
    return desk.ask(lambda reading: reading.find(RiskRule, version="2026"))[0]


@given(SOME, SOME, SOME, SOME)
def test_that_a_table_accepted_never_makes_a_worse_value_less_than_a_better_one(
    red_below: float | None, red_from: float | None, amber_below: float | None, amber_from: float | None
) -> None:
    rule = replace(
        BMI, red_below=red_below, red_from=red_from, amber_below=amber_below, amber_from=amber_from
    )
    try:
        refuse_thresholds(rule)
    except Refused:
        return
    levels = [RANK[level_of(rule, value / 2)] for value in range(-2, 130)]
    best = levels.index(min(levels))
    assert levels[: best + 1] == sorted(levels[: best + 1], reverse=True)
    assert levels[best:] == sorted(levels[best:])
    assert max(levels) > 0, "the sign can turn red or amber"


def test_that_copying_leaves_in_force_what_is_in_force(desk: Desk) -> None:
    before = desk.ask(region_now)
    done = desk.do(CopyTable("1", " 2026 ", "agreed here"))
    assert done.title == "Risk table 1 copied as 2026"
    assert desk.ask(table_in_force) == "1"
    after = desk.ask(region_now)
    assert [one.reasons for one in after.ranked] == [one.reasons for one in before.ranked]
    desk.undo()
    assert desk.ask(lambda reading: reading.find(RiskRule)) == (BMI,)


@pytest.mark.parametrize(
    ("version", "name", "source", "why"),
    [
        ("1", "", "s", "Give the new version a name"),
        ("1", "1", "s", "version 1 already"),
        ("1", "2026", " ", "where the new version's"),
        ("9", "2026", "s", "no rows to copy"),
    ],
)
def test_that_a_copy_needs_a_name_a_source_and_something_to_copy(
    desk: Desk, version: str, name: str, source: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(CopyTable(version, name, source))


def test_that_a_copy_is_edited_shown_beside_and_put_in_force(desk: Desk) -> None:
    rule = copy_of(desk)
    done = desk.do(ChangeSign(replace(rule, red_below=14.5)))
    assert done.title == "Risk table 2026, BMI: red below 14.5, was below 13.0"
    done = desk.do(ChangeSign(replace(rule, red_below=14.5, red_words="frail", falling_is_worse=False)))
    assert done.title == "Risk table 2026, BMI: worse when it rises, was falls; red in words frail, was none"
    old, new = desk.ask(table_versions)
    line = sign_lines(new, old)[0]
    assert (line.here["red"], line.beside, line.differs) == (
        "below 14.5", {"red": "below 13.0", "amber": "below 15.0"}, True,
    )  # fmt: skip
    assert desk.do(UseTable("2026")).title == "Risk table 2026 in force, in place of 1"
    second = desk.ask(region_now).cases["r2"].signs
    assert second.words() == "▲ Red · 1", "14.1 is red by the new table"
    with pytest.raises(Refused, match="in force already"):
        desk.do(UseTable("2026"))


def test_that_a_version_signed_off_is_never_edited_again(desk: Desk) -> None:
    rule = copy_of(desk)
    done = desk.do(SignTable("2026", " Dr Ann  Xxtest-Example", TODAY))
    assert done.title == "Risk table 2026 signed off by Dr Ann Xxtest-Example on 17-Nov-2026"
    shown = desk.ask(table_versions)[1]
    assert (shown.is_signed, shown.signed) == (
        True, "locally verified by Dr Ann Xxtest-Example on 17-Nov-2026",
    )  # fmt: skip
    for command in (
        ChangeSign(replace(rule, red_below=12.0)),
        SignTable("2026", "Dr Ann Xxtest-Example", TODAY),
        RemoveTable("2026"),
    ):
        with pytest.raises(Refused, match=r"was signed off by Dr Ann Xxtest-Example .* Copy it"):
            desk.do(command)
    desk.do(CopyTable("2026", "2027", "agreed again"))
    assert not desk.ask(table_versions)[2].is_signed


@pytest.mark.parametrize(
    ("by", "days", "why"), [("Ann", 0, "whole name"), (" ", 0, "whole name"), ("Dr Ann", 1, "in the future")]
)
def test_that_signing_off_takes_somebody_named_and_a_day_that_has_come(
    desk: Desk, by: str, days: int, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(SignTable("1", by, TODAY + timedelta(days=days)))
    with pytest.raises(Refused, match="no rows to sign"):
        desk.do(SignTable("9", "Dr Ann", TODAY))


def test_that_rows_without_a_version_of_their_own_can_be_signed_off_too(desk: Desk) -> None:
    assert desk.ask(table_versions)[0].signed == "not yet locally verified"
    desk.do(SignTable("1", "Dr Ann Xxtest-Example", TODAY))
    assert desk.ask(lambda reading: reading.find(RiskVersion))[0].signed_on == TODAY


def test_that_a_version_goes_only_where_it_is_not_in_force(desk: Desk) -> None:
    copy_of(desk)
    with pytest.raises(Refused, match="in force"):
        desk.do(RemoveTable("1"))
    desk.do(RemoveTable("2026"))
    assert [one.version for one in desk.ask(table_versions)] == ["1"]
    with pytest.raises(Refused, match="no rows"):
        desk.do(UseTable("2026"))


def test_that_judged_signs_are_told_in_their_words_and_rows_of_one_version_alone_are_shown(
    desk: Desk,
) -> None:
    judged = replace(
        BMI, red_below=None, amber_below=None, red_from=2.0, amber_from=1.0,
        key="j", sign="engaged", label="Engagement", position=2, sex="F", population="under_18",
        red_words="struggles", amber_words="ambivalent", green_words="some insight",
    )  # fmt: skip
    copy_of(desk)
    desk.do(Putting(judged))
    old, new = desk.ask(table_versions)
    lines = sign_lines(old, new)
    assert (lines[1].sign, lines[1].here) == (
        "Engagement (women, under 18)", {"red": "struggles", "amber": "ambivalent"},
    )  # fmt: skip
    assert lines[1].beside == {"red": "not in it", "amber": "not in it"}
    only = sign_lines(new, old)[1]
    assert (only.rule, only.here, only.beside) == (None, {}, {"red": "struggles", "amber": "ambivalent"})


def test_that_the_starting_order_is_in_force_and_never_changed(desk: Desk) -> None:
    (first,) = desk.ask(order_versions)
    assert (first.version, first.components, first.in_force) == (STARTING, COMPARISONS, True)
    for command in (
        ChangeOrder(STARTING, ("wait",)),
        SignOrder(STARTING, "Dr Ann", TODAY),
        RemoveOrder(STARTING),
    ):
        with pytest.raises(Refused, match="stays as it is"):
            desk.do(command)


def test_that_an_order_is_made_changed_signed_off_and_put_in_force(desk: Desk) -> None:
    done = desk.do(AddOrder("2026", ("wait", "urgency"), ""))
    assert done.title == "Order of the queue, version 2026: wait, urgency"
    done = desk.do(ChangeOrder("2026", ("urgency", "wait")))
    assert done.title == "Order of the queue, version 2026: urgency, wait; was wait, urgency"
    desk.do(SignOrder("2026", "Dr Ann Xxtest-Example", TODAY))
    for command in (ChangeOrder("2026", ("wait",)), SignOrder("2026", "Dr Ann", TODAY), RemoveOrder("2026")):
        with pytest.raises(Refused, match="was signed off by"):
            desk.do(command)
    assert desk.do(UseOrder("2026")).title == "Order of the queue: version 2026 in force"
    assert desk.ask(settings_of)["order_version"] == "2026"
    shown = desk.ask(order_versions)
    assert [(one.in_force, one.is_signed, one.source) for one in shown[1:]] == [
        (True, True, "agreed locally")
    ]
    desk.do(UseOrder(STARTING))
    with pytest.raises(Refused, match="starting order is in force already"):
        desk.do(UseOrder(STARTING))


@given(st.lists(st.sampled_from((*COMPARISONS, "magic")), max_size=8).map(tuple))
def test_that_an_order_compares_each_thing_it_knows_once(components: tuple[str, ...]) -> None:
    sound = bool(components) and "magic" not in components and len(set(components)) == len(components)
    if sound:
        refuse_components(components)
    else:
        with pytest.raises(Refused):
            refuse_components(components)


def test_that_two_versions_have_two_names_and_one_in_force_stays(desk: Desk) -> None:
    desk.do(AddOrder("2026", ("wait",), "here"))
    with pytest.raises(Refused, match="version 2026 already"):
        desk.do(AddOrder(" 2026", ("urgency",), "here"))
    with pytest.raises(Refused, match="a name"):
        desk.do(AddOrder("", ("urgency",), "here"))
    desk.do(UseOrder("2026"))
    with pytest.raises(Refused, match="in force"):
        desk.do(RemoveOrder("2026"))
    desk.do(UseOrder(STARTING))
    desk.do(RemoveOrder("2026"))
    assert desk.ask(lambda reading: reading.find(OrderRule)) == ()
    with pytest.raises(Refused, match="no version 2026"):
        desk.do(UseOrder("2026"))
