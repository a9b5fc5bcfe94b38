"""The application is dressed from tokens alone, and dressed again at any time."""

import pytest
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply, palette_of
from pc_desktop.theme.sheet import write_sheet
from pc_desktop.theme.space import space
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.worn import font, points, px, tokens


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def test_that_palette_sheet_and_painting_follow_the_theme(theme: Theme, dressed: QApplication) -> None:
    worn = load(theme)
    apply(dressed, worn)
    palette = dressed.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == worn.surface.window
    assert palette.color(QPalette.ColorRole.Highlight).name().upper() == worn.action.ground
    assert worn.surface.card in dressed.styleSheet()
    assert tokens() is worn


def test_that_disabled_words_are_fainter(dressed: QApplication) -> None:
    palette = palette_of(load(Theme.LIGHT))
    text = QPalette.ColorRole.Text
    on, off = (
        palette.color(group, text) for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled)
    )
    assert on != off


def test_that_larger_letters_make_everything_larger(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    inner = QHBoxLayout()
    line.addLayout(inner)
    space(line, (16, 12, 16, 12), 8)
    space(inner, (4, 0, 0, 0), 6)
    before = QFontMetrics(font(15)).height()
    apply(dressed, load(Theme.LIGHT), scale=2.0)
    assert px(10) == 20
    assert points(15) == pytest.approx(2 * 15 * 0.75)
    assert QFontMetrics(font(15)).height() >= 2 * before - 2
    assert (line.contentsMargins().left(), line.contentsMargins().top(), line.spacing()) == (32, 24, 16)
    assert (inner.contentsMargins().left(), inner.spacing()) == (8, 12)
    assert QFontMetrics(dressed.font()).height() >= 2 * before - 2


def test_that_labels_look_as_their_kind_says(dressed: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Referrals")
    qtbot.addWidget(label)
    label.setProperty("words", "heading")
    label.ensurePolished()
    assert label.font().pointSizeF() == pytest.approx(points(load(Theme.LIGHT).size.heading), abs=0.01)
    assert label.font().weight() == 700


def test_that_a_length_is_never_nothing_unless_asked(dressed: QApplication) -> None:
    assert px(0.2) == 1
    assert px(0) == 0


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def test_that_the_sheet_is_small_and_every_picture_it_names_is_there(theme: Theme) -> None:
    import re
    from pathlib import Path

    sheet = write_sheet(load(theme))
    assert len(sheet) < 9000
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(Path(name).is_file() for name in pictures)


def test_that_every_field_with_a_calendar_or_a_list_has_the_same_arrow(dressed: QApplication) -> None:
    sheet = write_sheet(load(Theme.LIGHT))
    (rule,) = (line for line in sheet.splitlines() if "::drop-down" in line)
    fields = rule.split("{")[0].split(", ")
    assert {each.strip().removesuffix("::drop-down") for each in fields} == {
        "QComboBox",
        "QDateEdit",
        "QDateTimeEdit",
    }
