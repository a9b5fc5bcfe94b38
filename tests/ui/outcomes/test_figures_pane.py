"""The figures behind the page in use, by pointer and by key."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.outcomes.compare import Standing
from pc_desktop.domain.outcomes.kept import FixedBaseline, Investment
from pc_desktop.domain.outcomes.suppression import NATIONAL
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_facts import OutcomesMemory
from pc_desktop.services.outcomes_reasons import Lost, ReadyReasons, carefully
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.outcomes.figures_pane import (
    COMPARED,
    FAIR,
    METHOD,
    PAGES,
    READY,
    SAVINGS,
    UNITS,
    FiguresPane,
)
from pc_desktop.ui.outcomes.figures_presenter import FiguresPresenter
from pc_desktop.ui.outcomes.funnel_strip import FunnelStrip
from pc_desktop.ui.outcomes.reasons_rows import reason_figure, reasons_rows
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from tests.ui.outcomes.conftest import Put, _office, _store

Pane = tuple[FiguresPane, Office, FiguresPresenter]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Dress the application in light."""
    apply(qapp, load(Theme.LIGHT))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Pane]:
    """Show the figures of an office of one's own on the sample region."""
    store = _store(tmp_path)
    office = _office(store)
    office.desk.do(Put(sample_facts()))
    presenter = FiguresPresenter(office, OutcomesMemory())
    pane = FiguresPane(presenter, Dispatch(office.desk), lambda: date(2026, 11, 17))
    qtbot.addWidget(pane)
    pane.resize(1140, 1300)
    pane.refresh()
    pane.show()
    qtbot.waitExposed(pane)
    yield pane, office, presenter
    store.close()


def _chip(chips: ChoiceChips, key: str) -> ChoiceChip:
    return next(chip for chip in chips.findChildren(ChoiceChip) if chip.key == key)


def _heard(signal: object) -> list[str]:
    heard: list[str] = []
    connect: Callable[[Callable[[str], None]], object] = signal.connect  # type: ignore[attr-defined]
    connect(heard.append)
    return heard


def test_that_one_page_is_shown_at_a_time(shown: Pane) -> None:
    pane, _, _ = shown
    for choice in PAGES:
        QTest.mouseClick(_chip(pane.chips, choice.key), Qt.MouseButton.LeftButton)
        assert [name for name, page in pane._pages.items() if page.isVisible()] == [choice.key]


def test_that_a_chosen_measure_is_told_and_enter_opens_its_cases(shown: Pane) -> None:
    pane, _, _ = shown
    heard = _heard(pane.wants_cases)
    table = pane.compared.listed.table
    assert not pane.compared._about.isVisible()
    table.select("avoided")
    assert pane.compared.title.text() == "Admissions avoided"
    assert "Source: Defined here" in pane.compared.words.text()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.mouseClick(pane.compared.cases, Qt.MouseButton.LeftButton)
    assert heard == ["avoided", "avoided"]
    assert pane.compared.cases.accessibleName() == "Show its cases: Admissions avoided"


def test_that_a_baseline_is_fixed_and_dropped_by_its_link(shown: Pane) -> None:
    pane, office, presenter = shown
    pane.compared.listed.table.select("managed")
    QTest.mouseClick(pane.compared.baseline, Qt.MouseButton.LeftButton)
    assert len(office.desk.ask(lambda reading: reading.find(FixedBaseline))) == 1
    presenter._page = None
    pane.refresh()
    assert pane.compared.baseline.text() == "Drop the fixed baseline"
    QTest.mouseClick(pane.compared.baseline, Qt.MouseButton.LeftButton)
    assert office.desk.ask(lambda reading: reading.find(FixedBaseline)) == ()


def test_that_a_rule_that_says_no_is_heard(shown: Pane) -> None:
    pane, _, _ = shown
    heard = _heard(pane._dispatch.refused)
    pane.compared.wants_baseline.emit("")
    assert heard == ["Choose a measure first."]


def test_that_investments_are_entered_and_taken_away(shown: Pane) -> None:
    pane, office, presenter = shown
    pane.turn_to(SAVINGS)
    QTest.mouseClick(pane.savings.enter, Qt.MouseButton.LeftButton)
    assert pane.asking.dialog is not None
    pane.asking.dialog.reject()
    pane.asking.order(presenter.investment_order({"label": "A team", "pounds": 5, "day": date(2025, 1, 6)}))
    presenter._page = None
    pane.refresh()
    table = pane.savings.investments.table
    assert table.model().rowCount() == 2
    QTest.mouseClick(pane.savings.remove, Qt.MouseButton.LeftButton)
    assert len(office.desk.ask(lambda reading: reading.find(Investment))) == 2
    table.select("day-programme")
    QTest.mouseClick(pane.savings.remove, Qt.MouseButton.LeftButton)
    assert [one.label for one in office.desk.ask(lambda reading: reading.find(Investment))] == ["A team"]
    heard = _heard(pane.wants_cases)
    QTest.mouseClick(pane.savings.cases, Qt.MouseButton.LeftButton)
    assert heard == ["avoided"]


