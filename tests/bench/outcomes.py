"""What the Outcomes page costs: from the store, for another period, and as the years grow."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import pyqtgraph as pg
import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from pc_desktop.bootstrap import furnish
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.services.chart_choices import Chosen
from pc_desktop.services.charts_view import charts_page
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_facts import Gathered, gather
from pc_desktop.store.opening import open_store
from pc_desktop.store.vault import unseal
from pc_desktop.tasks import Housekeeper, Tasks
from pc_desktop.ui.application import application
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.outcomes.charts_pane import AHEAD
from pc_desktop.ui.outcomes.presenter import OutcomesPresenter
from pc_desktop.ui.outcomes.screen import OutcomesScreen
from tests.bench.figures import Figure
from tests.bench.histories import PASSPHRASE, History, lightly_locked
from tests.bench.timing import in_turn, seconds

PAGE_GOAL, PERIOD_GOAL = 0.300, 0.100
_TIMES, _GROWTH = 10, 12.0
_TABLES = (
    "stay",
    "referral",
    "milestone",
    "minute",
    "meeting",
    "decision",
    "leave",
    "closure",
    "confirmation",
)


def outcomes_figures(many: History, few: History, folder: Path, rounds: int) -> Iterator[Figure]:
    """Measure the page with ten years of cases: 5,000 stays, and ten times as many for the charts alone."""
    housekeeper = Housekeeper(application())
    history = lightly_locked(many, folder)
    acts = [partial(one, history) for one in (_page_of, _query_of, _first_of)]
    page, query, first = in_turn(acts, rounds)
    words = f"Outcomes page from the store, {many.years} years"
    yield Figure(words, page, "ms", query, "the raw queries", goal=PAGE_GOAL)
    yield Figure("  nothing made ahead, and all below it", first, "ms", query, "the raw queries")
    with _opened(history) as office:
        screen = _screen(office)
        bare, drawn = _bare(screen)
        periods = cycle(("last 24", "all"))
        other, redrawn = in_turn(
            [
                lambda: seconds(lambda: _choose(screen, next(periods))),
                lambda: seconds(lambda: _redraw(bare, drawn)),
            ],
            rounds * 4,
        )
        yield Figure(
            "  another period", other, "ms", redrawn, "bare pyqtgraph, same points", goal=PERIOD_GOAL
        )
        yield from _growth(office.desk.ask(gather), rounds)
        screen.close()
        bare.close()
    ours, less = in_turn([partial(_cases_of, one) for one in (history, lightly_locked(few, folder))], rounds)
    yield Figure("  every case of every measure", ours, "ms", less, f"{few.years} year", goal_ratio=_GROWTH)
    housekeeper.stop()


@contextmanager
def _opened(history: History) -> Iterator[Office]:
    """Sit in an office on a store."""
    with closing(open_store(history.path, PASSPHRASE)) as store:
        yield furnish(store)


def _page_of(history: History) -> float:
    """Tell how long the page takes to be asked for and painted, in a store just opened."""
    with _opened(history) as office:
        screen = _ready(office)
        taken = seconds(lambda: _shown(screen))
        screen.close()
        return taken


def _first_of(history: History) -> float:
    """Tell how long the page takes where nothing was made ahead, with all that lies below the charts."""
    with _opened(history) as office:

        def turned_to() -> None:
            screen = _screen(office)
            QApplication.processEvents()
            screen.close()

        return seconds(turned_to)


def _cases_of(history: History) -> float:
    """Tell how long it takes to read the facts of a store just opened and make every case of them."""
    with _opened(history) as office:
        return seconds(
            lambda: [
                len(cases)
                for one in office.desk.ask(gather).measures.values()
                for cases in (one.observed, one.spells, one.against, one.aside)
            ]
        )


def _query_of(history: History) -> float:
    """Tell how long it takes to read the same tables, without making anything of them."""
    connection = sqlcipher.connect(str(history.path))
    connection.execute(f"PRAGMA key = \"x'{unseal(history.path, PASSPHRASE).hex()}'\"")
    try:
        return seconds(lambda: [connection.execute(f"SELECT * FROM {name}").fetchall() for name in _TABLES])
    finally:
        connection.close()


def _made(office: Office) -> OutcomesScreen:
    """Make the screen without asking for anything."""
    tasks = Tasks()
    screen = OutcomesScreen(OutcomesPresenter(office), Dispatch(office.desk), tasks)
    screen.destroyed.connect(tasks.close)
    screen.resize(1700, 1000)
    return screen


def _ready(office: Office) -> OutcomesScreen:
    """Make the screen with its charts, as the window does ahead while nobody does anything."""
    screen = _made(office)
    screen.make_ahead()
    while len(screen.charts.cards) < AHEAD:
        QApplication.processEvents()
    return screen


def _shown(screen: OutcomesScreen) -> None:
    """Ask for the page and paint it."""
    screen.refresh()
    screen.show()
    screen.grab()


def _screen(office: Office) -> OutcomesScreen:
    """Show the screen."""
    screen = _made(office)
    _shown(screen)
    return screen


def _choose(screen: OutcomesScreen, period: str) -> None:
    """Choose a period as the list above the charts does, and paint what is then seen."""
    screen.charts.picked.emit("period", period)
    screen.charts.grab()


def _bare(screen: OutcomesScreen) -> tuple[QWidget, list[tuple[Any, Any, list[float], list[float]]]]:
    """Make as many bare graphs, of the same points and lines."""
    window = QWidget()
    line = QHBoxLayout(window)
    drawn = []
    for card in screen.charts.shown_cards():
        xs, ys = card.graph.points.getData()
        plot = pg.PlotWidget()
        line.addWidget(plot)
        scatter = pg.ScatterPlotItem()
        plot.addItem(scatter)
        drawn.append((plot.plot([], []), scatter, list(xs), list(ys)))
    window.resize(screen.charts.size())
    window.show()
    return window, drawn


def _redraw(window: QWidget, drawn: list[tuple[Any, Any, list[float], list[float]]]) -> None:
    """Give every bare graph its points again and paint it."""
    for curve, scatter, xs, ys in drawn:
        curve.setData(xs, ys)
        scatter.setData(xs, ys)
    QApplication.processEvents()
    window.grab()


def _growth(held: Gathered, rounds: int) -> Iterator[Figure]:
    """Draw every chart of ten times the cases beside every chart of the cases there are."""
    more = replace(held, measures={name: _ten_times(one) for name, one in held.measures.items()})
    few, many = (partial(charts_page, facts, Chosen(), {}) for facts in (held, more))
    large, small = in_turn([partial(seconds, many), partial(seconds, few)], rounds)
    yield Figure("  every chart of 50,000 stays", large, "ms", small, "of 5,000", goal_ratio=_GROWTH)


def _ten_times(measure: Measure) -> Measure:
    """Give every case ten times over."""
    return replace(
        measure,
        observed=tuple(
            replace(one, case=f"{one.case}-{at}") for one in measure.observed for at in range(_TIMES)
        ),
        spells=tuple(replace(one, case=f"{one.case}-{at}") for one in measure.spells for at in range(_TIMES)),
    )
