"""The year in one table, as displayed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import DEFINITIONS
from pc_desktop.domain.outcomes.headline import Headline, headline
from pc_desktop.domain.outcomes.savings import Assumptions
from pc_desktop.domain.outcomes.words import hours_and_minutes, percent_change, signed, whole
from tests.domain.outcomes.invented_cases import (
    NOW,
    UNITS,
    YEAR,
    asked_about,
    meeting,
    minute,
    referral,
    stay,
    team,
    turn,
)

EMPTY = CaseBook(now=NOW, units=UNITS)
ASSUMED = Assumptions(94, 111, 530)
BEFORE, DURING = date(2024, 2, 5), date(2025, 2, 4)


def told(book: CaseBook, assumptions: Assumptions = ASSUMED) -> Headline:
    """Compute the headline of the usual years."""
    return headline(asked_about(book), assumptions)


def out_of_area(before: int, during: int) -> CaseBook:
    """Invent so many placements outside in each year."""
    stays = [stay(f"b{place}", BEFORE, unit="far", oat_reason="10") for place in range(before)]
    stays += [stay(f"d{place}", DURING, unit="far", oat_reason="14") for place in range(during)]
    return replace(EMPTY, spells=tuple(stays))


def test_that_the_change_of_out_of_area_activity_is_a_percentage_of_the_baseline() -> None:
    figure = told(out_of_area(5, 0)).of("out_of_area")
    assert figure.value == "−100%"
    assert figure.detail == "5 → 0 placements, of which 5 → 0 for want of a bed"
    assert figure.cases == ()
    assert len(figure.cases_before) == 5
    assert told(out_of_area(8, 12)).of("out_of_area").value == "+50%"
    assert told(out_of_area(8, 8)).of("out_of_area").value == "0%"


def test_that_fewer_than_five_before_give_no_percentage() -> None:
    figure = told(out_of_area(4, 0)).of("out_of_area")
    assert figure.value == "4 → 0"
    assert "too few before for a percentage" in figure.detail
    assert percent_change(4, 0) is None
    assert percent_change(5, 0) == -100


def test_that_length_of_stay_is_the_change_of_the_means_in_whole_days() -> None:
    book = replace(EMPTY, spells=(stay("a", BEFORE, 100), stay("b", BEFORE, 61), stay("c", DURING, 45)))
    figure = told(book).of("length_of_stay")
    assert figure.value == "−36 days"
    assert figure.detail == "80.5 → 45.0 days; 2 → 1 discharges; median 80 → 45"
    assert (figure.cases_before, figure.cases) == (("b", "a"), ("c",))


def test_that_distance_is_the_change_of_the_means_in_whole_miles() -> None:
    book = replace(EMPTY, spells=(stay("a", BEFORE, miles=104.4), stay("b", DURING, miles=15.0)))
    figure = told(book).of("distance")
    assert figure.value == "−89 miles"
    assert figure.detail == "104.4 → 15.0 miles; 1 → 1 admissions"


def test_that_a_figure_without_a_case_on_either_side_says_not_recorded() -> None:
    book = replace(EMPTY, spells=(stay("a", BEFORE, 100),))
    assert told(book).of("length_of_stay").value == "Not recorded"
    assert told(EMPTY).of("distance").value == "Not recorded"


def test_that_managed_admissions_say_how_many_went_outside() -> None:
    book = replace(
        EMPTY, spells=(stay("a", DURING), stay("b", DURING, unit="far"), stay("c", DURING, source="own"))
    )
    figure = told(book).of("managed")
    assert figure.value == "2"
    assert figure.detail == "1 in the region, 1 outside"


def test_that_avoided_admissions_say_who_was_taken_out_again_and_who_is_early() -> None:
    recent = YEAR.end - timedelta(days=5)
    book = replace(
        EMPTY,
        milestones=(turn("r", DURING), turn("s", DURING), turn("t", recent)),
        referrals=tuple(referral(key, DURING - timedelta(days=9)) for key in "rst"),
        spells=(stay("s", DURING + timedelta(days=9)),),
        now=NOW - timedelta(days=365),
    )
    figure = told(book).of("avoided")
    assert figure.value == "2"
    assert figure.cases == ("r", "t")
    assert figure.detail == (
        "1 referral taken back: admitted within 90 days; 1 referral counted, but 90 days are not over"
    )
    assert "within 90 days" in figure.definition


def test_that_savings_rest_on_the_avoided_admissions_and_print_what_they_assume() -> None:
    book = replace(EMPTY, milestones=(turn("r", DURING),), referrals=(referral("r", DURING),))
    figure = told(book).of("savings")
    assert figure.value == "£50k to £60k"
    assert figure.cases == ("r",)
    assert "94 to 111 days" in figure.definition
    assert told(book, Assumptions(None, None, None)).of("savings").value == "Not recorded"


def test_that_discussion_is_in_hours_and_minutes_over_the_meetings() -> None:
    book = replace(
        EMPTY,
        meetings=(meeting("m", DURING), meeting("n", DURING + timedelta(weeks=1))),
        minutes=(minute("m", 1, 3000), minute("n", 1, 2760)),
    )
    figure = told(book).of("discussion")
    assert figure.value == "1 h 36 min"
    assert figure.detail == "2 meetings, 48 minutes on average"
    assert told(EMPTY).of("discussion").value == "0 h 00 min"
    assert told(EMPTY).of("discussion").detail == "0 meetings"


def test_that_gaps_are_named_with_their_referrals() -> None:
    book = replace(
        EMPTY,
        referrals=tuple(referral(key, DURING, team=None) for key in "abcde"),
        home_of={f"person-{key}": "WR1" for key in "abcde"},
        teams=(team("w", "Worcestershire", "WR1"),),
    )
    figure = told(book).of("gaps")
    assert figure.value == "Worcestershire"
    assert figure.detail == "Worcestershire: 5 referrals"
    assert figure.cases == tuple("abcde")
    assert told(EMPTY).of("gaps").value == "None named"


def test_that_every_figure_prints_a_whole_definition() -> None:
    for figure in told(EMPTY).figures:
        assert figure.label == DEFINITIONS[figure.name].label
        assert "{" not in figure.definition
        assert figure.source


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.4, 0), (0.5, 1), (-0.5, -1), (-35.5, -36), (35.49, 35), (0.0, 0)]
)
def test_that_halves_are_rounded_away_from_nought(value: float, rounded: int) -> None:
    assert whole(value) == rounded


def test_that_changes_are_written_with_a_true_minus() -> None:
    assert signed(-36, " days") == "−36 days"
    assert signed(3, " days") == "+3 days"
    assert signed(0, " days") == "0 days"


def test_that_time_is_written_in_hours_and_minutes() -> None:
    assert hours_and_minutes(149_760) == "41 h 36 min"
    assert hours_and_minutes(59) == "0 h 01 min"
