"""The page on which people are gone through one by one: queue, person, units and plan above, the beds below."""

from PySide6.QtWidgets import QGridLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.board_card import BoardCard
from pc_desktop.ui.meeting.case_card import CaseCard
from pc_desktop.ui.meeting.choice_strip import ChoiceStrip
from pc_desktop.ui.meeting.options_card import OptionsCard
from pc_desktop.ui.meeting.queue_card import QueueCard

LOW = 760
_HIGH = 1000


class PeoplePage(QWidget):
    """Lays the cards out as in the meeting; everything is always in view together."""

    def __init__(self) -> None:
        """Make the cards."""
        super().__init__()
        self.queue, self.case, self.strip = QueueCard(), CaseCard(), ChoiceStrip()
        self.options, self.board = OptionsCard(), BoardCard()
        self.case.body.addWidget(self.strip)
        self._grid = QGridLayout(self)
        space(self._grid, (16, 14, 16, 14), 14)
        self._grid.addWidget(self.queue, 0, 0)
        self._grid.addWidget(self.case, 0, 1)
        self._grid.addWidget(self.options, 0, 2)
        self._grid.addWidget(self.board, 1, 0, 1, 3)
        self._grid.setRowStretch(0, 10)
        self._grid.setRowStretch(1, 7)
        self.setFocusProxy(self.queue.table)

    def fit(self, height: int) -> None:
        """Make the tiles flatter where the screen is not tall."""
        low = height < LOW
        self.board.set_lines(2 if height < _HIGH else 3)
        self.case.set_low(low=low)
        self._grid.setRowMinimumHeight(1, px(180 if low else 318))
        for column, share in enumerate((16, 26, 18) if low else (16, 26, 20)):
            self._grid.setColumnStretch(column, share)
