"""Joins the mapping page to what it is about: reads a file's sheets, takes what people say, keeps it as a layout."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from pc_desktop.domain.errors import Refused
from pc_desktop.tasks import Tasks
from pc_desktop.ui.exchange.mapping import SheetMapping
from pc_desktop.ui.exchange.mapping_pane import MappingPane
from pc_desktop.ui.exchange.mending import Mending
from pc_desktop.ui.exchange.presenter import ExchangePresenter


class MappingDesk(QObject):
    """Holds what was said of the columns of one file on the table."""

    opened = Signal()
    """The page is to be shown."""
    failed = Signal(object)
    """Why the columns could not be read, as an exception."""

    def __init__(
        self,
        presenter: ExchangePresenter,
        mending: Mending,
        tasks: Tasks,
        pane: MappingPane,
        problem: Callable[[], str],
    ) -> None:
        """Work for a page; `problem` gives the key of the problem somebody looks at."""
        super().__init__(pane)
        self._presenter, self._mending, self._tasks, self._pane = presenter, mending, tasks, pane
        self._problem = problem
        self._mapping: SheetMapping | None = None
        pane.said.connect(self._say)
        pane.wants_sheet.connect(self._turn)
        pane.wants_kept.connect(self._keep)

    @Slot()
    def open(self) -> None:
        """Ask what the columns were taken for in the file somebody looks at, and show it."""
        self._tasks.run(self._presenter.columns_job(self._problem()), self._show, self.failed.emit)

    def _show(self, mapping: SheetMapping) -> None:
        """Show what is known of the columns."""
        self._mapping = mapping
        self._pane.show_mapping(mapping.rows())
        self.opened.emit()

    @Slot(str, str)
    def _say(self, key: str, words: str) -> None:
        """Take what somebody says a column is."""
        if self._mapping is None:
            return
        try:
            self._show(self._mapping.say(key, words))
        except Refused as refused:
            self._pane.show_refusal(refused.sentence)

    @Slot(str)
    def _turn(self, sheet: str) -> None:
        """Show another sheet."""
        if self._mapping is not None:
            self._show(self._mapping.turn_to(sheet))

    @Slot()
    def _keep(self) -> None:
        """Keep what was said as a layout."""
        if self._mapping is not None and self._mapping.said:
            self._mending.ask_layout(self._mapping)
