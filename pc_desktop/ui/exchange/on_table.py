"""What lies on the table at the right of the Exchange screen: nothing, what was just accepted, or one of its pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.empty import Empty


class OnTable(QStackedWidget):
    """Shows one page at a time; the first two say that there is nothing to look at."""

    wants_files = Signal()
    """Let the person choose files."""

    def __init__(self, *pages: QWidget) -> None:
        """Hold these pages after the two of its own."""
        super().__init__()
        self._nothing = Empty(
            Sign.WORKBOOK,
            "No file is on the table.",
            "Drop returns, lists or forms at the left, or press Ctrl I. Nothing is saved until you accept.",
            "Choose files…",
        )
        self._done = Empty(Sign.TICK, "Accepted.", "", "Read another file…")
        for empty in (self._nothing, self._done):
            card = Card()
            card.add(empty, 1)
            self.addWidget(card)
            empty.acted.connect(self.wants_files)
        for page in pages:
            self.addWidget(page)

    @property
    def is_empty(self) -> bool:
        """Tell whether no page is shown."""
        return self.currentIndex() < 2

    def show_nothing(self) -> None:
        """Say that no file is on the table."""
        self.setCurrentIndex(0)

    def show_accepted(self, title: str, sentence: str) -> None:
        """Say that what was on the table was accepted."""
        self._done.show_words(f"{title}: accepted.", sentence, "Read another file…")
        self.setCurrentIndex(1)
