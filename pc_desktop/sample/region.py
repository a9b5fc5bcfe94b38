"""The sample region whole: every fact of it, from one seed, and the order that writes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact, kind_of
from pc_desktop.domain.places import Unit
from pc_desktop.reference import gazetteer, rows
from pc_desktop.sample.agenda import sessions
from pc_desktop.sample.backgrounds import with_backgrounds
from pc_desktop.sample.beds import BedBook
from pc_desktop.sample.course import Course
from pc_desktop.sample.courses import Drawer
from pc_desktop.sample.frame import SAMPLE_YEARS, Frame, Span, frame
from pc_desktop.sample.inpatients import Inpatient, course_of, inpatients, numbers_in_use
from pc_desktop.sample.others import Filler, OtherStay
from pc_desktop.sample.parameters import parameters
from pc_desktop.sample.people import Register
from pc_desktop.sample.placing import Placer
from pc_desktop.sample.settling import settle_stays
from pc_desktop.sample.waiting import Listed, waiting_courses
from pc_desktop.sample.write_further import FurtherWriter
from pc_desktop.sample.write_meetings import MeetingWriter
from pc_desktop.sample.write_places import write_closures, write_places, write_returns
from pc_desktop.sample.write_referrals import Numbered, ReferralWriter, numbered
from pc_desktop.sample.write_stays import write_inpatient, write_other
from pc_desktop.sample.write_waiting import write_waiting
from pc_desktop.services.ports import Reading, Work

SEED: Final = 2075
SAMPLE: Final = Span(SAMPLE_YEARS)
_NUMBERS: Final = "nhs_numbers_999.csv"


@dataclass(frozen=True, slots=True)
class _Cast:
    """Everybody told of: referrals in order of number, people staying and waiting, and other stays."""

    referrals: tuple[Numbered, ...]
    staying: tuple[Inpatient, ...]
    waiting: Mapping[str, Listed]
    others: tuple[OtherStay, ...]
    miles: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class MakeSample:
    """Make the sample region in a store that holds no region yet."""

    seed: int = SEED
    span: Span = SAMPLE

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say what is made."""
        return "Make the sample region"

    def carry_out(self, work: Work) -> None:
        """Write every fact of the sample."""
        if work.find(Unit):
            raise Refused("This store already holds a region. Make the sample in a new store.")
        sample_region(work, self.seed, self.span)


def sample_region(work: Work, seed: int = SEED, span: Span = SAMPLE) -> None:
    """Put the sample region into a unit of work."""
    work.put(*sample_facts(seed, span))


def many_years(years: int, seed: int = SEED) -> tuple[Fact, ...]:
    """Make more history of the same shape, for measuring: about 500 stays and 40 meetings a year."""
    start = date(2026 - years, 11, 1)
    return sample_facts(
        seed, Span(years, meetings_from=start, beds_from=start, other_stay=38.0, meetings_of=10)
    )


def sample_facts(seed: int = SEED, span: Span = SAMPLE) -> tuple[Fact, ...]:
    """Make every fact of the sample: the same for the same seed, on every computer."""
    laid_out = frame(span)
    cast = _cast(laid_out, seed)
    courses = [one.course for one in cast.referrals]
    held = sessions(laid_out, courses, seed)
    writer = ReferralWriter(laid_out, held, cast.miles, seed)
    meetings = MeetingWriter(laid_out, cast.referrals, cast.waiting, held, seed)
    facts: list[Fact] = [*write_places(laid_out), *write_closures(laid_out)]
    facts += write_returns(laid_out, cast.staying)
    for place, one in enumerate(cast.referrals):
        listed = cast.waiting.get(one.course.person.key)
        facts += write_waiting(laid_out, writer, place, one, listed) if listed else writer.write(place, one)
    facts += _stays(laid_out, cast)
    for session in held:
        facts += meetings.held(session)
    facts += meetings.planned()
    facts += FurtherWriter(laid_out, cast.referrals, cast.waiting, held).write()
    return _once(with_backgrounds(facts, laid_out.now, seed))


def _stays(laid_out: Frame, cast: _Cast) -> Iterator[Fact]:
    """Write everybody staying today, and everybody who stayed without the meeting."""
    came_of = {one.course.person.key: one.key for one in cast.referrals if one.course.days is None}
    for staying in cast.staying:
        yield from write_inpatient(laid_out, gazetteer(), staying, came_of.get(staying.person.key))
    for place, other in enumerate(cast.others, start=1):
        yield from write_other(laid_out, gazetteer(), place, other)


def _cast(laid_out: Frame, seed: int) -> _Cast:
    """Draw everybody, settle the means and give each a bed."""
    known, book = parameters(), BedBook(laid_out.units, laid_out.beds, laid_out.today)
    register = Register((row["nhs_number"] for row in rows(_NUMBERS)), numbers_in_use(), known, seed)
    staying = inpatients(laid_out)
    waiting = waiting_courses(laid_out, register)
    courses = [course_of(laid_out, one) for one in staying if one.source == "meeting"]
    drawer = Drawer(laid_out, known, register, seed)
    for plan in laid_out.years:
        courses += drawer.year(plan)
    for plan in laid_out.years:
        if plan.settled:
            courses = settle_stays(courses, plan)
    _speak_for(laid_out, book, staying, courses)
    placer = Placer(laid_out, book, gazetteer(), seed)
    courses = placer.settle(placer.place(courses))
    referrals = numbered([*courses, *(course for course, _ in waiting)], laid_out.given["last_reference"])
    return _Cast(
        referrals=referrals,
        staying=staying,
        waiting={course.person.key: listed for course, listed in waiting},
        others=tuple(Filler(laid_out, known, register, book, seed).fill()),
        miles={one.key: placer.miles(one.course) for one in referrals},
    )


def _speak_for(
    laid_out: Frame, book: BedBook, staying: Iterable[Inpatient], courses: Iterable[Course]
) -> None:
    """Speak for the beds of those staying, from the day held, for beds out of use and those left empty."""
    held_from = {one.person.key: one.decided for one in courses if one.bed is not None}
    for one in staying:
        book.take(one.bed, held_from.get(one.person.key) or one.admitted, None)
        book.admit(one.unit, one.person.sex, one.admitted, None)
    for given in laid_out.given["closure"]:
        book.take(laid_out.bed(given["unit"], given["bed"]).key, given["start"], given.get("end"))
    for given in laid_out.given["empty"]:
        book.take(laid_out.bed(given["unit"], given["bed"]).key, given["since"], None)


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Give every fact once, in the order first made; raises ValueError where two facts share a key."""
    kept: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if kept.setdefault((kind_of(fact), fact.key), fact) != fact:
            raise ValueError(f"two facts share the key {fact.key}")
    return tuple(kept.values())


def sample_now() -> datetime:
    """Tell the moment at which the sample is looked at: its today."""
    return frame(SAMPLE).now
