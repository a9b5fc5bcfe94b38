"""The Outcomes screen in use: charts, tables, figures and their cases, by pointer and by key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.services.office import Office
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.tasks import Tasks
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.graph_rows import graph_rows, mark_rows
from pc_desktop.ui.outcomes.presenter import BASELINE, YEAR, OutcomesPresenter
from pc_desktop.ui.outcomes.rows import ChartRows
from pc_desktop.ui.outcomes.screen import OutcomesScreen
from pc_desktop.ui.outcomes.spc_graph import SpcGraph
from pc_desktop.ui.widgets.chip_choice import ChoiceChip
from pc_desktop.ui.widgets.row_model import CELL
from pc_desktop.ui.widgets.table import RowTable

Show = Callable[[Office], OutcomesScreen]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Dress the application in light."""
    apply(qapp, load(Theme.LIGHT))


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Give what shows the screen of an office."""
    tasks = Tasks()

    def shown(office: Office) -> OutcomesScreen:
        screen = OutcomesScreen(OutcomesPresenter(office), Dispatch(office.desk), tasks)
        qtbot.addWidget(screen)
        screen.resize(1600, 1000)
        screen.refresh()
        screen.show()
        qtbot.waitExposed(screen)
        QApplication.processEvents()
        return screen

    yield shown
    tasks.close()


def _words(table: RowTable) -> list[tuple[str, ...]]:
    model = table.model()
    return [
        tuple(model.index(row, column).data(CELL).text for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_that_the_screen_shows_what_the_presenter_gives(sample: Office, show: Show) -> None:
    screen, presenter = show(sample), OutcomesPresenter(sample)
    rows, charts = presenter.refresh(), presenter.charts.refresh().charts
    assert [card.name for card in screen.charts.cards] == [chart.name for chart in charts]
    for card, chart in zip(screen.charts.cards, charts, strict=True):
        assert card.caption.text() == chart.caption
        assert all(words in card.about.text() for words in chart.about)
        assert (card.value.text(), card.detail.text()) == (chart.value, chart.detail)
        assert card.readout.text() == chart.graph.spots[-1].readout
    assert _words(screen.year) == [tuple(cell.text for cell in row.cells) for row in rows.year]
    assert screen.findChild(QWidget, "graph") is screen.charts.cards[0].graph
    assert screen.help_page == "outcomes"


def test_that_the_table_swapped_in_has_the_numbers_drawn(sample: Office, show: Show) -> None:
    screen = show(sample)
    card = screen.charts.cards[0]
    assert card.graph.isVisible()
    QTest.mouseClick(card.swap, Qt.MouseButton.LeftButton)
    assert card.table.isVisible()
    assert not card.graph.isVisible()
    _xs, ys = card.graph.points.getData()
    drawn = [f"{y:.1f}".removesuffix(".0") for y in ys]
    assert [words[1] for words in _words(card.table) if words[1] != "None"] == drawn
    QTest.keyClick(card.swap, Qt.Key.Key_Space)
    assert card.graph.isVisible()


def test_that_a_refresh_keeps_the_table_the_figure_and_its_period(sample: Office, show: Show) -> None:
    screen = show(sample)
    screen.charts.cards[1].swap.click()
    screen.year.select("distance")
    screen.figure.periods.choose([BASELINE])
    screen.refresh(frozenset({"stay"}))
    assert screen.charts.cards[1].table.isVisible()
    assert screen.year.selected() == "distance"
    assert screen.figure.periods.chosen_keys() == (BASELINE,)
    assert len(screen.charts.cards) == 4


def test_that_choosing_a_row_opens_its_definition_and_its_cases(sample: Office, show: Show) -> None:
    screen, presenter = show(sample), OutcomesPresenter(sample)
    presenter.refresh()
    assert screen.figure.accessibleName() == "Length of stay"
    screen.year.setFocus()
    QTest.keyClick(screen.year, Qt.Key.Key_Down)
    figure = presenter.figure("distance")
    assert figure is not None
    assert screen.figure.accessibleName() == figure.title
    assert screen.figure.definition.text() == figure.definition
    assert screen.figure.source.text() == figure.source
    assert [words[0] for words in _words(screen.figure.table)] == [
        row.cells[0].text for row in presenter.cases("distance", YEAR).rows
    ]


def test_that_the_cases_of_the_year_before_can_be_chosen(sample: Office, show: Show) -> None:
    screen, presenter = show(sample), OutcomesPresenter(sample)
    presenter.refresh()
    chip = next(chip for chip in screen.figure.periods._chips if chip.key == BASELINE)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(_words(screen.figure.table)) == len(presenter.cases("length_of_stay", BASELINE).rows)
    screen.year.select("out_of_area")
    assert len(_words(screen.figure.table)) == len(presenter.cases("out_of_area", BASELINE).rows)


def test_that_a_chart_leads_to_its_cases(sample: Office, show: Show) -> None:
    screen = show(sample)
    QTest.mouseClick(screen.charts.cards[1].cases, Qt.MouseButton.LeftButton)
    assert screen.year.selected() == "out_of_area"
    assert screen.figure.accessibleName() == "Out-of-area activity"


def test_that_an_office_without_stays_is_told_so(new: Office, show: Show) -> None:
    screen = show(new)
    empty = [card for card in screen.charts.shown_cards() if card.nothing.isVisible()]
    assert [card.name for card in empty] == ["length_of_stay", "distance", "referral_to_admission"]
    for card in empty:
        assert card.nothing.accessibleName().startswith("No ")
        assert not card.graph.isVisible()
        assert not card.swap.isVisible()
        assert not card.cases.isVisible()
        assert not card.caption.isVisible()
        assert not any(mark.isVisible() for mark in card.marks)


def test_that_everything_the_keyboard_reaches_has_a_name(sample: Office, show: Show) -> None:
    screen = show(sample)
    reached = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert {SpcGraph, RowTable, ChoiceChip} <= {type(widget) for widget in reached}
    names = {}
    for widget in reached:
        reader = QAccessible.queryAccessibleInterface(widget)
        assert reader is not None
        names[widget] = reader.text(QAccessible.Text.Name)
    assert [(widget, widget.parentWidget()) for widget, name in names.items() if not name] == []
    links = [
        name for name in names.values() if name.split(":")[0] in {"Table", "Definition", "Cases", "Target…"}
    ]
    assert len(set(links)) == len(links)


def test_that_the_columns_go_below_one_another_where_the_window_is_narrow(sample: Office, show: Show) -> None:
    screen = show(sample)
    assert screen.figure.mapTo(screen, screen.figure.rect().topLeft()).x() > 800
    for width in (1000, 800):
        screen.resize(width, 900)
        QApplication.processEvents()
    assert screen.width() < 1000
    assert screen.figure.mapTo(screen, screen.figure.rect().topLeft()).x() < 60


def test_that_icons_wait_for_thirteen_points(qtbot: QtBot, charted: Callable[..., OutcomeChart]) -> None:
    card = ChartCard()
    qtbot.addWidget(card)
    card.show_chart(_rows(charted(*[10.0, 12.0] * 6)))
    card.show()
    assert [mark.isVisible() for mark in card.marks] == [False, False]
    card.show_chart(_rows(charted(*[10.0, 12.0] * 6, 11.0)))
    assert [mark.isVisible() for mark in card.marks] == [True, False]
    assert card.marks[0].accessibleName() == "Variation: common cause, no significant change"


def test_that_the_graph_can_be_pictured_alone(sample: Office, show: Show, tmp_path: Path) -> None:
    screen = show(sample)
    graph = screen.findChild(QWidget, "graph")
    assert graph is not None
    assert graph.grab().save(str(tmp_path / "graph.png"))


def _rows(chart: OutcomeChart) -> ChartRows:
    return ChartRows(
        chart.name, chart.title, "", graph_rows(chart), "", "", mark_rows(chart), chart.caption, chart.method,
        chart.definition, (), chart.headings, (), "",
    )  # fmt: skip


def test_that_a_measure_listed_behind_the_page_opens_its_cases(sample: Office, show: Show) -> None:
    screen = show(sample)
    table = screen.figures.compared.listed.table
    table.select("referral_to_admission")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(_words(screen.figure.table)) == 43
    assert screen.figure.table.hasFocus()


def test_that_stays_counted_in_another_way_are_so_in_every_figure_and_chart(
    sample: Office, show: Show
) -> None:
    screen = show(sample)
    screen.figures.recounted.emit("with_last_day")
    rows = {words[0]: words for words in _words(screen.figures.compared.listed.table)}
    assert rows["Length of stay, mean days"][3] == "101.4 days"
    assert "one day more" in screen.figure.source.text()
    assert screen._presenter.charts.wanted().stay_rule == "with_last_day"
    screen.figures.recounted.emit("without_last_day")
    rows = {words[0]: words for words in _words(screen.figures.compared.listed.table)}
    assert rows["Length of stay, mean days"][3] == "100.4 days"


def test_that_a_unit_chosen_for_the_page_narrows_the_figures_behind_it(
    sample: Office, show: Show, qtbot: QtBot
) -> None:
    screen = show(sample)

    def managed() -> str:
        rows = {words[0]: words for words in _words(screen.figures.compared.listed.table)}
        return rows["Admissions managed"][3]

    assert managed() == "43"
    screen._pick("unit", "unit-oak")
    qtbot.waitUntil(lambda: managed() == "14")
    listed = screen.figures.units.listed
    assert listed is not None
    assert [words[0] for words in _words(listed.table)] == ["Oak Suite", "All"]
    screen._pick("unit", "")
    qtbot.waitUntil(lambda: managed() == "43")
