"""The figures behind the page as rows: what is shown, what is said, and the orders people give."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.savings import Assumptions
from pc_desktop.domain.outcomes.suppression import HIDDEN
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_facts import OutcomesMemory
from pc_desktop.services.outcomes_savings import SavingsStatement
from pc_desktop.services.outcomes_wanted import Wanted
from pc_desktop.services.set_outcomes import (
    DropBaseline,
    EnterBaseline,
    EnterInvestment,
    FixBaseline,
    RemoveInvestment,
)
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Row
from pc_desktop.ui.outcomes.figures_presenter import FiguresPresenter
from pc_desktop.ui.outcomes.savings_rows import savings_rows
from tests.ui.outcomes.conftest import Put, _office, _store


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Office]:
    """Sit in an office of one's own on the sample region."""
    store = _store(tmp_path)
    office = _office(store)
    office.desk.do(Put(sample_facts()))
    yield office
    store.close()


@pytest.fixture(scope="module")
def presenter(sample: Office) -> FiguresPresenter:
    """Prepare the figures of the sample region."""
    return FiguresPresenter(sample, OutcomesMemory())


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _row(rows: tuple[Row, ...], key: str) -> Row:
    return next(row for row in rows if row.key == key)


def test_that_measures_are_compared_in_a_line_each(presenter: FiguresPresenter) -> None:
    rows = presenter.rows().compared.rows
    assert _texts(_row(rows, "length_of_stay")) == [
        "Length of stay, mean days", "136.4 days", "49", "100.4 days", "41", "−36 days",
    ]  # fmt: skip
    few = _row(rows, "out_of_area_for_reason").cells[-1]
    assert few.text == "−1"
    assert "fewer than five" in few.spoken
    assert _row(rows, "managed").cells[4].spoken == "from 43 admissions"
    assert not any(row.key == "length_of_stay_with_last_day" for row in rows)


def test_that_a_measure_is_told_in_full(presenter: FiguresPresenter) -> None:
    presenter.rows()
    about = presenter.about("avoided")
    assert about is not None
    words = " ".join(about.words)
    assert "Baseline: 4 from 4 referrals, 01-Nov-2023 up to, not including, 01-Nov-2024." in words
    assert "1 referral taken back: admitted within 90 days." in words
    assert "fewer than five" in words
    assert about.may_fix
    nothing = presenter.about("unit_accepts")
    assert nothing is not None
    assert not nothing.may_fix
    assert presenter.about("unheard of") is None
    assert presenter.about("occupancy") is not None


def test_that_a_measure_opens_like_a_figure_of_the_year(presenter: FiguresPresenter) -> None:
    presenter.rows()
    figure = presenter.figure("referral_to_admission")
    assert figure is not None
    assert [choice.text for choice in figure.periods] == ["This period (43)", "Baseline (46)"]
    assert len(presenter.cases("referral_to_admission")) == 43
    assert len(presenter.cases("referral_to_admission", before=True)) == 46
    assert presenter.figure("unheard of") is None
    assert presenter.cases("unheard of") == ()


def test_that_what_stands_behind_the_page_is_asked_for_when_it_is_opened(sample: Office) -> None:
    fresh = FiguresPresenter(sample, OutcomesMemory())
    before = fresh.figure("avoided")
    year = fresh.look(Wanted(start=date(2019, 1, 1)))
    after = fresh.figure("avoided")
    assert before is not None
    assert after is not None
    assert fresh.page().asked == year.asked
    assert (before.value, after.value) == ("17", "0")
    assert fresh.baseline_order("managed") == FixBaseline("managed", year.asked.baseline)


def test_that_units_say_how_many_and_areas_hide_small_numbers(presenter: FiguresPresenter) -> None:
    rows = presenter.rows()
    assert rows.units.headings[:4] == ("Unit", "Admitted", "Stay, days", "Wait, days")
    oak = _row(rows.units.listed.rows, "unit-oak").cells
    assert (oak[1].text, oak[2].second) == ("14", "n 18")
    assert "within what chance gives: " in oak[2].tip
    ash = _row(rows.units.listed.rows, "unit-ash").cells[2]
    assert ash.second == "n 2, few"
    assert "too few to compare" in ash.tip
    assert rows.units.listed.rows[-1].cells[0].text == "All"
    hidden = _row(rows.areas.listed.rows, "Herefordshire").cells[1]
    assert (hidden.text, hidden.tone, hidden.spoken) == (HIDDEN, Tone.QUIET, "hidden, too few to show")


def test_that_savings_read_as_a_sum(presenter: FiguresPresenter) -> None:
    rows = presenter.rows().savings
    assert _texts(_row(rows.sum.rows, "gross")) == ["May have been saved", "£846,940", "£1,000,110"]
    assert _row(rows.sum.rows, "gross").cells[0].second == "rounded: £850k to £1.0m"
    assert _texts(_row(rows.sum.rows, "net"))[1:] == ["£586,940", "£740,110"]
    assert _row(rows.sum.rows, "taken_back").cells[0].second == "admitted within 90 days"
    assert _texts(rows.investments.rows[0]) == ["02-Dec-2024", "Intensive day programme", "£260,000"]


