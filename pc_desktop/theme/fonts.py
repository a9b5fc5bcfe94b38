"""Brings the bundled font into the application: one family, three weights, digits of one width."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from pc_desktop.paths import resources

FILES = ("BedMeetingSans-Regular.ttf", "BedMeetingSans-SemiBold.ttf", "BedMeetingSans-Bold.ttf")


@cache
def bring_in() -> tuple[str, ...]:
    """Load the bundled font once and give the families it brought; an application must exist."""
    folder = resources() / "fonts"
    families: list[str] = []
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(folder / name))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))
