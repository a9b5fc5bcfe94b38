"""The ground of the board: tinted and edged while it shows a past moment, so that nobody takes it for now."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.strokes import draw_box


class Ground(QWidget):
    """Lies behind the board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin at now, untinted."""
        super().__init__(parent)
        self.is_past = False

    def show_past(self, is_past: bool) -> None:
        """Be tinted or not."""
        if is_past is not self.is_past:
            self.is_past = is_past
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint."""
        if self.is_past:
            shade = tokens().tone[Tone.AMBER]
            draw_box(QPainter(self), self.rect(), 0, shade.ground, shade.edge, width=px(4))
