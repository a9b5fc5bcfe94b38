"""The patients the meeting did not manage: units' own and other regions', who fill most beds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import Final

from pc_desktop.domain.person import Person
from pc_desktop.sample.beds import BedBook, Days
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.parameters import Parameters
from pc_desktop.sample.people import Register

_FAR_HOMES: Final = (
    "LE3", "DE1", "NG7", "OX4", "GL1", "NN1", "MK9", "BS5", "CF10", "M20", "L8", "S10", "CB2",
    "RG1", "SN1", "CH1",
)  # fmt: skip
_FROM_ELSEWHERE: Final = 0.3
_COMES_BACK: Final = 0.25
_BETWEEN_STAYS: Final = timedelta(days=30)
_SHORTEST: Final = 16
_TURNOVER: Final = 6


@dataclass(frozen=True, slots=True)
class OtherStay:
    """One stay the meeting had no part in; `source` is own or elsewhere, `bmi` that at admission."""

    person: Person
    unit: str
    bed: str
    admitted: date
    left: date
    source: str
    legal: str
    bmi: float


class Filler:
    """Fills the gaps between the meeting's patients."""

    def __init__(
        self, laid_out: Frame, known: Parameters, register: Register, book: BedBook, seed: int
    ) -> None:
        """Take what is given, the people to be had and the beds spoken for."""
        self._frame = laid_out
        self._known = known
        self._register = register
        self._book = book
        self._draws = Draws(seed, "others")
        self._gone: list[tuple[date, str, Person]] = []

    def fill(self) -> list[OtherStay]:
        """Fill every bed from the first day told of until today, people in order of admission."""
        slots = [
            (days[0], bed.key, bed.unit, days[1])
            for beds in self._frame.beds.values()
            for bed in beds
            for gap in self._book.gaps(bed.key, self._frame.beds_from - timedelta(days=40), self._frame.today)
            for days in self._stretches(gap)
        ]
        return [self._stay(unit, bed, (start, end)) for start, bed, unit, end in sorted(slots)]

    def _stretches(self, gap: Days) -> Iterator[Days]:
        """Cut a gap into stays with a few days between them."""
        mean = self._frame.span.other_stay or self._known.mean_stay
        start = gap[0] + timedelta(days=self._draws.whole(0, _TURNOVER))
        while (gap[1] - start).days >= _SHORTEST:
            left = (gap[1] - start).days - self._draws.whole(0, _TURNOVER // 2)
            days = min(self._known.stay(self._draws, mean), left)
            if left - days < _SHORTEST + _TURNOVER and left < 2 * mean:
                days = left
            yield start, start + timedelta(days=days)
            start += timedelta(days=days + self._draws.whole(0, _TURNOVER))

    def _stay(self, unit: str, bed: str, days: Days) -> OtherStay:
        """Give one stay a patient: somebody who was in before, or somebody new."""
        source = "elsewhere" if self._draws.chance(_FROM_ELSEWHERE) else "own"
        person = self._back(days[0]) or self._new(unit, days, source)
        if person.sex == "F":
            heappush(self._gone, (days[1], person.key, person))
        self._book.admit(unit, person.sex, *days)
        return OtherStay(
            person,
            unit,
            bed,
            *days,
            source,
            legal=self._known.legal(self._draws),
            bmi=self._known.bmi(self._draws),
        )

    def _back(self, day: date) -> Person | None:
        """Give a woman who left long enough ago, if somebody comes back or nobody new is to be had."""
        returns = self._draws.chance(_COMES_BACK)
        if (
            not self._gone
            or self._gone[0][0] + _BETWEEN_STAYS > day
            or not (returns or self._register.is_empty)
        ):
            return None
        return heappop(self._gone)[2]

    def _new(self, unit: str, days: Days, source: str) -> Person:
        """Invent somebody the unit takes."""
        wanted = "M" if self._draws.chance(self._known.men) else "F"
        sex = wanted if self._book.takes(unit, wanted, *days) else "F"
        homes = _FAR_HOMES if source == "elsewhere" else self._near(unit)
        return self._register.somebody(days[0], self._draws.pick(homes), sex)

    def _near(self, unit: str) -> tuple[str, ...]:
        """Give the homes from which a unit admits of its own accord: the areas linked to it."""
        return tuple(
            outcode for team in self._frame.teams if team.linked_unit == unit for outcode in team.outcodes
        )
