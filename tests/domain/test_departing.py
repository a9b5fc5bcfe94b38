"""Departures from the order: total, stable, explained; nobody is lost or doubled by them."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.departure import Departure
from pc_desktop.domain.ranking import COMPARISONS, OrderRule, Ranked, Standing, order, order_words
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import RiskSigns

START = datetime(2026, 11, 3, 9, tzinfo=UTC)


def _standing(name: str, waited: int = 0, urgency: str = "2", place: str = "home") -> Standing:
    referral = Referral(name, name, "p", None, START, None, urgency, place, "01", (), "", None, None)
    return Standing(referral, RiskSigns(()), waited)


def _departure(referral: str, above: str | None, at: int = 0, reason: str = "seen on the ward") -> Departure:
    return Departure(
        f"d{at}{referral}", referral, above, START + timedelta(hours=at), "M. Lead", reason, None
    )


def _keys(ranked: tuple[Ranked, ...]) -> list[str]:
    return [one.standing.referral.key for one in ranked]


FIVE = [_standing(name, waited) for name, waited in (("a", 9), ("b", 7), ("c", 5), ("d", 3), ("e", 1))]
MOVES = st.lists(
    st.builds(
        _departure, st.sampled_from("abcdexy"), st.sampled_from([*"abcdexy", None]), st.integers(0, 50)
    ),
    max_size=8,
    unique_by=lambda one: one.key,
)


def test_that_somebody_moved_stands_directly_above_whom_people_said_and_says_why() -> None:
    ranked = order(FIVE, [_departure("d", "b")])
    assert _keys(ranked) == ["a", "d", "b", "c", "e"]
    moved, below = ranked[1], ranked[2]
    assert moved.below_because == "moved up above b by M. Lead: seen on the ward (place 4 by the rule)"
    assert moved.reasons[0] == moved.below_because
    assert (moved.place, moved.by_rule) == (2, 4)
    assert below.below_because == "the one above was moved: seen on the ward"
    assert ranked[3].below_because.startswith("waited 5 days")


def test_that_somebody_can_be_moved_to_the_end() -> None:
    ranked = order(FIVE, [_departure("a", None)])
    assert _keys(ranked) == ["b", "c", "d", "e", "a"]
    assert (
        ranked[-1].below_because == "moved down to the end by M. Lead: seen on the ward (place 1 by the rule)"
    )


def test_that_somebody_moved_down_is_said_to_stand_above_whom() -> None:
    words = "moved down to above d by M. Lead: seen on the ward (place 1 by the rule)"
    assert order(FIVE, [_departure("a", "d")])[2].below_because == words


def test_that_a_move_the_rule_has_come_to_agree_with_says_so() -> None:
    ranked = order(FIVE, [_departure("b", "c")])
    assert _keys(ranked) == ["a", "b", "c", "d", "e"]
    assert ranked[1].reasons[0] == "moved above c by M. Lead: seen on the ward (the rule agrees)"


def test_that_a_departure_lapses_where_either_waits_no_longer() -> None:
    assert _keys(order(FIVE, [_departure("d", "gone"), _departure("gone", "a", 1)])) == [
        "a",
        "b",
        "c",
        "d",
        "e",
    ]


def test_that_departures_that_contradict_one_another_end_with_the_later() -> None:
    assert _keys(order(FIVE, [_departure("b", "a", 1), _departure("a", "b", 2)]))[:2] == ["a", "b"]


@given(MOVES, st.randoms())
def test_that_whatever_is_moved_everybody_stands_exactly_once_and_the_order_given_does_not_matter(
    moves: list[Departure], random: object
) -> None:
    ranked = order(FIVE, moves)
    assert sorted(_keys(ranked)) == ["a", "b", "c", "d", "e"]
    assert [one.place for one in ranked] == [1, 2, 3, 4, 5]
    assert sorted(one.by_rule for one in ranked) == [1, 2, 3, 4, 5]
    shuffled, mixed = list(FIVE), list(moves)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert order(shuffled, mixed) == ranked
    for one in ranked:
        if one.departure is not None:
            assert one.departure.reason in one.reasons[0]
        assert one.below_because


@given(MOVES)
def test_that_the_latest_departure_always_holds(moves: list[Departure]) -> None:
    here = {"a", "b", "c", "d", "e"}
    valid = [
        one
        for one in sorted(moves, key=lambda one: (one.at, one.key))
        if one.referral in here and (one.above is None or (one.above in here and one.above != one.referral))
    ]
    if valid:
        keys = _keys(order(FIVE, moves))
        last = valid[-1]
        place = keys.index(last.referral)
        assert (keys[place + 1] if place < 4 else None) == last.above


def test_that_a_rule_of_the_collaboratives_own_compares_what_it_says_and_nothing_else() -> None:
    two = [_standing("a", 9, "3"), _standing("b", 1, "2", "police")]
    rule = OrderRule("k", "2", ("wait", "urgency"), "", None, None)
    assert _keys(order(two)) == ["b", "a"]
    assert _keys(order(two, (), rule)) == ["a", "b"]
    assert order_words(rule) == "wait, urgency"
    assert order_words(None) == ", ".join(COMPARISONS)


def test_that_a_rule_of_words_nobody_knows_falls_back_to_the_first_one() -> None:
    rule = OrderRule("k", "2", ("shoe size",), "", None, None)
    assert order(FIVE, (), rule) == order(FIVE)
