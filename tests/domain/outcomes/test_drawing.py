"""Which chart is drawn and what a person then reads: above all where there is little, or nothing, to draw."""

from datetime import date, timedelta
from itertools import pairwise
from math import inf, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.drawing import Drawing, Frame, draw
from pc_desktop.domain.outcomes.drawing_words import drawn_by, plural, said, unit_after
from pc_desktop.domain.outcomes.measured import Kind, Observed, Spell
from pc_desktop.domain.outcomes.rare_events import to_even
from pc_desktop.domain.outcomes.steps import STEPS, Step
from tests.domain.outcomes.invented_measures import (
    FIRST,
    LATER,
    by_month,
    drawn,
    last_of,
    measure,
    placements,
)

STEADY = [10.0, 12.0] * 7


def _days(*after: int) -> list[date]:
    return [FIRST + timedelta(days=day) for day in after]


def _kinds(drawing: Drawing) -> set[str]:
    return {point.point_type for point in drawing.spc.points} if drawing.spc else set()


def test_that_twelve_months_of_none_read_as_none_and_how_long_it_has_been() -> None:
    earlier = placements(date(2023, 10, 3), date(2023, 11, 30))
    drawing = drawn(earlier, 12, today=date(2025, 1, 1))
    assert (drawing.form, drawing.limits_shown, drawing.gaps) == ("run", False, None)
    assert [point.value for point in drawing.points] == [0.0] * 12
    assert said(drawing) == "None in these 12 months; 397 days since the last placement, on 30-Nov-2023."
    assert drawn_by(drawing).startswith("Run chart, no limits: in half of the months or more there was none")


def test_that_none_ever_is_said_too() -> None:
    drawing = drawn(placements(), 12)
    assert drawing.form == "run"
    assert said(drawing) == "None in these 12 months, and none before them on record."
    assert said(drawn(placements(), 1)) == "None in this 1 month, and none before them on record."


def test_that_twelve_zeros_of_something_measured_are_a_flat_line_without_variation() -> None:
    drawing = drawn(measure(by_month(*[0.0] * 13)), 13)
    assert (drawing.form, drawing.limits_shown, _kinds(drawing)) == ("xmr", True, {"common_cause"})
    assert said(drawing) == "All 13 months have the value 0 days: no variation."
    assert said(drawn(measure(by_month(*[0.0] * 12)), 12)).startswith("12 months are too few for limits")


def test_that_one_among_none_is_named_and_draws_no_limits() -> None:
    drawing = drawn(placements(date(2024, 5, 9)), 12, today=date(2025, 1, 1))
    assert (drawing.form, drawing.limits_shown) == ("run", False)
    assert drawing.spc is not None
    assert all(drawing.is_bare(group) for group in drawing.spc.groups)
    assert said(drawing) == (
        "1 in May-2024, and none in the other 11 months; 236 days since the last placement, on 09-May-2024."
    )


def test_that_a_few_among_none_are_a_run_chart_until_there_are_gaps_to_chart() -> None:
    two = drawn(placements(date(2024, 5, 9), date(2024, 7, 1)), 12, today=date(2025, 1, 1))
    assert two.form == "run"
    assert said(two) == (
        "None in the last 5 months; some in 2 of 12 months, the latest in Jul-2024; "
        "183 days since the last placement, on 01-Jul-2024."
    )
    three = drawn(
        placements(date(2024, 5, 9), date(2024, 7, 1), date(2024, 12, 2)), 12, today=date(2025, 1, 1)
    )
    assert three.form == "days_between"
    late = drawn(placements(date(2024, 7, 1), date(2024, 11, 2)), 12, today=date(2025, 1, 1))
    assert said(late).startswith("Some in 2 of 12 months, the latest in Nov-2024; 59 days since")


def test_that_constants_are_called_no_variation_and_never_hit_or_miss() -> None:
    drawing = drawn(measure(by_month(*[92.0] * 14), unit="%", better="increase", target=95.0), 14)
    assert drawing.spc is not None
    assert said(drawing) == "All 14 months have the value 92 %: no variation."
    assert drawing.spc.assurance == "fail"


