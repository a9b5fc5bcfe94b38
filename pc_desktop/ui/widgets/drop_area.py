"""Where workbooks are dropped: a dashed place that takes files, with a button for those who have no mouse."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.empty import SignPicture
from pc_desktop.ui.widgets.strokes import draw_box
from pc_desktop.ui.widgets.words import Look, Words

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class DropArea(QWidget):
    """Takes files by drag, and asks for a chooser by its button; opens nothing itself."""

    files_dropped = Signal(object)
    """The files as a tuple of Path, in the order they came."""
    choose_wanted = Signal()
    """The button was pressed: let the person choose files."""

    def __init__(
        self, words: str, advice: str, button: str, key_hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin with these words, a quiet line below, and the words of the button."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._over = False
        column = QVBoxLayout(self)
        space(column, (16, 18, 16, 18), 6)
        self.button = Button(button, key_hint)
        self.button.clicked.connect(self.choose_wanted)
        column.addWidget(SignPicture(Sign.DROP, 30), 0, _MIDDLE)
        for text, look in ((words, Look.STRONG), (advice, Look.QUIET)):
            label = Words(text, look, wrap=True)
            label.setAlignment(_MIDDLE)
            column.addWidget(label)
        column.addSpacing(px(4))
        column.addWidget(self.button, 0, _MIDDLE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up when files come in."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark when they leave."""
        super().dragLeaveEvent(event)
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        self._light(False)
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _light(self, on: bool) -> None:
        """Show whether a drop would be taken."""
        self._over = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed edge."""
        worn = tokens()
        shade = worn.tone[Tone.BLUE]
        ground = shade.ground if self._over else worn.surface.window
        edge = shade.edge if self._over else worn.surface.control
        draw_box(QPainter(self), self.rect(), px(worn.shape.card), ground, edge, width=1.6, dashed=True)
