"""Gives a table's columns their widths: measured once from a sample, the rest shared, a person's own kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.widgets.row_delegate import PAD, RowDelegate


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its heading, a sample as wide as its cells come, and its share of what room is left.

    `grow` 0 keeps the column at the width of its sample; columns with more share the rest in that proportion
    and are never narrower than half their sample. Where there is no room, optional columns are left out, the
    last first; what they say must also stand elsewhere.
    """

    text: str
    sample: Cell | str = ""
    grow: int = 0
    right: bool = False
    optional: bool = False


class Columns(QObject):
    """Looks after the header of one table."""

    def __init__(self, table: QTableView, delegate: RowDelegate, headings: Sequence[Heading]) -> None:
        """Take charge of the header of `table`, whose cells `delegate` paints."""
        super().__init__(table)
        self._table = table
        self._delegate = delegate
        self._headings = tuple(headings)
        self._by_hand: dict[int, int] = {}
        self._unwanted: frozenset[int] = frozenset()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(24))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionHandleDoubleClicked.connect(self._release)
        header.sectionResized.connect(self._take_up)

    def by_hand(self) -> dict[int, int]:
        """Give the widths a person has set, by column, in screen pixels, for remembering."""
        return dict(self._by_hand)

    def remember(self, widths: dict[int, int]) -> None:
        """Take up remembered widths."""
        self._by_hand = {
            column: width for column, width in widths.items() if 0 <= column < len(self._headings)
        }
        self.share()

    def rename(self, column: int, text: str) -> bool:
        """Head a column with other words and give it the width they want; tell whether they are other words."""
        held = self._headings[column]
        if held.text == text:
            return False
        self._headings = (*self._headings[:column], replace(held, text=text), *self._headings[column + 1 :])
        self.share()
        return True

    def leave_out(self, columns: frozenset[int]) -> None:
        """Show none of these columns, for here they would say nothing; columns left out before come back."""
        if self._unwanted != columns:
            self._unwanted = columns
            self.share()

    def left_out(self) -> tuple[str, ...]:
        """Give the headings of the columns for which there is no room."""
        header = self._table.horizontalHeader()
        hidden = (at for at in range(len(self._headings)) if header.isSectionHidden(at))
        return tuple(self._headings[at].text for at in hidden if at not in self._unwanted)

    def share(self) -> None:
        """Give each column its width, and what is left to those that grow."""
        natural = {at: self._by_hand.get(at, self._measure(each)) for at, each in enumerate(self._headings)}
        kept = self._choose(natural)
        shares = {at: 0 if at in self._by_hand else self._headings[at].grow for at in kept}
        spare = self._table.viewport().width() - sum(natural[at] for at in kept)
        whole = sum(shares.values())
        header = self._table.horizontalHeader()
        quiet = header.blockSignals(True)
        for at, width in natural.items():
            header.setSectionHidden(at, at not in kept)
            if at in kept:
                grown = width + spare * shares[at] // whole if whole else width
                header.resizeSection(at, max(grown, width // 2) if shares[at] else width)
        header.blockSignals(quiet)
        self._table.updateGeometries()

    def _choose(self, natural: dict[int, int]) -> tuple[int, ...]:
        """Choose the columns there is room for: all that are not optional, and of those the first."""
        kept = {at: width for at, width in natural.items() if at not in self._unwanted}
        room = self._table.viewport().width()
        for at in reversed(range(len(self._headings))):
            if sum(kept.values()) > room > 0 and self._headings[at].optional:
                kept.pop(at, None)
        return tuple(kept)

    def _measure(self, heading: Heading) -> int:
        """Measure one column from its heading and its sample."""
        sample = Cell(heading.sample) if isinstance(heading.sample, str) else heading.sample
        letters = QFontMetrics(font(tokens().size.secondary, Weight.SEMIBOLD))
        return max(self._delegate.width_of(sample), letters.horizontalAdvance(heading.text) + 2 * px(PAD) + 2)

    @Slot(int, int, int)
    def _take_up(self, column: int, _old: int, new: int) -> None:
        """Keep a width set by hand and share the rest anew."""
        self._by_hand[column] = new
        self.share()

    @Slot(int)
    def _release(self, column: int) -> None:
        """Let a column go back to its own width."""
        self._by_hand.pop(column, None)
        self.share()
