"""Who holds the risk until there is a bed, and the reviews due before an admission."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.cases import Case
from pc_desktop.services.life_entry import plain, ref_of
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import Region

_REVIEWED_FOR = frozenset({"1", "2", "3", "4"})
"""National status codes of learning disability and autism, confirmed or suspected, for which a review is expected."""


@dataclass(frozen=True, slots=True)
class NameRiskHolder:
    """Name who holds the risk until there is a bed, the plan until then, and the day it is looked at again."""

    referral: str
    holder: str
    plan: str
    review_on: date | None

    def title(self, reading: Reading) -> str:
        """Say whose risk holder is named, and when it is reviewed."""
        review = f", review {shown_day(self.review_on)}" if self.review_on else ""
        return f"Risk holder and interim plan of {ref_of(reading, self.referral)}{review}"

    def carry_out(self, work: Work) -> None:
        """Keep all three; what is empty becomes not recorded."""
        referral = work.get(Referral, self.referral)
        if referral.closed is not None:
            raise Refused(f"{referral.ref} waits no longer, so no risk holder is named.")
        if self.review_on is not None and self.review_on < local_day(work.now):
            raise Refused("The next review cannot be on a day that has passed. Choose today or later.")
        work.put(
            replace(
                referral,
                risk_holder=plain(self.holder) or None,
                interim_plan=plain(self.plan) or None,
                review_on=self.review_on,
            )
        )


@dataclass(frozen=True, slots=True)
class RecordReviews:
    """Record the dynamic support register and the care (education) and treatment review of a referral's patient."""

    referral: str
    register_on: date | None
    cetr_on: date | None

    def title(self, reading: Reading) -> str:
        """Say whose reviews are recorded."""
        return f"Support register and treatment review of {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Keep both days; a register is joined on a day that has come."""
        if self.register_on is not None and self.register_on > local_day(work.now):
            raise Refused("The register cannot have been joined on a day still to come.")
        person = work.get(Person, work.get(Referral, self.referral).person)
        work.put(replace(person, register_on=self.register_on, cetr_on=self.cetr_on))


def unheld(case: Case, today: date) -> tuple[str, ...]:
    """Say what is missing for a red person to wait safely: a holder of the risk, a day of review, or one overdue."""
    if case.signs.worst != "red":
        return ()
    referral = case.referral
    said = []
    if not referral.risk_holder:
        said.append("nobody is named to hold the risk")
    if referral.review_on is None:
        said.append("no day of review is set")
    elif referral.review_on < today:
        said.append(f"the review of {shown_day(referral.review_on)} is overdue")
    return tuple(said)


def unheld_red(region: Region) -> tuple[tuple[Case, tuple[str, ...]], ...]:
    """Give everybody red who waits without a named holder of the risk or a day of review, in the order of the queue."""
    cases = (region.cases[ranked.standing.referral.key] for ranked in region.ranked)
    return tuple((case, missing) for case in cases if (missing := unheld(case, region.today)))


def review_prompts(person: Person) -> tuple[str, ...]:
    """Say which reviews are expected before admission and not recorded.

    They are for people with a learning disability or autism, confirmed or suspected. Source: NHS England, dynamic
    support register and care (education) and treatment review policy, January 2023.
    """
    if not {person.learning_disability, person.autism} & _REVIEWED_FOR:
        return ()
    said = []
    if person.register_on is None:
        said.append("Is the patient on the dynamic support register? No date is recorded.")
    if person.cetr_on is None:
        said.append(
            "A care (education) and treatment review is expected before admission. No date is recorded."
        )
    return tuple(said)
