"""The page of chances: how likely each unit is to have a bed within one, two and four weeks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.beds.chance_presenter import ChancePresenter
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.chance_card import ChanceCheckCard
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class ChancePage(QWidget):
    """Shows chances in words, with what they rest on; nothing here is certain."""

    def __init__(
        self, presenter: ChancePresenter, _dispatch: Dispatch | None = None, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._basis = Words("", Look.SMALL, wrap=True)
        sample = Cell("more than 19 in 20", second="10.0 beds on average")
        self.table = RowTable(
            "Chance of at least one more bed",
            (
                Heading("Unit", Cell("Rowan House", second="from its own stays; 12 patients"), grow=1),
                Heading("Now", Cell("none free now", bold=True)),
                Heading("Within 1 week", sample),
                Heading("Within 2 weeks", sample),
                Heading("Within 4 weeks", sample),
            ),
            lines=2,
        )
        self.table.hug_rows()
        self.check = ChanceCheckCard()
        self._build()

    def _build(self) -> None:
        """Lay the page out: the units above, the check below."""
        card = Card("Chance of at least one more bed", "never a promise", flush=True)
        foot = QWidget()
        below = QVBoxLayout(foot)
        space(below, (12, 6, 12, 4), 0)
        below.addWidget(self._basis)
        card.add(self.table)
        card.add(foot)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((20, 12, 20, 20), 16)
        whole.addWidget(page)
        page.add(card)
        page.add(self.check)
        page.column.addStretch(1)
        self.setFocusProxy(self.table)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show."""
        chances, check = self._presenter.refresh(topics)
        self.table.show_rows(chances.rows, "No units are set up.")
        self._basis.setText(chances.basis)
        self.check.show_check(check)
