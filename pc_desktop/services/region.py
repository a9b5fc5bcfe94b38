"""The region as it stands at one moment: the one look at the facts that every screen and the plan share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay, is_live
from pc_desktop.domain.board import BedFacts, BedStanding, UnitFigures, figures_of, standing_of
from pc_desktop.domain.calendar import days_between, local_day
from pc_desktop.domain.person import Person, age_on
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.ranking import Ranked, Standing, order
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.domain.settings import DEFAULTS, Setting
from pc_desktop.domain.severity import Measurement, RiskRule, RiskSigns, signs
from pc_desktop.services.ports import Before, F, From, Reading

_ADULT = 18
_LATELY = timedelta(days=60)
"""How far back a unit's word is looked for at first; most units speak every week."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """One open referral with everything the meeting asks about it."""

    referral: Referral
    person: Person
    team: Team | None
    milestones: tuple[Milestone, ...]
    measurements: tuple[Measurement, ...]
    rules: tuple[RiskRule, ...]
    signs: RiskSigns
    hold: Hold | None

    @property
    def last(self) -> Milestone:
        """Give the milestone the referral stands at."""
        return state_of(self.milestones)

    @property
    def linked_unit(self) -> str | None:
        """Give the unit the patient's community team is linked to."""
        return self.team.linked_unit if self.team else None


@dataclass(frozen=True, slots=True)
class Region:
    """Everything about now: settings, units with their beds and figures, and the open referrals in order."""

    now: datetime
    settings: Mapping[str, str]
    units: Mapping[str, Unit]
    beds: Mapping[str, Bed]
    teams: Mapping[str, Team]
    people: Mapping[str, Person]
    board: Mapping[str, tuple[BedStanding, ...]]
    figures: Mapping[str, UnitFigures]
    cases: Mapping[str, Case]
    ranked: tuple[Ranked, ...]
    stay_needs: Mapping[str, tuple[str, ...]]

    @property
    def today(self) -> date:
        """Give today in London."""
        return local_day(self.now)

    def number(self, setting: str) -> int:
        """Give a setting that counts something."""
        return int(self.settings[setting])

    def bed_name(self, bed: str) -> str:
        """Name a bed with its unit, such as Larch 3."""
        found = self.beds[bed]
        return f"{self.units[found.unit].name} {found.label}"


def settings_of(reading: Reading) -> dict[str, str]:
    """Give every setting, with its default where nobody has set it."""
    return dict(DEFAULTS) | {setting.key: setting.value for setting in reading.find(Setting)}


def region_now(reading: Reading) -> Region:
    """Look at the region as it stands at the moment of the look, as now known from the facts."""
    now, settings = reading.now, settings_of(reading)
    units = {unit.key: unit for unit in sorted(reading.find(Unit), key=lambda unit: unit.position)}
    beds = {bed.key: bed for bed in sorted(reading.find(Bed), key=lambda bed: bed.position)}
    teams = {team.key: team for team in reading.find(Team)}
    stays = open_at(reading, Stay, "admitted", "discharged")
    holds = [hold for hold in reading.find(Hold, until=From(now)) if is_live(hold, now)]
    referrals = open_at(reading, Referral, "received", "closed")
    facts = _bed_facts(reading, stays, holds)
    people = _people(reading, stays, referrals)
    cases = _cases(reading, referrals, people, teams, {hold.referral: hold for hold in holds})
    board = _board(units, beds, facts, now)
    return Region(
        now=now,
        settings=settings,
        units=units,
        beds=beds,
        teams=teams,
        people=people,
        board=board,
        figures=_figures(reading, units, board, now, int(settings["confirmation_days"])),
        cases=cases,
        ranked=order(_standing(case, now) for case in cases.values()),
        stay_needs=_stay_needs(reading, stays),
    )


def open_at(reading: Reading, kind: type[F], start: str, end: str) -> tuple[F, ...]:
    """Give the facts whose half-open interval holds the moment of the look."""
    now = reading.now
    unended = reading.find(kind, **{end: None})
    ended_later = reading.find(kind, **{end: From(now)})
    later = (fact for fact in ended_later if getattr(fact, end) > now)
    return tuple(fact for fact in (*unended, *later) if getattr(fact, start) <= now)


