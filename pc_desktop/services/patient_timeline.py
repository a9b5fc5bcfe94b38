"""Everything that ever happened about one patient, as entries of one timeline, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Hold, Leave, Stay
from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.calendar import moment_of, shown_day, shown_moment
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.meeting import DECISIONS, OAT_REASONS, Action, Decision, Meeting, Minute
from pc_desktop.domain.outcomes.whole import TRANSFER
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import STATES, Milestone, Referral
from pc_desktop.domain.severity import Disagreement, Measurement, RiskRule, is_judged
from pc_desktop.domain.stay_codes import DESTINATIONS, LEAVE_TYPES, OTHER_SOURCES, READY_REASONS
from pc_desktop.domain.unit_answer import DECLINE_REASONS, UnitAnswer
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import called_in

_JUDGED = {0: "green", 1: "amber", 2: "red"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when, what, in whose words, and about which referral where it was about one.

    `kind` is measured, found, turn, discussed, decided, bed, asked, answer, stay, order, opened, view, action or died.
    `at` orders the entries; a day without a time stands at the day's beginning.
    """

    at: datetime
    when: str
    kind: str
    title: str
    words: str
    by: str
    ref: str


class Timeline:
    """Gathers one patient's entries from the facts of one look."""

    def __init__(self, reading: Reading, person: Person, labels: Mapping[str, str]) -> None:
        """Look at one patient; `labels` names findings as the collaborative calls them."""
        self._reading, self._person, self._labels = reading, person, labels
        self._referrals = {one.key: one for one in reading.find(Referral, person=person.key)}
        self._called = called_in(reading)
        self._units = {unit.key: unit.name for unit in reading.find(Unit)}

    def entries(self) -> tuple[Entry, ...]:
        """Give everything up to the moment of the look, newest first."""
        now = self._reading.now
        told = [one for part in self._parts() for one in part if one.at <= now]
        return tuple(sorted(told, key=lambda one: one.at, reverse=True))

    def _parts(self) -> Iterator[Iterable[Entry]]:
        """Go through the kinds of thing that happen; of those at one moment, the later here is the newer."""
        yield self._actions()
        yield self._discussed()
        yield self._decided()
        yield self._held()
        yield self._turns()
        yield self._asked()
        yield self._answers()
        yield self._stayed()
        yield self._moved()
        yield self._measured()
        yield self._found()
        yield self._seen_otherwise()
        yield self._opened()
        if self._person.died is not None:
            yield [_on(self._person.died, "died", "Died", "")]

    def _of_referrals(self) -> frozenset[str]:
        """Give the keys of the patient's referrals."""
        return frozenset(self._referrals)

    def _ref(self, key: str | None) -> str:
        """Give a referral's reference, or nothing."""
        found = self._referrals.get(key or "")
        return found.ref if found else ""

    def _bed(self, key: str) -> str:
        """Name a bed with its unit."""
        bed = self._reading.peek(Bed, key)
        return f"{self._unit(bed.unit)} {bed.label}" if bed else "a bed no longer there"

    def _unit(self, key: str | None) -> str:
        """Name a unit."""
        return self._units.get(key or "", "a unit not recorded")

    def _turns(self) -> Iterator[Entry]:
        """Tell the turns of every referral's life."""
        for one in self._reading.find(Milestone, referral=self._of_referrals()):
            code = OAT_REASONS.get(one.code or "", "")
            corrects = "puts an earlier entry right" if one.corrects else ""
            words = "; ".join(part for part in (code, one.reason, corrects) if part)
            yield _at(
                one.at, "turn", self._called.said(STATES[one.state]), words, one.by, self._ref(one.referral)
            )

    def _measured(self) -> Iterator[Entry]:
        """Tell what was measured, a day at a time."""
        rules = {rule.sign: rule for rule in self._reading.find(RiskRule)}
        days: dict[date, list[Measurement]] = defaultdict(list)
        for one in self._reading.find(Measurement, person=self._person.key):
            days[one.taken].append(one)
        place = {sign: rule.position for sign, rule in rules.items()}
        for day, taken in days.items():
            ordered = sorted(taken, key=lambda one: (place.get(one.sign, 999), one.sign))
            yield _on(
                day, "measured", "Measured", "; ".join(_value(one, rules, self._labels) for one in ordered)
            )

    def _found(self) -> Iterator[Entry]:
        """Tell what was found in words, a day at a time."""
        days: dict[tuple[date, str], list[Finding]] = defaultdict(list)
        for one in self._reading.find(Finding, person=self._person.key):
            days[one.taken, one.by].append(one)
        for (day, by), found in days.items():
            said = (f"{self._label(one.item)}: {one.words}" for one in found)
            yield _on(day, "found", "Found", "; ".join(said), by)

    def _label(self, item: str) -> str:
        """Name a finding's item as the collaborative does."""
        return self._labels.get(item) or item.replace("_", " ").capitalize()

    def _seen_otherwise(self) -> Iterator[Entry]:
        """Tell where a clinician sees a sign otherwise than the table."""
        labels = {rule.sign: rule.label for rule in self._reading.find(RiskRule)}
        for one in self._reading.find(Disagreement, person=self._person.key):
            sign = labels.get(one.sign, one.sign)
            yield _at(one.at, "view", f"{sign} seen as {one.level}", one.reason, one.by, "")
            if one.ended is not None:
                yield _at(one.ended, "view", f"{sign} seen as the table does again", "", "", "")

    def _discussed(self) -> Iterator[Entry]:
        """Tell what was said at meetings."""
        for one in self._reading.find(Minute, referral=self._of_referrals()):
            if one.discussion:
                at, when = self._meeting(one.meeting)
                yield Entry(at, when, "discussed", "Discussed", one.discussion, "", self._ref(one.referral))

    def _decided(self) -> Iterator[Entry]:
        """Tell what meetings decided."""
        for one in self._reading.find(Decision, referral=self._of_referrals()):
            where = self._bed(one.bed) if one.bed else self._unit(one.unit) if one.unit else one.detail or ""
            title = self._called.said(DECISIONS[one.kind]) + (
                f": {OAT_REASONS.get(where, where)}" if where else ""
            )
            departs = f"departs from the plan: {one.departure}" if one.departure else ""
            words = "; ".join(part for part in (one.rationale, departs) if part)
            yield _at(one.at, "decided", title, words, one.by, self._ref(one.referral))

    def _actions(self) -> Iterator[Entry]:
        """Tell what was to be done, and when it was."""
        for one in self._reading.find(Action, referral=self._of_referrals()):
            at, when = self._meeting(one.meeting)
            due = f"{one.owner}, due {shown_day(one.due)}"
            yield Entry(at, when, "action", f"Action: {one.what}", due, "", self._ref(one.referral))
            if one.done is not None:
                yield _at(one.done, "action", f"Done: {one.what}", one.owner, "", self._ref(one.referral))

    def _meeting(self, key: str) -> tuple[datetime, str]:
        """Tell when a meeting was."""
        meeting = self._reading.get(Meeting, key)
        return meeting.started or moment_of(meeting.day), shown_day(meeting.day)

    def _held(self) -> Iterator[Entry]:
        """Tell which beds were held, and how that ended where nobody moved in."""
        for one in self._reading.find(Hold, person=self._person.key):
            bed, ref = self._bed(one.bed), self._ref(one.referral)
            until = f"until {shown_moment(one.until)}"
            yield _at(one.start, "bed", f"Bed held: {bed}", until, "", ref)
            if one.released is not None and not one.used:
                yield _at(one.released, "bed", f"Bed no longer held: {bed}", "", "", ref)
            elif one.released is None and not one.used:
                yield _at(one.until, "bed", f"Hold lapsed: {bed}", "", "", ref)

    def _asked(self) -> Iterator[Entry]:
        """Tell what referrers were asked for, and what came of it."""
        for one in self._reading.find(Enquiry, referral=self._of_referrals()):
            ref = self._ref(one.referral)
            items = ", ".join(self._label(item) for item in one.items)
            words = f"{items}; due {shown_day(one.due)}, asked of {one.to}"
            yield _at(one.at, "asked", "Information asked", words, one.by, ref)
            if one.chased is not None:
                yield _at(one.chased, "asked", "Information chased", items, "", ref)
            if one.answered is not None:
                yield _at(one.answered, "asked", "Information came", items, "", ref)

    def _answers(self) -> Iterator[Entry]:
        """Tell what units said."""
        for one in self._reading.find(UnitAnswer, referral=self._of_referrals()):
            reason = DECLINE_REASONS.get(one.reason or "", "")
            title = f"{self._unit(one.unit)} said {'yes' if one.accepted else 'no'}"
            words = "; ".join(part for part in (reason, one.words) if part)
            yield _at(one.at, "answer", title, words, one.by, self._ref(one.referral))

    def _stayed(self) -> Iterator[Entry]:
        """Tell stays and leaves."""
        stays = {one.key: one for one in self._reading.find(Stay, person=self._person.key)}
        for stay in stays.values():
            unit, ref = self._unit(stay.unit), self._ref(stay.referral)
            whose = OTHER_SOURCES.get(stay.source, OAT_REASONS.get(stay.oat_reason or "", ""))
            came = "Transferred" if stay.source == TRANSFER else "Admitted"
            yield _at(stay.admitted, "stay", f"{came} to {unit}", whose, "", ref)
            if stay.ready is not None:
                why = READY_REASONS.get(stay.ready_reason or "", stay.ready_reason or "")
                yield _on(stay.ready, "stay", f"Clinically ready to leave {unit}", why)
            if stay.discharged is not None:
                to = DESTINATIONS.get(stay.destination or "", "")
                yield _at(stay.discharged, "stay", f"Left {unit}", to, "", ref)
        for leave in self._reading.find(Leave, stay=frozenset(stays)):
            unit = self._unit(stays[leave.stay].unit)
            kind = LEAVE_TYPES.get(leave.leave_type, leave.leave_type)
            due = f"due back {shown_day(leave.due_back)}" if leave.due_back else ""
            words = "; ".join(part for part in (kind, due) if part)
            yield _at(leave.start, "stay", f"On leave from {unit}", words, "", "")
            if leave.end is not None:
                yield _at(leave.end, "stay", f"Leave from {unit} ended", "", "", "")

    def _moved(self) -> Iterator[Entry]:
        """Tell where people moved a referral in the order."""
        for one in self._reading.find(Departure, referral=self._of_referrals()):
            other = self._reading.peek(Referral, one.above) if one.above else None
            where = f"above {other.ref}" if other else "to the end"
            ref = self._ref(one.referral)
            yield _at(one.at, "order", f"Moved in the order, {where}", one.reason, one.by, ref)
            if one.ended is not None:
                yield _at(one.ended, "order", "Stands where the rule puts it again", "", "", ref)

    def _opened(self) -> Iterator[Entry]:
        """Tell who opened the record while it was restricted."""
        for one in self._reading.find(BreakGlass, person=self._person.key):
            yield _at(one.at, "opened", "Restricted record opened", one.reason, one.by, "")


def _value(one: Measurement, rules: Mapping[str, RiskRule], labels: Mapping[str, str]) -> str:
    """Say one value with its sign; what was judged is said by its level."""
    rule = rules.get(one.sign)
    if rule is None:
        return f"{labels.get(one.sign) or one.sign.replace('_', ' ').capitalize()} {one.value:g}"
    if is_judged(rule) and one.value in _JUDGED:
        said = (rule.green_words, rule.amber_words, rule.red_words)[int(one.value)]
        return f"{rule.label}: {said or _JUDGED[int(one.value)]}"
    return f"{rule.label} {one.value:.{rule.decimals}f} {rule.unit}".rstrip()


def _at(at: datetime, kind: str, title: str, words: str, by: str, ref: str) -> Entry:
    """Make an entry of a moment."""
    return Entry(at, shown_moment(at), kind, title, words, by, ref)


def _on(day: date, kind: str, title: str, words: str, by: str = "") -> Entry:
    """Make an entry of a day."""
    return Entry(moment_of(day), shown_day(day), kind, title, words, by, "")
