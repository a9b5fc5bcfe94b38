"""Workbooks found in the world, tame and hostile: each gives rows or a sentence, and leaves no trace."""

import csv
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.returns import Draft
from pc_desktop.exchange import reader
from pc_desktop.exchange.grids import Grid, blank
from tests.exchange.made_returns import FIXTURES

_FOLDER = os.environ.get("PC_DESKTOP_CORPUS", "")
_LONGEST = 10.0
_SILENT = "VelvetSweatshop"
_TOOK: dict[str, float] = {}


@dataclass(frozen=True)
class Specimen:
    """One file, what must happen to it, its password, and whether the library alone finds rows in it."""

    path: Path
    expected: str
    password: str
    library: str


def _specimens() -> list[Specimen]:
    """List the corpus where it is given, and always the specimens of our own."""
    found = [Specimen(path, "", "", "") for path in sorted(FIXTURES.iterdir()) if path.suffix != ".json"]
    manifest = Path(_FOLDER) / "manifest.csv"
    if _FOLDER and manifest.is_file():
        with manifest.open(encoding="utf-8", newline="") as stream:
            entries = {entry["file"]: entry for entry in csv.DictReader(stream)}
        found = [
            Specimen(
                manifest.parent / name,
                entry["expected_behaviour"],
                entry["password"] if not entry["password"].startswith("(") else "",
                next((value for column, value in entry.items() if column.startswith("calamine")), ""),
            )
            for name, entry in entries.items()
        ]
    return found


_SPECIMENS = _specimens()
_PROTECTED: list[Any] = [
    pytest.param(one, id=one.path.name) for one in _SPECIMENS if one.password and one.password != _SILENT
] or [pytest.param(None, marks=pytest.mark.skip(reason="PC_DESKTOP_CORPUS names no folder"))]


@pytest.fixture(autouse=True)
def _leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Watch the places a file could be written to by mistake."""
    here, spare = tmp_path / "here", tmp_path / "spare"
    for watched in (here, spare):
        watched.mkdir()
    monkeypatch.chdir(here)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(spare))
    kept = {folder: sorted(folder.iterdir()) for folder in {specimen.path.parent for specimen in _SPECIMENS}}
    yield
    assert list(here.iterdir()) == []
    assert list(spare.iterdir()) == []
    for folder, before in kept.items():
        assert sorted(folder.iterdir()) == before


@pytest.fixture(scope="module", autouse=True)
def _reports_time() -> Iterator[None]:
    """Print what the whole of it took."""
    yield
    if _TOOK:
        slowest = max(_TOOK, key=lambda name: _TOOK[name])
        print(f"\n{len(_TOOK)} readings in {sum(_TOOK.values()):.1f} s")
        print(f"the slowest was {slowest} with {_TOOK[slowest]:.1f} s")


@cache
def _grids(path: Path, password: str | None = None) -> tuple[Grid, ...] | Unavailable:
    begun = time.monotonic()
    try:
        return reader.read_grids(path, password=password)
    except Unavailable as refusal:
        return refusal
    finally:
        _TOOK[path.name] = time.monotonic() - begun
        assert _TOOK[path.name] < _LONGEST


def _draft(path: Path) -> Draft | Unavailable:
    try:
        return reader.read(path)
    except Unavailable as refusal:
        return refusal


def _filled(grids: tuple[Grid, ...]) -> int:
    return sum(not blank(cell) for grid in grids for row in grid.rows for cell in row)


def _is_plain_sentence(refusal: Unavailable) -> bool:
    words = set(f"{refusal.title} {refusal.advice}".split())
    return refusal.title.endswith(".") and refusal.advice.endswith(".") and not {"Traceback", "Error"} & words


@pytest.mark.parametrize("specimen", _SPECIMENS, ids=lambda specimen: specimen.path.name)
def test_that_each_file_gives_cells_or_one_sentence_as_is_expected_of_it(specimen: Specimen) -> None:
    outcome = _grids(specimen.path)
    expected = specimen.expected
    if isinstance(outcome, Unavailable):
        assert _is_plain_sentence(outcome)
        assert not expected or not expected.startswith(("parse;", "should open", "import as")), outcome.advice
        assert expected not in {"parse", "parse, bounded", "parse fast"}, outcome.advice
    else:
        assert "refuse cleanly" not in expected
        assert not expected.startswith(("clean error", "refuse fast")) or specimen.library.startswith("ok")
        assert _filled(outcome) or "maxrows=0" in specimen.library or not expected


@pytest.mark.parametrize("specimen", _SPECIMENS, ids=lambda specimen: specimen.path.name)
def test_that_each_file_read_as_a_return_gives_a_draft_or_one_sentence(specimen: Specimen) -> None:
    if isinstance(_grids(specimen.path), Unavailable):
        return  # the same bytes are refused before anybody asks what they are read as
    begun = time.monotonic()
    outcome = _draft(specimen.path)
    assert time.monotonic() - begun < _LONGEST
    if isinstance(outcome, Unavailable):
        assert _is_plain_sentence(outcome)
    else:
        assert outcome.units or any(problem.severity == "error" for problem in outcome.problems)


@pytest.mark.parametrize("specimen", _PROTECTED, ids=str)
def test_that_a_protected_file_opens_with_its_password_and_is_refused_without(specimen: Specimen) -> None:
    refusal = _grids(specimen.path)
    assert isinstance(refusal, Unavailable)
    assert "password" in refusal.advice
    opened = _grids(specimen.path, specimen.password)
    assert not isinstance(opened, Unavailable)
    assert opened


def test_that_the_corpus_is_named_or_said_to_be_missing() -> None:
    if not _FOLDER:
        pytest.skip("PC_DESKTOP_CORPUS names no folder: only our own specimens were read")
    assert len(_SPECIMENS) > len(list(FIXTURES.iterdir()))
