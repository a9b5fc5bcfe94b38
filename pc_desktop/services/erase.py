"""Retention: which records are due under the rule set, and erasing somebody so that only a tombstone is left."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import counted, local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose records are due: their references, the day the last of them ended, and since when it is due."""

    person: str
    refs: tuple[str, ...]
    ended: date
    since: date


def years_after(day: date, years: int) -> date:
    """Give the same day some years on; 29-Feb becomes 1-Mar where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def retention_years(reading: Reading) -> int | None:
    """Give how many years records are kept after the last referral or stay ended; None where no rule is set."""
    said = settings_of(reading)["retention_years"]
    return int(said) if said else None


def due_for_erasure(reading: Reading) -> tuple[Due, ...]:
    """List whose records are due under the rule, the longest due first; nobody where no rule is set.

    Somebody with an open referral or stay is never due.
    """
    years = retention_years(reading)
    if years is None:
        return ()
    ends = _ends(reading)
    refs: defaultdict[str, list[str]] = defaultdict(list)
    for one in reading.find(Referral):
        refs[one.person].append(one.ref)
    today = local_day(reading.now)
    due = [
        Due(person, tuple(sorted(refs[person])), ended, years_after(ended, years))
        for person, ended in ends.items()
        if ended is not None and years_after(ended, years) <= today
    ]
    return tuple(sorted(due, key=lambda one: (one.since, one.refs)))


def _ends(reading: Reading) -> dict[str, date | None]:
    """Give for everybody the day their last referral or stay ended; None while one is open."""
    ends: dict[str, date | None] = {}
    spans = [(one.person, one.closed) for one in reading.find(Referral)]
    spans += [(one.person, one.discharged) for one in reading.find(Stay)]
    for person, moment in spans:
        day = local_day(moment) if moment is not None else None
        held = ends.get(person, day)
        ends[person] = None if day is None or held is None else max(day, held)
    return ends


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Erases one person under the retention rule: every fact of theirs, and what the journal shows of them.

    The step that says so stays for ever, by reference alone; it is never taken back.
    """

    person: str
    erases: ClassVar[bool] = True

    def title(self, reading: Reading) -> str:
        """Say who is erased, by reference, and under which rule."""
        theirs = sorted(one.ref for one in reading.find(Referral, person=self.person))
        years = retention_years(reading)
        rule = f"the retention rule of {counted(years, 'year')}" if years else "a retention rule"
        return f"Erase {', '.join(theirs) or 'somebody without a referral'} under {rule}"

    def carry_out(self, work: Work) -> None:
        """Erase them, where they are due."""
        work.get(Person, self.person)
        if self.person not in {one.person for one in due_for_erasure(work)}:
            raise Refused("These records are not due under the retention rule, so they stay.")
        work.erase_person(self.person)
