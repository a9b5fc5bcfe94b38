"""The project's own Python environment: made once, filled from a lock, left alone while the lock stands."""

import collections
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from installer.words import MovingLine, Stopped, say

ROOT = Path(__file__).resolve().parent.parent
STAMP = "pc-desktop-stamp.json"
# The last two hold everything the first holds, at the same versions.
LOCKS = {
    "run": ROOT / "requirements.lock",
    "dev": ROOT / "requirements-dev.lock",
    "build": ROOT / "requirements-build.lock",
}
PIP = ("-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input")
PIP_QUIET = ("--disable-pip-version-check", "--progress-bar", "off")
NO_NETWORK = re.compile(
    "NewConnectionError|Failed to establish a new connection|ConnectTimeout|Read timed out|getaddrinfo failed"
    "|name resolution|NameResolutionError|ProxyError|Connection refused|Network is unreachable"
    "|CERTIFICATE_VERIFY_FAILED"
)


def folder() -> Path:
    """Return where the environment stands: `.venv` in the project, or what PC_DESKTOP_VENV names."""
    named = os.environ.get("PC_DESKTOP_VENV")
    return Path(named).expanduser().absolute() if named else ROOT / ".venv"


def ready(kind: str) -> Path:
    """Return the interpreter of an environment that holds this lock, making and filling it where needed."""
    venv = folder()
    if not is_made(venv):
        say(f"2/3 Making the Python environment in {venv} ...")
        make(venv)
    if not holds(venv, kind):
        say("3/3 Installing the libraries (a minute or three the first time) ...")
        fill(venv, kind)
    return python_in(venv)


def python_in(venv: Path) -> Path:
    """Return the interpreter of an environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def is_made(venv: Path) -> bool:
    """Tell whether an environment stands there, still starts, is of this Python's version and has pip."""
    tell = "import sys, importlib.util as u; print(*sys.version_info[:2], u.find_spec('pip') is not None)"
    try:
        told = subprocess.run(
            [str(python_in(venv)), "-c", tell],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return told.stdout.split() == [str(sys.version_info.major), str(sys.version_info.minor), "True"]


def make(venv: Path) -> None:
    """Make the environment; one that no longer works is made anew, any other folder is left alone.

    Raises `Stopped` where that cannot be done.
    """
    if venv.exists() and not (venv / "pyvenv.cfg").exists() and (venv.is_file() or any(venv.iterdir())):
        raise Stopped(f"{venv} is not a Python environment.\nName another folder in PC_DESKTOP_VENV.")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = (done.stdout + done.stderr).strip()
        raise Stopped(f"{told}\nThe Python environment could not be made in {venv}.")


def holds(venv: Path, kind: str) -> bool:
    """Tell from the stamp left the last time whether the libraries of this lock are installed."""
    return stamp_of(venv).get(kind) == fingerprint(kind)


def fingerprint(kind: str) -> str:
    """Return what changes when the lock or this Python changes."""
    return hashlib.sha256(LOCKS[kind].read_bytes() + sys.version.encode()).hexdigest()


def fill(venv: Path, kind: str) -> None:
    """Install the lock with its hashes checked, and leave a stamp.

    Raises `Stopped` with the reason where the network or this Python is it, else with pip's last lines.
    """
    (venv / STAMP).unlink(missing_ok=True)
    command = [str(python_in(venv)), *PIP, *PIP_QUIET, "-r", str(LOCKS[kind])]
    total = len(re.findall(r"^\w", LOCKS[kind].read_text(encoding="utf-8"), re.MULTILINE))
    heard: collections.deque[str] = collections.deque(maxlen=200)
    line, seen = MovingLine(), 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    ) as pip:
        for words in pip.stdout or ():
            heard.append(words.rstrip())
            if words.startswith(("Collecting ", "Requirement already")):
                seen += 1
                line.show(f"    {seen} of about {total} ...")
            elif words.startswith("Installing collected"):
                line.show("    unpacking ...")
    line.end()
    if pip.returncode:
        raise Stopped(explain("\n".join(heard)))
    stamp = {name: fingerprint(name) for name in {kind, "run"}}
    (venv / STAMP).write_text(json.dumps(stamp), encoding="utf-8")


def stamp_of(venv: Path) -> dict[str, str]:
    """Read which locks are installed; an absent or spoilt stamp means none."""
    try:
        found = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def explain(output: str) -> str:
    """Turn what pip printed into a sentence for whoever ran the command."""
    if NO_NETWORK.search(output):
        return (
            "The libraries could not be fetched: the package index cannot be reached from here.\n"
            "Check the network (behind a proxy, set HTTPS_PROXY) and run the same command again."
        )
    named = re.search(r"No matching distribution found for (\S+)", output)
    if named:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"There is no ready-made {named[1]} for Python {version} on this system.\n"
            "The application is tried with Python 3.11, 3.12 and 3.13: run the command with one of those."
        )
    return (
        "\n".join(output.splitlines()[-15:])
        + "\nThe libraries could not be installed; pip's last words are above."
    )
