"""What stands behind the page: measures, sides, savings, fair access; fixed baselines and investments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pc_desktop.domain.departure import Departure
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action
from pc_desktop.domain.outcomes.asked import STAY_RULES, Scope
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.compare import Standing
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.kept import FixedBaseline, Investment
from pc_desktop.domain.outcomes.measured import Observed
from pc_desktop.domain.outcomes.people_groups import Places
from pc_desktop.domain.outcomes.suppression import suppressed
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.reference import deprivation, districts
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.chart_choices import Chosen
from pc_desktop.services.charts_view import charts_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcomes_cases import Speller
from pc_desktop.services.outcomes_facts import Gathered, OutcomesMemory, by_keys, gather
from pc_desktop.services.outcomes_measures import measure_cases
from pc_desktop.services.outcomes_view import OutcomesPage, outcomes_view
from pc_desktop.services.outcomes_wanted import Wanted, choices_of
from pc_desktop.services.set_outcomes import (
    DropBaseline,
    EnterBaseline,
    EnterInvestment,
    FixBaseline,
    RemoveInvestment,
)
from pc_desktop.services.set_settings import ChangeSetting
from tests.domain.outcomes.invented_cases import NOW, UNITS, referral
from tests.services.test_outcomes_view import Put, desk_with

PLACES = Places(districts(), deprivation())
BASE = Period(date(2023, 11, 1), date(2024, 11, 1), "Baseline year")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region; whatever a test does it takes back."""
    yield from desk_with(tmp_path_factory.mktemp("figures"), sample_facts())


def look(desk: Desk, **wanted: object) -> OutcomesPage:
    """Ask for the page."""
    return desk.ask(lambda reading: outcomes_view(reading, Wanted(**wanted), places=PLACES))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def page(desk: Desk) -> OutcomesPage:
    """Ask for the page as it is at first."""
    return look(desk)


@pytest.fixture(scope="module")
def held(desk: Desk) -> Gathered:
    """Gather what it is made of."""
    return desk.ask(gather)


def test_that_every_measure_opens_to_as_many_cases_as_it_counts(held: Gathered, page: OutcomesPage) -> None:
    for one in page.measures:
        for figure in (one.figure, one.figure_before):
            cases = measure_cases(held, one.kind, figure.cases)
            assert len(cases) == figure.number == len({case.key for case in cases}), one.name
            assert all(case.ref and case.words for case in cases)
        if one.of in {"placement", "admission"} and held.measures[one.name].kind == "count":
            assert one.figure.value == one.number
        for aside in one.aside:
            assert len(measure_cases(held, one.kind, aside.cases)) == len(aside.cases)


def test_that_the_headline_and_the_measures_tell_the_same(page: OutcomesPage) -> None:
    for row in page.rows:
        if row.name not in {"savings", "gaps"}:
            one = page.measure(row.name)
            assert {case.key for case in row.cases} == set(one.figure.cases)
    assert page.measure("length_of_stay").change == page.row("length_of_stay").value
    assert page.measure("distance").change == page.row("distance").value
    assert page.measure("out_of_area").change == page.row("out_of_area").value
    assert page.measure("managed").value == page.row("managed").value
    assert page.measure("avoided").value == page.row("avoided").value


def test_that_the_parts_of_a_whole_add_up_over_units_and_areas(
    desk: Desk, held: Gathered, page: OutcomesPage
) -> None:
    choices = choices_of(held)
    assert page.choices == choices
    for name in ("managed", "avoided"):
        whole = set(page.measure(name).figure.cases)
        by_unit = [look(desk, unit=key).measure(name).figure.cases for key, _ in choices.units]
        by_area = [look(desk, area=area).measure(name).figure.cases for area in choices.areas]
        assert sorted(key for cases in by_unit for key in cases) == sorted(whole)
        assert sorted(key for cases in by_area for key in cases) == sorted(whole)
    (service,) = choices.services
    assert look(desk, service=service).measure("managed").number == 43
    assert look(desk, area="Herefordshire").measure("occupancy").value == "–"


def test_that_each_way_to_count_a_stay_is_printed_with_what_it_gives(desk: Desk) -> None:
    values = {}
    for rule in STAY_RULES:
        row = look(desk, stay_rule=rule).row("length_of_stay")
        values[rule] = row.detail
        assert STAY_RULES[rule].text in row.definition
        assert row.source == STAY_RULES[rule].source
        assert row.value == "−36 days"
    assert "→ 100.4 days" in values["without_last_day"]
    assert "→ 101.4 days" in values["with_last_day"]
    assert look(desk, stay_rule="unheard of").asked.stay_rule == "without_last_day"


