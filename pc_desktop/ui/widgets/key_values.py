"""Labels with their values: as lines of text, or as a ruled list with the values in a column."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import tokens
from pc_desktop.ui.widgets.card import Rule
from pc_desktop.ui.widgets.shown import Pair
from pc_desktop.ui.widgets.words import Look, Words

_DATE = re.compile(r"\d{1,2}-[A-Z][a-z]{2}(-\d{4})?")
_UNBROKEN = "\N{NON-BREAKING HYPHEN}"


def _whole_dates(text: str) -> str:
    """Write a text as markup whose dates are never broken at their hyphens."""
    return _DATE.sub(lambda found: found[0].replace("-", _UNBROKEN), escape(text))


def _line(pair: Pair) -> str:
    """Write a pair as one line: the label quiet, the value in its tone."""
    worn = tokens()
    value = _whole_dates(pair.value).replace("\n", "<br>")
    weight = ";font-weight:600" if pair.tone is Tone.STRONG else ""
    return (
        f'<span style="color:{worn.ink.quiet}">{escape(pair.label)}</span> '
        f'<span style="color:{worn.tone[pair.tone].ink}{weight}">{value}</span>'
    )


class KeyValues(QWidget):
    """Shows pairs one below the other; labels are kept and used again."""

    def __init__(self, name: str, *, ruled: bool = False, parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers as `name`; `ruled` puts values in a column, with lines."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._ruled = ruled
        self._pairs: tuple[Pair, ...] = ()
        self._rows: list[tuple[Words, Words | None, Rule | None]] = []
        self._grid = QGridLayout(self)
        space(self._grid, (0, 0, 0, 0), 8 if ruled else 4)
        self._grid.setColumnStretch(0, 1 if not ruled else 2)
        self._grid.setColumnStretch(1, 0 if not ruled else 3)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs in order."""
        if tuple(pairs) == self._pairs:
            return
        self._pairs = tuple(pairs)
        while len(self._rows) < len(pairs):
            self._rows.append(self._new_row(len(self._rows)))
        for place, row in enumerate(self._rows):
            for widget in row:
                if widget is not None:
                    widget.setVisible(place < len(pairs))
        self._write()

    def _new_row(self, place: int) -> tuple[Words, Words | None, Rule | None]:
        """Make the widgets of one more row."""
        if not self._ruled:
            line = Words("", Look.SECONDARY, wrap=True, parent=self)
            line.setTextFormat(Qt.TextFormat.RichText)
            self._grid.addWidget(line, place, 0)
            return line, None, None
        label = Words("", Look.SECONDARY, wrap=True, parent=self)
        value = Words("", Look.SECONDARY, wrap=True, parent=self)
        value.setTextFormat(Qt.TextFormat.RichText)
        rule = Rule(self)
        self._grid.addWidget(label, 2 * place, 0)
        self._grid.addWidget(value, 2 * place, 1)
        self._grid.addWidget(rule, 2 * place + 1, 0, 1, 2)
        return label, value, rule

    def _write(self) -> None:
        """Write the pairs into their rows, in the colours of the theme."""
        for pair, (label, value, _rule) in zip(self._pairs, self._rows, strict=False):
            if value is None:
                label.setText(_line(pair))
            else:
                label.setText(pair.label)
                ink = tokens().tone[pair.tone].ink
                value.setText(f'<span style="color:{ink};font-weight:600">{_whole_dates(pair.value)}</span>')
            for each in (label, value):
                if each is not None:
                    each.setToolTip(pair.tip)

    def dress_again(self) -> None:
        """Write again in the new theme's colours."""
        self._write()
