"""The Setup screen: the sections at the left, the one chosen beside them, each change a form and a step."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.services.ports import Command
from pc_desktop.tasks import Tasks
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.setup.appearance import AppearanceCard
from pc_desktop.ui.setup.parts import Part
from pc_desktop.ui.setup.presenter import APPEARANCE, SetupPresenter
from pc_desktop.ui.setup.section import Section
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.top_bar import TopBar

_LIST_WIDE = 190


class SetupScreen(QWidget):
    """Shows one section at a time; what a person wants done is asked for in a form and then ordered."""

    help_page = "setup"

    wants_theme = Signal(str)
    """The name of a theme: system, light, dark or contrast."""
    wants_scale = Signal(float)
    """A text size, 1.0 being ordinary."""

    def __init__(
        self,
        presenter: SetupPresenter,
        dispatch: Dispatch,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._tasks = tasks
        self._bar = TopBar("Setup")
        self.sections = RowTable(
            "Sections of the setup",
            (Heading("Section", "Community teams", grow=1),),
            show_headings=False,
            tight=True,
        )
        self._stack = QStackedWidget()
        self.parts = {part.key: Section(part) for part in presenter.parts}
        self.appearance = AppearanceCard()
        self.dialog: FormDialog | None = None
        self._refusal: str | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: the sections to choose from at the left, one of them beside."""
        whole, row = QVBoxLayout(self), QHBoxLayout()
        space(whole, (0, 0, 0, 0), 0)
        space(row, (20, 16, 20, 20), 16)
        whole.addWidget(self._bar)
        chosen = Card("Sections", flush=True)
        chosen.add(self.sections, 1)
        self._list = chosen
        row.addWidget(chosen)
        for section in self.parts.values():
            self._stack.addWidget(_page(section))
        self._stack.addWidget(_page(self.appearance))
        row.addWidget(self._stack, 1)
        whole.addLayout(row, 1)
        self.setFocusProxy(self.sections)
        self.dress_again()

    def _connect(self) -> None:
        """Listen to what people do."""
        self._dispatch.refused.connect(self._hear)
        self.sections.chosen.connect(self._turn_to)
        self.sections.opened.connect(self._enter)
        for section in self.parts.values():
            section.wanted.connect(partial(self._begin, section.part))
            section.chose.connect(partial(self._choose, section))
        self.appearance.wants_theme.connect(self.wants_theme)
        self.appearance.wants_scale.connect(self.wants_scale)

    def dress_again(self) -> None:
        """Give the list the room its words need."""
        self._list.setFixedWidth(px(_LIST_WIDE))

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the section in view and what is chosen in it."""
        rows = self._presenter.refresh()
        self._bar.show_badges(rows.badges)
        self.sections.show_rows(rows.sections)
        if not self.sections.selected():
            self.sections.select(rows.sections[0].key)
        self._show_current()
        self.appearance.show_choices(rows.themes, rows.scales)

    def _show_current(self) -> None:
        """Show the section in view as it stands; the others are asked for when they come into view."""
        section = self.parts.get(self.sections.selected())
        if section is not None:
            section.show_part(section.part.show())

    def show_appearance(self, theme: str, scale: float) -> None:
        """Mark the theme and the text size now in force."""
        self.appearance.show_current(theme, scale)

    def open_part(self, key: str) -> None:
        """Turn to a section by its key, such as units or appearance."""
        self.sections.select(key)

    @Slot(str)
    def _turn_to(self, key: str) -> None:
        """Show one section."""
        places = [*self.parts, APPEARANCE]
        self._stack.setCurrentIndex(places.index(key))
        self._show_current()

    @Slot(str)
    def _enter(self, key: str) -> None:
        """Put the keyboard into the section chosen."""
        section = self.parts.get(key)
        (section or self.appearance).setFocus()

    def _choose(self, section: Section, chooser: str, key: str) -> None:
        """Show what a chip asks for."""
        section.part.choose(chooser, key)
        section.show_part(section.part.show())

    def _begin(self, part: Part, act: str, row: str) -> None:
        """Ask what an act needs to know, or do it at once."""
        try:
            begun = part.begin(act, row)
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return
        if isinstance(begun, Form):
            self._ask(part, act, row, begun)
        else:
            self._dispatch.do(begun)

    def _ask(self, part: Part, act: str, row: str, form: Form) -> None:
        """Open a form; it stays open while a rule says no."""
        self.dialog = FormDialog(form, self._presenter.today(), partial(self._save, part, act, row), self)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    @Slot()
    def _forget(self) -> None:
        """Let the form go; the keyboard returns to where it was."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _save(self, part: Part, act: str, row: str, values: Values) -> str | None:
        """Order what was filled in; gives why not where a rule says no."""
        try:
            command = part.order(act, row, values)
        except Refused as refused:
            return refused.sentence
        if command is None:
            self._show_current()
            return None
        return self._order(command)

    def _order(self, command: Command) -> str | None:
        """Give an order and tell why it was refused, if it was."""
        self._refusal = None
        self._dispatch.do(command)
        return self._refusal

    @Slot(str)
    def _hear(self, sentence: str) -> None:
        """Remember why the last order was refused."""
        self._refusal = sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a letter stands for in the section in view."""
        section = self.parts.get(self.sections.selected())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if not (section and plain and event.text().isalpha() and section.press(event.text())):
            super().keyPressEvent(event)


def _page(inside: QWidget) -> Page:
    """Put a section on a page that scrolls where there is no room."""
    page = Page((2, 0, 2, 0))
    page.add(inside, 1)
    return page
