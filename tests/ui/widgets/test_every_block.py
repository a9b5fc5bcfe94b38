"""What holds for every building block: it is named, painted in every theme and size, and dies when closed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.bed_board import BedBoard
from pc_desktop.ui.widgets.buttons import Button, Kind, Link
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.drop_area import DropArea
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.fields import DateField, Labelled, NoteBox, NumberField
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.meter import Meter
from pc_desktop.ui.widgets.option_card import OptionCard
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.patient_banner import PatientBanner
from pc_desktop.ui.widgets.progress_strip import ProgressStrip
from pc_desktop.ui.widgets.rail import Rail
from pc_desktop.ui.widgets.round_mark import RoundMark
from pc_desktop.ui.widgets.search_box import SearchBox
from pc_desktop.ui.widgets.shown import (
    Choice,
    Finding,
    Notice,
    Option,
    Pair,
    Person,
    Place,
    TileRow,
    TileState,
    Trend,
    UnitRow,
)
from pc_desktop.ui.widgets.sparkline import Sparkline
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.top_bar import TopBar

BADGE = Badge("▲ Red · 3", Tone.RED)


def _banner() -> QWidget:
    made = Banner()
    made.show_notice(Notice(Tone.GREEN, "Imported.", "53 changes.", "Undo"))
    return made


def _board() -> QWidget:
    made = BedBoard()
    beds = tuple(
        TileRow(f"b{at}", str(at), state, "Word", "K.L.", "9 d") for at, state in enumerate(TileState)
    )
    made.show_units([UnitRow("larch", "Larch", "7/8", beds, "said 2 days ago", Tone.AMBER)])
    return made


def _card() -> QWidget:
    made = Card("Queue by severity", "14 waiting", flush=True)
    made.add_to_head(Chip("● Word", Tone.GREEN))
    made.add(QLabel("body"))
    return made


def _chips() -> QWidget:
    made = ChipRow()
    made.show_badges([BADGE, Badge("Informal")])
    return made


def _choice() -> QWidget:
    made = ChoiceChips("Filters", [Choice("open", "Open"), Choice("unit", "Any unit")], one=False)
    made.choose(("open",))
    return made


def _pairs() -> QWidget:
    made = KeyValues("About", ruled=True)
    made.show_pairs([Pair("Needs", "NG feeding"), Pair("Oak", "no diabetes cover", Tone.RED)])
    return made


def _page() -> QWidget:
    made, panes = Page(), Panes()
    panes.add(Card("Left"), least=200)
    panes.add(Card("Right"), least=200)
    made.add(panes)
    return made


def _person() -> QWidget:
    made = PatientBanner()
    made.show_person(
        Person("XXTEST-WESTON, Sarah (Ms)", "NHS No. 999 123 4567", (Pair("Born", "14-Jul-2002"),))
    )
    return made


def _progress() -> QWidget:
    made = ProgressStrip()
    made.show_progress("Reading", 1, 4)
    return made


def _rail() -> QWidget:
    made = Rail()
    made.show_heading("Bed Meeting", "West Region AED Collaborative (sample)")
    made.show_places(
        [Place("beds", "Beds", Sign.BEDS, "Ctrl 2"), Place("setup", "Setup", Sign.SETUP, "Ctrl 7")]
    )
    made.show_current("beds")
    made.show_foot(["Saved 10:42:07 · encrypted"])
    return made


def _mark() -> QWidget:
    made = RoundMark()
    made.show_finding(Finding.IMPROVEMENT, "L", "Special cause, improving, low")
    return made


def _meter() -> QWidget:
    made = Meter()
    made.show_part(12, 14, "12 of 14 recorded")
    return made


def _line() -> QWidget:
    made = Sparkline()
    made.show_trend(Trend((("29-Sep-2026", 15.1), ("20-Nov-2026", 12.7)), "BMI fell", 13, "red below 13"))
    return made


def _table() -> QWidget:
    made = RowTable(
        "Queue", (Heading("Ref", "R-0412"), Heading("Risk", Cell(BADGE.text, chip=True), grow=1)), lines=2
    )
    first = Cell("· K.M.", lead="R-1 ", second="linked: Larch", struck=True)
    made.show_rows([Row("1", (first, Cell(BADGE.text, Tone.RED, chip=True)))])
    return made


def _top_bar() -> QWidget:
    made = TopBar("Referrals")
    made.show_badges([BADGE])
    made.add(SearchBox("Search referrals", "Search name, number, team…", "Ctrl F"))
    made.add(Button("Import…", "Ctrl I", sign=Sign.IMPORT))
    return made


OPTION = Option("yew", "Yew", "1", BADGE, "Bed 7 free", "Moves R-2")
BLOCKS: dict[str, Callable[[], QWidget]] = {
    "banner": _banner,
    "board": _board,
    "button": lambda: Button("Offer bed", "1", Kind.PRIMARY, Sign.OFFER),
    "card": _card,
    "chips": _chips,
    "choice": _choice,
    "date": lambda: DateField("Held until", date(2026, 11, 21)),
    "drop area": lambda: DropArea("Drop workbooks here", "xlsx, csv", "Choose files…"),
    "empty": lambda: Empty(Sign.IMPORT, "Nothing yet.", "Drop one here.", "Choose files…"),
    "labelled": lambda: Labelled("Held until", QLineEdit(), "At most seven days."),
    "line": _line,
    "link": lambda: Link("Undo"),
    "mark": _mark,
    "meter": _meter,
    "note": lambda: NoteBox("Discussion", "What was said"),
    "number": lambda: NumberField("Days", 1, 14, "days"),
    "option": lambda: OptionCard(OPTION),
    "page": _page,
    "pairs": _pairs,
    "person": _person,
    "progress": _progress,
    "rail": _rail,
    "table": _table,
    "top bar": _top_bar,
}


@pytest.fixture(params=sorted(BLOCKS))
def block(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    made = BLOCKS[request.param]()
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_everything_the_keyboard_reaches_has_a_name(block: QWidget) -> None:
    reached = [block, *block.findChildren(QWidget)]
    nameless = []
    for each in reached:
        if (
            each.focusPolicy() is Qt.FocusPolicy.NoFocus
            or not each.isVisible()
            or each.focusProxy() is not None
        ):
            continue
        if each.objectName() == "qt_spinbox_lineedit":  # speaks for the field it lies in
            continue
        reader = QAccessible.queryAccessibleInterface(each)
        if not reader.text(QAccessible.Text.Name):
            nameless.append(each)
    assert nameless == []


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_it_is_painted_anew_in_every_theme_and_size(
    block: QWidget, theme: Theme, scale: float, qapp: QApplication
) -> None:
    before = block.grab().toImage()
    apply(qapp, load(theme), scale)
    if theme is not Theme.LIGHT or scale != 1.0:
        block.adjustSize()
        assert block.grab().toImage() != before
    assert block.minimumSizeHint().width() <= 960  # the width of a full screen at 200 %


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_that_it_dies_when_it_is_closed(name: str, qtbot: QtBot) -> None:
    made = BLOCKS[name]()
    made.show()
    with qtbot.waitSignal(made.destroyed):
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
