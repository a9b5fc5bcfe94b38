"""Collects the problems met while reading, each with its place, and never more than a person can look at."""

from collections import Counter

from pc_desktop.domain.problem import Problem, Severity
from pc_desktop.exchange.grids import Grid, Value, a1, text_of
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.sense import Fault

_MOST_ALIKE = 100
_LONGEST_FOUND = 120


class Problems:
    """The problems of one file in the order met; at most a hundred alike in a column are told singly.

    Of a list, `most` values that could not be read are told singly, and a hundred that were read with a remark.
    `asked` is who can settle them.
    """

    def __init__(self, most: int = _MOST_ALIKE, asked: str = "the unit") -> None:
        self._most, self._asked = most, asked
        self._kept: list[Problem] = []
        self._alike: Counter[tuple[str, str, Severity]] = Counter()

    def cell(self, grid: Grid, table: Table, row: int, column: int, fault: Fault) -> None:
        """Tell of a value in a table."""
        self.at(grid, row, column, table.title(column), fault)

    def at(self, grid: Grid, row: int, column: int, title: str, fault: Fault) -> None:
        """Tell of a value under a heading, or beside a label, at a place of a sheet."""
        self.add(grid.name, a1(row, column), title, grid.at(row, column), fault)

    def sheet(self, name: str, fault: Fault) -> None:
        """Tell of a whole sheet."""
        self.add(name, "A1", "", None, fault)

    def add(self, sheet: str, cell: str, title: str, found: Value, fault: Fault) -> None:
        """Tell of anything with a place."""
        alike = (sheet, title, fault.severity)
        self._alike[alike] += 1
        if self._alike[alike] <= self._singly(fault.severity):
            seen = text_of(found)[:_LONGEST_FOUND]
            advice = fault.advice.replace("the unit", self._asked)
            self._kept.append(Problem(sheet, cell, title, seen, fault.what, advice, fault.severity))

    def forget(self, sheet: str) -> None:
        """Forget what was told of a sheet that is left out after all."""
        self._kept = [problem for problem in self._kept if problem.sheet != sheet]
        for alike in [alike for alike in self._alike if alike[0] == sheet]:
            del self._alike[alike]

    def listed(self) -> tuple[Problem, ...]:
        """Give them all, with one more for each column that had too many to tell singly."""
        more = [
            Problem(
                sheet, "A1", title, "",
                f"{count - self._singly(severity):,} more of this kind were met in this column.",
                "Put right the ones listed first, then read the file again.", severity,
            )
            for (sheet, title, severity), count in self._alike.items()
            if count > self._singly(severity)
        ]  # fmt: skip
        return (*self._kept, *more)

    def _singly(self, severity: Severity) -> int:
        """Tell how many alike are told one by one."""
        return _MOST_ALIKE if severity == "note" else self._most
