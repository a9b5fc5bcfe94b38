"""The script asks for what is missing and no more, and says exactly what to do where it may not itself."""

import ast
import json
import shutil
import sys
from pathlib import Path

import pytest

from installer import environment, system
from installer.words import Stopped


def _refuse(name: str) -> object:
    raise OSError(name)


def test_that_old_pythons_can_read_the_script(project: Path) -> None:
    ast.parse((project / "installer" / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_that_the_script_needs_nothing_but_the_standard_library(project: Path) -> None:
    for file in (project / "installer").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names | {"installer"}, (
                file.name
            )


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_that_a_display_is_expected_everywhere_but_on_a_bare_linux(
    platform: str, variables: dict[str, str], expected: bool
) -> None:
    assert system.has_display(platform, variables) is expected


def test_that_a_library_counts_as_missing_when_it_cannot_be_loaded() -> None:
    assert system.missing_libraries(["libGL.so.1"], load=_refuse) == ["libGL.so.1"]
    assert system.missing_libraries(["libGL.so.1"], load=str) == []


@pytest.fixture
def _powerless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be an ordinary person on a Debian system without a sudo that asks nothing."""
    monkeypatch.setattr(system, "way_to_root", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "_is_known", lambda _name: False)


@pytest.mark.usefixtures("_powerless")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks system libraries")
def test_that_without_rights_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda _names: ["libEGL.so.1", "libglib-2.0.so.0"])
    with pytest.raises(Stopped) as stop:
        system.prepare(window=False, making_venv=False)
    last = stop.value.sentence.splitlines()[-1].strip()
    assert last == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libglib2.0-0"
    )


@pytest.mark.usefixtures("_powerless")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Debian packs half of venv apart")
def test_that_a_python_without_ensurepip_is_completed_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda _names: [])
    monkeypatch.setattr(system, "can_make_venv", lambda: False)
    with pytest.raises(Stopped, match=r"-venv$"):
        system.prepare(window=False, making_venv=True)
    system.prepare(window=False, making_venv=False)


def test_that_the_systems_own_python_is_completed_by_the_plain_package() -> None:
    assert system.venv_package("/usr/bin/python3") == "python3-venv"
    assert system.venv_package("/opt/another/python3").startswith(f"python3.{sys.version_info.minor}")


def test_that_a_renamed_package_is_asked_for_by_the_name_it_has_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_is_known", lambda name: name == "libglib2.0-0t64")
    assert system.names_here(["libegl1", "libglib2.0-0"]) == ["libegl1", "libglib2.0-0t64"]


def test_that_a_system_without_apt_get_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(Stopped, match=r"libEGL\.so\.1"):
        system.install(["libegl1"], ["libEGL.so.1"])


def test_that_a_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(Stopped, match="not a Python environment"):
        environment.make(tmp_path)
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "kept"


def test_that_an_environment_that_does_not_start_counts_as_unmade(tmp_path: Path) -> None:
    assert not environment.is_made(tmp_path)
    python = environment.python_in(tmp_path)
    python.parent.mkdir()
    python.write_text("not a program", encoding="utf-8")
    assert not environment.is_made(tmp_path)


def test_that_the_environment_stands_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, project: Path
) -> None:
    monkeypatch.setenv("PC_DESKTOP_VENV", str(tmp_path / "elsewhere"))
    assert environment.folder() == tmp_path / "elsewhere"
    monkeypatch.delenv("PC_DESKTOP_VENV")
    assert environment.folder() == project / ".venv"


def test_that_a_changed_lock_is_installed_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1", encoding="utf-8")
    monkeypatch.setitem(environment.LOCKS, "run", lock)
    assert not environment.holds(tmp_path, "run")
    stamp = {"run": environment.fingerprint("run")}
    (tmp_path / environment.STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    assert environment.holds(tmp_path, "run")
    assert not environment.holds(tmp_path, "dev")
    lock.write_text("one==2", encoding="utf-8")
    assert not environment.holds(tmp_path, "run")


@pytest.mark.parametrize("spoilt", ["", "{", "[1, 2]", "null"])
def test_that_a_spoilt_stamp_means_nothing_is_installed(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / environment.STAMP).write_text(spoilt, encoding="utf-8")
    assert not environment.holds(tmp_path, "run")


@pytest.mark.parametrize(
    "said",
    [
        "Failed to establish a new connection\nERROR: No matching distribution found for alembic==1.20.1",
        "socket.gaierror: [Errno -3] Temporary failure in name resolution",
        "ReadTimeoutError: HTTPSConnectionPool: Read timed out.",
    ],
)
def test_that_a_lost_network_is_told_in_a_sentence(said: str) -> None:
    assert "cannot be reached" in environment.explain(said)


def test_that_a_python_without_ready_made_libraries_is_told_which_to_use() -> None:
    told = environment.explain("ERROR: No matching distribution found for sqlcipher3==0.6.4")
    assert "sqlcipher3==0.6.4" in told
    assert "3.11, 3.12 and 3.13" in told


def test_that_anything_else_keeps_the_last_words_of_pip() -> None:
    told = environment.explain("\n".join(f"line {number}" for number in range(40)))
    assert "line 39" in told
    assert "line 3\n" not in told
