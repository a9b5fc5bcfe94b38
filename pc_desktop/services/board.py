"""What people do at the bed board: give their word for a unit, plan with it all the same, let go of a bed held."""

from dataclasses import dataclass, replace

from pc_desktop.domain.bed import Confirmation, Hold, is_live
from pc_desktop.domain.board import OVERRIDE
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import Milestone, Referral, state_of, turn
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import Region, region_now


@dataclass(frozen=True, slots=True)
class ConfirmUnit:
    """Give the meeting's word that what is held about a unit's beds is right now."""

    unit: str

    def title(self, reading: Reading) -> str:
        """Say which unit is confirmed."""
        return f"Confirm the beds of {reading.get(Unit, self.unit).name}"

    def carry_out(self, work: Work) -> None:
        """Write the confirmation, refusing a unit whose beds the board does not show."""
        unit = work.get(Unit, self.unit)
        if not unit.in_region:
            raise Refused(f"{unit.name} lies outside the region, so its beds are not on the board.")
        work.put(Confirmation(work.new_key(), unit.key, work.now, work.by, "meeting"))


@dataclass(frozen=True, slots=True)
class PlanWithUnit:
    """Let the plan count on a unit for the rest of today although its word is old; its word stays as old as it is."""

    unit: str

    def title(self, reading: Reading) -> str:
        """Say which unit is planned with."""
        return f"Plan with {reading.get(Unit, self.unit).name} today"

    def carry_out(self, work: Work) -> None:
        """Keep the decision; refuse a unit outside the region, and one the plan counts on already."""
        unit = work.get(Unit, self.unit)
        if not unit.in_region:
            raise Refused(f"{unit.name} lies outside the region, so its beds are not on the board.")
        said_today = (
            one
            for one in work.find(Confirmation, unit=unit.key, source=OVERRIDE)
            if local_day(one.at) == local_day(work.now)
        )
        if region_now(work).figures[unit.key].fresh or next(said_today, None) is not None:
            raise Refused(f"The plan counts on {unit.name} already.")
        work.put(Confirmation(work.new_key(), unit.key, work.now, work.by, OVERRIDE))


def counts_in_plan(region: Region, unit: str) -> bool:
    """Tell whether the plan counts on a unit of the region."""
    return region.figures[unit].in_plan


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """Let go of a bed held for a referral, which then waits again; `reason` is optional."""

    hold: str
    reason: str = ""

    def title(self, reading: Reading) -> str:
        """Say which bed is released and whom it was held for."""
        hold = reading.get(Hold, self.hold)
        return f"Release {bed_name(reading, hold.bed)}, held for {reading.get(Referral, hold.referral).ref}"

    def carry_out(self, work: Work) -> None:
        """End the hold and put the referral back among those waiting, where it stood at the offer."""
        hold = work.get(Hold, self.hold)
        name, referral = bed_name(work, hold.bed), work.get(Referral, hold.referral)
        if not is_live(hold, work.now):
            raise Refused(f"{name} is no longer held for {referral.ref}, so there is nothing to release.")
        work.put(replace(hold, released=work.now))
        last = state_of(work.find(Milestone, referral=referral.key))
        if last.state == "offered":
            reason = self.reason.strip() or f"{name} is no longer held"
            number = last.number + 1
            back = Milestone(
                work.new_key(), referral.key, number, work.now, "accepted", work.by, None, reason
            )
            work.put(turn(referral, last, back), back)
