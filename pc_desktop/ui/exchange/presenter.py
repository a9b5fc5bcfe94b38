"""What the Exchange screen shows and sends: files read, what they would change, and the order to accept them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_returns import Comparison, ReturnRow, UnitComparison, compare
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.office import Office
from pc_desktop.services.returns_view import ReturnsPage, returns_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row

_TONES = {"new": Tone.GREEN, "changed": Tone.BLUE, "gone": Tone.GREY, "same": Tone.QUIET}
_PROBLEM_TONES = {"error": Tone.RED, "question": Tone.AMBER, "note": Tone.GREY}
_PROBLEM_WORDS = {"error": "▲ Left out", "question": "◆ Question", "note": "● Note"}


@dataclass(frozen=True, slots=True)
class ReturnsRows:
    """The left of the screen: whose return is in, and what was accepted of late."""

    title: str
    badge: Badge
    units: tuple[Row, ...]
    receipts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PreviewRows:
    """The right of the screen: what the files read would change.

    `can_accept` is False where nothing is new; `sentence` then says why.
    """

    title: str
    subtitle: str
    badges: tuple[Badge, ...]
    problems: tuple[Row, ...]
    changes: tuple[Row, ...]
    accept_words: str
    can_accept: bool
    sentence: str


class ExchangePresenter:
    """Reads files, compares them with what is held and prepares the preview; writes nothing by itself."""

    def __init__(self, office: Office) -> None:
        """Sit in an office with nothing read."""
        self._office = office
        self._drafts: tuple[Draft, ...] = ()
        self._compared: tuple[Comparison, ...] = ()

    def returns(self) -> ReturnsRows:
        """Prepare whose return is in."""
        return _returns_rows(self._office.desk.ask(returns_view))

    def reading_job(self, files: tuple[Path, ...]) -> "ReadingJob":
        """Make the job that reads files one after another, away from the window; it may be cancelled."""

        def job(report: Report, cancelled: Callable[[], bool]) -> tuple[Draft, ...]:
            drafts = []
            for number, file in enumerate(files, start=1):
                report(f"Reading {number} of {len(files)}: {file.name}")
                drafts.append(self._office.read_return(file, cancelled=cancelled))
            return tuple(drafts)

        return job

    def show(self, drafts: tuple[Draft, ...]) -> PreviewRows | None:
        """Compare what was read with what is held; None where nothing is on the table."""
        self._drafts = drafts
        return self.refresh()

    def refresh(self) -> PreviewRows | None:
        """Compare again, as facts may have changed since."""
        if not self._drafts:
            return None
        self._compared = self._office.desk.ask(lambda reading: tuple(compare(reading, one) for one in self._drafts))
        return _preview(self._compared)

    def accept(self) -> ImportReturns:
        """Make the order that accepts everything on the table as one step."""
        return ImportReturns(self._drafts)

    def put_away(self) -> None:
        """Put away what was read; nothing was written."""
        self._drafts, self._compared = (), ()


Report = Callable[[str], None]
ReadingJob = Callable[[Report, Callable[[], bool]], tuple[Draft, ...]]


def _returns_rows(page: ReturnsPage) -> ReturnsRows:
    """Prepare the list of units and the list of receipts."""
    return ReturnsRows(
        title=f"Returns, {shown_day(page.day)}",
        badge=Badge(f"{page.received} of {len(page.lines)} returns in", Tone.BLUE),
        units=tuple(
            Row(
                line.key,
                (
                    Cell(line.unit, Tone.STRONG),
                    Cell(
                        f"✓ {line.words}" if line.is_in else line.words,
                        Tone.GREEN if line.is_in else Tone.AMBER,
                        tip=line.tip,
                        chip=True,
                    ),
                ),
            )
            for line in page.lines
        ),
        receipts=tuple(
            Row(key, (Cell(unit, Tone.STRONG), Cell(file, second=when))) for key, unit, file, when in page.receipts
        ),
    )


def _preview(compared: tuple[Comparison, ...]) -> PreviewRows:
    """Prepare what all files together would change."""
    fresh = [one for one in compared if one.accepted is None]
    counts = {status: sum(one.count(status) for one in fresh) for status in _TONES}
    problems = [problem for one in compared for problem in one.all_problems]
    many = len(compared) > 1
    changes = [row for one in fresh for unit in one.units for row in _change_rows(unit, named=many)]
    writes = counts["new"] + counts["changed"] + counts["gone"]
    units = [unit.unit.name for one in compared for unit in one.units]
    return PreviewRows(
        title=compared[0].draft.file if not many else counted(len(compared), "workbook"),
        subtitle=f"{', '.join(units) or 'no unit known here'} · layout “{compared[0].draft.layout}”"
        if not many
        else ", ".join(units),
        badges=_badges(counts, problems),
        problems=tuple(_problem_row(number, problem) for number, problem in enumerate(problems)),
        changes=tuple(changes),
        accept_words=f"Accept {counted(writes, 'change')}" if writes else "Accept, nothing differs",
        can_accept=bool(fresh) and any(one.units for one in fresh),
        sentence=_sentence(compared, fresh),
    )


def _sentence(compared: tuple[Comparison, ...], fresh: list[Comparison]) -> str:
    """Say what accepting means, or why there is nothing to accept."""
    known = [one for one in compared if one.accepted is not None]
    if known and not fresh:
        return f"Nothing new: accepted before, {shown_moment(known[0].accepted)}."
    if not any(one.units for one in fresh):
        return "No return of a unit known here was found, so there is nothing to accept."
    also = f" {counted(len(known), 'file')} accepted before, nothing new." if known else ""
    return f"Nothing is saved until you accept. One Undo takes it all back.{also}"


def _badges(counts: dict[str, int], problems: list[Problem]) -> tuple[Badge, ...]:
    """Say the counts shortly."""
    badges = [
        Badge(f"{counts['same']} the same", Tone.GREEN),
        Badge(f"{counts['changed']} changed", Tone.BLUE),
        Badge(f"{counts['new']} new", Tone.GREEN),
        Badge(f"{counts['gone']} gone", Tone.GREY),
    ]
    if problems:
        badges.append(Badge(counted(len(problems), "problem"), Tone.AMBER))
    return tuple(badges)


def _problem_row(number: int, problem: Problem) -> Row:
    """Prepare one problem: where, what was found, what to do."""
    tone = _PROBLEM_TONES[problem.severity]
    return Row(
        f"problem {number}",
        (
            Cell(_PROBLEM_WORDS[problem.severity], tone, chip=True),
            Cell(problem.sheet),
            Cell(problem.cell, Tone.STRONG),
            Cell(problem.column),
            Cell(problem.found or "nothing", Tone.RED if problem.severity == "error" else Tone.PLAIN),
            Cell(problem.what, second=problem.advice, tip=f"{problem.what} {problem.advice}"),
        ),
    )


def _change_rows(unit: UnitComparison, *, named: bool) -> list[Row]:
    """Prepare the rows that differ, one for each field."""
    rows = [row for status in ("changed", "new", "gone") for row in unit.of(status)]
    return [
        _change_row(unit.unit.name if named else "", row, number) for row in rows for number in range(len(row.changes))
    ]


def _change_row(unit: str, row: ReturnRow, number: int) -> Row:
    """Prepare one field that differs."""
    change = row.changes[number]
    bed = f"{unit} {row.bed}".strip()
    return Row(
        f"{row.key}/{number}",
        (
            Cell(row.status, _TONES[row.status], chip=True),
            Cell(bed or "any free", Tone.PLAIN if bed else Tone.QUIET),
            Cell(row.who, Tone.STRONG),
            Cell(change.field),
            Cell(change.had, Tone.QUIET),
            Cell(change.says, Tone.STRONG),
        ),
    )
