"""The meeting-room window: one person at a time in large type, on the second screen or the shared call."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.worn import colour, tokens
from pc_desktop.ui.room.head_block import HEIGHT, HeadBlock
from pc_desktop.ui.room.options_block import OptionsBlock
from pc_desktop.ui.room.person_block import PersonBlock
from pc_desktop.ui.room.presenter import RoomPresenter
from pc_desktop.ui.room.quiet_block import QuietBlock
from pc_desktop.ui.room.rows import RoomRows, guest_rows
from pc_desktop.ui.room.trend_block import TrendBlock
from pc_desktop.ui.room.units_block import UnitsBlock

T = TypeVar("T")

TITLE = "Bed meeting · room"
PAUSED = "Screen paused"
_EMPTY = RoomRows(None, "", "", ())
_FULL_HEIGHT, _FULL_WIDTH = 1080, 1600
_EDGE, _GUTTER = 56, 64


class RoomWindow(QWidget):
    """Follows the chair; B pauses the screen, G says that a guest is in the room, F11 fills the screen, Esc closes it.

    With a guest in the room the screen stays with the patient it showed when the guest came, wherever the chair turns.
    """

    closed = Signal()
    """The window was closed."""

    help_page = "room-window"

    def __init__(self, presenter: RoomPresenter, parent: QWidget | None = None) -> None:
        """Make the window; nothing is asked for before it is shown."""
        super().__init__(parent, Qt.WindowType.Window)
        self._presenter = presenter
        self._turn: str | None = None
        self._guest: str | None = None
        self._blank = False
        self._rows = _EMPTY
        self._time = ""
        self.head, self.person, self.trend = HeadBlock(self), PersonBlock(self), TrendBlock(self)
        self.options, self.units = OptionsBlock(self), UnitsBlock(self)
        self.quiet, self.curtain = QuietBlock(self), QuietBlock(self)
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(800, 450)
        self.resize(1280, 720)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._lose_screen)

    @property
    def is_blank(self) -> bool:
        """Tell whether the screen is paused."""
        return self._blank

    @property
    def has_guest(self) -> bool:
        """Tell whether a guest is in the room."""
        return self._guest is not None

    def follow(self, key: str | None) -> None:
        """Turn to this referral with the chair, or to nobody; nothing is asked where that changes nothing."""
        if key == self._turn:
            return
        self._turn = key
        if self._guest is None:
            self.refresh()
        else:
            self._tell_time()

    def refresh(self, _topics: frozenset[str] | None = None) -> None:
        """Ask again and show; a window nobody sees asks when it is shown."""
        if not self.isVisible():
            return
        rows = self._presenter.refresh(self._turn if self._guest is None else self._guest or None)
        self._rows = rows if self._guest is None else guest_rows(rows, self._guest)
        self._lay_out()

    def set_blank(self, blank: bool) -> None:
        """Pause the screen, or show it again."""
        self._blank = blank
        self._lay_out()

    @Slot()
    def toggle_blank(self) -> None:
        """Pause the screen, or show it again."""
        self.set_blank(not self._blank)

    def set_guest(self, guest: bool, patient: str | None = None) -> None:
        """Let a guest in, whose patient is the referral given or else the one on the table; or let the guest go."""
        self._guest = (patient or self._turn or "") if guest else None
        self._rows = guest_rows(self._rows, self._guest) if self._guest is not None else _EMPTY
        self._lay_out()
        self.refresh()

    @Slot()
    def toggle_guest(self) -> None:
        """Let a guest in, or let the guest go."""
        self.set_guest(not self.has_guest)

    def show_time(self, words: str) -> None:
        """Show how long the person has been discussed; with a guest in the room only where it is their patient."""
        self._time = words
        self._tell_time()

    def open_beside(self, operator: QWidget | None = None) -> None:
        """Fill a screen the chair does not work on; with one screen, open an ordinary window."""
        mine = operator.screen() if operator is not None else QGuiApplication.primaryScreen()
        screen = another(mine, QGuiApplication.screens())
        if screen is None:
            self.showNormal()
        else:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        self.raise_()
        self.activateWindow()

    def _tell_time(self) -> None:
        """Show the time where the person it belongs to is shown."""
        case = None if self._blank else self._rows.case
        self.head.show_time(self._time if case is not None and case.key == self._turn else "")

    def _lay_out(self) -> None:
        """Hand each part what it shows, and its place; a paused screen leaves nothing in any of them."""
        rows = _EMPTY if self._blank else self._rows
        case = rows.case
        self.head.show_case(case, guest=self.has_guest and not self._blank)
        self._tell_time()
        self.person.show_case(case)
        self.trend.show_trend(case.trend if case else None, case.trend_words if case else "")
        self.options.show_case(case)
        self.units.show_units(rows.units)
        self.quiet.show_words("" if case else rows.quiet, "" if case else rows.advice)
        self.curtain.show_words(PAUSED if self._blank else "")
        for part in (self.head, self.person, self.trend, self.options):
            part.setVisible(case is not None)
        self.quiet.setVisible(case is None and not self._blank)
        self.units.setVisible(not self._blank)
        self.curtain.setVisible(self._blank)
        self._place()

    def _place(self) -> None:
        """Place every part for the size of the window."""
        unit = min(self.height() / _FULL_HEIGHT, self.width() / _FULL_WIDTH)
        for part in (self.head, self.person, self.trend, self.options, self.units, self.quiet, self.curtain):
            part.set_unit(unit)
        self.curtain.setGeometry(self.rect())
        edge, wide = round(_EDGE * unit), self.width() - 2 * round(_EDGE * unit)
        strip = self.units.height_for(wide)
        foot = self.height() - round(36 * unit) - strip
        self.units.setGeometry(edge, foot, wide, strip)
        head = round(HEIGHT * unit)
        self.head.setGeometry(edge, round(12 * unit), wide, head)
        top = head + round(44 * unit)
        bottom = foot - round(28 * unit)
        self._place_columns(QRect(edge, top, wide, bottom - top), round(_GUTTER * unit))
        self.quiet.setGeometry(edge, 0, wide, bottom)

    def _place_columns(self, room: QRect, gutter: int) -> None:
        """Place the person at the left and the units at the right; whose wait is over has the whole width."""
        case = self._rows.case
        if case is not None and not case.facts:
            self.person.setGeometry(QRect())
            self.trend.setGeometry(QRect())
            self.options.setGeometry(room)
            return
        left = (room.width() - gutter) * 46 // 100
        tall = self.person.height_for(left, room.height() - self.trend.least_height(left) - gutter // 3)
        self.person.setGeometry(room.x(), room.y(), left, tall)
        under = tall + gutter // 3
        self.trend.setGeometry(room.x(), room.y() + under, left, max(0, room.height() - under))
        self.options.setGeometry(
            room.x() + left + gutter, room.y(), room.width() - left - gutter, room.height()
        )

    @Slot(QScreen)
    def _lose_screen(self, _screen: QScreen) -> None:
        """Become an ordinary window where the screen it filled is gone and only the chair's is left."""
        if self.isFullScreen() and len(QGuiApplication.screens()) < 2:
            self.showNormal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause, let a guest in or go, fill the screen, or close."""
        acts = {
            Qt.Key.Key_B: self.toggle_blank,
            Qt.Key.Key_G: self.toggle_guest,
            Qt.Key.Key_F11: self._toggle_full,
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F5: self.close,
        }
        act = acts.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if act is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        act()
        event.accept()

    def _toggle_full(self) -> None:
        """Fill the screen, or become an ordinary window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what to show."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make everything as large as the window allows."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), colour(tokens().surface.card))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window is closed."""
        super().closeEvent(event)
        self.closed.emit()


def another(mine: T | None, every: Sequence[T]) -> T | None:
    """Give the first that is not mine; None where there is no other."""
    return next((one for one in every if one is not mine), None)
