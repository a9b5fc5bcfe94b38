"""One section of the minutes in words: a title, headings, rows, and what to say where there are none."""

from dataclasses import dataclass
from typing import Final

NONE: Final = "–"
MISSING: Final = "Not recorded"
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its headings with how many hundredths of the width each takes, its rows, and a note below.

    A section without headings holds labels with their values. `nothing` stands there where it has no rows.
    """

    title: str
    headings: Words
    widths: tuple[int, ...]
    rows: tuple[Words, ...]
    nothing: str = ""
    note: str = ""
