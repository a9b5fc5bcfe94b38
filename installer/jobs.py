"""The commands of `installer/dev.py`: what each is for, what it needs installed, and what it runs."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from installer import environment, system
from installer.environment import ROOT
from installer.words import Stopped, complain, say

# A step is a line to show and the arguments for the environment's Python.
Steps = Iterable[tuple[str, list[str]]]
LAYERS = "import importlinter.cli as c, sys; sys.exit(c.lint_imports(no_cache=True, no_logo=True))"
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
BESIDE = ("-n", "auto", "--dist", "loadfile")
"""As many test processes as the computer has processors, each with whole files."""


@dataclass(frozen=True, slots=True)
class Job:
    """One command: its words, the lock it needs, whether it may open a window, and the steps it takes."""

    words: str
    lock: str
    window: bool
    steps: Callable[[list[str]], Steps]


def _demo(extra: list[str]) -> Steps:
    """Play the main job on the sample region; `run` has added --headless where there is no display."""
    yield "", ["-m", "pc_desktop", "demo", *extra]


def _run(extra: list[str]) -> Steps:
    """Open the window."""
    yield "", ["-m", "pc_desktop", *extra]


def _check(extra: list[str]) -> Steps:
    """Hold the code to its rules without running it."""
    yield "Style (ruff)", ["-m", "ruff", "check", "--quiet", "--no-cache", "."]
    yield "Layout (ruff format)", ["-m", "ruff", "format", "--check", "--quiet", "--no-cache", "."]
    yield "Types (mypy)", ["-m", "mypy", "--no-error-summary"]
    yield "Layers (import-linter)", ["-c", LAYERS]
    yield "Known faults of libraries (pip-audit)", ["-m", "installer.audit"]
    yield "House rules", [*PYTEST, "tests/test_house_rules.py", *extra]


def _test(extra: list[str]) -> Steps:
    """Check, then run every test, the house rules among them, or those named."""
    yield from list(_check([]))[:-1]
    yield "Tests (pytest)", [*PYTEST, *BESIDE, *extra]


def _bench(extra: list[str]) -> Steps:
    """Print the measured ratios."""
    yield "", ["-m", "tests.bench.run", *extra]


def _soak(extra: list[str]) -> Steps:
    """Run the tests marked `soak` at their full counts."""
    yield "Soak (pytest)", [*PYTEST, "-o", "faulthandler_timeout=0", "-m", "soak", *extra]


def _build(extra: list[str]) -> Steps:
    """Freeze the application into one folder."""
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    quietly = ["--noconfirm", "--log-level", "WARN"]
    yield (
        "Building (PyInstaller)",
        ["-m", "PyInstaller", *quietly, *folders, *extra, "installer/pc_desktop.spec"],
    )


JOBS = {
    "demo": Job(
        "play the main job on the sample region (in a folder where no display is)", "run", True, _demo
    ),
    "run": Job("open the application", "run", True, _run),
    "test": Job("check everything and run every test; what follows goes to pytest", "dev", False, _test),
    "check": Job(
        "style, layout, types, layers and house rules, without the other tests", "dev", False, _check
    ),
    "bench": Job("measure and print ratios", "dev", False, _bench),
    "soak": Job("kill, damage and fuzz tests at their full counts", "dev", False, _soak),
    "build": Job("freeze the application into dist/ with PyInstaller", "build", False, _build),
}


def run(arguments: list[str]) -> int:
    """Carry out one command line; returns 0 fine, 1 stopped with a sentence, or the code of a failed step."""
    name = command_in(arguments)
    extra = arguments[1:]
    if name == "demo" and not system.has_display(sys.platform, os.environ):
        extra = without_display(extra)
    try:
        return carry_out(name, extra)
    except Stopped as stop:
        complain(stop.sentence)
    except KeyboardInterrupt:
        complain("Stopped.")
    return 1


def command_in(arguments: list[str]) -> str:
    """Read the command, or print what there is and leave: 0 after -h, 2 for what is not a command."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Sets everything up in .venv (or the folder PC_DESKTOP_VENV names), then:",
        epilog="What follows the command is handed on, for example: dev.py test tests/domain -x",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, job in JOBS.items():
        commands.add_parser(name, help=job.words, description=job.words)
    asked = [word for word in arguments[1:2] if word in ("-h", "--help")]
    return str(parser.parse_args([*arguments[:1], *asked]).command)


def without_display(extra: list[str]) -> list[str]:
    """Add what lets the demo play without a window, and say so; a folder already named is kept."""
    if "--headless" not in extra:
        say("There is no display here: the main job is played without a window.")
        extra = ["--headless", *extra]
    if not any(word.split("=")[0] == "--to" for word in extra):
        extra = [*extra, "--to", str(ROOT / "out" / "demo")]
        say(f"Workbook and pictures go to {extra[-1]}")
    return extra


def carry_out(name: str, extra: list[str]) -> int:
    """Set up, take the steps until one fails, and say which did; returns the exit code of that step."""
    job = JOBS[name]
    window = job.window and "--headless" not in extra and system.has_display(sys.platform, os.environ)
    system.prepare(window=window, making_venv=not environment.is_made(environment.folder()))
    python = str(environment.ready(job.lock))
    began = time.monotonic()
    for title, words in job.steps(extra):
        if title:
            say(f"{title} ...")
        code = subprocess.run(
            [python, *words], cwd=ROOT, env=surroundings(name, window=window), check=False
        ).returncode
        if code:
            if title:
                complain(f"{title}: not passed (exit code {code}).")
            return code if code > 0 else 1
    if job.lock == "dev":
        say(f"Passed in {time.monotonic() - began:.0f} s.")
    return 0


def surroundings(name: str, *, window: bool) -> dict[str, str]:
    """Return the environment variables of a step: no window where none is wanted, UTF-8 everywhere."""
    given = {**os.environ, "PYTHONUTF8": "1"}
    if not window:
        given.setdefault("QT_QPA_PLATFORM", "offscreen")
    if name == "soak":
        given["PC_DESKTOP_SOAK"] = "1"
    return given
