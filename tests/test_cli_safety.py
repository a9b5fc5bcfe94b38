"""The command line keeps a store safe: backups, going back, packs."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pc_desktop import beginning, bootstrap
from pc_desktop.cli import main
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_settings import ChangeSetting
from pc_desktop.store import vault
from pc_desktop.store.backups import listed

WORDS = "a passphrase for scripts"
PACK_WORDS = "a passphrase for packs"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty store, both passphrases in the environment."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, WORDS)
    monkeypatch.setenv(bootstrap.PACK_VARIABLE, PACK_WORDS)
    path = tmp_path / "scripts.pcstore"
    bootstrap.make_store(path, WORDS, sample=False)
    return path


def run(*words: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(word) for word in words])


def test_that_a_backup_is_made_listed_and_gone_back_to(store: Path) -> None:
    assert "No backup" in run("backups", "--store", store).stdout
    assert "opens whole" in run("backup", "--store", store).stdout
    shown = run("backups", "--store", store)
    assert "When asked for" in shown.stdout
    (made,) = listed(store)
    store.unlink()
    gone_back = run("restore", "--store", store, "--from", made.path)
    assert gone_back.exit_code == 0
    assert run("verify", "--store", store).exit_code == 0


def test_that_a_pack_is_written_and_taken_in(store: Path, tmp_path: Path) -> None:
    pack = tmp_path / "out.pcpack"
    assert run("pack", "--store", store, "--to", pack, "--everything").exit_code == 0
    key = beginning.make_store_from_pack(tmp_path / "second.pcstore", WORDS, pack, PACK_WORDS, "Bea")
    assert len(key) == 39
    again = run("take-in", pack, "--store", tmp_path / "second.pcstore")
    assert again.exit_code == 0
    assert "0 new steps" in again.stdout


def test_that_a_clash_is_listed_and_written_only_once_something_says_what_stands(
    store: Path, tmp_path: Path
) -> None:
    pack, second = tmp_path / "out.pcpack", tmp_path / "second.pcstore"
    run("pack", "--store", store, "--to", pack, "--everything")
    beginning.make_store_from_pack(second, WORDS, pack, PACK_WORDS, "Bea")
    for path, days in ((store, "4"), (second, "5")):
        with bootstrap.opened(path, WORDS) as office:
            office.desk.do(ChangeSetting("hold_days", days))
    run("pack", "--store", second, "--to", pack)
    refused = run("take-in", pack, "--store", store)
    assert refused.exit_code == 1
    assert "Setting hold_days: value: here 4, there 5" in refused.stderr
    assert run("take-in", pack, "--store", store, "--keep", "theirs").exit_code == 0
    with bootstrap.opened(store, WORDS, lock=False) as office:
        assert office.desk.ask(settings_of)["hold_days"] == "5"


def test_that_a_pack_without_a_passphrase_is_never_waited_for(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(bootstrap.PACK_VARIABLE)
    assert bootstrap.PACK_VARIABLE not in os.environ
    refused = run("pack", "--store", store, "--to", tmp_path / "x.pcpack")
    assert (refused.exit_code, "is needed" in refused.stderr) == (1, True)


def test_that_a_named_store_knows_its_name_and_gives_a_key_that_opens_it(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "named.pcstore"
    key = beginning.make_named_store(
        path, WORDS, profile="adult_eating_disorders", collaborative="Invented Collaborative"
    )
    with bootstrap.opened(path, key) as office:
        assert office.desk.ask(settings_of)["collaborative"] == "Invented Collaborative"
    assert store.exists()


def test_that_closing_makes_a_backup_only_of_what_changed(store: Path) -> None:
    with bootstrap.opened(store, WORDS):
        pass
    assert listed(store) == ()
    with bootstrap.opened(store, WORDS) as office:
        office.desk.do(ChangeSetting("hold_days", "4"))
    assert [one.reason for one in listed(store)] == ["closing"]
