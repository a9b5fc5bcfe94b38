"""One section of the Setup screen: its table, what can be done there, and what more there is to know of a row."""

from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.setup.parts import Act, Part, PartRows
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_LEAST_TABLE, _MOST_DETAIL = 140, 150


class Section(QWidget):
    """Shows one part; what a person wants done is told upwards."""

    wanted = Signal(str, str)
    """The key of an act, and of the row chosen (empty where there is none)."""
    chose = Signal(str, str)
    """The key of a chooser, and of the chip chosen."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.part = part
        self._shown = PartRows((), "")
        self.table = RowTable(
            part.name, [Heading(c.text, c.sample, c.grow, c.right, c.optional) for c in part.columns], lines=2
        )
        self.table.setMinimumHeight(px(_LEAST_TABLE))
        self.buttons: dict[str, Button] = {}
        self._choosers: dict[str, tuple[QWidget, ChoiceChips]] = {}
        self.notice = Banner()
        self._chips = QVBoxLayout()
        self._details = KeyValues(f"More about the row chosen in {part.name}")
        self._detail_card = Card("In full")
        self._build()
        self.table.chosen.connect(self._tell_of)
        self.table.opened.connect(self._open)
        self.setFocusProxy(self.table)

    def _build(self) -> None:
        """Lay the section out: what it is for, chips, the table, its buttons, and the row in full."""
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 12)
        card, above = Card(self.part.name, flush=True), QVBoxLayout()
        space(above, (16, 6, 16, 8), 8)
        space(self._chips, (0, 0, 0, 0), 8)
        above.addWidget(Words(self.part.about, Look.QUIET, wrap=True))
        above.addWidget(self.notice)
        above.addLayout(self._chips)
        card.body.addLayout(above)
        card.add(self.table, 1)
        card.add(self._button_row())
        column.addWidget(card, 1)
        self._detail_page = Page((0, 0, 8, 0))
        self._detail_page.add(self._details)
        self._detail_page.column.addStretch(1)
        self._detail_card.add(self._detail_page)
        column.addWidget(self._detail_card)
        self._detail_card.hide()

    def _button_row(self) -> QWidget:
        """Make a button for every act, the first of them the one to press."""
        row = Wrapping(gap=8)
        for place, act in enumerate(self.part.acts):
            button = Button(act.text, act.hint, Kind.SECONDARY if place else Kind.PRIMARY)
            button.clicked.connect(partial(self._want, act))
            self.buttons[act.key] = button
            row.add(button)
        around = QWidget()
        line = QHBoxLayout(around)
        space(line, (16, 10, 16, 6), 0)
        line.addWidget(row)
        around.setVisible(bool(self.part.acts))
        return around

    def show_part(self, rows: PartRows) -> None:
        """Show this, keeping the row chosen; the first one where none was."""
        self._shown = rows
        self.notice.show_notice(rows.notice)
        self._show_choosers()
        self.table.show_rows(rows.rows, rows.empty)
        if not self.table.selected() and rows.rows:
            self.table.select(rows.rows[0].key)
        for act in self.part.acts:
            self.buttons[act.key].setEnabled(bool(rows.rows) or not act.on_row)
        self._tell_of(self.table.selected())

    def _show_choosers(self) -> None:
        """Offer the chips there are, one row for each chooser, made once."""
        for chooser in self._shown.choosers:
            if chooser.key not in self._choosers:
                self._choosers[chooser.key] = self._new_chooser(chooser.key, chooser.name)
            chips = self._choosers[chooser.key][1]
            chips.show_choices(chooser.choices)
            chips.choose((chooser.chosen,))
        here = {chooser.key for chooser in self._shown.choosers}
        for key, (around, _chips) in self._choosers.items():
            around.setVisible(key in here)

    def _new_chooser(self, key: str, name: str) -> tuple[QWidget, ChoiceChips]:
        """Make one row of chips with its name before it."""
        around = QWidget()
        line = QHBoxLayout(around)
        space(line, (0, 0, 0, 0), 10)
        chips = ChoiceChips(name, ())
        line.addWidget(Words(name, Look.SECONDARY))
        line.addWidget(chips, 1)
        chips.chosen.connect(partial(self.chose.emit, key))
        self._chips.addWidget(around)
        return around, chips

    @Slot(str)
    def _tell_of(self, row: str) -> None:
        """Show what more there is to know of the row chosen."""
        pairs = self._shown.details.get(row, ())
        self._details.show_pairs(pairs)
        self._detail_card.setVisible(bool(pairs))
        self._fit_details()

    def hasHeightForWidth(self) -> bool:
        """Be content with less than it likes: the table gives way before the page scrolls."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Need room for what wraps at the width there is, and for a few rows: below that the page scrolls."""
        size, column = super().minimumSizeHint(), self.layout()
        wrapped = column.minimumHeightForWidth(self.width()) if column is not None else 0
        return QSize(size.width(), max(size.height(), wrapped))

    def _fit_details(self) -> None:
        """Give the row in full as much height as it needs, as far as that leaves room for the table."""
        wanted = self._details.heightForWidth(max(1, self.width() - px(60)))
        self._detail_page.setFixedHeight(max(px(24), min(wanted + px(4), px(_MOST_DETAIL))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what stands below the table anew."""
        super().resizeEvent(event)
        self._fit_details()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @Slot(str)
    def _open(self, row: str) -> None:
        """Do to a row what Enter does: the first act there is for one."""
        act = next((act for act in self.part.acts if act.on_row), None)
        if act is not None:
            self.wanted.emit(act.key, row)

    def press(self, letter: str) -> bool:
        """Do what a letter stands for; tells whether it stands for anything here."""
        for act in self.part.acts:
            if act.hint == letter.upper():
                if self.buttons[act.key].isEnabled():
                    self._want(act)
                return True
        return False

    def _want(self, act: Act, _checked: bool = False) -> None:
        """Tell what is wanted, with the row it is wanted of."""
        row = self.table.selected()
        if row or not act.on_row:
            self.wanted.emit(act.key, row)
