"""The key file: what opens it, what it gives away, and what becomes of it when something goes wrong."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.store import vault
from tests.store.inventing import WORDS

KEY = bytes(range(32))


def test_that_a_guess_at_a_passphrase_is_dear() -> None:
    strong = vault.Cost(n=2**15, r=8, p=3)
    source = Path(vault.__file__).read_text(encoding="utf-8")
    assert "STRONG: Final = Cost(n=2**15, r=8, p=3)" in source
    assert 128 * strong.n * strong.r * strong.p >= 96 * 2**20


@given(passphrase=WORDS, other=WORDS)
def test_that_only_its_own_passphrase_opens_a_key_file(
    tmp_path_factory: pytest.TempPathFactory, passphrase: str, other: str
) -> None:
    store = tmp_path_factory.mktemp("vault") / "a.pcstore"
    vault.seal(store, passphrase, KEY, vault.Cost(n=2, r=1, p=1))
    assert vault.unseal(store, passphrase) == KEY
    if other != passphrase:
        with pytest.raises(Unavailable, match="does not open"):
            vault.unseal(store, other)


def test_that_two_key_files_of_one_key_have_nothing_in_common(tmp_path: Path) -> None:
    slots = []
    for name in ("a.pcstore", "b.pcstore"):
        vault.seal(tmp_path / name, "words", KEY)
        slots.append(json.loads(vault.key_file(tmp_path / name).read_text(encoding="utf-8"))["slots"][0])
    assert all(slots[0][part] != slots[1][part] for part in ("salt", "nonce", "wrapped"))
    assert KEY.hex() not in json.dumps(slots)


@pytest.mark.parametrize("part", ["salt", "nonce", "wrapped", "n"])
def test_that_a_changed_slot_opens_nothing(tmp_path: Path, part: str) -> None:
    store = tmp_path / "a.pcstore"
    vault.seal(store, "words", KEY)
    said = json.loads(vault.key_file(store).read_text(encoding="utf-8"))
    was = said["slots"][0][part]
    said["slots"][0][part] = was // 2 if part == "n" else ("0" if was[0] != "0" else "1") + was[1:]
    vault.key_file(store).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Unavailable, match="does not open"):
        vault.unseal(store, "words")


def test_that_a_slot_of_a_kind_not_known_yet_is_passed_over(tmp_path: Path) -> None:
    store = tmp_path / "a.pcstore"
    vault.seal(store, "words", KEY)
    said = json.loads(vault.key_file(store).read_text(encoding="utf-8"))
    said["slots"].insert(0, {"kind": "recovery"})
    vault.key_file(store).write_text(json.dumps(said), encoding="utf-8")
    assert vault.unseal(store, "words") == KEY


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "is missing"),
        ("", "cannot be read"),
        ("not json", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"format": 1}', "cannot be read"),
        ('{"format": 1, "slots": [{"kind": "passphrase"}], "chain": {}}', "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ('{"format": 2, "slots": []}', "newer version"),
    ],
)
def test_that_a_key_file_that_is_no_good_is_told_in_words(
    tmp_path: Path, written: str | None, said: str
) -> None:
    store = tmp_path / "a.pcstore"
    if written is not None:
        vault.key_file(store).write_text(written, encoding="utf-8")
    with pytest.raises(Unavailable, match=said):
        vault.unseal(store, "words")


def test_that_a_key_file_cannot_ask_for_more_memory_than_there_is(tmp_path: Path) -> None:
    store = tmp_path / "a.pcstore"
    vault.seal(store, "words", KEY)
    said = json.loads(vault.key_file(store).read_text(encoding="utf-8"))
    said["slots"][0]["n"] = 2**40
    vault.key_file(store).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Unavailable, match="cannot be read"):
        vault.unseal(store, "words")


def test_that_a_write_that_fails_leaves_the_old_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "a.pcstore"
    vault.seal(store, "words", KEY)

    def fail(*_: object) -> None:
        raise OSError("the plug was pulled")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Unavailable, match="could not be written"):
        vault.remember_chain(store, "head", 3)
    assert vault.unseal(store, "words") == KEY
    assert vault.remembered_chain(store) == ("", 0)
    assert [part.name for part in tmp_path.iterdir()] == ["a.pcstore.key"]


@given(head=st.text("0123456789abcdef", min_size=64, max_size=64), length=st.integers(1, 10**9))
def test_that_the_end_of_the_chain_is_remembered_beside_the_key(
    tmp_path_factory: pytest.TempPathFactory, head: str, length: int
) -> None:
    store = tmp_path_factory.mktemp("vault") / "a.pcstore"
    vault.seal(store, "words", KEY, vault.Cost(n=2, r=1, p=1))
    vault.remember_chain(store, head, length)
    assert vault.remembered_chain(store) == (head, length)
    assert vault.unseal(store, "words") == KEY


@pytest.mark.parametrize("length", ["1e999", "9223372036854775808", "-1", '"3"', "null", "0.5"])
def test_that_a_length_no_journal_has_is_told_in_words(tmp_path: Path, length: str) -> None:
    store = tmp_path / "a.pcstore"
    vault.key_file(store).write_text(
        f'{{"format": 1, "slots": [], "chain": {{"head": "", "length": {length}}}}}', encoding="utf-8"
    )
    with pytest.raises(Unavailable, match="cannot be read"):
        vault.remembered_chain(store)


def test_that_a_cost_no_computer_can_pay_is_told_in_words(tmp_path: Path) -> None:
    store = tmp_path / "a.pcstore"
    vault.seal(store, "words", KEY)
    said = json.loads(vault.key_file(store).read_text(encoding="utf-8"))
    said["slots"][0]["p"] = 10**30
    vault.key_file(store).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Unavailable, match="cannot be read"):
        vault.unseal(store, "words")


def test_that_a_passphrase_that_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    store, broken = tmp_path / "a.pcstore", b"words\xff".decode("utf-8", "surrogateescape")
    with pytest.raises(Refused, match="no character"):
        vault.seal(store, broken, KEY)
    assert list(tmp_path.iterdir()) == []
    vault.seal(store, "words", KEY)
    with pytest.raises(Refused, match="no character"):
        vault.unseal(store, broken)


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise on Windows")
def test_that_a_key_file_is_its_owners_alone_and_stays_so(tmp_path: Path) -> None:
    store = tmp_path / "a.pcstore"
    vault.seal(store, "words", KEY)
    assert stat.S_IMODE(vault.key_file(store).stat().st_mode) == 0o600
    vault.remember_chain(store, "head", 3)
    assert stat.S_IMODE(vault.key_file(store).stat().st_mode) == 0o600
