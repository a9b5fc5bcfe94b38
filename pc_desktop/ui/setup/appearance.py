"""How the application looks: the theme and the size of the text, each to choose."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.words import Look, Words


class AppearanceCard(Card):
    """Offers themes and text sizes; choosing is a wish, told upwards."""

    wants_theme = Signal(str)
    """The name of a theme."""
    wants_scale = Signal(float)
    """A text size, 1.0 being ordinary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without choices."""
        super().__init__("Appearance", parent=parent)
        self._theme, self._scale = "system", 1.0
        self._themes = ChoiceChips("Theme", ())
        self._scales = ChoiceChips("Text size", ())
        self.add(Words("Theme", Look.STRONG))
        self.add(self._themes)
        self.body.addSpacing(8)
        self.add(Words("Text size", Look.STRONG))
        self.add(self._scales)
        self.body.addSpacing(8)
        told = "Both are kept on this computer for you alone, and take effect at once."
        self.add(Words(told, Look.QUIET, wrap=True))
        self.body.addStretch(1)
        self._themes.chosen.connect(self.wants_theme)
        self._scales.chosen.connect(self._tell_scale)

    def show_choices(self, themes: Sequence[Choice], scales: Sequence[Choice]) -> None:
        """Offer these."""
        self._themes.show_choices(themes)
        self._scales.show_choices(scales)
        self.show_current(self._theme, self._scale)

    def show_current(self, theme: str, scale: float) -> None:
        """Mark what is in force, telling nobody."""
        self._theme, self._scale = theme, scale
        self._themes.choose((theme,))
        self._scales.choose((f"{scale:g}",))

    @Slot(str)
    def _tell_scale(self, key: str) -> None:
        """Tell which size was chosen."""
        self.wants_scale.emit(float(key))
