"""The shapes the Outcomes screen shows: a graph ready to be painted, its words, the year and one figure of it."""

from dataclasses import dataclass
from enum import StrEnum

from pc_desktop.services.outcome_chart import Mark
from pc_desktop.ui.cells import Badge, Row
from pc_desktop.ui.widgets.shown import Choice, Finding


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a graph; `readout` says all that is known of it in a line."""

    x: int
    y: float
    finding: Finding
    readout: str


@dataclass(frozen=True, slots=True)
class Level:
    """A height named at the right edge of a graph."""

    y: float
    words: str


class Stroke(StrEnum):
    """What is explained below a graph besides its points."""

    CENTRE = "centre"
    LIMIT = "limit"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One thing drawn, with its meaning in words."""

    mark: Finding | Stroke
    words: str


@dataclass(frozen=True, slots=True)
class Path:
    """The places of a line in order; NaN in `ys` is where it is broken."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class GraphRows:
    """All that is drawn of one outcome: `months` are the labels by x, `levels` the most important first."""

    name: str
    unit: str
    spots: tuple[Spot, ...]
    line: Path
    centre: Path
    limits: Path
    marks: tuple[Mark, ...]
    months: tuple[str, ...]
    levels: tuple[Level, ...]
    key: tuple[KeyEntry, ...]
    low: float
    high: float
    spoken: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What the rules found, as a round mark: a letter and what it stands for."""

    finding: Finding
    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class ChartRows:
    """One chart with all its words; `figure` names the row of the year that tells the same outcome.

    `nothing` is empty where there is something to draw, and else says that there is not.
    """

    name: str
    title: str
    graph: GraphRows
    value: str
    detail: str
    marks: tuple[MarkRow, ...]
    caption: str
    method: str
    definition: str
    headings: tuple[str, ...]
    table: tuple[Row, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class FigureRows:
    """One figure of the year: what it means, where that comes from, and the periods whose cases can be shown."""

    title: str
    value: str
    detail: str
    definition: str
    source: str
    periods: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The cases behind one figure in one period; `nothing` is said where there are none."""

    rows: tuple[Row, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class OutcomesRows:
    """The whole screen: periods, charts, the year in one table, and what it takes for granted."""

    badges: tuple[Badge, ...]
    charts: tuple[ChartRows, ...]
    year: tuple[Row, ...]
    assumptions: str
