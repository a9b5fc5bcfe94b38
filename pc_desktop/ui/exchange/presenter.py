"""What the Exchange screen shows and sends: files read, what they would change, and the order to accept them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pc_desktop.domain.calendar import counted, local_day
from pc_desktop.domain.correction import Asked, Correction
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.import_referrals import ComparedLists, ImportFiles
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.received import changed_by, received_view
from pc_desktop.services.return_differences import NOTHING_CHOSEN, Chosen
from pc_desktop.services.returns_view import returns_view
from pc_desktop.ui.cells import Row
from pc_desktop.ui.exchange.change_rows import row_key
from pc_desktop.ui.exchange.left_when import answered, left_form
from pc_desktop.ui.exchange.mapping import SheetMapping
from pc_desktop.ui.exchange.preview_rows import PreviewRows, Table, accepted_rows, preview_rows
from pc_desktop.ui.exchange.problem_rows import Told
from pc_desktop.ui.exchange.reading_files import Harvest, Report, read_files, without_doubles
from pc_desktop.ui.exchange.received_rows import ReceivedRows, received_rows
from pc_desktop.ui.exchange.rows import ReturnsRows, returns_rows
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values

_LONG = 2_000
"""From so many rows on, comparing and writing go on beside the window."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What lies on the table: the files as read and where from, and everything a person chose about them."""

    drafts: tuple[Draft, ...] = ()
    paths: dict[str, Path] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    chosen: Chosen = NOTHING_CHOSEN
    corrections: tuple[Correction, ...] = ()


