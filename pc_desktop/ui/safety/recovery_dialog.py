"""A recovery key, shown once: to print or write down, and to put away where the laptop is not."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.words import Look, Words

_ADVICE = (
    "It opens the store when the passphrase is lost: type it where the passphrase is asked for. "
    "It is not shown again. Print it or write it down, and keep it locked away, not with the laptop."
)


class RecoveryDialog(QDialog):
    """Shows a recovery key that was just made."""

    def __init__(self, key: str, put_on_paper: Callable[[str], None], parent: QWidget | None = None) -> None:
        """Show this key."""
        super().__init__(parent)
        self.setWindowTitle("Recovery key")
        self._key, self._put_on_paper = key, put_on_paper
        groups = key.split("-")
        half = len(groups) // 2
        self.shown = QLabel("\n".join(("   ".join(groups[:half]), "   ".join(groups[half:]))))
        self.shown.setAccessibleName(f"Recovery key: {' '.join(' '.join(group) for group in groups)}")
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPointSizeF(self.font().pointSizeF() * 1.5)
        self.shown.setFont(face)
        self.print_button = Button("Save as a page to print…", sign=Sign.PRINTER)
        self.copy_button = Button("Copy", sign=Sign.COPY)
        self.have_it = Button("I have it", "Enter", Kind.PRIMARY)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        space(whole, (28, 24, 28, 24), 14)
        whole.addWidget(Words("Recovery key", Look.HEADING))
        whole.addWidget(Words(_ADVICE, Look.SECONDARY, wrap=True))
        whole.addWidget(self.shown)
        row.addWidget(self.print_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.have_it)
        whole.addLayout(row)
        self.setMinimumWidth(px(560))
        self.have_it.setDefault(True)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self._copy)
        self.have_it.clicked.connect(self.accept)

    @Slot()
    def _print(self) -> None:
        """Put the key on a page."""
        self._put_on_paper(self._key)

    @Slot()
    def _copy(self) -> None:
        """Copy the key."""
        QGuiApplication.clipboard().setText(self._key)
