"""The page shown where something of ours went wrong: what is safe, what to quote, and where the log lies."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.words import Look, Words

_QUOTED = "If it happens again, tell support these words. They name no patient, and neither does the log."


class FaultPage(QDialog):
    """Says what went wrong; where there is something to `quote`, it can be copied and the log's folder shown."""

    def __init__(
        self, heading: str, words: str, quote: str, folder: Path, parent: QWidget | None = None
    ) -> None:
        """Say it; the log lies in `folder`."""
        super().__init__(parent)
        self._folder = folder
        self.setWindowTitle("Bed meeting")
        self.quote = QLabel(quote)
        self.copy_button = Button("Copy", sign=Sign.COPY)
        self.log_button = Button("Show the log", sign=Sign.FOLDER)
        self.go_on = Button("Go on", "Enter", Kind.PRIMARY)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        space(whole, (28, 24, 28, 24), 14)
        whole.addWidget(Words(heading, Look.HEADING, wrap=True))
        whole.addWidget(Words(words, Look.SECONDARY, wrap=True))
        if quote:
            self._add_quote(whole, row)
        row.addStretch(1)
        row.addWidget(self.go_on)
        whole.addLayout(row)
        self.setMinimumWidth(px(520))
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.go_on.clicked.connect(self.accept)
        self.copy_button.clicked.connect(self._copy)
        self.log_button.clicked.connect(self._show_log)

    def _add_quote(self, whole: QVBoxLayout, row: QHBoxLayout) -> None:
        """Show what to quote, and the buttons that go with it."""
        self.quote.setAccessibleName(f"What to tell support: {self.quote.text()}")
        self.quote.setWordWrap(True)
        self.quote.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        whole.addWidget(Words(_QUOTED, Look.SECONDARY, wrap=True))
        whole.addWidget(self.quote)
        for button in (self.copy_button, self.log_button):
            button.setAutoDefault(False)
            row.addWidget(button)

    @Slot()
    def _copy(self) -> None:
        """Copy what to quote."""
        QGuiApplication.clipboard().setText(self.quote.text())

    @Slot()
    def _show_log(self) -> None:
        """Show the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
