"""The places set up: units, their beds and prices, community teams, and organisations as they were on a day."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.bed import Occupation
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.places import (
    BED_TYPES_SPLIT,
    BED_TYPES_V5,
    Bed,
    Organisation,
    Price,
    Team,
    Trust,
    Unit,
    known_on,
    price_on,
    stands_on,
)
from pc_desktop.services.ports import Reading
from pc_desktop.services.set_beds import retired_beds


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit: who runs it, its beds in use, its price today, and the teams linked to it."""

    unit: Unit
    trust: str
    beds: int
    price: int | None
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BedLine:
    """One bed: whether somebody is in it now, and whether it is retired."""

    bed: Bed
    occupied: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One price of a unit; `holds` is true of the one in force today."""

    price: Price
    holds: bool


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team with the name of the unit it is linked to, None where it is linked to none."""

    team: Team
    linked: str | None


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """One record: whether it stood on the day asked about, and what its code stood for by then."""

    organisation: Organisation
    standing: bool
    by_then: tuple[str, ...]
    followed_by: tuple[str, ...]


def unit_lines(reading: Reading) -> tuple[UnitLine, ...]:
    """Give every unit, those of the region first, each in its place."""
    trusts = {trust.key: trust.name for trust in reading.find(Trust)}
    retired, today = retired_beds(reading), local_day(reading.now)
    beds, prices = reading.find(Bed), reading.find(Price)
    teams = sorted(reading.find(Team), key=lambda team: team.name)
    units = sorted(reading.find(Unit), key=lambda unit: (not unit.in_region, unit.position))
    return tuple(
        UnitLine(
            unit=unit,
            trust=trusts.get(unit.trust, ""),
            beds=sum(bed.unit == unit.key and bed.key not in retired for bed in beds),
            price=price_on(prices, unit, today),
            teams=tuple(team.name for team in teams if team.linked_unit == unit.key),
        )
        for unit in units
    )


def bed_lines(reading: Reading, unit: str) -> tuple[BedLine, ...]:
    """Give the beds of a unit in order, the retired ones last."""
    retired = retired_beds(reading)
    beds = reading.find(Bed, unit=unit)
    keys = frozenset(bed.key for bed in beds)
    taken = {one.bed for one in reading.find(Occupation, bed=keys, end=None)}
    ordered = sorted(beds, key=lambda bed: (bed.key in retired, bed.position))
    return tuple(BedLine(bed, bed.key in taken, bed.key in retired) for bed in ordered)


def price_lines(reading: Reading, unit: str) -> tuple[PriceLine, ...]:
    """Give the prices of a unit, the latest first."""
    today = local_day(reading.now)
    prices = sorted(reading.find(Price, unit=unit), key=lambda one: one.since, reverse=True)
    holding = next((one for one in prices if one.since <= today), None)
    return tuple(PriceLine(one, one is holding) for one in prices)


def team_lines(reading: Reading) -> tuple[TeamLine, ...]:
    """Give every team by name."""
    units = {unit.key: unit.name for unit in reading.find(Unit)}
    teams = sorted(reading.find(Team), key=lambda team: team.name)
    return tuple(TeamLine(team, units.get(team.linked_unit or "")) for team in teams)


def trust_names(reading: Reading) -> tuple[str, ...]:
    """Name every trust and provider there is to choose from: those that run units, then those kept as organisations."""
    running = sorted(trust.name for trust in reading.find(Trust))
    kept = sorted(one.name for one in reading.find(Organisation, role="trust"))
    return tuple(dict.fromkeys((*running, *kept)))


def organisation_lines(reading: Reading, day: date | None = None) -> tuple[OrganisationLine, ...]:
    """Give every record by name, as they stood on `day`, today where none is given."""
    asked = day or local_day(reading.now)
    records = reading.find(Organisation)
    names = {one.code: one.name for one in sorted(records, key=lambda one: one.opened or date.min)}
    return tuple(
        OrganisationLine(
            organisation=one,
            standing=stands_on(one, asked),
            by_then=tuple(heir.name for heir in known_on(records, one.code, asked)),
            followed_by=tuple(names.get(code, code) for code in one.followed_by),
        )
        for one in sorted(records, key=lambda one: (one.role, one.name, one.opened or date.min))
    )


def earlier_types(bed_type: str) -> str:
    """Say which codes of data set version 5 became this one of version 6; empty where none did."""
    whole = [old for old, new in BED_TYPES_V5.items() if new == bed_type]
    part = [f"part of {old}" for old, either in BED_TYPES_SPLIT.items() if bed_type in either]
    return ", ".join(whole + part)
