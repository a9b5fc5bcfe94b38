"""Events: which charts they touch, when they were and whose, in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.happened import (
    days_words,
    event_words,
    is_within,
    last_day,
    months_words,
    touching,
)
from pc_desktop.domain.settings import Event

NAMES = {"ash": "Ash Ward", "oak": "Oak Suite"}
DAY = date(2025, 1, 3)
_days = st.dates(date(2023, 1, 1), date(2027, 12, 31))


def event(until: date | None = None, unit: str | None = None, area: str | None = None) -> Event:
    return Event("e", DAY, "Closed for repairs", until, unit, area)


@pytest.mark.parametrize(
    ("until", "days", "months"),
    [
        (None, "03-Jan-2025", "Jan-2025"),
        (DAY, "03-Jan-2025", "Jan-2025"),
        (date(2025, 1, 20), "03-Jan-2025 to 20-Jan-2025", "Jan-2025"),
        (date(2025, 3, 20), "03-Jan-2025 to 20-Mar-2025", "Jan to Mar-2025"),
        (date(2026, 3, 20), "03-Jan-2025 to 20-Mar-2026", "Jan-2025 to Mar-2026"),
        (date(2024, 12, 1), "03-Jan-2025", "Jan-2025"),
    ],
)
def test_that_an_event_says_when_it_was(until: date | None, days: str, months: str) -> None:
    assert days_words(event(until)) == days
    assert months_words(event(until)) == months


def test_that_an_event_says_whose_it_was_once() -> None:
    assert event_words(event(unit="ash"), NAMES) == "Ash Ward: Closed for repairs"
    assert event_words(event(area="Hill"), NAMES) == "Hill: Closed for repairs"
    assert event_words(event(unit="gone"), NAMES) == "Closed for repairs"
    assert event_words(Event("e", DAY, "ash ward closed", None, "ash"), NAMES) == "ash ward closed"


@pytest.mark.parametrize(
    ("unit", "area", "units", "chosen_area", "touched"),
    [
        (None, None, None, None, True),
        (None, None, {"oak"}, "Hill", True),
        ("ash", None, None, None, True),
        ("ash", None, {"ash", "oak"}, None, True),
        ("ash", None, {"oak"}, None, False),
        ("ash", None, None, "Hill", True),
        (None, "Hill", None, None, True),
        (None, "Hill", None, "Hill", True),
        (None, "Hill", None, "Dale", False),
        (None, "Hill", {"oak"}, None, True),
    ],
)
def test_that_an_event_touches_the_charts_it_belongs_to_and_no_other(
    unit: str | None, area: str | None, units: set[str] | None, chosen_area: str | None, touched: bool
) -> None:
    found = touching((event(unit=unit, area=area),), NAMES, units, chosen_area)
    assert len(found) == touched


def test_that_touching_events_stand_in_order_of_their_days() -> None:
    later, first = Event("a", date(2025, 5, 1), "B"), Event("b", date(2025, 4, 1), "A")
    assert [one.label for one in touching((later, first), {})] == ["A", "B"]


@given(_days, st.none() | _days, _days, _days)
def test_that_an_event_is_within_a_span_where_they_share_a_day(
    day: date, until: date | None, first: date, last: date
) -> None:
    one = Event("e", day, "x", until)
    own = {day.toordinal() + at for at in range((last_day(one) - day).days + 1)}
    span = set(range(first.toordinal(), last.toordinal() + 1))
    if span:
        assert is_within(one, first, last) == bool(own & span)