def test_that_savings_without_assumptions_say_what_is_missing() -> None:
    day = date(2025, 1, 1)
    told = SavingsStatement(
        day, day, 90, ("a", "b"), (), ("b",), Assumptions(None, None, None), None, (), None
    )
    rows = savings_rows(told).sum.rows
    assert _texts(_row(rows, "gross"))[1:] == ["Not recorded", "Not recorded"]
    assert _row(rows, "avoided").cells[0].second == "1 of them not yet 90 days ago"
    assert _texts(_row(rows, "stay"))[1:] == ["Not recorded", "Not recorded"]
    assert all(row.key != "taken_back" for row in rows)


def test_that_fair_access_shows_what_is_chosen(presenter: FiguresPresenter) -> None:
    assert presenter.rows().fair.chosen == "sex"
    presenter.break_down("area")
    area = presenter.rows().fair
    assert area.chosen == "area"
    assert "No area is shown to be without referrals." in area.listed.foot
    presenter.break_down("district")
    district = presenter.rows().fair
    assert district.listed.rows == ()
    assert "too few" in district.listed.nothing
    presenter.break_down("deprivation")
    assert "about areas, not people" in presenter.rows().fair.listed.foot
    presenter.break_down("sex")
    men = _row(presenter.rows().fair.listed.rows, "Men").cells
    assert (men[3].text, men[3].spoken) == (HIDDEN, "hidden")


def test_that_the_method_lists_assumptions_and_what_is_left_out(presenter: FiguresPresenter) -> None:
    presenter.look(Wanted(stay_rule="without_ready_days"))
    method = presenter.rows().method
    presenter.look(Wanted())
    assert method.chosen == "without_ready_days"
    said = [row.cells[1].text for row in method.listed.rows]
    assert "35 discharges without a day of being ready, counted to discharge." in said
    assert any("94 to 111 days" in words for words in said)
    assert "until the patient was clinically ready" in method.listed.lead


def test_that_a_baseline_is_fixed_and_dropped(own: Office) -> None:
    presenter = FiguresPresenter(own, OutcomesMemory())
    order = presenter.baseline_order("length_of_stay")
    assert isinstance(order, FixBaseline)
    own.desk.do(order)
    presenter.look(Wanted())
    assert _row(presenter.rows().compared.rows, "length_of_stay").cells[1].text == "136.4 days ■"
    about = presenter.about("length_of_stay")
    assert about is not None
    assert about.fixed
    assert not about.may_fix
    assert isinstance(presenter.baseline_order("length_of_stay"), DropBaseline)
    with pytest.raises(Refused, match="Choose a measure"):
        presenter.baseline_order("unheard of")


def test_that_an_investment_is_asked_for_and_entered() -> None:
    form = FiguresPresenter.investment_form()
    assert [field.key for field in form.fields] == ["label", "pounds", "day"]
    said = {"label": "A team", "pounds": 5, "day": date(2025, 1, 6)}
    assert FiguresPresenter.investment_order(said) == EnterInvestment(date(2025, 1, 6), "A team", 5)
    with pytest.raises(Refused, match="how many pounds"):
        FiguresPresenter.investment_order(said | {"pounds": None})
    assert FiguresPresenter.remove_order("k") == RemoveInvestment("k")


def test_that_an_office_without_cases_says_so(new: Office) -> None:
    rows = FiguresPresenter(new, OutcomesMemory()).rows()
    assert rows.units.listed.nothing == "There is no unit yet."
    assert rows.fair.listed.lead.startswith("0 referrals")
    assert rows.savings.investments.nothing == "No investment is entered for this period."


def test_that_the_funnel_places_every_unit_round_the_line_of_all(presenter: FiguresPresenter) -> None:
    presenter.look(Wanted())
    funnel = presenter.funnel()
    assert funnel is not None
    assert funnel.chosen == "length_of_stay"
    assert [choice.text for choice in funnel.choices] == [
        "Stay, days",
        "Wait, days",
        "Said yes",
        "Back in 28",
    ]
    assert funnel.centre is not None
    for strip in funnel.strips:
        assert strip.value is not None
        assert 0 <= strip.value <= 1
        if strip.low is not None and strip.high is not None:
            assert strip.low < funnel.centre < strip.high
    oak = funnel.strips[0]
    assert (oak.words, oak.spoken) == (
        "108.8 days, n 18", "Oak Suite: 108.8 days, n 18, within what chance gives",
    )  # fmt: skip
    yes = presenter.funnel("unit_accepts")
    assert yes is not None
    assert yes.strips[0].words == "93.3%, 14 of 15"
    presenter.look(Wanted(start=date(2019, 1, 1)))
    empty = presenter.funnel("unheard of")
    presenter.look(Wanted())
    assert empty is not None
    assert empty.centre is None
    assert {strip.words for strip in empty.strips} == {"no case"}


def test_that_there_is_no_funnel_without_a_unit(new: Office) -> None:
    assert FiguresPresenter(new, OutcomesMemory()).funnel() is None


def test_that_a_baseline_counted_otherwise_says_so(own: Office) -> None:
    year = Period(date(2019, 4, 1), date(2020, 4, 1), "")
    own.desk.do(EnterBaseline("length_of_stay", year, 140.0, 51, "Annual report.", "Mean nights."))
    presenter = FiguresPresenter(own, OutcomesMemory())
    presenter.rows()
    about = presenter.about("length_of_stay")
    assert about is not None
    assert any(
        words.startswith("Baseline: 140.0 days from 51 discharges, 01-Apr-2019")
        and words.endswith("Annual report. It was counted otherwise: Mean nights.")
        for words in about.words
    )
