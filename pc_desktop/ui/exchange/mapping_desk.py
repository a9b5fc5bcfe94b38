"""Joins the mapping page to what it is about: reads a file's columns, takes what people say, keeps it as a layout."""

from PySide6.QtCore import QObject, Signal, Slot

from pc_desktop.tasks import Tasks
from pc_desktop.ui.exchange.mapping import Mapping
from pc_desktop.ui.exchange.mapping_pane import MappingPane
from pc_desktop.ui.exchange.mending import Mending
from pc_desktop.ui.exchange.presenter import ExchangePresenter


class MappingDesk(QObject):
    """Holds what was said of the columns of the file on the table."""

    opened = Signal()
    """The page is to be shown."""
    failed = Signal(object)
    """Why the columns could not be read, as an exception."""

    def __init__(
        self, presenter: ExchangePresenter, mending: Mending, tasks: Tasks, pane: MappingPane
    ) -> None:
        """Work for a page."""
        super().__init__(pane)
        self._presenter, self._mending, self._tasks, self._pane = presenter, mending, tasks, pane
        self._mapping: Mapping | None = None
        pane.wants_meaning.connect(self._ask)
        pane.wants_kept.connect(self._keep)

    @Slot()
    def open(self) -> None:
        """Ask what the columns were taken for, and show it."""
        self._tasks.run(self._presenter.columns_job(), self._show, self.failed.emit)

    def _show(self, mapping: Mapping) -> None:
        """Show what is known of the columns."""
        self._mapping = mapping
        self._pane.show_mapping(mapping.rows())
        self.opened.emit()

    @Slot(str)
    def _ask(self, key: str) -> None:
        """Ask what a column is."""
        if self._mapping is not None:
            self._mending.ask_meaning(self._mapping, key, self._show)

    @Slot()
    def _keep(self) -> None:
        """Keep what was said as a layout."""
        if self._mapping is not None and self._mapping.said:
            self._mending.ask_layout(self._mapping)
