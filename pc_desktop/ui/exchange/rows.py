"""Rows and words of the Exchange screen: whose return is in, and what the files read would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.domain.problem import Problem
from pc_desktop.services.compare_returns import Comparison, ReturnRow, UnitComparison
from pc_desktop.services.returns_view import ReturnsPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row

_TONES = {"new": Tone.GREEN, "changed": Tone.BLUE, "gone": Tone.GREY, "same": Tone.QUIET}
_PROBLEM_TONES = {"error": Tone.RED, "question": Tone.AMBER, "note": Tone.GREY}
_PROBLEM_WORDS = {"error": "▲ Left out", "question": "◆ Question", "note": "● Note"}
_PROBLEM_ORDER = ("error", "question", "note")


class Stand(StrEnum):
    """How what lies on the table stands."""

    PREVIEW = "preview"
    KNOWN = "known"
    ACCEPTED = "accepted"
    USELESS = "useless"


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

    `problem_words` gives each problem in full by its row's key, the place it was met at first.
    """

    stand: Stand
    title: str
    subtitle: str
    badges: tuple[Badge, ...]
    problems: tuple[Row, ...]
    problem_words: dict[str, tuple[str, str]]
    changes: tuple[Row, ...]
    changes_quiet: str
    accept_words: str
    can_accept: bool
    sentence: str


def returns_rows(page: ReturnsPage) -> ReturnsRows:
    """Prepare the list of units and the list of receipts."""
    everybody = page.received == len(page.lines) and bool(page.lines)
    words = f"{page.received} of {len(page.lines)} returns in"
    return ReturnsRows(
        title=f"Returns, {shown_day(page.day)}",
        badge=Badge(f"✓ {words}", Tone.GREEN) if everybody else Badge(words, Tone.BLUE),
        units=tuple(
            Row(
                line.key,
                (
                    Cell(line.unit, Tone.STRONG, tip=line.tip),
                    Cell(
                        f"✓ {line.words}" if line.is_in else f"◆ {line.words}",
                        Tone.GREEN if line.is_in else Tone.AMBER,
                        tip=line.tip,
                        spoken=line.words,
                        chip=True,
                    ),
                ),
            )
            for line in page.lines
        ),
        receipts=tuple(
            Row(key, (Cell(f" · {file}", lead=unit, second=when, tip=file),))
            for key, unit, file, when in page.receipts
        ),
    )


def preview_rows(compared: Sequence[Comparison], *, has_accepted: bool) -> PreviewRows:
    """Prepare what all files together would change."""
    fresh = [one for one in compared if one.accepted is None]
    counts = {status: sum(one.count(status) for one in fresh) for status in _TONES}
    problems = sorted(
        (problem for one in compared for problem in one.all_problems),
        key=lambda problem: _PROBLEM_ORDER.index(problem.severity),
    )
    many = len(compared) > 1
    writes = counts["new"] + counts["changed"] + counts["gone"]
    stand = _stand(compared, fresh, has_accepted=has_accepted)
    return PreviewRows(
        stand=stand,
        title=counted(len(compared), "workbook") if many else compared[0].draft.file,
        subtitle=_subtitle(compared),
        badges=_badges(counts, problems) if fresh else (Badge("✓ accepted before", Tone.GREY),),
        problems=tuple(_problem_row(number, problem) for number, problem in enumerate(problems)),
        problem_words={f"problem {number}": _problem_words(one) for number, one in enumerate(problems)},
        changes=tuple(_all_changes(fresh, many=many)),
        changes_quiet="what is held now, and what the return says",
        accept_words=f"Accept {counted(writes, 'change')}" if writes else "Accept, nothing differs",
        can_accept=stand is Stand.PREVIEW,
        sentence=_sentence(stand, compared),
    )


def _stand(compared: Sequence[Comparison], fresh: Sequence[Comparison], *, has_accepted: bool) -> Stand:
    """Tell how what was read stands: to be accepted, accepted before, accepted just now, or of no unit."""
    if fresh and any(one.units for one in fresh):
        return Stand.PREVIEW
    if len(fresh) == len(compared):
        return Stand.USELESS
    return Stand.ACCEPTED if has_accepted else Stand.KNOWN


