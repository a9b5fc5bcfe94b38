"""Dresses the application: Fusion, the bundled font, a palette and a small style sheet, made from tokens."""

import sys

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from pc_desktop.theme.fonts import bring_in
from pc_desktop.theme.sheet import write_sheet
from pc_desktop.theme.space import space_again
from pc_desktop.theme.tokens import Tokens
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import colour, font, put_on

_ROLE = QPalette.ColorRole


def _ratio(scale: float) -> float:
    """Tell how many screen pixels a design pixel is, from the screen's density and the chosen size."""
    reference = 72.0 if sys.platform == "darwin" else 96.0
    return scale * QGuiApplication.primaryScreen().logicalDotsPerInch() / reference


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette that Qt's own widgets draw with."""
    surface, ink, action = tokens.surface, tokens.ink, tokens.action
    colours = {
        _ROLE.Window: surface.window,
        _ROLE.WindowText: ink.plain,
        _ROLE.Base: surface.card,
        _ROLE.AlternateBase: surface.hover,
        _ROLE.Text: ink.plain,
        _ROLE.PlaceholderText: ink.faint,
        _ROLE.Button: surface.card,
        _ROLE.ButtonText: ink.plain,
        _ROLE.BrightText: tokens.tone[Tone.RED].ink,
        _ROLE.Light: surface.card,
        _ROLE.Midlight: surface.hover,
        _ROLE.Mid: surface.line,
        _ROLE.Dark: surface.control,
        _ROLE.Shadow: surface.edge,
        _ROLE.Highlight: action.ground,
        _ROLE.HighlightedText: action.ink,
        _ROLE.Accent: action.ground,
        _ROLE.Link: action.link,
        _ROLE.LinkVisited: action.link,
        _ROLE.ToolTipBase: surface.card,
        _ROLE.ToolTipText: ink.plain,
    }
    made = QPalette()
    for role, name in colours.items():
        made.setColor(role, colour(name))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour(ink.faint))
    return made


def apply(app: QApplication, tokens: Tokens, scale: float = 1.0) -> None:
    """Dress the whole application; may be called again at any time.

    `scale` is the text size a person chose, 1.0 being ordinary; the screen's own scaling comes on top of it.
    """
    bring_in()
    put_on(tokens, scale, _ratio(scale))
    if app.style().objectName() != "fusion" and not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette_of(tokens))
    app.setFont(font(tokens.size.body))
    app.setStyleSheet(write_sheet(tokens))
    space_again(app)
