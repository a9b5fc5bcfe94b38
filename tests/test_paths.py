"""Where the application's own files lie."""

import sys
from pathlib import Path

import pytest

from pc_desktop.paths import migrations, resources, user_folder


def test_that_what_is_shipped_is_found_beside_the_package_or_inside_a_frozen_one(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resources() == project / "resources"
    assert migrations() == project / "migrations"
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"
    assert migrations() == project / "migrations", "what is not frozen in is looked for further"


def test_that_a_persons_folder_is_made() -> None:
    assert user_folder().is_dir()
