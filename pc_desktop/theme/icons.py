"""Draws the signs in one colour at any size, from the outlines in `resources/icons`."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from pc_desktop.paths import resources
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.worn import tokens

_SIDES = (16, 20, 24, 32, 48)


@lru_cache(maxsize=128)
def _outline(sign: Sign) -> str:
    """Read the outline of a sign."""
    return (resources() / "icons" / f"{sign}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def picture(sign: Sign, colour: str, side: int, density: float = 1.0) -> QPixmap:
    """Draw a sign in `colour` (#RRGGBB), `side` screen pixels square, for a screen of this pixel density."""
    from PySide6.QtSvg import QSvgRenderer

    outline = _outline(sign).replace("<path ", f'<path fill="{colour}" ', 1)
    drawn = QPixmap(round(side * density), round(side * density))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(outline.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


def icon(sign: Sign, colour: str = "") -> QIcon:
    """Make an icon of a sign for menus, in plain ink unless told; make it anew on a change of theme."""
    made = QIcon()
    for side in _SIDES:
        for density in (1.0, 2.0):
            made.addPixmap(picture(sign, colour or tokens().ink.plain, side, density))
    return made
