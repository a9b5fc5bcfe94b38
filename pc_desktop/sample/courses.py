"""Drawing the referrals of years gone by: who was admitted when, who went another way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.person import Person
from pc_desktop.sample.course import Course
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.frame import Frame, YearPlan
from pc_desktop.sample.parameters import Parameters
from pc_desktop.sample.people import Register

_NEEDS: Final = (
    ("ng_feeding", 0.35),
    ("one_to_one", 0.06),
    ("diabetes", 0.05),
    ("mobility", 0.04),
    ("autism", 0.08),
)
_URGENCIES: Final = {"1": 0.02, "4": 0.12, "2": 0.56, "3": 0.30}
_OTHER_ENDINGS: Final = {"not_accepted": 0.55, "withdrawn": 0.3, "admitted_elsewhere": 0.15}
_OUTSIDE_BY: Final = timedelta(days=92)
"""Nobody is sent out of the region in a year's last three months, so that all are back by its end."""
_LISTED: Final = timedelta(days=165)
"""Most who came since are named among those staying today: only every fourth week has somebody drawn."""
_QUIET: Final = timedelta(days=50)
"""No drawn admission is nearer to today."""


class Drawer:
    """Draws the courses of one year after another."""

    def __init__(self, laid_out: Frame, known: Parameters, register: Register, seed: int) -> None:
        """Take what is given and the streams of chance."""
        self._frame = laid_out
        self._known = known
        self._register = register
        self._draws = Draws(seed, "courses")
        self._met: Counter[str] = Counter()

    def year(self, plan: YearPlan) -> list[Course]:
        """Draw every referral whose wait ended in a year, apart from those of people named in lists."""
        admitted = list(self._admissions(plan))
        alternatives = [self._alternative(plan, place) for place in range(plan.alternatives)]
        back = [self._tried_before(plan, admitted) for _ in range(plan.readmitted)]
        others = [self._other(plan, place) for place in range(plan.others)]
        return admitted + alternatives + back + others

    def tuesdays(self, plan: YearPlan) -> list[date]:
        """Give the days of a year on which the meeting met, or would have."""
        first = plan.start + timedelta(days=(1 - plan.start.weekday()) % 7)
        last = min(plan.end, self._frame.today)
        days = [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
        return [day for day in days if day < last and meets(self._frame, day)]

    def _admissions(self, plan: YearPlan) -> Iterator[Course]:
        """Draw the admissions of a year, evenly spread over its meetings, some early ones out of area."""
        until = min(plan.end - timedelta(days=6), self._frame.today - _QUIET)
        listed_from = self._frame.today - _LISTED
        weeks = enumerate(self.tuesdays(plan))
        tuesdays = [day for week, day in weeks if day < listed_from or (day < until and week % 4 == 0)]
        tuesdays = [day for day in tuesdays if day < until]
        days = [self._spread(tuesdays, place, plan.admissions) for place in range(plan.admissions)]
        early = [place for place, day in enumerate(days) if day < plan.end - _OUTSIDE_BY]
        outside = frozenset(self._draws.shuffled(early)[: plan.out_of_area])
        for place, day in enumerate(days):
            admitted = day + timedelta(days=self._draws.whole(1, 5))
            course = self._course(admitted, "admitted", day)
            yield replace(course, outside=place in outside, days=self._stay(plan, admitted, place in outside))

    def _spread(self, days: Sequence[date], place: int, number: int) -> date:
        """Pick the day for one of a number of things spread evenly over a list of days."""
        return days[int((place + self._draws.part()) / number * len(days))]

    def _stay(self, plan: YearPlan, admitted: date, outside: bool) -> int:
        """Draw a length of stay; who went outside is back by the end of the year, and nobody is still in."""
        shorter_from: date = self._frame.given["shorter_stays_from"]
        years = self._frame.years
        place = years.index(plan) + (plan.start < shorter_from <= admitted)
        mean = years[min(place, len(years) - 1)].mean_stay
        longest = (self._frame.today - timedelta(days=self._draws.whole(3, 20)) - admitted).days
        if outside:
            longest = min(longest, (plan.end - timedelta(days=1) - admitted).days)
        return min(self._known.stay(self._draws, mean), longest)

    def _alternative(self, plan: YearPlan, place: int) -> Course:
        """Draw one referral that ended in an alternative to admission."""
        tuesdays = self.tuesdays(plan)[1:]
        day = self._spread(tuesdays, place, plan.alternatives)
        return self._course(day, "alternative", day)

    def _tried_before(self, plan: YearPlan, admitted: Sequence[Course]) -> Course:
        """Give somebody admitted this year an earlier referral that ended in an alternative."""
        tuesdays = self.tuesdays(plan)
        later = next(
            one
            for one in admitted
            if one.ended and one.received > tuesdays[3] and (one.ended - one.received).days < 45
        )
        day = max(one for one in tuesdays if one < later.received - timedelta(days=7))
        return replace(
            later,
            received=day - timedelta(days=self._draws.whole(15, 25)),
            ending="alternative",
            decided=day,
            ended=day,
            days=None,
        )

    def _other(self, plan: YearPlan, place: int) -> Course:
        """Draw one referral that ended without bed or alternative."""
        span = (min(plan.end, self._frame.today) - plan.start).days - 45
        ending = self._draws.weighted(tuple(_OTHER_ENDINGS), tuple(_OTHER_ENDINGS.values()))
        waited = self._draws.whole(1, 4) if ending == "not_accepted" else self._draws.whole(6, 40)
        received = plan.start + timedelta(days=int((place + self._draws.part()) / plan.others * span))
        course = self._course(received + timedelta(days=waited), ending, None)
        return replace(course, received=received, listed=ending != "not_accepted")

    def _course(self, ended: date, ending: str, decided: date | None) -> Course:
        """Draw somebody and what is asked for them; a meeting decided only where there was one."""
        draws, known = self._draws, self._known
        held = decided is not None and decided >= self._frame.meetings_from
        wait = known.wait_after if held else known.wait_before
        person, team = self._somebody(ended)
        return Course(
            person=person,
            team=team,
            received=(decided or ended) - timedelta(days=known.wait(draws, wait)),
            ending=ending,
            decided=decided if held else None,
            ended=ended,
            urgency=draws.weighted(tuple(_URGENCIES), tuple(_URGENCIES.values())),
            legal=known.legal(draws),
            needs=self._needs(),
            bmi=known.bmi(draws),
        )

    def _needs(self) -> tuple[str, ...]:
        """Draw what somebody needs: never more together than some unit of the region offers."""
        needs = [need for need, part in _NEEDS if self._draws.chance(part)]
        offered = [
            set(unit.offers) for unit in self._frame.units.values() if unit.in_region and unit.sexes == "any"
        ]
        while not any(set(needs) <= offers for offers in offered):
            needs.pop()
        return tuple(needs)

    def _somebody(self, day: date) -> tuple[Person, str | None]:
        """Invent somebody and the team that refers them; from some areas two of three have none."""
        team = self._draws.weighted(self._frame.teams, self._frame.shares)
        sex = "M" if self._draws.chance(self._known.men) else "F"
        person = self._register.somebody(day, self._draws.pick(team.outcodes), sex)
        if team.key in self._frame.areas_without_team:
            self._met[team.key] += 1
            return person, team.key if self._met[team.key] % 3 == 0 else None
        return person, team.key


def meets(laid_out: Frame, day: date) -> bool:
    """Tell whether a Tuesday has a meeting: every one of the last year does, so many of thirteen before."""
    is_late = day >= laid_out.today - timedelta(days=366)
    return is_late or day.toordinal() // 7 % 13 < laid_out.span.meetings_of