def _bed_facts(reading: Reading, stays: Iterable[Stay], holds: Iterable[Hold]) -> BedFacts:
    """Gather what concerns beds, each by its bed or stay."""
    return BedFacts(
        occupations={one.bed: one for one in open_at(reading, Occupation, "start", "end")},
        holds={one.bed: one for one in holds},
        closures={one.bed: one for one in open_at(reading, Closure, "start", "end")},
        stays={one.key: one for one in stays},
        leaves={one.stay: one for one in open_at(reading, Leave, "start", "end")},
    )


def _people(reading: Reading, stays: Iterable[Stay], referrals: Iterable[Referral]) -> dict[str, Person]:
    """Give the people staying or waiting."""
    keys = frozenset(stay.person for stay in stays) | frozenset(referral.person for referral in referrals)
    return {person.key: person for person in reading.find(Person, key=keys)}


def _cases(
    reading: Reading,
    referrals: tuple[Referral, ...],
    people: Mapping[str, Person],
    teams: Mapping[str, Team],
    holds: Mapping[str, Hold],
) -> dict[str, Case]:
    """Gather what belongs to each open referral."""
    keys = frozenset(referral.key for referral in referrals)
    turns = (one for one in reading.find(Milestone, referral=keys) if one.at <= reading.now)
    milestones = _grouped(turns, "referral")
    waiting = frozenset(referral.person for referral in referrals)
    measured = _grouped(reading.find(Measurement, person=waiting), "person")
    rules = _grouped(reading.find(RiskRule), "population")
    today = local_day(reading.now)
    cases = {}
    for referral in referrals:
        if referral.key not in milestones or referral.person not in people:
            continue
        person = people[referral.person]
        known = (one for one in measured.get(person.key, ()) if one.taken <= today)
        taken = tuple(sorted(known, key=lambda one: (one.sign, one.taken)))
        age = age_on(person, today)
        table = tuple(rules.get("under_18" if age is not None and age < _ADULT else "adult", ()))
        cases[referral.key] = Case(
            referral=referral,
            person=person,
            team=teams.get(referral.team or ""),
            milestones=tuple(sorted(milestones[referral.key], key=lambda one: one.number)),
            measurements=taken,
            rules=table,
            signs=signs(taken, table, today),
            hold=holds.get(referral.key),
        )
    return cases


def _grouped(facts: Iterable[T], field: str) -> dict[str, list[T]]:
    """Put facts together by one of their fields."""
    groups: dict[str, list[T]] = {}
    for fact in facts:
        groups.setdefault(getattr(fact, field), []).append(fact)
    return groups


def _standing(case: Case, now: datetime) -> Standing:
    """Say what decides a case's place in the order."""
    return Standing(case.referral, case.signs, days_between(case.referral.received, now))


def _board(
    units: Mapping[str, Unit], beds: Mapping[str, Bed], facts: BedFacts, now: datetime
) -> dict[str, tuple[BedStanding, ...]]:
    """Work out every bed of every unit in the region, in the units' order."""
    board: dict[str, list[BedStanding]] = {unit.key: [] for unit in units.values() if unit.in_region}
    for bed in beds.values():
        if bed.unit in board:
            board[bed.unit].append(standing_of(bed, facts, now))
    return {unit: tuple(standings) for unit, standings in board.items()}


def _figures(
    reading: Reading,
    units: Mapping[str, Unit],
    board: Mapping[str, tuple[BedStanding, ...]],
    now: datetime,
    fresh_days: int,
) -> dict[str, UnitFigures]:
    """Count every unit once."""
    lately = [one for one in reading.find(Confirmation, at=From(now - _LATELY)) if one.at <= now]
    latest = {one.unit: one for one in sorted(lately, key=lambda one: one.at)}
    silent = frozenset(board) - frozenset(latest)
    if silent:
        before = reading.find(Confirmation, unit=silent, at=Before(now - _LATELY))
        latest |= {one.unit: one for one in sorted(before, key=lambda one: one.at)}
    return {
        key: figures_of(units[key], standings, latest.get(key), now, fresh_days)
        for key, standings in board.items()
    }


def _stay_needs(reading: Reading, stays: Iterable[Stay]) -> dict[str, tuple[str, ...]]:
    """Give what the people staying needed when they were referred, by stay."""
    by_referral = {stay.referral: stay.key for stay in stays if stay.referral}
    found = reading.find(Referral, key=frozenset(by_referral))
    return {by_referral[referral.key]: referral.needs for referral in found}
