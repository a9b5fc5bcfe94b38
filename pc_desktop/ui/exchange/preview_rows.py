"""Rows and words at the right of the Exchange screen: what the files read would change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.services.listed_comparison import ListComparison
from pc_desktop.services.return_comparison import Comparison, ReturnRow
from pc_desktop.services.return_gone import is_asked
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Row
from pc_desktop.ui.exchange.change_rows import MOST_SHOWN, TONES, all_changes
from pc_desktop.ui.exchange.problem_rows import Told, problem_row, problem_words, worst_first


class Stand(StrEnum):
    """How what lies on the table stands."""

    PREVIEW = "preview"
    KNOWN = "known"
    ACCEPTED = "accepted"
    USELESS = "useless"


@dataclass(frozen=True, slots=True)
class PreviewRows:
    """The right of the screen: what the files read would change.

    `problem_words` gives each problem in full by its row's key, the place it was met at first, and `told` the problem
    itself; `left_out` are the rows of the files that were left out by hand, `gone` by its change whoever is not listed,
    and `asked` what units are asked about them.
    """

    stand: Stand
    title: str
    subtitle: str
    badges: tuple[Badge, ...]
    problems: tuple[Row, ...]
    problem_words: dict[str, tuple[str, str]]
    told: dict[str, Told]
    changes: tuple[Row, ...]
    changes_quiet: str
    left_out: frozenset[str]
    asked: tuple[Told, ...]
    gone: Mapping[str, ReturnRow]
    accept_words: str
    can_accept: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table: the files compared, returns and lists, and the rows left out of them by hand."""

    returns: tuple[Comparison, ...]
    lists: tuple[ListComparison, ...]
    left_out: frozenset[str] = frozenset()
    has_accepted: bool = False
    corrections: int = 0

    @property
    def fresh(self) -> tuple[Comparison, ...]:
        """Give the returns that were not accepted before, or whose missing patients are still asked about."""
        return tuple(one for one in self.returns if one.is_open)

    @property
    def files(self) -> int:
        """Count the files."""
        return len(self.returns) + len(self.lists)

    @property
    def first(self) -> Draft:
        """Give what the first file says."""
        return self.returns[0].draft if self.returns else self.lists[0].draft

    def count(self, status: str) -> int:
        """Count the rows of one status, those left out by hand as such."""
        listed = sum(one.count(status) for one in self.lists)
        rows = [row for one in self.fresh for unit in one.units for row in unit.rows]
        if status == "left out":
            return listed + sum(row.key in self.left_out for row in rows)
        return listed + sum(row.status == status and row.key not in self.left_out for row in rows)

    @property
    def _shown(self) -> list[ReturnRow]:
        """Give the rows of the returns that are looked at, but for those left out by hand."""
        rows = [row for one in self.fresh for unit in one.units for row in unit.rows]
        return [row for row in rows if row.key not in self.left_out]

    @property
    def writes(self) -> int:
        """Count the rows that accepting would write."""
        listed = sum(one.count(status) for one in self.lists for status in ("new", "changed"))
        return listed + sum(row.writes for row in self._shown)

    @property
    def blocked(self) -> tuple[str, ...]:
        """Name those whose bed somebody else is listed in, and who must be settled first."""
        return tuple(f"{row.who} ({row.bed})" for row in self._shown if row.blocks)

    @property
    def asked(self) -> int:
        """Count those not listed for whom nobody has answered."""
        return sum(is_asked(row) for row in self._shown)


def preview_rows(table: Table) -> PreviewRows:
    """Prepare what all files together would change."""
    counts = {status: table.count(status) for status in TONES}
    problems = worst_first(_told(table))
    many = table.files > 1
    writes = table.writes
    stand = _stand(table, writes)
    return PreviewRows(
        stand=stand,
        title=counted(table.files, "workbook") if many else table.first.file,
        subtitle=_subtitle(table),
        badges=_badges(table, counts, problems),
        problems=tuple(problem_row(number, one) for number, one in enumerate(problems[:MOST_SHOWN])),
        problem_words={
            f"problem {number}": problem_words(one.problem) for number, one in enumerate(problems)
        },
        told={f"problem {number}": one for number, one in enumerate(problems)},
        changes=all_changes(table.fresh, table.lists, table.left_out, many=many),
        changes_quiet=_quiet(table),
        left_out=table.left_out,
        asked=tuple(Told(one.draft.digest, problem) for one in table.fresh for problem in one.asked),
        gone={f"{row.key}/Stay": row for row in _rows(table) if row.status == "gone"},
        accept_words=f"Accept {counted(writes, 'change')}" if writes else "Accept, nothing differs",
        can_accept=stand is Stand.PREVIEW and not table.blocked,
        sentence=_sentence(table, stand),
    )


def accepted_rows(shown: PreviewRows) -> PreviewRows:
    """Give what was shown as accepted, without comparing it again: nothing was written since."""
    sentence = "It is one step: one Undo (Ctrl Z) takes all of it back."
    return replace(shown, stand=Stand.ACCEPTED, can_accept=False, sentence=sentence)


def _rows(table: Table) -> list[ReturnRow]:
    """Give the rows of every return that was not accepted before."""
    return [row for one in table.fresh for unit in one.units for row in unit.rows]


def _told(table: Table) -> Iterator[Told]:
    """Give every problem with the file it was met in; what was met in reading a cell can be put right here."""
    for one in table.returns:
        read = set(one.draft.problems)
        yield from (
            Told(one.draft.digest, problem, _is_typed(problem) and problem in read)
            for problem in one.all_problems
        )
    for listed in table.lists:
        yield from (Told(listed.draft.digest, problem, _is_typed(problem)) for problem in listed.problems)


