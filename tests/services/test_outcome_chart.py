"""A chart made ready: what is drawn, what is said and what is tabled are the same numbers."""

from datetime import date

from pc_desktop.domain.outcomes.series import MonthPoint, next_month
from pc_desktop.domain.settings import Event
from pc_desktop.services.outcome_chart import ChartWords, OutcomeChart, outcome_chart

WORDS = ChartWords("stay", "Length of stay, mean days", "days", "discharge", "What it means.", "Source.")
FIRST = date(2024, 1, 1)


def points(*values: float | None) -> list[MonthPoint]:
    """Invent months from January 2024 on; the last is not over."""
    found, month = [], FIRST
    for place, value in enumerate(values):
        cases = () if value is None else (f"case-{place}",)
        found.append(MonthPoint(month, value, cases, so_far=place == len(values) - 1))
        month = next_month(month)
    return found


def charted(
    *values: float | None, rebase: date | None = None, events: tuple[Event, ...] = ()
) -> OutcomeChart:
    """Chart invented months."""
    return outcome_chart(WORDS, points(*values), events, rebase)


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
    assert stretch.words == "median 20.0 days"
    assert chart.table[0] == ("Jan-2024", "10.0", "1", "20.0", "–", "–", "")
    assert "too few for limits" in chart.caption


def test_that_thirteen_months_have_a_mean_and_limits() -> None:
    values = [10.0, 12.0] * 6 + [10.0]
    chart = charted(*values)
    (stretch,) = chart.stretches
    assert stretch.lower is not None
    assert stretch.upper is not None
    assert stretch.words.startswith("mean 10.9")
    assert chart.table[0][4:6] == (f"{stretch.lower:.1f}", f"{stretch.upper:.1f}")
    assert chart.low <= min(0, stretch.lower)
    assert chart.high >= max(stretch.upper, 12.0)


def test_that_new_limits_begin_at_the_day_given_and_a_short_period_hides_them() -> None:
    values = [10.0, 12.0] * 7 + [30.0, 31.0]
    chart = charted(*values, rebase=date(2025, 3, 1))
    first, second = chart.stretches
    assert (first.end, second.start) == (13, 14)
    assert first.lower is not None
    assert second.lower is None
    assert [dot.kind for dot in chart.dots[14:]] == ["common_cause", "common_cause"]


def test_that_a_marked_point_says_so_in_its_tip_and_in_the_table() -> None:
    values = [10.0, 12.0] * 7 + [90.0]
    chart = charted(*values)
    last = chart.dots[-1]
    assert last.kind == "special_cause_concern"
    assert last.tip == "Mar-2025 so far: 90.0 days, 1 discharge; above the upper limit"
    assert last.cases == ("case-14",)
    assert chart.table[-1][6] == "above the upper limit"
    assert chart.table[-1][0] == "Mar-2025 so far"
    assert "above the upper limit" in chart.caption


def test_that_the_table_holds_the_numbers_of_the_drawing() -> None:
    chart = charted(10.0, None, 30.5, 12.25)
    drawn = {dot.x: f"{dot.y:.1f}" for dot in chart.dots}
    assert [row[1] for row in chart.table] == [drawn.get(x, "None") for x in range(4)]
    assert len(chart.headings) == len(chart.table[0])


def test_that_events_stand_before_the_point_of_their_month_if_it_is_shown() -> None:
    events = (
        Event("late", date(2024, 3, 9), "Go-live"),
        Event("early", date(2024, 2, 1), "Shadow year"),
        Event("first", date(2024, 1, 1), "Too early"),
        Event("after", date(2024, 4, 1), "Too late"),
    )
    marks = charted(1.0, 2.0, 3.0, events=events).marks
    assert [(mark.x, mark.label) for mark in marks] == [
        (0.5, "Shadow year Feb-2024"),
        (1.5, "Go-live Mar-2024"),
    ]


def test_that_months_without_any_case_say_so_instead_of_a_chart() -> None:
    chart = charted(None, None)
    assert chart.spc is None
    assert chart.dots == ()
    assert chart.caption == "No discharge is recorded in these months."
    assert (chart.low, chart.high) == (0.0, 1.0)
    assert len(chart.table) == 2