def test_that_units_are_set_side_by_side_with_their_cases(page: OutcomesPage) -> None:
    assert [row.label for row in page.units.rows] == ["Oak Suite", "Ash Ward", "Larch", "Yew", "Rowan House"]
    assert [one.name for one in page.units.measures][:2] == ["managed", "length_of_stay"]
    assert sum(row.cells[0].number or 0 for row in page.units.rows) == 43
    for row in page.units.rows:
        for cell in row.cells:
            assert cell.number == len(cell.cases)
            assert (cell.low is None) or (cell.number or 0) >= 5
    yes = page.units.rows[0].cells[3]
    assert yes.share.endswith(f"of {yes.number}")


def test_that_areas_show_no_small_number_and_no_case(page: OutcomesPage, held: Gathered) -> None:
    for place, measure in enumerate(page.areas.measures):
        cells = [row.cells[place] for row in page.areas.rows]
        assert all(cell.cases == () and cell.value is None and cell.low is None for cell in cells)
        assert all(cell.number is None or cell.number % 5 == 0 for cell in cells)
        real = [sum(one.area == row.label for one in _of(held, measure.name)) for row in page.areas.rows]
        if measure.name == "managed":
            assert [cell.number for cell in cells] == list(suppressed([*real, 0]))[:-1]
    hidden = [cell for row in page.areas.rows for cell in row.cells if cell.number is None]
    assert hidden
    assert all(cell.words == "*" and cell.standing is Standing.FEW for cell in hidden)


def _of(held: Gathered, name: str) -> list[Observed]:
    measure = held.measures[name]
    return [one for one in measure.observed if date(2024, 11, 1) <= one.day < date(2025, 11, 1)]


def test_that_fair_access_breaks_the_headline_down_and_hides_small_numbers(page: OutcomesPage) -> None:
    names = [one.name for one in page.fair.breakdowns]
    assert names == [
        "sex", "age", "ethnic", "deprivation", "learning_disability", "autism", "area", "district",
    ]  # fmt: skip
    for one in page.fair.breakdowns:
        assert one.admitted == 43
        for row in one.rows:
            assert row.admitted is None or row.admitted % 5 == 0
    women = page.fair.of("sex").rows[0]
    assert (women.label, women.admitted, women.admitted_share) == ("Women", 40, 93)
    assert page.fair.of("sex").rows[1].admitted is None
    assert "about areas, not people" in page.fair.of("deprivation").note
    assert page.fair.of("district").is_hidden
    assert page.fair.silent_areas == ()


def test_that_areas_nobody_was_referred_from_are_named(tmp_path: Path) -> None:
    silent = "Herefordshire"
    others = tuple(
        replace(one, team="team-worcestershire")
        if isinstance(one, Referral) and one.team == "team-herefordshire"
        else one
        for one in sample_facts()
    )
    for desk in desk_with(tmp_path, others):
        assert look(desk).fair.silent_areas == (silent,)


def test_that_nought_is_hidden_where_that_is_set(desk: Desk) -> None:
    desk.do(ChangeSetting("hide_nought", "yes"))
    found = look(desk).fair
    desk.undo()
    assert all(row.referred != 0 for one in found.breakdowns for row in one.rows)
    assert "Nought is hidden too." in found.caution
    with pytest.raises(Refused, match="yes or no"):
        desk.do(ChangeSetting("hide_nought", "perhaps"))


def test_that_savings_are_a_range_with_what_was_taken_back_and_invested(
    desk: Desk, page: OutcomesPage
) -> None:
    told = page.savings
    assert len(told.counts) == 17
    assert len(told.taken_back) == 1
    assert (told.gross.low, told.gross.high) == (846_940, 1_000_110) if told.gross else False
    assert told.invested == 260_000
    assert told.net is not None
    assert told.net.low == 846_940 - 260_000
    before = len(desk.ask(lambda reading: reading.find(Investment)))
    desk.do(EnterInvestment(date(2025, 1, 6), "  Crisis   team ", 600_000))
    after = look(desk).savings
    assert [one.label for one in after.investments] == ["Intensive day programme", "Crisis team"]
    assert after.net is not None
    assert after.net.low == -13_060
    desk.do(RemoveInvestment(after.investments[1].key))
    assert len(desk.ask(lambda reading: reading.find(Investment))) == before
    for _ in range(2):
        desk.undo()
    assert look(desk).savings == told


