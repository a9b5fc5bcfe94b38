"""The command line: the main job for scripts, exit codes, sentences and never a traceback."""

import json
import logging
import os
from pathlib import Path
from shutil import copyfile

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from pc_desktop import bootstrap, demo
from pc_desktop.cli import main
from pc_desktop.store import vault
from tests.exchange.made_referrals import clean
from tests.exchange.made_referrals import listed as make_referrals

WORDS = "a passphrase for scripts"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample region once."""
    path = tmp_path_factory.mktemp("cli") / "sample.pcstore"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        bootstrap.make_store(path, WORDS, sample=True)
    return path


@pytest.fixture
def store(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the sample's store, its passphrase in the environment."""
    path = tmp_path / "sample.pcstore"
    copyfile(made_once, path)
    copyfile(vault.key_file(made_once), vault.key_file(path))
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, WORDS)
    return path


def run(*words: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(word) for word in words])


def returned() -> list[Path]:
    """Give the sample's returns."""
    return demo.sample_returns()


@pytest.mark.parametrize("number", range(4))
def test_that_read_prints_what_a_careful_person_reads(number: int, project: Path) -> None:
    file = returned()[number]
    result = run("read", file, "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert set(answer) == {"units", "problems"}
    truth = json.loads((project / "tests/fixtures/returns" / f"{file.name}.truth.json").read_text("utf-8"))
    assert answer["units"] == truth["units"]
    keys = {"sheet", "cell", "column", "found", "what", "advice", "severity"}
    assert all(set(problem) == keys for problem in answer["problems"])


def test_that_read_tells_people_what_was_found() -> None:
    result = run("read", returned()[0])
    assert result.exit_code == 0
    assert "Oak Suite: 9 listed, 15-Nov-2026" in result.stdout


@pytest.mark.parametrize("name", ["missing.xlsx", "."])
def test_that_a_file_that_cannot_be_read_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    result = run("read", tmp_path / name, "--json")
    assert result.exit_code == 1
    assert result.stderr.strip()
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_that_wrong_usage_exits_with_two() -> None:
    assert run("read").exit_code == 2
    assert run("nonsense").exit_code == 2
    assert run("import", "x.xlsx").exit_code == 2


def test_that_nothing_waits_for_a_passphrase_without_a_terminal(tmp_path: Path) -> None:
    result = run("new", "--store", tmp_path / "s.pcstore")
    assert result.exit_code == 1
    assert bootstrap.PASSPHRASE_VARIABLE in result.stderr


def test_that_new_makes_a_store_that_verifies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, WORDS)
    path = tmp_path / "s.pcstore"
    assert run("new", "--store", path).exit_code == 0
    assert run("verify", "--store", path).exit_code == 0
    again = run("new", "--store", path)
    assert again.exit_code == 1, "a store is never written over"
    assert again.stderr.strip()


def test_that_a_wrong_passphrase_is_said(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, "another")
    result = run("plan", "--store", store)
    assert result.exit_code == 1
    assert "passphrase" in result.stderr.lower()


def test_that_import_writes_nothing_without_accept_and_one_step_with_it(store: Path) -> None:
    preview = json.loads(run("import", *returned(), "--store", store, "--json").stdout)
    assert (preview["accepted"], preview["step"]) == (False, None)
    accepted = json.loads(run("import", *returned(), "--store", store, "--accept", "--json").stdout)
    assert accepted["step"] is not None
    assert [file["counts"] for file in accepted["files"]] == [file["counts"] for file in preview["files"]]
    again = run("import", *returned(), "--store", store, "--accept")
    assert again.exit_code == 0
    assert "nothing new" in again.stdout
    assert "Nothing new was written." in again.stdout


def test_that_plan_gives_every_person_a_reason(store: Path) -> None:
    lines = json.loads(run("plan", "--store", store, "--json").stdout)
    assert lines
    assert all(line["why"] for line in lines)
    assert "→" in run("plan", "--store", store).stdout


