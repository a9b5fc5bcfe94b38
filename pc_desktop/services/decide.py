"""What the meeting decides about a bed: each decision is one step that writes everything it means."""

from dataclasses import dataclass
from datetime import date, timedelta

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.calendar import end_of_day, local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import OAT_REASONS
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.referral import CLOSING, STATES, Milestone, Referral, state_of
from pc_desktop.services.offering import bed_name, refuse_closed, refuse_held, release_holds
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.ruling import NOTHING_SAID, Ruling, Said, next_meeting, record, ref_of, work_day


@dataclass(frozen=True, slots=True)
class OfferBed:
    """Offer a referral a bed and hold it until the end of a day."""

    referral: str
    bed: str
    meeting: str
    until: date
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which bed is offered to which referral."""
        return f"Offer {bed_name(reading, self.bed)} to {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Hold the bed, move the referral on, write the decision and raise the action."""
        referral = work.get(Referral, self.referral)
        bed = work.get(Bed, self.bed)
        if self.until - local_day(work.now) > timedelta(days=365):
            raise Refused("A bed is held for 365 days at most. Choose an earlier day.")
        until = end_of_day(self.until)
        if until <= work.now:
            raise Refused("A bed cannot be held until a day that has passed. Choose today or later.")
        if not work.get(Unit, bed.unit).in_region:
            raise Refused("This bed is outside the region. Choose out of area instead.")
        refuse_closed(work, bed)
        _refuse_admitted(work, referral)
        release_holds(work, referral)
        refuse_held(work, bed, referral)
        hold = Hold(
            work.new_key(), bed.key, referral.key, referral.person, work.now, until, released=None, used=False
        )
        work.put(hold)
        name = bed_name(work, bed.key)
        linked = _linked_unit(work, referral) == bed.unit
        offered = f"{referral.ref} is offered {name} until {shown_day(self.until)}"
        action = f"Tell the referrer that {offered}; plan admission."
        ruling = Ruling(
            kind="offer_linked" if linked else "offer_in_region",
            state="offered",
            action=action,
            owner=f"{work.get(Unit, bed.unit).name} lead",
            due=self.until,
            unit=bed.unit,
            bed=bed.key,
            hold=hold.key,
            until=until,
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class KeepWaiting:
    """Accept a referral to the waiting list, or keep it there, until the next meeting."""

    referral: str
    meeting: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral keeps waiting."""
        return f"Keep {ref_of(reading, self.referral)} waiting"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the decision and raise the review."""
        referral = work.get(Referral, self.referral)
        release_holds(work, referral)
        holder = referral.risk_holder or "the referring team"
        action = f"Review {referral.ref} at the next meeting; until then {holder} holds the risk."
        due = next_meeting(work, self.meeting)
        record(
            work,
            referral,
            self.meeting,
            self.said,
            Ruling("keep_waiting", "accepted", action, "Liaison practitioner", due),
        )


@dataclass(frozen=True, slots=True)
class UseAlternative:
    """Decide on an alternative to admission, which is named."""

    referral: str
    meeting: str
    alternative: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral is offered an alternative."""
        return f"Alternative to admission for {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, close the wait, write the decision and raise the action."""
        referral = work.get(Referral, self.referral)
        if not self.alternative.strip():
            raise Refused("Say which alternative to admission was chosen.")
        release_holds(work, referral)
        action = f"Arrange for {referral.ref}: {self.alternative.strip()}. Tell the referrer."
        due = work_day(work, 7)
        ruling = Ruling(
            "alternative", "alternative", action, "Liaison practitioner", due, detail=self.alternative.strip()
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class GoOutOfArea:
    """Seek a bed outside the region, for a national reason code 10 to 15."""

    referral: str
    meeting: str
    reason: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral is placed out of area."""
        return f"Seek a bed out of area for {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the decision with its reason and raise the action."""
        referral = work.get(Referral, self.referral)
        if self.reason not in OAT_REASONS:
            raise Refused("Give a reason for placing out of area: one of the codes 10 to 15.")
        release_holds(work, referral)
        reason = OAT_REASONS[self.reason]
        action = f"Find a bed out of area for {referral.ref} ({reason}); tell the family and the referrer."
        ruling = Ruling(
            "out_of_area",
            "out_of_area_sought",
            action,
            "Liaison practitioner",
            work_day(work, 1),
            detail=self.reason,
        )
        record(work, referral, self.meeting, self.said, ruling)


def _refuse_admitted(work: Work, referral: Referral) -> None:
    """Refuse an offer to somebody whose referral has ended."""
    if referral.closed is not None:
        last = state_of(work.find(Milestone, referral=referral.key))
        state = STATES[last.state] if last.state in CLOSING else "closed"
        raise Refused(f"{referral.ref} no longer waits: {state.lower()}.")


def _linked_unit(reading: Reading, referral: Referral) -> str | None:
    """Give the unit the referring team is linked to."""
    team = reading.peek(Team, referral.team) if referral.team else None
    return team.linked_unit if team else None
