"""Writing courses as facts: the person, the referral and its milestones, the hold, the stay and the bed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.calendar import end_of_day, moment_of
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.sample.agenda import Session, meeting_key
from pc_desktop.sample.course import Course
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.phrases import ENDINGS, REASONS

LIAISON: Final = "Liaison practitioner"
MEETING: Final = "The meeting"
ADMITTED_AT: Final = time(14, 30)
LEFT_AT: Final = time(11, 0)
TRIAGED_AT: Final = time(16, 30)
_LISTED_AT, _CLOSED_AT = time(17, 0), time(12, 0)
_ACCEPTED: Final = "Accepted for a bed."
NO_BED: Final = "10"
_CHOICE: Final = "14"
_WAITING_LIST, _TRANSFER, _HOME = "11", "81", "19"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A course with the number its reference carries."""

    number: int
    course: Course

    @property
    def key(self) -> str:
        """Give the key of the referral."""
        return f"referral-{self.number:04d}"

    @property
    def ref(self) -> str:
        """Give the reference people read."""
        return f"R-{self.number:04d}A"

    @property
    def stay(self) -> str:
        """Give the key of the stay that came of it."""
        return f"stay-{self.number:04d}"

    @property
    def hold(self) -> str:
        """Give the key of the hold that came before it."""
        return f"hold-{self.number:04d}"


def numbered(courses: Sequence[Course], last: int) -> tuple[Numbered, ...]:
    """Number courses in the order received, so that the newest has the last number."""
    order = sorted(courses, key=lambda one: (one.received, one.person.key))
    first = max(1, last + 1 - len(order))
    return tuple(Numbered(number, course) for number, course in enumerate(order, start=first))


