"""The agenda of a meeting as it stands, and what papers share of it: attendance, quorum, interests, notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pc_desktop.domain.agenda import AgendaItem, Declaration, Tabled
from pc_desktop.domain.agenda_order import NEW, PEOPLE, WAITING, spent_words
from pc_desktop.domain.meeting import CAPACITIES, Attendance, Decision, Meeting, Minute
from pc_desktop.domain.minutes import ATTENDED
from pc_desktop.domain.places import Unit
from pc_desktop.domain.quorum import Quorum, capacity_of, quorum_of, rule_of
from pc_desktop.domain.referral import Referral
from pc_desktop.services.agenda_kept import agenda_of
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of
from pc_desktop.services.urgent import urgent_decisions


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as it stands: `seconds` taken with what was said about people under it, `spent` the same in words.

    `discussed` of `people` were decided on, for the items under which people are discussed; 0 of 0 for the others.
    """

    item: AgendaItem
    seconds: int
    spent: str
    over: bool
    discussed: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Talked:
    """Who is discussed under which item of a meeting, and for how long.

    `decided` are the referrals the meeting decided on; `known` those an earlier meeting decided on, who come under the
    waiting list; `seconds` is how long each was discussed.
    """

    decided: frozenset[str]
    known: frozenset[str]
    seconds: Mapping[str, int]

    def item(self, referral: str) -> str:
        """Give the kind of the item somebody is discussed under."""
        return WAITING if referral in self.known else NEW


@dataclass(frozen=True, slots=True)
class AttendanceNow:
    """One person expected at a meeting: their capacity and unit in words, and for whom a guest comes, by reference."""

    key: str
    name: str
    role: str
    unit_key: str | None
    unit: str | None
    status: str
    status_words: str
    capacity: str
    capacity_words: str
    referral: str | None
    ref: str | None


def talked(reading: Reading, meeting: Meeting, queue: Sequence[str]) -> Talked:
    """Tell who of the queue, and who else the meeting decided on, is discussed under which item."""
    decisions = reading.find(Decision, meeting=meeting.key)
    urgent = urgent_decisions(reading, decisions)
    decided = frozenset(one.referral for one in decisions if one.key not in urgent)
    ever = reading.find(Decision, referral=frozenset(queue) | decided)
    minutes = reading.find(Minute, meeting=meeting.key)
    return Talked(
        decided,
        frozenset(one.referral for one in ever if one.meeting != meeting.key),
        {one.referral: one.seconds for one in minutes},
    )


def agenda_lines(reading: Reading, meeting: Meeting, queue: Sequence[str]) -> tuple[AgendaLine, ...]:
    """Give every item of a meeting's agenda as it stands, `queue` being the keys of the open referrals in order."""
    heard = talked(reading, meeting, queue)
    return tuple(_line(item, heard, queue) for item in agenda_of(reading, meeting))


def _line(item: AgendaItem, heard: Talked, queue: Sequence[str]) -> AgendaLine:
    """Prepare one item."""
    seconds, discussed, people = item.seconds, 0, 0
    if item.kind in PEOPLE:
        seconds += sum(took for who, took in heard.seconds.items() if heard.item(who) == item.kind)
        here = {who for who in (*queue, *heard.decided) if heard.item(who) == item.kind}
        discussed, people = len(here & heard.decided), len(here)
    over = bool(item.budget) and (seconds + 30) // 60 > item.budget
    return AgendaLine(item, seconds, spent_words(seconds, item.budget), over, discussed, people)


def attendance_of(reading: Reading, meeting: Meeting) -> tuple[AttendanceNow, ...]:
    """Give everybody expected at a meeting: the chair first, then by capacity, unit and name; guests last."""
    people = reading.find(Attendance, meeting=meeting.key)
    units = {one.key: one for one in reading.find(Unit)}
    asked = frozenset(one.referral for one in people if one.referral)
    refs = {one.key: one.ref for one in reading.find(Referral, key=asked)}
    lines = []
    for one in people:
        capacity = capacity_of(one, meeting.chair)
        unit = units.get(one.unit or "")
        lines.append(
            AttendanceNow(
                one.key,
                one.name,
                one.role,
                one.unit,
                unit.name if unit else None,
                one.status,
                ATTENDED[one.status],
                capacity,
                CAPACITIES[capacity],
                one.referral,
                refs.get(one.referral or ""),
            )
        )
    places = {key: unit.position for key, unit in units.items()}
    ranks = list(CAPACITIES)
    return tuple(
        sorted(
            lines, key=lambda one: (ranks.index(one.capacity), places.get(one.unit_key or "", 0), one.name)
        )
    )


def meeting_quorum(reading: Reading, meeting: Meeting, unit: str | None = None) -> Quorum:
    """Hold a meeting against the rule set in Setup; `unit` is one in which a bed is about to be given.

    The units concerned are those the meeting gave a bed in, its urgent decisions left out.
    """
    units = {
        one.key: one.name for one in sorted(reading.find(Unit), key=lambda one: one.position) if one.in_region
    }
    decisions = reading.find(Decision, meeting=meeting.key)
    urgent = urgent_decisions(reading, decisions)
    concerned = {one.unit for one in decisions if one.hold is not None and one.key not in urgent} | {unit}
    people = reading.find(Attendance, meeting=meeting.key)
    given = frozenset(one for one in concerned if one in units)
    return quorum_of(rule_of(settings_of(reading)), people, units, meeting.chair, given)


def provisional_words(reading: Reading, meeting: str, unit: str | None = None) -> str | None:
    """Say why a decision of a meeting waits for ratification, given a bed in `unit` or none; None where it is quorate.

    While nobody is recorded as present nothing is known of the quorum, so nothing is said.
    """
    found = reading.get(Meeting, meeting)
    if not any(one.status == "present" for one in reading.find(Attendance, meeting=meeting)):
        return None
    return meeting_quorum(reading, found, unit).provisional


def declarations_of(reading: Reading, meeting: str) -> tuple[Declaration, ...]:
    """Give the interests declared at a meeting, by name."""
    return tuple(sorted(reading.find(Declaration, meeting=meeting), key=lambda one: (one.name, one.key)))


def tabled_of(reading: Reading, meeting: str, item: str) -> tuple[Tabled, ...]:
    """Give what was brought to an item of a meeting."""
    return tuple(one for one in reading.find(Tabled, meeting=meeting) if one.item == item)


def agenda_notes(reading: Reading, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give the items under which something was noted, in order."""
    return tuple(one for one in agenda_of(reading, meeting) if one.notes and not one.dropped)
