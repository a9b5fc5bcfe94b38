"""The charts as chosen once for the page, asked without a window."""

import subprocess
import sys

import pytest

from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_facts import OutcomesMemory
from pc_desktop.ui.outcomes.charts_presenter import GLANCE, MAIN, ChartsPresenter


@pytest.fixture
def charts(sample: Office) -> ChartsPresenter:
    """Sit at the charts of the sample region."""
    made = ChartsPresenter(sample, OutcomesMemory())
    made.refresh()
    return made


def test_that_the_main_charts_come_first_in_the_order_a_board_asks_for(charts: ChartsPresenter) -> None:
    rows = charts.rows()
    assert rows.theme == MAIN
    assert [chart.name for chart in rows.charts] == [
        "length_of_stay", "out_of_area", "distance", "referral_to_admission",
    ]  # fmt: skip
    assert rows.glance == ()
    assert rows.words == "Apr-2023 to Nov-2026 · Whole collaborative"


def test_that_a_chart_comes_with_its_words_and_the_same_numbers_as_a_table(charts: ChartsPresenter) -> None:
    for shown in charts.rows().charts:
        chart = charts.chart(shown.name)
        assert chart is not None
        assert (shown.value, shown.detail) == (chart.latest, chart.latest_words)
        assert shown.caption == chart.caption
        assert chart.definition in shown.about
        assert f"Source: {chart.source}" in shown.about
        assert chart.method in shown.method
        assert [tuple(cell.text for cell in row.cells) for row in shown.table] == list(chart.table)
        assert len({row.key for row in shown.table}) == len(shown.table)
        assert shown.nothing == ""


def test_that_every_theme_shows_its_own_charts_and_the_glance_all_of_them(charts: ChartsPresenter) -> None:
    themes = [choice.key for choice in charts.rows().themes]
    assert (themes[0], themes[-1]) == (MAIN, GLANCE)
    shown = [chart.name for theme in themes[1:-1] for chart in charts.turn_to(theme).charts]
    glance = charts.turn_to(GLANCE).glance
    assert sorted(shown) == sorted(row.key for row in glance)
    assert charts.rows().charts == ()
    by_name = {row.key: [cell.text for cell in row.cells] for row in glance}
    assert by_name["out_of_area"][1:4] == ["842 days", "Improving, values higher", "No target"]
    assert by_name["length_of_stay"][2] == "Common cause"
    assert by_name["ready_days"][2] == "Too rare for limits"


def test_that_a_theme_that_is_gone_is_the_main_one(charts: ChartsPresenter) -> None:
    assert charts.turn_to("gone").theme == MAIN


def test_that_what_is_chosen_holds_for_every_chart(charts: ChartsPresenter) -> None:
    rows = charts.choose("step", "quarter")
    assert all("quarterly" in chart.under.lower() or "gap" in chart.under for chart in rows.charts)
    rows = charts.choose("period", "last 24")
    assert all(pick.chosen in {choice.key for choice in pick.offered} for pick in rows.picks)
    assert [pick.key for pick in rows.picks] == ["period", "step", "unit", "area", "service"]
    assert rows.words.startswith("Nov-2024 to Nov-2026")
    assert charts.choose("nonsense", "x") == rows


def test_that_a_period_of_ones_own_is_offered_while_it_is_chosen(charts: ChartsPresenter) -> None:
    rows = charts.choose("period", "2025-01-01..2025-06-30")
    assert rows.picks[0].offered[-1].text == "01-Jan-2025 to 30-Jun-2025"


def test_that_one_of_several_definitions_is_drawn(charts: ChartsPresenter) -> None:
    shown = charts.rows().charts[0]
    assert [choice.text for choice in shown.choices] == [
        "Last day not counted", "Last day counted", "Days after being ready left out",
    ]  # fmt: skip
    other = charts.define_instead(shown.name, "length_of_stay_with_last_day").charts[0]
    assert (other.name, other.chosen) == ("length_of_stay_with_last_day",) * 2
    assert other.definition != shown.definition
    assert other.value == "89 days"
    assert charts.define_instead("gone", "length_of_stay") == charts.rows()


def test_that_what_is_chosen_is_remembered_and_nothing_else(charts: ChartsPresenter, sample: Office) -> None:
    charts.choose("step", "week")
    charts.choose("area", "Worcestershire")
    charts.turn_to(GLANCE)
    charts.define_instead("length_of_stay", "length_of_stay_with_last_day")
    kept = charts.remembered()
    again = ChartsPresenter(sample, OutcomesMemory())
    again.recall(kept)
    assert again.refresh() == charts.rows()
    for broken in ("", "{", "[]", '{"definitions": 3}', '{"unit": "gone", "theme": "gone"}'):
        other = ChartsPresenter(sample, OutcomesMemory())
        other.recall(broken)
        assert other.refresh().theme == MAIN


def test_that_a_measure_of_the_glance_opens_among_its_own(charts: ChartsPresenter) -> None:
    charts.turn_to(GLANCE)
    rows = charts.open("waiting")
    assert "waiting" in [chart.name for chart in rows.charts]
    assert charts.open("gone").theme == MAIN
    assert charts.figure_of("distance") == ("distance", True)
    assert charts.figure_of("gone") == ("", False)
    charts.turn_to("Out of area")
    assert charts.figure_of("out_of_area_days") == ("out_of_area_days", False)
    assert not charts.shows_beds()
    charts.turn_to("Beds")
    assert charts.shows_beds()


def test_that_everything_is_drawn_for_what_is_taken_away(charts: ChartsPresenter) -> None:
    assert len(charts.everything().charts) == len(charts.turn_to(GLANCE).glance)


def test_that_the_charts_are_prepared_without_qt() -> None:
    code = "import sys, pc_desktop.ui.outcomes.charts_presenter; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_a_measure_with_nothing_to_draw_is_a_dash_in_the_glance(new: Office) -> None:
    empty = ChartsPresenter(new, OutcomesMemory())
    empty.refresh()
    by_name = {row.key: [cell.text for cell in row.cells] for row in empty.turn_to(GLANCE).glance}
    assert by_name["length_of_stay"][1:4] == ["–", "–", "No target"]
