"""The lock: every window is hidden until the passphrase is typed, and comes back exactly as it was."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.domain.errors import Unavailable
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.empty import SignPicture
from pc_desktop.ui.widgets.secret_field import SecretField
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, Words

_WIDE = 460


class LockDialog(QDialog):
    """Asks for the passphrase; Escape and closing it do nothing."""

    opened = Signal()

    def __init__(self, opens: Callable[[str], bool], *, asks: bool) -> None:
        """Stand alone, under no window; where it does not ask, a key press opens it."""
        super().__init__()
        self.setWindowTitle("Bed meeting, locked")
        self._opens, self._asks = opens, asks
        self.banner = Banner()
        self.passphrase = SecretField("Passphrase")
        self.open_button = Button("Open", "Enter", Kind.PRIMARY)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        space(whole, (28, 24, 28, 24), 12)
        row.addWidget(SignPicture(Sign.LOCK, 28))
        row.addWidget(Words("Locked", Look.HEADING), 1)
        whole.addLayout(row)
        said = "Everything is as you left it, the meeting and what was typed too."
        whole.addWidget(Words(said, Look.SECONDARY, wrap=True))
        whole.addWidget(self.banner)
        self.banner.show_notice(None)
        if asks:
            whole.addWidget(Words("Passphrase", Look.STRONG))
            whole.addWidget(self.passphrase)
        whole.addWidget(self.open_button)
        self.passphrase.setVisible(asks)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._try)
        self.setMinimumWidth(px(_WIDE))

    @Slot()
    def _try(self) -> None:
        """Open, or say why not."""
        try:
            if not self._asks or self._opens(self.passphrase.text()):
                self.opened.emit()
                return
            why = "That passphrase does not open this store. Check capital letters and try again."
        except Unavailable as unavailable:
            why = f"{unavailable.title} {unavailable.advice}"
        self.passphrase.line.selectAll()
        self.passphrase.setFocus()
        self.banner.show_notice(Notice(Tone.AMBER, "Still locked.", why, can_close=False))

    def reject(self) -> None:
        """Stay: Escape opens nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: there is nothing behind to go to."""
        event.ignore()


class Lock(QObject):
    """Hides the windows there are and shows them again as they were."""

    locked = Signal()
    opened = Signal()

    def __init__(self, opens: Callable[[str], bool], *, asks: bool, parent: QWidget) -> None:
        """Begin open."""
        super().__init__(parent)
        self._opens, self._asks = opens, asks
        self._hidden: list[QWidget] = []
        self.dialog: LockDialog | None = None
        self._last: LockDialog | None = None

    @property
    def is_locked(self) -> bool:
        """Tell whether the windows are hidden."""
        return self.dialog is not None

    @Slot()
    def lock(self) -> None:
        """Hide every window at once and ask for the passphrase."""
        if self.is_locked:
            return
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
        shown.sort(key=lambda one: one.parentWidget() is not None)
        # A question somebody waits for is answered with no by being hidden, so there is nothing of it to show again.
        self._hidden = [one for one in shown if one.windowModality() != Qt.WindowModality.ApplicationModal]
        for widget in reversed(shown):
            widget.hide()
        self.dialog = LockDialog(self._opens, asks=self._asks)
        self.dialog.opened.connect(self._open)
        self.dialog.show()
        self.dialog.activateWindow()
        (self.dialog.passphrase if self._asks else self.dialog.open_button).setFocus()
        self.locked.emit()

    @Slot()
    def _open(self) -> None:
        """Show the windows again."""
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            # Kept until the next: it lies in no window, and would be gone while its own button is still being clicked.
            self._last, self.dialog = self.dialog, None
        self.opened.emit()
