"""Questions about the rows of a list, each at its cell with what to do."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.people_list import PeopleList
from pc_desktop.domain.problem import Problem, Severity
from pc_desktop.domain.referral import Referral


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the problems of one list."""

    of: PeopleList

    def error(self, place: int, column: str, what: str, advice: str, found: str = "") -> Problem:
        """Tell of something that is left out."""
        return self._at(place, column, (found, what, advice), "error")

    def question(self, place: int, column: str, what: str, advice: str, found: str = "") -> Problem:
        """Ask somebody to settle something."""
        return self._at(place, column, (found, what, advice), "question")

    def _at(self, place: int, column: str, said: tuple[str, str, str], severity: Severity) -> Problem:
        """Make a problem of a cell."""
        title = self.of.titles.get(column, "")
        return Problem(self.of.sheet, self.of.cell(place, column), title, *said, severity)

    def second_referral(self, place: int, live: Referral, said: str) -> Problem:
        """Refuse a second live referral of one patient."""
        since = shown_day(live.received.date())
        what = f"{live.ref} is open for this patient since {since}; a second referral is not taken."
        advice = f"Put {since} in its place if this is the same one, or close {live.ref} first."
        return self.error(place, "referred", what, advice, said)
