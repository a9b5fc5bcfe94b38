"""Chooses what to wear: the theme a person picked, or what the computer is set to, at the size they read."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from pc_desktop.theme.focus import FocusRing
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, Tokens, load

SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Wardrobe(QObject):
    """Keeps the application dressed, and changes when the computer does unless a person has chosen."""

    changed = Signal(object)
    """Tells the Tokens now worn."""

    def __init__(self, app: QApplication) -> None:
        """Follow the computer until told otherwise; nothing is worn before `choose`."""
        super().__init__(app)
        self._app = app
        self.theme = Theme.SYSTEM
        self.scale = 1.0
        self._ring = FocusRing(app)
        self._ring.setParent(self)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, theme: Theme, scale: float = 1.0) -> None:
        """Wear this theme with letters this large, 1.0 being ordinary."""
        self.theme, self.scale = theme, scale
        hints = self._app.styleHints()
        if theme is Theme.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if load(theme).dark else Qt.ColorScheme.Light)
        self._dress()

    def worn(self) -> Tokens:
        """Give the tokens that the choice comes to now."""
        return load(self._seen() if self.theme is Theme.SYSTEM else self.theme)

    def _seen(self) -> Theme:
        """Tell which theme the computer is set to."""
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Theme.CONTRAST
        return Theme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Theme.LIGHT

    @Slot()
    def _follow(self) -> None:
        """Change with the computer, where nobody has chosen."""
        if self.theme is Theme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        """Put it on and say so."""
        worn = self.worn()
        apply(self._app, worn, self.scale)
        self.changed.emit(worn)
