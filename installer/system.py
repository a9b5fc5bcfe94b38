"""What the operating system must give before Python can: Qt's shared libraries and the means to make `.venv`.

Only Linux lacks any of it. Debian and Ubuntu are served with apt-get; elsewhere what is missing is named.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from installer.words import Stopped, say

# Shared library -> Debian package: first to import Qt at all, then to open a window under X11.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Debian 13 and Ubuntu 24.04 renamed this one.
NEWER_NAMES = {"libglib2.0-0": "libglib2.0-0t64"}


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be opened: always outside Linux, there only with a display named."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def prepare(*, window: bool, making_venv: bool) -> None:
    """Make sure Qt can be loaded and, where `making_venv`, that `.venv` can be made.

    `window` asks for what a window under X11 needs too. Installs what is missing where it may; raises
    `Stopped` with the exact command where it may not.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = QT_LIBRARIES | (WINDOW_LIBRARIES if window and os.environ.get("DISPLAY") else {})
    absent = missing_libraries(wanted)
    packages = sorted({wanted[name] for name in absent})
    if making_venv and not can_make_venv():
        packages.append(venv_package(sys.executable))
        absent.append("Python's venv module")
    if packages:
        install(packages, absent)
        still_absent = missing_libraries(wanted)
        if still_absent:
            raise Stopped(f"Still missing after the installation: {', '.join(still_absent)}.")


def missing_libraries(names: Iterable[str], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """List the shared libraries that cannot be loaded, whatever any package list says."""
    missing = []
    for name in names:
        try:
            load(name)
        except OSError:
            missing.append(name)
    return missing


def can_make_venv() -> bool:
    """Tell whether this Python has both halves of `venv`; Debian packs the second (ensurepip) apart."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def venv_package(python: str) -> str:
    """Name the Debian package that completes this Python: the system's own, or one installed beside it."""
    if Path(python).resolve() == Path("/usr/bin/python3").resolve():
        return "python3-venv"
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def install(packages: list[str], absent: list[str]) -> None:
    """Install Debian packages as root or through a sudo that asks nothing, else say what to type and stop.

    `absent` names what is missing in words that hold on a system without apt-get.
    """
    lacks = f"This system lacks {', '.join(absent)}.\n"
    if shutil.which("apt-get") is None:
        raise Stopped(lacks + "Install them with the system's packages, then run the same command again.")
    prefix = way_to_root()
    words = ["install", "-y", "--no-install-recommends"]
    if prefix is None:
        typed = " ".join(["sudo", "apt-get", *words, *names_here(packages)])
        raise Stopped(
            f"{lacks}Install them and run the same command again:\n  sudo apt-get update && {typed}"
        )
    say(f"1/3 Installing system packages: {' '.join(packages)} ...")
    apt_get = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    _quietly([*apt_get, "update"])  # if this fails, the lists may still be good enough
    done = _quietly([*apt_get, *words, *names_here(packages)])
    if done.returncode:
        last = "\n".join((done.stderr or done.stdout).strip().splitlines()[-5:])
        raise Stopped(f"{last}\nThe system packages could not be installed with:\n  {' '.join(done.args)}")


def names_here(packages: Iterable[str]) -> list[str]:
    """Give each package the name it has on this release."""
    newer = {old: new for old, new in NEWER_NAMES.items() if _is_known(new)}
    return [newer.get(name, name) for name in packages]


def way_to_root() -> list[str] | None:
    """Return what to put before a command so that it runs as root without a question, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo", "-n"] if _quietly(["sudo", "-n", "true"]).returncode == 0 else None


def _is_known(package: str) -> bool:
    """Tell whether this release has a package of this name."""
    return _quietly(["apt-cache", "show", package]).returncode == 0


def _quietly(command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command that is asked nothing and shows nothing."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
