"""What is done at the charts through real keys: events, points left out, targets, periods, pictures, packs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.exchange.board_pack_text import board_pack_csv
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.board_pack import BoardPack
from pc_desktop.services.office import Office
from pc_desktop.services.set_events import EnterEvent
from pc_desktop.services.set_outcomes import EnterBaseline
from pc_desktop.tasks import Tasks
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.board_desk import BoardDesk
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.event_form import event_form, event_order
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.chart_forms import (
    leave_out_form,
    period_form,
    period_of_form,
    target_form,
    target_order,
)
from pc_desktop.ui.outcomes.presenter import OutcomesPresenter
from pc_desktop.ui.outcomes.screen import OutcomesScreen
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.outcomes.conftest import Put


@pytest.fixture
def own(new: Office) -> Office:
    """Sit in an office of one's own on the sample region."""
    new.desk.do(Put(sample_facts()))
    return new


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """Give a worker."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def heard() -> list[str]:
    """Collect what was refused."""
    return []


@pytest.fixture
def screen(own: Office, tasks: Tasks, qtbot: QtBot, qapp: QApplication, heard: list[str]) -> OutcomesScreen:
    """Show the screen, refreshed after every step."""
    apply(qapp, load(Theme.LIGHT))
    dispatch = Dispatch(own.desk)
    made = OutcomesScreen(OutcomesPresenter(own), dispatch, tasks)
    dispatch.setParent(made)
    dispatch.topics_changed.connect(made.refresh)
    dispatch.refused.connect(heard.append)
    qtbot.addWidget(made)
    made.resize(1700, 1000)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def dialog_of(screen: OutcomesScreen) -> FormDialog:
    """Give the form that is open."""
    assert screen.acts.asking.dialog is not None
    return screen.acts.asking.dialog


def fill(screen: OutcomesScreen, name: str, words: str) -> None:
    """Type into a field of the form that is open."""
    lines = dialog_of(screen).findChildren(QLineEdit)
    line = next(line for line in lines if line.accessibleName() == name)
    line.clear()
    QTest.keyClicks(line, words)


def save(screen: OutcomesScreen) -> None:
    """Press Enter in the form that is open."""
    QTest.keyClick(dialog_of(screen), Qt.Key.Key_Return)


def first_title(office: Office) -> str:
    """Give the title of the newest step."""
    return office.desk.ask(lambda reading: reading.steps(1))[0].title


def test_that_an_event_is_entered_put_right_and_taken_away_by_key(
    screen: OutcomesScreen, own: Office
) -> None:
    QTest.mouseClick(screen.events.enter, Qt.MouseButton.LeftButton)
    fill(screen, "What happened", "Ash Ward closed")
    save(screen)
    assert "Ash Ward closed Nov-2026" in [mark.label for mark in _chart(screen).graph._rows.marks]  # type: ignore[union-attr]
    key = next(
        event.key for event in screen._presenter.charts.facts().events if event.label == "Ash Ward closed"
    )
    screen.events.table.select(key)
    screen.events.table.setFocus()
    QTest.keyClick(screen.events.table, Qt.Key.Key_Return)
    fill(screen, "What happened", "Ash Ward closed for repairs")
    save(screen)
    assert first_title(own).startswith("Event put right: Ash Ward closed for repairs")
    screen.events.table.select(key)
    screen.events.table.setFocus()
    QTest.keyClick(screen.events.table, Qt.Key.Key_Delete)
    assert first_title(own).startswith("Event removed")
    assert screen._presenter.board.events_held().line(key) is None


def _chart(screen: OutcomesScreen, name: str = "length_of_stay") -> ChartCard:
    return next(card for card in screen.charts.shown_cards() if card.name == name)


def test_that_the_point_the_keyboard_is_on_can_be_left_out_with_a_reason(
    screen: OutcomesScreen, own: Office
) -> None:
    card = _chart(screen)
    card.graph.setFocus()
    QTest.keyClick(card.graph, Qt.Key.Key_Home)
    QTest.keyClick(card.graph, Qt.Key.Key_X)
    fill(screen, "Why", "First month, incomplete")
    save(screen)
    assert first_title(own) == "Apr-2023 left out of the chart “Length of stay, mean days”"
    chosen = _chart(screen).graph.chosen()
    assert chosen is not None
    assert chosen.hollow
    assert "left out: First month, incomplete" in chosen.readout


def test_that_what_cannot_be_left_out_is_refused_at_once(screen: OutcomesScreen, heard: list[str]) -> None:
    card = _chart(screen)
    card.graph.setFocus()
    QTest.keyClick(card.graph, Qt.Key.Key_End)
    QTest.keyClick(card.graph, Qt.Key.Key_X)
    assert heard == ["This point counts in no line yet: it is not over."]
    gaps = _chart(screen, "out_of_area")
    gaps.graph.setFocus()
    QTest.keyClick(gaps.graph, Qt.Key.Key_X)
    assert heard[-1].startswith("A gap between events cannot be left out")
    screen.acts.leave_out("gone", 0)
    screen.acts.set_target("gone")
    assert screen.acts.asking.dialog is None


def test_that_a_target_is_set_from_its_chart(screen: OutcomesScreen) -> None:
    QTest.mouseClick(_chart(screen).aim, Qt.MouseButton.LeftButton)
    dialog = dialog_of(screen)
    fill(screen, "Target in days", "a few")
    save(screen)
    assert screen.acts.asking.dialog is dialog, "the form stays open while a rule says no"
    fill(screen, "Target in days", "90")
    save(screen)
    card = _chart(screen)
    assert [mark.isHidden() for mark in card.marks] == [False, False]
    assert card.marks[1].accessibleName().startswith("Target: ")


def test_that_everything_is_chosen_once_and_remembered(screen: OutcomesScreen) -> None:
    kept: list[str] = []
    screen.chose.connect(kept.append)
    step = screen.charts.bar.boxes["step"].box
    _choose(step, "Quarterly")
    assert {card.graph._rows.labels[-1] for card in screen.charts.shown_cards()} == {"Oct–Dec 26", "now"}  # type: ignore[union-attr]
    _choose(screen.charts.bar.boxes["period"].box, "Baseline year, from Nov-2023")
    assert '"step": "quarter"' in kept[-1]
    assert '"period": "baseline"' in kept[-1]
    other = OutcomesPresenter(screen._presenter._office)
    other.charts.recall(kept[-1])
    assert other.charts.refresh() == screen._presenter.charts.rows()


def test_that_another_period_and_place_are_the_years_too(screen: OutcomesScreen) -> None:
    _choose(screen.charts.bar.boxes["period"].box, "April 2025 to March 2026")
    assert screen._presenter.refresh().badges[0].text == "Year reported: Apr-2025 to Mar-2026"
    _choose(screen.charts.bar.boxes["period"].box, "All, from Apr-2023")
    assert screen._presenter.refresh().badges[0].text.startswith("Year reported: Nov-2024")


def test_that_a_period_of_ones_own_is_asked_for(screen: OutcomesScreen) -> None:
    box = screen.charts.bar.boxes["period"].box
    _choose(box, "From … to …")
    dialog = dialog_of(screen)
    assert box.currentText() == "All, from Apr-2023", "until it is chosen the one before is shown"
    save(screen)
    assert dialog.result()
    assert box.currentText() == "01-Apr-2023 to 17-Nov-2026"


def _choose(box: QComboBox, words: str) -> None:
    """Choose one of a list: with the arrow key from the one above it, as somebody does who uses no pointer."""
    at = box.findText(words)
    assert at >= 0, [box.itemText(each) for each in range(box.count())]
    box.setFocus()
    box.setCurrentIndex(at - 1 if at else 1)
    QTest.keyClick(box, Qt.Key.Key_Down if at else Qt.Key.Key_Up)


def test_that_themes_and_the_glance_are_turned_by_key(screen: OutcomesScreen) -> None:
    chips = {chip.text(): chip for chip in screen.charts.themes._chips}
    QTest.keyClick(chips["Waiting"], Qt.Key.Key_Space)
    assert [card.name for card in screen.charts.shown_cards()][-1] == "waiting"
    QTest.keyClick(chips["All at a glance"], Qt.Key.Key_Space)
    assert screen.charts.shown_cards() == []
    assert screen.charts.glance_card.isVisible()
    screen.charts.glance.select("occupancy")
    QTest.keyClick(screen.charts.glance, Qt.Key.Key_Return)
    assert "occupancy" in [card.name for card in screen.charts.shown_cards()]
    assert screen.charts.panes.isVisible()


def test_that_the_cases_of_any_chart_are_opened(screen: OutcomesScreen) -> None:
    chips = {chip.text(): chip for chip in screen.charts.themes._chips}
    QTest.keyClick(chips["Out of area"], Qt.Key.Key_Space)
    assert not screen.chances.isVisible()
    _chart(screen, "out_of_area_days").cases.click()
    assert screen.figure.accessibleName() == "Out-of-area bed days"
    QTest.keyClick(chips["Beds"], Qt.Key.Key_Space)
    assert screen.chances.isVisible(), "how chances of beds came true stands beside the charts of beds"


def test_that_another_definition_is_chosen_on_the_card(screen: OutcomesScreen) -> None:
    card = _chart(screen)
    assert card.definitions.count() == 3
    card.definitions.setCurrentIndex(1)
    card.definitions.activated.emit(1)
    assert card.name == "length_of_stay_with_last_day"
    assert card.value.text() == "89 days"
    QTest.mouseClick(card.tell, Qt.MouseButton.LeftButton)
    assert card.about.isVisible()
    assert "Source: " in card.about.text()
    QTest.mouseClick(card.tell, Qt.MouseButton.LeftButton)
    assert card.graph.isVisible()


def test_that_a_picture_is_copied_by_key_and_noted(screen: OutcomesScreen, own: Office) -> None:
    QGuiApplication.clipboard().clear()
    card = _chart(screen, "distance")
    card.graph.setFocus()
    QTest.keyClick(card.graph, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1600, 900)
    assert len({image.pixel(x, y) for x in range(0, 1600, 8) for y in range(0, 900, 6)}) > 5
    assert first_title(own) == (
        "Export a picture of the chart “Distance from home, mean miles”: Apr-2023 to Nov-2026, Whole collaborative"
    )


def test_that_no_picture_shows_small_numbers_of_a_place(screen: OutcomesScreen, heard: list[str]) -> None:
    _choose(screen.charts.bar.boxes["area"].box, "Herefordshire")
    _chart(screen, "distance").picture.click()
    assert heard[-1].startswith("Not drawn: ")
    with pytest.raises(Refused, match="no longer shown"):
        screen._presenter.picture_of("gone")


class Places:
    """Answers where to write: always in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path | None = folder

    def _place(self, _parent: QWidget, name: str) -> Path | None:
        return self.folder / name if self.folder else None

    workbook_to_write = paper_to_write = numbers_to_write = _place


