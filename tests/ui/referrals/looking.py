"""Eyes and ears for tests of screens: what a screen reader hears, where the keyboard is, what is cut off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.exchange.in_full import InFull
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import OneLine


def heard(widget: QWidget) -> str:
    """Give what a screen reader calls a widget."""
    reader = QAccessible.queryAccessibleInterface(widget)
    assert reader is not None
    return reader.text(QAccessible.Text.Name)


def shown(qtbot: QtBot, screen: QWidget, width: int = 1500, height: int = 900) -> None:
    """Show a screen in a window of its own, with the keyboard in it."""
    qtbot.addWidget(screen)
    screen.resize(width, height)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)


def nameless(screen: QWidget) -> list[str]:
    """List the visible widgets the keyboard can reach that a screen reader cannot name."""
    return [
        f"{type(widget).__name__} {widget.geometry().getRect()}"
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not heard(widget).strip()
    ]


def reached(screen: QWidget, presses: int = 80) -> list[QWidget]:
    """Follow the Tab key's chain from the screen on: the visible widgets it stops at, in order."""
    found: list[QWidget] = []
    here = screen.nextInFocusChain()
    while here is not None and here is not screen and len(found) < presses:
        tabbed = here.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if tabbed and here.isEnabled() and here.isVisible() and here.focusProxy() is None:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def texts(table: RowTable, column: int) -> list[str]:
    """Give the words of a column as shown."""
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def spoken(table: RowTable) -> list[str]:
    """Give what a screen reader hears, a row at a time."""
    model = table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [
        " | ".join(str(model.index(row, column).data(role)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def cut_off(screen: QWidget) -> list[str]:
    """List the visible widgets that stick out of what they lie in, but for what scrolls."""
    found = []
    for _ in range(3):
        QApplication.processEvents()
    for widget in screen.findChildren(QWidget):
        around = widget.parentWidget()
        if not widget.isVisible() or around is None or widget.objectName() == "focus_ring":
            continue
        if isinstance(around.parentWidget(), QAbstractScrollArea) or isinstance(around, QLineEdit):
            continue
        if widget.inherits("QHeaderView") or isinstance(around, QAbstractScrollArea):
            continue
        least = widget.minimumSizeHint()
        if least.width() > 0 and widget.width() < min(least.width(), widget.maximumWidth()):
            found.append(f"{type(widget).__name__} {widget.width()} of {least.width()} wide")
        whole = isinstance(widget, QPushButton | Chip | OneLine | InFull)
        if whole and widget.height() < min(least.height(), widget.maximumHeight()):
            found.append(f"{type(widget).__name__} {widget.height()} of {least.height()} high")
        if widget.geometry().right() > around.width() + 3:
            found.append(f"{type(widget).__name__} sticks out of {type(around).__name__}")
    return found


def dress(qtbot: QtBot, theme: Theme, scale: float) -> None:
    """Wear a theme with letters this large."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, load(theme), scale)
