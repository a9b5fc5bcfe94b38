"""How a range of savings is worked out and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.savings import Assumptions, Savings, pounds, savings


def test_that_savings_are_avoided_admissions_times_days_times_price() -> None:
    assert savings(17, Assumptions(94, 111, 530)) == Savings(846_940, 1_000_110)


def test_that_the_cost_of_alternatives_is_taken_off_and_never_more_than_was_saved() -> None:
    assert savings(2, Assumptions(10, 20, 100, 500)) == Savings(1_000, 3_000)
    assert savings(2, Assumptions(10, 20, 100, 5_000)) == Savings(0, 0)


def test_that_the_lower_figure_comes_first_whichever_stay_is_longer() -> None:
    assert savings(1, Assumptions(20, 10, 100)) == Savings(1_000, 2_000)


@pytest.mark.parametrize(
    "missing", [Assumptions(None, 1, 1), Assumptions(1, None, 1), Assumptions(1, 1, None)]
)
def test_that_nothing_is_computed_from_what_nobody_said(missing: Assumptions) -> None:
    assert savings(17, missing) is None
    assert not missing.complete
    assert "not recorded" in missing.words()


def test_that_the_assumptions_are_said() -> None:
    said = Assumptions(94, 111, 530).words()
    assert said.startswith("Assumed: 94 to 111 days for each admission avoided, £530 a day.")
    assert said.endswith("The cost of the alternatives is not taken off.")
    assert "£4,000" in Assumptions(94, 111, 530, 4000).words()


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "£0"),
        (9_999, "£9,999"),
        (10_000, "£10k"),
        (846_940, "£850k"),
        (844_999, "£840k"),
        (994_999, "£990k"),
        (995_000, "£1.0m"),
        (1_000_110, "£1.0m"),
        (1_250_000, "£1.25m"),
        (1_204_000, "£1.2m"),
        (-50_000, "−£50k"),
    ],
)
def test_that_pounds_are_written_to_the_nearest_ten_thousand(amount: int, written: str) -> None:
    assert pounds(amount) == written


def test_that_a_range_of_one_amount_is_said_once() -> None:
    assert Savings(850_000, 1_000_000).words() == "£850k to £1.0m"
    assert Savings(850_000, 849_999).words() == "£850k"


@given(
    st.integers(0, 100), st.integers(1, 300), st.integers(1, 300), st.integers(1, 900), st.integers(0, 50_000)
)
def test_that_the_low_never_exceeds_the_high(
    avoided: int, one: int, other: int, price: int, cost: int
) -> None:
    found = savings(avoided, Assumptions(one, other, price, cost))
    assert found is not None
    assert 0 <= found.low <= found.high
