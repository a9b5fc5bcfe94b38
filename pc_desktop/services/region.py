"""The region as it stands at one moment: the one look at the facts that every screen and the plan share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay, is_live
from pc_desktop.domain.board import OVERRIDE, BedFacts, BedStanding, UnitFigures, figures_of, standing_of
from pc_desktop.domain.calendar import days_between, local_day
from pc_desktop.domain.called import OWN, Called, called
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import RETIRED, Bed, Team, Unit
from pc_desktop.domain.ranking import OrderRule, Ranked, Standing, order
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import DEFAULTS, Setting
from pc_desktop.services.board_lent import lent_beds
from pc_desktop.services.cases import Case, Waiting, cases_of
from pc_desktop.services.moments import day_began, open_at
from pc_desktop.services.ports import Before, From, Reading

_LATELY = timedelta(days=60)
"""How far back a unit's word is looked for at first; most units speak every week."""


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
    departures: Mapping[str, Departure] = field(default_factory=dict)
    rule: OrderRule | None = None
    called: Called = OWN

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


def called_in(reading: Reading, settings: Mapping[str, str] | None = None) -> Called:
    """Give what the collaborative calls things, by the profile it has chosen."""
    return called(reading.profile((settings or settings_of(reading))["profile"]))


def region_now(reading: Reading) -> Region:
    """Look at the region as it stands at the moment of the look, as now known from the facts."""
    now, settings = reading.now, settings_of(reading)
    units = {unit.key: unit for unit in sorted(reading.find(Unit), key=lambda unit: unit.position)}
    beds = {bed.key: bed for bed in sorted(reading.find(Bed), key=lambda bed: bed.position)}
    teams = {team.key: team for team in reading.find(Team)}
    stays = open_at(reading, Stay, "admitted", "discharged")
    holds = [hold for hold in reading.find(Hold, until=From(day_began(now))) if is_live(hold, now)]
    referrals = open_at(reading, Referral, "received", "closed")
    facts = _bed_facts(reading, stays, holds)
    people = _people(reading, stays, referrals)
    waiting = Waiting(referrals, people, teams, {hold.referral: hold for hold in holds})
    cases = cases_of(reading, waiting, settings["risk_version"])
    departures = _departures(reading, cases)
    rule = order_rule(reading, settings["order_version"])
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
        ranked=order((_standing(case, now) for case in cases.values()), departures.values(), rule),
        stay_needs=_stay_needs(reading, stays),
        departures=departures,
        rule=rule,
        called=called_in(reading, settings),
    )


def _bed_facts(reading: Reading, stays: Iterable[Stay], holds: Iterable[Hold]) -> BedFacts:
    """Gather what concerns beds, each by its bed or stay."""
    return BedFacts(
        occupations={one.bed: one for one in open_at(reading, Occupation, "start", "end")},
        holds={one.bed: one for one in holds},
        closures={one.bed: one for one in open_at(reading, Closure, "start", "end")},
        stays={one.key: one for one in stays},
        leaves={one.stay: one for one in open_at(reading, Leave, "start", "end")},
        lent=lent_beds(reading, stays),
    )


def _people(reading: Reading, stays: Iterable[Stay], referrals: Iterable[Referral]) -> dict[str, Person]:
    """Give the people staying or waiting."""
    keys = frozenset(stay.person for stay in stays) | frozenset(referral.person for referral in referrals)
    return {person.key: person for person in reading.find(Person, key=keys)}


def order_rule(reading: Reading, version: str) -> OrderRule | None:
    """Give the rule of the order in force; None where the collaborative goes by the one it started with."""
    return next((one for one in reading.find(OrderRule) if one.version == version), None)


def _departures(reading: Reading, cases: Mapping[str, Case]) -> dict[str, Departure]:
    """Give who was moved in the order, by referral, where both still wait; the latest word holds."""
    found = sorted(open_at(reading, Departure, "at", "ended"), key=lambda one: one.at)
    latest = {one.referral: one for one in found if one.referral in cases}
    return {key: one for key, one in latest.items() if one.above is None or one.above in cases}


def _standing(case: Case, now: datetime) -> Standing:
    """Say what decides a case's place in the order."""
    return Standing(case.referral, case.signs, days_between(case.referral.received, now))


def _board(
    units: Mapping[str, Unit], beds: Mapping[str, Bed], facts: BedFacts, now: datetime
) -> dict[str, tuple[BedStanding, ...]]:
    """Work out every bed of every unit in the region, in the units' order."""
    board: dict[str, list[BedStanding]] = {unit.key: [] for unit in units.values() if unit.in_region}
    for bed in beds.values():
        closure = facts.closures.get(bed.key)
        if bed.unit in board and (closure is None or closure.kind != RETIRED):
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
    said = [one for one in reading.find(Confirmation, at=From(day_began(now) - _LATELY)) if one.at <= now]
    latest, overrides = _latest(said)
    silent = frozenset(board) - frozenset(latest)
    if silent:
        before = reading.find(Confirmation, unit=silent, at=Before(day_began(now) - _LATELY))
        latest |= _latest(before)[0]
    return {
        key: figures_of(units[key], standings, latest.get(key), now, fresh_days, overrides.get(key))
        for key, standings in board.items()
    }


def _latest(said: Iterable[Confirmation]) -> tuple[dict[str, Confirmation], dict[str, Confirmation]]:
    """Give each unit's latest word for its beds, and apart from it who planned with it last without one."""
    words: dict[str, Confirmation] = {}
    overrides: dict[str, Confirmation] = {}
    for one in sorted(said, key=lambda one: one.at):
        (overrides if one.source == OVERRIDE else words)[one.unit] = one
    return words, overrides


def _stay_needs(reading: Reading, stays: Iterable[Stay]) -> dict[str, tuple[str, ...]]:
    """Give what the people staying needed when they were referred, by stay."""
    by_referral = {stay.referral: stay.key for stay in stays if stay.referral}
    found = reading.find(Referral, key=frozenset(by_referral))
    return {by_referral[referral.key]: referral.needs for referral in found}
