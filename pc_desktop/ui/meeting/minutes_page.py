"""The page of minutes: read them through, approve and issue them, correct them, and send each reader their part."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.services.exported import NoteExport
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.minutes_presenter import MinutesPresenter, Preview
from pc_desktop.ui.meeting.minutes_reader import MinutesReader
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.form import Values
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.table import RowTable


class MinutesPage(QWidget):
    """Shows one meeting's minutes as they will be read, and what is sent to whom."""

    wants_export = Signal(object)
    """A Wish: something is to be written."""

    def __init__(
        self, presenter: MinutesPresenter, dispatch: Dispatch, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter, self._dispatch = presenter, dispatch
        self._meeting, self._preview = (
            "",
            Preview("", (), can_write=False, can_protect=False, is_letter=False),
        )
        self._title = ""
        self.asking = Asking(dispatch, presenter.today, self)
        self._badges = ChipRow()
        self.meetings = RowTable("Meetings held", _meetings(), small=True, show_headings=False)
        self.sendings = RowTable("What can be sent", _sendings(), lines=2)
        self.reader = MinutesReader("Minutes")
        self._card = Card("Minutes", flush=True)
        self._nothing = Empty(
            Sign.MINUTES, "No minutes yet.", "They write themselves from the first decision of a meeting on."
        )
        self.approve = Button("Approve", "A", Kind.PRIMARY)
        self.issue = Button("Issue…", "I")
        self.correct = Button("Correct…", "C")
        self.write = Button("Write…", "E", sign=Sign.EXPORT)
        self.protect = Button("With a password…", "P")
        self.copy = Button("Copy text", "Y", sign=Sign.COPY)
        self.tell = Button("Told…", "T", sign=Sign.TICK)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the page out: meetings and what can be sent at the left, what is read at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((20, 10, 20, 16))
        whole.addWidget(page)
        left = QWidget()
        column = QVBoxLayout(left)
        space(column, (0, 0, 0, 0), 14)
        held, sent = Card("Meetings", flush=True), Card("Who receives what", "Enter writes it", flush=True)
        held.add(self.meetings, 1)
        sent.add(self.sendings, 1)
        column.addWidget(held, 2)
        column.addWidget(sent, 5)
        acts = Wrapping(gap=8)
        for button in self._buttons():
            acts.add(button)
        inside = QWidget()
        reading = QVBoxLayout(inside)
        space(reading, (14, 10, 14, 0), 8)
        reading.addWidget(self._badges)
        reading.addWidget(acts)
        reading.addWidget(self.reader, 1)
        self._card.add(inside, 1)
        self._card.add(self._nothing, 1)
        self._inside = inside
        panes = Panes()
        panes.add(left, least=380, share=3, tall=420)
        panes.add(self._card, least=520, share=8, tall=420)
        page.add(panes, 1)
        self.setFocusProxy(self.sendings)

    def _buttons(self) -> tuple[Button, ...]:
        """Give every button in the order of the keyboard."""
        return self.approve, self.issue, self.correct, self.write, self.protect, self.copy, self.tell

    def _connect(self) -> None:
        """Hand wishes on."""
        self.meetings.chosen.connect(self._turn_to)
        self.sendings.chosen.connect(self._show_preview)
        self.sendings.opened.connect(self.export)
        acts: tuple[Callable[[], None], ...] = (
            self.approve_now,
            self.open_issue,
            self.open_correct,
            self.export,
            self.open_password,
            self.copy_text,
            self.open_told,
        )
        for button, key, act in zip(self._buttons(), "AICEPYT", acts, strict=True):
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping which meeting and what is chosen."""
        rows = self._presenter.refresh(self._meeting)
        self._meeting, self._title = rows.meeting, rows.title
        self.meetings.show_rows(rows.meetings, "No meeting has been held.")
        self.meetings.select(rows.meeting)
        self._badges.show_badges(rows.badges)
        self.sendings.show_rows(rows.sendings, "Nothing can be sent yet.")
        if not self.sendings.selected() and rows.sendings:
            self.sendings.select(rows.sendings[0].key)
        self.approve.setEnabled(rows.can_approve)
        self.issue.setEnabled(rows.can_issue)
        self.correct.setEnabled(rows.can_correct)
        self._inside.setVisible(bool(rows.meeting))
        self._nothing.setVisible(not rows.meeting)
        self._show_preview()

    @Slot(str)
    def _turn_to(self, meeting: str) -> None:
        """Show another meeting's minutes."""
        if meeting != self._meeting:
            self._meeting = meeting
            self.refresh()

    @Slot()
    def _show_preview(self) -> None:
        """Show what the sending chosen would show its reader."""
        self._preview = self._presenter.preview(self.sendings.selected())
        self._card.show_title(self._title)
        self._card.show_quiet(self._preview.title)
        self.reader.show_sections(self._preview.sections)
        self.write.setEnabled(self._preview.can_write)
        self.protect.setEnabled(self._preview.can_protect)
        self.copy.setEnabled(self._preview.is_letter and self._preview.can_write)
        self.tell.setEnabled(self._preview.is_letter)

    @Slot()
    def approve_now(self) -> None:
        """Approve the minutes as they read now."""
        command = self._presenter.approve()
        if command is not None:
            self._dispatch.do(command)

    @Slot()
    def open_issue(self) -> None:
        """Ask before the minutes are locked."""
        form = self._presenter.issue_form()
        if form is not None:
            self.asking.ask(form, self._presenter.issue)

    @Slot()
    def open_correct(self) -> None:
        """Ask what is to be corrected."""
        form = self._presenter.correct_form()
        if form is not None:
            self.asking.ask(form, self._presenter.correct)

    @Slot()
    def export(self) -> None:
        """Wish what is shown to be written."""
        if self._preview.can_write:
            self._wish()

    @Slot()
    def open_password(self) -> None:
        """Ask for a password, then wish what is shown to be written under it."""
        form = self._presenter.password_form(self.sendings.selected())
        if form is not None:
            self.asking.ask(form, self._wish_protected)

    def _wish_protected(self, values: Values) -> None:
        """Wish it under a password; refuses a weak one in the form."""
        self._wish(values["password"] or " ")

    def _wish(self, password: str = "") -> None:
        """Wish what is chosen to be written."""
        wish = self._presenter.wish(self.sendings.selected(), password)
        if wish is not None:
            self.wants_export.emit(wish)

    @Slot()
    def copy_text(self) -> None:
        """Put the text of the letter shown where it can be pasted, and keep that it was taken."""
        key = self.sendings.selected()
        letter, wish = self._presenter.letter(key), self._presenter.wish(key)
        if letter is not None and wish is not None:
            QGuiApplication.clipboard().setText(letter.text)
            self._dispatch.do(NoteExport(f"{wish.record} as text"))

    @Slot()
    def open_told(self) -> None:
        """Ask who has been told."""
        key = self.sendings.selected()
        form = self._presenter.told_form(key)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.told(key, values))


def _meetings() -> tuple[Heading, ...]:
    """Give the columns of the meetings."""
    return Heading("Meeting", Cell("17-Nov-2026", bold=True), 1), Heading(
        "Minutes", Cell("● issued", chip=True)
    )


def _sendings() -> tuple[Heading, ...]:
    """Give the columns of what can be sent."""
    return (
        Heading(
            "To whom, and what", Cell("Members of the meeting only", second="Full minutes · workbook"), 1
        ),
        Heading("Written", Cell("✓ 17-Nov-2026"), 0, optional=True),
    )
