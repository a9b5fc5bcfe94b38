"""Every measure as a row: its figure then and before, what it means, what it leaves out, and its cases by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.outcomes.compare import Basis, Change, change
from pc_desktop.domain.outcomes.definitions import Figure
from pc_desktop.domain.outcomes.folded import LeftOut, left_out
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import CaseKind, Measure
from pc_desktop.domain.outcomes.series import is_part
from pc_desktop.domain.outcomes.words import signed, whole
from pc_desktop.services.outcomes_cases import OutcomeCase, Speller
from pc_desktop.services.outcomes_facts import Gathered

NOTHING: Final = "–"
COUNTED_HERE: Final = "Counted here from its cases."


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure for the period and the baseline asked for, in words.

    `value` and `before` are as displayed, `change` compares them, `why_no_percent` says why there is no percentage
    where people would look for one; `figure` and `figure_before` hold the numbers and the keys of their cases, of the
    kind `kind`. `basis` is what the figure is compared with, all that must be said with it together. `choice` names the
    definition where there are several of its `family`.
    """

    name: str
    title: str
    theme: str
    value: str
    before: str
    change: str
    why_no_percent: str
    basis: Basis
    fixed: FixedBaseline | None
    figure: Figure
    figure_before: Figure
    of: str
    kind: CaseKind
    family: str
    choice: str
    definition: str
    source: str
    excluded: tuple[str, ...]
    aside: tuple[LeftOut, ...]

    @property
    def number(self) -> int:
        """Tell how many cases the figure rests on."""
        return self.figure.number


def measure_rows(held: Gathered, told: Told) -> tuple[MeasureRow, ...]:
    """Prepare every measure for what is asked."""
    return tuple(_row(measure, told) for measure in held.measures.values())


def measure_cases(held: Gathered, kind: CaseKind, keys: Iterable[str]) -> tuple[OutcomeCase, ...]:
    """Say the cases behind a figure in words, when somebody opens it."""
    return Speller(held.book).cases(kind, keys)


def _row(measure: Measure, told: Told) -> MeasureRow:
    """Prepare one measure."""
    now, before, period = told.now(measure.name), told.before(measure.name), told.asked.period
    fixed, was = told.fixed.get(measure.name), told.before_period(measure.name)
    basis = Basis(
        was.start,
        was.end,
        before.value,
        before.number,
        fixed.source if fixed else COUNTED_HERE,
        fixed.definition if fixed else measure.definition,
    )
    here = Basis(period.start, period.end, now.value, now.number, COUNTED_HERE, measure.definition)
    changed = change(basis, here)
    return MeasureRow(
        name=measure.name,
        title=measure.title,
        theme=measure.theme,
        value=value_words(measure, now.value),
        before=value_words(measure, before.value),
        change=change_words(measure, changed),
        why_no_percent="" if changed.difference is None or not is_size(measure) else changed.why_no_percent,
        basis=basis,
        fixed=fixed,
        figure=now,
        figure_before=before,
        of=measure.of,
        kind=measure.case_kind,
        family=measure.family,
        choice=measure.choice,
        definition=measure.definition,
        source=measure.source,
        excluded=measure.excluded,
        aside=left_out(measure, period.start, period.end, told.chosen),
    )


def value_words(measure: Measure, value: float | None, decimals: int = 1) -> str:
    """Write a value in its unit: counts whole, means with one decimal unless said otherwise."""
    if value is None:
        return NOTHING
    if measure.kind in {"count", "open"} or (measure.kind == "days" and not is_part(measure)):
        return f"{whole(value):,}{_unit(measure)}"
    return f"{value:,.{decimals}f}{_unit(measure)}"


def change_words(measure: Measure, changed: Change) -> str:
    """Write how a value changed: a size in per cent where that may be said, all else in its own unit."""
    if changed.difference is None:
        return NOTHING
    if is_size(measure) and changed.percent is not None:
        return signed(changed.percent, "%")
    unit = " points" if measure.unit == "%" else _unit(measure)
    return signed(whole(changed.difference), unit)


def is_size(measure: Measure) -> bool:
    """Tell whether a measure adds up, so that a change of it is said in per cent."""
    return measure.kind in {"count", "sum"} or (measure.kind == "days" and not is_part(measure))


def _unit(measure: Measure) -> str:
    """Give the unit as it follows a number."""
    return "%" if measure.unit == "%" else f" {measure.unit}" if measure.unit else ""
