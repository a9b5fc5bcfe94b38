"""What is drawn agrees with what is published."""

from statistics import mean

import pytest

from pc_desktop.sample.draws import Draws
from pc_desktop.sample.parameters import Parameters, parameters

MANY = 20_000


@pytest.fixture
def known() -> Parameters:
    """Read the reference list."""
    return parameters()


def test_that_the_mixture_of_stays_has_the_mean_it_was_made_for(known: Parameters) -> None:
    assert known.mean_stay == pytest.approx(110.95)
    assert [share for share, _, _ in known.stays] == [0.30, 0.55, 0.15]
    draws = Draws(1, "stays")
    drawn = [known.stay(draws, known.mean_stay) for _ in range(MANY)]
    assert mean(drawn) == pytest.approx(111, rel=0.03)
    assert mean(known.stay(draws, 55.0) for _ in range(MANY)) == pytest.approx(55, rel=0.06)


def test_that_ages_bmi_and_legal_status_are_as_published(known: Parameters) -> None:
    draws = Draws(1, "people")
    ages = [known.age(draws) for _ in range(MANY)]
    assert mean(ages) == pytest.approx(28.9, abs=1.0)
    assert (min(ages), max(ages)) == (18, 60)
    bmi = [known.bmi(draws) for _ in range(MANY)]
    assert mean(bmi) == pytest.approx(14.1, abs=0.1)
    assert 10.0 <= min(bmi) <= max(bmi) <= 18.3
    assert sum(value < 13 for value in bmi) / MANY == pytest.approx(0.19, abs=0.03)
    informal = sum(known.legal(draws) == "01" for _ in range(MANY))
    assert informal / MANY == pytest.approx(0.8, abs=0.02)


def test_that_waits_are_positive_and_about_as_long_as_published(known: Parameters) -> None:
    draws = Draws(1, "waits")
    waits = [known.wait(draws, known.wait_before) for _ in range(MANY)]
    assert min(waits) >= 4
    assert mean(waits) == pytest.approx(46, rel=0.03)
    assert known.wait_after < known.wait_before