def _written(_pack: BoardPack, path: Path) -> None:
    """Write something in the place of a workbook."""
    path.write_bytes(b"written")


@pytest.mark.parametrize(
    ("kind", "name", "begins", "title"),
    [
        ("pages", "Outcomes 17-Nov-2026.pdf", b"%PDF", "Export the board pack as pages: "),
        (
            "numbers",
            "Outcomes 17-Nov-2026.csv",
            b"\xef\xbb\xbfMeasure",
            "Export the numbers behind the charts: ",
        ),
        ("book", "Outcomes 17-Nov-2026.xlsx", b"written", "Export the board pack as a workbook: "),
    ],
)
def test_that_what_is_taken_to_a_board_is_written_and_noted(
    screen: OutcomesScreen, own: Office, tasks: Tasks, qtbot: QtBot, tmp_path: Path, kind: str, name: str,
    begins: bytes, title: str,
) -> None:  # fmt: skip
    office = replace(own, write_board_pack=_written, board_numbers=board_pack_csv)
    places = Places(tmp_path)
    desk = BoardDesk(office, Dispatch(own.desk, screen), tasks, places, screen)
    screen.wants_board.connect(desk.board)
    with qtbot.waitSignal(desk.written) as told:
        screen.takes[kind].click()
    assert told.args == [name]
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert first_title(own).startswith(title)
    places.folder = None
    before = own.desk.ask(lambda reading: reading.chain())
    screen.takes[kind].click()
    assert own.desk.ask(lambda reading: reading.chain()) == before, "nobody chose a place"


