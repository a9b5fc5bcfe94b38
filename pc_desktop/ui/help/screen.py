"""The Help screen: the user guide, page by page, with its own search."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.help.page_view import PageView
from pc_desktop.ui.help.presenter import HelpPresenter, HelpRows
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.search_box import SearchBox
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.top_bar import TopBar

_WIDEST = 860
_FIRST = "start"


class HelpScreen(QWidget):
    """Shows one page of the guide; links lead from page to page and never out of it."""

    help_page = _FIRST

    page_shown = Signal(str)
    """The name of the page now in view."""

    def __init__(
        self,
        presenter: HelpPresenter,
        dispatch: Dispatch | None = None,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` or `show_page` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._name = ""
        self._before: list[str] = []
        self._bar = TopBar("Help")
        self._search = SearchBox("Search the guide", "Search the guide…", "Ctrl F")
        self.back = Button("Back", "Alt Left", sign=Sign.PREVIOUS)
        self._list = Card("Pages", flush=True)
        self.table = RowTable("Pages of the guide", _headings(), show_headings=False, lines=1)
        self.found = RowTable("Pages found", _headings(), show_headings=False, lines=2)
        self.view = PageView()
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: pages at the left, one of them at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        self._bar.add(self._search)
        self._bar.add(self.back)
        around = Page((20, 16, 20, 20))
        whole.addWidget(around, 1)
        panes = Panes()
        self._list.add(self.table, 1)
        self._list.add(self.found, 1)
        self.found.hide()
        card = Card()
        line = QHBoxLayout()
        line.addWidget(self.view, 1)
        line.addStretch(0)
        card.body.addLayout(line, 1)
        panes.add(self._list, least=280, tall=200)
        panes.add(card, least=420, share=5, tall=440)
        around.add(panes)
        self.setFocusProxy(self.table)
        self.back.setEnabled(False)

    def _connect(self) -> None:
        """Hand wishes on."""
        self._search.textChanged.connect(self._seek)
        self._search.returnPressed.connect(self._open_first)
        for table in (self.table, self.found):
            table.chosen.connect(self._choose)
            table.opened.connect(self._read)
        self.view.wants_link.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Show the list of pages, and the first page where none is shown."""
        self._show_list(self._presenter.refresh())
        if not self._name:
            self.show_page(_FIRST)

    def show_page(self, name: str) -> None:
        """Turn to a page of the guide; an unknown name leaves the page that is shown."""
        if not self._name:
            self._show_list(self._presenter.refresh())
        if self._presenter.page(name) is not None and name != self._name:
            if self._name:
                self._before.append(self._name)
            self._turn_to(name)

    @Slot()
    def go_back(self) -> None:
        """Turn back to the page shown before."""
        if self._before:
            self._turn_to(self._before.pop())

    def _turn_to(self, name: str) -> None:
        """Show a page and mark it in the list."""
        page = self._presenter.page(name)
        if page is None:
            return
        self._name = name
        self.back.setEnabled(bool(self._before))
        self.view.setAccessibleName(f"Guide page: {page.title}")
        self.view.show_text(page.text, self._presenter.sought)
        for table in (self.table, self.found):
            if table.selected() != name:
                table.select(name)
        self.page_shown.emit(name)

    def _show_list(self, rows: HelpRows) -> None:
        """Show the pages, with what was found in each while something is searched for."""
        seeking = bool(self._presenter.sought)
        self.table.setVisible(not seeking)
        self.found.setVisible(seeking)
        self._list.show_title("Pages found" if seeking else "Pages")
        self._list.show_quiet(rows.words)
        (self.found if seeking else self.table).show_rows(rows.rows, rows.empty)

    @Slot(str)
    def _choose(self, name: str) -> None:
        """Turn to the page chosen in the list."""
        if self.sender() is (self.found if self._presenter.sought else self.table):
            self.show_page(name)

    @Slot(str)
    def _read(self, name: str) -> None:
        """Put the keyboard on the page, for reading on."""
        self.show_page(name)
        self.view.setFocus()

    @Slot(str)
    def _seek(self, words: str) -> None:
        """Search every page and mark the words in the one shown."""
        self._show_list(self._presenter.search(words))
        page = self._presenter.page(self._name)
        if page is not None:
            self.view.show_text(page.text, self._presenter.sought)

    @Slot()
    def _open_first(self) -> None:
        """Turn to the first page found."""
        names = [row.key for row in self._presenter.refresh().rows]
        if names:
            self.show_page(names[0])
            (self.found if self._presenter.sought else self.table).setFocus()

    @Slot(str)
    def _follow(self, link: str) -> None:
        """Follow a link within the guide; one that leads out of it is not opened."""
        name, heading = self._presenter.target(link)
        if name:
            self.show_page(name)
        if heading:
            self.view.show_heading(heading)

    @Slot()
    def _find(self) -> None:
        """Put the keyboard where one searches."""
        self._search.setFocus()
        self._search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read."""
        super().resizeEvent(event)
        self.view.setMaximumWidth(px(_WIDEST))


def _headings() -> tuple[Heading, ...]:
    """Give the one column of the list."""
    return (Heading("Page", Cell("Queue and order"), grow=1),)
