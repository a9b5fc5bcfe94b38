"""The database itself refuses overlaps: every pair on a small grid, and the sentences people read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError

from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact, kind_of
from pc_desktop.store.codec import codec_of
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, at, hold, occupation, put

Interval = tuple[int, int | None]
GRID: list[Interval] = [(start, end) for start in range(8) for end in [*range(start + 1, 9), None]]
Pair = Callable[[Interval, Interval], tuple[Any, Any]]


def _overlap(one: Interval, two: Interval) -> bool:
    ends = [end if end is not None else 99 for end in (one[1], two[1])]
    return one[0] < ends[1] and two[0] < ends[0]


def _end(interval: Interval) -> datetime | None:
    return None if interval[1] is None else at(interval[1])


def _of_one_bed(one: Interval, two: Interval) -> tuple[Occupation, Occupation]:
    return (
        occupation("one", "larch3", 1, at(one[0]), _end(one)),
        occupation("two", "larch3", 2, at(two[0]), _end(two)),
    )


def _of_one_patient(one: Interval, two: Interval) -> tuple[Occupation, Occupation]:
    return (
        occupation("one", "larch3", 1, at(one[0]), _end(one)),
        occupation("two", "ash10", 1, at(two[0]), _end(two)),
    )


def _hold(key: str, bed: str, number: int, interval: Interval) -> Hold:
    """Make a hold; one without an end lapses long after the grid."""
    return hold(key, bed, number, at(interval[0]), at(999 if interval[1] is None else interval[1]))


def _held_bed(one: Interval, two: Interval) -> tuple[Hold, Hold]:
    return _hold("one", "larch3", 1, one), _hold("two", "larch3", 2, two)


def _held_for_one_patient(one: Interval, two: Interval) -> tuple[Hold, Hold]:
    return _hold("one", "larch3", 1, one), _hold("two", "ash10", 1, two)


def _released(one: Interval, two: Interval) -> tuple[Hold, Hold]:
    """Make holds whose end is their release, well before they would lapse."""
    first, second = _held_bed(one, two)
    return replace(first, until=at(999), released=_end(one)), replace(
        second, until=at(999), released=_end(two)
    )


def test_that_the_grid_is_the_whole_grid() -> None:
    pairs = list(product(GRID, GRID))
    assert len(pairs) == 1936
    assert sum(_overlap(*pair) for pair in pairs) == 1348


@pytest.mark.parametrize(
    "pair",
    [_of_one_bed, _of_one_patient, _held_bed, _held_for_one_patient, _released],
    ids=lambda pair: pair.__name__[1:],
)
@pytest.mark.parametrize("way", ["insert", "update"])
def test_that_every_overlapping_pair_is_refused_and_no_other(store: SqlStore, pair: Pair, way: str) -> None:
    missed, refused_wrongly = [], []
    with store._writer.connect() as connection:
        for one, two in product(GRID, GRID):
            connection.begin()
            first, second = pair(one, two)
            _insert(connection, first)
            was_refused = _insert(connection, second) if way == "insert" else _move_in(connection, second)
            connection.rollback()
            if _overlap(one, two) and not was_refused:
                missed.append((one, two))
            elif was_refused and not _overlap(one, two):
                refused_wrongly.append((one, two))
    assert (missed, refused_wrongly) == ([], [])


def _insert(connection: Any, fact: Fact) -> bool:
    codec = codec_of(kind_of(fact))
    try:
        connection.execute(codec.table.insert().values(dict(zip(codec.fields, codec.row(fact), strict=True))))
    except IntegrityError:
        return True
    return False


def _move_in(connection: Any, fact: Occupation | Hold) -> bool:
    """Write a fact where it is in nobody's way, then move it where it belongs."""
    codec = codec_of(kind_of(fact))
    far: Fact
    if isinstance(fact, Occupation):
        far = replace(fact, start=at(-6000), end=at(-5000))
    else:
        far = replace(fact, start=at(-6000), until=at(-5000), released=None)
    assert not _insert(connection, far)
    table: Table = codec.table
    try:
        row = dict(zip(codec.fields, codec.row(fact), strict=True))
        connection.execute(table.update().where(table.c.key == fact.key).values(row))
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("way", ["hold first", "occupation first"])
def test_that_nobody_else_is_admitted_into_a_live_hold_on_the_whole_grid(store: SqlStore, way: str) -> None:
    wrong = []
    with store._writer.connect() as connection:
        for held, lived in product(GRID, GRID):
            connection.begin()
            its_hold, its_occupation = (
                _hold("h", "larch3", 1, held),
                occupation("o", "larch3", 2, at(lived[0]), _end(lived)),
            )
            order = (its_hold, its_occupation) if way == "hold first" else (its_occupation, its_hold)
            _insert(connection, order[0])
            was_refused = _insert(connection, order[1])
            connection.rollback()
            if was_refused != (held[0] <= lived[0] < (held[1] or 99)):
                wrong.append((held, lived))
    assert wrong == []


