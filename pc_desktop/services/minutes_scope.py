"""Whose minutes may tell of whom: each trust's own patients, and what the operator is told about who gets what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pc_desktop.domain.bed import Hold, Stay, is_live
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.others_out import Others, others
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.minutes_now import known_at
from pc_desktop.services.moments import open_at
from pc_desktop.services.ports import Reading


@dataclass(frozen=True, slots=True)
class Scope:
    """One trust's share: its units, its own patients with their referrals, and who is taken out of what was typed."""

    trust: Trust
    units: frozenset[str]
    people: frozenset[str]
    referrals: frozenset[str]
    refs: tuple[str, ...]
    left_out: Others


def trusts_of_region(reading: Reading) -> tuple[Trust, ...]:
    """Give the trusts that run a unit of the region, by name."""
    running = {unit.trust for unit in reading.find(Unit) if unit.in_region}
    return tuple(sorted((one for one in reading.find(Trust) if one.key in running), key=lambda one: one.name))


def scope_of(now: Reading, meeting: Meeting, trust: Trust) -> Scope:
    """Give a trust's share of a meeting's minutes, as it was when they were issued or is now.

    Its own are those its teams referred or are linked to it, those it is or was offered a bed for at this meeting, and
    those staying with it. A team belongs to the trust whose unit it is linked to.
    """
    reading = known_at(now, meeting)
    units = {one.key: one for one in reading.find(Unit) if one.trust == trust.key}
    referrals = {one.key: one for one in reading.find(Referral)}
    everybody = (*reading.find(Person), *now.find(Person))
    people = _its_own(reading, meeting, frozenset(units), referrals.values())
    theirs = [one for one in referrals.values() if one.person in people]
    open_ones = [one for one in everybody if one.key in people and not one.restricted]
    return Scope(
        trust=trust,
        units=frozenset(units),
        people=people,
        referrals=frozenset(one.key for one in theirs),
        refs=tuple(sorted(one.ref for one in theirs)),
        left_out=others(
            (one for one in everybody if one.key not in people or one.restricted),
            open_ones,
            (one.ref for one in theirs),
            (unit.outcode for unit in units.values()),
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


def _its_own(
    reading: Reading, meeting: Meeting, units: frozenset[str], referrals: Iterable[Referral]
) -> frozenset[str]:
    """Give whose minutes a trust with these units may read."""
    as_at = meeting.issued or reading.now
    teams = {one.key for one in reading.find(Team) if one.linked_unit in units}
    decisions = reading.find(Decision, meeting=meeting.key)
    here = {one.referral for one in decisions}
    offered = {one.referral for one in decisions if one.unit in units}
    found = {
        one.person
        for one in referrals
        if one.key in offered or (one.team in teams and (one.key in here or _waits(one, as_at)))
    }
    beds = {one.key for one in reading.find(Bed, unit=units)}
    found |= {one.person for one in reading.find(Hold) if one.bed in beds and is_live(one, as_at)}
    found |= {one.person for one in open_at(reading, Stay, "admitted", "discharged") if one.unit in units}
    return frozenset(found)


def _waits(referral: Referral, as_at: datetime) -> bool:
    """Tell whether a referral was open at a moment."""
    return referral.received <= as_at and (referral.closed is None or referral.closed > as_at)
