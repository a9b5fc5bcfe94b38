"""Chance from a seed: the same again, evenly spread, and of the shape asked for."""

from statistics import mean, stdev

import pytest

from pc_desktop.sample.draws import Draws

MANY = 20_000


@pytest.fixture
def draws() -> Draws:
    """Begin a stream."""
    return Draws(7, "tests")


def test_that_a_stream_is_the_same_again_and_others_are_not() -> None:
    again = [Draws(7, "a").part() for _ in range(2)]
    assert again[0] == again[1]
    assert Draws(7, "b").part() != again[0]
    assert Draws(8, "a").part() != again[0]


def test_that_the_first_numbers_of_a_stream_never_change() -> None:
    draws = Draws(2075, "people")
    assert [draws.whole(0, 999) for _ in range(6)] == [609, 950, 978, 34, 209, 23]


def test_that_whole_numbers_reach_both_ends_and_no_further(draws: Draws) -> None:
    assert {draws.whole(2, 5) for _ in range(500)} == {2, 3, 4, 5}


def test_that_weights_are_heeded(draws: Draws) -> None:
    drawn = [draws.weighted(("often", "seldom", "never"), (3.0, 1.0, 0.0)) for _ in range(MANY)]
    assert drawn.count("often") / MANY == pytest.approx(0.75, abs=0.02)
    assert "never" not in drawn


def test_that_a_shuffle_loses_nobody(draws: Draws) -> None:
    assert sorted(draws.shuffled(range(50))) == list(range(50))
    assert draws.shuffled(range(50)) != list(range(50))


def test_that_a_normal_draw_has_its_mean_and_spread(draws: Draws) -> None:
    drawn = [draws.normal(14.1, 1.25) for _ in range(MANY)]
    assert mean(drawn) == pytest.approx(14.1, abs=0.05)
    assert stdev(drawn) == pytest.approx(1.25, abs=0.05)


def test_that_a_lognormal_draw_has_its_mean_and_spread(draws: Draws) -> None:
    drawn = [draws.lognormal(115.0, 45.0) for _ in range(MANY)]
    assert mean(drawn) == pytest.approx(115, rel=0.02)
    assert stdev(drawn) == pytest.approx(45, rel=0.05)
    assert min(drawn) > 0


def test_that_a_mixture_has_the_mean_of_its_parts(draws: Draws) -> None:
    drawn = [draws.mixture(((0.5, 50.0, 5.0), (0.5, 150.0, 5.0))) for _ in range(MANY)]
    assert mean(drawn) == pytest.approx(100, rel=0.02)


def test_that_a_gamma_draw_has_its_mean_and_is_skewed(draws: Draws) -> None:
    drawn = sorted(draws.gamma(1.2, 10.9) for _ in range(MANY))
    assert mean(drawn) == pytest.approx(10.9, rel=0.03)
    assert drawn[MANY // 2] < 10.9
    assert drawn[0] > 0
