"""Days lost while people were ready to leave, by the reason that kept them: each reason with its patients and days."""

from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.folded import figure_of
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.measures_beds import ready_days_by_reason
from pc_desktop.domain.outcomes.suppression import Caution, suppressed
from pc_desktop.domain.stay_codes import READY_REASONS
from pc_desktop.services.outcomes_facts import Gathered
from pc_desktop.services.outcomes_fair import caution_of

READY_DAYS: Final = "ready_days"
"""The measure that is told apart, and the beginning of the names of its parts."""
_UNSAID: Final = "No national reason recorded"


@dataclass(frozen=True, slots=True)
class Lost:
    """Patients of one period, and the days they stayed on although they were ready; None where that is hidden."""

    people: int | None
    days: int | None
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason, by its national code (empty where none was recorded), in the period and in its baseline."""

    code: str
    label: str
    now: Lost
    before: Lost

    @property
    def name(self) -> str:
        """Give the name this part of the measure is opened by."""
        return f"{READY_DAYS} {self.code}"


@dataclass(frozen=True, slots=True)
class ReadyReasons:
    """Every reason that kept anybody in either period, the one with most days of the period first, and all together.

    `is_careful` says that small numbers are hidden, others rounded, and cases closed.
    """

    rows: tuple[ReasonRow, ...]
    now: Lost
    before: Lost
    is_careful: bool = False

    def row(self, name: str) -> ReasonRow | None:
        """Give one reason by the name it is opened by."""
        return next((one for one in self.rows if one.name == name), None)


def ready_reasons(held: Gathered, told: Told) -> ReadyReasons:
    """Tell the days lost apart by reason; in one area small numbers are hidden, because places can name people."""
    measure = held.measures[READY_DAYS]
    parts = ready_days_by_reason(held.book, measure)
    rows = [
        ReasonRow(
            code,
            READY_REASONS.get(code, _UNSAID).capitalize(),
            *(_lost(told, part, one) for one in _both(told)),
        )
        for code, part in parts.items()
    ]
    told_of = sorted(
        (one for one in rows if one.now.cases or one.before.cases),
        key=lambda one: (-(one.now.days or 0), -(one.before.days or 0), one.code or "~"),
    )
    now, before = (_lost(told, measure, one) for one in _both(told))
    found = ReadyReasons(tuple(told_of), now, before)
    return carefully(found, caution_of(held.settings)) if told.asked.scope.area else found


def _both(told: Told) -> tuple[Period, Period]:
    """Give the period asked for and its baseline."""
    return told.asked.period, told.asked.baseline


def _lost(told: Told, part: Measure, period: Period) -> Lost:
    """Add up one part in one period."""
    figure = figure_of(part, period.start, period.end, told.book.today, told.chosen)
    return Lost(figure.number, round(figure.value or 0.0), figure.cases)


def carefully(found: ReadyReasons, caution: Caution) -> ReadyReasons:
    """Give the reasons as they may leave or be told by place: under five hidden, others rounded, cases closed.

    Where any is hidden, so are all days but those of all reasons together: they would tell what is left for it.
    """
    shown = _careful([one.now for one in found.rows], caution)
    was = _careful([one.before for one in found.rows], caution)
    return ReadyReasons(
        tuple(
            replace(row, now=now, before=before)
            for row, now, before in zip(found.rows, shown, was, strict=True)
        ),
        _whole(found.now, caution),
        _whole(found.before, caution),
        is_careful=True,
    )


def _whole(told: Lost, caution: Caution) -> Lost:
    """Give all reasons together: exact, as the measure says it, unless they are few."""
    if 0 < (told.people or 0) < caution.below:
        return Lost(None, None, ())
    return replace(told, cases=())


def _careful(told: list[Lost], caution: Caution) -> list[Lost]:
    """Hide small numbers of one period."""
    shown = suppressed([one.people or 0 for one in told], caution)
    hides = any(people is None for people in shown)
    return [Lost(people, None if hides else one.days, ()) for people, one in zip(shown, told, strict=True)]