def test_that_one_point_is_its_value_and_no_more() -> None:
    drawing = drawn(measure(by_month(41.0)), 1)
    assert (len(drawing.places), drawing.limits_shown) == (1, False)
    assert said(drawing) == "1 month is too few for limits, which need 13: its value is 41 days."


def test_that_months_without_data_stay_gaps_and_are_named() -> None:
    drawing = drawn(measure(by_month(*STEADY[:6], None, None, *STEADY[6:])), 16)
    assert [at for at in range(16) if at not in drawing.places] == [6, 7]
    assert drawing.limits_shown
    assert drawing.spc is not None
    assert drawing.spc.notes == ("2 points without a value are left out: 01-Jul-2024, 01-Aug-2024.",)


def test_that_no_case_at_all_is_said() -> None:
    assert said(drawn(measure(), 12)) == "No discharge is recorded in these months."
    assert drawn(measure(), 12).form == "nothing"
    assert drawn_by(drawn(measure(), 12)) == ""


def test_that_limits_are_worked_out_but_not_shown_before_there_are_points_enough() -> None:
    for needed in (13, 14, 15):
        few, many = (
            drawn(measure(by_month(*([10.0, 12.0] * 8)[:number])), number, shown_from=needed)
            for number in (needed - 1, needed)
        )
        assert few.spc is not None
        assert few.spc.current.limits is not None
        assert (few.limits_shown, many.limits_shown) == (False, True)
        assert f"which need {needed}" in said(few)
        assert drawn_by(few).startswith("Run chart; median of")
        assert "all moving ranges counted" in drawn_by(many)


def test_that_a_month_not_over_is_hollow_and_counts_in_no_line() -> None:
    without = drawn(measure(by_month(*STEADY)), 14)
    with_it = drawn(measure(by_month(*STEADY, 900.0)), 15, today=date(2025, 3, 9))
    assert with_it.hollow == {14: "not over yet"}
    assert with_it.spc is not None
    assert without.spc is not None
    assert with_it.spc.current.limits == without.spc.current.limits
    assert "The month so far is hollow and counts in no line." in drawn_by(with_it)
    only = drawn(measure(by_month(900.0)), 1, today=date(2024, 1, 9))
    assert said(only) == "Only the month so far has a value, and it is not over."


def test_that_a_point_left_out_stays_drawn_and_counts_in_no_line() -> None:
    values = [*STEADY[:7], 900.0, *STEADY[7:]]
    drawing = drawn(measure(by_month(*values)), 15, ghosts={date(2024, 8, 1): "ward flooded"})
    plain = drawn(measure(by_month(*STEADY)), 14)
    assert drawing.hollow == {7: "left out: ward flooded"}
    assert drawing.spc is not None
    assert plain.spc is not None
    assert drawing.spc.current.mean == plain.spc.current.mean
    assert drawn_by(drawing).endswith("1 point left out by people, drawn hollow.")


def test_that_new_limits_begin_only_at_the_day_named() -> None:
    values = [*STEADY, *[30.0, 31.0] * 7]
    assert len(_groups(drawn(measure(by_month(*values)), 28))) == 1
    assert len(_groups(drawn(measure(by_month(*values)), 28, rebase=(date(2025, 3, 1),)))) == 2


def _groups(drawing: Drawing) -> tuple[object, ...]:
    return drawing.spc.groups if drawing.spc else ()


def test_that_many_rare_events_are_drawn_as_the_days_between_them() -> None:
    drawing = drawn(placements(*_days(*range(0, 300, 15))), 36, today=FIRST + timedelta(days=300))
    monthly = drawn(placements(*_days(*range(0, 300, 15))), 10)
    assert monthly.form == "xmr"
    assert drawing.form == "xmr"
    rare = drawn(placements(*_days(*range(0, 1000, 63))), 36, today=FIRST + timedelta(days=1000))
    assert (rare.form, rare.step, rare.limits_shown) == ("days_between", "case", True)
    assert {point.value for point in rare.points[:-1]} == {63.0}
    assert rare.shown(rare.spc.current.mean if rare.spc else None) == pytest.approx(63.0)
    assert rare.points[-1].so_far
    assert rare.hollow == {len(rare.points) - 1: "still open"}


