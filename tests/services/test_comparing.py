"""Two periods compared: which days another period has, for the page, the year in one table and the charts alike."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.chart_choices import OWN, Chosen, own_period
from pc_desktop.services.charts_view import charts_view, first_day
from pc_desktop.services.comparing import AGAINST, against_key, baseline_days
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcomes_facts import gather
from pc_desktop.services.outcomes_view import OutcomesPage, outcomes_view
from pc_desktop.services.outcomes_wanted import wanted_of
from tests.services.test_outcomes_view import desk_with


def _period(start: date, end: date) -> Period:
    return Period(start, end, "")


@pytest.mark.parametrize(
    ("against", "start", "end", "first", "after"),
    [
        ("before", date(2025, 5, 1), date(2025, 8, 1), date(2025, 2, 1), date(2025, 5, 1)),
        ("before", date(2025, 1, 1), date(2026, 1, 1), date(2024, 1, 1), date(2025, 1, 1)),
        ("before", date(2024, 3, 1), date(2024, 4, 1), date(2024, 2, 1), date(2024, 3, 1)),
        ("before", date(2025, 5, 10), date(2025, 5, 20), date(2025, 4, 30), date(2025, 5, 10)),
        ("year", date(2025, 5, 1), date(2025, 8, 1), date(2024, 5, 1), date(2024, 8, 1)),
        ("year", date(2024, 2, 29), date(2024, 3, 1), date(2023, 2, 28), date(2023, 3, 1)),
        ("2023-01-01..2023-03-31", date(2025, 5, 1), date(2025, 8, 1), date(2023, 1, 1), date(2023, 4, 1)),
    ],
)
def test_that_each_choice_has_its_days(
    against: str, start: date, end: date, first: date, after: date
) -> None:
    assert baseline_days(against, _period(start, end)) == (first, after)


@pytest.mark.parametrize("against", ["baseline", "nonsense", "2023-03-31..2023-01-01", OWN])
def test_that_anything_else_is_the_baseline_set(against: str) -> None:
    assert baseline_days(against, _period(date(2025, 5, 1), date(2025, 8, 1))) is None
    assert against_key(against) == "baseline"


def test_that_every_choice_is_named() -> None:
    assert [against_key(key) for key in AGAINST if key != OWN] == ["baseline", "before", "year"]
    assert against_key(own_period(date(2023, 1, 1), date(2023, 3, 31))) == OWN


@given(st.dates(date(2001, 1, 1), date(2040, 12, 31)), st.integers(1, 1500))
def test_that_the_time_before_ends_where_the_period_begins_and_lasts_as_long(start: date, days: int) -> None:
    period = _period(start, start + timedelta(days=days))
    found = baseline_days("before", period)
    assert found is not None
    first, after = found
    assert after == start
    assert abs((after - first).days - days) <= 3, "as many whole months, or as many days"
    back = baseline_days("year", period)
    assert back is not None
    assert back[0] < back[1] <= period.end - timedelta(days=365)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path_factory.mktemp("compared"), sample_facts())


def look(desk: Desk, chosen: Chosen) -> OutcomesPage:
    """Ask for the page as it is chosen."""
    held = desk.ask(gather)
    wanted = wanted_of(chosen, held.settings, first_day(held), held.book.today)
    return desk.ask(lambda reading: outcomes_view(reading, wanted, held))


def test_that_a_period_is_compared_with_the_one_before_everywhere(desk: Desk) -> None:
    spring = own_period(date(2025, 5, 1), date(2025, 7, 31))
    page = look(desk, Chosen(period=spring, against="before"))
    assert page.baseline == "Baseline: 01-Feb-2025 up to, not including, 01-May-2025"
    before = look(desk, Chosen(period=own_period(date(2025, 2, 1), date(2025, 4, 30))))
    for one in page.measures:
        other = before.measure(one.name)
        assert (one.before, one.figure_before.cases) == (other.value, other.figure.cases), one.name
    line = desk.ask(
        lambda reading: charts_view(reading, Chosen(against=own_period(date(2025, 2, 1), date(2025, 4, 30))))
    ).chart("length_of_stay").baseline  # fmt: skip
    assert line is not None
    was = page.measure("length_of_stay")
    assert line.words.startswith(f"baseline {was.before.removesuffix(' days').removesuffix('.0')} days")
    assert line.words.endswith(f"n {was.figure_before.number}")


def test_that_what_is_set_is_compared_with_until_something_is_chosen(desk: Desk) -> None:
    assert look(desk, Chosen()).baseline.startswith("Baseline year: 01-Nov-2023")
    assert look(desk, Chosen(against="nonsense")).baseline.startswith("Baseline year: 01-Nov-2023")
    assert look(desk, Chosen(against="year")).baseline.startswith("Baseline year: 01-Nov-2023")
