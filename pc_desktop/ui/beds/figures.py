"""A unit's figures side by side: each number above its name, wrapping where the unit is narrow."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import tokens
from pc_desktop.ui.beds.unit_rows import Figure
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.words import Look, Words


class FigureLabel(QWidget):
    """One number and its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a number."""
        super().__init__(parent)
        self._tone = Tone.STRONG
        column = QVBoxLayout(self)
        space(column, (0, 0, 8, 0), 0)
        self._number = Words("", Look.TITLE)
        self._name = Words("", Look.SMALL)
        column.addWidget(self._number)
        column.addWidget(self._name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure) -> None:
        """Show this number; its ink says what it means, beside its name."""
        self._number.setText(figure.number)
        self._number.setStyleSheet(f"color: {tokens().tone[figure.tone].ink};")
        self._name.setText(figure.label)
        self.setToolTip(figure.tip)
        self.setAccessibleName(f"{figure.number} {figure.label}")


class Figures(Wrapping):
    """Shows a unit's figures in order; labels are kept and used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent, gap=8)
        self._labels: list[FigureLabel] = []

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        while len(self._labels) < len(figures):
            self._labels.append(FigureLabel(self))
            self.add(self._labels[-1])
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(figures))
            if place < len(figures):
                label.show_figure(figures[place])
        self.updateGeometry()
