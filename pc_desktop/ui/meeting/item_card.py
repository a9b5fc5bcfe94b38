"""The card of the agenda item that is on: what stands under it, its notes, and what can be done there."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell
from pc_desktop.ui.meeting.agenda_rows import ItemRows
from pc_desktop.ui.meeting.in_whole import InWhole
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.fields import Labelled, NoteBox
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_LATER = 400
"""Milliseconds after the last key until what is typed is kept."""
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard comes back from these by itself."""


class ItemCard(Card):
    """Shows one item; tells what is typed under it, at once and when the keyboard leaves the notes."""

    typed = Signal(str)
    """The notes, shortly after they were typed."""
    left = Signal()
    """The keyboard has left the notes."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("Item")
        self._badges = ChipRow()
        self._lead = Words("", Look.SECONDARY, wrap=True)
        self._pairs = KeyValues("What is known", ruled=True)
        self.table = RowTable("What belongs to this item", _headings(), lines=2, show_headings=False)
        self.whole = InWhole(self.table)
        self.note = NoteBox("Notes", "What is said under this item; saved as you type", lines=2)
        self.tick = Button("", "K")
        self.add_line = Button("", "A")
        self.open = Button("", "Enter")
        self.remove = Button("", "Del")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._key = ""
        self.keys: tuple[str, ...] = ()
        self._build()
        self.note.written.connect(self._later.start)
        self._later.timeout.connect(self._tell)
        self.note.installEventFilter(self)

    def _build(self) -> None:
        """Lay it out: words, pairs, lines with what can be done about them, notes."""
        self.add_to_head(self._badges)
        self._acts = Wrapping(gap=8)
        for button in (self.tick, self.add_line, self.open, self.remove):
            self._acts.add(button)
        self.add(self._lead)
        self.add(self._pairs)
        self.add(self.table, 1)
        self.add(self.whole)
        self.add(self._acts)
        self.add(Labelled("Notes", self.note))
        self._spare = QWidget()
        self.add(self._spare, 1)

    def show_item(self, item: ItemRows | None, *, can_change: bool) -> None:
        """Show an item; notes being typed for the same item are left alone."""
        self.setVisible(item is not None)
        if item is None:
            self._key, self.keys = "", ()
            for button in (self.tick, self.add_line, self.open, self.remove):
                button.setEnabled(False)
            return
        self.show_title(item.title)
        state = [Badge("✓ done", Tone.GREEN)] if item.done else []
        state += [Badge("– dropped", Tone.GREY)] if item.dropped else []
        self._badges.show_badges((Badge(item.time, Tone.GREY), *state))
        shown, acts = item.shown, item.acts
        self._lead.setText(shown.lead)
        self._lead.setVisible(bool(shown.lead))
        self._pairs.show_pairs(shown.pairs)
        self._pairs.setVisible(bool(shown.pairs))
        self.table.show_rows(shown.rows, shown.empty)
        self.keys = tuple(row.key for row in shown.rows)
        self.whole.show_rows(shown.rows)
        has_lines = bool(shown.rows or shown.empty)
        self.table.setVisible(has_lines)
        self._spare.setVisible(not has_lines)
        if shown.rows and not self.table.selected():
            self.table.select(shown.rows[0].key)
        for button, words, needs_row in (
            (self.tick, acts.tick, True),
            (self.add_line, acts.add, False),
            (self.open, acts.open, True),
            (self.remove, acts.remove, True),
        ):
            button.show_words(words)
            button.setVisible(bool(words))
            button.setEnabled(bool(words) and (bool(shown.rows) or not needs_row))
        self._acts.setVisible(bool(acts.tick or acts.add or acts.open or acts.remove))
        self.note.setReadOnly(not can_change)
        if item.key != self._key or not self.note.hasFocus():
            self._key = item.key
            self.note.show_text(item.notes)

    def notes(self) -> str:
        """Give what stands in the notes."""
        return self.note.toPlainText()

    def flush(self) -> None:
        """Tell what is typed at once, before another item is on."""
        if self._later.isActive():
            self._later.stop()
            self._tell()

    def select_place(self, place: int) -> None:
        """Choose the line at a place, or the last where there are fewer."""
        if self.keys:
            self.table.select(self.keys[min(place, len(self.keys) - 1)])

    @Slot()
    def _tell(self) -> None:
        """Tell what is typed."""
        self.typed.emit(self.notes())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the keyboard leaves the notes for good."""
        goes = watched is self.note and event.type() is QEvent.Type.FocusOut
        if goes and isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
            self.flush()
            self.left.emit()
        return super().eventFilter(watched, event)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of what belongs to an item."""
    return (
        Heading("Who or what", Cell("Dr Helen Marlowe-Okafor", second="Community representative"), 3),
        Heading("What is known", Cell("3 free, 1 held, 12 occupied, 1 on leave, and more", second=""), 5),
        Heading("How it stands", Cell("● last confirmed 17-Nov-2026 09:30"), 4),
    )
