"""What is measured, and how it is shown: a figure, what it stands against, their ratio, and whether the goal is met."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_UNITS = {"s": ("s", 1.0, 2), "ms": ("ms", 1000.0, 1), "MB": ("MB", 1.0, 0)}
_HEADINGS = ("What", "Figure", "Against", "Ratio", "Goal", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: seconds (shown as `unit`, s or ms) or megabytes, beside what they are compared with.

    A goal is the most the figure itself may be, in the same measure as the figure; `goal_ratio` the most it
    may be as a multiple of `against`.
    """

    what: str
    value: float
    unit: str
    against: float | None = None
    against_words: str = ""
    goal: float | None = None
    goal_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Give how many times what it stands against it is."""
        return self.value / self.against if self.against else None

    @property
    def is_met(self) -> bool | None:
        """Tell whether every goal it has is met; None where it has none."""
        if self.goal is None and self.goal_ratio is None:
            return None
        within = self.goal is None or self.value <= self.goal
        return within and (self.goal_ratio is None or (self.ratio or 0.0) <= self.goal_ratio)

    def amount(self, value: float) -> str:
        """Show an amount in this figure's unit."""
        unit, times, places = _UNITS[self.unit]
        return f"{value * times:,.{places}f} {unit}"

    def cells(self) -> tuple[str, ...]:
        """Give the figure as a row of the table."""
        goals = [] if self.goal is None else [f"≤ {self.amount(self.goal)}"]
        goals += [] if self.goal_ratio is None else [f"≤ {self.goal_ratio:g} ×"]
        against = "" if self.against is None else f"{self.amount(self.against)} {self.against_words}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        met = {None: "", True: "met", False: "NOT MET"}[self.is_met]
        return (self.what, self.amount(self.value), against, ratio, " and ".join(goals), met)


def table(figures: Sequence[Figure]) -> str:
    """Set the figures out in columns."""
    rows = [_HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in [lines[0], "-" * len(lines[0].rstrip()), *lines[1:]])


def write_json(figures: Sequence[Figure], conditions: dict[str, str], path: Path) -> None:
    """Write the figures for programs: seconds and megabytes, unrounded."""
    said = [
        {
            "what": one.what,
            "value": one.value,
            "unit": "MB" if one.unit == "MB" else "s",
            "against": one.against,
            "against_words": one.against_words,
            "ratio": one.ratio,
            "goal": one.goal,
            "goal_ratio": one.goal_ratio,
            "met": one.is_met,
        }
        for one in figures
    ]
    path.write_text(json.dumps({"conditions": conditions, "figures": said}, indent=1), encoding="utf-8")
