"""Whatever the numbers are, nobody reads NaN or infinity: not on a chart, in its table, its sentence or what leaves."""

import csv
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from math import isfinite, isnan

from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.domain.bed import Closure, Stay
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.asked import Asked
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import year_from
from pc_desktop.domain.outcomes.drawing import Frame
from pc_desktop.domain.outcomes.folded import everything, figure_of
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import Kind, Spell
from pc_desktop.domain.outcomes.measures import measures_of
from pc_desktop.domain.outcomes.spc_options import Improvement
from pc_desktop.domain.outcomes.steps import STEPS, Step, steps_between
from pc_desktop.domain.places import Bed
from pc_desktop.domain.settings import DEFAULTS, Event
from pc_desktop.exchange.board_pack_text import board_pack_csv
from pc_desktop.services.board_pack import BoardPack, packed
from pc_desktop.services.outcome_chart import OutcomeChart, outcome_chart
from pc_desktop.services.outcomes_facts import Gathered
from pc_desktop.services.outcomes_measures import measure_rows
from pc_desktop.services.outcomes_sides import units_side_by_side
from pc_desktop.ui.outcomes.graph_rows import graph_rows
from tests.domain.outcomes.invented_cases import NOW, UNITS, stay
from tests.domain.outcomes.invented_measures import FIRST, LATER, by_month, last_of, measure, placements

_ODD = re.compile(r"\b(nan|inf|infinity)\b|(?<![\d.])[-−]0(\.0)?(?![.\d])|\de\+\d", re.IGNORECASE)
_VALUES = st.one_of(
    st.none(),
    st.just(0.0),
    st.sampled_from([1e-9, 0.05, 1e9]),
    st.floats(0, 1e6),
    st.integers(0, 3).map(float),
)
_KINDS: list[Kind] = ["count", "sum", "mean", "median", "share"]
_BETTER: list[Improvement] = ["increase", "decrease", "neutral"]


def _words(chart: OutcomeChart) -> list[str]:
    """Give every word that is shown or read out of a chart."""
    rows = graph_rows(chart)
    return [
        chart.caption, chart.method, *chart.notes, chart.latest, chart.latest_words, chart.nothing, rows.spoken,
        *(spot.readout for spot in rows.spots), *(level.words for level in rows.levels), *chart.labels,
        *(entry.words for entry in rows.key), *(mark.label for mark in rows.marks),
        *(cell for row in chart.table for cell in row),
    ]  # fmt: skip


def _odd(words: Iterable[str]) -> list[str]:
    """Give the words nobody should read."""
    return [each for each in words if _ODD.search(each)]


def _assert_is_sound(chart: OutcomeChart) -> None:
    """Hold that all of a chart can be painted and read, and leaves with the numbers it shows."""
    assert _odd(_words(chart)) == []
    rows = graph_rows(chart)
    assert isfinite(rows.low)
    assert isfinite(rows.high)
    assert rows.low < rows.high
    assert all(isfinite(spot.y) and rows.low <= spot.y <= rows.high for spot in rows.spots)
    for path in (rows.line, rows.centre, rows.limits, rows.target, rows.baseline):
        assert all(isfinite(x) for x in path.xs)
        assert all(isnan(y) or rows.low <= y <= rows.high for y in path.ys), "a line is broken, or in view"
    leaving = packed(chart, narrowed=False)
    for line in (leaving.values, leaving.centre, leaving.lower, leaving.upper):
        assert all(value is None or isfinite(value) for value in line)
    pack = BoardPack("C", datetime(2026, 1, 1, tzinfo=UTC), "Me", "1", "P", "S", (), (), (), (leaving,), ())
    assert (
        _odd(cell for row in csv.reader(StringIO(board_pack_csv(pack).decode("utf-8-sig"))) for cell in row)
        == []
    )


@given(
    st.lists(_VALUES, max_size=40), st.sampled_from(_KINDS), st.sampled_from(STEPS), st.sampled_from(_BETTER),
    st.none() | st.floats(0, 1e6), st.none() | st.integers(0, 45), st.integers(0, 45),
)  # fmt: skip
@settings(deadline=None)
def test_that_no_number_of_any_series_reads_as_nonsense(
    values: list[float | None], kind: Kind, step: Step, better: Improvement, target: float | None,
    rebase: int | None, lasted: int,
) -> None:  # fmt: skip
    shares = [value and float(value % 2 >= 1) for value in values] if kind == "share" else values
    one = measure(by_month(*shares), kind, better=better, target=target)
    turn = (FIRST + timedelta(days=31 * rebase),) if rebase else ()
    event = Event("e", FIRST, "Flood", FIRST + timedelta(days=31 * lasted))
    fixed = FixedBaseline(
        "b", one.name, date(2019, 1, 1), date(2020, 1, 1), 12.5, 4, "A report", "Days.", None, None, None,
        datetime(2024, 1, 1, tzinfo=UTC), "Me",
    )  # fmt: skip
    frame = Frame(FIRST, last_of(len(values)), step, LATER, turn)
    _assert_is_sound(outcome_chart(one, frame, (event,), fixed))


