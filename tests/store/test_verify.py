"""What was changed behind the store's back is found and said, one sentence each."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.store import vault
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.upgrade import triggers
from tests.store.invented_region import NOW, PASSPHRASE, at, hold, occupation, put


def _tamper(store: SqlStore, *statements: str) -> tuple[str, ...]:
    """Write to the file as somebody with its key would, then verify."""
    store._witness.settle()
    connection = connect(store.path, store._key)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return store.verify()


def _without_refusals(*names: str) -> list[str]:
    return [f"DROP TRIGGER {name}" for name in names]


@pytest.fixture
def lived(store: SqlStore) -> SqlStore:
    """Give a store in which a little has happened, and has been witnessed."""
    put(store, Trust("other", "Another", None), title="Add a trust")
    put(store, Trust("other", "Renamed", None), title="Rename a trust")
    put(store, hold("h1", "larch3", 1, at(0), at(72)), title="Hold a bed")
    store._witness.settle()
    return store


def test_that_nothing_is_wrong_with_a_store_nobody_touched(lived: SqlStore, empty: SqlStore) -> None:
    assert lived.verify() == ()
    assert empty.verify() == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE trust SET name = 'Forged' WHERE key = 'other'",
            "A trust is not as the journal last wrote it (other).",
        ),
        ("DELETE FROM hold", "A hold the journal knows of is gone from the tables (h1)."),
        (
            "INSERT INTO trust VALUES ('third', 'Third', NULL)",
            "The journal knows nothing of a trust in the tables (third).",
        ),
        ("UPDATE bed SET unit = 'nowhere' WHERE key = 'larch3'", "A bed refers to a unit that is not there."),
    ],
)
def test_that_a_row_changed_in_the_tables_is_found(lived: SqlStore, statement: str, said: str) -> None:
    assert said in _tamper(lived, "PRAGMA foreign_keys=OFF", statement)


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["UPDATE step SET title = 'Forged' WHERE number = 2"], "Step 2 of the journal has been rewritten."),
        (["UPDATE step SET by = 'Forged' WHERE number = 3"], "Step 3 of the journal has been rewritten."),
        (
            ["UPDATE step SET at = '2020-01-01T00:00:00Z' WHERE number = 3"],
            "Step 3 of the journal has been rewritten.",
        ),
        (["UPDATE change SET key = 'x' WHERE number = 2"], "Step 2 of the journal has been rewritten."),
        (
            ["UPDATE change SET after = replace(after, 'Another', 'Forged') WHERE number = 2"],
            "What step 2 of the journal wrote has been rewritten.",
        ),
        (
            ["UPDATE change SET before = replace(before, 'Another', 'Forged') WHERE number = 3"],
            "What step 3 of the journal wrote has been rewritten.",
        ),
        (
            ["DELETE FROM change WHERE number = 2", "DELETE FROM step WHERE number = 2"],
            "The journal lacks step 2.",
        ),
        (["DELETE FROM change WHERE number = 2"], "Step 2 of the journal has been rewritten."),
        (
            ["UPDATE step SET parents = '[]' WHERE number = 3"],
            "Step 3 of the journal does not follow from the step before it.",
        ),
        (["DELETE FROM step WHERE number = 4"], "The journal holds changes of steps that are gone."),
    ],
)
def test_that_a_rewritten_journal_is_found(lived: SqlStore, statements: list[str], said: str) -> None:
    kept = ("journal_step_update", "journal_step_delete", "journal_change_update", "journal_change_delete")
    found = _tamper(lived, *_without_refusals(*kept), *statements)
    assert said in found
    assert "A rule the database keeps by itself has been taken away: journal step update." in found


def test_that_steps_cut_off_the_end_are_found_and_stay_found(lived: SqlStore) -> None:
    found = _tamper(
        lived,
        *_without_refusals("journal_step_delete", "journal_change_delete"),
        "DELETE FROM change WHERE number = 4",
        "DELETE FROM step WHERE number = 4",
        "DELETE FROM hold",
    )
    said = "The journal once reached step 4, as the key file remembers, and does not any more."
    assert said in found
    path = lived.path
    lived.close()
    again = open_store(path, PASSPHRASE)
    for number in range(4):
        put(again, Trust("other", f"Name {number}", None))
    assert said in again.verify()
    again.close()


def test_that_a_key_file_that_fell_behind_is_no_fault_and_catches_up(
    lived: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the plug was pulled")

    with monkeypatch.context() as patch:
        patch.setattr(vault, "remember_chain", fail)
        put(lived, Trust("other", "Third name", None))
        lived._witness.settle()
    assert vault.remembered_chain(lived.path)[1] == 4
    assert lived.verify() == ()
    put(lived, Trust("other", "Fourth name", None))
    lived._witness.settle()
    assert vault.remembered_chain(lived.path)[1] == 6
    assert lived.verify() == ()


def test_that_a_missing_key_file_is_said(lived: SqlStore) -> None:
    vault.key_file(lived.path).unlink()
    assert any("key file of this store is missing" in sentence for sentence in lived.verify())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE step SET title = 'Forged'",
        "DELETE FROM step",
        "DELETE FROM change",
        "UPDATE change SET after = '{}'",
        "UPDATE change SET key = 'x'",
        "UPDATE change SET before_digest = NULL WHERE number = 3",
    ],
)
def test_that_the_database_itself_refuses_to_rewrite_the_journal(lived: SqlStore, statement: str) -> None:
    connection = connect(lived.path, lived._key)
    with pytest.raises(Exception, match="journal_kept"):
        connection.execute(statement)
    connection.close()
    assert lived.verify() == ()


def test_that_a_blanked_image_is_found_though_the_chain_holds_without_it(lived: SqlStore) -> None:
    blank = "UPDATE change SET before = NULL, before_salt = NULL, after = NULL, after_salt = NULL"
    blank += " WHERE kind = 'trust' AND number > 1"
    assert _tamper(lived, blank) == (
        "What step 2 of the journal wrote has been rewritten.",
        "What step 3 of the journal wrote has been rewritten.",
    )
    with lived.reading(NOW) as reading:
        assert all(change.erased for change in reading.changes(3) if change.kind == "trust")


def test_that_overlaps_made_behind_the_refusals_are_found(store: SqlStore) -> None:
    put(store, occupation("o1", "larch3", 1, at(0)), hold("h1", "ash3", 3, at(0), at(72)))
    names = [f"{what}_insert" for what in ("occupation_bed", "occupation_person", "occupation_hold")]
    names += ["hold_bed_insert", "hold_person_insert", "hold_occupation_insert"]
    start, late = "2026-11-18T09:00:00Z", "2026-11-30T09:00:00Z"
    found = _tamper(
        store,
        *_without_refusals(*names),
        f"INSERT INTO occupation VALUES ('o2', 'stay2', 'person2', 'larch3', '{start}', NULL)",
        f"INSERT INTO occupation VALUES ('o3', 'stay1', 'person1', 'ash3', '{start}', NULL)",
        f"INSERT INTO hold VALUES ('h2', 'ash3', 'referral4', 'person4', '{start}', '{late}', NULL, 0)",
        f"INSERT INTO hold VALUES ('h3', 'ash10', 'referral3', 'person3', '{start}', '{late}', NULL, 0)",
    )
    assert {
        "Larch 3 is occupied by two patients at one time.",
        "Ash 3 is held twice at one time.",
        "One patient is in two beds at one time (person1).",
        "One patient has two beds held at one time (person3).",
        "Ash 3 was given to somebody else while it was held.",
    } <= set(found)


def _found(path: Path, key: bytes) -> tuple[str, ...]:
    """Verify a file, or give why it does not even open."""
    try:
        store = SqlStore(path, key)
    except Unavailable as trouble:
        return (trouble.title,)
    found = store.verify()
    store.close()
    return found


def test_that_a_changed_byte_anywhere_in_the_file_is_found(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    whole, dice = path.read_bytes(), Random(7)
    key = vault.unseal(path, PASSPHRASE)
    for _ in range(12):
        place = dice.randrange(16, len(whole))
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        path.write_bytes(damaged)
        found = _found(path, key)
        assert found, f"byte {place}"
        assert all("Canary" not in sentence for sentence in found)
    path.write_bytes(whole)
    assert _found(path, key) == ()


def test_that_no_more_is_said_than_anybody_reads(lived: SqlStore) -> None:
    many: list[Any] = [f"INSERT INTO trust VALUES ('x{number}', 'X', NULL)" for number in range(90)]
    assert len(_tamper(lived, *many)) == 40


def test_that_a_refusal_that_only_keeps_its_name_is_found(lived: SqlStore) -> None:
    (was,) = [
        row[0]
        for row in connect(lived.path, lived._key).execute(
            "SELECT tbl_name FROM sqlite_master WHERE name = 'hold_bed_insert'"
        )
    ]
    found = _tamper(
        lived,
        "DROP TRIGGER hold_bed_insert",
        f"CREATE TRIGGER hold_bed_insert BEFORE INSERT ON {was} BEGIN SELECT 1; END",
        "CREATE TRIGGER quiet_change AFTER INSERT ON trust BEGIN SELECT 1; END",
    )
    assert found == (
        "A rule the database keeps by itself has been rewritten: hold bed insert.",
        "The database keeps a rule this application never made: quiet change.",
    )


def test_that_steps_kept_while_a_store_is_verified_are_no_fault(
    lived: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(connection: Any) -> Any:
        found = triggers(connection)
        put(lived, Trust("other", "Renamed meanwhile", None), title="Rename it in a window")
        lived._witness.settle()
        return found

    monkeypatch.setattr("pc_desktop.store.verify.triggers", meanwhile)
    assert lived.verify() == ()
    assert vault.remembered_chain(lived.path)[1] == 5


def test_that_only_what_came_since_the_last_verified_step_is_checked_at_opening(lived: SqlStore) -> None:
    assert lived.verify_newest() == ()
    length = vault.noted(lived.path, vault.VERIFIED)[0]
    with lived.reading(NOW) as reading:
        assert reading.chain()[1] == length
    put(lived, Trust("later", "Later", None))
    lifted = _without_refusals("journal_step_update")
    whole = _tamper(lived, *lifted, f"UPDATE step SET title = 'x' WHERE number = {length + 1}")
    assert whole
    assert lived.verify_newest() == (f"Step {length + 1} of the journal has been rewritten.",)
    assert vault.noted(lived.path, vault.VERIFIED)[0] == length
    assert _tamper(lived, f"UPDATE step SET digest = 'x' WHERE number = {length}")
    assert "not the one that was verified" in lived.verify_newest()[0]
