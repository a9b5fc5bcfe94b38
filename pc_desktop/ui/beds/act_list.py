"""The list of what can be done at one bed: each act with its key, to walk through or to press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.beds.act_words import ActWords
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.words import Look, Words


class ActList(QDialog):
    """Offers acts; Enter, a click or the act's own key chooses one, Esc none."""

    chosen = Signal(str)
    """The name of an act."""

    def __init__(self, title: str, acts: Sequence[ActWords], parent: QWidget | None = None) -> None:
        """List the acts; the first has the keyboard."""
        super().__init__(parent)
        self.setWindowTitle("Beds")
        self.buttons: list[Button] = []
        whole = QVBoxLayout(self)
        space(whole, (18, 16, 18, 16), 6)
        whole.addWidget(Words(title, Look.TITLE))
        for act in acts:
            button = Button(act.text, act.key.replace("+", " "), Kind.QUIET)
            button.setObjectName(act.name)
            button.setAutoDefault(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._tell)
            QShortcut(QKeySequence(act.key), self).activated.connect(button.click)
            self.buttons.append(button)
            whole.addWidget(button)
        if self.buttons:
            self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk up and down with the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        here = next((place for place, each in enumerate(self.buttons) if each is self.focusWidget()), 0)
        if step is None:
            super().keyPressEvent(event)
        else:
            self.buttons[(here + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _tell(self) -> None:
        """Close, then tell which act was chosen."""
        button = self.sender()
        self.accept()
        if isinstance(button, Button):
            self.chosen.emit(button.objectName())
