"""What a row of a referral list means, and what has to be asked about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.people_list import PeopleList
from pc_desktop.domain.places import OFFERS, Team
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.services.listed_facts import received_day
from pc_desktop.services.listed_people import Said
from pc_desktop.services.listed_problems import Pen

_ANY_TEAM: Final = frozenset({
    "and", "the", "of", "team", "community", "service", "eating", "disorder", "disorders", "adult", "ceds", "cmht",
    "ed", "mental", "health", "nhs", "trust",
})  # fmt: skip


class Questions:
    """Looks at the rows of one list; `needs` takes the words of each need that is set up to its key."""

    def __init__(self, of: PeopleList, today: date, teams: Iterable[Team], needs: Mapping[str, str]) -> None:
        """Begin with what is set up."""
        self._of, self._today, self._teams, self._needs = of, today, tuple(teams), needs
        self._pen = Pen(of)
        self._named: dict[str, str | None] = {}

    def meant(self, place: int, row: Said, theirs: Iterable[Referral]) -> Referral | Problem | None:
        """Give the referral a row means, None where it is a new one, or why it is not taken."""
        theirs = tuple(theirs)
        day = received_day(row)
        if day is not None and day > self._today:
            return self._pen.error(place, "referred", f"{shown_day(day)} is still to come.", "Check the day.")
        live = next((one for one in theirs if one.closed is None), None)
        named = next((one for one in theirs if one.ref == row.get("reference")), None)
        same_day = next((one for one in theirs if day == local_day(one.received)), None)
        if named or same_day:
            return named or same_day
        if live is not None and day is not None:
            return self._pen.second_referral(place, live, shown_day(day))
        if live is not None:
            return live
        ended = row.get("admitted") or row.get("discharged")
        if ended is not None:
            column = "admitted" if "admitted" in row else "discharged"
            what = "The list says that this wait has ended, so no referral is opened."
            return self._pen.question(
                place, column, what, "Nothing to do, unless the patient is waiting again."
            )
        if "referred" in self._of.unread.get(place, frozenset()):
            what = "Without the day the referral was received this row is left out."
            return self._pen.error(
                place, "referred", what, "Put the date right, or clear it to take it as of today."
            )
        return None

    def missing(self, place: int, row: Said) -> list[Problem]:
        """Ask for what a new referral should say and does not, unless the cell has been told of already."""
        unread = self._of.unread.get(place, frozenset())
        asked = []
        if "urgency" not in row and "urgency" not in unread:
            what = "How urgent it is is not said, so it stands as not recorded."
            asked.append(self._pen.question(place, "urgency", what, "Set the urgency once it is imported."))
        if "referred" not in row:
            what = f"No day of receipt is given, so it is taken as received today, {shown_day(self._today)}."
            asked.append(self._pen.question(place, "referred", what, "Ask when it was made."))
        if "nhs" not in row:
            what = "No NHS number is given; the patient is taken without one."
            asked.append(
                self._pen.question(place, "nhs", what, "Ask for it: without it somebody may be taken twice.")
            )
        return asked

    def team_and_needs(self, place: int, row: Said) -> tuple[str | None, frozenset[str], list[Problem]]:
        """Give the team and the needs a row names, and ask about those nobody knows here."""
        asked: list[Problem] = []
        named = str(row.get("team") or "")
        if named not in self._named:
            self._named[named] = _team(named, self._teams) if named else None
        team = self._named[named]
        if named and team is None:
            what, advice = (
                "No team of this name is set up, so none was kept.",
                "Add it in Setup, or choose the team.",
            )
            asked.append(self._pen.question(place, "team", what, advice, named))
        needs = set()
        typed = row.get("needs")
        for need in typed if isinstance(typed, tuple) else ():
            known = need if need in OFFERS else self._needs.get(need.casefold())
            if known is None:
                what = f"\u201c{need}\u201d is not a need that is set up, so it was not kept."
                asked.append(
                    self._pen.question(place, "needs", what, "Add it in Setup, or choose another.", need)
                )
            else:
                needs.add(known)
        return team, frozenset(needs), asked


def _team(named: str, teams: Iterable[Team]) -> str | None:
    """Find the one team that is called so, or whose own words are all said, or hold all that is said."""
    wanted, words = named.casefold(), _own_words(named)
    known = tuple(teams)
    exact = [team.key for team in known if wanted in {team.name.casefold(), team.area.casefold()}]
    near = [
        team.key
        for team in known
        if words and (own := _own_words(team.name)) and (words <= own or own <= words)
    ]
    found = exact or near
    return found[0] if len(found) == 1 else None


def _own_words(name: str) -> frozenset[str]:
    """Give the words of a team's name that not every team's has."""
    plain = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return frozenset(plain.split()) - _ANY_TEAM
