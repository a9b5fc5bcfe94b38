"""The course of one referral in whole days, from which its facts are written."""

from dataclasses import dataclass
from datetime import date, timedelta

from pc_desktop.domain.person import Person
from pc_desktop.sample.frame import YearPlan


@dataclass(frozen=True, slots=True)
class Course:
    """One referral from the day received to the end of whatever came of it.

    `ending` is a closing state, or None while somebody waits. `decided` is the day of the meeting that
    decided, None where none did; `ended` the day the wait ended: of admission, or of closing. `days` is the
    length of stay, None while it lasts. `outside` says that the patient went out of the region; `listed` that
    the referral came to the meeting's list. `bmi` is that at referral, in kg/m2.
    """

    person: Person
    team: str | None
    received: date
    ending: str | None
    decided: date | None
    ended: date | None
    urgency: str
    legal: str
    needs: tuple[str, ...]
    bmi: float
    days: int | None = None
    outside: bool = False
    listed: bool = True
    unit: str | None = None
    bed: str | None = None

    @property
    def left(self) -> date | None:
        """Give the day of discharge, None where nobody was admitted or somebody is still in."""
        if self.ended is None or self.days is None or self.ending != "admitted":
            return None
        return self.ended + timedelta(days=self.days)

    def left_in(self, plan: YearPlan) -> bool:
        """Tell whether the stay ended in a year."""
        return self.left is not None and plan.start <= self.left < plan.end

    def admitted_in(self, plan: YearPlan) -> bool:
        """Tell whether the stay began in a year."""
        return self.ending == "admitted" and self.ended is not None and plan.start <= self.ended < plan.end
