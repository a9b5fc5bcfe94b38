"""Days lost while people were ready to leave, by reason, as a table."""

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.outcomes.suppression import HIDDEN
from pc_desktop.services.outcomes_reasons import Lost, ReadyReasons, ReasonRow
from pc_desktop.services.outcomes_view import OutcomesPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.figures_rows import Listed
from pc_desktop.ui.outcomes.rows import FigureRows
from pc_desktop.ui.widgets.shown import Choice

_ALL = "all"
_OPEN = "Days within the period from being clinically ready to leaving. Enter opens the patients of a reason."
_CAREFUL = "Patients under five are hidden, because places can name people; others are rounded to five."
_NOBODY = "Nobody stayed on after being ready to leave in either period."


def reasons_rows(page: OutcomesPage) -> Listed:
    """Prepare every reason, and all of them together last."""
    found = page.ready
    rows = [
        _row(one.name, Cell(one.label, Tone.STRONG, tip=one.label), one.now, one.before) for one in found.rows
    ]
    whole = _row(_ALL, Cell("All reasons", Tone.QUIET), found.now, found.before)
    return Listed(
        lead=f"{page.period}. {page.baseline}.",
        rows=(*rows, whole) if rows else (),
        foot=_CAREFUL if found.is_careful else _OPEN,
        nothing=_NOBODY,
    )


def _row(key: str, label: Cell, now: Lost, before: Lost) -> Row:
    """Prepare one reason."""
    return Row(key, (label, _days(now), _people(now), _days(before), _people(before)))


def _days(lost: Lost) -> Cell:
    """Say how many days were lost."""
    if lost.days is None:
        return Cell(HIDDEN, Tone.QUIET, spoken="hidden")
    return Cell(f"{lost.days:,}", spoken=counted(lost.days, "day"))


def _people(lost: Lost) -> Cell:
    """Say of how many patients."""
    if lost.people is None:
        return Cell(HIDDEN, Tone.QUIET, spoken="hidden, too few to show")
    return Cell(f"{lost.people:,}", Tone.QUIET, spoken=f"from {counted(lost.people, 'patient')}")


def reason_figure(found: ReadyReasons, name: str) -> FigureRows | None:
    """Prepare one reason to be opened like a figure; None where there is none of this name."""
    one = found.row(name)
    if one is None:
        return None
    return FigureRows(
        title=f"Ready to leave: {one.label.lower()}",
        value="Hidden" if one.now.days is None else counted(one.now.days, "day"),
        detail=_detail(one),
        definition="Days within the period from the day a patient was clinically ready for discharge up to, not "
        "including, the day of discharge, by the reason recorded for the stay.",
        source="Source: MHSDS table MHS518, delay reason.",
        periods=tuple(
            Choice(key, f"{words} ({len(each.cases)})")
            for key, words, each in (("year", "This period", one.now), ("baseline", "Baseline", one.before))
            if each.cases
        ),
    )


def _detail(one: ReasonRow) -> str:
    """Say how many days there were before, and of how many patients now."""
    if one.now.people is None or one.before.days is None:
        return "Too few to show"
    return f"{counted(one.now.people, 'patient')}; {counted(one.before.days, 'day')} in the baseline"
