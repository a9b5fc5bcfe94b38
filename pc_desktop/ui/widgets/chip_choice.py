"""A row of chips to choose from: filters that may be on together, or pages of which one is shown."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.strokes import draw_box, draw_line


class ChoiceChip(QPushButton):
    """One chip that can be chosen; a chosen one is blue and, among filters, ticked."""

    def __init__(self, choice: Choice, ticks: bool, parent: QWidget) -> None:
        """Begin unchosen."""
        super().__init__(choice.text, parent)
        self.key = choice.key
        self._ticks = ticks
        self.setToolTip(choice.tip)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _said(self) -> str:
        """Give the text as drawn."""
        return f"{self.text()} ✓" if self._ticks and self.isChecked() else self.text()

    def sizeHint(self) -> QSize:
        """Be large enough to hit, and no wider than the text."""
        metrics = QFontMetrics(font(tokens().size.secondary, Weight.SEMIBOLD))
        return QSize(
            metrics.horizontalAdvance(self._said()) + 2 * px(10), max(metrics.height() + 2 * px(4), px(26))
        )

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        worn = tokens()
        shade = worn.tone[Tone.BLUE if self.isChecked() else Tone.GREY]
        edged = worn.shape.stroke > 1 or self.underMouse()
        painter = QPainter(self)
        draw_box(painter, self.rect(), px(worn.shape.chip), shade.ground, shade.edge if edged else "")
        letters = font(worn.size.secondary, Weight.SEMIBOLD)
        draw_line(painter, self.rect(), self._said(), letters, shade.ink, Qt.AlignmentFlag.AlignHCenter)


class ChoiceChips(Wrapping):
    """Offers choices; `one` lets exactly one be chosen at a time, and each click or Space tells its key."""

    chosen = Signal(str)
    """The key of the chip a person switched; ask `chosen_keys` what is on now."""

    def __init__(
        self, name: str, choices: Sequence[Choice], *, one: bool = True, parent: QWidget | None = None
    ) -> None:
        """Offer these choices, known to screen readers as `name`."""
        super().__init__(parent, gap=6)
        self.setAccessibleName(name)
        self._one = one
        self._chips: list[ChoiceChip] = []
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these instead; what was chosen stays so where it is still offered."""
        on = self.chosen_keys()
        for chip in self._chips:
            self.flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [ChoiceChip(choice, not self._one, self) for choice in choices]
        for chip in self._chips:
            chip.setAutoExclusive(self._one)
            chip.clicked.connect(self._tell)
            self.add(chip)
            chip.show()
        self.choose(on)

    def choose(self, keys: Collection[str]) -> None:
        """Switch on exactly these, telling nobody."""
        for chip in self._chips:
            chip.setAutoExclusive(False)
            chip.setChecked(chip.key in keys)
            chip.setAutoExclusive(self._one)
            chip.updateGeometry()

    def chosen_keys(self) -> tuple[str, ...]:
        """Give the keys that are on, in order."""
        return tuple(chip.key for chip in self._chips if chip.isChecked())

    def _tell(self) -> None:
        """Pass on which chip was switched."""
        chip = self.sender()
        if isinstance(chip, ChoiceChip):
            self.updateGeometry()
            self.flow.invalidate()
            self.chosen.emit(chip.key)
