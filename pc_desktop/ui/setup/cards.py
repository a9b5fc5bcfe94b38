"""The parts of the Setup screen that are tables and lists."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.setup.presenter import SetupRows
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_LEAST, _WIDE = 220, 760


def units_card() -> tuple[Card, RowTable]:
    """Make the card of units with its table."""
    headings = (
        Heading("Unit", Cell("Rowan House", second="Riverside Partnership Trust"), grow=2),
        Heading("District", "CV34"),
        Heading("Beds", "16", right=True),
        Heading("Takes", "women and men, at most 3 men; 18 and over", grow=3),
        Heading("Offers", "NG feeding, diabetes care, detained patients", grow=3),
        Heading("A day", "£548", right=True),
    )
    return _card("Units in the region", "Units", headings)


def teams_card() -> tuple[Card, RowTable]:
    """Make the card of community teams with its table."""
    headings = (
        Heading("Team", Cell("Coventry and Warwickshire community team"), grow=2),
        Heading("Area", "Coventry and Warwickshire", grow=1),
        Heading("Linked unit", "Rowan House"),
        Heading("Postcode districts", "CV1, CV2, CV5, CV6, CV10", grow=3),
    )
    return _card("Community teams and the unit each is linked to", "Community teams", headings)


def _card(title: str, name: str, headings: tuple[Heading, ...]) -> tuple[Card, RowTable]:
    """Make a card that is all table."""
    card = Card(title, flush=True)
    table = RowTable(name, headings, lines=2)
    table.setMinimumHeight(px(_LEAST))
    card.add(table, 1)
    return card, table


class SignsCard(Card):
    """The table of risk signs, with where it comes from and whether anybody has verified it here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("When a risk sign turns red or amber", flush=True, parent=parent)
        self._notice = Banner()
        self._source = Words("", Look.QUIET, wrap=True)
        headings = (
            Heading("Sign", Cell("Median BMI (under 18)", bold=True), grow=1),
            Heading("Red", "▲ below 35.5 or 40.0 or more", grow=1),
            Heading("Amber", "◆ below 35.5 or 40.0 or more", grow=1),
        )
        self.table = RowTable("Risk signs", headings)
        above = QVBoxLayout()
        space(above, (16, 6, 16, 4), 10)
        above.addWidget(self._notice)
        above.addWidget(self._source)
        self.body.addLayout(above)
        self.table.setMinimumHeight(px(_LEAST))
        self.add(self.table, 1)

    def show_signs(self, rows: SetupRows) -> None:
        """Show this table."""
        self._notice.show_notice(rows.signs_notice)
        self._source.setText(rows.signs_source)
        self.table.show_rows(rows.signs, "No table of risk signs is set up.")


class SettingsPage(QWidget):
    """The rule of the order and the settings in force, for reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 16)
        self._notice = Banner()
        column.addWidget(self._notice)
        order = Card("The order of the queue")
        order.add(
            Words("Referrals are compared step by step; the first difference decides.", Look.QUIET, wrap=True)
        )
        self._order = KeyValues("The order of the queue")
        order.add(self._order)
        settings = Card("Settings in force")
        self._pairs = KeyValues("Settings in force", ruled=True)
        settings.add(self._pairs)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._cards, (0, 0, 0, 0), 16)
        for card in (order, settings):
            card.body.addStretch(1)
            self._cards.addWidget(card, 1)
        column.addLayout(self._cards)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside or below one another, as the width asks for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._cards.setDirection(ways.LeftToRight if self.width() >= px(_WIDE) else ways.TopToBottom)

    def show_settings(self, rows: SetupRows) -> None:
        """Show what holds."""
        self._notice.show_notice(rows.read_only)
        self._order.show_pairs(rows.order)
        self._pairs.show_pairs(rows.settings)
