"""Every act at a bed, by keyboard in the real window: done, seen at once, and the keyboard back where it was."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.board import BED_STATES
from pc_desktop.services.region import region_now
from pc_desktop.ui.beds.act_dialog import ActDialog
from pc_desktop.ui.beds.act_words import ACTS
from pc_desktop.ui.beds.screen import BedsScreen
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.window import MainWindow
from tests.ui.meeting.small_office import Answers, window_on
from tests.ui.referrals.invented_office import Invented

CTRL, ALT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
Fill = Callable[[ActDialog], None]


@pytest.fixture
def window(invented: Invented, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """Show the window on the invented region, at the beds."""
    made = window_on(invented.office, Answers(), qtbot, qapp, tmp_path)
    made.show_screen("beds")
    yield made
    made.close()


def beds_of(window: MainWindow) -> BedsScreen:
    """Give the screen of the beds."""
    return cast("BedsScreen", window.screen_of("beds"))


def here(window: MainWindow) -> QWidget:
    """Give whatever has the keyboard; offscreen nobody hands it back when a dialog is closed."""
    if QApplication.focusWidget() is None:
        window.activateWindow()
        QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tile_of(window: MainWindow, bed: str) -> BedTile:
    """Give the tile of a bed."""
    found = beds_of(window)._tile(bed)
    assert isinstance(found, BedTile)
    return found


def beds_in(invented: Invented, *wanted: str) -> list[str]:
    """Give the beds in these states."""
    region = invented.desk.ask(region_now)
    return [one.bed.key for beds in region.board.values() for one in beds if one.state in wanted]


def pick(dialog: ActDialog, field: str, place: int) -> None:
    """Walk to a line of a list with the arrow keys."""
    box = dialog.fields[field]
    assert isinstance(box, QComboBox)
    while box.currentIndex() < place:
        QTest.keyClick(box, Qt.Key.Key_Down)


def write(dialog: ActDialog, field: str, text: str) -> None:
    """Type into a field."""
    line = dialog.fields[field]
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, text)


def nothing(_dialog: ActDialog) -> None:
    """Leave everything as it is offered."""


CASES: dict[str, tuple[str, Fill | None, str]] = {
    "admit": ("free", lambda dialog: pick(dialog, "referral", 1), "occupied"),
    "admit_other": ("free", lambda dialog: write(dialog, "given", "Xxtest"), "occupied"),
    "hold": ("free", lambda dialog: pick(dialog, "referral", 1), "held"),
    "release": ("held", None, "free"),
    "discharge": ("occupied", nothing, "free"),
    "expect": (
        "occupied",
        lambda dialog: QTest.keyClick(dialog.fields["day"].box, Qt.Key.Key_Space),  # type: ignore[attr-defined]
        "expected",
    ),
    "move": ("occupied", lambda dialog: pick(dialog, "bed", 1), "free"),
    "swap": ("occupied", lambda dialog: pick(dialog, "bed", 1), "expected"),
    "leave": ("occupied", nothing, "on_leave"),
    "back": ("on_leave", nothing, "occupied"),
    "ready": ("occupied", lambda dialog: pick(dialog, "reason", 1), "ready"),
    "not_ready": ("ready", None, "occupied"),
    "close": ("free", lambda dialog: write(dialog, "reason", "Paint"), "unusable"),
    "reopen": ("closed", nothing, "free"),
    "told": ("closed", lambda dialog: write(dialog, "told", "NHS England region"), "closed"),
}
"""By act: the state of the bed it is tried on, what is filled in (None where nothing is asked), the state after."""


def test_that_every_act_is_tried() -> None:
    assert set(CASES) == {act.name for act in ACTS}


@pytest.mark.parametrize("name", CASES)
def test_that_an_act_is_done_seen_and_taken_back_with_the_keyboard_on_the_bed(
    window: MainWindow, invented: Invented, name: str
) -> None:
    before, fill, after = CASES[name]
    bed = beds_in(invented, before)[0]
    screen, act = beds_of(window), next(one for one in ACTS if one.name == name)
    screen.choose_bed(bed)
    said_before = tile_of(window, bed).accessibleName()
    key = Qt.Key(ord(act.key[-1]))
    held = Qt.KeyboardModifier.ShiftModifier if act.key.startswith("Shift") else PLAIN
    QTest.keyClick(here(window), key, held)
    if fill is not None:
        dialog = screen._desk.dialog
        assert dialog is not None
        assert dialog.isVisible()
        fill(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.refusal.accessibleName() == "" or not dialog.isVisible()
        assert not dialog.isVisible()
    tile = tile_of(window, bed)
    assert here(window) is tile
    states = {"unusable": "unusable", "on_leave": "leave"}
    assert tile.tile.state.value == states.get(after, after)
    assert BED_STATES[after].lower() in tile.accessibleName()
    assert window.banner.isVisible()
    assert "Saved." in window.banner.accessibleName()
    QTest.keyClick(here(window), Qt.Key.Key_Z, CTRL)
    assert tile_of(window, bed).accessibleName() == said_before
    assert here(window) is tile_of(window, bed)


@pytest.mark.parametrize("page", ["plan", "away", "chances"])
def test_that_no_act_at_a_bed_is_done_from_a_page_that_does_not_show_it(
    window: MainWindow, invented: Invented, page: str
) -> None:
    screen = beds_of(window)
    screen.choose_bed(beds_in(invented, "held")[0])
    place = [one.name for one in screen._pages.words].index(page) + 1
    QTest.keyClick(here(window), Qt.Key(ord("0") + place), ALT)
    assert screen._pages.shown == page
    before = invented.desk.standing().undo
    for act in ACTS:
        held = Qt.KeyboardModifier.ShiftModifier if act.key.startswith("Shift") else PLAIN
        QTest.keyClick(here(window), Qt.Key(ord(act.key[-1])), held)
        for widget in QApplication.topLevelWidgets():
            assert not (isinstance(widget, ActDialog) and widget.isVisible()), act.name
            if widget is not window and widget.isWindow() and widget.isVisible():
                widget.close()
    for key in (Qt.Key.Key_C, Qt.Key.Key_P):
        QTest.keyClick(here(window), key)
    assert invented.desk.standing().undo == before
    assert screen._pages.shown == page
    assert not screen._presenter.is_past


def test_that_the_keyboard_is_on_the_page_turned_to(window: MainWindow) -> None:
    screen = beds_of(window)
    for place, page in enumerate(screen._pages.words, 1):
        QTest.keyClick(here(window), Qt.Key(ord("0") + place), ALT)
        shown = cast("QWidget", screen._pages.currentWidget())
        at = here(window)
        assert at.isVisible()
        assert at is shown or shown.isAncestorOf(at), page.name


@pytest.mark.parametrize("page", ["board", "plan", "away", "chances"])
def test_that_the_keyboard_is_on_the_page_shown_when_the_screen_is_come_back_to(
    window: MainWindow, page: str
) -> None:
    screen = beds_of(window)
    screen._pages.turn_to(page)
    window.show_screen("referrals")
    window.show_screen("beds")
    shown, at = cast("QWidget", screen._pages.currentWidget()), here(window)
    assert screen._pages.shown == page
    assert at.isVisible()
    assert shown.isAncestorOf(at)


def test_that_what_is_done_at_the_board_is_offered_beside_the_board_only(window: MainWindow) -> None:
    screen = beds_of(window)
    assert screen._was.isVisible()
    assert screen._confirm.isVisible()
    QTest.keyClick(here(window), Qt.Key.Key_3, ALT)
    assert not screen._was.isVisible()
    assert not screen._confirm.isVisible()
    QTest.keyClick(here(window), Qt.Key.Key_1, ALT)
    assert screen._was.isVisible()
    QTest.keyClick(here(window), Qt.Key.Key_W)
    assert screen._presenter.is_past
    assert here(window) is screen._past.slider
