"""What frames every screen: the navigation, the bar above, cards, pages and panes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card, Rule
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.rail import Rail, RailButton
from pc_desktop.ui.widgets.shown import Place
from pc_desktop.ui.widgets.top_bar import TopBar
from pc_desktop.ui.widgets.words import Words

Look = Callable[[QWidget], set[str]]
PLACES = (Place("beds", "Beds", Sign.BEDS, "Ctrl 2"), Place("meeting", "Meeting", Sign.MEETING, "Ctrl 3"))


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    made.show_heading("Bed Meeting", "West Region AED Collaborative (sample)")
    made.show_places(PLACES)
    made.show_foot(("Saved 10:42:07 · encrypted",))
    made.show_current("meeting")
    made.resize(208, 500)
    made.show()
    return made


def _places(rail: Rail) -> dict[str, RailButton]:
    return {button.place.key: button for button in rail.findChildren(RailButton)}


def test_that_the_rail_tells_where_one_wants_to_go(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(_places(rail)["beds"], Qt.MouseButton.LeftButton)
    assert told.args == ["beds"]
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.keyClick(_places(rail)["meeting"], Qt.Key.Key_Space)
    assert told.args == ["meeting"]


def test_that_the_rail_shows_where_one_is_and_says_the_names(
    rail: Rail, spoken_name: Callable[[QWidget], str], colours_in: Look
) -> None:
    assert {key: button.isChecked() for key, button in _places(rail).items()} == {
        "beds": False,
        "meeting": True,
    }
    assert spoken_name(_places(rail)["beds"]) == "Beds"
    assert _places(rail)["beds"].accessibleDescription() == "Key Ctrl 2"
    worn = load(Theme.LIGHT).rail
    assert {worn.ground, worn.ink, worn.pill, worn.pill_ink} <= colours_in(rail)


def test_that_a_compact_rail_is_narrow_and_names_its_signs(
    rail: Rail, spoken_name: Callable[[QWidget], str]
) -> None:
    wide = rail.sizeHint().width()
    rail.set_compact(True)
    assert rail.sizeHint().width() < wide / 2
    assert _places(rail)["beds"].toolTip() == "Beds (Ctrl 2)"
    assert spoken_name(_places(rail)["beds"]) == "Beds"
    rail.set_compact(False)
    assert rail.sizeHint().width() == wide
    assert _places(rail)["beds"].toolTip() == ""


@pytest.fixture
def bar(qtbot: QtBot) -> TopBar:
    made = TopBar("Weekly bed meeting")
    qtbot.addWidget(made)
    made.show_under("Tue 24-Nov-2026")
    made.show_note("Discussed 6 of 14")
    made.show_badges((Badge("● Live 00:32:14", Tone.GREEN), Badge("9 of 11 attending", Tone.BLUE)))
    made.add(Button("Undo", "Ctrl Z"))
    made.add(Button("Close and export minutes", kind=Kind.PRIMARY))
    made.resize(1700, 66)
    made.show()
    return made


def test_that_the_bar_gives_up_keys_and_then_its_single_line_and_leaves_nothing_out(bar: TopBar) -> None:
    undo = bar.findChildren(Button)[0]
    chip = bar.findChildren(Chip)[0]
    wide, low = undo.sizeHint().width(), bar.minimumSizeHint().height()
    bar.resize(700, 120)
    assert undo.sizeHint().width() < wide
    assert undo.toolTip() == "Undo (Ctrl Z)"
    assert bar.minimumSizeHint().height() > low
    assert not chip.isHidden()
    bar.resize(1700, 66)
    assert undo.sizeHint().width() == wide
    assert bar.minimumSizeHint().height() == low


def test_that_chips_wrap_and_buttons_take_a_line_of_their_own_so_that_no_bar_keeps_a_window_wide(
    bar: TopBar,
) -> None:
    screen = QWidget()  # a bar alone on the desktop is kept wide by its layout; in a screen it is not
    bar.setParent(screen)
    screen.show()
    bar.show()
    bar.resize(480, 240)
    QApplication.processEvents()
    assert bar.minimumSizeHint().width() <= 480
    chips, buttons = bar.findChildren(Chip), bar.findChildren(Button)
    title = next(each for each in bar.findChildren(QLabel) if each.text() == "Weekly bed meeting")
    seen = [_place(each, bar) for each in (title, *chips, *buttons)]
    assert all(left >= 0 and right <= 480 for left, _, right, _ in seen)
    assert all(top >= seen[0][3] for _, top, _, _ in seen[1:]), "everything stands below the title"
    assert len({top for _, top, _, _ in seen[1:3]}) == 2, "the chips wrap"
    bar.resize(1700, 66)
    QApplication.processEvents()
    assert len({_place(each, bar)[1] for each in chips}) == 1
    bar.setParent(None)


def _place(widget: QWidget, bar: TopBar) -> tuple[int, int, int, int]:
    """Give the left, top, right and bottom of a widget in the bar."""
    corner = widget.mapTo(bar, widget.rect().topLeft())
    return corner.x(), corner.y(), corner.x() + widget.width(), corner.y() + widget.height()


def test_that_the_bar_shows_what_it_is_told(bar: TopBar) -> None:
    texts = {label.text() for label in bar.findChildren(QLabel) if not label.isHidden()}
    assert texts == {
        "Weekly bed meeting",
        "Tue 24-Nov-2026",
        "Discussed 6 of 14",
        "● Live 00:32:14",
        "9 of 11 attending",
    }
    bar.show_title("Beds")
    bar.show_under("")
    bar.show_note("")
    bar.show_badges(())
    assert {label.text() for label in bar.findChildren(QLabel) if label.isVisible()} == {"Beds"}


def test_that_the_bar_is_as_tall_without_buttons(qtbot: QtBot, bar: TopBar) -> None:
    bare = TopBar("Beds")
    qtbot.addWidget(bare)
    assert bare.sizeHint().height() == bar.sizeHint().height()


def test_that_a_card_is_known_by_its_title_and_has_a_title_line_only_where_needed(
    qtbot: QtBot, spoken_name: Callable[[QWidget], str]
) -> None:
    card = Card("Queue by severity", "14 waiting")
    qtbot.addWidget(card)
    card.add(QLabel("body"))
    card.add_to_head(Chip("● Word"))
    card.add_to_head(QLabel("right"), right=True)
    card.show()
    assert spoken_name(card) == "Queue by severity"
    seen = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert sorted(seen) == ["14 waiting", "Queue by severity", "body", "right", "● Word"]
    bare = Card()
    qtbot.addWidget(bare)
    bare.add(QLabel("body"))
    bare.show()
    assert [label.text() for label in bare.findChildren(QLabel) if label.isVisible()] == ["body"]


def test_that_a_flush_card_has_a_line_below_its_title(qtbot: QtBot) -> None:
    flush, plain = Card("Beds", flush=True), Card("Beds")
    for card in (flush, plain):
        qtbot.addWidget(card)
        card.show()
    assert [not rule.isHidden() for rule in flush.findChildren(Rule)] == [True]
    assert [not rule.isHidden() for rule in plain.findChildren(Rule)] == [False]


def test_that_a_page_scrolls_down_but_never_sideways(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    for at in range(40):
        page.add(QLineEdit(f"line {at}"))
    page.resize(300, 200)
    page.show()
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: page.minimumWidth() > 0)


def _panes(qtbot: QtBot) -> tuple[Panes, list[QLabel]]:
    panes = Panes()
    qtbot.addWidget(panes)
    cards = [QLabel(name) for name in ("queue", "referral", "options")]
    for card, least, share, tall in zip(cards, (280, 420, 300), (1, 3, 2), (300, 400, 200), strict=True):
        panes.add(card, least=least, share=share, tall=tall)
    panes.show()
    return panes, cards


def test_that_panes_stand_side_by_side_sharing_the_width(qtbot: QtBot) -> None:
    panes, (queue, referral, options) = _panes(qtbot)
    panes.resize(1600, 500)
    assert panes.rows(1600) == ((queue, referral, options),)
    assert [card.height() for card in (queue, referral, options)] == [500, 500, 500]
    assert queue.x() == 0
    assert options.x() + options.width() == 1600
    spare = 1600 - 280 - 420 - 300 - 2 * 16
    assert queue.width() == 280 + spare * 1 // 6
    assert referral.width() == 420 + spare * 3 // 6


def test_that_panes_go_to_a_further_row_where_there_is_no_room(qtbot: QtBot) -> None:
    panes, (queue, referral, options) = _panes(qtbot)
    assert panes.rows(900) == ((queue, referral), (options,))
    assert panes.rows(400) == ((queue,), (referral,), (options,))
    panes.resize(900, 700)
    assert options.y() > referral.y() + 400 - 1
    assert options.width() == 900
    assert queue.height() == referral.height() >= 400
    assert panes.minimumSizeHint().height() == 400 + 200 + 16


def test_that_panes_ask_for_more_width_with_larger_letters(qtbot: QtBot, qapp: QApplication) -> None:
    panes, _cards = _panes(qtbot)
    assert len(panes.rows(1100)) == 1
    apply(qapp, load(Theme.LIGHT), scale=2.0)
    assert len(panes.rows(1100)) == 3


def test_that_words_are_never_read_as_markup(qtbot: QtBot) -> None:
    words = Words("<b>bold</b>")
    qtbot.addWidget(words)
    assert words.textFormat() is Qt.TextFormat.PlainText
