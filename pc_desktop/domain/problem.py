"""What was wrong at one place of a workbook, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "question", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing met while reading a workbook.

    `sheet`, `cell` (as A1) and `column` (its heading) say where; `found` is what stands there; `what` says what is
    wrong and `advice` what to do. `severity` is error (the value or row is left out), question (somebody must say)
    or note (read, but look at it).
    """

    sheet: str
    cell: str
    column: str
    found: str
    what: str
    advice: str
    severity: Severity
