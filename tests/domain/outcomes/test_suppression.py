"""Nobody can work a hidden count out from what is shown, the total and the rule."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.suppression import NATIONAL, Caution, share_of, suppressed

COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=12)
CAUTIONS = st.sampled_from([NATIONAL, Caution(hide_nought=True), Caution(below=8), Caution(below=3)])


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((41, 2, 0), (40, None, 0)),
        ((12, 33, 7), (10, 35, 5)),
        ((0, 43), (0, 45)),
        ((0, 0, 0), (0, 0, 0)),
        ((42, 4, 0), (None, None, 0)),
        ((38, 1, 0), (None, None, 0)),
        ((1, 0, 0), (None, None, None)),
        ((4, 4, 4), (None, None, None)),
        ((2, 3, 20), (None, None, 20)),
    ],
)
def test_that_counts_are_shown_as_worked_by_hand(
    counts: tuple[int, ...], shown: tuple[int | None, ...]
) -> None:
    """Of 42, 4 and 0 the total 46 leaves 4 alone for the small one, of 38, 1 and 0 the total 39 leaves 1 alone."""
    assert suppressed(counts) == shown


@pytest.mark.parametrize(("groups", "most"), [(2, 40), (3, 26), (4, 18), (5, 11)])
@pytest.mark.parametrize("caution", [NATIONAL, Caution(hide_nought=True), Caution(below=3), Caution(to=3)])
def test_that_whoever_knows_the_rule_and_the_total_cannot_tell_a_hidden_count(
    groups: int, most: int, caution: Caution
) -> None:
    """Every breakdown of every total is tried: those that look alike differ in each hidden count."""
    alike = defaultdict(list)
    for counts in product(range(most + 1), repeat=groups):
        if sum(counts) <= most:
            alike[sum(counts), suppressed(counts, caution)].append(counts)
    for (_, shown), tables in alike.items():
        for place, count in enumerate(shown):
            if count is None:
                assert len({table[place] for table in tables}) > 1, (shown, tables)


@given(COUNTS, CAUTIONS)
def test_that_no_small_count_is_ever_shown_and_no_other_is_wrong(counts: list[int], caution: Caution) -> None:
    for count, shown in zip(counts, suppressed(counts, caution), strict=True):
        if shown is not None:
            assert count == 0 or count >= caution.below
            assert abs(shown - count) <= caution.to // 2
            assert shown % caution.to == 0


@given(COUNTS, CAUTIONS)
def test_that_what_is_shown_leaves_every_hidden_count_two_values(counts: list[int], caution: Caution) -> None:
    """The same as above, for large breakdowns: by the ranges that the marks and the total leave."""
    shown, total = suppressed(counts, caution), sum(counts)
    low = [_lowest(one, caution) for one in shown]
    high = [_highest(one, caution, total) for one in shown]
    for place, one in enumerate(shown):
        if one is None:
            others_low, others_high = sum(low) - low[place], sum(high) - high[place]
            feasible = [
                count
                for count in range(low[place], high[place] + 1)
                if others_low <= total - count <= others_high
            ]
            assert len(feasible) > 1


def _lowest(shown: int | None, caution: Caution) -> int:
    return 0 if shown in {None, 0} else max(caution.below, (shown or 0) - caution.to // 2)


def _highest(shown: int | None, caution: Caution, total: int) -> int:
    return total if shown is None else 0 if shown == 0 else shown + caution.to // 2


@given(COUNTS)
def test_that_shares_follow_from_what_is_shown_alone(counts: list[int]) -> None:
    for shown in suppressed(counts):
        share = share_of(shown, sum(counts))
        assert (share is None) == (shown is None or sum(counts) < 5)
        assert share is None or 0 <= share <= 100


def test_that_shares_are_rounded_and_hidden_with_their_count() -> None:
    assert share_of(40, 43) == 93
    assert share_of(45, 43) == 100
    assert share_of(None, 43) is None
    assert share_of(0, 4) is None


def test_that_one_group_is_treated_like_any_although_its_total_tells_it() -> None:
    assert suppressed([7]) == (5,)
    assert suppressed([2]) == (None,)
    assert suppressed([]) == ()