def test_that_a_year_of_none_is_success_in_every_word() -> None:
    """Two years with a placement every sixty days, then a year of none: the best that can be said is said."""
    days = [FIRST + timedelta(days=60 * at) for at in range(14)]
    today = days[-1] + timedelta(days=365)
    chart = outcome_chart(placements(*days), Frame(FIRST, today, "month", today))
    _assert_is_sound(chart)
    assert chart.caption.startswith("365 days since the last placement")
    assert "improving" in chart.caption
    assert chart.variation == "improvement_high"
    many = [FIRST + timedelta(days=14 * at) for at in range(52)]
    by_month_still = outcome_chart(
        placements(*many), Frame(FIRST, many[-1] + timedelta(days=365), "month", LATER)
    )
    assert by_month_still.variation == "improvement_low"
    assert by_month_still.caption == "The last 12 months are below the lower limit: special cause, improving."
    assert chart.dots[-1].hollow
    assert chart.dots[-1].kind == "special_cause_improvement"


def test_that_one_point_is_drawn_and_said() -> None:
    chart = outcome_chart(measure(by_month(12.0)), Frame(FIRST, last_of(1), "month", LATER))
    _assert_is_sound(chart)
    assert (len(chart.dots), chart.variation, chart.assurance) == (1, None, None)


OAK = {"oak": UNITS["oak"]}


def _closed_for_good(*stays: Stay) -> Gathered:
    """Give a unit of two beds that were both closed all through the year and the year before."""
    beds = tuple(Bed(f"oak-{at}", "oak", str(at), at, None) for at in (1, 2))
    closures = tuple(
        Closure(one.key, one.key, moment_of(date(2020, 1, 2), time(9)), None, "estates", "Rebuilt", None)
        for one in beds
    )
    book = CaseBook(NOW, OAK, spells=stays, beds=beds, closures=closures)
    return Gathered(DEFAULTS, book, {one.name: one for one in measures_of(book)}, ())


def test_that_a_unit_closed_all_through_the_period_has_no_occupancy_and_no_nonsense() -> None:
    held = _closed_for_good(stay("a", date(2020, 1, 1), 1))
    year, before = year_from(date(2025, 1, 1)), year_from(date(2024, 1, 1))
    for name in ("occupancy", "occupancy_without_leave"):
        figure = figure_of(held.measures[name], year.start, year.end, held.book.today)
        assert figure.value is None, "of no bed there is no share"
    told = Told(held.measures, held.book, Asked(year, before), everything)
    said = [f"{row.value} {row.before} {row.change} {row.why_no_percent}" for row in measure_rows(held, told)]
    assert _odd(said) == []
    (row,) = units_side_by_side(held, told).rows
    assert _odd(cell.words for cell in row.cells) == []
    for one in held.measures.values():
        for step in STEPS:
            frame = Frame(year.start, year.end - timedelta(days=1), step, held.book.today)
            _assert_is_sound(outcome_chart(one, frame))


@given(
    st.dates(date(2023, 1, 1), date(2028, 12, 31)),
    st.integers(0, 800),
    st.sampled_from(["week", "month", "quarter"]),
)
@settings(deadline=None)
def test_that_no_day_is_lost_or_doubled_over_leap_days_and_changes_of_the_clocks(
    start: date, days: int, step: Step
) -> None:
    one = measure(kind="days", unit="days", spells=(Spell(start, start + timedelta(days=days), "a"),))
    first, last = start - timedelta(days=40), start + timedelta(days=days + 40)
    chart = outcome_chart(one, Frame(first, last, step, date(2035, 1, 1)))
    drawn = sum(point.value or 0 for point in (chart.drawing.points if chart.drawing else ()))
    assert drawn == days
    starts = list(steps_between(first, last, step))
    assert [point.start for point in (chart.drawing.points if chart.drawing else ())] == starts


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from([date(2025, 3, 30), date(2025, 10, 26), date(2024, 2, 29)]),
)
def test_that_a_stay_over_a_night_is_one_day_whatever_the_clocks_do(
    hour: int, minute: int, day: date
) -> None:
    admitted = moment_of(day - timedelta(days=1), time(hour, minute))
    left = moment_of(day, time(hour, minute))
    one = replace(stay("a", day), admitted=admitted, discharged=left)
    book = CaseBook(NOW, UNITS, spells=(one,))
    length = next(each for each in measures_of(book) if each.name == "length_of_stay")
    assert [seen.value for seen in length.observed] == [1.0]
