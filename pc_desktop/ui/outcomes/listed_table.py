"""A table with a sentence above and one below, exactly as tall as it needs to be on a scrolled page."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.outcomes.figures_rows import Listed
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_SIDES = (12, 6, 12, 6)


class ListedTable(QWidget):
    """Shows what a presenter listed."""

    def __init__(
        self,
        name: str,
        headings: Sequence[Heading],
        *,
        lines: int = 1,
        small: bool = False,
        tells: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `lines` 2 leaves room for a second line in rows; `tells` says the row chosen in full below."""
        super().__init__(parent)
        self.lead = Words("", Look.SECONDARY, wrap=True)
        self.foot = Words("", Look.SMALL, wrap=True)
        self.nothing = Words("", Look.QUIET, wrap=True)
        self.told = Words("", Look.SECONDARY, wrap=True)
        self._listed = Listed("", (), "")
        self.table = RowTable(name, headings, lines=lines, small=small, tight=small)
        self.table.hug_rows()
        fit_height(self.lead, self.foot, self.nothing, self.told)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 0)
        for words in (self.lead, self.nothing):
            column.addWidget(_inset(words))
        column.addWidget(self.table)
        for words in (self.told, self.foot):
            column.addWidget(_inset(words))
        if tells:
            self.table.chosen.connect(self._tell)
        self._tell("")

    def show_listed(self, listed: Listed) -> None:
        """Show this list; where it is empty, the sentence that says so in its place."""
        self._listed = listed
        self.table.show_rows(listed.rows)
        if self.told.text():
            self._tell(self.table.selected())
        self.table.setVisible(bool(listed.rows))
        for words, text in (
            (self.lead, listed.lead),
            (self.foot, listed.foot),
            (self.nothing, "" if listed.rows else listed.nothing),
        ):
            _say(words, text)

    @Slot(str)
    def _tell(self, key: str) -> None:
        """Say the row of a key in full, however much of it there was room for."""
        told = (row.cells for row in self._listed.rows if row.key == key)
        _say(self.told, next((": ".join(cell.tip or cell.text for cell in cells) for cells in told), ""))


def _say(words: Words, text: str) -> None:
    """Say something, or take no room."""
    words.setText(text)
    holder = words.parentWidget()
    if holder is not None:
        holder.setVisible(bool(text))


def _inset(words: Words) -> QWidget:
    """Keep words off the card's sides."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, _SIDES, 0)
    column.addWidget(words)
    return holder
