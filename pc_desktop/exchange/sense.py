"""What a value is read with: the layout's words and what is known of the day, the calendar and the column."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pc_desktop.domain.problem import Severity
from pc_desktop.exchange.grids import Value
from pc_desktop.exchange.layouts import Layout, key

T = TypeVar("T")

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value and what to do about it, before it is known where the value stands."""

    what: str
    advice: str
    severity: Severity


Reading = tuple[T | None, Fault | None]


@dataclass(frozen=True, slots=True)
class Sense:
    """The surroundings of a value.

    `on` is the day the return speaks of, where it gives one; `from_1904` tells that bare day numbers count
    from 1904; `american` that the column writes the month first somewhere, `month_first` that its heading says so;
    `coded` that it holds NHS Data Dictionary codes.
    """

    layout: Layout
    on: date | None = None
    from_1904: bool = False
    american: bool = False
    month_first: bool = False
    coded: bool = False

    def word(self, column: str, text: str) -> str | None:
        """Give what a typed word means in a column of this kind, None where it has no set meaning."""
        return self.layout.words.get(column, {}).get(key(text))

    def says_nothing(self, text: str) -> bool:
        """Tell whether this is one of the ways of leaving a cell empty: a dash, N/A, not known."""
        return not _DIGIT.search(text) and self.word("blank", text) == "blank"

    def is_awaited(self, text: str) -> bool:
        """Tell whether this says that the value will follow: TBC, awaited."""
        return self.word("blank", text) == "awaited"


ValueReader = Callable[[Value, Sense], Reading[Any]]


def error(what: str, advice: str) -> Fault:
    """Make a fault for which the value is left out."""
    return Fault(what, advice, "error")


def question(what: str, advice: str) -> Fault:
    """Make a fault that somebody must settle."""
    return Fault(what, advice, "question")


def note(what: str, advice: str) -> Fault:
    """Make a fault that was read past, but is worth a look."""
    return Fault(what, advice, "note")
