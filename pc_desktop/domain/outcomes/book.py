"""The facts every outcome is computed from, gathered once: the only source of cases there is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from pc_desktop.domain.bed import Closure, Confirmation, Leave, Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.outcomes.avoided import ALTERNATIVE, Judged, judged
from pc_desktop.domain.outcomes.whole import MANAGED, TRANSFER, whole_stays
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.referral import Milestone, Referral, standing_turns
from pc_desktop.domain.unit_answer import UnitAnswer


@dataclass(frozen=True)
class CaseBook:
    """The facts outcomes are computed from, of all the years there are; what a question does not need may be left out.

    `spells` are stays as they are kept, whatever their source. `milestones` are turns of referrals' lives, corrected
    ones and all; `home_of` the outcode of people's homes. `avoided_days` is how long an avoided admission has to hold.
    """

    now: datetime
    units: Mapping[str, Unit]
    spells: tuple[Stay, ...] = ()
    leaves: tuple[Leave, ...] = ()
    beds: tuple[Bed, ...] = ()
    closures: tuple[Closure, ...] = ()
    referrals: tuple[Referral, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    home_of: Mapping[str, str | None] | None = None
    teams: tuple[Team, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    minutes: tuple[Minute, ...] = ()
    decisions: tuple[Decision, ...] = ()
    departures: tuple[Departure, ...] = ()
    answers: tuple[UnitAnswer, ...] = ()
    actions: tuple[Action, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    avoided_days: int = 90

    @cached_property
    def today(self) -> date:
        """Give today in London."""
        return local_day(self.now)

    @cached_property
    def first_day(self) -> date:
        """Give the day of the collaborative's first referral, stay or meeting; today where there is none before."""
        moments = [one.admitted for one in self.stays] + [one.received for one in self.referrals]
        days = [one.day for one in self.meetings]
        return min((local_day(min(moments, default=self.now)), *days, self.today))

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Give the collaborative's stays, each whole across transfers."""
        return whole_stays(one for one in self.spells if one.source in {MANAGED, TRANSFER})

    @cached_property
    def referral_of(self) -> Mapping[str, Referral]:
        """Give every referral by its key."""
        return {one.key: one for one in self.referrals}

    @cached_property
    def meeting_of(self) -> Mapping[str, Meeting]:
        """Give every meeting by its key."""
        return {one.key: one for one in self.meetings}

    @cached_property
    def spell_of(self) -> Mapping[str, Stay]:
        """Give every spell by its key."""
        return {one.key: one for one in self.spells}

    @cached_property
    def lives(self) -> Mapping[str, tuple[Milestone, ...]]:
        """Give the turns that stand of every referral, by its key, first to last."""
        told: dict[str, list[Milestone]] = {}
        for one in self.milestones:
            told.setdefault(one.referral, []).append(one)
        return {key: standing_turns(turns) for key, turns in told.items()}

    @cached_property
    def _area_of_outcode(self) -> Mapping[str, str]:
        """Give the area whose team's outcodes hold an outcode."""
        return {outcode: team.area for team in self.teams for outcode in team.outcodes}

    @cached_property
    def _team_of(self) -> Mapping[str, Team]:
        """Give every community team by its key."""
        return {team.key: team for team in self.teams}

    @cached_property
    def _unit_of(self) -> Mapping[str, str]:
        """Give the unit each referral led to, the first that took the patient."""
        told = sorted(self.spells, key=lambda one: one.admitted, reverse=True)
        return {one.referral: one.unit for one in told if one.referral}

    def area_of_home(self, person: str) -> str | None:
        """Tell the area somebody's home lies in, by the outcodes of the community teams; None if unknown."""
        return self._area_of_outcode.get((self.home_of or {}).get(person) or "")

    @cached_property
    def _area_of_stay(self) -> Mapping[str, str | None]:
        """Give the area each spell's patient came from, by the spell's key."""
        found = ((one, self.referral_of.get(one.referral or "")) for one in self.spells)
        return {
            one.key: self.area_of(referral) if referral else self.area_of_home(one.person)
            for one, referral in found
        }

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Judge every referral closed with an alternative, by the turns that stand."""
        turns = [turn for life in self.lives.values() for turn in life if turn.state == ALTERNATIVE]
        persons = {one.key: one.person for one in self.referrals}
        return judged(turns, persons, self.spells, days=self.avoided_days, now=self.now)

    def area_of(self, referral: Referral | None) -> str | None:
        """Tell the area somebody was referred from: the team's, or the one their home lies in; None if unknown."""
        if referral is None:
            return None
        team = self._team_of.get(referral.team or "")
        return team.area if team else self.area_of_home(referral.person)

    def area_of_stay(self, stay: Stay) -> str | None:
        """Tell the area a stay's patient came from: of the referral, else of the home; None if unknown."""
        return self._area_of_stay.get(stay.key)

    @cached_property
    def _linked(self) -> Mapping[str, str | None]:
        """Give the unit each area's community team is linked with."""
        return {team.area: team.linked_unit for team in self.teams}

    def unit_of(self, referral: Referral) -> str | None:
        """Tell which unit a referral counts for: the one it led to, else the one its area's team is linked with."""
        return self._unit_of.get(referral.key) or self._linked.get(self.area_of(referral) or "")

    @cached_property
    def _places(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Give the unit and the area of every referral, by its key."""
        return {key: (self.unit_of(one), self.area_of(one)) for key, one in self.referral_of.items()}

    def place_of(self, referral_key: str | None) -> tuple[str | None, str | None]:
        """Give the unit and the area a referral counts for."""
        return self._places.get(referral_key or "", (None, None))


def areas(teams: Iterable[Team]) -> tuple[str, ...]:
    """Name the areas of the community teams, in alphabetical order."""
    return tuple(sorted({team.area for team in teams}))
