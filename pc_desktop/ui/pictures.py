"""Pictures of every screen, for the demonstration, the guide and our own eyes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget

from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.actions import SCREENS
from pc_desktop.ui.application import application
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.window import MainWindow

FULL = QSize(1920, 1080)
LAPTOP = QSize(1366, 768)
ALL_SCREENS = tuple(name for name, _words in SCREENS)


def draw_screens(
    office: Office,
    folder: Path,
    sizes: Sequence[QSize] = (FULL,),
    themes: Sequence[Theme] = (Theme.LIGHT,),
    names: Sequence[str] = ALL_SCREENS,
    prepare: Callable[[MainWindow, str], None] | None = None,
) -> list[Path]:
    """Draw screens in every size and theme asked for; gives the files written.

    `prepare` may bring a window's screen into the state to be seen.
    """
    app = application()
    wardrobe = Wardrobe(app)
    written = []
    for theme in themes:
        wardrobe.choose(theme)
        for size in sizes:
            window = _window(office, wardrobe, size)
            for name in names:
                window.show_screen(name)
                if prepare is not None:
                    prepare(window, name)
                path = folder / f"{name}-{size.width()}x{size.height()}-{theme}.png"
                _draw(app, window, path)
                written.append(path)
            _put_away(window)
    wardrobe.deleteLater()
    return written


def draw_graph(office: Office, path: Path) -> None:
    """Draw the outcome graph alone."""
    app = application()
    wardrobe = Wardrobe(app)
    wardrobe.choose(Theme.LIGHT)
    window = _window(office, wardrobe, FULL)
    window.show_screen("outcomes")
    graph = window.screen_of("outcomes").findChild(QWidget, "graph")
    _draw(app, graph or window, path)
    wardrobe.deleteLater()
    _put_away(window)


def _window(office: Office, wardrobe: Wardrobe, size: QSize) -> MainWindow:
    """Make a window that remembers nothing."""
    window = MainWindow(office, wardrobe, Memory(QSettings("", QSettings.Format.IniFormat)))
    window.resize(size)
    window.show()
    return window


def _draw(app: QApplication, widget: QWidget, path: Path) -> None:
    """Let everything settle, then write the picture."""
    for _ in range(4):
        app.processEvents()
    widget.grab().save(str(path))


def _put_away(window: MainWindow) -> None:
    """Close a window for good."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
