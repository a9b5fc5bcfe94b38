"""What was taken further: escalations with their answers, gaps in services counted, and what might be escalated now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.escalation import ESCALATIONS, Escalation, Gap
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.referral import Referral
from pc_desktop.services.plan_view import SETTLED, Planning
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region


@dataclass(frozen=True, slots=True)
class EscalationNow:
    """One escalation: `raised` says at which meeting or that it was between meetings, `days` how long it is open."""

    key: str
    number: int
    at: datetime
    kind: str
    kind_words: str
    whom: str
    asked: str
    by: str
    referral: str | None
    ref: str | None
    meeting: str | None
    raised: str
    answered: datetime | None
    answer: str | None
    days: int


@dataclass(frozen=True, slots=True)
class GapNow:
    """One gap: had `service` existed at `place`, somebody's stay or wait would have been avoided."""

    key: str
    at: datetime
    place: str
    service: str
    words: str
    by: str
    referral: str | None
    ref: str | None
    meeting: str | None
    raised: str


@dataclass(frozen=True, slots=True)
class GapCounts:
    """How often each service was missing at each place; places and services with most first."""

    places: tuple[str, ...]
    services: tuple[str, ...]
    count: dict[tuple[str, str], int]

    def of_place(self, place: str) -> int:
        """Count the gaps named at a place."""
        return sum(self.count.get((place, each), 0) for each in self.services)

    def of_service(self, service: str) -> int:
        """Count the gaps of one service."""
        return sum(self.count.get((each, service), 0) for each in self.places)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that might be escalated, in words ready to be sent; people decide whether it is."""

    key: str
    kind: str
    referral: str | None
    ref: str | None
    asked: str


def escalations_now(reading: Reading, meeting: str | None = None) -> tuple[EscalationNow, ...]:
    """Give escalations, unanswered and longest open first; only those of a `meeting` where one is given."""
    found = reading.find(Escalation, meeting=meeting) if meeting else reading.find(Escalation)
    days, refs = _meetings(reading), _refs(reading, found)
    lines = (_escalation(one, days, refs, reading.now) for one in found if one.at <= reading.now)
    return tuple(
        sorted(
            lines, key=lambda one: (one.answered is not None, one.number if not one.answered else -one.number)
        )
    )


def gaps_now(reading: Reading, meeting: str | None = None) -> tuple[GapNow, ...]:
    """Give the gaps named, newest first; only those of a `meeting` where one is given."""
    found = reading.find(Gap, meeting=meeting) if meeting else reading.find(Gap)
    days, refs = _meetings(reading), _refs(reading, found)
    lines = [
        GapNow(
            one.key,
            one.at,
            one.place,
            one.service,
            one.words,
            one.by,
            one.referral,
            refs.get(one.referral or ""),
            one.meeting,
            _raised(one.meeting, days),
        )
        for one in found
        if one.at <= reading.now
    ]
    return tuple(sorted(lines, key=lambda one: (one.at, one.key), reverse=True))


def gap_counts(gaps: Iterable[GapNow]) -> GapCounts:
    """Count gaps by place and by service; how a place or service was capitalised makes no other one of it."""
    first: dict[str, str] = {}
    count: Counter[tuple[str, str]] = Counter()
    for one in gaps:
        place = first.setdefault(one.place.casefold(), one.place)
        service = first.setdefault(one.service.casefold(), one.service)
        count[place, service] += 1
    places: Counter[str] = Counter()
    services: Counter[str] = Counter()
    for (place, service), number in count.items():
        places[place] += number
        services[service] += number
    return GapCounts(_most(places), _most(services), dict(count))


def proposals(
    region: Region, planning: Planning, raised: Iterable[EscalationNow] = ()
) -> tuple[Proposal, ...]:
    """Word what might be escalated now: nobody's bed in the region, and closed beds; not what waits for an answer."""
    asked = {(one.kind, one.referral) for one in raised if one.answered is None}
    found = [_no_bed(region, key) for key in _placeless(region, planning)]
    closed = _closed_beds(region)
    found += [closed] if closed else []
    return tuple(one for one in found if (one.kind, one.referral) not in asked)


def _placeless(region: Region, planning: Planning) -> list[str]:
    """Give whoever waits and has no place in the plan, in the order of the queue."""
    return [
        one.candidate.key
        for one in planning.plan.placements
        if one.unit is None and region.cases[one.candidate.key].last.state not in SETTLED
    ]


def _no_bed(region: Region, key: str) -> Proposal:
    """Word that there is no bed in the region for somebody."""
    case = region.cases[key]
    waited = counted((region.today - local_day(case.referral.received)).days, "day")
    days = counted(region.number("plan_horizon_days"), "day")
    asked = (
        f"No unit of the region has a suitable bed for {case.referral.ref} within {days}; the patient has waited "
        f"{waited}, risk signs: {case.signs.words()}. Please help to find a bed or an alternative, and say by when."
    )
    return Proposal(f"no_bed/{key}", "no_bed", key, case.referral.ref, asked)


def _closed_beds(region: Region) -> Proposal | None:
    """Word how many beds are out of use, and where; None where none is."""
    parts, count = [], 0
    for unit, standings in region.board.items():
        shut = [one for one in standings if one.state == "closed" and one.closure is not None]
        if shut:
            count += len(shut)
            why = sorted({one.closure.kind for one in shut if one.closure})
            parts.append(f"{region.units[unit].name} {len(shut)} ({', '.join(why)})")
    if not count:
        return None
    waiting = counted(len(region.ranked), "person waits", "people wait")
    verb = "is" if count == 1 else "are"
    asked = (
        f"{counted(count, 'bed')} of the region {verb} closed: {'; '.join(parts)}. {waiting} for a bed. "
        "Please say what is done to open them, and by when."
    )
    return Proposal("closed_beds", "closed_beds", None, None, asked)


def _escalation(one: Escalation, days: dict[str, str], refs: dict[str, str], now: datetime) -> EscalationNow:
    """Prepare one escalation."""
    until = local_day(one.answered or now)
    return EscalationNow(
        one.key,
        one.number,
        one.at,
        one.kind,
        ESCALATIONS.get(one.kind, one.kind),
        one.whom,
        one.asked,
        one.by,
        one.referral,
        refs.get(one.referral or ""),
        one.meeting,
        _raised(one.meeting, days),
        one.answered,
        one.answer,
        (until - local_day(one.at)).days,
    )


def _meetings(reading: Reading) -> dict[str, str]:
    """Give the day of every meeting in words, by key."""
    return {one.key: shown_day(one.day) for one in reading.find(Meeting)}


def _raised(meeting: str | None, days: dict[str, str]) -> str:
    """Say at which meeting something was raised."""
    return f"meeting of {days[meeting]}" if meeting in days else "between meetings"


def _refs(reading: Reading, found: Iterable[Escalation | Gap]) -> dict[str, str]:
    """Give the references of the referrals named, by key."""
    keys = frozenset(one.referral for one in found if one.referral)
    return {one.key: one.ref for one in reading.find(Referral, key=keys)}


def _most(counted_names: Counter[str]) -> tuple[str, ...]:
    """Put the most frequent first, equals by name."""
    return tuple(sorted(counted_names, key=lambda name: (-counted_names[name], name)))
