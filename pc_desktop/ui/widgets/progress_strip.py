"""A long piece of work as people see it: what is being done, how far it is, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.words import Look, OneLine


class ProgressStrip(QWidget):
    """Shows progress and is not there while nothing is going on."""

    cancelled = Signal()
    """A person wants it to stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing going on."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line, column = QHBoxLayout(self), QVBoxLayout()
        space(line, (0, 0, 0, 0), 16)
        space(column, (0, 0, 0, 0), 6)
        self._words = OneLine("", Look.SECONDARY)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self.cancel = Button("Cancel", "Esc")
        self.cancel.clicked.connect(self._stop)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        line.addLayout(column, 1)
        line.addWidget(self.cancel)
        self.hide()

    def show_progress(self, words: str, done: int = 0, total: int = 0) -> None:
        """Show how far it is; a total of 0 means nobody knows yet."""
        if self.isHidden():
            self.cancel.setEnabled(True)
        self._words.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(words)
        self.show()

    def end(self) -> None:
        """Go, the work being done."""
        self.hide()

    def _stop(self) -> None:
        """Pass on the wish, once."""
        self.cancel.setEnabled(False)
        self._words.setText("Stopping…")
        self.cancelled.emit()
