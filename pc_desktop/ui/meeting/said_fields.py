"""Where the discussion and the reason are typed; what is typed is told a moment later, so that it is kept."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.words import Look, Words

_SAVE_AFTER = 400


class SaidFields(QWidget):
    """The discussion over the reason; beside it where height is scarce."""

    typed = Signal()
    """Something was typed, less than a second ago."""
    wants_views = Signal()
    """Show the other fields, or what is known again."""

    def __init__(self, more: QWidget, parent: QWidget | None = None) -> None:
        """Begin empty; `more` stands at the right above the discussion."""
        super().__init__(parent)
        self.discussion, self.reason = QPlainTextEdit(), QLineEdit()
        self.views = Link("Views and plan")
        self._typing = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 8)
        column.addWidget(self._head(more))
        column.addLayout(self._fields(), 1)
        self.discussion.textChanged.connect(self.touch)
        self.reason.textEdited.connect(self.touch)
        self._later.timeout.connect(self.typed)
        self.views.clicked.connect(self.wants_views)

    def _head(self, more: QWidget) -> QWidget:
        """Make the line above the discussion."""
        head = QWidget()
        row = QHBoxLayout(head)
        space(row, (0, 0, 0, 0), 12)
        row.addWidget(Words("Discussion", Look.STRONG))
        row.addWidget(Words("saved as you type", Look.SMALL))
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(more)
        return head

    def _fields(self) -> QBoxLayout:
        """Put the reason under the discussion."""
        self.discussion.setAccessibleName("Discussion")
        self.discussion.setPlaceholderText("What was said")
        self.discussion.setTabChangesFocus(True)
        self.reason.setAccessibleName("Reason for the decision")
        self.reason.setPlaceholderText("Reason for the decision")
        space(self._typing, (0, 0, 0, 0), 8)
        self._typing.addWidget(self.discussion, 3)
        self._typing.addWidget(self.reason, 2)
        return self._typing

    @property
    def is_pending(self) -> bool:
        """Tell whether something typed has not been told yet."""
        return self._later.isActive()

    @Slot()
    def touch(self) -> None:
        """Tell shortly that something was typed; what is typed on and on is told on and on."""
        if not self._later.isActive():
            self._later.start()

    def flush(self) -> None:
        """Tell what was typed at once."""
        if self._later.isActive():
            self._later.stop()
            self.typed.emit()

    def show_said(self, discussion: str, reason: str) -> None:
        """Put these into the fields, telling nobody."""
        self._later.stop()
        blocked = self.discussion.blockSignals(True)
        self.discussion.setPlainText(discussion)
        self.discussion.blockSignals(blocked)
        self.reason.setText(reason)

    def show_views_words(self, words: str) -> None:
        """Say what the link leads to."""
        if words != self.views.text():
            self.views.setText(words)
            self.views.updateGeometry()

    def set_low(self, *, low: bool) -> None:
        """Take less height where there is little."""
        self.discussion.setMaximumHeight(58 if low else 150)
        self.discussion.setMinimumHeight(40 if low else 56)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._typing.setDirection(beside if low else below)
        self._typing.setAlignment(self.reason, Qt.AlignmentFlag.AlignTop if low else Qt.AlignmentFlag(0))
