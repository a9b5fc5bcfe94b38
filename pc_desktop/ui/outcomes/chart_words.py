"""One measure with all its words, as a card shows it and as a row of the glance at all of them."""

from typing import Final

from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.services.outcomes_facts import Gathered
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.graph_rows import graph_rows, mark_rows
from pc_desktop.ui.outcomes.rows import ChartRows
from pc_desktop.ui.widgets.shown import Choice, Finding

_TONES: Final = {
    Finding.IMPROVEMENT: Tone.BLUE,
    Finding.CONCERN: Tone.AMBER,
    Finding.NEUTRAL: Tone.PURPLE,
}


def chart_rows(chart: OutcomeChart, facts: Gathered) -> ChartRows:
    """Prepare one chart with its words."""
    family = [one for one in facts.measures.values() if one.family and one.family == chart.family]
    notes = " ".join(chart.notes)
    return ChartRows(
        name=chart.name,
        title=chart.title,
        under=step_words_of(chart).capitalize(),
        graph=graph_rows(chart),
        value=chart.latest,
        detail=chart.latest_words,
        marks=mark_rows(chart),
        caption=chart.caption,
        method=f"{chart.method} {notes}".strip(),
        definition=chart.definition,
        about=tuple(
            words
            for words in (
                chart.definition, f"Source: {chart.source}", chart.method, chart.assurance_reason, notes,
            )
            if words
        ),
        headings=chart.headings,
        table=tuple(_table_row(at, cells) for at, cells in enumerate(chart.table)),
        nothing=chart.nothing,
        figure=chart.figure,
        choices=tuple(Choice(one.name, one.choice) for one in family) if len(family) > 1 else (),
        chosen=chart.name,
    )  # fmt: skip


def step_words_of(chart: OutcomeChart) -> str:
    """Say what one point stands for."""
    if chart.form in {"days_between", "cases_between"}:
        return "one point for each gap"
    words = {"week": "weekly", "month": "monthly", "quarter": "quarterly", "case": "case by case"}
    return words[chart.step]


def _table_row(at: int, cells: tuple[str, ...]) -> Row:
    """Prepare one point of a chart's table."""
    *numbers, said = cells
    return Row(str(at), (*(Cell(number) for number in numbers), Cell(said, tip=said)))


def glance_row(chart: OutcomeChart) -> Row:
    """Prepare one measure of the glance: its newest figure, both findings in words, and the sentence."""
    marks = mark_rows(chart)
    variation = next((mark for mark in marks if mark.words.startswith("Variation")), None)
    target = next((mark for mark in marks if mark.words.startswith("Target")), None)
    none = "–" if chart.nothing else "Too rare for limits" if chart.form == "run" else "Too few points yet"
    return Row(
        chart.name,
        (
            Cell(chart.title, Tone.STRONG, second=chart.caption, tip=chart.caption),
            Cell(chart.latest or "–", second=chart.latest_words),
            Cell(
                _short(variation.words) if variation else none,
                _TONES.get(variation.finding, Tone.PLAIN) if variation else Tone.QUIET,
            ),
            Cell(
                _short(target.words) if target else "No target" if chart.target is None else none, Tone.QUIET
            ),
        ),
    )


def _short(words: str) -> str:
    """Say a finding without what it is a finding of."""
    said = words.partition(": ")[2].removeprefix("special cause, ").partition(", no significant")[0]
    return f"{said[:1].upper()}{said[1:]}"
