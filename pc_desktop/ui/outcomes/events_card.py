"""What happened to the service: every event, with how to enter one, put one right and take one away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable


class EventsCard(Card):
    """Lists the events; Enter puts one right, Delete takes it away."""

    wanted = Signal(str)
    """The key of the event to put right; empty for a new one."""
    unwanted = Signal(str)
    """The key of the event to take away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("Events on the charts", flush=True, parent=parent)
        self.enter = Link("Enter an event…")
        self.table = RowTable(
            "Events on the charts: Enter puts one right, Delete takes it away",
            (
                Heading("Day", Cell("01-Nov-2024", Tone.STRONG, second="to 01-Nov-2024")),
                Heading("What happened", Cell("Go-live", second="The whole service"), grow=1),
            ),
            show_headings=False, small=True, lines=2,
        )  # fmt: skip
        self.table.hug_rows()
        self.add_to_head(self.enter, right=True)
        self.add(self.table)
        self.enter.clicked.connect(lambda: self.wanted.emit(""))
        self.table.opened.connect(self.wanted)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove)

    def show_events(self, rows: tuple[Row, ...]) -> None:
        """Show these events."""
        self.table.show_rows(rows, "No event is entered yet.")

    def _remove(self) -> None:
        """Ask to take the current event away."""
        if self.table.selected():
            self.unwanted.emit(self.table.selected())
