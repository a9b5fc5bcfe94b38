"""The shapes of the figures behind the page: everything compared, side by side, savings, fair access, the method."""

from dataclasses import dataclass

from pc_desktop.ui.cells import Row
from pc_desktop.ui.widgets.shown import Choice


@dataclass(frozen=True, slots=True)
class Listed:
    """A table with what is said above and below it; `nothing` is said where there are no rows."""

    lead: str
    rows: tuple[Row, ...]
    foot: str
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class AboutRows:
    """One measure told in full: what it means, where from, what it is compared with and what it leaves out.

    `fixed` is the key of the baseline it is compared with where that was fixed; `may_fix` says that one could be.
    """

    title: str
    words: tuple[str, ...]
    fixed: str
    may_fix: bool


@dataclass(frozen=True, slots=True)
class SidesRows:
    """Units or areas side by side: the names of the measures across, and a row for each group, the whole last."""

    headings: tuple[str, ...]
    listed: Listed


@dataclass(frozen=True, slots=True)
class SavingsRows:
    """Savings as a method: the sum line by line, what was invested, and who was counted or taken back."""

    sum: Listed
    investments: Listed


@dataclass(frozen=True, slots=True)
class FairRows:
    """Fair access: the breakdowns to choose from, the one chosen as a table, and what must be said with it."""

    choices: tuple[Choice, ...]
    chosen: str
    listed: Listed


@dataclass(frozen=True, slots=True)
class MethodRows:
    """How it is counted: ways to count a stay, what is taken for granted and what is left out."""

    choices: tuple[Choice, ...]
    chosen: str
    listed: Listed


@dataclass(frozen=True, slots=True)
class FiguresRows:
    """Everything behind the page, for one question."""

    period: str
    against: tuple[Choice, ...]
    chosen_against: str
    compared: Listed
    units: SidesRows
    areas: SidesRows
    savings: SavingsRows
    ready: Listed
    fair: FairRows
    method: MethodRows
