"""Measure the application and print ratios from one run: `python -m tests.bench.run` (or `dev.py bench`).

Every comparison takes turns (A B A B), so that a busy moment of the computer falls on both sides: trust the
ratios, and the milliseconds on an idle computer. Nothing measured is kept; the exit code is 0 whether or not
a goal is met.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import PySide6

from tests.bench.child import can_drop_file_caches
from tests.bench.decisions import decision_figures
from tests.bench.encryption import encryption_figures
from tests.bench.figures import Figure, table, write_json
from tests.bench.histories import make_history
from tests.bench.keeping import keeping_figures
from tests.bench.minutes import minutes_figures
from tests.bench.outcomes import outcomes_figures
from tests.bench.placement import placement_figures
from tests.bench.reading import reading_figures
from tests.bench.reckoning import chart_figures, plan_figures
from tests.bench.referrals import referrals_figures
from tests.bench.start import start_figures
from tests.bench.taking_in import taking_in_figures

PARTS = ("start", "decision", "list", "charts", "plan", "store", "referrals", "minutes", "outcomes")
_MANY, _FEW = 10, 1


def main() -> None:
    """Measure what is asked for and print it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    asked = _asked()
    began = perf_counter()
    conditions = _conditions(drop_caches=asked.drop_caches)
    with tempfile.TemporaryDirectory(prefix="bed-meeting-bench-", ignore_cleanup_errors=True) as folder:
        figures = list(_measure(asked, Path(folder)))
    conditions["took"] = f"{perf_counter() - began:.0f} s"
    sys.stdout.write(f"\n{table(figures)}\n\n")
    sys.stdout.write("".join(f"{name}: {words}\n" for name, words in conditions.items()))
    missed = [figure.what.strip() for figure in figures if figure.is_met is False]
    with_goal = sum(figure.is_met is not None for figure in figures)
    sys.stdout.write(f"{with_goal - len(missed)} of {with_goal} goals met.\n")
    if asked.json is not None:
        write_json(figures, conditions, asked.json)


def _asked() -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(prog="bench", description="Measures and prints ratios from one run.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures for programs too")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure these parts alone")
    parser.add_argument("--starts", type=int, default=5, metavar="N", help="how many starts of each window")
    parser.add_argument(
        "--decisions", type=int, default=60, metavar="N", help="how many decisions in each store"
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how many runs of everything else")
    parser.add_argument(
        "--drop-caches",
        action="store_true",
        help="make the system forget its files before each start (Linux, root)",
    )
    asked = parser.parse_args()
    if asked.drop_caches and not can_drop_file_caches():
        parser.error("the system's file cache may not be dropped here: that takes Linux and root")
    return asked


def _measure(asked: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """Measure each part asked for."""
    parts = set(asked.only)
    if parts & {"start", "decision", "store", "outcomes"}:
        _tell(f"Making {_MANY} years of cases, and {_FEW}")
        many, few = make_history(folder, _MANY), make_history(folder, _FEW)
        if "start" in parts:
            _tell("Starting windows")
            yield from start_figures(many, folder, asked.starts, drop_caches=asked.drop_caches)
        if "decision" in parts:
            _tell("Deciding")
            yield from decision_figures(many, few, folder, asked.decisions)
        if "store" in parts:
            _tell("Opening, asking and keeping")
            yield from keeping_figures(many, few, asked.rounds * 3)
            yield from encryption_figures(many, folder, asked.rounds * 3)
        if "outcomes" in parts:
            _tell("Drawing outcomes")
            yield from outcomes_figures(many, few, folder, asked.rounds)
    yield from _measure_others(parts, asked, folder)


def _measure_others(parts: set[str], asked: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """Measure what needs no history of years."""
    if "list" in parts:
        _tell("Reading a long list")
        yield from reading_figures(folder, asked.rounds)
        _tell("Taking history in")
        yield from taking_in_figures(folder, asked.rounds)
    if "referrals" in parts:
        _tell("Finding among 50,000 referrals")
        yield from referrals_figures(folder, asked.rounds)
    if "minutes" in parts:
        yield from minutes_figures(folder, asked.rounds)
    if "charts" in parts:
        yield from chart_figures(asked.rounds)
    if "plan" in parts:
        _tell("Planning")
        yield from plan_figures(asked.rounds)
        yield from placement_figures(asked.rounds)


def _tell(words: str) -> None:
    """Say what is being measured."""
    sys.stderr.write(f"{words} ...\n")


def _conditions(*, drop_caches: bool) -> dict[str, str]:
    """Tell on what this was measured, which belongs beside the figures."""
    load = f"; load {os.getloadavg()[0]:.1f} at the beginning" if hasattr(os, "getloadavg") else ""
    files = "read from the disk each time" if drop_caches else "as the system holds them (warm)"
    return {
        "computer": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors{load}",
        "with": f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, offscreen, 1920 x 1080",
        "starts": f"a fresh process each, both through the same passphrase and key file; files {files}",
    }


if __name__ == "__main__":
    main()
