from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay
from pc_desktop.domain.board import BED_STATES, BedFacts, BedStanding, figures_of, standing_of
from pc_desktop.domain.places import Bed
from tests.domain.invented_regions import unit

_NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
_TODAY = date(2026, 11, 17)
_BED = Bed("b", "larch", "3", 3, None)


def _stay(expected: int | None = None, ready: int | None = None) -> Stay:
    def on(days: int | None) -> date | None:
        return None if days is None else _TODAY + timedelta(days=days)

    admitted = _NOW - timedelta(days=20)
    return Stay(
        "s",
        "p",
        "larch",
        None,
        admitted,
        None,
        on(expected),
        on(ready),
        None,
        None,
        "own",
        None,
        None,
        None,
        None,
    )


def _standing(
    *,
    stay: Stay | None = None,
    held: bool = False,
    closed: str = "",
    leave: bool = False,
    occupied: bool = False,
) -> BedStanding:
    occupation = Occupation("o", "s", "p", "b", _NOW, None)
    hold = Hold("h", "b", "r", "p", _NOW, _NOW + timedelta(days=3), None, used=False)
    closure = Closure("c", "b", _NOW, None, closed, "", None)
    away = Leave("l", "s", _NOW, None, None, bed_usable=False, leave_type="home")
    facts = BedFacts(
        occupations={"b": occupation} if stay or occupied else {},
        holds={"b": hold} if held else {},
        closures={"b": closure} if closed else {},
        stays={"s": stay} if stay else {},
        leaves={"s": away} if leave else {},
    )
    return standing_of(_BED, facts, _NOW)


@pytest.mark.parametrize(
    ("standing", "state"),
    [
        (_standing(), "free"),
        (_standing(held=True), "held"),
        (_standing(closed="estates", held=True), "closed"),
        (_standing(closed="unusable"), "unusable"),
        (_standing(stay=_stay()), "occupied"),
        (_standing(occupied=True), "occupied"),
        (_standing(stay=_stay(), leave=True), "on_leave"),
        (_standing(stay=_stay(expected=14), leave=True), "expected"),
        (_standing(stay=_stay(expected=15)), "occupied"),
        (_standing(stay=_stay(expected=-2)), "expected"),
        (_standing(stay=_stay(expected=3, ready=0)), "ready"),
        (_standing(stay=_stay(ready=1)), "occupied"),
        (_standing(stay=_stay(expected=3), held=True), "expected"),
        (_standing(stay=_stay(), closed="estates"), "occupied"),
    ],
)
def test_that_a_bed_s_state_follows_from_its_facts(standing: BedStanding, state: str) -> None:
    assert standing.state == state
    assert state in BED_STATES


def test_that_a_bed_says_how_long_its_patient_has_stayed() -> None:
    assert _standing(stay=_stay()).days == 20
    assert _standing().days is None


def test_that_a_unit_is_counted_bed_by_bed() -> None:
    beds = [
        _standing(),
        _standing(held=True),
        _standing(closed="estates"),
        _standing(closed="unusable"),
        _standing(stay=_stay(expected=-1)),
        _standing(stay=_stay(expected=7), leave=True),
        _standing(stay=_stay(expected=14), held=True),
        _standing(stay=_stay(expected=28, ready=0)),
        _standing(stay=_stay(expected=29)),
    ]
    figures = figures_of(unit("larch"), beds, None, _NOW, 2)
    assert (figures.commissioned, figures.open, figures.occupied, figures.on_leave) == (9, 8, 5, 1)
    assert (figures.held, figures.closed, figures.unusable, figures.available, figures.ready) == (
        2,
        1,
        1,
        1,
        1,
    )
    assert figures.expected == (2, 3, 4)


@given(st.lists(st.sampled_from(["free", "held", "estates", "unusable", "in", "away"]), max_size=9))
def test_that_every_bed_is_counted_once(kinds: list[str]) -> None:
    made = {
        "free": _standing(),
        "held": _standing(held=True),
        "estates": _standing(closed="estates"),
        "unusable": _standing(closed="unusable"),
        "in": _standing(stay=_stay()),
        "away": _standing(stay=_stay(), leave=True),
    }
    figures = figures_of(unit("larch"), (made[kind] for kind in kinds), None, _NOW, 2)
    assert figures.commissioned == len(kinds) == figures.open + figures.closed
    assert figures.open == figures.available + figures.held + figures.unusable + figures.occupied


@pytest.mark.parametrize(
    ("age", "fresh"), [(None, False), (timedelta(days=2), True), (timedelta(days=2, seconds=1), False)]
)
def test_that_a_unit_s_word_is_fresh_for_so_many_days_and_no_longer(
    age: timedelta | None, fresh: bool
) -> None:
    word = None if age is None else Confirmation("c", "larch", _NOW - age, "Ward manager", "meeting")
    figures = figures_of(unit("larch"), [], word, _NOW, 2)
    assert figures.fresh is fresh
    assert figures.confirmed == (None if word is None else word.at)
