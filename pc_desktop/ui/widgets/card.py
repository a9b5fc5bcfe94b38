"""A card: a rounded sheet with a title line and room below for whatever a screen puts in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.widgets.words import Look, OneLine


class Rule(QFrame):
    """A thin line between two parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lie across."""
        super().__init__(parent)
        self.setProperty("surface", "rule")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(1)


class Card(QFrame):
    """Holds a title, an optional quiet text to its right, and a body.

    `body` is the column below the title line. A flush card lets what is in it reach its sides, as tables do,
    and has a line below its title; without a title it may reach the top as well, as a patient's heading does.
    """

    def __init__(
        self, title: str = "", quiet: str = "", *, flush: bool = False, parent: QWidget | None = None
    ) -> None:
        """Begin with this title; there is no title line while it would be empty."""
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._flush = flush
        whole = QVBoxLayout(self)
        space(whole, (1, 1, 1, 9 if flush else 15), 0)
        self._head = QWidget()
        line = QHBoxLayout(self._head)
        space(line, (12, 11, 12, 10) if flush else (16, 12, 16, 8), 10)
        self._beside, self._right = QHBoxLayout(), QHBoxLayout()
        for row in (self._beside, self._right):
            space(row, (0, 0, 0, 0), 8)
        self._title = OneLine("", Look.TITLE, least=240)
        self._quiet = OneLine("", Look.QUIET)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._quiet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._title)
        line.addLayout(self._beside)
        line.addStretch(0)
        line.addWidget(self._quiet, 1)
        line.addLayout(self._right)
        self._rule = Rule()
        self.body = QVBoxLayout()
        whole.addWidget(self._head)
        whole.addWidget(self._rule)
        whole.addLayout(self.body, 1)
        self.show_title(title)
        self.show_quiet(quiet)

    def show_title(self, title: str) -> None:
        """Change the title; screen readers know the card by it."""
        if title == self._title.text() and title:
            return
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        self._show_head()

    def show_quiet(self, text: str) -> None:
        """Change the quiet text at the right of the title line."""
        if text == self._quiet.text() and text:
            return
        self._quiet.setText(text)
        self._quiet.setVisible(bool(text))
        self._show_head()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the body."""
        self.body.addWidget(widget, stretch)

    def add_to_head(self, widget: QWidget, *, right: bool = False) -> None:
        """Put a chip or link beside the title, or at the right end of the title line."""
        (self._right if right else self._beside).addWidget(widget)
        self._show_head()

    def _show_head(self) -> None:
        """Have a title line only where there is something on it."""
        filled = bool(self._title.text() or self._quiet.text() or self._beside.count() or self._right.count())
        self._head.setVisible(filled)
        self._rule.setVisible(filled and self._flush)
        side = 0 if self._flush else 16
        space(self.body, (side, 0 if filled or self._flush else 15, side, 0), 8)
