"""The installed package carries everything the application needs, and its command answers."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")
BUILD = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"


def _built(project: Path, to: Path) -> Path:
    """Build a wheel from a copy of what a fresh clone holds, without the network."""
    copy = to / "copy"
    copy.mkdir()
    for folder in ("pc_desktop", "resources", "migrations"):
        shutil.copytree(project / folder, copy / folder, ignore=LEFT_OUT)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(project / file, copy / file)
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BUILD, str(to)],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return to / told.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from this checkout."""
    return _built(Path(__file__).resolve().parent.parent, tmp_path_factory.mktemp("wheel"))


def _shipped(folder: Path, inside: str) -> set[str]:
    return {
        f"{inside}/{file.relative_to(folder).as_posix()}"
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_that_the_package_carries_every_module_resource_and_migration(project: Path, wheel: Path) -> None:
    expected = _shipped(project / "pc_desktop", "pc_desktop")
    expected |= _shipped(project / "resources", "pc_desktop/_resources")
    expected |= _shipped(project / "migrations", "pc_desktop/_migrations")
    with zipfile.ZipFile(wheel) as packed:
        found = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert found == expected


def test_that_the_package_offers_the_command_and_the_window(project: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith("entry_points.txt")]
        text = packed.read(name).decode()
    assert "pc-desktop = pc_desktop.cli:main" in text
    assert "pc-desktop-window = pc_desktop.__main__:main" in text


def test_that_every_package_on_the_disk_is_one_that_is_shipped(project: Path) -> None:
    with (project / "pyproject.toml").open("rb") as file:
        shipped = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    on_disk = {
        ".".join(module.parent.relative_to(project).parts)
        for module in (project / "pc_desktop").rglob("__init__.py")
    }
    assert on_disk <= shipped


def test_that_the_installed_command_finds_what_it_ships(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    ask = "from pc_desktop.paths import resources, migrations; print(resources()); print(migrations())"
    told = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path / "installed",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    inside = tmp_path / "installed" / "pc_desktop"
    assert told.stdout.splitlines() == [str(inside / "_resources"), str(inside / "_migrations")]
