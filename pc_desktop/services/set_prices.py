"""Setting what a unit charges for a bed day, from a day on."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Price, Unit
from pc_desktop.services.ports import Reading, Work

_LEAST, _MOST = 1, 9_999


@dataclass(frozen=True, slots=True)
class SetPrice:
    """Set a unit's price of a bed day in whole pounds, from `since` on until another price begins."""

    unit: str
    since: date
    per_day: int

    def title(self, reading: Reading) -> str:
        """Say whose price, from when, and how much."""
        name = reading.get(Unit, self.unit).name
        return f"{name}: £{self.per_day:,} a day from {shown_day(self.since)}"

    def carry_out(self, work: Work) -> None:
        """Keep it, in place of another price from the same day."""
        work.get(Unit, self.unit)
        if not _LEAST <= self.per_day <= _MOST:
            raise Refused(f"A bed day costs between £{_LEAST} and £{_MOST:,}.")
        same = work.find(Price, unit=self.unit, since=self.since)
        if same:
            work.put(replace(same[0], per_day=self.per_day))
        else:
            work.put(Price(work.new_key(), self.unit, self.since, self.per_day))


@dataclass(frozen=True, slots=True)
class RemovePrice:
    """Take a price away; the one before it then holds on."""

    price: str

    def title(self, reading: Reading) -> str:
        """Say which price goes."""
        price = reading.get(Price, self.price)
        name = reading.get(Unit, price.unit).name
        return f"{name}: price of £{price.per_day:,} from {shown_day(price.since)} removed"

    def carry_out(self, work: Work) -> None:
        """Take it away."""
        work.remove(work.get(Price, self.price))