@pytest.mark.parametrize(
    ("label", "pounds"), [("", 5), ("x" * 81, 5), ("A team", 0), ("A team", 100_000_001)]
)
def test_that_an_investment_without_sense_is_refused(desk: Desk, label: str, pounds: int) -> None:
    with pytest.raises(Refused):
        desk.do(EnterInvestment(date(2025, 1, 6), label, pounds))


def test_that_savings_without_assumptions_are_not_recorded(tmp_path: Path) -> None:
    for desk in desk_with(tmp_path, ()):
        told = look(desk).savings
        assert (told.gross, told.net, told.counts) == (None, None, ())


def test_that_a_fixed_baseline_stays_what_it_was(desk: Desk, page: OutcomesPage) -> None:
    desk.do(FixBaseline("length_of_stay", BASE))
    (fixed,) = desk.ask(lambda reading: reading.find(FixedBaseline))
    assert (round(fixed.value, 1), fixed.number, fixed.source) == (
        136.4, 49, "Counted here from its cases when it was fixed.",
    )  # fmt: skip
    row = look(desk).measure("length_of_stay")
    assert row.fixed == fixed
    assert row.change == page.measure("length_of_stay").change
    assert "baseline as fixed" in look(desk).row("length_of_stay").detail
    assert look(desk, unit="unit-oak").measure("length_of_stay").fixed is None
    assert look(desk, baseline_start=date(2024, 11, 1)).measure("length_of_stay").fixed is None
    desk.do(FixBaseline("length_of_stay", BASE))
    assert len(desk.ask(lambda reading: reading.find(FixedBaseline))) == 1
    desk.do(DropBaseline(desk.ask(lambda reading: reading.find(FixedBaseline))[0].key))
    assert look(desk).measure("length_of_stay") == page.measure("length_of_stay")
    for _ in range(3):
        desk.undo()


def test_that_a_baseline_counted_elsewhere_is_entered_whole(desk: Desk) -> None:
    entered = EnterBaseline(
        "length_of_stay",
        Period(date(2019, 4, 1), date(2020, 4, 1), ""),
        140.0,
        51,
        "Annual report",
        "Mean days.",
    )
    desk.do(entered)
    desk.do(replace(entered, value=150.0))
    page = look(desk)
    row = page.measure("length_of_stay")
    assert (row.before, row.figure_before.number, row.change) == ("150.0 days", 51, "−50 days")
    assert row.basis.source == "Annual report"
    assert page.row("length_of_stay").value == "−50 days"
    for _ in range(2):
        desk.undo()
    for wrong in (
        replace(entered, number=0),
        replace(entered, source=" "),
        replace(entered, source="x" * 401),
        replace(entered, value=float("nan")),
        replace(entered, value=float("inf")),
        replace(entered, value=-1.0),
        replace(entered, period=Period(date(2026, 1, 1), date(2026, 11, 19), "")),
        replace(entered, period=Period(date(2020, 4, 1), date(2020, 4, 1), "")),
    ):
        with pytest.raises(Refused):
            desk.do(wrong)


def test_that_no_baseline_is_fixed_of_a_period_going_on_or_without_a_case(desk: Desk) -> None:
    with pytest.raises(Refused, match="over"):
        desk.do(FixBaseline("managed", Period(date(2026, 11, 1), date(2027, 11, 1), "")))
    with pytest.raises(Refused, match="no case"):
        desk.do(FixBaseline("length_of_stay", Period(date(2001, 1, 1), date(2002, 1, 1), "")))
    desk.do(FixBaseline("managed", BASE, Scope(unit="unit-oak")))
    assert look(desk, unit="unit-oak").measure("managed").fixed is not None
    desk.undo()


def test_that_what_was_gathered_is_kept_until_something_changes(desk: Desk) -> None:
    memory = OutcomesMemory()
    first = desk.ask(memory.gathered)
    assert desk.ask(memory.gathered) is first
    desk.do(Put((Setting("avoided_after_days", "60"),)))
    changed = desk.ask(memory.gathered)
    assert changed is not first
    assert changed.book.avoided_days == 60
    desk.undo()


def test_that_many_facts_are_read_at_once_and_few_one_by_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [one.key for one in desk.ask(lambda reading: reading.find(Setting))]
    few = desk.ask(lambda reading: by_keys(reading, Setting, keys))
    monkeypatch.setattr("pc_desktop.services.outcomes_facts._MANY", 2)
    assert desk.ask(lambda reading: by_keys(reading, Setting, keys)) == few