def test_that_forms_say_what_they_are_about(own: Office) -> None:
    presenter = OutcomesPresenter(own)
    presenter.refresh()
    presenter.charts.rows()
    chart = presenter.charts.chart("distance")
    assert chart is not None
    assert leave_out_form(chart, 3).fields[0].value == ""
    assert target_form(chart).fields[0].label == "Target in miles"
    assert target_order(chart, {"target": " 1,200.5 "}).target == 1200.5
    assert target_order(chart, {"target": " "}).target is None
    first, last = presenter.charts.span()
    assert [field.value for field in period_form(first, last).fields] == [first, last]
    with pytest.raises(Refused, match="on or after"):
        period_of_form({"first": last, "last": first})


def test_that_an_event_is_asked_for_with_its_end_and_its_place(own: Office) -> None:
    flood = EnterEvent(date(2025, 6, 1), "Closed", until=date(2025, 8, 31), unit="unit-ash")
    own.desk.do(flood)
    own.desk.do(EnterEvent(date(2025, 6, 2), "No buses", area="Worcestershire"))
    presenter = OutcomesPresenter(own)
    presenter.refresh()
    held = presenter.board.events_held()
    today = date(2026, 1, 1)

    def filled(key: str) -> dict[str, object]:
        return {field.key: field.value for field in event_form(held, key, today).fields}

    assert filled("") == {"day": today, "until": None, "label": "", "whose": "", "limits": "same"}
    assert filled("shadow")["limits"] == "anew"
    by_label = {line.event.label: line.event.key for line in held.lines}
    assert event_order(filled(by_label["Closed"]), None) == flood
    again = event_order(filled(by_label["No buses"]), "key")
    assert (again.area, again.unit, again.event) == ("Worcestershire", None, "key")
    places = [choice.text for choice in event_form(held, "", today).fields[3].choices]
    assert places[:2] == ["The whole service", "Oak Suite"]
    assert "Area: Worcestershire" in places
    rows = {row.cells[1].text: row.cells for row in presenter.board.events()}
    assert (rows["Closed"][0].text, rows["Closed"][0].second) == ("01-Jun-2025", "to 31-Aug-2025")
    assert (rows["Closed"][0].aloud(), rows["Closed"][1].second) == ("01-Jun-2025 to 31-Aug-2025", "Ash Ward")
    limits = [cells[1].second for cells in rows.values() if "limits anew" in cells[1].second]
    assert limits == ["The whole service · limits anew"]


