"""The graph as painted: what lies where, in which shape, and how it is read point by point."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.settings import Event
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.worn import tokens
from pc_desktop.ui.outcomes.graph_look import SYMBOLS, point_brush, stroke_pen
from pc_desktop.ui.outcomes.graph_rows import graph_rows
from pc_desktop.ui.outcomes.rows import Stroke
from pc_desktop.ui.outcomes.spc_graph import SpcGraph
from pc_desktop.ui.widgets.shown import Finding

Charted = Callable[..., OutcomeChart]
STEADY = [10.0, 12.0] * 7


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """Dress the application in light, before and after."""
    apply(qapp, load(Theme.LIGHT))
    yield
    apply(qapp, load(Theme.LIGHT))


@pytest.fixture
def graph(qtbot: QtBot) -> SpcGraph:
    """Show an empty graph."""
    made = SpcGraph()
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def _near(one: list[float], other: tuple[float, ...]) -> bool:
    return one == pytest.approx(list(other), nan_ok=True)


def test_that_every_meaning_has_its_own_shape_and_its_own_colour() -> None:
    assert len(set(SYMBOLS.values())) == len(Finding)
    assert len({point_brush(finding).color().name() for finding in Finding}) == len(Finding)
    assert stroke_pen(Stroke.CENTRE).style() is Qt.PenStyle.SolidLine
    assert stroke_pen(Stroke.LIMIT).style() is not Qt.PenStyle.SolidLine


def test_that_a_graph_keeps_a_height_in_which_a_change_can_be_seen(graph: SpcGraph) -> None:
    assert graph.minimumSizeHint().height() >= 170, "the page scrolls, the graph is not squashed"


def test_that_points_and_lines_lie_where_the_chart_says(graph: SpcGraph, charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY, None, 90.0))
    graph.show_graph(rows)
    xs, ys = graph.points.getData()
    assert list(zip(xs, ys, strict=True)) == [(spot.x, spot.y) for spot in rows.spots]
    for curve, path in ((graph.line, rows.line), (graph.centre, rows.centre), (graph.limits, rows.limits)):
        assert _near(list(curve.getData()[0]), path.xs)
        assert _near(list(curve.getData()[1]), path.ys)
    assert any(y != y for y in graph.line.getData()[1])  # noqa: PLR0124  # not a number breaks the line


def test_that_a_point_is_painted_in_the_shape_of_its_meaning(graph: SpcGraph, charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY, 90.0))
    graph.show_graph(rows)
    assert [point.symbol() for point in graph.points.points()] == [
        SYMBOLS[spot.finding] for spot in rows.spots
    ]
    assert {point.symbol() for point in graph.points.points()} == {"s", "t1"}
    assert all(point.pen().style() is Qt.PenStyle.SolidLine for point in graph.points.points())


def test_that_below_thirteen_points_there_are_no_limits(graph: SpcGraph, charted: Charted) -> None:
    graph.show_graph(graph_rows(charted(*STEADY[:12])))
    assert graph.limits.getData()[0] is None or len(graph.limits.getData()[0]) == 0
    graph.show_graph(graph_rows(charted(*STEADY[:13])))
    assert len(graph.limits.getData()[0]) > 0


def test_that_showing_again_moves_the_same_items(
    graph: SpcGraph, charted: Charted, happened: Callable[[str, int], Event]
) -> None:
    graph.show_graph(graph_rows(charted(*STEADY, events=(happened("Go-live", 4), happened("Review", 8)))))
    before = list(graph.plot.getPlotItem().items)
    graph.show_graph(graph_rows(charted(*STEADY, 14.0, events=(happened("Go-live", 5),))))
    assert graph.plot.getPlotItem().items == before
    assert [line.isVisible() for line in graph.events.lines] == [True, False]
    assert [label.isVisible() for label in graph.events.labels] == [True, False]


def test_that_arrow_keys_go_from_point_to_point(graph: SpcGraph, charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY))
    heard: list[str] = []
    graph.read_out.connect(heard.append)
    graph.show_graph(rows)
    spoken = {graph.accessibleDescription()}
    for key, at in (
        (Qt.Key.Key_Left, -2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, -1),
        (Qt.Key.Key_Right, -1),
    ):
        QTest.keyClick(graph, key)
        assert graph.chosen() == rows.spots[at]
        assert heard[-1] == rows.spots[at].readout
        assert rows.spots[at].readout in graph.accessibleDescription()
        spoken.add(graph.accessibleDescription())
        assert [point.pos().x() for point in graph.ring.points()] == [rows.spots[at].x]
    assert len(spoken) == 4
    assert graph.accessibleName() == "Graph of Length of stay, mean days"


def test_that_keys_the_graph_does_not_use_go_on_to_what_it_lies_in(graph: SpcGraph, charted: Charted) -> None:
    QTest.keyClick(graph, Qt.Key.Key_Left)
    assert graph.chosen() is None
    graph.show_graph(graph_rows(charted(*STEADY)))
    was = graph.chosen()
    QTest.keyClick(graph, Qt.Key.Key_Down)
    assert graph.chosen() == was


def _place_of(graph: SpcGraph, x: float, y: float) -> QPoint:
    view = graph.plot.getViewBox()
    return graph.plot.mapTo(graph, graph.plot.mapFromScene(view.mapViewToScene(QPointF(x, y))))


def test_that_the_pointer_reads_out_a_point_and_a_click_stays_on_it(
    graph: SpcGraph, charted: Charted
) -> None:
    rows = graph_rows(charted(*STEADY))
    graph.show_graph(rows)
    QApplication.processEvents()
    over = _place_of(graph, 3.2, 5.0)
    QTest.mouseMove(graph, over)
    QApplication.processEvents()
    assert graph.nearest(QPointF(over)) == 3
    assert graph.chosen() == rows.spots[3]
    QApplication.sendEvent(graph, QEvent(QEvent.Type.Leave))
    assert graph.chosen() == rows.spots[-1]
    QTest.mouseClick(graph, Qt.MouseButton.LeftButton, pos=over)
    QApplication.sendEvent(graph, QEvent(QEvent.Type.Leave))
    assert graph.chosen() == rows.spots[3]
    QTest.mouseClick(graph, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert graph.chosen() == rows.spots[3]


def test_that_the_month_read_out_stays_and_else_the_latest_is(graph: SpcGraph, charted: Charted) -> None:
    graph.show_graph(graph_rows(charted(*STEADY)))
    longer = graph_rows(charted(*STEADY, 13.0))
    graph.show_graph(longer)
    assert graph.chosen() == longer.spots[-1]
    QTest.keyClick(graph, Qt.Key.Key_Home)
    graph.show_graph(graph_rows(charted(*STEADY)))
    chosen = graph.chosen()
    assert chosen is not None
    assert chosen.x == 0


@pytest.mark.parametrize("width", [360, 520, 800, 1400])
def test_that_event_labels_never_collide_or_leave_the_graph(
    graph: SpcGraph, charted: Charted, happened: Callable[[str, int], Event], width: int
) -> None:
    events = tuple(happened(f"Something long happened {months}", months) for months in (2, 3, 4, 12, 13))
    graph.resize(width, 320)
    graph.show_graph(graph_rows(charted(*STEADY, events=events)))
    QApplication.processEvents()
    room = graph.plot.getViewBox().sceneBoundingRect().adjusted(-3, -3, 3, 3)
    areas: list[QRectF] = [label.mapRectToScene(label.boundingRect()) for label in graph.events.labels]
    assert len(areas) == 5
    assert all(room.contains(area) for area in areas)
    assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for one, other in combinations(areas, 2))


@pytest.mark.parametrize("width", [360, 800, 1600])
def test_that_month_labels_do_not_overlap_and_end_with_the_latest(
    graph: SpcGraph, charted: Charted, width: int
) -> None:
    rows = graph_rows(charted(*[10.0, 12.0] * 24))
    graph.resize(width, 300)
    graph.show_graph(rows)
    QApplication.processEvents()
    ((*ticks,),) = graph.plot.getAxis("bottom")._tickLevels
    assert ticks[0] == (47, rows.labels[-1])
    assert all(words == rows.labels[at] for at, words in ticks)
    letters = graph.plot.getAxis("bottom").style["tickFont"]
    wide = QFontMetrics(letters).horizontalAdvance(rows.labels[0])
    view = graph.plot.getViewBox()
    spots = [view.mapViewToScene(QPointF(at, 0)).x() for at, _words in ticks]
    assert all(one - other > wide for one, other in pairwise(spots))


def test_that_a_change_of_theme_colours_the_same_items_anew(
    graph: SpcGraph, charted: Charted, qapp: QApplication, happened: Callable[[str, int], Event]
) -> None:
    graph.show_graph(graph_rows(charted(*STEADY, events=(happened("Go-live", 4),))))
    items = list(graph.plot.getPlotItem().items)
    apply(qapp, load(Theme.DARK), 1.5)
    assert graph.plot.getPlotItem().items == items
    assert graph.plot.backgroundBrush().color().name().upper() == tokens().surface.card.upper()
    assert graph.centre.opts["pen"].color().name().upper() == tokens().graph.mean.upper()
    assert graph.events.labels[0].color.name().upper() == tokens().graph.change.upper()


def test_that_nothing_to_draw_is_drawn_without_a_fault(graph: SpcGraph, charted: Charted) -> None:
    graph.show_graph(graph_rows(charted(None)))
    assert graph.chosen() is None
    assert graph.nearest(QPointF(100, 100)) == -1
    assert graph.grab().toImage().pixelColor(2, 2).name().upper() == tokens().surface.card.upper()


def test_that_what_lasted_is_a_band_between_two_edges_behind_the_points(
    graph: SpcGraph, charted: Charted
) -> None:
    flood = Event("flood", date(2024, 3, 1), "Flood", date(2024, 6, 30))
    graph.show_graph(graph_rows(charted(*STEADY, events=(flood,))))
    (band,) = graph.events.bands
    assert band.isVisible()
    assert band.getRegion() == (1.5, 5.5)
    assert band.zValue() < graph.points.zValue()
    assert 0 < band.brush.color().alphaF() < 0.2, "points and lines stay clear"
    assert all(edge.pen.color().alphaF() == 1 for edge in band.lines), "its edges are seen without any colour"
    graph.show_graph(graph_rows(charted(*STEADY, events=(replace(flood, until=None),))))
    assert not band.isVisible()
    assert graph.events.lines[0].isVisible()
    graph.show_graph(graph_rows(charted(*STEADY)))
    assert not graph.events.lines[0].isVisible()
