"""Whatever is changed in a store, by decay or by somebody with the passphrase, is found and named."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from pc_desktop.store import vault
from pc_desktop.store.backups import look_into
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import open_store
from pc_desktop.store.restore import restore
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.verify import verify
from tests.store.invented_region import PASSPHRASE, all_rows

_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'"


def _change_a_byte(path: Path, dice: Random) -> int:
    """Change one byte to another; gives where."""
    whole = bytearray(path.read_bytes())
    where = dice.randrange(len(whole))
    whole[where] ^= dice.randrange(1, 256)
    path.write_bytes(whole)
    return where


@pytest.mark.soak
def test_that_one_changed_byte_in_store_or_backup_is_found_and_restoring_gives_the_last_good_state(
    lived: SqlStore, soaking: bool
) -> None:
    lived.safe.back_up("asked")
    (backup,) = lived.safe.backups()
    rows, key, path = all_rows(lived), lived._key, lived.path
    lived.close()
    dice, whole, missed = Random(5), path.read_bytes(), []
    for _ in range(100 if soaking else 8):
        where = _change_a_byte(path, dice)
        if not look_into(path, key).faults:
            missed.append(where)
    restore(path, backup.path, PASSPHRASE)
    again = open_store(path, PASSPHRASE)
    assert (all_rows(again), again.verify()) == (rows, ())
    again.close()
    copy = path.with_name("copy.pcstore")
    for _ in range(100 if soaking else 8):
        copyfile(backup.path, copy)
        where = _change_a_byte(copy, dice)
        if not look_into(copy, key).faults:
            missed.append(-where)
    assert missed == []
    assert whole


def _names(connection: Any, table: str) -> list[str]:
    """Name the columns of a table."""
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _pick(connection: Any, table: str, dice: Random) -> int:
    """Choose a row of a table by chance."""
    rows = [row[0] for row in connection.execute(f'SELECT rowid FROM "{table}"').fetchall()]
    return int(dice.choice(rows))


def _other(value: Any, dice: Random) -> Any:
    """Give another value of the same kind."""
    if isinstance(value, int | float):
        return value + dice.choice([1, 7, -1])
    text = str(value or "")
    at = dice.randrange(len(text) + 1)
    return f"{text[:at]}x{text[at:]}"


def rewrite(connection: Any, dice: Random) -> str:
    """Rewrite one value of the journal."""
    table = dice.choice(["step", "change"])
    column, row = dice.choice(_names(connection, table)), _pick(connection, table, dice)
    (value,) = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (_other(value, dice), row))
    return f"{table}.{column}"


def take_out(connection: Any, dice: Random) -> str:
    """Take a row of the journal away."""
    table = dice.choice(["step", "change"])
    connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (_pick(connection, table, dice),))
    return f"a row of {table}"


def swap(connection: Any, dice: Random) -> str:
    """Put two neighbouring steps in the other order, with all they wrote."""
    (last,) = connection.execute("SELECT max(number) FROM step").fetchone()
    number = dice.randrange(1, last)
    for table in ("step", "change"):
        for old, new in ((number, -1), (number + 1, number), (-1, number + 1)):
            connection.execute(f'UPDATE "{table}" SET number = ? WHERE number = ?', (new, old))
    return "two steps"


def cut(connection: Any, dice: Random) -> str:
    """Cut steps off the end."""
    (last,) = connection.execute("SELECT max(number) FROM step").fetchone()
    keep = dice.randrange(1, last)
    for table in ("change", "step"):
        connection.execute(f'DELETE FROM "{table}" WHERE number > ?', (keep,))
    return "the end"


def beside(connection: Any, dice: Random) -> str:
    """Change a fact in its table, past the journal."""
    kind, column = dice.choice(
        [
            ("referral", "urgency"),
            ("person", "given"),
            ("unit", "name"),
            ("milestone", "reason"),
            ("bed", "label"),
        ]
    )
    row = _pick(connection, kind, dice)
    (value,) = connection.execute(f'SELECT "{column}" FROM "{kind}" WHERE rowid = ?', (row,)).fetchone()
    connection.execute(f'UPDATE "{kind}" SET "{column}" = ? WHERE rowid = ?', (_other(value, dice), row))
    return f"{kind}.{column}"


EDITS: tuple[Callable[[Any, Random], str], ...] = (rewrite, rewrite, take_out, swap, cut, beside)


def _tamper(path: Path, key: bytes, dice: Random) -> str:
    """Edit the journal as somebody would who has the passphrase and knows the refusals: they are put back after."""
    with closing(connect(path, key)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        refusals = connection.execute(_TRIGGERS).fetchall()
        done = ""
        while not done:
            try:
                connection.execute("BEGIN")
                for name, _ in refusals:
                    connection.execute(f'DROP TRIGGER "{name}"')
                done = dice.choice(EDITS)(connection, dice)
                for _, said in refusals:
                    connection.execute(said)
                connection.execute("COMMIT")
            except sqlcipher.IntegrityError:
                done = ""
                connection.execute("ROLLBACK")
    return done


@pytest.mark.soak
def test_that_every_edit_of_the_journal_is_found_and_named(
    lived: SqlStore, tmp_path: Path, soaking: bool
) -> None:
    key, whole, missed = lived._key, lived.path, []
    lived.close()
    dice = Random(23)
    for number in range(400 if soaking else 60):
        path = tmp_path / f"tampered {number}.pcstore"
        copyfile(whole, path)
        copyfile(vault.key_file(whole), vault.key_file(path))
        done = _tamper(path, key, dice)
        store = SqlStore(path, key)
        found = verify(path, key, store._reader)
        store.close()
        if not found or not all(len(sentence) > 20 for sentence in found):
            missed.append((number, done))
    assert missed == []