_RARE_DAYS = [0, 40, 130, 150, 260, 300, 410, 500, 520, 640, 700, 790, 900, 930, 1010, 1100]


def test_that_a_long_time_since_the_last_is_success_as_soon_as_chance_cannot_explain_it() -> None:
    usual = drawn(placements(*_days(*_RARE_DAYS)), 84, today=FIRST + timedelta(days=1150))
    assert said(usual) == (
        "50 days since the last placement, on 05-Jan-2027, as the gaps between placements have always been: "
        "common cause, no significant change."
    )
    assert not usual.open_gap_is_long()
    years = drawn(placements(*_days(*_RARE_DAYS)), 84, today=FIRST + timedelta(days=2500))
    assert years.open_gap_is_long()
    assert said(years).startswith(
        "1,400 days since the last placement, on 05-Jan-2027: longer than chance alone"
    )
    assert said(years).endswith("special cause, improving.")
    assert years.spc is not None
    assert usual.spc is not None
    assert years.spc.current.limits == usual.spc.current.limits, "the gap still open is never in the limits"


def test_that_days_between_worse_events_are_told_by_the_rule_they_break() -> None:
    often = [*_RARE_DAYS, *range(1101, 1109)]
    drawing = drawn(placements(*_days(*often)), 84, today=FIRST + timedelta(days=1109))
    assert drawing.form == "days_between"
    assert said(drawing).startswith("1 day since the last placement, on 13-Jan-2027. The last ")
    assert said(drawing).endswith("special cause, concerning.")


def test_that_few_gaps_have_a_median_only() -> None:
    drawing = drawn(placements(*_days(0, 90, 200)), 12, today=date(2025, 1, 1))
    assert said(drawing) == (
        "165 days since the last placement, on 19-Jul-2024; the median gap is 100 days. 2 gaps are too few for limits, "
        "which need 13."
    )
    assert not drawing.open_gap_is_long()
    assert drawn_by(drawing) == (
        "T chart, days between placements. Median of 2 gaps. The gap since the last is hollow and counts in no line."
    )


def test_that_limits_of_days_are_those_of_the_even_scale_brought_back() -> None:
    drawing = drawn(placements(*_days(*_RARE_DAYS)), 84, today=FIRST + timedelta(days=1150))
    assert drawing.spc is not None
    assert [point.value for point in drawing.spc.points] == [
        to_even(after - before) for before, after in pairwise(_RARE_DAYS)
    ]
    limits = drawing.spc.current.limits
    assert limits is not None
    assert drawing.shown(limits.upl) == pytest.approx(limits.upl**3.6)
    assert "days to the power 1/3.6" in drawn_by(drawing)


def test_that_rare_events_among_cases_are_drawn_as_the_cases_between_them() -> None:
    seen = [Observed(FIRST + timedelta(days=3 * at), float(at % 40 == 39), f"{at:03d}") for at in range(640)]
    share = measure(seen, "share", unit="%", title="Readmission within 30 days")
    drawing = drawn(share, 70, today=FIRST + timedelta(days=1920))
    assert (drawing.form, drawing.limits_shown) == ("cases_between", True)
    assert {point.value for point in drawing.points[:-1]} == {39.0}
    assert drawing.shown(-inf) is None
    assert said(drawing).startswith("0 discharges since the last that counts, on ")
    assert drawn_by(drawing).startswith("G chart, discharges between events. Percentiles of a geometric")


