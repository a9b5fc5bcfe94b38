"""Lays cards side by side where there is room, and in further rows where there is not.

So no screen needs a second layout for a small window or for large letters.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import px


@dataclass(frozen=True, slots=True)
class _Pane:
    """One card and what room it asks for, in design pixels."""

    widget: QWidget
    least: int
    share: int
    tall: int


class Panes(QWidget):
    """A row of cards that becomes several rows; put it in a `Page`, which then scrolls where it must."""

    def __init__(self, gap: int = 16, parent: QWidget | None = None) -> None:
        """Begin empty; `gap` is in design pixels."""
        super().__init__(parent)
        self._gap = gap
        self._panes: list[_Pane] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, widget: QWidget, *, least: int, share: int = 1, tall: int = 160) -> None:
        """Put a card at the end: at least `least` wide and `tall` high (design pixels), wider by share."""
        widget.setParent(self)
        widget.show()
        self._panes.append(_Pane(widget, least, share, tall))
        self._place()

    def rows(self, width: int) -> tuple[tuple[QWidget, ...], ...]:
        """Tell which cards lie in which row at a width in screen pixels."""
        return tuple(tuple(pane.widget for pane in row) for row in self._rows(width))

    def _rows(self, width: int) -> list[list[_Pane]]:
        """Fill rows one after the other, as many cards in each as are wide enough; hidden ones take no room."""
        rows: list[list[_Pane]] = []
        used = 0
        for pane in self._panes:
            if pane.widget.isHidden():
                continue
            wanted = px(pane.least) + px(self._gap)
            if rows and used + wanted <= width + px(self._gap):
                rows[-1].append(pane)
                used += wanted
            else:
                rows.append([pane])
                used = wanted
        return rows

    def _talls(self, rows: list[list[_Pane]]) -> list[int]:
        """Tell the least height of every row, in screen pixels."""
        return [
            max(max(px(pane.tall), pane.widget.minimumSizeHint().height()) for pane in row) for row in rows
        ]

    def minimumSizeHint(self) -> QSize:
        """Need the width of the widest card and the height of all rows at the width there is."""
        gap = px(self._gap)
        talls = self._talls(self._rows(max(1, self.width())))
        width = max((px(pane.least) for pane in self._panes), default=0)
        return QSize(width, sum(talls) + gap * max(0, len(talls) - 1))

    def sizeHint(self) -> QSize:
        """Like what it needs."""
        return self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Lay out anew when a card asks for other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put every card where it belongs, sharing what room is left."""
        gap, rows = px(self._gap), self._rows(self.width())
        talls = self._talls(rows)
        spare = max(0, self.height() - sum(talls) - gap * max(0, len(rows) - 1))
        top = 0
        for place, (row, tall) in enumerate(zip(rows, talls, strict=True)):
            height = tall + spare * (place + 1) // len(rows) - spare * place // len(rows)
            self._place_row(row, top, height)
            top += height + gap
        self.updateGeometry()

    def _place_row(self, row: list[_Pane], top: int, height: int) -> None:
        """Put the cards of one row side by side."""
        gap = px(self._gap)
        spare = self.width() - sum(px(pane.least) for pane in row) - gap * (len(row) - 1)
        whole = max(1, sum(pane.share for pane in row))
        left = 0
        for pane in row:
            right = left + px(pane.least) + max(0, spare) * pane.share // whole
            right = self.width() if pane is row[-1] else right
            pane.widget.setGeometry(left, top, right - left, height)
            left = right + gap
