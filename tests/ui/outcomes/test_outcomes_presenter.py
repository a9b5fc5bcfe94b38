"""What the Outcomes screen shows, asked without a window."""

import subprocess
import sys
from pathlib import Path

from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.ui.outcomes.presenter import BASELINE, YEAR, OutcomesPresenter


def test_that_the_year_is_shown_figure_by_figure(sample: Office) -> None:
    page = sample.desk.ask(outcomes_view)
    rows = OutcomesPresenter(sample).refresh()
    assert [badge.text for badge in rows.badges] == [
        "Year reported: Nov-2024 to Oct-2025",
        "Baseline year: Nov-2023 to Oct-2024",
    ]
    assert [row.key for row in rows.year] == [row.name for row in page.rows]
    for shown, row in zip(rows.year, page.rows, strict=True):
        label, value = shown.cells
        assert (label.text, label.second) == (row.label, row.detail)
        assert value.aloud() == row.value
        assert value.text == (row.value if ", " not in row.value else "2 named")
    assert all(words in rows.assumptions for words in page.assumptions)


def test_that_a_figure_opens_with_its_meaning_and_its_cases_of_both_years(sample: Office) -> None:
    presenter = OutcomesPresenter(sample)
    presenter.refresh()
    row = sample.desk.ask(outcomes_view).row("length_of_stay")
    figure = presenter.figure("length_of_stay")
    assert figure is not None
    assert (figure.title, figure.value, figure.definition) == (row.label, row.value, row.definition)
    assert figure.source == f"Source: {row.source}"
    assert [choice.text for choice in figure.periods] == [
        f"Year reported ({len(row.cases)})",
        f"Baseline year ({len(row.cases_before)})",
    ]
    for period, cases in ((YEAR, row.cases), (BASELINE, row.cases_before)):
        shown = presenter.cases("length_of_stay", period).rows
        assert [(one.key, one.cells[0].text, one.cells[1].text) for one in shown] == [
            (case.key, case.ref, case.words) for case in cases
        ]


def test_that_a_period_without_cases_is_not_offered(sample: Office) -> None:
    presenter = OutcomesPresenter(sample)
    presenter.refresh()
    figure = presenter.figure("out_of_area")
    assert figure is not None
    assert [choice.key for choice in figure.periods] == [BASELINE]


def test_that_an_unknown_figure_opens_nothing(sample: Office) -> None:
    presenter = OutcomesPresenter(sample)
    presenter.refresh()
    assert presenter.figure("") is None
    assert presenter.cases("", YEAR).rows == ()


def test_that_an_office_without_stays_says_so_in_words(new: Office) -> None:
    presenter = OutcomesPresenter(new)
    presenter.refresh()
    charts = presenter.charts.refresh().charts
    empty = [chart for chart in charts if chart.nothing]
    assert empty
    assert all(chart.marks == () for chart in charts)
    for chart in empty:
        assert chart.nothing == chart.caption
        assert "recorded" in chart.nothing
        assert chart.graph.spots == ()
        assert (chart.value, chart.detail) == ("", "")
    assert presenter.cases("length_of_stay", YEAR).nothing


def test_that_no_name_and_no_number_of_a_patient_is_shown(sample: Office) -> None:
    presenter = OutcomesPresenter(sample)
    rows = presenter.refresh()
    shown = [
        row
        for name in rows.year
        for period in (YEAR, BASELINE)
        for row in presenter.cases(name.key, period).rows
    ]
    assert shown
    assert not any(word in cell.text for row in shown for cell in row.cells for word in ("Xxtest", "999"))


def test_that_the_presenter_loads_no_window() -> None:
    asks = "import sys, pc_desktop.ui.outcomes.presenter; sys.exit('PySide6' in sys.modules)"
    here = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", asks], cwd=here, check=False).returncode == 0


def test_that_a_period_of_days_is_named_by_its_first_and_its_last(sample: Office) -> None:
    presenter = OutcomesPresenter(sample)
    presenter.charts.choose("period", "2025-05-02..2025-06-30")
    assert presenter.refresh().badges[0].text == "Period reported: 02-May-2025 to 30-Jun-2025"