class ExchangePresenter:
    """Reads files, compares them with what is held and prepares the preview; writes nothing by itself."""

    def __init__(self, office: Office) -> None:
        """Sit in an office with nothing read."""
        self.office = office
        self._table = _Table()
        self._passwords: tuple[str, ...] = ()
        self._compared = ComparedLists()
        self._shown: PreviewRows | None = None
        self._has_accepted = False
        self._accepted_at: tuple[str, int] | None = None

    @property
    def today(self) -> date:
        """Tell which day it is."""
        return local_day(self.office.clock.now())

    def returns(self) -> ReturnsRows:
        """Prepare whose return is in, and the files received of late."""
        return self.office.desk.ask(
            lambda reading: returns_rows(returns_view(reading), received_view(reading))
        )

    def received(self, key: str) -> ReceivedRows | None:
        """Prepare what a file received before changed, by the key of its row."""

        def look(reading: Reading) -> ReceivedRows | None:
            found = next((one for one in received_view(reading) if one.key == key), None)
            return received_rows(found, changed_by(reading, found)) if found is not None else None

        return self.office.desk.ask(look)

    def reading_job(self, paths: Sequence[Path], password: str = "") -> Callable[[Report], Harvest]:
        """Make the job that reads files, and those in folders, one after another, away from the window."""
        if password:
            self._passwords = tuple(dict.fromkeys((*self._passwords, password)))
        asked = Asked(self._passwords, self._table.corrections)

        def job(report: Report) -> Harvest:
            harvest = read_files(self.office.read_return, paths, asked, report)
            if any(draft.lists for draft in harvest.drafts):
                report.say("Comparing with what is held")
                self.office.desk.ask(lambda reading: self._compared.of(reading, harvest.drafts, frozenset()))
            return harvest

        return job

    def show(self, drafts: Sequence[Draft], paths: dict[str, Path] | None = None) -> PreviewRows | None:
        """Put what was read on the table; None where that is nothing."""
        self._table = _Table(tuple(drafts), dict(paths or {}))
        self._has_accepted = False
        return self.refresh()

    def add(self, harvest: Harvest) -> PreviewRows | None:
        """Put what was read beside what lies on the table, in the place of the same files read before."""
        fresh = {draft.digest: draft for draft in harvest.drafts}
        kept = [fresh.pop(draft.digest, draft) for draft in self._table.drafts]
        drafts, _ = without_doubles([*kept, *fresh.values()])
        self._table = replace(self._table, drafts=tuple(drafts), paths={**self._table.paths, **harvest.paths})
        self._has_accepted = False
        return self.refresh()

    def leave_out(self, key: str) -> PreviewRows | None:
        """Leave the row of a file out, by the key of one of its changes, or take it in again; the rest fits anew."""
        self._table = replace(self._table, left_out=self._table.left_out ^ {row_key(key)})
        return self.refresh()

    def choose(self, key: str) -> PreviewRows | None:
        """Take their side of a change where ours stands, or ours where theirs does."""
        chosen = self._table.chosen
        takes = next(
            (_takes(row.cells[-1].text) for row in self._changes() if row.key == key and row.cells[-1].link),
            None,
        )
        if takes is not None:
            theirs = chosen.theirs - {key} if takes else chosen.theirs | {key}
            ours = chosen.ours | {key} if takes else chosen.ours - {key}
            self._table = replace(self._table, chosen=replace(chosen, theirs=theirs, ours=ours))
        return self.refresh()

    def left_form(self, key: str) -> Form | None:
        """Ask when somebody who is not listed was discharged; None where that is not asked."""
        if self._shown is None or key not in self._shown.gone:
            return None
        return left_form(self._shown.gone, key, self._table.chosen, self.today)

    def set_left(self, key: str, values: Values) -> PreviewRows | None:
        """Take what was answered about somebody who is not listed, or about everybody; raises Refused."""
        gone = self._shown.gone if self._shown is not None else {}
        chosen = answered(gone, key, self._table.chosen, values, self.today)
        self._table = replace(self._table, chosen=chosen)
        return self.refresh()

    def told(self, key: str) -> Told | None:
        """Give a problem by the key of its row."""
        return self._shown.told.get(key) if self._shown is not None else None

    def fix_form(self, key: str) -> Form | None:
        """Ask what should stand in the cell of a problem; None where it cannot be put right here."""
        told = self.told(key)
        if told is None or not told.can_fix or told.digest not in self._table.paths:
            return None
        problem = told.problem
        what = Field("text", f"{problem.column}, {problem.sheet} {problem.cell}", Kind.TEXT, problem.found)
        return Form("What should stand here?", "Read it so", (what,), f"{problem.what} {problem.advice}")

    def correct(self, key: str, text: str | None) -> Sequence[Path]:
        """Put the cell of a problem right, or pass its row over; gives the file to read again, if any."""
        told = self.told(key)
        if told is None or not (told.can_skip if text is None else told.can_fix):
            return ()
        problem = told.problem
        made = Correction(told.digest, problem.sheet, problem.cell, text)
        place = (made.digest, made.sheet, made.cell)
        others = [one for one in self._table.corrections if (one.digest, one.sheet, one.cell) != place]
        self._table = replace(self._table, corrections=(*others, made))
        path = self._table.paths.get(told.digest)
        return (path,) if path is not None else ()

    def password_form(self, files: Sequence[Path]) -> Form:
        """Ask for the password of files that are protected."""
        names = " and ".join(sorted({file.name for file in files}))
        word = Field("password", "Password", Kind.HIDDEN, "")
        lead = f"{names}: protected. The password is kept in memory only, until the window is closed."
        return Form("Which password opens it?", "Open", (word,), lead)

    def questions(self) -> tuple[tuple[Draft, Path, tuple[Problem, ...], Asked], ...]:
        """Give each file with something to ask its sender, where it was read from, and what is asked."""
        asked = Asked(self._passwords, self._table.corrections)
        told = [*self._shown.told.values(), *self._shown.asked] if self._shown is not None else []
        found = []
        for draft in self._table.drafts:
            problems = tuple(one.problem for one in told if one.digest == draft.digest)
            path = self._table.paths.get(draft.digest)
            if problems and path is not None:
                found.append((draft, path, problems, replace(asked, corrections=())))
        return tuple(found)

    def columns_job(self, problem: str = "") -> Callable[[Report], SheetMapping]:
        """Make the job that looks at the sheets of the file a problem is about, or of the first."""
        told, asked = self.told(problem), Asked(self._passwords)
        drafts = [one for one in self._table.drafts if told is not None and one.digest == told.digest]
        draft = (*drafts, self._table.drafts[0])[0]
        path = self._table.paths[draft.digest]
        sender = " and ".join(unit.unit for unit in draft.units)
        read = self.office.books.read_columns
        return lambda _report: SheetMapping(
            draft.file, read(path, draft.digest, asked), sender=sender, digest=draft.digest
        )

    def keep_layout(self, mapping: SheetMapping, values: Values) -> Sequence[Path]:
        """Keep what was said of a file's columns as a layout; gives the file to read again. Raises Refused."""
        made = mapping.layout(values)
        self.office.books.keep_layout(replace(made, made=self.today, by=self.office.desk.by))
        path = self._table.paths.get(mapping.digest)
        return (path,) if path is not None else ()

    def refresh(self) -> PreviewRows | None:
        """Compare with what is held again, as facts may have changed since; None where nothing is on the table.

        What would keep people waiting stays as it was shown: `comparing_job` is for that.
        """
        if not self._table.drafts:
            self._shown = None
        elif self._is_as_accepted() and self._shown is not None:
            self._shown = accepted_rows(self._shown)
        elif not self.takes_long:
            self._shown = preview_rows(self.office.desk.ask(self._look))
        return self._shown

    def comparing_job(self) -> Callable[[Report], None]:
        """Make the job that compares what is on the table again, away from the window."""
        table = self._table

        def job(report: Report) -> None:
            report.say("Comparing with what is held")
            self.office.desk.ask(lambda reading: self._compared.of(reading, table.drafts, table.left_out))

        return job

    def _is_as_accepted(self) -> bool:
        """Tell whether nothing was written since what is on the table was accepted, so that nothing can differ."""
        if not self._has_accepted or not self.is_long:
            return False
        return self.office.desk.ask(lambda reading: reading.chain()) == self._accepted_at

    @property
    def takes_long(self) -> bool:
        """Tell whether comparing what is on the table again would keep people waiting."""
        if not self.is_long or self._is_as_accepted():
            return False
        table = self._table
        return not self.office.desk.ask(
            lambda reading: self._compared.knows(reading, table.drafts, table.left_out)
        )

    @property
    def is_long(self) -> bool:
        """Tell whether so much is on the table that writing it would keep people waiting."""
        return sum(len(of) for draft in self._table.drafts for of in draft.lists) >= _LONG

    def _look(self, reading: Reading) -> Table:
        """Compare returns and lists with what is held at one moment."""
        table = self._table
        returns = [draft for draft in table.drafts if not draft.lists]
        return Table(
            returns=compare_all(reading, returns, table.left_out, table.chosen),
            lists=self._compared.of(reading, table.drafts, table.left_out),
            left_out=table.left_out,
            has_accepted=self._has_accepted,
            corrections=len(table.corrections),
        )

    def _changes(self) -> Sequence[Row]:
        """Give the changes as last shown."""
        return self._shown.changes if self._shown is not None else ()

    def accept(self) -> ImportFiles:
        """Make the order that accepts everything on the table as one step, but for the rows left out."""
        table = self._table
        return ImportFiles(table.drafts, table.left_out, table.chosen, len(table.corrections), self._compared)

    def accept_words(self) -> str:
        """Say what is being written, for the strip that shows it."""
        rows = sum(len(of) for draft in self._table.drafts for of in draft.lists)
        return f"Saving {counted(rows, 'row')} as one step"

    def note_accepted(self, *, accepted: bool) -> None:
        """Know whether what is on the table was accepted just now; taken back, it lies there as before."""
        self._has_accepted = accepted
        self._accepted_at = self.office.desk.ask(lambda reading: reading.chain()) if accepted else None

    def put_away(self) -> None:
        """Put away what was read; nothing was written."""
        self._table, self._has_accepted = _Table(), False


def _takes(keep: str) -> bool | None:
    """Tell from the last cell of a change whether theirs is taken; None where nothing is to choose."""
    return {"theirs": True, "choose": False, "ours": False, "ours, unchanged there": False}.get(keep)
