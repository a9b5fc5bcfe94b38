"""Units side by side where there is room and below one another where there is not, even in height within a row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.unit_card import UnitCard

_GAP, _LEAST = 16, 340


class UnitGrid(QWidget):
    """Lays units in as many columns as fit; needs the width of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without units."""
        super().__init__(parent)
        self._cards: list[UnitCard] = []
        self.setAccessibleName("Beds by unit")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cards(self, cards: Sequence[UnitCard]) -> None:
        """Lay these units out in order."""
        self._cards = list(cards)
        for card in self._cards:
            card.show()
        self._lay(self.width(), move=True)
        self.updateGeometry()

    def _lay(self, width: int, *, move: bool) -> int:
        """Go through the units row by row, moving them where told; give the height used."""
        gap = px(_GAP)
        columns = max(1, min(len(self._cards), (width + gap) // (px(_LEAST) + gap)))
        each = (width - gap * (columns - 1)) // columns
        top = 0
        for first in range(0, len(self._cards), columns):
            row = self._cards[first : first + columns]
            tall = max(card.heightForWidth(each) for card in row)
            for column, card in enumerate(row):
                if move:
                    card.setGeometry(QRect(column * (each + gap), top, each, tall))
            top += tall + gap
        return max(0, top - gap)

    def heightForWidth(self, width: int) -> int:
        """Tell how tall all rows are at this width."""
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        """Like room for two units side by side."""
        width = max(self.width(), 2 * px(_LEAST) + px(_GAP))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need the width of one unit."""
        least = max((card.minimumSizeHint().width() for card in self._cards), default=px(_LEAST))
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the units out anew."""
        super().resizeEvent(event)
        self._lay(self.width(), move=True)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Lay the units out anew when one of them needs another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)
