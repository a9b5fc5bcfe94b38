"""What is asked of the database and of what is not yet written has one answer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.bed import Occupation
from pc_desktop.domain.calendar import LONDON
from pc_desktop.domain.meeting import Action
from pc_desktop.domain.person import Person
from pc_desktop.domain.settings import Event
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.ports import Before, Between, From
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, PASSPHRASE, at, copied, occupation, person, put

WORDS = st.one_of(st.none(), st.sampled_from(["", "a", "A", "b", "é", "B15"]))
DAYS = st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2026, 11, 5)))
DAY = st.dates(date(2026, 11, 1), date(2026, 11, 6))
PEOPLE = st.lists(
    st.builds(
        lambda key, title, born, age, said: Person(
            f"p{key}", None, "Xxtest-A", None, title, born, None, None, None, age, said, None
        ),
        st.integers(0, 12), WORDS, DAYS, st.one_of(st.none(), st.integers(0, 3)), DAYS,
    ),
    max_size=12, unique_by=lambda one: one.key,
)  # fmt: skip
WISHES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "title": st.one_of(WORDS, st.lists(WORDS, max_size=3).map(tuple), st.frozensets(WORDS, max_size=3)),
        "born": st.one_of(DAYS, DAY.map(Before), DAY.map(From), st.builds(Between, DAY, DAY)),
        "age_said": st.one_of(st.none(), st.integers(0, 3), st.frozensets(st.integers(0, 3))),
        "age_said_on": st.one_of(DAYS, DAY.map(Before), st.frozensets(DAYS, max_size=2)),
        "key": st.lists(st.integers(0, 12).map(lambda number: f"p{number}"), max_size=4).map(tuple),
    },
)


@pytest.fixture(scope="module")
def shared(made: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """Open one store that no example leaves anything in."""
    store = open_store(copied(made["empty"], tmp_path_factory.mktemp("asking")), PASSPHRASE)
    yield store
    store.close()


@given(people=PEOPLE, changed=PEOPLE, wishes=WISHES)
def test_that_what_is_not_yet_written_answers_as_it_will(
    shared: SqlStore, people: list[Person], changed: list[Person], wishes: dict[str, Any]
) -> None:
    put(shared, *people)
    with shared.working(NOW, "Lead", "lead") as work:
        work.remove(*people[:2])
        work.put(*changed)
        pending = work.find(Person, **wishes)
        everybody = work.find(Person)
        work.commit("Change")
    with shared.reading(NOW) as reading:
        assert pending == reading.find(Person, **wishes)
        assert everybody == reading.find(Person)
        assert [one.key for one in pending] == sorted(one.key for one in pending)
        found = reading.find(Person)
    with shared.working(NOW, "Lead", "lead") as work:
        work.remove(*found)
        work.commit("Clear")


def test_that_a_field_not_set_is_asked_for_by_none(store: SqlStore) -> None:
    put(store, occupation("o1", "larch3", 1, at(-5), at(-4)), occupation("o2", "larch10", 2, at(-5)))
    with store.reading(NOW) as reading:
        assert [one.key for one in reading.find(Occupation, end=None)] == ["o2"]
        assert [one.key for one in reading.find(Occupation, end=(None, at(-4)))] == ["o1", "o2"]
        assert [one.key for one in reading.find(Occupation, end=From(at(-5)))] == ["o1"]


def test_that_bounds_hold_their_beginning_and_not_their_end(store: SqlStore) -> None:
    put(store, *(Event(f"e{day}", date(2026, 11, day), "Invented") for day in (1, 2, 3)))
    first, last = date(2026, 11, 1), date(2026, 11, 3)
    with store.reading(NOW) as reading:
        assert [one.key for one in reading.find(Event, day=Between(first, last))] == ["e1", "e2"]
        assert [one.key for one in reading.find(Event, day=Before(last))] == ["e1", "e2"]
        assert [one.key for one in reading.find(Event, day=From(last))] == ["e3"]


def test_that_one_of_nothing_is_nobody(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        assert reading.find(Person, key=()) == ()
        assert reading.find(Person, key=frozenset()) == ()


def test_that_thousands_may_be_asked_for_at_once(empty: SqlStore) -> None:
    put(empty, *(person(f"p{number:05d}", "Ann") for number in range(3000)))
    keys = frozenset(f"p{number:05d}" for number in range(0, 6000, 2))
    with empty.reading(NOW) as reading:
        assert len(reading.find(Person, key=keys)) == 1500


@pytest.mark.parametrize(
    ("kind", "where", "trouble"),
    [
        (Person, {"shoe_size": 4}, KeyError),
        (Measurement, {"taken": From(NOW)}, TypeError),
        (Occupation, {"start": Before(date(2026, 11, 1))}, TypeError),
        (Action, {"done": datetime(2026, 1, 1)}, ValueError),  # noqa: DTZ001
    ],
)
def test_that_a_question_that_makes_no_sense_is_our_mistake_and_says_so(
    store: SqlStore, kind: Any, where: dict[str, Any], trouble: type[Exception]
) -> None:
    with store.reading(NOW) as reading, pytest.raises(trouble):
        reading.find(kind, **where)


def test_that_a_moment_is_asked_for_wherever_it_was_said(store: SqlStore) -> None:
    put(store, occupation("o1", "larch3", 1, datetime(2026, 11, 17, 9, tzinfo=UTC)))
    with store.reading(NOW) as reading:
        assert reading.find(Occupation, start=datetime(2026, 11, 17, 9, tzinfo=LONDON))
