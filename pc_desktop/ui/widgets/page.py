"""A page that scrolls up and down where it is taller than its room, and never sideways."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pc_desktop.theme.space import space


class Page(QScrollArea):
    """Holds a column of widgets; the keyboard's focus is always brought into view."""

    def __init__(self, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 12) -> None:
        """Begin with an empty column; margins and gap are in design pixels."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setProperty("surface", "clear")
        self.column = QVBoxLayout(self._inside)
        space(self.column, margins, gap)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._inside.installEventFilter(self)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the column."""
        self.column.addWidget(widget, stretch)

    def bring(self, widget: QWidget) -> None:
        """Scroll to something in the column that begins below the room there is, once everything has its place."""
        QTimer.singleShot(0, widget, lambda: self._bring(widget))

    def _bring(self, widget: QWidget) -> None:
        """Scroll to something, unless its beginning is in view well above the lower edge."""
        top, bar = widget.mapTo(self._inside, QPoint(0, 0)).y(), self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() // 2:
            bar.setValue(top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be at least as wide as what is inside needs."""
        if event.type() is QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)
        return super().eventFilter(watched, event)