def _is_typed(problem: Problem) -> bool:
    """Tell whether a problem is about one value that was typed, rather than a heading or a whole sheet."""
    return bool(problem.cell) and bool(problem.column) and problem.severity != "note"


def _stand(table: Table, writes: int) -> Stand:
    """Tell how what was read stands: to be accepted, accepted before, accepted just now, or of no use."""
    if any(one.units and one.accepted is None for one in table.fresh) or writes:
        return Stand.PREVIEW
    if table.has_accepted:
        return Stand.ACCEPTED
    known = any(one.accepted is not None for one in table.returns)
    return Stand.KNOWN if known or table.count("same") or table.count("left out") else Stand.USELESS


def _sentence(table: Table, stand: Stand) -> str:
    """Say what accepting means, or why there is nothing to accept."""
    known = [one.accepted for one in table.returns if one.accepted is not None]
    if stand is Stand.USELESS:
        if table.lists:
            return "Nothing in it can be taken as it stands; each problem says what to do."
        return "No return of a unit known here was found, so there is nothing to accept."
    if stand is Stand.ACCEPTED:
        still = "Read the file again to say when they left."
        asked = f" {_asked(table.asked)} {still}" if table.asked else ""
        return f"It is one step: one Undo (Ctrl Z) takes all of it back.{asked}"
    if stand is Stand.KNOWN:
        if table.count("left out"):
            return "Every row that differs is left out, so there is nothing to accept."
        asked = f" {_asked(table.asked)}" if table.asked else ""
        return (
            f"Nothing new: accepted before, {shown_moment(known[0])}.{asked}"
            if known
            else "Nothing new: all of it is held."
        )
    also = f" {counted(len(known), 'file')} accepted before, nothing new." if known else ""
    open_ = sum(row.conflicts for row in _rows(table) if row.key not in table.left_out)
    if open_:
        words = counted(open_, "conflict is not chosen", "conflicts are not chosen")
        also = f" {words}: ours stays there.{also}"
    if table.blocked:
        names = " and ".join(table.blocked)
        return f"Two people claim one bed: say with D when {names} left, or leave a row out. Nothing is saved yet."
    return f"Nothing is saved until you accept. One Undo takes it all back.{also}"


def _asked(count: int) -> str:
    """Say what becomes of those nobody has answered for."""
    return f"{counted(count, 'person', 'people')} not listed: as held until answered (D)."


def _quiet(table: Table) -> str:
    """Say what the two columns of the changes compare."""
    what = "the list says" if not table.returns else "the return says" if not table.lists else "the files say"
    return f"what is held now, and what {what}"


def _subtitle(table: Table) -> str:
    """Name the units and lists, and of one file the layout it was read by and the day it speaks of."""
    units = [unit for one in table.returns for unit in one.units]
    names = [unit.unit.name for unit in units] + [_list_words(one) for one in table.lists]
    words = ", ".join(names) or "no unit known here"
    if table.files > 1:
        return words
    days = {unit.day for unit in units if unit.day}
    as_at = f" · as at {shown_day(min(days))}" if len(days) == 1 else ""
    fixed = f" · {counted(table.corrections, 'correction')} made here" if table.corrections else ""
    return f"{words}{as_at} · layout “{table.first.layout}”{_made(table.first)}{fixed}"


def _made(draft: Draft) -> str:
    """Say when a workbook of ours was made."""
    return f" · made {shown_moment(draft.made.made)}" if draft.made is not None else ""


def _list_words(one: ListComparison) -> str:
    """Say what the lists of one file are."""
    rows = dict.fromkeys(("referrals", "stays", "people", "measurements"), 0)
    for of in one.draft.lists:
        rows[of.kind] += len(of)
    parts = [counted(rows["referrals"], "referral")] if rows["referrals"] else []
    parts += [counted(rows["stays"], "stay")] if rows["stays"] else []
    parts += [counted(rows["people"], "patient")] if rows["people"] else []
    if rows["measurements"]:
        parts.append(counted(rows["measurements"], "row of measurements", "rows of measurements"))
    return " and ".join(parts) or "an empty list"


def _badges(table: Table, counts: dict[str, int], problems: Sequence[Told]) -> tuple[Badge, ...]:
    """Say the counts shortly."""
    if not table.fresh and not table.lists:
        return (Badge("✓ accepted before", Tone.GREY),)
    if not any(one.accepted is None for one in table.fresh) and not table.lists:
        return (Badge("✓ accepted before", Tone.GREY), Badge(f"◆ {table.asked} asked about", Tone.AMBER))
    badges = [
        Badge(f"{counts['same']} the same", Tone.GREEN),
        Badge(f"{counts['changed']} changed", Tone.BLUE),
        Badge(f"{counts['new']} new", Tone.GREEN),
    ]
    if table.fresh:
        asked = f", {table.asked} to ask" if table.asked else ""
        tone, tip = (Tone.AMBER, _asked(table.asked)) if asked else (Tone.GREY, "")
        badges.append(Badge(f"{counts['gone']} gone{asked}", tone, tip=tip))
    if counts["conflict"]:
        badges.append(Badge(f"▲ {counted(counts['conflict'], 'conflict')}", Tone.RED))
    if counts["refused"]:
        badges.append(Badge(f"◆ {counts['refused']} refused", Tone.AMBER))
    if counts["left out"]:
        badges.append(Badge(f"○ {counts['left out']} left out", Tone.GREY))
    if problems:
        badges.append(Badge(f"◆ {counted(len(problems), 'problem')}", Tone.AMBER))
    return tuple(badges)
