"""A field for a passphrase: dots, Show, paste allowed, and for a new one how hard it is to guess."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pc_desktop.domain.strength import strength
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.words import Look, Words

_TONES = (Tone.RED, Tone.AMBER, Tone.GREEN, Tone.GREEN)
_ENOUGH = 2
_NAMES = ("▲ too weak", "◆ fair", "✓ good", "✓ strong")


class SecretField(QWidget):
    """One passphrase; nothing of it is kept once the field is gone."""

    edited = Signal(str)

    def __init__(self, label: str, *, is_new: bool = False, parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers by its label."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(label)
        self.show_box = QCheckBox("Show")
        self.show_box.setAccessibleName(f"{label}: show what is typed")
        self.chip = Chip()
        self._words = Words("", Look.QUIET, wrap=True)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        space(whole, (0, 0, 0, 0), 6)
        space(row, (0, 0, 0, 0), 10)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_box)
        whole.addLayout(row)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        space(below, (0, 0, 0, 0), 8)
        below.addWidget(self.chip)
        below.addWidget(self._words, 1)
        whole.addWidget(self._below)
        self._below.setVisible(is_new)
        self.setFocusProxy(self.line)
        self.show_box.toggled.connect(self._reveal)
        self.line.textEdited.connect(self.edited)
        self.line.textChanged.connect(self._judge)
        self._judge("")

    def text(self) -> str:
        """Give what was typed."""
        return self.line.text()

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        """Show letters or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    @Slot(str)
    def _judge(self, typed: str) -> None:
        """Say how hard what is typed is to guess."""
        found = strength(typed)
        self.chip.show_badge(Badge(_NAMES[found.level] if typed else "", _TONES[found.level]))
        self._words.setText(found.words if found.level < _ENOUGH else "")
        self.line.setAccessibleDescription(found.words if self._below.isVisibleTo(self) else "")