def test_that_a_baseline_counted_elsewhere_is_entered_by_key_from_its_chart(
    screen: OutcomesScreen, own: Office
) -> None:
    QTest.mouseClick(_chart(screen).compare, Qt.MouseButton.LeftButton)
    form = dialog_of(screen)
    filled = {one.accessibleName(): one.text() for one in form.findChildren(QLineEdit)}
    assert filled["Value in days"] == "136.4", "what is compared with now stands there"
    fill(screen, "Value in days", "many")
    save(screen)
    assert screen.acts.asking.dialog is not None, "a rule said no, and nothing that was typed is lost"
    fill(screen, "Value in days", "140")
    fill(screen, "Where it comes from", "Annual report of 2023/24")
    save(screen)
    assert first_title(own) == "Baseline entered: length of stay, from Annual report of 2023/24"
    assert "fixed baseline 140 days, n 49" in [entry.words for entry in _chart(screen).graph._rows.key]  # type: ignore[union-attr]
    screen.figures.refresh()
    screen.figures.compared.listed.table.select("length_of_stay")
    assert "Annual report of 2023/24" in screen.figures.compared.words.text()


def test_that_the_link_below_a_compared_measure_asks_for_its_baseline(screen: OutcomesScreen) -> None:
    screen.figures.refresh()
    screen.figures.compared.listed.table.select("managed")
    screen.figures.compared.entry.click()
    assert dialog_of(screen).windowTitle() == "Baseline: Admissions managed"
    names = [one.accessibleName() for one in dialog_of(screen).findChildren(QLineEdit)]
    assert "Value" in names


def test_that_what_is_filled_in_of_a_baseline_is_checked(own: Office) -> None:
    presenter = OutcomesPresenter(own)
    presenter.refresh()
    good = {
        "first": date(2019, 4, 1), "last": date(2020, 3, 31), "value": " 1,140.5 ", "number": 51,
        "source": "A report", "definition": "Mean days.",
    }  # fmt: skip
    order = presenter.figures.baseline_entered("length_of_stay", good)
    assert order == EnterBaseline(
        "length_of_stay",
        Period(date(2019, 4, 1), date(2020, 4, 1), "Baseline"),
        1140.5,
        51,
        "A report",
        "Mean days.",
    )
    for wrong, words in (
        ({"value": "x"}, "is a number"),
        ({"number": None}, "how many cases"),
        ({"last": date(2019, 3, 31)}, "on or after"),
    ):
        with pytest.raises(Refused, match=words):
            presenter.figures.baseline_entered("length_of_stay", good | wrong)
    with pytest.raises(Refused, match="Choose a measure first"):
        presenter.figures.baseline_form("")
    blank = presenter.figures.baseline_form("bed_state_age").fields
    assert (blank[2].value, blank[3].value) == ("", None), "nothing is filled in where there is no case"


def test_that_what_is_compared_with_is_chosen_by_chip_and_remembered(
    screen: OutcomesScreen, own: Office
) -> None:
    kept: list[str] = []
    screen.chose.connect(kept.append)
    screen.figures.refresh()
    chips = screen.figures.compared.against
    assert chips.chosen_keys() == ("baseline",)
    QTest.mouseClick(_chip(chips, "before"), Qt.MouseButton.LeftButton)
    screen._show_rest()
    assert chips.chosen_keys() == ("before",)
    assert screen._presenter.refresh().badges[1].text == "Baseline year: Nov-2023 to Oct-2024"
    QTest.mouseClick(_chip(chips, "own"), Qt.MouseButton.LeftButton)
    assert dialog_of(screen).windowTitle() == "A period of your own"
    screen.acts.period_chosen.emit("against", "2024-11-01..2025-01-31")
    screen._show_rest()
    assert screen._presenter.refresh().badges[1].text == "Baseline: Nov-2024 to Jan-2025"
    assert chips.chosen_keys() == ("own",)
    other = OutcomesPresenter(own)
    other.charts.recall(kept[-1])
    assert other.refresh().badges[1].text == "Baseline: Nov-2024 to Jan-2025"


def _chip(chips: ChoiceChips, key: str) -> ChoiceChip:
    return next(chip for chip in chips.findChildren(ChoiceChip) if chip.key == key)
