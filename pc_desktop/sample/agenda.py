"""When each referral was discussed, for how long, and at what moment its turn ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, pairwise

from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.referral import urgency_place
from pc_desktop.sample.course import Course
from pc_desktop.sample.courses import meets
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.frame import Frame, YearPlan

OPENING = timedelta(minutes=4)


@dataclass(frozen=True, slots=True)
class Turn:
    """One referral's turn at a meeting: its place among the courses, its length, the moment it ended."""

    course: int
    seconds: int
    over: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting that was held, with everybody's turn in order."""

    day: date
    started: datetime
    turns: tuple[Turn, ...]

    @property
    def key(self) -> str:
        """Give the key of the meeting."""
        return meeting_key(self.day)


def meeting_key(day: date) -> str:
    """Give the key of the meeting of a day."""
    return f"meeting-{day.isoformat()}"


def sessions(laid_out: Frame, courses: Sequence[Course], seed: int) -> tuple[Session, ...]:
    """Hold every meeting before today's; a year's last as long on average as its plan says."""
    draws = Draws(seed, "agenda")
    held: list[Session] = []
    for plan in laid_out.years:
        days = [(day, discussed(courses, day)) for day in _tuesdays(laid_out, plan)]
        lists = [(day, items) for day, items in days if items]
        lengths = [1300 + 200 * len(items) + draws.whole(-500, 500) for _, items in lists]
        total = plan.discussion_minutes * 60 * len(lists)
        for (day, items), seconds in zip(lists, parts_of(total, lengths), strict=True):
            weights = [draws.whole(50, 150) for _ in items]
            held.append(_session(laid_out, day, items, parts_of(seconds, weights)))
    return tuple(held)


def discussed(courses: Sequence[Course], day: date) -> list[int]:
    """Give the places of the referrals discussed on a day: most urgent first, then in order received."""
    found = [place for place, one in enumerate(courses) if _is_discussed(one, day)]
    return sorted(
        found, key=lambda place: (urgency_place(courses[place].urgency), courses[place].received, place)
    )


def parts_of(total: int, weights: Sequence[int]) -> list[int]:
    """Share a whole number out by weight, in whole numbers that add up to it."""
    sums = list(accumulate(weights, initial=0))
    marks = [total * done // max(1, sums[-1]) for done in sums]
    return [after - before for before, after in pairwise(marks)]


def _is_discussed(one: Course, day: date) -> bool:
    """Tell whether a referral is on the list of a day."""
    if one.received >= day or not one.listed:
        return False
    return day <= one.decided if one.decided is not None else one.ended is None or day < one.ended


def _tuesdays(laid_out: Frame, plan: YearPlan) -> Iterable[date]:
    """Give the days of a year's meetings before today; the last year runs on until then."""
    end = laid_out.today if plan is laid_out.years[-1] else plan.end
    first = max(plan.start, laid_out.meetings_from)
    day = first + timedelta(days=(1 - first.weekday()) % 7)
    while day < end:
        if meets(laid_out, day):
            yield day
        day += timedelta(weeks=1)


def _session(laid_out: Frame, day: date, items: Sequence[int], lengths: Sequence[int]) -> Session:
    """Put one meeting's turns one after another."""
    started = moment_of(day, laid_out.meeting_at)
    over = started + OPENING
    turns = []
    for place, seconds in zip(items, lengths, strict=True):
        over += timedelta(seconds=seconds)
        turns.append(Turn(place, seconds, over))
    return Session(day, started, tuple(turns))
