"""Chips are drawn once, show their badge, and can be chosen among."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.chip_picture import chip_picture, chip_size
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.shown import Choice

Look = Callable[[QWidget], set[str]]
PAGES = (Choice("one", "Overview"), Choice("two", "Risk signs"), Choice("three", "Needs"))


@pytest.mark.usefixtures("qapp")
def test_that_a_chip_is_drawn_once_for_each_text_tone_size_and_density() -> None:
    drawn = chip_picture("▲ Red", Tone.RED, 1.0)
    assert chip_picture("▲ Red", Tone.RED, 1.0) is drawn
    for other in (("▲ Red!", Tone.RED, 1.0), ("▲ Red", Tone.AMBER, 1.0), ("▲ Red", Tone.RED, 2.0)):
        assert chip_picture(*other) is not drawn
    assert chip_picture("▲ Red", Tone.RED, 2.0).width() == 2 * drawn.width()
    assert chip_picture("▲ Red", Tone.RED, 1.0, letters=24).height() > drawn.height()


def test_that_a_chip_of_one_theme_or_size_is_never_shown_in_another(qapp: QApplication) -> None:
    drawn = chip_picture("▲ Red", Tone.RED, 1.0)
    apply(qapp, load(Theme.DARK))
    dark = chip_picture("▲ Red", Tone.RED, 1.0)
    assert dark is not drawn
    apply(qapp, load(Theme.DARK), scale=1.5)
    assert chip_picture("▲ Red", Tone.RED, 1.0).width() > dark.width()


@pytest.mark.parametrize("tone", list(Tone))
def test_that_every_tone_is_painted_in_its_own_colours(tone: Tone, qtbot: QtBot, colours_in: Look) -> None:
    chip = Chip("● Word", tone)
    qtbot.addWidget(chip)
    shade = load(Theme.LIGHT).tone[tone]
    assert {shade.ink, shade.ground} <= colours_in(chip)


def test_that_a_chip_shows_its_badge_and_says_it(qtbot: QtBot, spoken_name: Callable[[QWidget], str]) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_badge(Badge("▲ Red · 3", Tone.RED, "Three signs", "Red, three signs"))
    assert (chip.text(), chip.tone, chip.toolTip()) == ("▲ Red · 3", Tone.RED, "Three signs")
    assert spoken_name(chip) == "Red, three signs"
    assert chip.sizeHint() == chip_size("▲ Red · 3") == chip.minimumSizeHint()
    chip.show_badge(Badge("● Green", Tone.GREEN))
    assert spoken_name(chip) == "● Green"


def test_that_chips_in_a_row_are_used_again_and_wrap(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.show_badges([Badge("one"), Badge("two"), Badge("three")])
    chips = row.findChildren(Chip)
    row.show_badges([Badge("four")])
    assert row.findChildren(Chip) == chips
    assert [chip.text() for chip in chips if not chip.isHidden()] == ["four"]
    row.show_badges([Badge(f"a longer word {at}") for at in range(6)])
    assert row.heightForWidth(200) > row.heightForWidth(2000)
    row.show_badges([])
    assert row.isHidden()


@pytest.fixture
def choice(qtbot: QtBot) -> ChoiceChips:
    made = ChoiceChips("Pages", PAGES)
    qtbot.addWidget(made)
    made.choose(("one",))
    made.resize(400, 40)
    made.show()
    return made


def _chip(choice: ChoiceChips, key: str) -> ChoiceChip:
    return next(chip for chip in choice.findChildren(ChoiceChip) if chip.key == key)


def test_that_one_page_is_chosen_at_a_time(choice: ChoiceChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.mouseClick(_chip(choice, "three"), Qt.MouseButton.LeftButton)
    assert told.args == ["three"]
    assert choice.chosen_keys() == ("three",)


def test_that_filters_may_be_on_together_and_are_ticked(qtbot: QtBot) -> None:
    filters = ChoiceChips("Filters", PAGES, one=False)
    qtbot.addWidget(filters)
    filters.show()
    before = _chip(filters, "two").sizeHint().width()
    for key in ("two", "three"):
        QTest.keyClick(_chip(filters, key), Qt.Key.Key_Space)
    assert filters.chosen_keys() == ("two", "three")
    assert _chip(filters, "two").sizeHint().width() > before
    QTest.keyClick(_chip(filters, "two"), Qt.Key.Key_Space)
    assert filters.chosen_keys() == ("three",)


def test_that_choosing_from_outside_tells_nobody_and_survives_new_choices(
    choice: ChoiceChips, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose(("two",))
        choice.show_choices((*PAGES, Choice("four", "Documents")))
    assert choice.chosen_keys() == ("two",)
    choice.choose(())
    assert choice.chosen_keys() == ()


def test_that_a_hidden_chip_stays_hidden_in_a_hidden_card(qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    chip = Chip("● Word", parent=card)
    QVBoxLayout(card).addWidget(chip)
    card.show()
    assert chip.isVisible()
    chip.show_badge(Badge(""))
    assert not chip.isVisible()
