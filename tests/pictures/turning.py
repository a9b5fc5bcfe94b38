"""Turns a screen to each of its pages as a person does, and draws what is then seen."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from pc_desktop.theme.worn import tokens
from pc_desktop.ui.window import MainWindow

PAGES = {
    "referrals": ("Units", "Clinical", "Life", "Timeline", "Summary"),
    "beds": ("Plan", "Away", "Chances", "Board"),
    "meeting": ("Agenda", "Actions", "Escalations and gaps", "Minutes", "People"),
}
"""The words of the chips that turn each screen's pages; the last is the page the screen begins at."""

PAST = "As it was"
INTAKE = "New referral"


def draw_pages(window: MainWindow, name: str, folder: Path) -> None:
    """Draw every page of a screen but the one it begins at, and come back to that one."""
    screen = window.screen_of(name)
    *pages, first = PAGES[name]
    for page in pages:
        _press(screen, page)
        _draw(window, window, folder, page)
    _press(screen, first)
    if name == "beds":
        _press(screen, PAST)
        _draw(window, window, folder, PAST)
        _press(screen, "Back to now")
    if name == "referrals":
        _press(screen, INTAKE)
        above = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
        dialog = next(one for one in above if one.isVisible())
        _draw(window, dialog, folder, INTAKE)
        dialog.reject()


def picture(folder: Path, page: str, size: str, theme: str) -> Path:
    """Name the picture of a page."""
    return folder / f"{page}-{size}-{theme}.png"


def _press(screen: QWidget, words: str) -> None:
    """Press the button or chip of these words that is in view."""
    buttons = screen.findChildren(QAbstractButton)
    next(one for one in buttons if one.isVisible() and one.text().removesuffix(" ✓") == words).click()


def _draw(window: MainWindow, widget: QWidget, folder: Path, page: str) -> None:
    """Let everything settle, then write the picture, named by the size of the window: a page must not stretch it."""
    for _ in range(3):
        QApplication.processEvents()
    size = f"{window.width()}x{window.height()}"
    widget.grab().save(str(picture(folder, page, size, tokens().name)))
