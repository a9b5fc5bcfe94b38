"""The bar above every screen: what it is, how things stand in a few chips, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.flow import Flow
from pc_desktop.ui.widgets.words import Look, OneLine

_SIDE, _GAP = 24, 14


class _Lines(Flow):
    """Chips in lines, as many as the bar makes room for: a bar must not make its screen measure heights by width."""

    def hasHeightForWidth(self) -> bool:
        """Have the height the bar gives."""
        return False


class TopBar(QFrame):
    """Shows the title of a screen with chips beside it and buttons at the right.

    Where the window is narrow the buttons leave out their keys; where that is not enough all but title and
    buttons go on a second line, then the buttons on one of their own. Chips wrap; nothing is left out.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Begin with this title."""
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = OneLine(title, Look.HEADING, least=160)
        self._under = OneLine("", Look.QUIET, least=90)
        self._note = OneLine("", Look.QUIET, least=90)
        self._chips: list[Chip] = []
        self._badges: tuple[Badge, ...] = ()
        self._right: list[QWidget] = []
        self._state = QWidget()
        self._state_line = _Lines(self._state, 10)
        self._state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for label in (self._title, self._under, self._note):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        space(whole, (_SIDE, 12, _SIDE, 12), 8)
        self._first, self._second, self._third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (self._first, self._third, self._second):
            space(line, (0, 0, 0, 0), _GAP)
            whole.addLayout(line)
        for label in (self._title, self._under):
            self._first.addWidget(label)
        self._first.addWidget(self._state)
        self._first.addStretch(1)
        self._first.addWidget(self._note)
        self._second.addStretch(1)
        self.show_under("")
        self.show_note("")

    def show_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self._fit()

    def show_under(self, text: str) -> None:
        """Show a quiet text right after the title, such as the date of the meeting."""
        if text == self._under.text() and text:
            return
        self._under.setText(text)
        self._under.setVisible(bool(text))
        self._fit()

    def show_note(self, text: str) -> None:
        """Show a quiet text left of the buttons, such as how many have been discussed."""
        if text == self._note.text() and text:
            return
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._fit()

    def show_badges(self, badges: Sequence[Badge]) -> None:
        """Show these chips after the title."""
        if tuple(badges) == self._badges:
            return
        self._badges = tuple(badges)
        line = self._state_line
        while len(self._chips) < len(badges):
            self._chips.append(Chip(parent=self._state))
            line.addWidget(self._chips[-1])
        for place, chip in enumerate(self._chips):
            chip.show_badge(badges[place] if place < len(badges) else Badge(""))
        self._state.setVisible(bool(badges))
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Put a button or a search field at the right, after those already there."""
        self._right.append(widget)
        self._first.addWidget(widget)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be as tall as a bar with buttons even without any."""
        return super().sizeHint().expandedTo(QSize(0, px(66)))

    def minimumSizeHint(self) -> QSize:
        """Never be squashed, and never be what keeps a window wide: it fits itself to the width there is."""
        widest = max(each.minimumSizeHint().width() for each in (self._title, *self._chips, *self._right))
        return QSize(widest + 2 * px(_SIDE), max(super().minimumSizeHint().height(), px(66)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out keys, then use a second line, as the width asks for it."""
        labels = [label for label in (self._title, self._under, self._note) if not label.isHidden()]
        state = [self._state] if self._chips and not self._state.isHidden() else []
        room = self.width() - 2 * px(_SIDE)
        needed = 0
        for short in (False, True):
            for button in self._right:
                if isinstance(button, Button):
                    button.leave_out_key(short)
            wanted = [*labels, *state, *self._right]
            needed = sum(each.sizeHint().width() for each in wanted) + px(_GAP) * (len(wanted) + 1)
            if needed <= room:
                break
        self._use_second_line(needed > room)
        beside = [self._title, *self._right]
        alone = sum(each.minimumSizeHint().width() for each in beside) + px(_GAP) * len(beside)
        self._use_third_line(alone > room)
        self._let_wrap(room if needed > room else -1)

    def _let_wrap(self, room: int) -> None:
        """Give the chips the height of the lines they need beside the texts in this room; one line where negative."""
        if not self._chips:
            return
        flow = self._state_line
        height = flow.sizeHint().height()
        if room >= 0:
            texts = [label for label in (self._under, self._note) if not label.isHidden()]
            taken = sum(each.sizeHint().width() + px(_GAP) for each in texts) + px(_GAP)
            height = flow.heightForWidth(max(flow.minimumSize().width(), room - taken))
        if height != self._state.minimumHeight():
            self._state.setFixedHeight(height)

    def _use_third_line(self, use: bool) -> None:
        """Move the buttons to a line of their own or back beside the title, where they are not there yet."""
        here, there = (self._first, self._third) if use else (self._third, self._first)
        for each in self._right:
            if there.indexOf(each) < 0:
                here.removeWidget(each)
                there.addWidget(each)

    def _use_second_line(self, use: bool) -> None:
        """Move all but title and buttons to the second line or back, where they are not there yet."""
        here, there = (self._first, self._second) if use else (self._second, self._first)
        if there.indexOf(self._state) >= 0:
            return
        for each in (self._under, self._state, self._note):
            here.removeWidget(each)
        start = 0 if use else 1
        there.insertWidget(start, self._under)
        there.insertWidget(start + 1, self._state)
        there.insertWidget(start + 3, self._note)
