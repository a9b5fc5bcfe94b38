"""Who is out of area or in a unit that is not theirs: since when, why, how far, and what their way home needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import counted, days_between, shown_day
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.meeting import OAT_REASONS
from pc_desktop.domain.outcomes.whole import TRANSFER
from pc_desktop.domain.person import Person, sex_and_age
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.moments import open_at
from pc_desktop.services.plan_view import Planning
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region

_MANAGED = "meeting"


@dataclass(frozen=True, slots=True)
class AwayLine:
    """Somebody out of area, or in a unit of the region that is not theirs; `miles` are from home to where they are.

    `home` is the unit linked to their team. `returns` says what bed they could come back to, and `attention` what is
    missing or overdue, in words.
    """

    stay: str
    referral: str | None
    ref: str
    initials: str
    sex_age: str
    where: str
    out_of_area: bool
    home: str
    days: int
    miles: float | None
    why: str
    family_informed: date | None
    coordinator: str | None
    contact: str | None
    planned_on: date | None
    plan: str | None
    returns: str
    bed: str | None
    attention: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Away:
    """One stay away from home with what belongs to it."""

    stay: Stay
    unit: Unit
    person: Person
    referral: Referral | None
    team: Team | None
    kept: Repatriation | None


def away_view(
    reading: Reading, region: Region, planning: Planning, gazetteer: Gazetteer
) -> tuple[AwayLine, ...]:
    """Give everybody away from their own unit: out of area first, then longest away.

    Only the collaborative's own patients count: whoever another region or a unit itself admitted is at home here. A bed
    the plan gives to somebody waiting is proposed to nobody: who waits for a first bed comes before.
    """
    promised = {
        one.place.bed: f"the plan gives it to {one.candidate.ref}"
        for one in planning.plan.placements
        if one.place
    }
    lines = []
    for away in sorted(_gather(reading, region), key=_longest_away):
        line = _line(region, gazetteer, away, promised)
        if line.bed is not None:
            promised[line.bed] = f"it is proposed to {line.ref}, who is away longer"
        lines.append(line)
    return tuple(lines)


def away_now(reading: Reading, region: Region) -> tuple[int, int]:
    """Count who is out of area, and who is in a unit of the region that is not theirs."""
    found = _gather(reading, region)
    out = sum(not one.unit.in_region for one in found)
    return out, len(found) - out


def _longest_away(away: _Away) -> tuple[bool, datetime, str]:
    """Put out of area first, then who is away longest."""
    return away.unit.in_region, away.stay.admitted, away.stay.key


def _gather(reading: Reading, region: Region) -> list[_Away]:
    """Gather everybody away from their own unit, with what belongs to them."""
    everybody = open_at(reading, Stay, "admitted", "discharged")
    asked = reading.find(Referral, key=frozenset(one.referral for one in everybody if one.referral))
    referrals = {one.key: one for one in asked}
    stays = [stay for stay in everybody if stay.source in {_MANAGED, TRANSFER}]
    people = {one.key: one for one in reading.find(Person, key=frozenset(stay.person for stay in stays))}
    plans = {one.stay: one for one in reading.find(Repatriation)}
    found = []
    for stay in stays:
        referral = referrals.get(stay.referral or "")
        team = region.teams.get(referral.team or "") if referral else None
        unit = region.units[stay.unit]
        if unit.in_region and (team is None or team.linked_unit in {None, unit.key}):
            continue
        found.append(_Away(stay, unit, people[stay.person], referral, team, plans.get(stay.key)))
    return found


def _line(region: Region, gazetteer: Gazetteer, away: _Away, promised: Mapping[str, str]) -> AwayLine:
    """Prepare one person's line."""
    stay, unit, person, referral, kept = away.stay, away.unit, away.person, away.referral, away.kept
    home = region.units.get(away.team.linked_unit or "") if away.team else None
    free = _free_beds(region, home, person)
    bed = next((key for key in free if key not in promised), None)
    return AwayLine(
        stay=stay.key,
        referral=stay.referral,
        ref=referral.ref if referral else "No referral",
        initials=shown_initials(person),
        sex_age=sex_and_age(person, region.today),
        where=unit.name,
        out_of_area=not unit.in_region,
        home=home.name if home else f"No {region.called.linked_unit}",
        days=days_between(stay.admitted, region.now),
        miles=stay.miles if stay.miles is not None else gazetteer.miles(person.outcode, unit.outcode),
        why=_why(stay, kept),
        family_informed=kept.family_informed if kept else None,
        coordinator=kept.coordinator if kept else None,
        contact=kept.contact if kept else None,
        planned_on=kept.planned_on if kept else None,
        plan=kept.plan if kept else None,
        returns=_returns(region, home, free, promised),
        bed=bed,
        attention=_attention(kept, region.today),
    )


def _why(stay: Stay, kept: Repatriation | None) -> str:
    """Say why somebody is away."""
    if kept and kept.reason:
        return kept.reason
    if stay.oat_reason:
        return OAT_REASONS.get(stay.oat_reason, f"code {stay.oat_reason}")
    return "Not recorded"


def _free_beds(region: Region, home: Unit | None, person: Person) -> tuple[str, ...]:
    """Give the beds of the linked unit that are free now and for people of this sex."""
    if home is None:
        return ()
    free = (one.bed for one in region.board.get(home.key, ()) if one.state == "free")
    return tuple(bed.key for bed in free if bed.sex in {None, person.sex})


def _returns(region: Region, home: Unit | None, free: tuple[str, ...], promised: Mapping[str, str]) -> str:
    """Say what bed somebody could come back to."""
    if home is None:
        return "No unit is linked to their team."
    for bed in free:
        if bed not in promised:
            return f"{region.bed_name(bed)} is free now, and nobody waiting is planned for it."
    if free:
        return f"{region.bed_name(free[0])} is free now, but {promised[free[0]]}."
    ahead = sorted(
        one.stay.expected
        for one in region.board.get(home.key, ())
        if one.stay and one.stay.expected and one.hold is None and one.stay.expected >= region.today
    )
    if ahead:
        return f"{home.name} expects a bed on {shown_day(ahead[0])}."
    return f"{home.name} has no bed free or expected."


def _attention(kept: Repatriation | None, today: date) -> tuple[str, ...]:
    """Say what is missing or overdue about somebody's way home."""
    said = []
    if kept is None or kept.family_informed is None:
        said.append("family not yet told")
    if kept is None or not kept.coordinator:
        said.append("no care co-ordinator named")
    if kept is None or kept.planned_on is None:
        said.append("no date of return")
    elif kept.planned_on < today:
        said.append(f"return is {counted((today - kept.planned_on).days, 'day')} overdue")
    return tuple(said)
