"""Every measure compared with its baseline, and one of them told in full."""

from collections.abc import Iterable

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.services.outcomes_measures import MeasureRow
from pc_desktop.services.outcomes_view import OutcomesPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.figures_rows import AboutRows, Listed


def compared_rows(page: OutcomesPage) -> Listed:
    """Prepare every measure, one definition of a length of stay: the one chosen."""
    return Listed(
        lead=f"{page.period}. {page.baseline}.",
        rows=tuple(_row(one) for one in _shown(page)),
        foot="A percentage is given where the baseline rests on five cases or more. Choose a measure to read what it "
        "means; Enter opens its cases. ■ marks a baseline that was fixed.",
        nothing="There is no measure yet.",
    )


def _shown(page: OutcomesPage) -> Iterable[MeasureRow]:
    """Give the measures to list: of the ways to count a stay the one chosen."""
    chosen = page.asked.length_measure
    return (one for one in page.measures if one.family != "length_of_stay" or one.name == chosen)


def _row(one: MeasureRow) -> Row:
    """Prepare one measure."""
    fixed = "baseline fixed" if one.fixed else ""
    return Row(
        one.name,
        (
            Cell(one.title, Tone.STRONG, tip=one.definition),
            Cell(
                f"{one.before}{' ■' if one.fixed else ''}", tip=fixed, spoken=f"{one.before} {fixed}".strip()
            ),
            _number(one.figure_before.number, one.of),
            Cell(one.value),
            _number(one.number, one.of),
            Cell(one.change, tip=one.why_no_percent, spoken=_spoken(one)),
        ),
    )


def _number(number: int, of: str) -> Cell:
    """Say how many cases a value rests on."""
    said = counted(number, of)
    return Cell(f"{number:,}", Tone.QUIET, tip=said, spoken=f"from {said}")


def _spoken(one: MeasureRow) -> str:
    """Say a change whole."""
    return f"{one.change}, {one.why_no_percent}" if one.why_no_percent else f"change {one.change}"


def about_rows(page: OutcomesPage, name: str) -> AboutRows | None:
    """Prepare one measure in full; None where there is none of this name."""
    one = next((row for row in page.measures if row.name == name), None)
    if one is None:
        return None
    aside = [f"{left.words}." for left in one.aside]
    words = (
        one.definition,
        f"Source: {one.source}",
        _basis(one),
        f"{one.why_no_percent[:1].upper()}{one.why_no_percent[1:]}." if one.why_no_percent else "",
        f"Not counted like the others: {' '.join(aside)}" if aside else "",
        " ".join(one.excluded),
    )
    return AboutRows(
        title=one.title,
        words=tuple(word for word in words if word),
        fixed=one.fixed.key if one.fixed else "",
        may_fix=one.fixed is None and one.basis.value is not None and one.basis.number > 0,
    )


def _basis(one: MeasureRow) -> str:
    """Say what a measure is compared with: period, value, number, source and definition together."""
    basis = one.basis
    span = f"{shown_day(basis.start)} up to, not including, {shown_day(basis.end)}"
    said = f"Baseline: {one.before} from {counted(basis.number, one.of)}, {span}. {basis.source}"
    if one.fixed and basis.definition != one.definition:
        said += f" It was counted otherwise: {basis.definition}"
    return said
