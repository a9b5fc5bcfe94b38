"""Every measure as a row: its figure then and before, what it means, what it leaves out, and its cases by key."""

from collections.abc import Iterable
from dataclasses import dataclass

from pc_desktop.domain.outcomes.definitions import Figure
from pc_desktop.domain.outcomes.folded import LeftOut, left_out
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.measured import CaseKind, Measure
from pc_desktop.domain.outcomes.words import percent_change, signed, whole
from pc_desktop.services.outcomes_cases import OutcomeCase, Speller
from pc_desktop.services.outcomes_facts import Gathered

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure for the period and the baseline asked for, in words.

    `value` and `before` are as displayed, `change` compares them; `figure` and `figure_before` hold the numbers and
    the keys of their cases, of the kind `kind`. `choice` names the definition where there are several of its `family`.
    """

    name: str
    title: str
    theme: str
    value: str
    before: str
    change: str
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
    aside = left_out(measure, period.start, period.end, told.chosen)
    return MeasureRow(
        name=measure.name,
        title=measure.title,
        theme=measure.theme,
        value=value_words(measure, now.value),
        before=value_words(measure, before.value),
        change=change_words(measure, before, now),
        figure=now,
        figure_before=before,
        of=measure.of,
        kind=measure.case_kind,
        family=measure.family,
        choice=measure.choice,
        definition=measure.definition,
        source=measure.source,
        excluded=measure.excluded,
        aside=aside,
    )


def value_words(measure: Measure, value: float | None) -> str:
    """Write a value in its unit: counts whole, means with one decimal."""
    if value is None:
        return NOTHING
    if measure.kind in {"count", "open"} or (measure.kind == "days" and not measure.against):
        return f"{whole(value):,}{_unit(measure)}"
    return f"{value:,.1f}{_unit(measure)}"


def change_words(measure: Measure, before: Figure, now: Figure) -> str:
    """Write how a value changed: counts in per cent where five or more were before, all else in its own unit."""
    if before.value is None or now.value is None:
        return NOTHING
    if measure.kind in {"count", "sum"} or (measure.kind == "days" and not measure.against):
        percent = percent_change(before.value, now.value) if before.number >= 5 else None
        return f"{whole(before.value):,} → {whole(now.value):,}" if percent is None else signed(percent, "%")
    unit = " points" if measure.unit == "%" else _unit(measure)
    return signed(whole(now.value - before.value), unit)


def _unit(measure: Measure) -> str:
    """Give the unit as it follows a number."""
    return "%" if measure.unit == "%" else f" {measure.unit}" if measure.unit else ""
