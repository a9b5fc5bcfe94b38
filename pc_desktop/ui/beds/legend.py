"""What the tiles mean: a small tile of each state with its words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.unit_rows import LEGEND
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.shown import TileRow, TileState
from pc_desktop.ui.widgets.words import Look, Words

_LENT = "← K.M.  On leave from this bed, which others may use; comes back"


class Swatch(BedTile):
    """A tile too small for words, which only shows how a state is drawn."""

    def __init__(self, state: TileState, words: str, parent: QWidget | None = None) -> None:
        """Show this state; nobody can press it."""
        super().__init__(TileRow("", "", state, spoken=words), parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Be as tall as a line of words."""
        return QSize(px(26), px(18))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()


class Legend(QWidget):
    """Shows every state a bed can be in, one to a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show them all."""
        super().__init__(parent)
        self.setAccessibleName("What the tiles mean")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        lines = QVBoxLayout(self)
        space(lines, (0, 0, 0, 0), 7)
        for state, words in LEGEND:
            line = QHBoxLayout()
            space(line, (0, 0, 0, 0), 10)
            line.addWidget(Swatch(state, words))
            line.addWidget(Words(words, Look.SECONDARY), 1)
            lines.addLayout(line)
        lines.addWidget(Words(_LENT, Look.SECONDARY, wrap=True))
