"""Setting up the beds of a unit: adding, renaming, retiring and bringing back.

A retired bed keeps its history: it is out of use from a day on with no end, as a closure of a kind of its own.
"""

from dataclasses import dataclass, replace

from pc_desktop.domain.bed import Closure, Hold, Occupation, Stay, is_live
from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import RETIRED, Bed, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.bed_entry import patient_of
from pc_desktop.services.moments import open_at
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import From, Reading, Work

_LONGEST = 12
_SEXES = {None: "either", "F": "women only", "M": "men only"}


@dataclass(frozen=True, slots=True)
class AddBeds:
    """Add beds to a unit, each by what staff call it."""

    unit: str
    labels: tuple[str, ...]

    def title(self, reading: Reading) -> str:
        """Say how many beds are added, and which."""
        labels = _tidied(self.labels)
        name = reading.get(Unit, self.unit).name
        return f"{name}: {counted(len(labels), 'bed')} added, {', '.join(labels)}"

    def carry_out(self, work: Work) -> None:
        """Put them after the others."""
        labels, beds = _tidied(self.labels), work.find(Bed, unit=self.unit)
        if not labels:
            raise Refused("Say what the beds are called, with commas between them.")
        last = max((bed.position for bed in beds), default=0)
        for place, label in enumerate(labels, start=1):
            _refuse_namesake(work, self.unit, label, None)
            work.put(Bed(work.new_key(), self.unit, label, last + place, None))


@dataclass(frozen=True, slots=True)
class ChangeBed:
    """Give a bed another name, or say that its room is for one sex only: F, M or None for either."""

    bed: str
    label: str
    sex: str | None

    def title(self, reading: Reading) -> str:
        """Say what changes."""
        bed, label = reading.get(Bed, self.bed), " ".join(self.label.split())
        changes = [f"renamed {label}"] if label != bed.label else []
        changes += [f"for {_SEXES.get(self.sex, 'either')}"] if self.sex != bed.sex else []
        return f"{bed_name(reading, self.bed)}: {', '.join(changes) or 'as it was'}"

    def carry_out(self, work: Work) -> None:
        """Keep it."""
        bed, labels = work.get(Bed, self.bed), _tidied((self.label,))
        if not labels:
            raise Refused("Say what the bed is called.")
        if self.sex not in _SEXES:
            raise Refused("Say whom the room is for.")
        _refuse_namesake(work, bed.unit, labels[0], bed.key)
        work.put(replace(bed, label=labels[0], sex=self.sex))


@dataclass(frozen=True, slots=True)
class RetireBed:
    """Take an empty bed off the board for good; who stayed in it is still told."""

    bed: str
    reason: str

    def title(self, reading: Reading) -> str:
        """Say which bed goes."""
        return f"{bed_name(reading, self.bed)} retired"

    def carry_out(self, work: Work) -> None:
        """Refuse a bed somebody is in or is promised; end another closure, and begin the last one."""
        name = bed_name(work, self.bed)
        if not self.reason.strip():
            raise Refused(f"Say why {name} is retired.")
        if self.bed in retired_beds(work):
            raise Refused(f"{name} is retired already.")
        for occupation in work.find(Occupation, bed=self.bed, end=None):
            who = patient_of(work, work.get(Stay, occupation.stay))
            raise Refused(
                f"{name} has somebody in it ({who}). Move them to another bed or discharge them on the Beds screen, "
                "then retire it."
            )
        for hold in work.find(Hold, bed=self.bed, released=None, until=From(work.now)):
            if is_live(hold, work.now):
                ref = work.get(Referral, hold.referral).ref
                raise Refused(f"{name} is held for {ref}. Release it on the Beds screen, then retire it.")
        for closure in open_at(work, Closure, "start", "end"):
            if closure.bed == self.bed:
                work.put(replace(closure, end=work.now))
        work.put(Closure(work.new_key(), self.bed, work.now, None, RETIRED, self.reason.strip(), None))


@dataclass(frozen=True, slots=True)
class BringBackBed:
    """Put a retired bed back on the board."""

    bed: str

    def title(self, reading: Reading) -> str:
        """Say which bed comes back."""
        return f"{bed_name(reading, self.bed)} back in use"

    def carry_out(self, work: Work) -> None:
        """End its retirement now."""
        ended = [
            replace(one, end=work.now)
            for one in open_at(work, Closure, "start", "end")
            if one.bed == self.bed and one.kind == RETIRED
        ]
        if not ended:
            raise Refused(f"{bed_name(work, self.bed)} is not retired.")
        work.put(*ended)


def retired_beds(reading: Reading) -> frozenset[str]:
    """Give the beds retired at the moment of the look."""
    return frozenset(one.bed for one in open_at(reading, Closure, "start", "end") if one.kind == RETIRED)


def _tidied(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Tidy what beds are called; refuses a name too long for a tile, or said twice."""
    said = [" ".join(label.split()) for label in labels if label.strip()]
    for label in said:
        if len(label) > _LONGEST:
            raise Refused(f"“{label}” is too long for a bed: {_LONGEST} letters at most.")
    folded = [label.casefold() for label in said]
    for label in said:
        if folded.count(label.casefold()) > 1:
            raise Refused(f"“{label}” is said twice.")
    return tuple(said)


def _refuse_namesake(work: Work, unit: str, label: str, bed: str | None) -> None:
    """Refuse a name another bed of the unit has: returns tell beds apart by it."""
    for other in work.find(Bed, unit=unit):
        if other.key != bed and other.label.casefold() == label.casefold():
            raise Refused(f"{work.get(Unit, unit).name} has a bed called {other.label} already.")
