"""Known faults of libraries are looked up where that can be done, and it is said where it cannot."""

import subprocess
from typing import Any

import pytest

from installer import audit


def _told(code: int, words: str) -> Any:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], code, words, "")

    return run


def _ask(monkeypatch: pytest.MonkeyPatch, run: Any, *, is_there: bool = True) -> int:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: object() if is_there else None)
    monkeypatch.setattr("subprocess.run", run)
    return audit.main()


def test_that_a_known_fault_stops_the_check_and_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ask(monkeypatch, _told(1, "example 1.0 PYSEC-0000-1")) == 1
    assert "PYSEC-0000-1" in capsys.readouterr().out


def test_that_libraries_without_a_known_fault_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _ask(monkeypatch, _told(0, "No known vulnerabilities found")) == 0


def test_that_libraries_the_index_does_not_know_are_counted_rather_than_passed_in_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "one Dependency not found on PyPI and could not be audited: one\ntwo could not be audited: two"
    assert _ask(monkeypatch, _told(0, told)) == 0
    assert "knows nothing of 2 of the libraries" in capsys.readouterr().out


def test_that_an_index_out_of_reach_is_said_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ask(monkeypatch, _told(1, "ConnectionError: Max retries exceeded")) == 0
    assert "cannot be reached" in capsys.readouterr().out

    def late(*_: object, **__: object) -> Any:
        raise subprocess.TimeoutExpired("pip_audit", 1)

    assert _ask(monkeypatch, late) == 0
    assert "did not answer" in capsys.readouterr().out


def test_that_a_missing_tool_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ask(monkeypatch, _told(1, ""), is_there=False) == 0
    assert "not installed" in capsys.readouterr().out
