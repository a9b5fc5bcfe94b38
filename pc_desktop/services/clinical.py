"""What is measured and found of somebody waiting: recorded, put right, and seen otherwise by a clinician."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.plausible import SPANS, is_unlikely, refuse_impossible
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import SHAPES, Disagreement, Measurement, RiskRule
from pc_desktop.services.life_entry import plain, ref_of
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class RecordClinical:
    """Record what was measured and found of a referral's patient on one day, all as one step.

    `measured` pairs signs with values in the unit of their row, `found` pairs items with words. An unlikely value is
    refused until somebody says that they are `sure`. A second value of one day takes the place of the first.
    """

    referral: str
    taken: date
    measured: tuple[tuple[str, float], ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    sure: bool = False

    def title(self, reading: Reading) -> str:
        """Say how much is recorded of whom."""
        parts = [
            counted(len(self.measured), "measurement") if self.measured else "",
            counted(len(self.found), "finding") if self.found else "",
        ]
        said = " and ".join(part for part in parts if part) or "Nothing"
        return f"{said} of {ref_of(reading, self.referral)} on {shown_day(self.taken)}"

    def carry_out(self, work: Work) -> None:
        """Keep everything, or nothing where one value cannot be."""
        person = work.get(Person, work.get(Referral, self.referral).person)
        refuse_day(self.taken, person, local_day(work.now))
        if not self.measured and not self.found:
            raise Refused("Record at least one value.")
        for sign, value in self.measured:
            _refuse_unlikely(sign, value, sure=self.sure)
            kept = work.find(Measurement, person=person.key, sign=sign, taken=self.taken)
            key = kept[0].key if kept else work.new_key()
            work.put(Measurement(key, person.key, sign, self.taken, float(value)))
        for item, words in self.found:
            if not plain(words):
                raise Refused("Write what was found, or leave the item out.")
            before = work.find(Finding, person=person.key, item=item, taken=self.taken)
            key = before[0].key if before else work.new_key()
            work.put(Finding(key, person.key, item, self.taken, plain(words), work.by))


@dataclass(frozen=True, slots=True)
class CorrectMeasurement:
    """Put a measurement right, or take it away where `value` is None; the reason is required."""

    referral: str
    measurement: str
    value: float | None
    reason: str
    sure: bool = False

    def title(self, reading: Reading) -> str:
        """Say which value is corrected, from what to what."""
        held = reading.get(Measurement, self.measurement)
        became = "taken away" if self.value is None else f"changed to {self.value:g}"
        return f"{_label(reading, held.sign)} {held.value:g} of {ref_of(reading, self.referral)} {became}"

    def carry_out(self, work: Work) -> None:
        """Write the value over; the journal keeps the one before."""
        held = work.get(Measurement, self.measurement)
        if not plain(self.reason):
            raise Refused("Say what was wrong with the value.")
        if self.value is None:
            work.remove(held)
            return
        _refuse_unlikely(held.sign, self.value, sure=self.sure)
        work.put(replace(held, value=float(self.value)))


@dataclass(frozen=True, slots=True)
class Disagree:
    """Record that a clinician sees a sign otherwise than the table: the level they give it and why.

    The order of the queue still goes by the table; the other view is shown beside it.
    """

    referral: str
    sign: str
    level: str
    reason: str

    def title(self, reading: Reading) -> str:
        """Say which sign is seen how."""
        return f"{_label(reading, self.sign)} of {ref_of(reading, self.referral)} seen as {self.level}"

    def carry_out(self, work: Work) -> None:
        """Keep the view in place of an earlier one of the same sign."""
        if self.level not in SHAPES or self.level == "missing":
            raise Refused("Choose red, amber or green.")
        if not plain(self.reason):
            raise Refused("Say why you see this sign otherwise.")
        person = work.get(Referral, self.referral).person
        _end_views(work, person, self.sign)
        work.put(
            Disagreement(
                work.new_key(), person, self.sign, self.level, work.now, work.by, plain(self.reason), None
            )
        )


@dataclass(frozen=True, slots=True)
class AgreeAgain:
    """End a clinician's other view of a sign."""

    referral: str
    sign: str

    def title(self, reading: Reading) -> str:
        """Say which sign is seen as the table sees it again."""
        return f"{_label(reading, self.sign)} of {ref_of(reading, self.referral)} seen as the table again"

    def carry_out(self, work: Work) -> None:
        """End it."""
        if not _end_views(work, work.get(Referral, self.referral).person, self.sign):
            raise Refused("Nobody sees this sign otherwise.")


def refuse_day(taken: date, person: Person, today: date) -> None:
    """Refuse a day on which nothing can have been measured."""
    if taken > today:
        raise Refused(f"{shown_day(taken)} is still to come. Give the day it was measured.")
    if person.born is not None and taken < person.born:
        raise Refused(f"{shown_day(taken)} is before the patient was born. Check the day.")


def _refuse_unlikely(sign: str, value: float, *, sure: bool) -> None:
    """Refuse a value that cannot be, and one that is unlikely until somebody is sure."""
    refuse_impossible(sign, value)
    if is_unlikely(sign, value) and not sure:
        span = SPANS[sign]
        raise Refused(
            f"A {span.label} of {value:g} {span.unit}".rstrip()
            + " is unusual. Say that it is right to record it."
        )


def _label(reading: Reading, sign: str) -> str:
    """Name a sign as the table does, or else as people would."""
    rule = next(iter(reading.find(RiskRule, sign=sign)), None)
    if rule is not None:
        return rule.label
    words = SPANS[sign].label if sign in SPANS else sign.replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"


def _end_views(work: Work, person: str, sign: str) -> bool:
    """End every other view of a sign that stands; tell whether there was one."""
    standing = [one for one in work.find(Disagreement, person=person, ended=None) if one.sign == sign]
    for one in standing:
        work.put(replace(one, ended=work.now))
    return bool(standing)
