"""Beds given to patients of years gone by: never one for two, and no settled mean changed for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.person import Person
from pc_desktop.reference import gazetteer
from pc_desktop.sample.beds import BedBook
from pc_desktop.sample.course import Course
from pc_desktop.sample.frame import SAMPLE_YEARS, Frame, Span, frame
from pc_desktop.sample.inpatients import course_of, inpatients
from pc_desktop.sample.placing import Placer

DAY = date(2026, 3, 3)
SETTLED_DAY = date(2025, 3, 3)


@pytest.fixture
def laid_out() -> Frame:
    """Lay out the sample."""
    return frame(Span(SAMPLE_YEARS))


@pytest.fixture
def book(laid_out: Frame) -> BedBook:
    """Open an empty book of beds."""
    return BedBook(laid_out.units, laid_out.beds, laid_out.today)


def course(day: date = DAY, days: int = 50, sex: str = "F", needs: tuple[str, ...] = ()) -> Course:
    """Invent an admission to be placed."""
    person = Person(f"p{day}", None, None, None, None, None, sex, "B15", None, None, None, None)
    return Course(
        person,
        "team-birmingham",
        day - timedelta(days=30),
        "admitted",
        None,
        day,
        "2",
        "01",
        needs,
        14.0,
        days,
    )


def fill(laid_out: Frame, book: BedBook, start: date, end: date | None) -> None:
    """Speak for every bed of the region."""
    for beds in laid_out.beds.values():
        for bed in beds:
            book.take(bed.key, start, end)


def test_that_a_patient_goes_where_what_is_needed_is_offered(laid_out: Frame, book: BedBook) -> None:
    placer = Placer(laid_out, book, gazetteer(), 1)
    (placed,) = placer.place([course(needs=("pregnancy", "ng_feeding"))])
    assert placed.unit == "unit-larch"
    assert placer.miles(placed) > 20


def test_that_two_at_once_get_two_beds(laid_out: Frame, book: BedBook) -> None:
    placed = Placer(laid_out, book, gazetteer(), 1).place([course(), course()])
    assert placed[0].bed != placed[1].bed


def test_that_a_stay_is_shortened_where_no_bed_is_free_for_so_long(laid_out: Frame, book: BedBook) -> None:
    fill(laid_out, book, DAY + timedelta(days=30), None)
    (placed,) = Placer(laid_out, book, gazetteer(), 1).place([course()])
    assert placed.bed
    assert placed.days is not None
    assert placed.days <= 30


def test_that_a_full_region_is_an_error_and_a_settled_stay_is_not_shortened(
    laid_out: Frame, book: BedBook
) -> None:
    fill(laid_out, book, SETTLED_DAY + timedelta(days=30), None)
    placer = Placer(laid_out, book, gazetteer(), 1)
    with pytest.raises(ValueError, match="no bed in the region"):
        placer.place([course(SETTLED_DAY, 50)])
    with pytest.raises(ValueError, match="no bed in the region"):
        placer.place([course(DAY, 50)])


def test_that_only_a_stay_that_is_over_is_given_a_bed_here(laid_out: Frame, book: BedBook) -> None:
    with pytest.raises(ValueError, match="no bed"):
        Placer(laid_out, book, gazetteer(), 1).place([replace(course(), days=None)])


def test_that_men_go_only_where_men_are_taken(laid_out: Frame, book: BedBook) -> None:
    assert not book.takes("unit-rowan", "M", DAY, DAY + timedelta(days=5))
    for _ in range(3):
        assert book.takes("unit-oak", "M", DAY, DAY + timedelta(days=5))
        book.admit("unit-oak", "M", DAY, DAY + timedelta(days=10))
    assert not book.takes("unit-oak", "M", DAY, DAY + timedelta(days=5))
    assert book.takes("unit-oak", "F", DAY, DAY + timedelta(days=5))


def test_that_the_gaps_of_a_bed_are_what_nobody_speaks_for(laid_out: Frame, book: BedBook) -> None:
    bed = laid_out.bed("oak", 1).key
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    assert list(book.gaps(bed, start, end)) == [(start, end)]
    book.take(bed, date(2026, 2, 1), date(2026, 3, 1))
    book.take(bed, date(2026, 3, 1), date(2026, 4, 1))
    assert list(book.gaps(bed, start, end)) == [(start, date(2026, 2, 1)), (date(2026, 4, 1), end)]
    book.take(bed, date(2026, 5, 1), None)
    assert list(book.gaps(bed, start, laid_out.today))[-1] == (date(2026, 4, 1), date(2026, 5, 1))


def test_that_an_admission_without_a_meeting_before_it_cannot_be_the_meetings(laid_out: Frame) -> None:
    one = next(one for one in inpatients(laid_out) if one.source == "meeting")
    with pytest.raises(ValueError, match="cannot have come through the meeting"):
        course_of(laid_out, replace(one, received=one.admitted - timedelta(days=1)))
