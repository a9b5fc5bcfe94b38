"""The page on which people say what the columns of a sheet are, and keep it for next time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.exchange.mapping import MappingRows
from pc_desktop.ui.exchange.sheet_view import SheetView
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.words import Look, OneLine, Words


class MappingPane(QWidget):
    """Shows a sheet as it is; what a column is, which sheet, and keeping it are wishes, told upwards."""

    said = Signal(str, str)
    """The key of a column, and the words for what it is."""
    wants_sheet = Signal(str)
    """Show another sheet, by its name."""
    wants_kept = Signal()
    """Keep what is said as a layout and read the file by it."""
    wants_away = Signal()
    """Go back to the preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 14)
        self._head, self._body = Card(), Card(flush=True)
        self._words = Words("", Look.QUIET, wrap=True)
        self._head.add(self._words)
        self.tabs = ChoiceChips("Sheets", [])
        self._tabs_line = QWidget()
        line = QHBoxLayout(self._tabs_line)
        space(line, (14, 12, 14, 4), 8)
        line.addWidget(self.tabs, 1)
        self._body.add(self._tabs_line)
        self.sheet = SheetView()
        self._body.add(self.sheet, 1)
        self._left_out = Words("", Look.QUIET, wrap=True)
        self._now = OneLine("", Look.STRONG)
        below = QVBoxLayout()
        space(below, (14, 8, 14, 4), 4)
        below.addWidget(self._left_out)
        below.addWidget(self._now)
        self._body.body.addLayout(below)
        self.change = Button("What is it…", "Enter")
        self.keep = Button("Keep as a layout…", "Ctrl Enter", Kind.PRIMARY)
        self.away = Button("Back", "Esc")
        foot = Wrapping(gap=10)
        for button in (self.keep, self.change, self.away):
            foot.add(button)
        for widget, stretch in ((self._head, 0), (self._body, 1), (foot, 0)):
            whole.addWidget(widget, stretch)
        self._names: tuple[str, ...] = ()
        self._connect()

    def _connect(self) -> None:
        """Turn buttons and keys into wishes."""
        self.sheet.said.connect(self.said)
        self.sheet.chosen.connect(self._show_now)
        self.tabs.chosen.connect(self.wants_sheet)
        self.change.clicked.connect(self.sheet.ask)
        self.keep.clicked.connect(self.wants_kept)
        self.away.clicked.connect(self.wants_away)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._turn(step))

    def show_mapping(self, rows: MappingRows) -> None:
        """Show a sheet and what its columns were taken for."""
        self._head.show_title(rows.title)
        self._words.setText(rows.words)
        self._names = tuple(one.key for one in rows.sheets)
        self.tabs.show_choices(rows.sheets)
        self.tabs.choose({rows.sheet})
        self._tabs_line.setVisible(len(rows.sheets) > 1)
        self.sheet.show_sheet(rows.heads, rows.lines, rows.meanings)
        self._left_out.setText(rows.left_out)
        self._left_out.setVisible(bool(rows.left_out))
        self.keep.setEnabled(rows.can_keep)
        self.sheet.setFocus()

    def show_refusal(self, sentence: str) -> None:
        """Say why what was said of a column cannot be."""
        self._now.setText(sentence)

    def close_box(self) -> bool:
        """Close the box above a column, and tell whether it was open."""
        was = self.sheet.box.isVisible()
        self.sheet.close_box()
        return was

    @Slot(str)
    def _show_now(self, words: str) -> None:
        """Say which column the keyboard is on and what it was taken for."""
        self._now.setText(words[:1].upper() + words[1:])

    def _turn(self, step: int) -> None:
        """Show the sheet before or after this one."""
        here = [place for place, name in enumerate(self._names) if name in self.tabs.chosen_keys()]
        if here and 0 <= here[0] + step < len(self._names):
            self.wants_sheet.emit(self._names[here[0] + step])