def test_that_a_patient_is_admitted_into_their_own_hold(store: SqlStore) -> None:
    put(store, hold("h", "larch3", 1, at(0), at(72)))
    put(store, occupation("o", "larch3", 1, at(5)))
    with store.reading(NOW) as reading:
        assert len(reading.find(Occupation, bed="larch3")) == 1


def test_that_a_hold_over_somebody_elses_earlier_occupation_is_legal(store: SqlStore) -> None:
    put(store, occupation("o", "larch3", 2, at(-5)))
    put(store, hold("h", "larch3", 1, at(0), at(72)))
    with store.reading(NOW) as reading:
        assert [one.referral for one in reading.find(Hold)] == ["referral1"]


def test_that_an_empty_interval_is_in_nobodys_way(store: SqlStore) -> None:
    put(store, occupation("o", "larch3", 1, at(0), at(9)), occupation("blink", "larch3", 2, at(4), at(4)))
    put(store, hold("h", "larch10", 3, at(0), at(9)), hold("nothing", "larch10", 4, at(4), at(4)))
    put(store, occupation("touch", "larch10", 2, at(5), at(5)))
    with store.reading(NOW) as reading:
        assert len(reading.find(Occupation)) == 3
        assert len(reading.find(Hold)) == 2


def test_that_a_bed_is_handed_over_in_the_same_minute(store: SqlStore) -> None:
    put(store, occupation("o1", "larch3", 1, at(-5)))
    put(store, occupation("o2", "larch3", 2, at(0)), occupation("o1", "larch3", 1, at(-5), at(0)))
    with store.reading(NOW) as reading:
        assert [one.person for one in reading.find(Occupation, end=None)] == ["person2"]


def test_that_two_patients_swap_beds_in_one_step_even_as_a_correction(store: SqlStore) -> None:
    put(store, occupation("o1", "larch3", 1, at(-5)), occupation("o2", "ash10", 2, at(-5)))
    put(store, occupation("o1", "ash10", 1, at(-5)), occupation("o2", "larch3", 2, at(-5)))
    with store.reading(NOW) as reading:
        assert {one.person: one.bed for one in reading.find(Occupation)} == {
            "person1": "ash10",
            "person2": "larch3",
        }


def _refusal(store: SqlStore, *facts: Any) -> str:
    with store.reading(NOW) as reading:
        before = reading.chain()
    with pytest.raises(Refused) as refused:
        put(store, *facts)
    with store.reading(NOW) as reading:
        assert reading.chain() == before
    return refused.value.sentence


def test_that_a_refused_hold_names_the_bed_and_for_whom_it_is_held_until_when(store: SqlStore) -> None:
    put(store, hold("h1", "larch3", 1, at(0), datetime(2026, 11, 21, 0, 0, tzinfo=NOW.tzinfo)))
    said = _refusal(store, hold("h2", "larch3", 2, at(1), at(24)))
    assert said == "Larch 3 is held for R-0412A until 20-Nov-2026."


def test_that_a_second_hold_for_one_patient_names_the_first(store: SqlStore) -> None:
    put(store, hold("h1", "ash10", 1, at(0), at(72)))
    assert _refusal(store, hold("h2", "larch3", 1, at(1), at(24))) == "R-0412A already has Ash 10 held."


def test_that_an_admission_into_a_live_hold_names_for_whom_the_bed_is_held(store: SqlStore) -> None:
    put(store, hold("h1", "ash10", 1, at(0), at(72)))
    said = _refusal(store, occupation("o", "ash10", 2, at(1)))
    assert said == "Ash 10 is held for R-0412A until 20-Nov-2026."


def test_that_an_occupied_bed_says_so(store: SqlStore) -> None:
    put(store, occupation("o", "larch3", 2, at(1)))
    assert _refusal(store, occupation("o2", "larch3", 1, at(2))) == "Larch 3 is occupied."
    assert _refusal(store, hold("h", "larch3", 1, at(0), at(9))) == "Larch 3 is occupied."


def test_that_a_patient_in_two_beds_is_named_by_reference_only(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        spell = reading.get(Stay, "stay1")
    put(store, replace(spell, referral="referral1"), occupation("o", "larch3", 1, at(1)))
    assert _refusal(store, occupation("o2", "ash10", 1, at(2))) == "R-0412A is already in Larch 3."
    put(store, occupation("p", "larch10", 2, at(1)))
    assert _refusal(store, occupation("p2", "ash10", 2, at(2))) == "That patient is already in Larch 10."


def test_that_an_end_before_its_beginning_is_refused(store: SqlStore) -> None:
    assert (
        _refusal(store, occupation("o", "larch3", 1, at(2), at(1)))
        == "An end cannot come before its beginning."
    )


def test_that_an_occupation_of_another_patient_than_its_stay_is_refused(store: SqlStore) -> None:
    said = _refusal(store, replace(occupation("o", "larch3", 1, at(2)), person="person2"))
    assert (
        said == "This would leave an occupation without its stay. Change or take away the occupation first."
    )
