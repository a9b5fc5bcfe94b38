import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.distance import Gazetteer, miles_words

_DEGREE = math.pi * 6371.0088 / 180 / 1.609344
_GLOBE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_that_a_degree_along_a_meridian_is_its_share_of_the_globe() -> None:
    gazetteer = Gazetteer({"AA1": (52.0, -1.5), "AA2": (53.0, -1.5)})
    assert gazetteer.miles("AA1", "AA2") == pytest.approx(_DEGREE, rel=1e-9)


def test_that_a_degree_along_a_parallel_shrinks_towards_the_pole() -> None:
    gazetteer = Gazetteer({"AA1": (0.0, 10.0), "AA2": (0.0, 11.0), "BB1": (60.0, 10.0), "BB2": (60.0, 11.0)})
    assert gazetteer.miles("AA1", "AA2") == pytest.approx(_DEGREE, rel=1e-9)
    assert gazetteer.miles("BB1", "BB2") == pytest.approx(_DEGREE / 2, rel=1e-4)


def test_that_london_and_edinburgh_are_some_331_miles_apart() -> None:
    gazetteer = Gazetteer({"SW1A": (51.501, -0.142), "EH1": (55.950, -3.188)})
    assert gazetteer.miles("SW1A", "EH1") == pytest.approx(331, abs=1)


def test_that_neighbouring_districts_a_few_yards_apart_keep_their_precision() -> None:
    gazetteer = Gazetteer({"AA1": (52.0, -1.5), "AA2": (52.00001, -1.5)})
    assert gazetteer.miles("AA1", "AA2") == pytest.approx(_DEGREE / 100_000, rel=1e-6)


@pytest.mark.parametrize("typed", ["CV5", "cv5", " CV5 ", "C V5", "cV 5"])
def test_that_letter_case_and_spaces_of_an_outcode_do_not_matter(typed: str) -> None:
    gazetteer = Gazetteer({"cv5 ": (52.41, -1.55), "B1": (52.48, -1.91)})
    assert gazetteer.miles(typed, "b1") == gazetteer.miles("CV5", "B1")
    assert gazetteer.miles(typed, "CV5") == 0


@pytest.mark.parametrize(
    ("here", "there"), [("CV5", "ZZ99"), ("ZZ99", "CV5"), (None, "CV5"), ("CV5", None), ("", "CV5")]
)
def test_that_no_distance_is_guessed_where_a_district_is_not_known(
    here: str | None, there: str | None
) -> None:
    assert Gazetteer({"CV5": (52.41, -1.55)}).miles(here, there) is None


@given(_GLOBE, _GLOBE, _GLOBE)
def test_that_distance_is_a_distance(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    gazetteer = Gazetteer({"A": a, "B": b, "C": c})
    ab, ba, bc, ac = (gazetteer.miles(*pair) for pair in ("AB", "BA", "BC", "AC"))
    assert ab is not None
    assert bc is not None
    assert ac is not None
    assert ab == ba
    assert 0 <= ab <= 180 * _DEGREE + 1e-6
    assert ac <= ab + bc + 1e-3


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (0.0, "under a mile"),
        (0.49, "under a mile"),
        (0.5, "1 mile"),
        (1.49, "1 mile"),
        (18.5, "19 miles"),
        (None, "distance not known"),
    ],
)
def test_that_a_distance_is_said_to_the_nearest_mile(miles: float | None, words: str) -> None:
    assert miles_words(miles) == words