def test_that_minutes_are_exported(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "minutes.xlsx"
    result = run("export", "minutes", "--store", store, "--to", target)
    assert result.exit_code == 0, result.output
    assert "Decisions" in openpyxl.load_workbook(target).sheetnames


def test_that_minutes_into_a_missing_folder_are_refused(store: Path, tmp_path: Path) -> None:
    result = run("export", "minutes", "--store", store, "--to", tmp_path / "nowhere" / "minutes.xlsx")
    assert result.exit_code == 1
    assert result.stderr.strip()


def test_that_a_store_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, WORDS)
    for name, content in (("missing.pcstore", None), ("junk.pcstore", b"not a store at all" * 100)):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        result = run("verify", "--store", path)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert result.stderr.strip()


def test_that_every_command_has_help() -> None:
    for words in (
        [],
        ["demo"],
        ["new"],
        ["read"],
        ["import"],
        ["plan"],
        ["export"],
        ["export", "minutes"],
        ["verify"],
    ):
        result = run(*words, "--help")
        assert result.exit_code == 0
        assert len(result.stdout.splitlines()) > 4


def test_that_minutes_never_replace_the_store_or_its_key(store: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (store, vault.key_file(store))}
    for target in (*before, tmp_path / "minutes.txt", tmp_path, Path(os.devnull)):
        result = run("export", "minutes", "--store", store, "--to", target)
        assert result.exit_code == 1, target
        assert result.stderr.strip()
    assert {path: path.read_bytes() for path in before} == before
    assert run("verify", "--store", store).exit_code == 0


def test_that_reading_works_while_a_window_holds_the_store(store: Path, tmp_path: Path) -> None:
    with bootstrap.opened(store, WORDS):
        for words in (
            ["plan"],
            ["verify"],
            ["import", returned()[0]],
            ["export", "minutes", "--to", tmp_path / "minutes.xlsx"],
        ):
            result = run(*words, "--store", store)
            assert result.exit_code == 0, result.output
        writing = run("import", returned()[0], "--store", store, "--accept")
    assert writing.exit_code == 1
    assert "open already" in writing.stderr


def test_that_a_store_without_a_name_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, WORDS)
    result = run("new", "--store", "")
    assert result.exit_code == 1
    assert "file name" in result.stderr


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_that_stopping_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch, stop: type[Exception]) -> None:
    def interrupted(_path: Path) -> None:
        raise stop

    monkeypatch.setattr(bootstrap, "read_return", interrupted)
    result = run("read", "any.xlsx")
    assert result.exit_code == 130
    assert result.stderr.strip() == "Stopped. Nothing was left half done."


def test_that_a_fault_of_ours_is_one_sentence_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def faulty(_path: Path) -> None:
        raise KeyError("Xxtest-Moss")

    log = logging.getLogger("pc_desktop")
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr("pc_desktop.cli.user_folder", lambda: tmp_path)
    monkeypatch.setattr(bootstrap, "read_return", faulty)
    result = run("read", "any.xlsx")
    for pages in log.handlers:
        pages.close()
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "KeyError at" in (tmp_path / "log.txt").read_text("utf-8")
    assert "Xxtest" not in result.output + (tmp_path / "log.txt").read_text("utf-8")


def test_that_a_log_that_cannot_be_kept_stands_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise OSError("no room")

    monkeypatch.setattr("pc_desktop.cli.user_folder", fail)
    assert run("read", returned()[0]).exit_code == 0


def test_that_a_list_is_read_and_imported_as_one_step(store: Path, tmp_path: Path) -> None:
    file = make_referrals(tmp_path / "list.xlsx", clean(0), clean(1) | {"Urgency": "asap!!"})
    answer = json.loads(run("read", file, "--json").stdout)
    assert [row["row"] for row in answer["lists"][0]["rows"]] == [4, 5]
    assert [problem["cell"] for problem in answer["problems"]] == ["G5"]
    assert "Referral list, sheet Referrals: 2 rows" in run("read", file).stdout
    accepted = json.loads(run("import", file, "--store", store, "--accept", "--json").stdout)
    assert accepted["step"] is not None
    assert accepted["files"][0]["counts"] == {"new": 2, "changed": 0, "same": 0, "refused": 0}
    again = run("import", file, returned()[0], "--store", store)
    assert "nothing new" in again.stdout
    assert run("verify", "--store", store).exit_code == 0


def test_that_a_file_of_nothing_known_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("Some,words\nand,more\n", "utf-8")
    assert "No unit's return, list of referrals or referral form was found" in run("read", path).stdout
