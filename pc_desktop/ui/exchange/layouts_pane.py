"""The page of layouts: those people made, what the headings of one stand for, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.exchange.layout_rows import LayoutRows
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class LayoutsPane(QWidget):
    """Shows layouts; every act is a wish, told upwards with the key of the layout chosen."""

    chosen = Signal(str)
    """Show the headings of this one."""
    wants_name = Signal(str)
    """Rename it."""
    wants_removed = Signal(str)
    """Remove it."""
    wants_saved = Signal(str)
    """Save it as a file for a colleague."""
    wants_taken = Signal()
    """Take a colleague's file in."""
    wants_away = Signal()
    """Go back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 14)
        self._list, self._body = Card("Layouts", flush=True), Card(flush=True)
        self._words, self._fault = Words("", Look.QUIET, wrap=True), Words("", Look.WARNING, wrap=True)
        self.layouts = RowTable("Layouts", _headings(), lines=2)
        self.headings = RowTable("Headings of the layout", _heading_headings())
        for card, words, table in (
            (self._list, self._words, self.layouts),
            (self._body, self._fault, self.headings),
        ):
            above = QVBoxLayout()
            space(above, (14, 10, 14, 4), 0)
            above.addWidget(words)
            card.body.addLayout(above)
            card.add(table, 1)
            table.setMinimumHeight(px(96))
        self._body.body.addStretch(0)
        self.rename = Button("Rename…", "R")
        self.remove = Button("Remove", "Del")
        self.save = Button("Save for a colleague…", "S")
        self.take = Button("Take a colleague's in…", "T")
        self.away = Button("Back", "Esc")
        foot = Wrapping(gap=10)
        for button in (self.take, self.save, self.rename, self.remove, self.away):
            foot.add(button)
        for widget, stretch in ((self._list, 2), (self._body, 3), (foot, 0)):
            whole.addWidget(widget, stretch)
        self._connect()

    def _connect(self) -> None:
        """Turn buttons and keys into wishes."""
        self.layouts.chosen.connect(self.chosen)
        self.take.clicked.connect(self.wants_taken)
        self.away.clicked.connect(self.wants_away)
        acts = ((self.rename, "R", self.wants_name), (self.remove, "Delete", self.wants_removed),
                (self.save, "S", self.wants_saved))  # fmt: skip
        for button, keys, wish in acts:
            button.clicked.connect(lambda _checked=False, wish=wish: wish.emit(self.layouts.selected()))
            self._on_key(keys, button)
        self.layouts.opened.connect(self.headings.setFocus)
        self._on_key("T", self.take)

    def _on_key(self, keys: str, button: Button) -> None:
        """Press a button by its key."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)

    @Slot(object)
    def show_layouts(self, rows: LayoutRows) -> None:
        """Show the layouts and the headings of the one chosen."""
        self._words.setText(rows.words)
        empty = "None has been made yet. Read a file that is not understood and press C, or press T to take one in."
        self.layouts.show_rows(rows.layouts, empty)
        if rows.layouts and not self.layouts.selected():
            self.layouts.select(rows.layouts[0].key)
        self._body.show_title(rows.title)
        self._body.setVisible(rows.has_one)
        self._fault.setText(rows.fault)
        self._fault.setVisible(bool(rows.fault))
        self.headings.show_rows(rows.headings)
        self.headings.setVisible(bool(rows.headings))
        self.remove.setEnabled(rows.has_one)
        for button in (self.rename, self.save):
            button.setEnabled(rows.can_send)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the layouts."""
    return (
        Heading(
            "Layout and whose form it is", Cell("Riverside Mental Health Trust, 2026", bold=True), grow=2
        ),
        Heading("Reads", "measurements"),
        Heading("Made", Cell("17-Nov-2026", second="by Liaison practitioner")),
        Heading("", Cell("◆ cannot be read", chip=True)),
    )


def _heading_headings() -> tuple[Heading, ...]:
    """Give the columns of the headings."""
    return (
        Heading("Heading in the workbook", "clinically ready for discharge date", grow=1),
        Heading("Stands for", Cell("Clinically ready since", bold=True), grow=1),
    )
