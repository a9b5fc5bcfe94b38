"""A store taken away whole and brought back: nothing is lost, and what does not hold together makes no store."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.person import Person
from pc_desktop.domain.whole import WholeTable
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.whole import make_of_whole, whole_of
from tests.store.invented_region import NOW, PASSPHRASE, put

OTHER = "other invented words"


@pytest.fixture
def taken(fresh: Callable[[str], Path]) -> tuple[WholeTable, ...]:
    """Give everything of a store in which something was changed, undone by nobody, and half typed."""
    store = open_store(fresh("region"), PASSPHRASE)
    person = next(iter(_people(store)))
    put(store, replace(person, given="Änne\r\n=1+1"), title="Name somebody")
    store.keep_draft("minute", "half a sentence, ")
    tables = whole_of(store)
    store.close()
    return tables


def _people(store: SqlStore) -> tuple[Person, ...]:
    with store.reading(NOW) as reading:
        return reading.find(Person)


def test_that_a_store_made_of_everything_holds_everything(
    tmp_path: Path, taken: tuple[WholeTable, ...]
) -> None:
    path = tmp_path / "back.pcstore"
    make_of_whole(path, OTHER, taken)
    store = open_store(path, OTHER)
    assert whole_of(store) == taken
    assert store.verify() == ()
    assert store.draft("minute") == "half a sentence, "
    assert "Änne\r\n=1+1" in {one.given for one in _people(store)}
    put(store, replace(_people(store)[0], given="Further"), title="Go on")
    store.close()
    again = open_store(path, OTHER)
    assert again.verify() == ()
    again.close()


def test_that_a_field_an_older_copy_lacks_is_not_recorded(
    tmp_path: Path, taken: tuple[WholeTable, ...]
) -> None:
    people = next(table for table in taken if table.name == "person")
    at = people.columns.index("cetr_on")
    older = replace(
        people,
        columns=tuple(name for name in people.columns if name != "cetr_on"),
        rows=[(*row[:at], *row[at + 1 :]) for row in people.rows],
    )
    make_of_whole(tmp_path / "back.pcstore", OTHER, [older if one is people else one for one in taken])


@pytest.mark.parametrize("missing", ["laptop", "step", "change"])
def test_that_less_than_everything_makes_no_store(
    tmp_path: Path, taken: tuple[WholeTable, ...], missing: str
) -> None:
    with pytest.raises(Unavailable, match="not everything"):
        make_of_whole(tmp_path / "back.pcstore", OTHER, [one for one in taken if one.name != missing])
    assert list(tmp_path.glob("back*")) == []


def _spoilt(table: WholeTable, column: str, value: str | int | None) -> WholeTable:
    at = table.columns.index(column)
    first = table.rows[0]
    return replace(table, rows=[(*first[:at], value, *first[at + 1 :]), *table.rows[1:]])


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("person", "given", "Somebody Else"), ("step", "title", "Never happened"), ("person", "surname", 7),
        ("bed", "unit", None),
    ],
)  # fmt: skip
def test_that_what_was_changed_by_hand_makes_no_store(
    tmp_path: Path, taken: tuple[WholeTable, ...], table: str, column: str, value: str | int | None
) -> None:
    spoilt = [_spoilt(one, column, value) if one.name == table else one for one in taken]
    with pytest.raises(Unavailable, match="not everything"):
        make_of_whole(tmp_path / "back.pcstore", OTHER, spoilt)
    assert list(tmp_path.glob("back*")) == []


def test_that_a_newer_copy_is_refused_politely(tmp_path: Path, taken: tuple[WholeTable, ...]) -> None:
    newer = [
        replace(one, columns=(*one.columns, "new"), rows=[(*row, 1) for row in one.rows]) for one in taken
    ]
    with pytest.raises(Unavailable, match="newer version"):
        make_of_whole(tmp_path / "back.pcstore", OTHER, newer)


def test_that_a_store_that_is_there_is_never_written_over(
    fresh: Callable[[str], Path], taken: tuple[WholeTable, ...]
) -> None:
    path = fresh("empty")
    before = path.read_bytes()
    with pytest.raises(Refused, match="there already"):
        make_of_whole(path, OTHER, taken)
    assert path.read_bytes() == before
