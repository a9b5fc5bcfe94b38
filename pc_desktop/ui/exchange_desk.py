"""Sends workbooks out for the window: returns, forms, questions, tables, everything."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.correction import Asked
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.form_pack import form_pack
from pc_desktop.services.office import Office
from pc_desktop.services.return_pack import return_packs, units_to_ask
from pc_desktop.services.table_export import LEVELS, told_as
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.file_desk import FileDesk
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.widgets.shown import Choice

_WHAT = (
    Choice("filled", "Weekly returns, filled in with what is held"),
    Choice("blank", "Weekly returns, blank"),
    Choice("form", "A referral form"),
    Choice("everything", "Everything in this store, as one workbook"),
)
_Question = tuple[Draft, Path, tuple[Problem, ...], Asked]


class Asks(Protocol):
    """What is asked of whoever asks people where to write."""

    def workbook_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a workbook."""
        ...

    def table_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a table, as a workbook or as text."""
        ...

    def folder_to_use(self, parent: QWidget, what: str) -> Path | None:
        """Ask for a folder."""
        ...

    def layout_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a layout."""
        ...

    def layout_to_read(self, parent: QWidget) -> Path | None:
        """Ask which layout to take in."""
        ...


class Layouts(Protocol):
    """What wants layouts written and read."""

    wants_saved: SignalInstance
    wants_taken: SignalInstance

    def save(self, key: str, path: Path) -> None:
        """Save one as a file."""
        ...

    def take_in(self, path: Path) -> None:
        """Take a file in."""
        ...


class ExchangeDesk(FileDesk):
    """Writes what is sent out."""

    def __init__(self, office: Office, dispatch: Dispatch, tasks: Tasks, asks: Asks, window: QWidget) -> None:
        """Work for a window."""
        super().__init__(office, dispatch, tasks, window)
        self._asks = asks
        self.dialog: FormDialog | None = None

    def join_layouts(self, layouts: Layouts) -> None:
        """Ask for the files layouts are written to and read from."""

        def save(key: str, name: str) -> None:
            path = self._asks.layout_to_write(self._window, f"{plain_name(name)}.toml")
            if path is not None:
                layouts.save(key, path)

        def take() -> None:
            path = self._asks.layout_to_read(self._window)
            if path is not None:
                layouts.take_in(path)

        layouts.wants_saved.connect(save)
        layouts.wants_taken.connect(take)

    @Slot()
    def send(self) -> None:
        """Ask what is to be sent out and to which units, then where it goes."""
        units = self._office.desk.ask(units_to_ask)
        choices = tuple(Choice(unit.key, unit.name) for unit in units)
        fields = (
            Field("what", "What", Kind.CHOICE, "filled", choices=_WHAT),
            Field("units", "Units", Kind.SEVERAL, tuple(unit.key for unit in units), choices=choices,
                  advice="For returns: each workbook holds its own unit's patients and nobody else's."),
        )  # fmt: skip
        self._ask(Form("Send out", "Choose where…", fields), self._send)

    def _send(self, values: Values) -> None:
        """Write what was chosen."""
        what = str(values["what"])
        if what == "form":
            self._form()
        elif what == "everything":
            self._everything()
        else:
            self._returns(tuple(values["units"]), filled=what == "filled")

    def _returns(self, units: Sequence[str], *, filled: bool) -> None:
        """Write a return for each unit into a folder."""
        folder = self._asks.folder_to_use(self._window, "Choose a folder for the returns")
        if folder is None:
            return
        packs = self._office.desk.ask(lambda reading: return_packs(reading, units, filled=filled))
        day = shown_day(local_day(self._office.clock.now()))
        write = self._office.books.write_return

        def job() -> None:
            for pack in packs:
                write(pack, folder / f"{plain_name(pack.unit)} return {day}.xlsx")

        how = "filled in, with NHS numbers and initials" if filled else "blank"
        words = f"{counted(len(packs), 'return')} in {folder.name}"
        self._write(job, words, f"{counted(len(packs), 'weekly return')}, {how}")

    def _form(self) -> None:
        """Write a blank referral form."""
        path = self._asks.workbook_to_write(self._window, "Referral form.xlsx")
        if path is not None:
            pack = self._office.desk.ask(form_pack)
            write = self._office.books.write_form
            self._write(lambda: write(pack, path), path.name, "a blank referral form")

    def _everything(self) -> None:
        """Write everything the store holds."""
        day = shown_day(local_day(self._office.clock.now()))
        path = self._asks.workbook_to_write(self._window, f"Bed meeting, everything {day}.xlsx")
        if path is not None:
            write = self._office.books.write_everything
            self._write(lambda: write(path), path.name, "everything in the store, with names")

    @Slot(object)
    def send_questions(self, asked: Sequence[_Question]) -> None:
        """Write the questions about each file back, as copies with their cells marked."""
        folder = (
            self._asks.folder_to_use(self._window, "Choose a folder for the questions") if asked else None
        )
        if folder is None:
            return
        day = shown_day(local_day(self._office.clock.now()))
        write = self._office.books.write_questions

        names = names_apart(" and ".join(unit.unit for unit in draft.units) or "list" for draft, *_ in asked)

        def job() -> None:
            for whose, (draft, path, problems, known) in zip(names, asked, strict=True):
                write((path, draft.digest, problems, known), folder / f"Questions about {whose} {day}.xlsx")

        words = f"{counted(len(asked), 'workbook')} with questions in {folder.name}"
        self._write(job, words, f"questions about {counted(len(asked), 'workbook')}")

    def export_table(self, table: TableShown | None) -> None:
        """Ask how patients may be named and where a table as shown is written."""
        if table is None or not table.rows:
            self.failed.emit("There is no table with anything in it on this screen.")
            return
        choices = tuple(Choice(key, words) for key, words in LEVELS.items())
        field = Field("level", "Patients are named by", Kind.CHOICE, "initials", choices=choices)
        lead = f"{table.title}: {counted(len(table.rows), 'row')}, as shown. Exporting is kept in History."
        self._ask(
            Form("Export this table", "Choose where…", (field,), lead),
            lambda values: self._table(table, values),
        )

    def _table(self, table: TableShown, values: Values) -> None:
        """Write a table as shown, with patients named as was chosen."""
        path = self._asks.table_to_write(self._window, f"{plain_name(table.title)}.xlsx")
        if path is not None:
            level = str(values["level"])
            told = self._office.desk.ask(lambda reading: told_as(reading, table, level))
            write = self._office.books.write_table
            what = f"the table {table.title}, {counted(len(table.rows), 'row')}, {LEVELS[level].lower()}"
            self._write(lambda: write(told, path), path.name, what)

    def _ask(self, form: Form, then: Callable[[Values], None]) -> None:
        """Open a form, and go on with what was filled in."""

        def save(values: Values) -> str | None:
            then(values)
            return None

        self.dialog = FormDialog(form, local_day(self._office.clock.now()), save, self._window)
        self.dialog.open()


def names_apart(names: Iterable[str]) -> list[str]:
    """Make names fit for files of one folder: a second of the same name gets a number, so that none is written over."""
    found: list[str] = []
    for name in map(plain_name, names):
        twins = sum(one == name or one.startswith(f"{name} (") for one in found)
        found.append(f"{name} ({twins + 1})" if twins else name)
    return found


def plain_name(words: str) -> str:
    """Make words fit for a file's name on every system."""
    return (
        "".join(sign if sign.isalnum() or sign in " -" else " " for sign in words).strip()[:60] or "Workbook"
    )
