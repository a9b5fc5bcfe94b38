"""What room a unit has for people who wait: places free now or expected, and what its limits leave."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import weekday_and_day
from pc_desktop.domain.places import Unit


@dataclass(frozen=True, slots=True)
class Place:
    """One bed somebody could move into.

    `bed` is its key, `label` what staff call it, `sex` F or M where the room is for one sex only. `free_from`
    is the day it is expected to come free, None where it is free now; `why` says what that day rests on, such
    as discharge expected, and is empty where there is nothing to say.
    """

    bed: str
    label: str
    position: int
    sex: str | None
    free_from: date | None
    why: str

    def takes(self, sex: str | None) -> bool:
        """Tell whether somebody of this recorded sex may have it; a room for one sex needs a recorded sex."""
        return self.sex is None or self.sex == sex

    def order(self) -> tuple[date, int, str]:
        """Give what sorts places: free now, then soonest, then lowest on the unit's list."""
        return self.free_from or date.min, self.position, self.bed

    def words(self) -> str:
        """Say the place, such as bed 7, free Thu 26-Nov (discharge expected)."""
        label = self.label if self.label.lower().startswith("bed") else f"bed {self.label}"
        when = "now" if self.free_from is None else weekday_and_day(self.free_from)
        return f"{label}, free {when} ({self.why})" if self.why else f"{label}, free {when}"


@dataclass(frozen=True, slots=True)
class UnitRoom:
    """One unit with the places somebody could move into.

    `men_now` and `one_to_one_now` count who counts against the unit's limits already: everybody there, people
    expected to leave included, and everybody a bed is held for; a plan leans on no discharge but the one that
    frees the bed. Somebody whose sex is not recorded belongs to `men_now`. `left_out` says why the unit is
    not planned for at all, such as not confirmed since 03-Nov-2026.
    """

    unit: Unit
    places: tuple[Place, ...]
    men_now: int
    one_to_one_now: int
    left_out: str | None

    def places_by(self, horizon: date) -> tuple[Place, ...]:
        """Give the places free now or expected on or before `horizon`, soonest first."""
        return tuple(sorted((place for place in self.places if _is_by(place, horizon)), key=Place.order))

    def next_after(self, horizon: date) -> date | None:
        """Tell the first day after `horizon` a place is expected; None where none is."""
        return min((day for place in self.places if (day := place.free_from) and day > horizon), default=None)


def _is_by(place: Place, horizon: date) -> bool:
    """Tell whether a place is free on or before a day."""
    return place.free_from is None or place.free_from <= horizon
