"""What speaks to people: banners, empty places, drop areas and progress."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.banner import Banner, CloseButton
from pc_desktop.ui.widgets.buttons import Button, Link
from pc_desktop.ui.widgets.drop_area import DropArea
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.progress_strip import ProgressStrip
from pc_desktop.ui.widgets.shown import Notice

Look = Callable[[QWidget], set[str]]
_COPY, _LEFT, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _distance(one: str, other: str) -> int:
    """Tell how far apart two colours are, as the largest difference of a part."""
    return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    made.resize(600, 44)
    return made


@pytest.mark.parametrize("tone", [Tone.GREEN, Tone.BLUE, Tone.AMBER, Tone.RED])
def test_that_a_notice_is_shown_in_its_tone_with_its_sign_and_said(
    banner: Banner, tone: Tone, colours_in: Look, spoken_name: Callable[[QWidget], str]
) -> None:
    banner.show_notice(Notice(tone, "Imported.", "53 changes.", "Undo"))
    assert not banner.isHidden()
    assert spoken_name(banner) == "Imported. 53 changes."
    shade = load(Theme.LIGHT).tone[tone]
    seen = colours_in(banner)
    assert shade.ground in seen
    assert any(_distance(shade.ink, each) < 40 for each in seen)  # its thin strokes are softened


def test_that_a_notice_is_acted_on_and_put_away(banner: Banner, qtbot: QtBot) -> None:
    banner.show_notice(Notice(Tone.GREEN, "Imported.", "53 changes.", "Undo"))
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.findChildren(Link)[0], _LEFT)
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(banner.findChildren(CloseButton)[0], _LEFT)
    assert banner.isHidden()


def test_that_a_notice_without_action_has_no_link_and_none_takes_it_away(banner: Banner) -> None:
    banner.show_notice(Notice(Tone.BLUE, "Nothing changed.", can_close=False))
    assert banner.findChildren(Link)[0].isHidden()
    assert banner.findChildren(CloseButton)[0].isHidden()
    banner.show_notice(None)
    assert banner.isHidden()


def test_that_a_notice_is_not_read_as_markup(banner: Banner) -> None:
    banner.show_notice(Notice(Tone.RED, "<i>Larch</i>", "a & b"))
    texts = [label.text() for label in banner.findChildren(QLabel)]
    assert "<b>&lt;i&gt;Larch&lt;/i&gt;</b> a &amp; b" in texts


def test_that_an_empty_place_says_what_to_do_and_offers_it(qtbot: QtBot) -> None:
    empty = Empty(Sign.IMPORT, "No workbook has been read yet.", "Drop one here.", "Choose files…")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.accessibleName() == "No workbook has been read yet."
    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(empty.findChildren(Button)[0], _LEFT)
    empty.show_words("Nobody is waiting.")
    assert empty.accessibleName() == "Nobody is waiting."
    assert not empty.findChildren(Button)[0].isVisible()


@pytest.fixture
def area(qtbot: QtBot) -> DropArea:
    made = DropArea("Drop workbooks here", "xlsx, xlsm, xlsb, xls, ods, csv", "Choose files…", "Ctrl O")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def _carry(*urls: QUrl) -> QMimeData:
    carried = QMimeData()
    carried.setUrls(list(urls))
    return carried


def test_that_dropped_files_are_told_in_order(
    area: DropArea, qtbot: QtBot, tmp_path: Path, colours_in: Look
) -> None:
    files = (tmp_path / "b.xlsx", tmp_path / "a.csv")
    carried = _carry(*(QUrl.fromLocalFile(str(file)) for file in files))
    enter = QDragEnterEvent(QPoint(5, 5), _COPY, carried, _LEFT, _NONE)
    QApplication.sendEvent(area, enter)
    assert enter.isAccepted()
    lit = load(Theme.LIGHT).tone[Tone.BLUE].ground
    assert lit in colours_in(area)
    with qtbot.waitSignal(area.files_dropped) as told:
        QApplication.sendEvent(area, QDropEvent(QPointF(5, 5), _COPY, carried, _LEFT, _NONE))
    assert told.args == [files]
    assert lit not in colours_in(area)


def test_that_what_is_not_a_file_is_not_taken(area: DropArea, qtbot: QtBot, colours_in: Look) -> None:
    carried = _carry(QUrl("https://example.org/a.xlsx"))
    enter = QDragEnterEvent(QPoint(5, 5), _COPY, carried, _LEFT, _NONE)
    enter.ignore()
    QApplication.sendEvent(area, enter)
    assert not enter.isAccepted()
    with qtbot.assertNotEmitted(area.files_dropped):
        QApplication.sendEvent(area, QDropEvent(QPointF(5, 5), _COPY, carried, _LEFT, _NONE))


def test_that_the_area_goes_dark_when_files_leave(area: DropArea, tmp_path: Path, colours_in: Look) -> None:
    carried = _carry(QUrl.fromLocalFile(str(tmp_path / "a.xlsx")))
    QApplication.sendEvent(area, QDragEnterEvent(QPoint(5, 5), _COPY, carried, _LEFT, _NONE))
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert load(Theme.LIGHT).tone[Tone.BLUE].ground not in colours_in(area)


def test_that_files_can_be_chosen_without_a_pointer(area: DropArea, qtbot: QtBot) -> None:
    assert area.button.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(area.choose_wanted):
        QTest.keyClick(area.button, Qt.Key.Key_Space)


def test_that_progress_is_shown_and_can_be_cancelled_once(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.show_progress("Reading 3 of 4", 3, 4)
    bar = strip.findChildren(QProgressBar)[0]
    assert (bar.value(), bar.maximum(), bar.accessibleDescription()) == (3, 4, "Reading 3 of 4")
    strip.show_progress("Reading")
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    with qtbot.waitSignal(strip.cancelled):
        QTest.mouseClick(strip.cancel, _LEFT)
    assert not strip.cancel.isEnabled()
    strip.end()
    assert strip.isHidden()
    strip.show_progress("Reading again", 0, 2)
    assert strip.cancel.isEnabled()
