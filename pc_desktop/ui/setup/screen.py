"""The Setup screen: what the collaborative has set up, and how the application looks."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.space import space
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.setup.appearance import AppearanceCard
from pc_desktop.ui.setup.cards import SettingsPage, SignsCard, teams_card, units_card
from pc_desktop.ui.setup.presenter import SetupPresenter
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.top_bar import TopBar

_PARTS = (
    Choice("units", "Units"),
    Choice("teams", "Community teams"),
    Choice("signs", "Risk signs"),
    Choice("settings", "Order and settings"),
    Choice("appearance", "Appearance"),
)


class SetupScreen(QWidget):
    """Shows one part of what is set up at a time."""

    help_page = "setup"

    wants_theme = Signal(str)
    """The name of a theme: system, light, dark or contrast."""
    wants_scale = Signal(float)
    """A text size, 1.0 being ordinary."""

    def __init__(
        self,
        presenter: SetupPresenter,
        dispatch: Dispatch,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._bar = TopBar("Setup")
        self._parts = ChoiceChips("Parts of the setup", _PARTS)
        self._stack = QStackedWidget()
        self._units_card, self.units = units_card()
        self._teams_card, self.teams = teams_card()
        self.signs = SignsCard()
        self._settings = SettingsPage()
        self.appearance = AppearanceCard()
        self._build()
        self._parts.choose(("units",))
        self._parts.chosen.connect(self._turn_to)
        self.appearance.wants_theme.connect(self.wants_theme)
        self.appearance.wants_scale.connect(self.wants_scale)

    def _build(self) -> None:
        """Lay the screen out: the parts to choose from above, one of them below."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        above = QVBoxLayout()
        space(above, (20, 16, 20, 0), 0)
        above.addWidget(self._parts)
        whole.addLayout(above)
        for part in (self._units_card, self._teams_card, self.signs, self._settings, self.appearance):
            page = Page((20, 12, 20, 20))
            page.add(part, 1)
            self._stack.addWidget(page)
        whole.addWidget(self._stack, 1)
        self.setFocusProxy(self.units)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the part in view and what is chosen in it."""
        rows = self._presenter.refresh()
        self._bar.show_badges(rows.badges)
        self.units.show_rows(rows.units, "No units are set up.")
        self.teams.show_rows(rows.teams, "No community teams are set up.")
        self.signs.show_signs(rows)
        self._settings.show_settings(rows)
        self.appearance.show_choices(rows.themes, rows.scales)

    def show_appearance(self, theme: str, scale: float) -> None:
        """Mark the theme and the text size now in force."""
        self.appearance.show_current(theme, scale)

    def open_part(self, key: str) -> None:
        """Turn to a part: units, teams, signs, settings or appearance."""
        self._parts.choose((key,))
        self._turn_to(key)

    @Slot(str)
    def _turn_to(self, key: str) -> None:
        """Show one part."""
        self._stack.setCurrentIndex([part.key for part in _PARTS].index(key))
