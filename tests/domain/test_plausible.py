"""Values that cannot be are refused in words; unlikely ones are asked for twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.plausible import SPANS, is_unlikely, refuse_impossible


@pytest.mark.parametrize(
    ("sign", "value", "words"),
    [
        ("weight", 412.0, "A weight of 412 kg cannot be right: it lies between 10 and 350 kg."),
        ("bmi", 1.5, "A BMI of 1.5 cannot be right: it lies between 5 and 90."),
        ("suss", 4.0, "A SUSS of 4 cannot be right: it lies between 0 and 3."),
    ],
)
def test_that_an_impossible_value_is_refused_with_what_is_possible(
    sign: str, value: float, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        refuse_impossible(sign, value)
    assert refused.value.sentence == words


@pytest.mark.parametrize("value", [0.5, 3.0, -1.0, float("nan")])
def test_that_a_judged_sign_is_green_amber_or_red_and_nothing_between(value: float) -> None:
    with pytest.raises(Refused, match="green, amber or red"):
        refuse_impossible("hydration", value)


@pytest.mark.parametrize("sign", SPANS)
def test_that_what_is_usual_lies_within_what_is_possible(sign: str) -> None:
    span = SPANS[sign]
    assert span.least <= span.usual_least < span.usual_most <= span.most


@given(st.sampled_from(sorted(SPANS)), st.floats(allow_nan=True, allow_infinity=True))
def test_that_every_value_is_refused_or_asked_for_twice_or_usual(sign: str, value: float) -> None:
    span = SPANS[sign]
    try:
        refuse_impossible(sign, value)
    except Refused:
        assert not span.least <= value <= span.most
    else:
        assert is_unlikely(sign, value) is (not span.usual_least <= value <= span.usual_most)


def test_that_a_judged_sign_is_never_unlikely() -> None:
    assert not is_unlikely("hydration", 2.0)