def test_that_fair_access_and_the_method_are_chosen_by_chips(shown: Pane) -> None:
    pane, _, _ = shown
    pane.turn_to(FAIR)
    QTest.mouseClick(_chip(pane.fair.chips, "age"), Qt.MouseButton.LeftButton)
    assert pane.fair.chips.chosen_keys() == ("age",)
    assert pane.fair.listed.table.model().rowCount() == 8
    QTest.mouseClick(_chip(pane.fair.chips, "district"), Qt.MouseButton.LeftButton)
    assert not pane.fair.listed.table.isVisible()
    assert "too few" in pane.fair.listed.nothing.text()
    pane.turn_to(METHOD)
    heard = _heard(pane.recounted)
    QTest.mouseClick(_chip(pane.method.chips, "with_last_day"), Qt.MouseButton.LeftButton)
    assert heard == ["with_last_day"]


def test_that_units_keep_their_table_while_the_columns_stay(shown: Pane) -> None:
    pane, _, presenter = shown
    pane.turn_to(UNITS)
    table = pane.units.listed
    assert table is not None
    assert table.table.model().rowCount() == 6
    pane.refresh()
    assert pane.units.listed is table
    pane.units.show_sides(presenter.rows().areas)
    assert pane.units.listed is not table
    pane.turn_to(COMPARED)


def test_that_the_funnel_is_turned_by_its_chips_and_painted_in_every_standing(shown: Pane) -> None:
    pane, _, presenter = shown
    pane.turn_to(UNITS)
    funnel = pane.units.funnel
    assert [strip.accessibleName().partition(":")[0] for strip in funnel.strips] == [
        "Oak Suite", "Ash Ward", "Larch", "Yew", "Rowan House",
    ]  # fmt: skip
    QTest.mouseClick(_chip(pane.units.chips, "unit_accepts"), Qt.MouseButton.LeftButton)
    assert "14 of 15" in funnel.strips[0].accessibleName()
    rows = presenter.funnel()
    assert rows is not None
    painted = set()
    for standing in (Standing.WITHIN, Standing.ABOVE, Standing.BELOW, Standing.FEW):
        funnel.strips[0].show_strip(replace(rows.strips[0], standing=standing), rows.centre)
        painted.add(bytes(funnel.strips[0].grab().toImage().constBits()))
    assert len(painted) == 4
    pane.units.show_funnel(replace(rows, strips=rows.strips[:2]))
    assert [strip.isVisible() for strip in funnel.strips] == [True, True, False, False, False]
    bare = replace(rows.strips[0], value=None, low=None, high=None)
    funnel.strips[0].show_strip(bare, None)
    assert bytes(funnel.strips[0].grab().toImage().constBits()) not in painted
    pane.units.show_funnel(None)
    assert not funnel.isVisible()
    assert FunnelStrip().grab().isNull() is False


def test_that_a_line_of_the_method_is_said_in_full_below_when_it_is_chosen(shown: Pane) -> None:
    pane, _, _ = shown
    pane.turn_to(METHOD)
    listed = pane.method.listed
    assert not listed.told.isVisible()
    listed.table.select("assumed 0")
    assert listed.told.isVisible()
    assert listed.told.text().startswith("Assumption: Assumed: 94 to 111 days for each admission avoided")
    pane.refresh()
    assert listed.told.text().startswith("Assumption: ")


def test_that_with_little_room_no_number_is_cut_off(shown: Pane) -> None:
    pane, _, _ = shown
    pane.resize(560, 1300)
    compared = pane.compared.listed.table
    assert compared.left_out() == ("n", "n"), "the measure chosen says its number of cases below"
    pane.turn_to(UNITS)
    assert pane.units.listed is not None
    units = pane.units.listed.table
    header = units.horizontalHeader()
    assert header.length() > units.viewport().width(), "what has no room is reached sideways"
    assert units.viewport().height() >= units.rowViewportPosition(5) + units.rowHeight(5), "no row is covered"


def test_that_a_reason_for_staying_on_opens_its_patients_by_key(shown: Pane) -> None:
    pane, _, presenter = shown
    pane.turn_to(READY)
    heard = _heard(pane.wants_cases)
    table = pane.ready.table
    reason = presenter.page().ready.rows[0]
    table.select(reason.name)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    table.select("all")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard == [reason.name, "ready_days"]
    figure = presenter.figure(reason.name)
    assert figure is not None
    assert figure.title == f"Ready to leave: {reason.label.lower()}"
    assert [choice.text for choice in figure.periods] == [
        f"{words} ({len(each.cases)})"
        for words, each in (("This period", reason.now), ("Baseline", reason.before))
        if each.cases
    ]
    for before, each in ((False, reason.now), (True, reason.before)):
        assert [case.key for case in presenter.cases(reason.name, before=before)] == list(each.cases)
    assert presenter.figure("ready_days nothing") is None
    assert presenter.cases("ready_days nothing") == ()


def test_that_hidden_reasons_say_so_and_nobody_is_told_of_where_nobody_stayed_on(shown: Pane) -> None:
    _, _, presenter = shown
    page = presenter.page()
    careful = replace(page, ready=carefully(page.ready, NATIONAL))
    listed = reasons_rows(careful)
    assert "others are rounded to five" in listed.foot
    assert {row.cells[2].aloud() for row in listed.rows[:-1]} == {"hidden, too few to show"}
    hidden = reason_figure(careful.ready, careful.ready.rows[0].name)
    assert hidden is not None
    assert (hidden.value, hidden.detail, hidden.periods) == ("Hidden", "Too few to show", ())
    empty = reasons_rows(replace(page, ready=ReadyReasons((), Lost(0, 0, ()), Lost(0, 0, ()))))
    assert (empty.rows, empty.nothing) == (
        (),
        "Nobody stayed on after being ready to leave in either period.",
    )
