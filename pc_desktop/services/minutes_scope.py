"""Whose minutes may tell of whom: each trust's own patients, and what the operator is told about who gets what."""

from dataclasses import dataclass

from pc_desktop.domain.bed import Hold, Stay, is_live
from pc_desktop.domain.meeting import Decision, Meeting, Minute
from pc_desktop.domain.others_out import Others, others
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.minutes_now import known_at
from pc_desktop.services.moments import day_began, open_at
from pc_desktop.services.ports import From, Reading


@dataclass(frozen=True, slots=True)
class Share:
    """One trust's share of a meeting: its units, its own patients, and their referrals with what people call them."""

    trust: Trust
    units: frozenset[str]
    people: frozenset[str]
    referrals: frozenset[str]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope(Share):
    """One trust's share, with everybody else made ready to be taken out of what was typed."""

    left_out: Others


def trusts_of_region(reading: Reading) -> tuple[Trust, ...]:
    """Give the trusts that run a unit of the region, by name."""
    running = {unit.trust for unit in reading.find(Unit) if unit.in_region}
    return tuple(sorted((one for one in reading.find(Trust) if one.key in running), key=lambda one: one.name))


def share_of(now: Reading, meeting: Meeting, trust: Trust) -> Share:
    """Give a trust's share of a meeting's minutes, as it was when they were issued or is now.

    Its own are those its teams referred or are linked to it, those it is or was offered a bed for at this meeting, and
    those staying with it. A team belongs to the trust whose unit it is linked to.
    """
    reading = known_at(now, meeting)
    units = frozenset(one.key for one in reading.find(Unit, trust=trust.key))
    people = _its_own(reading, meeting, units)
    theirs = reading.find(Referral, person=people)
    return Share(
        trust=trust,
        units=units,
        people=people,
        referrals=frozenset(one.key for one in theirs),
        refs=tuple(sorted(one.ref for one in theirs)),
    )


def scope_of(now: Reading, meeting: Meeting, trust: Trust) -> Scope:
    """Give a trust's share with everybody else made ready to be taken out of what was typed.

    Restricted records are taken out too: not even their own trust's minutes name them.
    """
    share, reading = share_of(now, meeting, trust), known_at(now, meeting)
    everybody = (*reading.find(Person), *now.find(Person))
    return Scope(
        trust=share.trust,
        units=share.units,
        people=share.people,
        referrals=share.referrals,
        refs=share.refs,
        left_out=others(
            (one for one in everybody if one.key not in share.people or one.restricted),
            (one for one in everybody if one.key in share.people and not one.restricted),
            share.refs,
            (unit.outcode for unit in reading.find(Unit, trust=trust.key)),
            place_names(reading),
        ),
    )


def everybody_out(reading: Reading) -> Others:
    """Give what takes every patient there is out of a text."""
    return others(reading.find(Person), (), (), (), place_names(reading))


def place_names(reading: Reading) -> tuple[str, ...]:
    """Give the names of the places the meeting speaks of: units, trusts, teams and their areas."""
    units, trusts, teams = reading.find(Unit), reading.find(Trust), reading.find(Team)
    names = [unit.name for unit in units]
    return tuple(
        names + [one.name for one in trusts] + [name for one in teams for name in (one.name, one.area)]
    )


def _its_own(reading: Reading, meeting: Meeting, units: frozenset[str]) -> frozenset[str]:
    """Give whose minutes a trust with these units may read."""
    as_at = meeting.issued or reading.now
    teams = {one.key for one in reading.find(Team) if one.linked_unit in units}
    decisions = reading.find(Decision, meeting=meeting.key)
    here = {one.referral for one in decisions}
    here |= {one.referral for one in reading.find(Minute, meeting=meeting.key)}
    discussed = reading.find(Referral, key=frozenset(here))
    offered = {one.referral for one in decisions if one.unit in units}
    found = {one.person for one in discussed if one.key in offered or one.team in teams}
    found |= {one.person for one in open_at(reading, Referral, "received", "closed") if one.team in teams}
    beds = {one.key for one in reading.find(Bed, unit=units)}
    holds = reading.find(Hold, until=From(day_began(as_at)))
    found |= {one.person for one in holds if one.bed in beds and is_live(one, as_at)}
    found |= {one.person for one in open_at(reading, Stay, "admitted", "discharged") if one.unit in units}
    return frozenset(found)
