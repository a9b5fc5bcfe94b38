"""The columns of the Referrals list and how each orders it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from pc_desktop.domain.called import OWN, Called
from pc_desktop.services.queue_view import NO_BMI, QueueLine

_SIGNS, _BMI, _LINKED, _SEEN = 4, 5, 7, 10
BY_RULE: Final = 0
"""The column of the place in the queue: the order of the rule."""

_LEVELS: Final = ("red", "amber", "green", "missing")
Key = Callable[[QueueLine], tuple[float, str]]


def _text(words: str) -> tuple[float, str]:
    """Order by words, those not recorded last."""
    return (1.0 if words == "Not recorded" else 0.0, words.casefold())


def _number(words: str) -> tuple[float, str]:
    """Order by the number words begin or end with, those without one last."""
    for word in words.split():
        if word.replace(".", "", 1).isdigit():
            return (float(word), "")
    return (float("inf"), "")


COLUMNS: Final[tuple[tuple[str, Key], ...]] = (
    ("place in the queue", lambda line: (line.place, "")),
    ("reference", lambda line: _text(line.ref)),
    ("initials", lambda line: _text(line.initials)),
    ("age", lambda line: _number(line.sex_age)),
    ("risk signs", lambda line: (_LEVELS.index(line.level), "")),
    ("BMI", lambda line: _number(line.bmi)),
    ("legal status", lambda line: _text(line.legal)),
    ("linked unit", lambda line: _text(line.linked)),
    ("days waited", lambda line: (line.waited, "")),
    ("state", lambda line: _text(line.state_words)),
    ("days since seen", lambda line: (float("inf") if line.seen is None else line.seen, "")),
)
"""Each column in words and what it orders by, in the order shown."""


def arranged(lines: Iterable[QueueLine], column: int, *, rises: bool) -> list[QueueLine]:
    """Give lines ordered by a column; those it does not tell apart stay in the order of the rule."""
    key = COLUMNS[column][1]
    inside = sorted(lines, key=lambda line: line.place)
    return sorted(inside, key=key, reverse=not rises)


def silent_columns(lines: Sequence[QueueLine], *, weighs: bool, judges: bool) -> frozenset[int]:
    """Give the columns that say nothing of anybody, where nobody expects them to.

    `weighs` says that this kind of collaborative asks for a weight, `judges` that a table of risk signs is in force.
    Where it does, a value that is missing is news and its column stays.
    """
    silent = set()
    if not weighs and all(line.bmi == NO_BMI for line in lines):
        silent.add(_BMI)
    if not judges and all(line.seen is None for line in lines):
        silent |= {_SIGNS, _SEEN}
    return frozenset(silent)


def column_words(column: int, *, rises: bool, words: Called = OWN) -> str:
    """Say what a column orders by, and which way."""
    name = words.linked_unit if column == _LINKED else COLUMNS[column][0]
    return f"{name}, {'rising' if rises else 'falling'}"
