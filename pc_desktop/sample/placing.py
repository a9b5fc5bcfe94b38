"""Finding patients a unit and a bed as the meeting would: linked unit first, then the nearest that suits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.places import Unit
from pc_desktop.sample.beds import BedBook
from pc_desktop.sample.course import Course
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.settling import settle_distances

_LINKED_FULL: Final = 0.4
"""How often the linked unit has no bed that week."""
_SHORTEST: Final = 14
_FEWER: Final = 7


class Placer:
    """Places courses in units and beds."""

    def __init__(self, laid_out: Frame, book: BedBook, gazetteer: Gazetteer, seed: int) -> None:
        """Take what is given, the beds spoken for already and the map."""
        self._frame = laid_out
        self._book = book
        self._map = gazetteer
        self._draws = Draws(seed, "placing")
        self._linked = {team.key: team.linked_unit for team in laid_out.teams}
        self._inside = [unit for unit in laid_out.units.values() if unit.in_region]
        self._outside = [unit for unit in laid_out.units.values() if not unit.in_region]

    def place(self, courses: Sequence[Course]) -> list[Course]:
        """Give everybody admitted a unit and, in the region, a bed, in order of admission."""
        order = sorted(range(len(courses)), key=lambda place: (courses[place].ended or date.max, place))
        placed = list(courses)
        for place in order:
            course = placed[place]
            if course.ending == "admitted" and course.unit is None:
                placed[place] = self._sent_out(course) if course.outside else self._placed(course)
        return placed

    def settle(self, courses: Sequence[Course]) -> list[Course]:
        """Settle how much nearer home a year's admissions are than those before, where the plan says so."""
        settled = list(courses)
        for before, plan in zip(self._frame.years, self._frame.years[1:], strict=False):
            if plan.nearer_by_miles is not None:
                year = [self.miles(one) for one in settled if one.admitted_in(plan)]
                wanted = sum(year) / len(year) + plan.nearer_by_miles
                settled = settle_distances(settled, before, wanted, self._could_take, self.miles)
        return settled

    def miles(self, course: Course) -> float:
        """Measure how far somebody went from home, to a tenth of a mile; nothing where it is not known."""
        unit = self._frame.units.get(course.unit or "")
        return round(self._map.miles(course.person.outcode, unit.outcode) or 0.0, 1) if unit else 0.0

    def _sent_out(self, course: Course) -> Course:
        """Send somebody to a unit outside."""
        return replace(course, unit=self._draws.pick(self._could_take(course)))

    def _could_take(self, course: Course) -> list[str]:
        """Name the units outside that take somebody."""
        return [unit.key for unit in self._outside if unit.sexes in {"any", course.person.sex}]

    def _placed(self, course: Course) -> Course:
        """Give somebody the first bed in the order the meeting goes by, if need be for fewer days than drawn.

        Raises ValueError where there is none, or where fewer days would change a mean that is settled.
        """
        order = self._order(course)
        for days in range(course.days or 0, _SHORTEST - 1, -_FEWER):
            tried = replace(course, days=days)
            if days != course.days and any(
                plan.settled and course.left_in(plan) for plan in self._frame.years
            ):
                break
            for unit in order:
                bed = self._bed_in(unit, tried)
                if bed is not None:
                    return replace(tried, unit=unit, bed=bed)
        raise ValueError(f"no bed in the region for an admission on {course.ended}")

    def _bed_in(self, unit: str, course: Course) -> str | None:
        """Take a bed of a unit for somebody's hold and stay, if it has one."""
        admitted, left = course.ended, course.left
        if admitted is None or left is None or not self._book.takes(unit, course.person.sex, admitted, left):
            return None
        held = course.decided or admitted
        bed = self._book.find(unit, held, left)
        if bed is not None:
            self._book.take(bed, held, left)
            self._book.admit(unit, course.person.sex, admitted, left)
        return bed

    def _order(self, course: Course) -> list[str]:
        """Put suiting units in order: the linked one, then the nearest; a farther one where that is full."""
        linked = self._linked.get(course.team or "")
        full = self._draws.chance(_LINKED_FULL)
        suiting = [unit for unit in self._inside if self._suits(unit, course)]
        near = sorted(
            suiting, key=lambda unit: (self._map.miles(course.person.outcode, unit.outcode) or 0.0, unit.key)
        )
        keys = [unit.key for unit in near]
        if full and len(keys) > 1:
            keys.insert(0, keys.pop(self._draws.whole(1, min(len(keys) - 1, 2))))
        elif linked in keys:
            keys.remove(linked)
            keys.insert(0, linked)
        return keys

    def _suits(self, unit: Unit, course: Course) -> bool:
        """Tell whether a unit offers what somebody needs."""
        return set(course.needs) <= set(unit.offers)
