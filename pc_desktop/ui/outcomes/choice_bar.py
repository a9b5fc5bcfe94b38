"""What the charts are chosen by: period, step, unit, area and service, once for the whole page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.outcomes.rows import Pick
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.words import Look, Words

_WIDEST = 260


class PickBox(QWidget):
    """One list with its name above it."""

    picked = Signal(str, str)
    """The key of the list, and of what was chosen of it."""

    def __init__(self, pick: Pick, parent: QWidget | None = None) -> None:
        """Offer what this list offers."""
        super().__init__(parent)
        self._key = pick.key
        self.box = QComboBox()
        self.box.setAccessibleName(pick.name)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 2)
        column.addWidget(Words(pick.name, Look.SMALL))
        column.addWidget(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._tell)

    def offer(self, offered: Sequence[Choice], chosen: str) -> None:
        """Offer these, with one chosen; what is offered already is left alone."""
        held = [(self.box.itemData(at), self.box.itemText(at)) for at in range(self.box.count())]
        if held != [(one.key, one.text) for one in offered]:
            self.box.clear()
            for one in offered:
                self.box.addItem(one.text, one.key)
            metrics = QFontMetrics(self.box.font())
            widest = max((metrics.horizontalAdvance(one.text) for one in offered), default=0)
            self.box.setFixedWidth(min(px(_WIDEST), widest + px(52)))
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def _tell(self, at: int) -> None:
        """Tell what was chosen."""
        self.picked.emit(self._key, str(self.box.itemData(at)))


class ChoiceBar(Wrapping):
    """The lists side by side, in as many lines as the width asks for."""

    picked = Signal(str, str)
    """The key of a list, and of what was chosen of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without lists."""
        super().__init__(parent, gap=14)
        self.setAccessibleName("What the charts show")
        self.boxes: dict[str, PickBox] = {}

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """Offer these lists."""
        for pick in picks:
            if pick.key not in self.boxes:
                made = PickBox(pick, self)
                made.picked.connect(self.picked)
                self.boxes[pick.key] = made
                self.add(made)
                made.show()
            self.boxes[pick.key].offer(pick.offered, pick.chosen)
