"""A chart made ready: what is drawn, what is said and what is tabled are the same numbers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pc_desktop.domain.outcomes.definitions import year_from
from pc_desktop.domain.outcomes.drawing import Frame
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import Kind, Measure, Observed, Spell
from pc_desktop.domain.outcomes.steps import Step
from pc_desktop.domain.settings import Event
from pc_desktop.services.chart_marks import BaselineLine, Mark
from pc_desktop.services.outcome_chart import OutcomeChart, cases_of, outcome_chart
from tests.domain.outcomes.invented_measures import FIRST, LATER, by_month, last_of, measure, placements

STEADY = [10.0, 12.0] * 7


def charted(
    *values: float | None,
    rebase: date | None = None,
    events: tuple[Event, ...] = (),
    today: date = LATER,
    target: float | None = None,
    kind: Kind = "mean",
) -> OutcomeChart:
    """Chart invented months."""
    frame = Frame(FIRST, last_of(len(values)), "month", today, (rebase,) if rebase else ())
    return outcome_chart(measure(by_month(*values), kind, target=target), frame, events)


def of_events(
    one: Measure, *, days: int, step: Step = "month", events: tuple[Event, ...] = ()
) -> OutcomeChart:
    """Chart a measure over so many days."""
    today = FIRST + timedelta(days=days)
    return outcome_chart(one, Frame(FIRST, today, step, today), events)


def test_that_a_month_without_a_case_leaves_its_place_empty() -> None:
    chart = charted(10.0, None, 30.0)
    assert [(dot.x, dot.y) for dot in chart.dots] == [(0, 10.0), (2, 30.0)]
    assert chart.labels == ("Jan-2024", "Feb-2024", "Mar-2024")
    assert chart.table[1] == ("Feb-2024", "None", "0", "–", "–", "–", "")
    assert any("Feb-2024" in note for note in chart.notes)


def test_that_few_months_have_a_median_and_no_limits() -> None:
    chart = charted(10.0, 20.0, 60.0)
    (stretch,) = chart.stretches
    assert (stretch.start, stretch.end, stretch.centre) == (0, 2, 20.0)
    assert stretch.lower is None
    assert stretch.upper is None
    assert stretch.words == "median 20 days"
    assert chart.table[0] == ("Jan-2024", "10", "1", "20.0", "–", "–", "")
    assert "too few for limits" in chart.caption
    assert (chart.variation, chart.assurance, chart.assurance_reason) == (None, None, "")


def test_that_thirteen_months_have_a_mean_limits_and_icons() -> None:
    chart = charted(*STEADY[:13], target=5.0)
    (stretch,) = chart.stretches
    assert stretch.lower is not None
    assert stretch.upper is not None
    assert stretch.words.startswith("mean 10.9")
    assert chart.table[0][4:6] == (f"{stretch.lower:.1f}", f"{stretch.upper:.1f}")
    assert chart.low <= min(0, stretch.lower)
    assert chart.high >= max(stretch.upper, 12.0)
    assert (chart.variation, chart.assurance, chart.target) == ("common_cause", "fail", 5.0)
    assert chart.assurance_reason.startswith("The target lies below the lower limit")


def test_that_new_limits_begin_at_the_day_given_and_a_short_period_hides_them() -> None:
    chart = charted(*STEADY, 30.0, 31.0, rebase=date(2025, 3, 1))
    first, second = chart.stretches
    assert (first.end, second.start) == (13, 14)
    assert first.lower is not None
    assert second.lower is None
    assert [dot.kind for dot in chart.dots[14:]] == ["common_cause", "common_cause"]
    assert chart.variation is None


def test_that_a_marked_point_says_so_in_its_tip_and_in_the_table() -> None:
    chart = charted(*STEADY, 90.0)
    last = chart.dots[-1]
    assert last.kind == "special_cause_concern"
    assert last.tip == "Mar-2025: 90 days, 1 discharge; above the upper limit"
    assert last.cases == ("case-14",)
    assert chart.table[-1][0] == "Mar-2025"
    assert chart.table[-1][6] == "above the upper limit"
    assert "above the upper limit" in chart.caption
    assert (chart.latest, chart.latest_words) == ("90 days", "in Mar-2025")


def test_that_a_month_not_over_is_hollow_and_not_the_newest_figure() -> None:
    chart = charted(*STEADY, 90.0, today=date(2025, 3, 9))
    last = chart.dots[-1]
    assert (last.hollow, last.loose, last.kind) == (True, False, "common_cause")
    assert last.tip == "Mar-2025 so far: 90 days, 1 discharge"
    assert chart.table[-1] == ("Mar-2025 so far", "90", "1", "–", "–", "–", "not over yet")
    assert chart.latest_words == "in Feb-2025"
    assert chart.stretches[-1].end == 14, "the lines reach to it"
    only = charted(4.0, today=date(2024, 1, 9))
    assert (only.latest, only.stretches) == ("4 days", ())


def test_that_a_point_left_out_says_why_and_is_joined_to_nothing() -> None:
    ghosts = {date(2024, 3, 1): "ward flooded"}
    frame = Frame(FIRST, last_of(14), "month", LATER, ghosts=ghosts)
    chart = outcome_chart(measure(by_month(*STEADY)), frame)
    assert (chart.dots[2].hollow, chart.dots[2].loose) == (True, True)
    assert chart.dots[2].tip.endswith("left out: ward flooded")
    assert chart.table[2][6] == "left out: ward flooded"


def test_that_the_table_holds_the_numbers_of_the_drawing() -> None:
    chart = charted(10.0, None, 30.5, 12.25)
    assert [row[1] for row in chart.table] == ["10", "None", "30.5", "12.2"]
    assert len(chart.headings) == len(chart.table[0])
    assert chart.headings[:3] == ("Month", "Length of stay, mean days", "Discharges")
    assert cases_of(chart) == ("case-0", "case-2", "case-3")


def test_that_events_stand_before_the_point_of_their_month_and_in_the_table() -> None:
    events = (
        Event("late", date(2024, 3, 9), "Go-live"),
        Event("early", date(2024, 2, 1), "Shadow year"),
        Event("first", date(2024, 1, 1), "Pandemic"),
        Event("before", date(2023, 12, 31), "Too early"),
        Event("after", date(2024, 4, 1), "Too late"),
    )
    chart = charted(1.0, 2.0, 3.0, events=events)
    assert [(mark.x, mark.label) for mark in chart.marks] == [
        (-0.25, "Pandemic Jan-2024"),
        (0.5, "Shadow year Feb-2024"),
        (1.5, "Go-live Mar-2024"),
    ]
    assert [row[6] for row in chart.table] == ["Pandemic", "Shadow year", "Go-live"]


def test_that_an_event_after_the_last_case_stands_after_it() -> None:
    late = Event("late", FIRST + timedelta(days=480), "Go-live")
    chart = of_events(measure(by_month(*STEADY)), days=500, step="case", events=(late,))
    assert [mark.x for mark in chart.marks] == [len(chart.dots) - 0.75]
    assert chart.table[-1][6] == "Go-live"


def test_that_the_baseline_lies_over_its_own_months_with_its_number_of_cases() -> None:
    frame = Frame(FIRST, last_of(30), "month", LATER)
    one = measure(by_month(*[10.0] * 15, *[20.0] * 15))
    chart = outcome_chart(one, frame, (), year_from(date(2025, 1, 1), "Baseline year"))
    assert chart.baseline is not None
    assert (chart.baseline.start, chart.baseline.end) == (12, 23)
    assert chart.baseline.words == "baseline year 17.5 days, n 12"
    none = outcome_chart(one, frame, (), year_from(date(2035, 1, 1), "Baseline year"))
    assert none.baseline is None
    empty = outcome_chart(measure(by_month(1.0)), frame, (), year_from(date(2025, 1, 1), "Baseline year"))
    assert empty.baseline is None


def test_that_rare_events_are_charted_in_days_with_the_open_gap_last() -> None:
    days = [0, 40, 130, 150, 260, 300, 410, 500, 520, 640, 700, 790, 900, 930, 1010]
    one = placements(*(FIRST + timedelta(days=day) for day in days))
    chart = of_events(one, days=2500, events=(Event("g", FIRST + timedelta(days=1300), "Go-live"),))
    assert (chart.title, chart.unit, chart.form) == (
        "Out-of-area placements started: days between", "days", "days_between",
    )  # fmt: skip
    last = chart.dots[-1]
    assert (last.y, last.hollow, last.kind) == (1490.0, True, "special_cause_improvement")
    assert last.tip == "Since the last: 1,490 days"
    assert chart.variation == "improvement_high"
    assert (chart.latest, chart.latest_words) == ("1,490 days", "since the last placement")
    assert chart.dots[0].tip.startswith("10-Feb-2024: 40 days since the one before")
    assert chart.labels[-1] == "now"
    assert [mark.x for mark in chart.marks] == [len(chart.dots) - 1.5]
    assert chart.target is None
    assert chart.baseline is None
    assert chart.headings[1] == "Days since the one before"
    assert all(stretch.lower is None or stretch.lower >= 0 for stretch in chart.stretches)


def test_that_a_long_gap_is_a_concern_where_more_is_better_and_neither_where_neither_is() -> None:
    days = [*range(0, 1000, 65)]
    seen = tuple(Observed(FIRST + timedelta(days=day), 1.0, f"{day}") for day in days)
    for better, variation, kind in (
        ("increase", "concern_high", "special_cause_concern"),
        ("neutral", "neutral_high", "special_cause_neutral_high"),
    ):
        one = measure(seen, "count", unit="", of="visit", better=better)  # type: ignore[arg-type]
        chart = of_events(one, days=2500)
        assert (chart.variation, chart.dots[-1].kind) == (variation, kind)


def test_that_rare_events_among_cases_are_charted_in_cases() -> None:
    seen = [Observed(FIRST + timedelta(days=3 * at), float(at % 40 == 39), f"{at:03d}") for at in range(640)]
    one = measure(seen, "share", unit="%", of="discharge", title="Readmission")
    chart = of_events(one, days=1950)
    assert (chart.title, chart.unit) == ("Readmission: discharges between", "discharges")
    assert chart.stretches[-1].words.startswith("middle ")
    assert chart.stretches[-1].lower is None
    assert chart.dots[0].tip.startswith("25-Aug-2024: 39 discharges")


def test_that_what_cannot_be_drawn_case_by_case_is_drawn_by_month_and_says_so() -> None:
    lasting = measure(kind="days", spells=[Spell(FIRST, None, "a")])
    assert of_events(lasting, days=400, step="case").notes[-1].startswith("What lasts has no order")
    few = of_events(placements(FIRST), days=400, step="case")
    assert few.notes[-1] == "There are too few to draw one by one, so it is drawn by month."
    assert not any(note.startswith("Limits from") for note in few.notes)


def test_that_case_by_case_a_point_is_named_by_its_day() -> None:
    chart = of_events(measure(by_month(*STEADY)), days=500, step="case")
    assert chart.latest_words == "on 05-Feb-2025"
    assert chart.dots[0].tip == "05-Jan-2024: 10 days"
    week = of_events(measure(by_month(*STEADY)), days=500, step="week")
    assert week.latest_words == "in the week of 03-Feb-2025"


def test_that_counts_do_not_say_their_number_twice() -> None:
    chart = charted(*[1.0] * 14, kind="count")
    assert chart.dots[0].tip.startswith("Jan-2024: 1 day, 1 discharge")
    plain = of_events(placements(*(FIRST + timedelta(days=9 * at) for at in range(60))), days=540)
    assert plain.dots[0].tip == "Jan-2024: 4"


def test_that_months_without_any_case_say_so_instead_of_a_chart() -> None:
    chart = charted(None, None)
    assert chart.dots == ()
    assert chart.caption == chart.nothing == "No discharge is recorded in these months."
    assert (chart.low, chart.high, chart.latest) == (0.0, 1.0, "")
    assert len(chart.table) == 2


def _marked(months: int, event: Event, *, step: Step = "month") -> tuple[Mark, dict[str, str]]:
    """Draw an event on a chart of so many months; gives its mark, and what the table says of each point."""
    frame = Frame(FIRST, last_of(months), step, LATER)
    made = outcome_chart(measure(by_month(*range(1, months + 1))), frame, (event,))
    (mark,) = made.marks
    return mark, {row[0]: row[6] for row in made.table}


def test_that_what_lasted_is_a_band_over_its_points_in_graph_and_table() -> None:
    mark, table = _marked(8, Event("e", date(2024, 3, 10), "Flood", date(2024, 5, 2)))
    assert (mark.x, mark.until, mark.label) == (1.5, 4.5, "Flood Mar to May-2024")
    assert [name for name, said in table.items() if "Flood" in said] == ["Mar-2024", "Apr-2024", "May-2024"]


def test_that_a_band_ends_at_the_edges_of_the_chart() -> None:
    mark, table = _marked(6, Event("e", date(2020, 3, 1), "Pandemic", date(2030, 1, 1)))
    assert (mark.x, mark.until) == (-0.25, 5.25)
    assert all("Pandemic" in said for said in table.values())


def test_that_what_lasted_within_one_point_is_narrow_and_one_between_points_is_a_line() -> None:
    mark, _ = _marked(6, Event("e", date(2024, 3, 2), "Strike", date(2024, 3, 9)))
    assert (mark.x, mark.until, mark.label) == (1.5, 2.5, "Strike Mar-2024")
    between, table = _marked(6, Event("e", date(2024, 3, 7), "Strike", date(2024, 3, 9)), step="case")
    assert (between.x, between.until) == (2.5, None), "no case lies in it"
    assert table["05-Apr-2024"] == "Strike"


def test_that_an_event_of_a_day_is_a_line() -> None:
    mark, _ = _marked(6, Event("e", date(2024, 3, 10), "Go-live"))
    assert (mark.x, mark.until, mark.label) == (1.5, None, "Go-live Mar-2024")


def _held_against(
    kind: Kind, start: date, end: date, value: float, *, step: Step = "month"
) -> BaselineLine | None:
    """Draw six months of one case each against a baseline that was fixed."""
    when = datetime(2024, 1, 1, tzinfo=UTC)
    kept = FixedBaseline("b", "x", start, end, value, 51, "A report", "Days.", None, None, None, when, "Me")
    frame = Frame(FIRST, last_of(6), step, LATER)
    return outcome_chart(measure(by_month(*range(1, 7)), kind), frame, (), kept).baseline


def test_that_a_fixed_baseline_is_drawn_as_it_was_fixed_over_its_period() -> None:
    line = _held_against("mean", date(2024, 2, 1), date(2024, 4, 1), 140.0)
    assert line == BaselineLine(1, 2, 140.0, "fixed baseline 140 days, n 51")


def test_that_a_baseline_of_years_before_the_chart_lies_over_all_of_it() -> None:
    line = _held_against("mean", date(2019, 4, 1), date(2020, 4, 1), 140.0)
    assert line is not None
    assert (line.start, line.end) == (0, 5)


def test_that_a_fixed_baseline_of_a_count_is_drawn_by_step_and_none_of_what_is_open() -> None:
    year = (date(2019, 4, 1), date(2020, 3, 31))
    by_step = _held_against("count", *year, 24.0)
    assert by_step is not None
    assert by_step.value == pytest.approx(24 * 365.25 / 12 / 365)
    assert _held_against("open", *year, 24.0) is None
    assert _held_against("mean", *year, 24.0, step="case") is None