class ReferralWriter:
    """Writes referrals, given when each was discussed."""

    def __init__(
        self, laid_out: Frame, held: Sequence[Session], miles: Mapping[str, float], seed: int
    ) -> None:
        """Take what is given, the meetings held, and the miles of each admission by referral."""
        self._frame = laid_out
        self._draws = Draws(seed, "referrals")
        self._miles = miles
        self._turns: dict[int, list[tuple[date, datetime]]] = {}
        for session in held:
            for turn in session.turns:
                self._turns.setdefault(turn.course, []).append((session.day, turn.over))

    def write(self, place: int, one: Numbered) -> Iterator[Fact]:
        """Write one referral whose course is over, at its place in the list the meetings were held with."""
        course = one.course
        closed = self._closed(place, one)
        yield course.person
        yield self.referral(
            one, self._draws.pick(REASONS), "Community team" if course.team else None, None, closed
        )
        yield from self._milestones(place, one, closed)
        yield Measurement(
            f"measurement-{one.number:04d}-bmi-1", course.person.key, "bmi", course.received, course.bmi
        )
        if course.ending == "admitted":
            yield from self._hold(place, one, closed)

    def referral(
        self, one: Numbered, reason: str, risk_holder: str | None, plan: str | None, closed: datetime | None
    ) -> Referral:
        """Write the referral itself."""
        course = one.course
        return Referral(
            key=one.key,
            ref=one.ref,
            person=course.person.key,
            team=course.team,
            received=self.received(one),
            closed=closed,
            urgency=course.urgency,
            place="home"
            if course.urgency == "3"
            else self._draws.weighted(("home", "medical_ward"), (0.8, 0.2)),
            legal=course.legal,
            needs=course.needs,
            reason=reason,
            risk_holder=risk_holder,
            interim_plan=plan,
        )

    def standing(self, referral: Referral, place: str) -> Referral:
        """Give a referral with where the patient waits, as listed."""
        return replace(referral, place=place)

    def received(self, one: Numbered) -> datetime:
        """Give the moment a referral was received: within office hours, the same each time it is asked."""
        minutes = one.number * 37 % 380
        return moment_of(one.course.received, time(9 + minutes // 60, minutes % 60))

    def first_turns(self, place: int, one: Numbered) -> Iterator[Milestone]:
        """Write how a referral came to the meeting and what its first turn there made of it."""
        course, turns = one.course, self._turns.get(place, [])
        yield self._milestone(one, 1, self.received(one), "received")
        yield self._milestone(one, 2, moment_of(course.received, TRIAGED_AT), "triaged")
        day = turns[0][0] if turns else self._frame.today
        at = moment_of(course.received, _LISTED_AT)
        yield replace(self._milestone(one, 3, at, "for_meeting", meeting=day), by=LIAISON)
        if turns and turns[0][0] != course.decided:
            yield self._milestone(one, 4, turns[0][1], "accepted", meeting=day, reason=_ACCEPTED)

    def last_turn(self, place: int) -> tuple[date, datetime]:
        """Give the day of the last meeting that discussed a referral, and the moment that was over."""
        return self._turns[place][-1]

    def _closed(self, place: int, one: Numbered) -> datetime:
        """Give the moment the wait ended."""
        course = one.course
        ended = course.ended or self._frame.today
        if course.ending == "admitted":
            return moment_of(ended, ADMITTED_AT)
        return self.last_turn(place)[1] if course.decided else moment_of(ended, _CLOSED_AT)

    def _milestones(self, place: int, one: Numbered, closed: datetime) -> Iterator[Milestone]:
        """Write every turn of a life that is over."""
        course, ending = one.course, one.course.ending or ""
        told = self.first_turns(place, one) if place in self._turns else self._without_meeting(one)
        before = list(told)
        yield from before
        number = len(before) + 1
        if course.decided is None:
            yield self._milestone(one, number, closed, ending, reason=ENDINGS.get(ending, ""))
            return
        day, at = self.last_turn(place)
        if ending == "admitted":
            state = "out_of_area_sought" if course.outside else "offered"
            reason = "No bed in the region." if course.outside else "Bed offered."
            yield self._milestone(one, number, at, state, meeting=day, reason=reason)
            yield self._milestone(one, number + 1, closed, "admitted")
        else:
            yield self._milestone(one, number, at, ending, meeting=day, reason="Alternative agreed.")

    def _without_meeting(self, one: Numbered) -> Iterator[Milestone]:
        """Write how a referral went that no meeting discussed."""
        course = one.course
        yield self._milestone(one, 1, self.received(one), "received")
        yield self._milestone(one, 2, moment_of(course.received, TRIAGED_AT), "triaged")
        if course.ending in {"admitted", "alternative"}:
            at = moment_of(course.received + timedelta(days=2), _CLOSED_AT)
            state = "out_of_area_sought" if course.outside else "accepted"
            reason = "No bed in the region." if course.outside else _ACCEPTED
            yield self._milestone(one, 3, at, state, reason=reason)

    def _milestone(
        self,
        one: Numbered,
        number: int,
        at: datetime,
        state: str,
        *,
        meeting: date | None = None,
        reason: str = "",
    ) -> Milestone:
        """Write one turn: the meeting's where it happened at one, else the liaison practitioner's."""
        key, by = f"milestone-{one.number:04d}-{number}", LIAISON if meeting is None else MEETING
        held = None if meeting is None else meeting_key(meeting)
        return Milestone(key, one.key, number, at, state, by, held, reason)

    def _hold(self, place: int, one: Numbered, admitted: datetime) -> Iterator[Fact]:
        """Write the hold, the stay and the occupation of somebody admitted."""
        course = one.course
        if course.decided is not None and course.bed is not None and course.ended is not None:
            start = self.last_turn(place)[1]
            until = end_of_day(course.ended)
            yield Hold(one.hold, course.bed, one.key, course.person.key, start, until, admitted, used=True)
        if course.left is not None:
            left = moment_of(course.left, LEFT_AT)
            yield self._stay(one, admitted, left)
            if course.bed is not None:
                key = f"occupation-{one.number:04d}"
                yield Occupation(key, one.stay, course.person.key, course.bed, admitted, left)

    def _stay(self, one: Numbered, admitted: datetime, left: datetime) -> Stay:
        """Write the stay of somebody discharged."""
        course, draws = one.course, self._draws
        ready = draws.chance(0.12)
        left_on = course.left or self._frame.today
        reason = draws.weighted((NO_BED, _CHOICE), (0.88, 0.12)) if course.outside else None
        return Stay(
            key=one.stay,
            person=course.person.key,
            unit=course.unit or "",
            referral=one.key,
            admitted=admitted,
            discharged=left,
            expected=left_on + timedelta(days=draws.whole(-6, 3)),
            ready=left_on - timedelta(days=draws.whole(3, 12)) if ready else None,
            ready_reason=draws.pick(("05", "09", "18")) if ready else None,
            legal=course.legal,
            source="meeting",
            oat_reason=reason,
            miles=self._miles[one.key],
            method=_TRANSFER if course.outside else _WAITING_LIST,
            destination=_HOME,
        )
