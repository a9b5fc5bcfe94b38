"""Retention: who is due, and what is left of somebody erased: a tombstone and a chain that holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock, SystemClock
from pc_desktop.domain.bed import Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.desk import Desk
from pc_desktop.services.erase import Due, ErasePerson, due_for_erasure, years_after
from pc_desktop.services.ports import Reading
from pc_desktop.services.set_settings import ChangeSetting
from pc_desktop.store import vault
from pc_desktop.store.opening import open_store
from pc_desktop.store.restore import restore
from pc_desktop.store.sql_store import SqlStore
from tests.services.conftest import WORDS
from tests.services.small_region import NOW, Putting, stay


@pytest.fixture
def due(desk: Desk) -> Desk:
    """Set a rule of 20 years; one referral closed longer ago, one shorter, one still open."""
    desk.do(ChangeSetting("retention_years", "20"))
    for key, years in (("r1", 20), ("r2", 19)):
        (fact,) = desk.ask(partial(_one_referral, key))
        closed = NOW.replace(year=NOW.year - years)
        desk.do(Putting(replace(fact, received=closed - timedelta(days=9), closed=closed)))
    return desk


def _one_referral(key: str, reading: Reading) -> tuple[Referral, ...]:
    return reading.find(Referral, key=key)


def test_that_nobody_is_due_without_a_rule(desk: Desk) -> None:
    assert desk.ask(due_for_erasure) == ()


def test_that_a_record_is_due_on_the_day_and_not_before_nor_while_anything_is_open(
    due: Desk, clock: StoppedClock
) -> None:
    assert due.ask(due_for_erasure) == (Due("w1", ("R-0411A",), date(2006, 11, 17), date(2026, 11, 17)),)
    clock.moment = NOW - timedelta(days=1)
    assert due.ask(due_for_erasure) == ()
    clock.moment = NOW
    due.do(Putting(stay("s9", "w1", "larch", 3)))
    assert due.ask(due_for_erasure) == ()
    held = due.ask(lambda reading: reading.get(Stay, "s9"))
    due.do(
        Putting(
            replace(
                held, admitted=datetime(1999, 1, 1, tzinfo=UTC), discharged=datetime(2000, 1, 1, tzinfo=UTC)
            )
        )
    )
    assert [one.person for one in due.ask(due_for_erasure)] == ["w1"]


def test_that_a_leap_day_falls_due_on_the_first_of_march() -> None:
    assert years_after(date(2004, 2, 29), 1) == date(2005, 3, 1)
    assert years_after(date(2004, 2, 29), 4) == date(2008, 2, 29)


def test_that_only_what_is_due_is_erased(due: Desk) -> None:
    for person in ("w2", "w3"):
        with pytest.raises(Refused, match="not due"):
            due.do(ErasePerson(person))
    with pytest.raises(Refused):
        due.do(ErasePerson("nobody"))


def test_that_what_is_left_is_a_tombstone_and_the_chain_holds(due: Desk, store: SqlStore) -> None:
    store.keep_draft("discussion/r1", "Half typed about Cora")
    done = due.do(ErasePerson("w1"))
    assert done.title == "Erase R-0411A under the retention rule of 20 years"
    assert due.ask(lambda reading: reading.peek(Person, "w1")) is None
    assert due.ask(lambda reading: reading.find(Referral, person="w1")) == ()
    assert store.draft("discussion/r1") == ""
    assert due.verify() == ()
    with store._reader.connect() as connection:
        left = str(connection.exec_driver_sql("SELECT before, after FROM change").fetchall())
    assert "Xxtest-Moss" not in left
    assert "9999589065" not in left
    newest = due.ask(lambda reading: reading.steps(1))[0]
    assert newest.role == "erasure"
    assert any(one.erased for one in due.ask(lambda reading: reading.changes(newest.number)))


def test_that_an_erasure_is_never_taken_back_and_nothing_of_the_erased_is(due: Desk) -> None:
    due.do(ErasePerson("w1"))
    due.undo()
    with pytest.raises(Refused, match="erased under a retention rule"):
        due.undo()
    assert due.ask(lambda reading: reading.peek(Person, "w1")) is None


def test_that_a_backup_made_before_brings_nobody_back_and_is_listed_and_replaced(
    due: Desk, store: SqlStore, tmp_path: Path
) -> None:
    store.safe.back_up("asked")
    (older,) = store.safe.backups()
    due.do(ErasePerson("w1"))
    assert store.safe.holding_erased() == (older,)
    path = store.path
    store.close()
    restore(path, older.path, WORDS)
    again = open_store(path, WORDS)
    with again.reading(NOW) as reading:
        assert reading.peek(Person, "w1") is None
        assert reading.find(Referral, key="r2")
    assert again.verify() == ()
    later = SystemClock().now() + timedelta(days=3)
    assert again.safe.replace_holding_erased(9, later) == 0
    assert again.safe.replace_holding_erased(3, later) >= 1
    assert older not in again.safe.backups()
    assert [one.reason for one in again.safe.backups()] == ["erasure"]
    again.close()
    assert vault.noted(path, vault.ERASED) == ["w1"]
