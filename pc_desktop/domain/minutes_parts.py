"""The parts of the minutes around the decisions: agenda, interests, urgent decisions, escalations, gaps, outcomes."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda: the minutes planned for it, the seconds it took, and what was noted."""

    position: int
    title: str
    budget: int
    seconds: int
    notes: str
    through: bool


@dataclass(frozen=True, slots=True)
class DeclarationLine:
    """An interest somebody declared, and what the meeting did about it."""

    name: str
    interest: str
    handling: str | None


@dataclass(frozen=True, slots=True)
class ToldLine:
    """Somebody has been told of a decision: `whom` is a key of TELL."""

    whom: str
    at: datetime
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """A decision made between meetings, by the number it has in the minutes, and what the meeting said to it."""

    number: int
    referral: str
    ref: str
    decision: str
    at: datetime
    first: str
    second: str
    reason: str
    ratified: datetime | None
    ratified_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class EscalationLine:
    """One matter taken further, with its answer where there is one."""

    number: int
    referral: str | None
    ref: str | None
    at: datetime
    about: str
    whom: str
    asked: str
    by: str
    answered: datetime | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class GapLine:
    """A service named as missing at a place."""

    referral: str | None
    ref: str | None
    at: datetime
    place: str
    service: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class GapCount:
    """How often the same service was named as missing at the same place within the last twelve months."""

    place: str
    service: str
    times: int


@dataclass(frozen=True, slots=True)
class AwayEntry:
    """Somebody out of area, or in a unit of the region that is not theirs, as the minutes list them until it ends."""

    person: str
    ref: str
    initials: str
    where: str
    out_of_area: bool
    home: str
    days: int
    why: str
    returns: str
    planned_on: date | None
    plan: str | None
    attention: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of the outcomes as the Outcomes screen shows it, with what it means."""

    label: str
    value: str
    detail: str
    cases: int
    definition: str


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One month of an outcome; `value` is None where it had no case, limits where too few points are known."""

    month: str
    value: float | None
    cases: int
    centre: float | None
    lower: float | None
    upper: float | None
    signal: str


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One outcome by month, as charted."""

    title: str
    unit: str
    caption: str
    definition: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class OutcomeLines:
    """The outcomes as the minutes give them: the periods compared, the figures, the charts, what is assumed."""

    period: str
    baseline: str
    figures: tuple[FigureLine, ...]
    series: tuple[SeriesLine, ...]
    assumptions: tuple[str, ...]
