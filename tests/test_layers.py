"""The import rules of the architecture hold, and the tool that holds them would notice a breach."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

# The upward import each contract must catch: file, line, and the name the contract goes by.
BREACHES = {
    "layers": ("domain/intruder.py", "import pc_desktop.services.desk"),
    "window-knows-no-store": ("ui/beds/intruder.py", "import pc_desktop.store.engine"),
    "pure-core": ("services/intruder.py", "import numpy"),
    "database-in-store": ("exchange/intruder.py", "import sqlalchemy"),
    "workbooks-in-exchange": ("ui/intruder.py", "import openpyxl"),
    "qt-in-window": ("store/intruder.py", "import PySide6.QtCore"),
    "presenters-know-no-qt": ("ui/beds/presenter.py", "import pc_desktop.ui.widgets.painted"),
    "screens-apart": ("ui/beds/intruder.py", "import pc_desktop.ui.meeting.screen"),
    "no-cycles": ("domain/intruder.py", "import pc_desktop.domain.bed"),
}
# A small package in the shape of the real one, so that a breach is the only thing wrong with it.
SKETCH = {
    "tasks.py": "",
    "bootstrap.py": "",
    "domain/bed.py": "",
    "services/desk.py": "",
    "store/engine.py": "import sqlalchemy",
    "exchange/reader.py": "import openpyxl",
    "theme/paint.py": "import PySide6.QtGui",
    "ui/widgets/painted.py": "import PySide6.QtWidgets",
    "ui/beds/presenter.py": "",
    "ui/meeting/screen.py": "",
}
SCREENS = (
    "referrals",
    "beds",
    "meeting",
    "outcomes",
    "exchange",
    "history",
    "setup",
    "help",
    "room",
    "safety",
)
LINT = "import importlinter.cli as c, sys; sys.exit(c.lint_imports(no_cache=True, no_logo=True{}))"


def _lint(folder: Path, contract: str = "") -> "subprocess.CompletedProcess[str]":
    words = LINT.format(f", limit_to_contracts=({contract!r},)" if contract else "")
    return subprocess.run(
        [sys.executable, "-c", words], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def _contracts(project: Path) -> dict[str, dict[str, Any]]:
    with (project / "pyproject.toml").open("rb") as file:
        return {one["id"]: one for one in tomllib.load(file)["tool"]["importlinter"]["contracts"]}


@pytest.fixture
def sketch(tmp_path: Path, project: Path) -> Path:
    """Return a folder with the project's contracts and a small package that keeps them."""
    package = tmp_path / "pc_desktop"
    for screen in SCREENS:
        _write(package, f"ui/{screen}/__init__.py", "")
    for name, text in SKETCH.items():
        _write(package, name, text)
    (tmp_path / "pyproject.toml").write_bytes((project / "pyproject.toml").read_bytes())
    return tmp_path


def _write(package: Path, name: str, text: str) -> None:
    file = package / name
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in [file.parent, *file.parent.parents]:
        if folder.is_relative_to(package):
            (folder / "__init__.py").touch()
    file.write_text(text + "\n", encoding="utf-8")


def test_that_every_import_rule_holds(project: Path) -> None:
    told = _lint(project)
    assert told.returncode == 0, told.stdout + told.stderr


def test_that_every_contract_has_a_breach_it_is_tried_with(project: Path) -> None:
    assert set(_contracts(project)) == set(BREACHES)


def test_that_a_package_without_a_breach_passes(sketch: Path) -> None:
    told = _lint(sketch)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_that_a_breach_is_noticed(sketch: Path, contract: str) -> None:
    name, line = BREACHES[contract]
    if contract == "no-cycles":
        _write(sketch / "pc_desktop", "domain/bed.py", "import pc_desktop.domain.intruder")
    _write(sketch / "pc_desktop", name, line)
    told = _lint(sketch, contract)
    assert told.returncode == 1, told.stdout + told.stderr
    assert re.search(r"0 kept, 1 broken", told.stdout)


def test_that_a_module_nobody_placed_in_a_layer_is_noticed(sketch: Path) -> None:
    _write(sketch / "pc_desktop", "elsewhere.py", "")
    told = _lint(sketch, "layers")
    assert told.returncode == 1, told.stdout + told.stderr
    assert "elsewhere" in told.stdout


def test_that_every_screen_is_held_apart(project: Path) -> None:
    folders = {folder.parent.name for folder in (project / "pc_desktop" / "ui").glob("*/__init__.py")} - {
        "widgets"
    }
    assert {f"pc_desktop.ui.{name}" for name in folders} == set(
        _contracts(project)["screens-apart"]["modules"]
    )
