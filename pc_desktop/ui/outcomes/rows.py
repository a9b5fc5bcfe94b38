"""The shapes the Outcomes screen shows: a graph ready to be painted, its words, the year and one figure of it."""

from dataclasses import dataclass
from enum import StrEnum

from pc_desktop.services.board_pack import BoardPack
from pc_desktop.services.chart_marks import Mark
from pc_desktop.ui.cells import Badge, Row
from pc_desktop.ui.widgets.shown import Choice, Finding, Glyph


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a graph; `readout` says all that is known of it in a line. A hollow one counts in no line."""

    x: int
    y: float
    finding: Finding
    readout: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A height named at the right edge of a graph."""

    y: float
    words: str


class Stroke(StrEnum):
    """What is explained below a graph besides its points."""

    CENTRE = "centre"
    LIMIT = "limit"
    TARGET = "target"
    BASELINE = "baseline"
    EVENT = "event"
    HOLLOW = "hollow"


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
    """All that is drawn of one outcome: `labels` name the points by x, `levels` are the most important first."""

    name: str
    unit: str
    spots: tuple[Spot, ...]
    line: Path
    centre: Path
    limits: Path
    target: Path
    baseline: Path
    marks: tuple[Mark, ...]
    labels: tuple[str, ...]
    levels: tuple[Level, ...]
    key: tuple[KeyEntry, ...]
    low: float
    high: float
    spoken: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What the rules found, as a round mark: a letter, a sign beside it, and what they stand for."""

    finding: Finding
    letter: str
    words: str
    glyph: Glyph


@dataclass(frozen=True, slots=True)
class ChartRows:
    """One chart with all its words; `figure` names the row of the year that tells the same outcome.

    `value` is the newest figure and `detail` what it is the figure of. `about` are the paragraphs of its definition,
    source, method and exclusions. `choices` are the definitions one may be chosen of, `chosen` the one shown. `nothing`
    is empty where there is something to draw, and else says that there is not.
    """

    name: str
    title: str
    under: str
    graph: GraphRows
    value: str
    detail: str
    marks: tuple[MarkRow, ...]
    caption: str
    method: str
    definition: str
    about: tuple[str, ...]
    headings: tuple[str, ...]
    table: tuple[Row, ...]
    nothing: str
    figure: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One list to choose from above the charts: its key, its name, what it offers, and what is chosen."""

    key: str
    name: str
    offered: tuple[Choice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class ChartsRows:
    """The charts as chosen: the lists above them, the themes, the charts of one theme or the glance at all."""

    picks: tuple[Pick, ...]
    themes: tuple[Choice, ...]
    theme: str
    charts: tuple[ChartRows, ...]
    glance: tuple[Row, ...]
    words: str


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
    """All but the charts: periods, the year in one table, and what it takes for granted."""

    badges: tuple[Badge, ...]
    year: tuple[Row, ...]
    assumptions: str
    events: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken to a board: the pack, its charts prepared for painting, and as what: pages, book or numbers."""

    pack: BoardPack
    charts: tuple[ChartRows, ...]
    kind: str
