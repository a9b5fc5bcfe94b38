"""The page on which people are gone through one by one: queue, person, units and plan above, the beds below."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.board_card import BoardCard
from pc_desktop.ui.meeting.case_card import CaseCard
from pc_desktop.ui.meeting.choice_strip import ChoiceStrip
from pc_desktop.ui.meeting.options_card import OptionsCard
from pc_desktop.ui.meeting.queue_card import QueueCard
from pc_desktop.ui.widgets.page import Page

LOW: Final = 760
_HIGH, _NARROW = 1000, 940
_STACKED: Final = (430, 300, 280, 270)
"""How tall each card is at least where they stand one below another: person, units, queue, beds."""
_SIDE_BY_SIDE: Final = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 3))
_ONE_BELOW_ANOTHER: Final = ((2, 0, 1, 1), (0, 0, 1, 1), (1, 0, 1, 1), (3, 0, 1, 1))


class _Grid(QGridLayout):
    """A grid that takes the height there is: cards scroll within themselves where theirs is too little."""

    def hasHeightForWidth(self) -> bool:
        """Have the height the page gives."""
        return False


class PeoplePage(Page):
    """Lays the cards out as in the meeting, all in view together; where letters are large, below one another.

    What does not fit then scrolls, so that the window never has to be larger than the screen.
    """

    def __init__(self) -> None:
        """Make the cards."""
        super().__init__()
        self.queue, self.case, self.strip = QueueCard(), CaseCard(), ChoiceStrip()
        self.options, self.board = OptionsCard(), BoardCard()
        self.case.body.addWidget(self.strip)
        inside = QWidget()
        self._grid = _Grid(inside)
        space(self._grid, (16, 14, 16, 14), 14)
        self._stacked: bool | None = None
        self._stack(stacked=False)
        self.add(inside, 1)
        self.setFocusProxy(self.queue.table)

    def fit(self, width: int, height: int) -> None:
        """Make the tiles flatter where the screen is not tall, and stand one below another where it is not wide."""
        low, stacked = height < LOW, width < px(_NARROW)
        self.board.set_lines(2 if height < _HIGH else 3)
        self.case.set_low(low=low)
        self._stack(stacked=stacked)
        for row, tall in enumerate(_STACKED if stacked else (0, 180 if low else 318, 0, 0)):
            self._grid.setRowMinimumHeight(row, px(tall))
        shares = (1, 0, 0) if stacked else (16, 26, 18) if low else (16, 26, 20)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as wide as the widest card needs: side by side they ask for more, and stand below one another first."""
        if event.type() is QEvent.Type.LayoutRequest:
            cards = (self.queue, self.case, self.options, self.board)
            widest = max(card.minimumSizeHint().width() for card in cards)
            self.setMinimumWidth(widest + px(32) + self.verticalScrollBar().sizeHint().width())
        return False

    def _stack(self, *, stacked: bool) -> None:
        """Put the cards into their places, where they are not there yet."""
        if stacked is self._stacked:
            return
        self._stacked = stacked
        places = _ONE_BELOW_ANOTHER if stacked else _SIDE_BY_SIDE
        for card, place in zip((self.queue, self.case, self.options, self.board), places, strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *place)
        for row, share in enumerate((0, 0, 0, 0) if stacked else (10, 7, 0, 0)):
            self._grid.setRowStretch(row, share)
