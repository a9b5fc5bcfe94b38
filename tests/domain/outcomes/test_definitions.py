"""What definitions are made of: days of stay, years, means, and the words printed under each figure."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.asked import STAY_RULES, WITHOUT_LAST_DAY, length_measure, rule_of
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import DEFINITIONS, Period, length_of_stay, mean, year_from
from pc_desktop.domain.outcomes.measures import measures_of
from tests.domain.outcomes.invented_cases import BASELINE, NOW, UNITS, YEAR, stay, worked

DAYS = st.dates(date(2023, 11, 1), date(2025, 10, 31))
LENGTHS = st.integers(0, 300)


def test_that_a_stay_still_open_has_no_length() -> None:
    assert length_of_stay(stay("a", date(2025, 3, 1), None)) is None


def test_that_a_year_holds_its_first_moment_and_not_its_last() -> None:
    assert moment_of(date(2024, 11, 1)) in YEAR
    assert moment_of(date(2024, 11, 1)) not in BASELINE
    assert moment_of(date(2025, 11, 1)) not in YEAR
    assert None not in YEAR


def test_that_a_year_from_leap_day_ends_before_the_next_first_of_march() -> None:
    assert year_from(date(2024, 2, 29)).end == date(2025, 3, 1)
    assert year_from(date(2023, 11, 1), "x") == Period(date(2023, 11, 1), date(2024, 11, 1), "x")


@given(st.lists(st.tuples(DAYS, LENGTHS), max_size=30))
def test_that_every_discharge_belongs_to_one_year_alone(drawn: list[tuple[date, int]]) -> None:
    stays = tuple(stay(f"{place:02d}", day, length) for place, (day, length) in enumerate(drawn))
    years = [year_from(date(year, 11, 1)) for year in range(2023, 2027)]
    found = [
        key for year in years for key in worked("length_of_stay", year.start, year.end, spells=stays).cases
    ]
    assert sorted(found) == [one.key for one in stays]


@given(st.lists(st.tuples(DAYS, LENGTHS), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_that_means_do_not_depend_on_the_order(drawn: list[tuple[date, int]], chance: Random) -> None:
    stays = [stay(f"{place:02d}", day, length) for place, (day, length) in enumerate(drawn)]
    span = (date(2023, 11, 1), date(2026, 11, 1))
    straight = worked("length_of_stay", *span, spells=tuple(stays))
    chance.shuffle(stays)
    assert worked("length_of_stay", *span, spells=tuple(stays)) == straight
    assert straight.number == len(drawn)


def test_that_the_mean_of_many_equal_values_is_that_value() -> None:
    assert mean([0.1] * 10) == 0.1
    assert mean([]) is None


def test_that_every_definition_says_what_where_from_and_how_it_is_called() -> None:
    assert len({one.label for one in DEFINITIONS.values()}) == len(DEFINITIONS)
    for one in DEFINITIONS.values():
        assert one.text.endswith((".", "{assumptions}"))
        assert one.source.endswith(".")


def test_that_every_measure_and_every_way_to_count_a_stay_says_what_it_means_and_where_from() -> None:
    measures = measures_of(CaseBook(NOW, UNITS))
    assert len({one.name for one in measures}) == len(measures)
    assert len({(one.title, one.choice) for one in measures}) == len(measures)
    for one in measures:
        assert one.definition.endswith(".")
        assert one.source.endswith(".")
        assert one.theme
    for rule in STAY_RULES.values():
        assert rule.source.endswith(".")


def test_that_the_way_to_count_a_stay_is_told_by_its_measure() -> None:
    assert all(rule_of(length_measure(rule)) == rule for rule in STAY_RULES)
    assert rule_of("managed") == rule_of("") == WITHOUT_LAST_DAY
