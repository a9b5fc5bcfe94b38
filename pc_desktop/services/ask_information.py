"""Asking the referrer for what is missing: the message drafted, the request kept, chased when overdue, answered."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.completeness import Completeness, completeness
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.profile import Profile
from pc_desktop.domain.referral import Milestone, Referral, followers, standing_turns
from pc_desktop.services.cases import Case
from pc_desktop.services.life_entry import plain, ref_of, take_turn
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import Region

DAYS_TO_ANSWER = 2


@dataclass(frozen=True, slots=True)
class AskForInformation:
    """Keep a request to a referrer with its text, and pause the referral where it is early enough in its life."""

    referral: str
    to: str
    items: tuple[str, ...]
    text: str
    due: date

    def title(self, reading: Reading) -> str:
        """Say of which referral how much is asked."""
        asked = counted(len(self.items), "item")
        return f"Ask for information on {ref_of(reading, self.referral)}: {asked}, due {shown_day(self.due)}"

    def carry_out(self, work: Work) -> None:
        """Keep the request; a referral not yet before the meeting is turned to waiting for information."""
        referral = work.get(Referral, self.referral)
        if referral.closed is not None:
            raise Refused(f"{referral.ref} waits no longer, so nothing more is asked.")
        if not self.items:
            raise Refused("Choose at least one thing to ask for.")
        if not plain(self.to):
            raise Refused("Say who is asked.")
        if self.due < local_day(work.now):
            raise Refused("The answer cannot be due on a day that has passed. Choose today or later.")
        work.put(
            Enquiry(
                work.new_key(),
                referral.key,
                work.now,
                work.by,
                plain(self.to),
                self.items,
                self.text.strip(),
                self.due,
                chased=None,
                answered=None,
            )
        )
        last = standing_turns(_turns(work, referral))[-1]
        if last.state in {"received", "triaged"} and "information_asked" in followers(last.state):
            take_turn(
                work, referral.key, "information_asked", f"Asked {plain(self.to)}: {', '.join(self.items)}"
            )


@dataclass(frozen=True, slots=True)
class RecordChased:
    """Record that a referrer was reminded, and the new day the answer is due."""

    enquiry: str
    due: date

    def title(self, reading: Reading) -> str:
        """Say whose referrer was reminded."""
        ref = ref_of(reading, reading.get(Enquiry, self.enquiry).referral)
        return f"Referrer of {ref} reminded, due {shown_day(self.due)}"

    def carry_out(self, work: Work) -> None:
        """Keep when, and the new day."""
        enquiry = _open(work, self.enquiry)
        if self.due < local_day(work.now):
            raise Refused("The answer cannot be due on a day that has passed. Choose today or later.")
        work.put(replace(enquiry, chased=work.now, due=self.due))


@dataclass(frozen=True, slots=True)
class RecordAnswered:
    """Record that the referrer answered; a referral that waited for it goes on as triaged or received."""

    enquiry: str

    def title(self, reading: Reading) -> str:
        """Say whose referrer answered."""
        return f"Information on {ref_of(reading, reading.get(Enquiry, self.enquiry).referral)} received"

    def carry_out(self, work: Work) -> None:
        """Close the request; with the last one the pause ends."""
        enquiry = _open(work, self.enquiry)
        work.put(replace(enquiry, answered=work.now))
        referral = work.get(Referral, enquiry.referral)
        turns = standing_turns(_turns(work, referral))
        others = [
            one for one in work.find(Enquiry, referral=referral.key, answered=None) if one.key != enquiry.key
        ]
        if turns[-1].state == "information_asked" and not others:
            take_turn(work, referral.key, "triaged", "Information received")


@dataclass(frozen=True, slots=True)
class Overdue:
    """A request whose answer is late: whose, who was asked, for what, and by how many days."""

    enquiry: str
    referral: str
    ref: str
    to: str
    items: tuple[str, ...]
    days: int
    chased: date | None


def overdue_enquiries(region: Region) -> tuple[Overdue, ...]:
    """Give the requests whose answers are late, longest first."""
    late = [
        Overdue(
            one.key,
            key,
            case.referral.ref,
            one.to,
            one.items,
            (region.today - one.due).days,
            local_day(one.chased) if one.chased else None,
        )
        for key, case in region.cases.items()
        for one in case.enquiries
        if one.answered is None and one.due < region.today
    ]
    return tuple(sorted(late, key=lambda one: (-one.days, one.ref)))


def completeness_of(region: Region, case: Case, profile: Profile) -> Completeness:
    """Tell how complete a referral is by the profile's list."""
    return completeness(
        case.referral, case.measurements, case.findings, profile.items, region.settings, region.today
    )


def drafted(
    region: Region,
    case: Case,
    profile: Profile,
    items: tuple[str, ...] | None = None,
    due: date | None = None,
) -> AskForInformation:
    """Draft the request for somebody to change and send: for `items` by their labels, or all missing or out of date.

    The text names the referral by its reference alone.
    """
    wanted = completeness_of(region, case, profile).wanted
    chosen = tuple(part.item.label for part in wanted) if items is None else items
    stale = {part.item.label for part in wanted if part.status == "stale"}
    day = due or region.today + timedelta(days=DAYS_TO_ANSWER)
    text = _letter(case.referral.ref, chosen, stale, day, region.settings["collaborative"])
    to = case.referral.referrer or (case.team.name if case.team else "")
    return AskForInformation(case.referral.key, to, chosen, text, day)


def reminder(region: Region, case: Case, enquiry: Enquiry) -> str:
    """Draft the message that reminds somebody of a request; the referral is named by its reference alone."""
    ref, items = case.referral.ref, "\n".join(f"- {item}" for item in enquiry.items)
    asked = f"On {shown_day(local_day(enquiry.at))} we asked for the following about referral {ref}, to be answered by"
    return (
        f"Subject: Reminder, information needed for referral {ref}\n\n"
        f"{asked} {shown_day(enquiry.due)}. It has not reached us yet:\n\n{items}\n\n"
        f"Please send what you have now, quoting {ref} and no other detail in the subject line. "
        "If the patient gets worse, telephone us at once.\n\n"
        f"{region.settings['collaborative']}"
    )


def _letter(ref: str, items: tuple[str, ...], stale: set[str], due: date, sender: str) -> str:
    """Write the message."""
    lines = [f"- {item}" + (" (what we have is out of date)" if item in stale else "") for item in items]
    answer = (
        f"Please answer by {shown_day(due)}, quoting {ref} and no other detail in the subject line. "
        "If the patient gets worse, telephone us at once."
    )
    return "\n".join(
        (
            f"Subject: Information needed for referral {ref}",
            "",
            "Thank you for your referral. Before the meeting can consider it we need:",
            "",
            *lines,
            "",
            answer,
            "",
            sender,
        )
    )


def _open(work: Work, key: str) -> Enquiry:
    """Give a request that is not answered yet."""
    enquiry = work.get(Enquiry, key)
    if enquiry.answered is not None:
        raise Refused("This request is answered already.")
    return enquiry


def _turns(work: Work, referral: Referral) -> tuple[Milestone, ...]:
    """Give a referral's turns."""
    return work.find(Milestone, referral=referral.key)
