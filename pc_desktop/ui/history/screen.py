"""The History screen: who did what when, what each step changed, and taking steps back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.history.presenter import HistoryPresenter
from pc_desktop.ui.history.step_card import StepCard
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Flow
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.search_box import SearchBox
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.top_bar import TopBar


class HistoryScreen(QWidget):
    """Shows the journal; Undo and Redo say what they would do before they do it."""

    help_page = "history-and-undo"

    wants_export = Signal(object)
    """The HistoryList to write to a workbook."""

    def __init__(
        self,
        presenter: HistoryPresenter,
        dispatch: Dispatch,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._bar = TopBar("History")
        self.undo = Button("Undo", "Ctrl Z", sign=Sign.UNDO)
        self.redo = Button("Redo", "Ctrl Shift Z", sign=Sign.REDO)
        self.search = SearchBox("Find steps", "Reference, day or words", "Ctrl F")
        self.kind = QComboBox()
        self.export = Button("Export…", "Ctrl L", sign=Sign.EXPORT)
        self.undo_this = Button("Take this step back", "Ctrl Backspace")
        self._list = Card("Steps, newest first", flush=True)
        self.table = RowTable("Steps, newest first", _headings(), lines=2)
        self._step = StepCard()
        self._build()
        self.undo.clicked.connect(self._take_back)
        self.redo.clicked.connect(self._do_again)
        self.table.chosen.connect(self._show_step)
        self.search.textChanged.connect(self._sift)
        self.kind.currentIndexChanged.connect(self._sift)
        self.export.clicked.connect(self._export)
        self.undo_this.clicked.connect(self._take_this_back)
        keys = {
            "Ctrl+F": self.search.setFocus,
            "Ctrl+L": self._export,
            "Ctrl+Backspace": self._take_this_back,
        }
        for key, act in keys.items():
            QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(act)

    def _build(self) -> None:
        """Lay the screen out: steps at the left, one of them at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        self.kind.setAccessibleName("Kind of fact changed")
        for choice in self._presenter.kinds():
            self.kind.addItem(choice.text, choice.key)
        self._bar.add(self.undo)
        self._bar.add(self.redo)
        page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        panes = Panes()
        self._list.add(_in_a_row(self.search, self.kind))
        self._list.add(self.table, 1)
        self._list.add(_in_a_row(self.undo_this, self.export))
        panes.add(self._list, least=460, tall=320)
        panes.add(self._step, least=460, tall=420)
        page.add(panes)
        self.setFocusProxy(self.table)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the step chosen; the newest is chosen where none was."""
        rows = self._presenter.refresh()
        self._bar.show_badges(rows.badges)
        self._list.show_quiet(rows.words)
        self.table.show_rows(rows.steps, "Nothing has been done yet.")
        if not self.table.selected() and rows.steps:
            self.table.select(rows.steps[0].key)
        self._show_step(self.table.selected())
        self._offer(self.undo, rows.undo, "Take back", "There is nothing to take back.")
        self._offer(self.redo, rows.redo, "Do again", "There is nothing to do again.")
        self._step.show_next(rows.undo, rows.redo)

    @staticmethod
    def _offer(button: Button, title: str, verb: str, nothing: str) -> None:
        """Have a button say what it would do, or that there is nothing."""
        button.setEnabled(bool(title))
        button.setToolTip(f"{verb}: {title}" if title else nothing)
        button.setAccessibleName(f"{button.text()}: {title}" if title else f"{button.text()}: {nothing}")

    @Slot(str)
    def _show_step(self, key: str) -> None:
        """Show what one step changed."""
        self._step.show_step(self._presenter.step(key))
        self.undo_this.setEnabled(self._presenter.number(key) is not None)

    @Slot()
    def _sift(self) -> None:
        """Show only the steps asked for."""
        self._presenter.search(self.search.text(), str(self.kind.currentData() or ""))
        self.refresh()

    @Slot()
    def _export(self) -> None:
        """Ask for the steps shown as a workbook."""
        self.wants_export.emit(self._presenter.to_write())

    @Slot()
    def _take_this_back(self) -> None:
        """Take back the step chosen, wherever it stands."""
        number = self._presenter.number(self.table.selected())
        if number is not None:
            self._dispatch.undo_step(number)

    @Slot()
    def _take_back(self) -> None:
        """Take back the latest step that stands."""
        self._dispatch.undo()

    @Slot()
    def _do_again(self) -> None:
        """Do again what was last taken back."""
        self._dispatch.redo()


def _in_a_row(*widgets: QWidget) -> QWidget:
    """Put widgets side by side; they stand below one another where there is no room."""
    holder = QWidget()
    holder.setContentsMargins(px(14), px(8), px(14), px(8))
    row = Flow(holder)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the steps."""
    return (
        Heading("Step", Cell("1204"), right=True),
        Heading("What, when and who", Cell("Offer Rowan House 12 to R-0412A"), grow=1),
        Heading("Standing", Cell("undo of step 120", chip=True)),
    )
