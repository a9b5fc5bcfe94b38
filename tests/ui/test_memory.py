"""What this computer remembers, and what it makes of rubbish."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from pc_desktop.ui.memory import Memory


def memory(folder: Path, text: str = "") -> Memory:
    """Remember in a file that already holds some text."""
    path = folder / "window.ini"
    if text:
        path.write_text(f"[General]\n{text}\n", encoding="utf-8")
    return Memory(QSettings(str(path), QSettings.Format.IniFormat))


def test_that_everything_remembered_comes_back(tmp_path: Path) -> None:
    first = memory(tmp_path)
    assert (first.theme, first.scale, first.last_store, first.geometry) == ("system", 1.0, "", QByteArray())
    first.theme, first.scale, first.last_store, first.geometry = "dark", 1.3, "x.pcstore", QByteArray(b"here")
    again = memory(tmp_path)
    assert (again.theme, again.scale, again.last_store, again.geometry) == (
        "dark",
        1.3,
        "x.pcstore",
        QByteArray(b"here"),
    )


@pytest.mark.parametrize("scale", ["rubbish", "0", "-1", "99", "nan"])
def test_that_letters_nobody_could_read_are_ordinary(tmp_path: Path, scale: str) -> None:
    assert memory(tmp_path, f"scale={scale}").scale == 1.0
