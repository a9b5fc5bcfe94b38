"""Taking beds out of use and back into it."""

from dataclasses import dataclass, replace
from datetime import datetime

from pc_desktop.domain.bed import Closure, Hold, Occupation, is_live
from pc_desktop.domain.calendar import shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.stay_codes import CLOSURE_KINDS, refuse_unlisted
from pc_desktop.domain.stays import Known, settled
from pc_desktop.services.bed_entry import of_bed, refuse_out_of_use, refuse_outside
from pc_desktop.services.moments import open_at
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import From, Reading, Work


@dataclass(frozen=True, slots=True)
class CloseBed:
    """Take an empty bed out of use: `kind` is a key of CLOSURE_KINDS, `told` which commissioner was told and when.

    A bed with somebody in it is never closed, nor one that is held: what is to become of either is for people to
    say first. `at` is now where not given; a closure stands until the bed is reopened.
    """

    bed: str
    kind: str
    reason: str
    told: str | None = None
    at: datetime | None = None

    def title(self, reading: Reading) -> str:
        """Say which bed goes out of use, and for what kind of reason."""
        name = bed_name(reading, self.bed)
        if self.kind == "unusable":
            return f"{name} cannot be used"
        return f"Close {name}: {CLOSURE_KINDS.get(self.kind, self.kind).lower()}"

    def carry_out(self, work: Work) -> None:
        """Begin the closure."""
        bed = work.get(Bed, self.bed)
        name, reason, told = bed_name(work, bed.key), self.reason.strip(), (self.told or "").strip() or None
        refuse_outside(work, bed)
        refuse_unlisted(self.kind, CLOSURE_KINDS, "the kind of closure")
        if not reason:
            raise Refused(f"Say why {name} cannot be used.")
        if self.kind == "commissioner" and told is None:
            raise Refused("Say which commissioner agreed, and when.")
        refuse_out_of_use(work, bed)
        for occupation in work.find(Occupation, bed=bed.key, end=None):
            since = shown_moment(occupation.start)
            raise Refused(f"{name} is occupied since {since}. Move or discharge the patient first.")
        for hold in work.find(Hold, bed=bed.key, released=None, until=From(work.now)):
            if is_live(hold, work.now):
                ref = work.get(Referral, hold.referral).ref
                raise Refused(f"{name} is held for {ref}. Release it first; {ref} then waits again.")
        at = settled(self.at, work.now, of_bed(work, bed))
        work.put(Closure(work.new_key(), bed.key, at, None, self.kind, reason, told))


@dataclass(frozen=True, slots=True)
class ReopenBed:
    """Bring a bed back into use; `at` is now where not given."""

    bed: str
    at: datetime | None = None

    def title(self, reading: Reading) -> str:
        """Say which bed is back in use."""
        return f"Reopen {bed_name(reading, self.bed)}"

    def carry_out(self, work: Work) -> None:
        """End whatever keeps the bed out of use."""
        closures = _closures(work, self.bed)
        name = bed_name(work, self.bed)
        at = settled(self.at, work.now, [Known(one.start, f"{name} went out of use on") for one in closures])
        work.put(*(replace(one, end=at) for one in closures))


@dataclass(frozen=True, slots=True)
class RecordTold:
    """Record, once a bed is out of use, which commissioner was told of it and when."""

    bed: str
    told: str

    def title(self, reading: Reading) -> str:
        """Say of which bed the commissioner was told."""
        return f"Commissioner told that {bed_name(reading, self.bed)} is out of use"

    def carry_out(self, work: Work) -> None:
        """Keep it with the closure."""
        if not self.told.strip():
            raise Refused("Say which commissioner was told, and when.")
        work.put(*(replace(one, told=self.told.strip()) for one in _closures(work, self.bed)))


def _closures(work: Work, bed: str) -> tuple[Closure, ...]:
    """Give what keeps a bed out of use; refuses a bed that is in use."""
    closures = tuple(one for one in open_at(work, Closure, "start", "end") if one.bed == bed)
    if not closures:
        raise Refused(f"{bed_name(work, bed)} is in use: nothing keeps it out of use.")
    return closures
