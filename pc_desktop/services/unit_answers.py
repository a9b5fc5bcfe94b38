"""What units said when asked to take somebody: recorded with the reason, and counted by unit."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.bed import Hold, is_live
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import Milestone, Referral, state_of, turn
from pc_desktop.domain.unit_answer import DECLINE_REASONS, UnitAnswer
from pc_desktop.services.bed_entry import end_holds
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import From, Reading, Work


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """Record a unit's yes or no to a referral, who gave it, and when the unit will look again.

    `reason` is a key of DECLINE_REASONS and needed for a no. A no to an offer in that very unit takes the offer back:
    the bed is released and the referral waits again.
    """

    referral: str
    unit: str
    accepted: bool
    by: str
    reason: str | None = None
    words: str = ""
    review_on: date | None = None

    def title(self, reading: Reading) -> str:
        """Say which unit said what to which referral."""
        ref, name = reading.get(Referral, self.referral).ref, reading.get(Unit, self.unit).name
        if self.accepted:
            return f"{name} accepts {ref}"
        return f"{name} declines {ref}: {DECLINE_REASONS.get(self.reason or '', 'reason not recorded')}"

    def carry_out(self, work: Work) -> None:
        """Keep the answer, and take back an offer the unit declines."""
        referral, unit = work.get(Referral, self.referral), work.get(Unit, self.unit)
        if not self.by.strip():
            raise Refused("Say who answered for the unit.")
        if not self.accepted and self.reason not in DECLINE_REASONS:
            raise Refused(f"Say why {unit.name} declines: choose a reason.")
        if referral.closed is not None:
            raise Refused(f"{referral.ref} waits no longer, so no unit's answer can be recorded.")
        work.put(
            UnitAnswer(
                work.new_key(),
                referral.key,
                unit.key,
                work.now,
                self.accepted,
                None if self.accepted else self.reason,
                " ".join(self.words.split()),
                " ".join(self.by.split()),
                self.review_on,
            )
        )
        if not self.accepted:
            self._take_back(work, referral, unit)

    def _take_back(self, work: Work, referral: Referral, unit: Unit) -> None:
        """Release a bed of this unit offered to the referral, which then waits again."""
        offered = [hold for hold in _live(work, referral) if work.get(Bed, hold.bed).unit == unit.key]
        if not offered:
            return
        end_holds(work, referral, work.now)
        last = state_of(work.find(Milestone, referral=referral.key))
        if last.state != "offered":
            return
        said = f"{unit.name}, {bed_name(work, offered[0].bed)}: {DECLINE_REASONS[self.reason or 'other']}"
        new = Milestone(
            work.new_key(), referral.key, last.number + 1, work.now, "declined_by_unit", work.by, None, said
        )
        work.put(turn(referral, last, new), new)


@dataclass(frozen=True, slots=True)
class AcceptRate:
    """How often one unit said yes, how often no, and the reasons it gave, most frequent first."""

    unit: str
    name: str
    accepted: int
    declined: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def asked(self) -> int:
        """Count the answers."""
        return self.accepted + self.declined


def accept_rates(reading: Reading, since: date | None = None) -> tuple[AcceptRate, ...]:
    """Count every unit's answers, in the units' order; `since` leaves out what was said before a day.

    A unit that was never asked stands with no answers.
    """
    found = [one for one in reading.find(UnitAnswer) if since is None or local_day(one.at) >= since]
    rates = []
    for unit in sorted(reading.find(Unit), key=lambda unit: unit.position):
        mine = [one for one in found if one.unit == unit.key and one.at <= reading.now]
        reasons = Counter(
            DECLINE_REASONS.get(one.reason or "", "reason not recorded") for one in mine if not one.accepted
        )
        if mine or unit.in_region:
            rates.append(
                AcceptRate(
                    unit.key,
                    unit.name,
                    sum(one.accepted for one in mine),
                    sum(not one.accepted for one in mine),
                    tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
                )
            )
    return tuple(rates)


def _live(work: Work, referral: Referral) -> tuple[Hold, ...]:
    """Give the beds kept for a referral now."""
    holds = work.find(Hold, referral=referral.key, released=None, until=From(work.now))
    return tuple(hold for hold in holds if is_live(hold, work.now))
