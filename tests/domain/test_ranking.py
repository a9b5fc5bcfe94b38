from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.ranking import COMPARISONS, Standing, order
from pc_desktop.domain.referral import PLACES, URGENCIES, Referral
from pc_desktop.domain.severity import Level, Reading, RiskSigns

_START = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def _signs(red: int = 0, amber: int = 0, green: int = 0, *, falling: bool = False) -> RiskSigns:
    counts: list[tuple[Level, int]] = [("red", red), ("amber", amber), ("green", green)]
    return RiskSigns(
        tuple(
            Reading(
                f"{level}-{number}", "BMI", "", 1, level, 12.7, date(2026, 11, 1), None, worsening=falling
            )
            for level, count in counts
            for number in range(count)
        )
    )


def _standing(
    ref: str = "R-0001A",
    signs: RiskSigns | None = None,
    waited: int = 3,
    urgency: str = "2",
    place: str = "home",
    legal: str = "01",
    received: datetime = _START,
) -> Standing:
    referral = Referral(ref, ref, "p", None, received, None, urgency, place, legal, (), "", None, None)
    return Standing(referral, signs or _signs(), waited)


_UNKNOWN = RiskSigns((Reading("bmi", "BMI", "", 1, "missing", None, None, None, worsening=False),))
_STANDINGS = st.lists(
    st.builds(
        _standing,
        st.integers(0, 9999).map(lambda number: f"R-{number:04}A"),
        st.builds(_signs, st.integers(0, 2), st.integers(0, 2), st.integers(0, 1), falling=st.booleans()),
        st.integers(0, 3),
        st.sampled_from([*URGENCIES, ""]),
        st.sampled_from([*PLACES, ""]),
        st.sampled_from(["01", "02", "03", "20", ""]),
        st.integers(0, 2).map(lambda hours: _START + timedelta(hours=hours)),
    ),
    max_size=8,
    unique_by=lambda standing: standing.referral.ref,
)

_HIGHER = [
    (
        "urgency",
        _standing(urgency="4"),
        _standing(urgency="2", signs=_signs(9)),
        "urgent; the one above: very urgent",
    ),
    (
        "red signs",
        _standing(signs=_signs(1)),
        _standing(signs=_signs(0, 9)),
        "0 red signs; the one above: 1 red sign",
    ),
    (
        "amber signs",
        _standing(signs=_signs(0, 2)),
        _standing(signs=_signs(0, 1, falling=True)),
        "1 amber sign; the one above: 2 amber signs",
    ),
    (
        "falling",
        _standing(signs=_signs(1, falling=True)),
        _standing(signs=_signs(1), place="police"),
        "not worse since last week; the one above: worse since last week",
    ),
    (
        "unsafe place",
        _standing(place="police"),
        _standing(place="medical_ward", legal="20"),
        "on a medical ward; the one above: in police custody",
    ),
    (
        "legal clock",
        _standing(legal="20"),
        _standing(legal="03", waited=99),
        "no legal clock; the one above: on a legal clock",
    ),
    (
        "wait",
        _standing(waited=4),
        _standing(waited=1, received=_START - timedelta(hours=1)),
        "waited 1 day; the one above: waited 4 days",
    ),
    (
        "moment received",
        _standing(),
        _standing("R-0000A", received=_START + timedelta(minutes=5)),
        "referred 03-Nov-2026 09:05; the one above: referred 03-Nov-2026 09:00",
    ),
    (
        "seconds received",
        _standing(),
        _standing("R-0000A", received=_START + timedelta(seconds=5)),
        "referred 03-Nov-2026 09:00; the one above: moments before",
    ),
    (
        "reference",
        _standing("R-0001A"),
        _standing("R-0002A"),
        "reference R-0002A; the one above: reference R-0001A",
    ),
]


@pytest.mark.parametrize(
    ("higher", "lower", "because"), [row[1:] for row in _HIGHER], ids=[row[0] for row in _HIGHER]
)
def test_that_each_step_outweighs_all_after_it_and_says_so(
    higher: Standing, lower: Standing, because: str
) -> None:
    for given_order in ([higher, lower], [lower, higher]):
        first, second = order(given_order)
        assert (first.standing, second.standing) == (higher, lower)
        assert (first.place, second.place) == (1, 2)
        assert first.below_because == "first in the order"
        assert second.below_because == because


def test_that_the_steps_are_announced_in_the_order_they_decide() -> None:
    assert tuple(row[0] for row in _HIGHER[:7]) == COMPARISONS


@given(_STANDINGS, st.randoms(use_true_random=False))
def test_that_the_order_does_not_depend_on_the_order_given(standings: list[Standing], chance: Random) -> None:
    shuffled = chance.sample(standings, len(standings))
    assert order(shuffled) == order(standings)


@given(_STANDINGS)
def test_that_everybody_stands_in_the_order_once_and_it_is_stable(standings: list[Standing]) -> None:
    ranked = order(standings)
    assert [one.place for one in ranked] == list(range(1, len(standings) + 1))
    assert sorted(one.standing.referral.ref for one in ranked) == sorted(
        one.referral.ref for one in standings
    )
    assert order(one.standing for one in ranked) == ranked


@given(_STANDINGS)
def test_that_any_two_stand_the_same_way_round_whoever_else_waits(standings: list[Standing]) -> None:
    ranked = [one.standing for one in order(standings)]
    for place, higher in enumerate(ranked):
        for lower in ranked[place + 1 :]:
            assert [one.standing for one in order([lower, higher])] == [higher, lower]


@given(_STANDINGS)
def test_that_everybody_has_reasons_and_what_put_them_below_is_a_difference(
    standings: list[Standing],
) -> None:
    for one in order(standings):
        assert one.reasons[0] in {*URGENCIES.values(), "Urgency not recorded"}
        assert one.reasons[-1].startswith("waited ")
        mine, _, above = one.below_because.partition("; the one above: ")
        assert mine
        assert mine != above


def test_that_the_moment_received_counts_and_not_how_it_is_written() -> None:
    east = timezone(timedelta(hours=5))
    earlier = _standing("R-0002A", received=(_START - timedelta(hours=1)).astimezone(east))
    assert [one.standing for one in order([_standing("R-0001A"), earlier])] == [earlier, _standing("R-0001A")]


def test_that_the_same_referral_twice_is_level_with_itself() -> None:
    assert order([_standing(), _standing()])[1].below_because == "level with the one above"


@pytest.mark.parametrize(
    ("standing", "reasons"),
    [
        (
            _standing(
                signs=_signs(2, 1, 1, falling=True),
                urgency="1",
                place="emergency_department",
                legal="02",
                waited=1,
            ),
            (
                "Emergency",
                "2 red signs: BMI 12.7, BMI 12.7",
                "1 amber sign: BMI 12.7",
                "worse since last week",
                "waiting in an emergency department",
                "legal clock running",
                "waited 1 day",
            ),
        ),
        (_standing(signs=_signs(green=1)), ("Urgent", "no red or amber sign", "waited 3 days")),
        (_standing(urgency=""), ("Urgency not recorded", "waited 3 days")),
        (_standing(signs=_UNKNOWN), ("Urgent", "no risk signs recorded", "waited 3 days")),
        (_standing(signs=_signs(0, 1)), ("Urgent", "1 amber sign: BMI 12.7", "waited 3 days")),
    ],
)
def test_that_a_place_in_the_order_gives_its_reasons_most_telling_first(
    standing: Standing, reasons: tuple[str, ...]
) -> None:
    assert order([standing])[0].reasons == reasons