def _sentence(stand: Stand, compared: Sequence[Comparison]) -> str:
    """Say what accepting means, or why there is nothing to accept."""
    known = [one.accepted for one in compared if one.accepted is not None]
    if stand is Stand.USELESS:
        return "No return of a unit known here was found, so there is nothing to accept."
    if stand is Stand.ACCEPTED:
        return "It is one step: one Undo (Ctrl Z) takes all of it back."
    if stand is Stand.KNOWN:
        return f"Nothing new: accepted before, {shown_moment(known[0])}."
    also = f" {counted(len(known), 'file')} accepted before, nothing new." if known else ""
    return f"Nothing is saved until you accept. One Undo takes it all back.{also}"


def _subtitle(compared: Sequence[Comparison]) -> str:
    """Name the units, and of one file the layout it was read by and the day it speaks of."""
    units = ", ".join(unit.unit.name for one in compared for unit in one.units) or "no unit known here"
    if len(compared) > 1:
        return units
    days = {unit.day for unit in compared[0].units if unit.day}
    as_at = f" · as at {shown_day(min(days))}" if len(days) == 1 else ""
    return f"{units}{as_at} · layout “{compared[0].draft.layout}”"


def _badges(counts: dict[str, int], problems: Sequence[Problem]) -> tuple[Badge, ...]:
    """Say the counts shortly."""
    badges = [
        Badge(f"{counts['same']} the same", Tone.GREEN),
        Badge(f"{counts['changed']} changed", Tone.BLUE),
        Badge(f"{counts['new']} new", Tone.GREEN),
        Badge(f"{counts['gone']} gone", Tone.GREY),
    ]
    if problems:
        badges.append(Badge(f"◆ {counted(len(problems), 'problem')}", Tone.AMBER))
    return tuple(badges)


def _problem_row(number: int, problem: Problem) -> Row:
    """Prepare one problem: where, what was found, what to do."""
    tone = _PROBLEM_TONES[problem.severity]
    return Row(
        f"problem {number}",
        (
            Cell(_PROBLEM_WORDS[problem.severity], tone, chip=True),
            Cell(problem.sheet, tip=problem.sheet),
            Cell(problem.cell, Tone.STRONG, spoken=problem.cell or "no one cell"),
            Cell(problem.column, tip=problem.column),
            Cell(
                problem.found or "nothing",
                tone if tone is Tone.RED else Tone.PLAIN if problem.found else Tone.QUIET,
                tip=problem.found,
            ),
            Cell(problem.what, second=problem.advice, tip=f"{problem.what} {problem.advice}"),
        ),
    )


def _problem_words(problem: Problem) -> tuple[str, str]:
    """Give a problem in full: where it is, and what to do."""
    place = " · ".join(part for part in (problem.sheet, problem.cell, problem.column, problem.found) if part)
    return place, f"{problem.what} {problem.advice}"


def _all_changes(fresh: Sequence[Comparison], *, many: bool) -> list[Row]:
    """Prepare every row that differs, in the order of files and units; a unit is named where there are several."""
    units = [unit for one in fresh for unit in one.units]
    return [row for unit in units for row in _change_rows(unit, named=many or len(units) > 1)]


def _change_rows(unit: UnitComparison, *, named: bool) -> list[Row]:
    """Prepare the rows of one unit that differ, one for each field."""
    rows = [row for status in ("changed", "new", "gone") for row in unit.of(status)]
    name = unit.unit.name if named else ""
    return [_change_row(name, row, number) for row in rows for number in range(len(row.changes))]


def _change_row(unit: str, row: ReturnRow, number: int) -> Row:
    """Prepare one field that differs."""
    change = row.changes[number]
    bed = f"{unit} {row.bed}".strip() if row.bed else ""
    return Row(
        f"{row.key}/{number}",
        (
            Cell(row.status, _TONES[row.status], chip=True),
            Cell(bed or f"{unit}, any free".strip(", "), Tone.PLAIN if bed else Tone.QUIET),
            Cell(row.who, Tone.STRONG),
            Cell(change.field),
            Cell(change.had, Tone.QUIET),
            Cell(change.says, Tone.STRONG),
        ),
    )
