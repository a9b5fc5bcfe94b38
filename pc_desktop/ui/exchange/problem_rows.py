"""Rows and words of the problems met in the files read: where each is, what was found there and what to do."""

from collections.abc import Iterable

from pc_desktop.domain.problem import Problem
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_TONES = {"error": Tone.RED, "question": Tone.AMBER, "note": Tone.GREY}
_WORDS = {"error": "▲ Left out", "question": "◆ Question", "note": "● Note"}
_ORDER = ("error", "question", "note")


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Put what is left out before questions, and those before notes."""
    return sorted(problems, key=lambda problem: _ORDER.index(problem.severity))


def problem_row(number: int, problem: Problem) -> Row:
    """Prepare one problem: where, what was found, what to do."""
    tone = _TONES[problem.severity]
    return Row(
        f"problem {number}",
        (
            Cell(_WORDS[problem.severity], tone, chip=True),
            Cell(problem.sheet, tip=problem.sheet),
            Cell(problem.cell, Tone.STRONG, spoken=problem.cell or "no one cell"),
            Cell(problem.column, tip=problem.column),
            Cell(
                problem.found or "nothing",
                tone if tone is Tone.RED else Tone.PLAIN if problem.found else Tone.QUIET,
                tip=problem.found,
            ),
            Cell(problem.what, second=problem.advice, tip=f"{problem.what} {problem.advice}"),
        ),
    )


def problem_words(problem: Problem) -> tuple[str, str]:
    """Give a problem in full: where it is, and what to do."""
    place = " · ".join(part for part in (problem.sheet, problem.cell, problem.column, problem.found) if part)
    return place, f"{problem.what} {problem.advice}"
