"""What stands in place of a restricted record: why it is masked, and the field for the reason to open it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.referrals.case_card import SIDE
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.fields import Labelled
from pc_desktop.ui.widgets.words import Look, Words


class GlassPage(QWidget):
    """Asks for a reason and tells it; what becomes of it is decided elsewhere."""

    broken = Signal(str)
    """The reason given for opening the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing typed."""
        super().__init__(parent)
        self._words = Words("", Look.SECONDARY, wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.field = Labelled(
            "Why do you need to open it?", self.reason, "It stays on record with your name."
        )
        self.open = Button("Open the record", "Enter", Kind.PRIMARY, Sign.UNLOCK)
        column = QVBoxLayout(self)
        space(column, (SIDE, 8, SIDE, 16), 12)
        column.addWidget(Words("Restricted record", Look.TITLE))
        column.addWidget(self._words)
        column.addWidget(self.field)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.reason.returnPressed.connect(self._tell)
        self.open.clicked.connect(self._tell)

    def show_words(self, words: str) -> None:
        """Say why the record is masked, with nothing typed yet."""
        self._words.setText(words)
        self.reason.clear()
        self.field.show_problem("")

    @Slot()
    def _tell(self) -> None:
        """Tell the reason, or ask for one."""
        if self.reason.text().strip():
            self.broken.emit(self.reason.text())
        else:
            self.field.show_problem("Say in a few words why.")
            self.reason.setFocus()
