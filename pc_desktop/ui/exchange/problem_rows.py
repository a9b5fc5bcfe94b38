"""Rows and words of the problems met in the files read: where each is, what was found there and what to do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pc_desktop.domain.problem import Problem
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_TONES = {"error": Tone.RED, "question": Tone.AMBER, "note": Tone.GREY}
_WORDS = {"error": "▲ Left out", "question": "◆ Question", "note": "● Note"}
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")
_ORDER = ("error", "question", "note")


@dataclass(frozen=True, slots=True)
class Told:
    """One problem with the file it was met in, by its digest; `can_fix` says that its cell may be put right here."""

    digest: str
    problem: Problem
    can_fix: bool = False

    @property
    def can_skip(self) -> bool:
        """Tell whether its row can be passed over."""
        return bool(_CELL.fullmatch(self.problem.cell)) and bool(self.problem.column)


def worst_first(told: Iterable[Told]) -> list[Told]:
    """Put what is left out before questions, and those before notes."""
    return sorted(told, key=lambda one: _ORDER.index(one.problem.severity))


def problem_row(number: int, told: Told) -> Row:
    """Prepare one problem: where, what was found, what to do, and what can be done here."""
    problem = told.problem
    tone = _TONES[problem.severity]
    does = " · ".join([*(["fix"] if told.can_fix else []), *(["skip row"] if told.can_skip else [])])
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
            Cell(
                does,
                tip="F puts the cell right here, S passes its row over.",
                link=bool(does),
                spoken=does or "–",
            ),
        ),
    )


def problem_words(problem: Problem) -> tuple[str, str]:
    """Give a problem in full: where it is, and what to do."""
    place = " · ".join(part for part in (problem.sheet, problem.cell, problem.column, problem.found) if part)
    return place, f"{problem.what} {problem.advice}"
