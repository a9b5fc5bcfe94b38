"""The charts of the sample region as chosen once for the page, and what there is to choose from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.places import Unit
from pc_desktop.domain.settings import Event
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.chart_choices import ALL, Chosen, own_period, settled, span_of
from pc_desktop.services.charts_view import ChartsPage, charts_page, charts_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcome_chart import cases_of
from pc_desktop.services.outcomes_facts import Gathered, gather
from pc_desktop.services.outcomes_view import outcomes_view
from tests.services.test_outcomes_view import Discharge, desk_with

TODAY = date(2026, 11, 17)
SETTINGS = {"baseline_from": "2023-11-01", "compared_from": ""}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path_factory.mktemp("charts"), sample_facts())


@pytest.fixture(scope="module")
def held(sample: Desk) -> Gathered:
    """Gather what the sample region holds."""
    return sample.ask(gather)


@pytest.fixture(scope="module")
def page(held: Gathered) -> ChartsPage:
    """Draw everything of the sample region."""
    return charts_page(held, Chosen(), {"203": "Adult Eating Disorders"})


def test_that_the_chart_of_length_of_stay_is_ready_to_draw(page: ChartsPage) -> None:
    chart = page.chart("length_of_stay")
    assert chart.labels[0] == "Apr-2023"
    assert chart.labels[-1] == "Nov-2026"
    assert [mark.label for mark in chart.marks] == [
        "Baseline year begins Nov-2023",
        "Oak Suite: ward works Apr to May-2024",
        "Shadow year begins Nov-2024",
        "Go-live Nov-2025",
    ]
    before, after = chart.stretches
    assert chart.labels[after.start] == "Nov-2024"
    assert before.centre - after.centre > 20
    assert None not in (before.lower, before.upper, after.lower, after.upper)
    assert "XmR chart; limits from all" in chart.method
    assert "all moving ranges counted" in chart.method
    assert chart.baseline is not None
    assert chart.baseline.words == "baseline year 136.4 days, n 49"


def test_that_a_year_without_placements_out_of_area_reads_as_success(
    page: ChartsPage, held: Gathered
) -> None:
    chart = page.chart("out_of_area")
    assert chart.latest == "842 days"
    assert chart.variation == "improvement_high"
    assert chart.caption.endswith("special cause, improving.")
    year = charts_page(held, Chosen(period="reported"), {}).chart("out_of_area")
    assert year.caption == "None in these 12 months; 460 days since the last placement, on 28-Jul-2024."
    assert year.variation is None


def test_that_the_months_of_the_chart_hold_the_discharges_of_the_headline(
    sample: Desk, page: ChartsPage
) -> None:
    chart = page.chart("length_of_stay")
    reported = {case.key for case in sample.ask(outcomes_view).row("length_of_stay").cases}
    first, last = chart.labels.index("Nov-2024"), chart.labels.index("Oct-2025")
    charted = {case for dot in chart.dots if first <= dot.x <= last for case in dot.cases}
    assert charted == reported


def test_that_the_chart_changes_when_somebody_is_discharged(sample: Desk) -> None:
    before = sample.ask(charts_view).chart("length_of_stay")
    leaving = sample.ask(lambda reading: reading.find(Stay, source="meeting", discharged=None))[0]
    sample.do(Discharge(leaving.key))
    after = sample.ask(charts_view).chart("length_of_stay")
    sample.undo()
    assert after.dots[:-1] == before.dots[:-1]
    assert leaving.key in after.dots[-1].cases
    assert after.dots[-1].y != before.dots[-1].y
    assert after.table[-1] != before.table[-1]
    assert sample.ask(charts_view).chart("length_of_stay") == before


def test_that_every_measure_has_a_chart_a_sentence_and_a_definition(page: ChartsPage, held: Gathered) -> None:
    assert [chart.name for chart in page.charts] == list(held.measures)
    for chart in page.charts:
        assert chart.caption.endswith("."), chart.name
        assert chart.definition, chart.name
        assert chart.source, chart.name
        assert "{" not in chart.definition, chart.name


def test_that_a_unit_an_area_and_a_service_leave_out_the_others(held: Gathered) -> None:
    whole = charts_page(held, Chosen(), {}).chart("managed")
    units = [unit.key for unit in held.book.units.values() if unit.in_region]
    parts = [set(cases_of(charts_page(held, Chosen(unit=unit), {}).chart("managed"))) for unit in units]
    assert all(parts)
    assert sum(len(part) for part in parts) < len(cases_of(whole)), "some were out of area"
    area = charts_page(held, Chosen(area="Worcestershire"), {})
    assert area.scope == "Worcestershire"
    assert set(cases_of(area.chart("managed"))) < set(cases_of(whole))
    service = charts_page(held, Chosen(service="203"), {"203": "Adult Eating Disorders"})
    assert service.scope == "Adult Eating Disorders"
    assert cases_of(service.chart("managed")) == cases_of(whole)


def test_that_every_step_is_drawn_over_the_same_cases(held: Gathered) -> None:
    told = {
        step: set(
            cases_of(charts_page(held, Chosen(step=step, period="last 24"), {}).chart("length_of_stay"))
        )
        for step in ("week", "month", "quarter", "case")
    }
    assert told["case"] <= told["month"] <= told["quarter"]
    assert told["case"] <= told["week"]


def test_that_what_is_offered_is_what_there_is(page: ChartsPage) -> None:
    offers = page.offers
    assert [one.words for one in offers.periods][:6] == [
        "All, from Apr-2023", "Last 12 months", "Last 2 years", "Last 3 years", "Last 5 years",
        "Year reported, from Nov-2024",
    ]  # fmt: skip
    assert [one.words for one in offers.periods][-2:] == ["April 2023 to March 2024", "From … to …"]
    assert [one.words for one in offers.units][:2] == ["All units", "Oak Suite"]
    assert offers.areas[0].words == "All areas"
    assert [one.words for one in offers.services] == ["All services", "Adult Eating Disorders"]
    assert len(offers.steps) == 4


def test_that_what_can_no_longer_be_chosen_is_left_out(page: ChartsPage) -> None:
    gone = Chosen(period="last Tuesday", step="hour", unit="gone", area="gone", service="gone")
    assert settled(gone, page.offers, SETTINGS, TODAY) == Chosen()
    kept = Chosen(period="baseline", step="week", area="Worcestershire", service="203")
    assert settled(kept, page.offers, SETTINGS, TODAY) == kept


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("all", date(2023, 4, 1), TODAY),
        ("last 12", date(2025, 11, 1), TODAY),
        ("baseline", date(2023, 11, 1), date(2024, 10, 31)),
        ("nhs 2025", date(2025, 4, 1), date(2026, 3, 31)),
        ("nhs 2026", date(2026, 4, 1), TODAY),
        ("2026-01-05..2026-02-03", date(2026, 1, 5), date(2026, 2, 3)),
        ("2026-01-05..2027-02-03", date(2026, 1, 5), TODAY),
    ],
)
def test_that_a_period_stands_for_its_days_up_to_today(period: str, first: date, last: date) -> None:
    span = span_of(period, SETTINGS, date(2023, 4, 1), TODAY)
    assert span is not None
    assert (span.first, span.last) == (first, last)
    assert own_period(first, last) == f"{first}..{last}"


@pytest.mark.parametrize(
    "period",
    [
        "",
        "reported",
        "last 13",
        "nhs 20x5",
        "nhs 2027",
        "2026-02-03..2026-01-05",
        "2027-01-01..2028-01-01",
        "x..y",
    ],
)
def test_that_a_period_that_cannot_be_read_is_none(period: str) -> None:
    assert span_of(period, SETTINGS, date(2023, 4, 1), TODAY) is None


def test_that_before_the_first_case_there_is_only_today(tmp_path: Path) -> None:
    for desk in desk_with(tmp_path, ()):
        page = desk.ask(charts_view)
        assert (page.span.first, page.span.last) == (TODAY, TODAY)
        assert page.chart("length_of_stay").nothing == "No discharge is recorded in these months."
        assert page.chosen == Chosen(unit=ALL)
        assert page.scope == "Whole collaborative"
        spring = span_of("all", {}, date(2026, 2, 1), date(2026, 3, 1))
        assert spring is not None
        assert spring.words == "Feb-2026 to Mar-2026"


def test_that_limits_change_only_at_the_events_named_for_it(held: Gathered) -> None:
    two = replace(held, settings={**held.settings, "chart_rebase_event": "shadow go-live"})
    assert len(charts_page(two, Chosen(), {}).chart("distance").stretches) == 3
    none = replace(held, settings={**held.settings, "chart_rebase_event": ""})
    assert len(charts_page(none, Chosen(), {}).chart("distance").stretches) == 1
    assert charts_page(none, Chosen(), {}).chart("distance").marks
    later = replace(held, events=(*held.events, Event("x", date(2030, 1, 1), "To come")))
    assert len(charts_page(later, Chosen(), {}).chart("distance").marks) == len(held.events)


def test_that_limits_take_as_many_points_as_are_set(held: Gathered) -> None:
    many = replace(held, settings={**held.settings, "points_before_limits": "25"})
    assert charts_page(held, Chosen(), {}).chart("length_of_stay").variation is not None
    assert charts_page(many, Chosen(), {}).chart("length_of_stay").variation is None


def test_that_a_class_of_beds_without_a_name_is_offered_by_its_code(held: Gathered) -> None:
    units = {key: replace(unit, bed_type="999") for key, unit in held.book.units.items()}
    assert all(isinstance(unit, Unit) for unit in units.values())
    page = charts_page(replace(held, book=replace(held.book, units=units)), Chosen(), {})
    assert page.offers.services[-1].words == "Beds of class 999"


def test_that_an_event_of_a_unit_or_an_area_stands_on_its_own_charts_and_those_of_all(
    held: Gathered,
) -> None:
    unit, other = list(held.book.units)[:2]
    area = held.book.teams[0].area
    flood = Event("flood", date(2025, 6, 1), "Flood", date(2025, 8, 31), unit=unit)
    told = replace(held, events=(flood, Event("bus", date(2025, 6, 1), "No buses", area=area)))
    own = f"{held.book.units[unit].name}: Flood Jun to Aug-2025"

    def marks(chosen: Chosen) -> set[str]:
        return {mark.label for chart in charts_page(told, chosen, {}).charts for mark in chart.marks}

    assert marks(Chosen()) == {own, f"{area}: No buses Jun-2025"}
    assert marks(Chosen(unit=unit)) == {own, f"{area}: No buses Jun-2025"}
    assert marks(Chosen(unit=other)) == {f"{area}: No buses Jun-2025"}
    assert marks(Chosen(area=next(one.area for one in held.book.teams if one.area != area))) == {own}


def test_that_an_event_of_another_unit_changes_no_limits(held: Gathered) -> None:
    unit, other = list(held.book.units)[:2]
    named = {**held.settings, "chart_rebase_event": "new"}
    told = replace(held, events=(Event("new", date(2025, 6, 1), "New ward", unit=other),), settings=named)

    def groups(chosen: Chosen) -> int:
        return max(len(one.stretches) for one in charts_page(told, chosen, {}).charts)

    assert (groups(Chosen()), groups(Chosen(unit=other)), groups(Chosen(unit=unit))) == (2, 2, 1)
