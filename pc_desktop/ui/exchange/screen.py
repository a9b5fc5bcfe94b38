"""The Exchange screen: whose return is in, what is wrong with a file, what changes if it is accepted."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.services.desk import Done
from pc_desktop.tasks import Progress, Stage, Tasks
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.exchange.layouts_desk import LayoutsDesk
from pc_desktop.ui.exchange.mapping_desk import MappingDesk
from pc_desktop.ui.exchange.mapping_pane import MappingPane
from pc_desktop.ui.exchange.mending import Mending
from pc_desktop.ui.exchange.notice_list import NoticeList
from pc_desktop.ui.exchange.on_table import OnTable
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.exchange.preview_pane import PreviewPane
from pc_desktop.ui.exchange.preview_rows import PreviewRows, Stand
from pc_desktop.ui.exchange.reading_files import Harvest
from pc_desktop.ui.exchange.received_pane import ReceivedPane
from pc_desktop.ui.exchange.returns_card import ReturnsCard
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.progress_strip import ProgressStrip
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.top_bar import TopBar

T = TypeVar("T")
_STOPPED = Notice(Tone.BLUE, "Reading was stopped.", "Nothing was saved.")


class ExchangeScreen(QWidget):
    """Reads returns and lists, previews what they change and accepts them; nothing is written before that."""

    help_page = "import-returns"

    wants_files = Signal()
    """Let the person choose files; hand them to `read_files`."""
    wants_sent = Signal()
    """Send something out."""
    wants_questions = Signal(object)
    """Send questions back: for each file the draft, its path, what is asked, and the passwords known."""

    def __init__(
        self, presenter: ExchangePresenter, dispatch: Dispatch, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter, self._dispatch, self._tasks = presenter, dispatch, tasks
        self._running: Progress | None = None
        self.setAcceptDrops(True)
        self._bar = TopBar("Exchange")
        self.returns = ReturnsCard()
        self.notices = NoticeList()
        self.strip = ProgressStrip()
        self.preview = PreviewPane()
        self.received = ReceivedPane()
        self.mending = Mending(presenter, self)
        self.mapping = MappingPane()
        self._columns = MappingDesk(
            presenter, self.mending, tasks, self.mapping, self.preview.problems.selected
        )
        self.layouts = LayoutsDesk(presenter.office, self.notices, self)
        self._stack = OnTable(self.preview, self.received, self.mapping, self.layouts.pane)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: returns at the left, what was read at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        made = Button("Layouts", "Ctrl L")
        made.clicked.connect(self.layouts.open)
        self._bar.add(made)
        page = self._page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        panes = Panes()
        right = QWidget()
        column = QVBoxLayout(right)
        space(column, (0, 0, 0, 0), 12)
        self._reading = Card()
        self._reading.add(self.strip)
        self._reading.hide()
        column.addWidget(self._reading)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        panes.add(self.returns, least=312, tall=480)
        panes.add(right, least=560, share=5, tall=540)
        page.add(panes)
        self.setFocusProxy(self.returns.units)

    def _connect(self) -> None:
        """Hand wishes on."""
        self.returns.wants_files.connect(self.wants_files)
        self.returns.files_dropped.connect(self.read_files)
        self._stack.wants_files.connect(self.wants_files)
        self.strip.cancelled.connect(self._cancel)
        self._tasks.progressed.connect(self._show_stage)
        self.preview.wants_accept.connect(self.accept)
        self.preview.wants_away.connect(self.put_away)
        self.preview.wants_left_out.connect(lambda key: self._show(self._presenter.leave_out(key)))
        self.preview.wants_choice.connect(lambda key: self._show(self._presenter.choose(key)))
        self.preview.wants_day.connect(self.mending.ask_day)
        self.preview.wants_fix.connect(self.mending.ask_fix)
        self.preview.wants_skip.connect(self.mending.skip)
        self.mending.shows.connect(self._show)
        self.mending.reads.connect(self._read_again)
        self.preview.wants_columns.connect(self._columns.open)
        self._columns.opened.connect(lambda: self._turn_to(self.mapping))
        self.layouts.opened.connect(lambda: self._turn_to(self.layouts.pane))
        self.layouts.pane.wants_away.connect(self.refresh)
        self._columns.failed.connect(self._failed)
        self.mapping.wants_away.connect(self.refresh)
        self.preview.wants_questions.connect(lambda: self.wants_questions.emit(self._presenter.questions()))
        self.returns.wants_sent.connect(self.wants_sent)
        self.returns.receipt_opened.connect(self._open_receipt)
        self.received.wants_away.connect(self.put_away)
        for key, act in (("Ctrl+Return", self.accept), ("Ctrl+Enter", self.accept), ("Escape", self._escape),
                         ("Ctrl+L", self.layouts.open)):  # fmt: skip
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _turn_to(self, pane: QWidget) -> None:
        """Show one of the pages at the right, and bring it into view."""
        self._stack.setCurrentWidget(pane)
        self._page.bring(self._stack)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again whose return is in, and compare what is on the table again."""
        rows = self._presenter.returns()
        self._bar.show_badges((rows.badge,))
        self.returns.show_returns(rows)
        self._show(self._presenter.refresh())

    def _catch_up(self) -> None:
        """Compare a long list again beside the window, where what is shown is out of date."""
        if self._running is None and self.preview.isEnabled() and self._presenter.takes_long:
            self._run(self._presenter.comparing_job(), self._caught_up, "Comparing…")

    def _caught_up(self, _nothing: None) -> None:
        """Show what was compared."""
        self._end_reading()
        self.refresh()

    @Slot(object)
    def read_files(self, paths: Sequence[Path]) -> None:
        """Read files and folders, away from the window, and preview what they would change."""
        self._read(paths, self._take_in)

    def _read(self, paths: Sequence[Path], then: Callable[[Harvest], None], password: str = "") -> None:
        """Read files on the worker, then do something with what came of it."""
        self._cancel()
        self.notices.show_notices(())
        self._run(self._presenter.reading_job(tuple(paths), password), then, "Reading…")

    def _run(self, job: Callable[[Progress], T], then: Callable[[T], object], words: str) -> None:
        """Do a job on the worker, showing how far it is."""
        self._reading.show()
        self.strip.show_progress(words)
        self._running = self._tasks.run(job, then, self._failed, self._stopped)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere on the screen, not only in the place for them."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    @Slot()
    def accept(self) -> None:
        """Accept what is on the table as one step, or keep the layout where the mapping page is shown."""
        if self._stack.currentWidget() is self.mapping:
            self.mapping.wants_kept.emit()
        if self._stack.currentWidget() is not self.preview or not self.preview.accept.isEnabled():
            return
        self._presenter.note_accepted(accepted=True)
        if self._presenter.is_long:
            self.preview.setEnabled(False)
            self._reading.show()
            self.strip.show_progress(f"{self._presenter.accept_words()}…")
            self.strip.cancel.hide()
            self._dispatch.do_beside(self._tasks, self._presenter.accept(), self._accepted)
        else:
            self._accepted(self._dispatch.do(self._presenter.accept()))

    def _accepted(self, done: Done | None) -> None:
        """Show that everything was written, or leave it on the table where a rule said no."""
        self._presenter.note_accepted(accepted=done is not None)
        self.preview.setEnabled(True)
        self.strip.cancel.show()
        if self._running is None:
            self._end_reading()
        if done is not None:
            self.notices.show_notices(())
            self.refresh()

    @Slot(object, str)
    def _read_again(self, paths: Sequence[Path], password: str) -> None:
        """Read files again with what was put right in them, or with their password."""
        self._read(paths, self._add, password)

    @Slot(str)
    def _open_receipt(self, key: str) -> None:
        """Show what a file accepted before changed."""
        rows = self._presenter.received(key)
        if rows is not None:
            self.received.show_received(rows)
            self._turn_to(self.received)

    @property
    def is_free(self) -> bool:
        """Tell whether nothing lies on the table and nothing is being read."""
        return self._running is None and self._stack.is_empty

    @Slot()
    def put_away(self) -> None:
        """Put what was read away; nothing was saved."""
        self._presenter.put_away()
        self.notices.show_notices(())
        self._show(None)
        self.returns.units.setFocus()

    @Slot()
    def _escape(self) -> None:
        """Stop reading, or else put away what was read."""
        if self._running is not None:
            self._cancel()
        elif self._stack.currentIndex() > 0:
            self.put_away()

    @Slot()
    def _cancel(self) -> None:
        """Ask the reading that is going on to stop."""
        if self._running is not None:
            self._running.cancel()

    @Slot(object)
    def _show_stage(self, stage: Stage) -> None:
        """Show how far the reading is; other work's stages are not for this screen."""
        if self._running is not None and not self._running.is_cancelled:
            self.strip.show_progress(stage.words, stage.done, stage.total)

    def _take_in(self, harvest: Harvest) -> None:
        """Show what came of reading."""
        self._look_at(harvest, self._presenter.show(harvest.drafts, dict(harvest.paths)))

    def _add(self, harvest: Harvest) -> None:
        """Show what came of reading some files again beside the others."""
        self._look_at(harvest, self._presenter.add(harvest))

    def _look_at(self, harvest: Harvest, rows: PreviewRows | None) -> None:
        """Show a preview, put the keyboard on it, and ask for the password of what is protected."""
        self._end_reading()
        self.notices.show_notices(harvest.notices)
        self._show(rows)
        if harvest.drafts:
            self.preview.take_focus()
            self._page.bring(self._stack)
        if harvest.locked:
            self.mending.ask_password(harvest.locked)

    def _failed(self, fault: Exception) -> None:
        """Say why nothing could be read; a fault of ours goes on to be apologised for."""
        self._end_reading()
        self.notices.show_fault(fault)

    def _stopped(self) -> None:
        """Say that reading was stopped, unless another reading has begun meanwhile."""
        if self._running is not None and self._running.is_cancelled:
            self._end_reading()
            self.notices.show_notices((_STOPPED,))

    def _end_reading(self) -> None:
        """Take the progress away."""
        self._running = None
        self.strip.end()
        self._reading.hide()

    @Slot(object)
    def _show(self, rows: PreviewRows | None) -> None:
        """Show the preview, that it was accepted, or that there is nothing."""
        if rows is None:
            self._stack.show_nothing()
        elif rows.stand is Stand.ACCEPTED:
            self._stack.show_accepted(rows.title, rows.sentence)
        else:
            self.preview.show_preview(rows)
            self._stack.setCurrentWidget(self.preview)
        self._catch_up()
