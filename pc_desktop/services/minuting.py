"""What the minutes keep of one person at one meeting: what was said, what everybody wants, and how long it took."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting, Minute
from pc_desktop.domain.minutes import refuse_if_issued
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class Views:
    """What was said about one person besides the discussion; what is empty leaves what was recorded before.

    `options` are those considered. `risk_holder`, `interim_plan` and `review_on` become the referral's own. `dissent`,
    `tells_referrer` and `tells_family` belong to the decision made.
    """

    options: str = ""
    patient_view: str = ""
    carer_view: str = ""
    presented_by: str = ""
    dissent: str = ""
    risk_holder: str = ""
    interim_plan: str = ""
    review_on: date | None = None
    tells_referrer: str = ""
    tells_family: str = ""


NO_VIEWS = Views()


@dataclass(frozen=True, slots=True)
class RecordDiscussion:
    """Record what was said about a referral: the text replaces what stood there, the seconds add up."""

    meeting: str
    referral: str
    text: str
    seconds: int
    views: Views = NO_VIEWS

    def title(self, reading: Reading) -> str:
        """Say which referral was discussed."""
        return f"Record the discussion of {reading.get(Referral, self.referral).ref}"

    def carry_out(self, work: Work) -> None:
        """Write the referral's minute of this meeting; empty text leaves what was written."""
        meeting, referral = work.get(Meeting, self.meeting), work.get(Referral, self.referral)
        refuse_if_issued(meeting)
        if self.seconds < 0:
            raise Refused("Time discussed cannot be less than nothing.")
        if self.text.strip() or self.seconds or self.views != NO_VIEWS:
            work.put(*minuted(work, meeting, referral, self.text.strip(), self.seconds, self.views))


@dataclass(frozen=True, slots=True)
class CorrectTime:
    """Put right how long a referral was discussed at a meeting, in seconds."""

    meeting: str
    referral: str
    seconds: int

    def title(self, reading: Reading) -> str:
        """Say whose time is put right."""
        return f"Correct the time discussed of {reading.get(Referral, self.referral).ref}"

    def carry_out(self, work: Work) -> None:
        """Write the time over what was counted."""
        meeting, referral = work.get(Meeting, self.meeting), work.get(Referral, self.referral)
        refuse_if_issued(meeting)
        if not 0 <= self.seconds <= 4 * 3600:
            raise Refused("The time discussed is between nothing and four hours.")
        work.put(replace(minute_of(work, meeting, referral), seconds=self.seconds))


def minute_of(work: Work, meeting: Meeting, referral: Referral) -> Minute:
    """Give a referral's minute at a meeting, or a new one with nothing in it."""
    minutes = work.find(Minute, meeting=meeting.key)
    mine = next((one for one in minutes if one.referral == referral.key), None)
    number = max((one.number for one in minutes), default=0) + 1
    return mine or Minute(work.new_key(), meeting.key, referral.key, number, "", 0)


def minuted(
    work: Work, meeting: Meeting, referral: Referral, text: str, seconds: int, views: Views
) -> tuple[Referral, Minute]:
    """Give a referral and its minute as they are with what was said now; time adds up over the meeting."""
    minute = minute_of(work, meeting, referral)
    said = replace(
        minute,
        discussion=text or minute.discussion,
        seconds=minute.seconds + seconds,
        options=views.options or minute.options,
        patient_view=views.patient_view or minute.patient_view,
        carer_view=views.carer_view or minute.carer_view,
        presented_by=views.presented_by or minute.presented_by,
    )
    held = replace(
        referral,
        risk_holder=views.risk_holder or referral.risk_holder,
        interim_plan=views.interim_plan or referral.interim_plan,
        review_on=views.review_on or referral.review_on,
    )
    return held, said