def test_that_a_period_of_ones_own_is_compared_with_another(desk: Desk) -> None:
    start = date(2025, 5, 1)
    page = look(
        desk,
        start=start,
        end=start + timedelta(days=92),
        baseline_start=date(2024, 5, 1),
        baseline_end=date(2024, 8, 1),
    )
    assert page.period.startswith("Period reported: 01-May-2025 up to, not including, 01-Aug-2025")
    assert page.baseline.startswith("Baseline: 01-May-2024")
    assert 0 < page.measure("managed").number < 43


def test_that_moves_actions_and_answers_are_told_by_reference_alone() -> None:
    at = datetime(2025, 3, 3, 12, tzinfo=UTC)
    book = CaseBook(
        NOW,
        UNITS,
        referrals=(referral("r", date(2025, 3, 1)), referral("s", date(2025, 3, 1))),
        departures=(
            Departure("d", "r", "s", at, "The chair", "Closer to home", None),
            Departure("e", "s", None, at, "The chair", "Can wait", None),
        ),
        actions=(
            Action("a", "m", None, 1, "Call Mrs X", "Liaison", date(2025, 3, 10), None),
            Action("b", "m", "r", 2, "Call Mrs X", "Liaison", date(2025, 3, 10), at),
        ),
        answers=(UnitAnswer("n", "r", "oak", at, False, "acuity", "Too much", "Unit lead", None),),
    )
    say = Speller(book).cases
    assert [(case.ref, case.words) for case in say("departure", ("d", "e"))] == [
        ("R", "03-Mar-2025, moved above S by The chair"),
        ("S", "03-Mar-2025, moved to the end by The chair"),
    ]
    assert [(case.ref, case.words) for case in say("action", ("a", "b"))] == [
        ("No referral", "Liaison, due 10-Mar-2025, not done"),
        ("R", "Liaison, due 10-Mar-2025, done 03-Mar-2025"),
    ]
    assert say("answer", ("n",))[0].words == "03-Mar-2025, Oak: no: acuity on the ward"


def test_that_a_baseline_of_a_unit_and_one_of_all_stand_side_by_side(desk: Desk) -> None:
    entered = EnterBaseline(
        "managed", Period(date(2019, 4, 1), date(2020, 4, 1), ""), 50.0, 50, "Annual report", "Admissions."
    )
    desk.do(FixBaseline("managed", BASE, Scope(unit="unit-oak")))
    desk.do(entered)
    desk.do(FixBaseline("managed", BASE, Scope(unit="unit-ash")))
    kept = desk.ask(lambda reading: reading.find(FixedBaseline, measure="managed"))
    assert {one.unit for one in kept} == {None, "unit-oak", "unit-ash"}
    desk.do(FixBaseline("managed", BASE))
    kept = desk.ask(lambda reading: reading.find(FixedBaseline, measure="managed"))
    assert {(one.unit, one.number) for one in kept if one.unit is None} == {(None, 46)}
    for _ in range(4):
        desk.undo()


def test_that_a_baseline_entered_for_a_unit_is_the_units_alone_and_drawn_on_its_chart(desk: Desk) -> None:
    year = Period(date(2019, 4, 1), date(2020, 4, 1), "")
    oak = Scope(unit="unit-oak")
    done = desk.do(EnterBaseline("length_of_stay", year, 140.0, 4, " Ward  book ", "Mean days.", oak))
    assert done.title == "Baseline entered: length of stay, from Ward book"
    row = look(desk, unit="unit-oak").measure("length_of_stay")
    assert (row.before, row.basis.source, row.basis.number) == ("140.0 days", "Ward book", 4)
    assert look(desk).measure("length_of_stay").fixed is None
    line = (
        desk.ask(lambda reading: charts_view(reading, Chosen(unit="unit-oak")))
        .chart("length_of_stay")
        .baseline
    )
    assert line is not None
    assert line.words == "fixed baseline 140 days, n 4"
    whole = desk.ask(charts_view).chart("length_of_stay").baseline
    assert whole is not None
    assert whole.words == "baseline year 136.4 days, n 49"
    desk.undo()


def test_that_there_is_no_percentage_where_an_entered_baseline_rests_on_fewer_than_five(desk: Desk) -> None:
    year = Period(date(2019, 4, 1), date(2020, 4, 1), "")
    for number, change, why in (
        (4, "−7", "no percentage: the baseline rests on 4, fewer than five"),
        (5, "−14%", ""),
    ):
        desk.do(EnterBaseline("managed", year, 50.0, number, "Annual report", "Admissions."))
        row = look(desk).measure("managed")
        assert (row.change, row.why_no_percent) == (change, why)
    for _ in range(2):
        desk.undo()
