"""The list a referral is not complete without: what is there, how old it is, and what is still wanted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.completeness import Completeness, completeness
from pc_desktop.domain.profile import Item
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import Measurement

TODAY = date(2026, 11, 17)
LIMITS = {"observations_stale_days": "7", "bloods_stale_days": "28"}
WEIGHT = Item("weight", "Weight", "measurement", "observations_stale_days", required=True)
HEIGHT = Item("height", "Height", "measurement", None, required=True)
BLOODS = Item("bloods", "Bloods", "finding", "bloods_stale_days", required=True)
LEGAL = Item("legal", "Legal status", "referral", None, required=True)
NEEDS = Item("needs", "Needs", "referral", None, required=True)
SCAN = Item("bone_scan", "Bone scan", "finding", None, required=False)
ITEMS = (WEIGHT, HEIGHT, BLOODS, LEGAL, NEEDS, SCAN)
REFERRAL = Referral(
    "r", "R-0415A", "p", None, datetime(2026, 11, 10, 9, tzinfo=UTC), None, "2", "home", "01", ("ng_feeding",),
    "Weight falling.", None, None,
)  # fmt: skip


def weighed(days_ago: int, sign: str = "weight") -> Measurement:
    return Measurement(f"{sign}-{days_ago}", "p", sign, TODAY - timedelta(days=days_ago), 41.0)


def found(days_ago: int, item: str = "bloods", words: str = "sodium low") -> Finding:
    return Finding(f"{item}-{days_ago}", "p", item, TODAY - timedelta(days=days_ago), words, "Referrer")


def known(
    measured: tuple[Measurement, ...] = (),
    findings: tuple[Finding, ...] = (),
    items: tuple[Item, ...] = ITEMS,
    referral: Referral = REFERRAL,
) -> Completeness:
    return completeness(referral, measured, findings, items, LIMITS, TODAY)


def status(whole: Completeness, key: str) -> str:
    return next(part.status for part in whole.parts if part.item.key == key)


@pytest.mark.parametrize(
    ("days", "said", "words"),
    [
        (0, "present", "today"),
        (1, "present", "1 day old"),
        (7, "present", "7 days old"),
        (8, "stale", "8 days old, more than 7 days"),
    ],
)
def test_that_an_observation_is_out_of_date_the_day_after_its_limit(days: int, said: str, words: str) -> None:
    (part,) = known((weighed(days),), items=(WEIGHT,)).parts
    assert (part.status, part.words()) == (said, words)


@pytest.mark.parametrize(("days", "said"), [(28, "present"), (29, "stale")])
def test_that_each_item_has_the_limit_its_profile_names(days: int, said: str) -> None:
    assert status(known(findings=(found(days),)), "bloods") == said


def test_that_what_does_not_age_is_never_out_of_date() -> None:
    assert status(known((weighed(900, "height"),)), "height") == "present"


def test_that_the_latest_of_several_counts_and_the_future_does_not() -> None:
    assert status(known((weighed(40), weighed(2), weighed(30))), "weight") == "present"
    assert status(known((weighed(-1),)), "weight") == "missing"


def test_that_empty_words_are_no_finding() -> None:
    assert status(known(findings=(found(1, words="  "),)), "bloods") == "missing"


@pytest.mark.parametrize("legal", ["", "99"])
def test_that_a_field_nobody_filled_in_is_missing(legal: str) -> None:
    assert status(known(referral=replace(REFERRAL, legal=legal)), "legal") == "missing"
    assert status(known(), "legal") == "present"


def test_that_no_special_needs_can_be_said_with_a_finding() -> None:
    without = replace(REFERRAL, needs=())
    assert status(known(referral=without), "needs") == "missing"
    assert status(known(findings=(found(0, "needs", "none"),), referral=without), "needs") == "present"


def test_that_the_meter_counts_what_is_required_and_says_what_is_wanted() -> None:
    whole = known((weighed(9),), (found(3),))
    assert (whole.there, len(whole.required), whole.percent) == (3, 5, 60)
    assert whole.words() == "3 of 5 recorded; 1 missing, 1 out of date"
    assert [part.item.key for part in whole.wanted] == ["weight", "height"]


def test_that_a_complete_list_wants_nothing_and_an_empty_one_is_complete() -> None:
    whole = known((weighed(1), weighed(1, "height")), (found(1),))
    assert (whole.percent, whole.wanted, whole.words()) == (100, (), "5 of 5 recorded")
    assert known(items=(SCAN,)).percent == 100


@given(
    weights=st.lists(st.integers(-5, 60), max_size=4),
    bloods=st.lists(st.integers(-5, 60), max_size=4),
    more=st.integers(0, 60),
)
def test_that_a_newer_value_never_makes_a_referral_less_complete(
    weights: list[int], bloods: list[int], more: int
) -> None:
    measured, findings = tuple(map(weighed, weights)), tuple(map(found, bloods))
    before, after = known(measured, findings), known((*measured, weighed(more)), findings)
    assert after.there >= before.there
    assert 0 <= after.percent <= 100
    assert len(after.wanted) + after.there == len(after.required)
    assert (after.percent == 100) == (not after.wanted)


@given(weights=st.lists(st.integers(0, 60), max_size=5))
def test_that_the_order_of_what_is_known_changes_nothing(weights: list[int]) -> None:
    measured = tuple(map(weighed, weights))
    assert known(measured) == known(measured[::-1])
