"""Asks whether the workbook of the list names patients; nothing is named unless somebody says so."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.words import Look, Words


class ExportDialog(QDialog):
    """Offers the two kinds of list."""

    chosen = Signal(bool)
    """Whether the workbook is to name patients."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """Say `what` is shown, which is what is written."""
        super().__init__(parent)
        self.setWindowTitle("Export the list")
        self.initials = Button("Initials only…", "Enter", Kind.PRIMARY, Sign.WORKBOOK)
        self.named = Button("With names and NHS numbers…", sign=Sign.WORKBOOK)
        self.initials.setDefault(True)
        self.named.setAutoDefault(False)
        column = QVBoxLayout(self)
        space(column, (24, 20, 24, 20), 12)
        column.addWidget(Words("Export the list", Look.HEADING))
        column.addWidget(Words(what, Look.SECONDARY, wrap=True))
        column.addWidget(
            Words(
                "The workbook holds what the list shows now. Restricted records stay masked in it. "
                "History keeps who exported what, and when.",
                Look.QUIET,
                wrap=True,
            )
        )
        column.addWidget(self.initials)
        column.addWidget(self.named)
        column.addStretch(1)
        self.initials.clicked.connect(self._tell_initials)
        self.named.clicked.connect(self._tell_named)
        self.resize(460, 280)

    @Slot()
    def _tell_initials(self) -> None:
        """Ask for initials only."""
        self.accept()
        self.chosen.emit(False)

    @Slot()
    def _tell_named(self) -> None:
        """Ask for names."""
        self.accept()
        self.chosen.emit(True)
