"""Chances: the curve of staying by hand and by definition, and what is not told."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.chances import (
    LEAST_AT_RISK,
    Seen,
    at_least_one,
    check,
    frees_within,
    leaves_within,
    staying,
)

SEEN = st.builds(Seen, st.integers(0, 60), st.booleans())


def test_that_the_curve_is_the_one_worked_out_by_hand() -> None:
    # Six stays: ended after 6, 6, 7 and 13 days; still there after 9 and 20.
    curve = staying(
        [Seen(6, True), Seen(6, True), Seen(7, True), Seen(9, False), Seen(13, True), Seen(20, False)]
    )
    assert curve.days == (6, 7, 13)
    assert curve.at_risk == (6, 4, 2)
    assert curve.shares == pytest.approx((4 / 6, 4 / 6 * 3 / 4, 4 / 6 * 3 / 4 * 1 / 2))
    assert curve.share_after(5) == 1
    assert curve.share_after(6) == pytest.approx(4 / 6)
    assert curve.share_after(12) == pytest.approx(0.5)


@given(st.lists(SEEN, min_size=1, max_size=25))
def test_that_the_curve_is_the_product_over_the_days_people_left(seen: list[Seen]) -> None:
    curve = staying(seen)
    for day in range(-1, 62):
        share = Fraction(1)
        for each in range(day + 1):
            there = sum(one.days >= each for one in seen)
            left = sum(one.days == each and one.ended for one in seen)
            if there:
                share *= 1 - Fraction(left, there)
        assert curve.share_after(day) == pytest.approx(float(share))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=25), st.integers(0, 60), st.integers(0, 40))
def test_that_where_every_stay_has_ended_the_chance_is_the_share_that_left(
    ended: list[int], so_far: int, window: int
) -> None:
    longer = [days for days in ended if days > so_far]
    chance = leaves_within(staying(Seen(days, True) for days in ended), so_far, window)
    if len(longer) < LEAST_AT_RISK:
        assert chance is None
    else:
        assert chance == pytest.approx(sum(days <= so_far + window for days in longer) / len(longer))


@given(st.lists(SEEN, max_size=40), st.integers(0, 60), st.integers(0, 20), st.integers(0, 20))
def test_that_a_chance_is_a_share_and_never_smaller_for_a_longer_time(
    seen: list[Seen], so_far: int, shorter: int, more: int
) -> None:
    curve = staying(seen)
    chance, later = leaves_within(curve, so_far, shorter), leaves_within(curve, so_far, shorter + more)
    assert (chance is None) == (later is None)
    if chance is not None and later is not None:
        assert -1e-9 <= chance <= later + 1e-9 <= 1 + 2e-9


def test_that_nothing_is_told_where_too_few_have_stayed_as_long() -> None:
    curve = staying(Seen(days, True) for days in (10, 20, 30, 40, 50, 60))
    assert leaves_within(curve, 15, 14) is not None
    assert leaves_within(curve, 20, 14) is None


def test_that_an_expected_date_counts_within_the_window_and_is_never_certain() -> None:
    curve = staying(Seen(days, True) for days in (10, 20, 30, 40, 50, 60, 70, 80))
    alone = leaves_within(curve, 25, 7)
    assert alone is not None
    assert frees_within(curve, 25, 7, None, 0.7) == alone
    assert frees_within(curve, 25, 7, 8, 0.7) == alone
    assert frees_within(curve, 25, 7, 7, 0.7) == pytest.approx(0.7)
    assert frees_within(curve, 25, 7, -3, 0.7) == pytest.approx(0.7)
    assert frees_within(curve, 25, 40, 3, 0.1) == leaves_within(curve, 25, 40)
    assert frees_within(curve, 75, 7, 3, 0.7) == pytest.approx(0.7)
    assert frees_within(curve, 75, 7, None, 0.7) is None


@given(st.lists(st.floats(0, 1), max_size=12))
def test_that_at_least_one_is_no_less_likely_than_the_likeliest(chances: list[float]) -> None:
    together = at_least_one(chances)
    assert max(chances, default=0.0) - 1e-12 <= together <= 1


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_that_every_chance_told_is_in_one_band(told: list[tuple[float, bool]]) -> None:
    checked = check(told)
    assert checked is not None
    assert sum(band.told for band in checked.bands) == checked.told == len(told)
    assert sum(band.came for band in checked.bands) == sum(came for _, came in told)
    for band in checked.bands:
        assert band.told == 0 or band.low - 1e-9 <= band.mean <= band.high + 1e-9


def test_that_how_far_off_chances_were_is_the_mean_squared_difference() -> None:
    checked = check([(0.8, True), (0.8, True), (0.2, False), (0.2, True)])
    assert checked is not None
    assert checked.miss == pytest.approx((0.04 + 0.04 + 0.04 + 0.64) / 4)
    assert checked.miss_of_the_same == pytest.approx(0.75 * 0.25)
    assert [band.share for band in checked.bands if band.told] == [0.5, 1.0]


def test_that_nothing_is_checked_where_nothing_was_told() -> None:
    assert check([]) is None
