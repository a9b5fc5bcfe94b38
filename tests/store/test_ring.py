"""A store may be opened through the operating system's keyring, which alone opens nothing and is in nobody's way."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store import ring, vault
from pc_desktop.store.backups import listed
from pc_desktop.store.opening import create_store
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import PASSPHRASE
from tests.store.invented_ring import InventedRing, put_in_place

OTHER = "four other invented words"


@pytest.fixture(autouse=True)
def _light_vault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost little."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> InventedRing:
    """Put a keyring in memory in the place of the computer's."""
    return put_in_place(monkeypatch)


@pytest.fixture
def store(tmp_path: Path) -> SqlStore:
    """Make a store; it is closed at once, as only its safe and its key file matter here."""
    made = create_store(tmp_path / "real.pcstore", PASSPHRASE)
    made.close()
    return made


def test_that_the_keyring_opens_a_store_once_somebody_chose_it(store: SqlStore, kept: InventedRing) -> None:
    assert not store.safe.is_remembered()
    with pytest.raises(Unavailable, match=r"keyring did not open"):
        ring.unseal(store.path)
    store.safe.remember_here()
    assert store.safe.is_remembered()
    assert ring.unseal(store.path) == store._key
    assert vault.unseal(store.path, PASSPHRASE) == store._key, "the passphrase opens it all the same"


def test_that_neither_the_keyring_nor_the_key_file_holds_what_opens_the_store_alone(
    store: SqlStore, kept: InventedRing
) -> None:
    store.safe.remember_here()
    ((_, name),), (secret,) = tuple(kept.kept), tuple(kept.kept.values())
    said = vault.key_file(store.path).read_text(encoding="utf-8")
    assert store._key.hex() not in secret + said
    assert PASSPHRASE not in secret + name + said
    assert secret not in said
    assert not store.safe.opens_with(secret), (
        "what the keyring holds is no passphrase: the lock does not know it"
    )
    kept.kept = dict.fromkeys(kept.kept, secret[::-1])
    with pytest.raises(Unavailable, match=r"Type the passphrase"):
        ring.unseal(store.path)


@pytest.mark.parametrize("how", ["forgotten", "passphrase", "handed over"])
def test_that_forgetting_a_new_passphrase_and_handing_over_end_it(
    store: SqlStore, kept: InventedRing, how: str, tmp_path: Path
) -> None:
    store.safe.remember_here()
    copy = tmp_path / "copy.pcstore"
    copyfile(vault.key_file(store.path), vault.key_file(copy))
    if how == "forgotten":
        store.safe.forget_here()
    elif how == "passphrase":
        store.safe.change_passphrase(PASSPHRASE, OTHER)
    else:
        store.safe.make_pack(tmp_path / "all.pcpack", OTHER, everything=True)
    assert not store.safe.is_remembered()
    assert kept.kept == {}
    for place in (store.path, copy):
        with pytest.raises(Unavailable, match=r"keyring did not open"):
            ring.unseal(place)


def test_that_remembering_anew_leaves_one_secret_alone(store: SqlStore, kept: InventedRing) -> None:
    store.safe.remember_here()
    first = dict(kept.kept)
    store.safe.remember_here()
    assert len(kept.kept) == 1
    assert kept.kept.keys() != first.keys()
    assert ring.unseal(store.path) == store._key


def test_that_backups_do_not_open_through_the_keyring(store: SqlStore, kept: InventedRing) -> None:
    store.safe.remember_here()
    store.safe.back_up("asked")
    (backup,) = listed(store.path)
    assert not ring.is_remembered(backup.path)
    assert vault.unseal(backup.path, PASSPHRASE) == store._key


def test_that_while_the_window_is_locked_nothing_but_the_passphrase_opens_the_store(
    store: SqlStore, kept: InventedRing
) -> None:
    store.safe.reopen_keyring()
    assert not store.safe.is_remembered(), "what was never remembered is not remembered by unlocking"
    store.safe.remember_here()
    store.safe.shut_keyring()
    assert not store.safe.is_remembered(), "not even a program that died while it was locked gives a way in"
    store.safe.remember_here()
    assert not store.safe.is_remembered(), "nor does a keyring that answers late"
    store.safe.reopen_keyring()
    assert ring.unseal(store.path) == store._key


@pytest.mark.parametrize("trouble", ["none", "locked", "silent", "odd"])
def test_that_a_computer_without_a_usable_keyring_says_so_and_changes_nothing(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    before = vault.key_file(store.path).read_bytes()
    if trouble != "none":
        kept = put_in_place(monkeypatch)
        kept.forgets = trouble == "silent"
        if trouble == "locked":
            kept.lock()
        if trouble == "odd":
            kept.fails = ZeroDivisionError("a service that fails in a way of its own")
    with pytest.raises(Unavailable, match=r"keyring cannot be used.*asked for as before"):
        store.safe.remember_here()
    assert vault.key_file(store.path).read_bytes() == before


def test_that_a_keyring_that_writes_plain_files_is_not_trusted(
    store: SqlStore, kept: InventedRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InventedRing, "priority", 0.5)
    with pytest.raises(Unavailable, match=r"cannot be used"):
        store.safe.remember_here()
    assert kept.kept == {}


def test_that_a_keyring_locked_since_asks_for_the_passphrase_and_still_can_be_forgotten(
    store: SqlStore, kept: InventedRing
) -> None:
    store.safe.remember_here()
    kept.lock()
    with pytest.raises(Unavailable, match=r"Type the passphrase"):
        ring.unseal(store.path)
    store.safe.forget_here()
    assert not store.safe.is_remembered()


def test_that_nothing_stays_in_the_keyring_where_the_key_file_cannot_be_written(
    store: SqlStore, kept: InventedRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pc_desktop.store.vault.os.fsync", full)
    with pytest.raises(Unavailable, match=r"key file .* could not be written.*Make room"):
        store.safe.remember_here()
    assert kept.kept == {}
    assert [one.name for one in store.path.parent.iterdir() if one.suffix == ".new"] == []


@pytest.mark.parametrize("damage", [{"n": "x"}, {"salt": "not hex"}, {"wrapped": "00"}, {"name": "other"}])
def test_that_a_damaged_slot_asks_for_the_passphrase(
    store: SqlStore, kept: InventedRing, damage: dict[str, str]
) -> None:
    store.safe.remember_here()
    place = vault.key_file(store.path)
    said = json.loads(place.read_text(encoding="utf-8"))
    said["slots"][0] |= damage
    place.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Unavailable, match=r"Type the passphrase"):
        ring.unseal(store.path)
    assert vault.unseal(store.path, PASSPHRASE) == store._key


def test_that_a_store_without_a_key_file_is_not_remembered(tmp_path: Path) -> None:
    assert not ring.is_remembered(tmp_path / "nothing.pcstore")


def test_that_the_keyring_is_not_read_unless_somebody_chose_it(store: SqlStore, project: Path) -> None:
    ask = (
        "import sys; from pathlib import Path; from pc_desktop.store import ring, opening;"
        f"assert not ring.is_remembered(Path({str(store.path)!r}));"
        f"opening.open_store(Path({str(store.path)!r}), {PASSPHRASE!r}).close();"
        "assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", ask], cwd=project, check=True, timeout=60)