def test_that_a_share_of_none_is_none() -> None:
    seen = [Observed(FIRST + timedelta(days=3 * at), 0.0, f"{at}") for at in range(120)]
    drawing = drawn(measure(seen, "share", unit="%"), 12)
    assert said(drawing) == "None in these 12 months (0 %)."


def test_that_sums_with_many_nothings_are_a_run_chart() -> None:
    spells = [Spell(FIRST, date(2024, 3, 15), "a")]
    drawing = drawn(measure(kind="days", spells=spells), 12)
    assert drawing.form == "run"
    assert said(drawing) == "None in the last 9 months; some in 3 of 12 months, the latest in Mar-2024."
    assert drawn(measure(kind="days", spells=spells), 12, step="case").step == "month"


def test_that_since_a_change_of_limits_only_what_came_after_decides_whether_it_is_rare() -> None:
    seen = _days(*range(0, 425, 9))
    plain = drawn(placements(*seen), 24, today=LATER)
    changed = drawn(placements(*seen), 24, rebase=(date(2025, 3, 1),))
    assert plain.form == "xmr"
    assert changed.form == "days_between"


def test_that_case_by_case_every_case_has_its_point_even_two_on_a_day() -> None:
    seen = [Observed(FIRST + timedelta(days=at // 2), float(10 + at % 2), f"{at:02d}") for at in range(20)]
    drawing = drawn(measure(seen), 12, step="case", rebase=(FIRST + timedelta(days=3),))
    assert len(drawing.points) == len(drawing.places) == 20
    assert said(drawing).startswith("14 discharges since 04-Jan-2024") or drawing.limits_shown
    assert drawing.spc is not None
    assert [group.n for group in drawing.spc.groups] == [6, 14]
    assert drawn(placements(*_days(0, 9, 30)), 12, step="case").form == "days_between"
    assert drawn(placements(*_days(0)), 12, step="case").step == "month"


def test_that_units_and_words_read_as_people_say_them() -> None:
    assert [unit_after(value, "days") for value in (1.0, 2.0, 1204.25)] == ["1 day", "2 days", "1,204.2 days"]
    assert [unit_after(85.0, "%"), unit_after(7.0, ""), unit_after(3.0, "h")] == ["85 %", "7", "3 h"]
    assert [plural(one) for one in ("discharge", "day", "query", "stay away")] == [
        "discharges", "days", "queries", "stay aways",
    ]  # fmt: skip


_CASES = st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 400)), max_size=60)
_FIRSTS: list[Kind] = ["count", "sum", "mean", "median", "share"]


@given(
    _CASES,
    st.sampled_from(_FIRSTS),
    st.sampled_from(STEPS),
    st.integers(0, 1500),
    st.integers(0, 1500),
    st.sampled_from(["increase", "decrease", "neutral"]),
)
@settings(deadline=None)
def test_that_whatever_the_cases_something_true_is_drawn_and_said(
    cases: list[tuple[int, int]], kind: Kind, step: Step, first: int, rebase: int, better: str
) -> None:
    seen = [
        Observed(FIRST + timedelta(days=day), float(value % 2 if kind == "share" else value), f"{at:02d}")
        for at, (day, value) in enumerate(cases)
    ]
    one = measure(seen, kind, better=better)  # type: ignore[arg-type]
    start = FIRST + timedelta(days=first)
    today = FIRST + timedelta(days=1600)
    drawing = draw(one, Frame(start, today, step, today, (FIRST + timedelta(days=rebase),)))
    words = said(drawing) + drawn_by(drawing)
    assert "nan" not in words.lower()
    assert "inf" not in words.lower().replace("information", "")
    assert said(drawing).endswith(".")
    assert all(point.value is None or isfinite(point.value) for point in drawing.points)
    assert all(drawing.points[at].value is not None for at in drawing.places)
    assert not set(drawing.hollow) & set(drawing.places)
    assert len(drawing.places) == (len(drawing.spc.points) if drawing.spc else 0)
    if drawing.form == "run":
        assert not drawing.limits_shown
    assert last_of(1) == date(2024, 1, 31)
