"""Eyes and ears for tests of screens: what a screen reader hears, where the keyboard is, what is cut off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.widgets.table import RowTable


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
    here = screen
    for _ in range(presses * 20):
        here = here.nextInFocusChain()
        if here is screen or len(found) == presses:
            break
        tabbed = here.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if tabbed and here.isEnabled() and here.isVisible() and here.focusProxy() is None:
            found.append(here)
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
    for widget in screen.findChildren(QWidget):
        around = widget.parentWidget()
        if not widget.isVisible() or around is None or widget.objectName() == "focus_ring":
            continue
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            continue
        if widget.inherits("QHeaderView") or isinstance(around, QAbstractScrollArea):
            continue
        least = widget.minimumSizeHint().width()
        if least > 0 and widget.width() < min(least, widget.maximumWidth()):
            found.append(f"{type(widget).__name__} {widget.width()} of {least}")
        if widget.geometry().right() > around.width() + 3:
            found.append(f"{type(widget).__name__} sticks out of {type(around).__name__}")
    return found


def dress(qtbot: QtBot, theme: Theme, scale: float) -> None:
    """Wear a theme with letters this large."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, load(theme), scale)
