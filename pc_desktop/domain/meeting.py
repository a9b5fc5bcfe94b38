"""The weekly meeting: who was there, what was said and decided about whom, and what is to be done."""

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

DECISIONS: Final = MappingProxyType(
    {
        "offer_linked": "Offer bed in linked unit",
        "offer_in_region": "Offer bed elsewhere in region",
        "out_of_area": "Out of area",
        "keep_waiting": "Keep waiting",
        "alternative": "Alternative to admission",
        "defer_information": "Defer for information",
        "defer_assessment": "Defer for assessment",
        "not_accepted": "Not accepted",
        "medical_first": "Medical admission first",
        "transfer": "Transfer",
        "repatriate": "Repatriate",
        "discharge_planning": "Discharge planning",
        "discussion_only": "Discussion only",
        "withdrawn": "Withdrawn",
    }
)
"""What the meeting may decide, in the words of its minutes."""

CAPACITIES: Final = MappingProxyType(
    {
        "chair": "Chair",
        "deputy_chair": "Deputy chair",
        "liaison": "Liaison practitioner",
        "lead": "Clinical lead of a unit",
        "deputy_lead": "Deputy of a clinical lead",
        "member": "Member",
        "guest": "Guest",
    }
)
"""In what capacity somebody sits at the meeting, in the words of its minutes."""

ALTERNATIVES: Final = (
    "intensive day treatment",
    "enhanced community treatment",
    "treatment on a medical ward",
    "crisis team at home",
    "another, see the reason",
)
"""What the meeting may offer instead of a bed."""

OAT_REASONS: Final = MappingProxyType(
    {
        "10": "no bed available",
        "11": "safeguarding",
        "12": "offending restrictions",
        "13": "staff member, family or friend there",
        "14": "patient's choice",
        "15": "patient away from home",
    }
)
"""National reason codes for placing out of area, shortened (NHS Data Model and Dictionary, OGL v3)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; open from `started` until its minutes are issued.

    `approved` is when somebody had read its minutes through and found them right. `issued` is the moment its minutes
    were issued: from then on they are only added to. `chain_head` and `chain_length` are the journal's at that moment,
    so that rows cut off later are noticed.
    """

    key: str
    day: date
    place: str
    started: datetime | None
    issued: datetime | None
    issued_by: str | None
    chair: str
    minute_taker: str
    next_day: date | None
    chain_head: str | None
    chain_length: int | None
    approved: datetime | None = None
    approved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person expected at a meeting: `status` is present, apologies or not recorded.

    `capacity` is a key of CAPACITIES, None where their role says it. A guest's `referral` is the one they come for.
    """

    key: str
    meeting: str
    name: str
    role: str
    unit: str | None
    status: str
    capacity: str | None = None
    referral: str | None = None


@dataclass(frozen=True, slots=True)
class Minute:
    """What was said about one referral at one meeting, and how long it took in seconds.

    `options` are those considered, the least restrictive among them; `patient_view` and `carer_view` what the patient
    and their family want; `presented_by` who presented.
    """

    key: str
    meeting: str
    referral: str
    number: int
    discussion: str
    seconds: int
    options: str | None = None
    patient_view: str | None = None
    carer_view: str | None = None
    presented_by: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided about one referral, why, and by whom; `number` counts from 1 within a meeting.

    `kind` is a key of DECISIONS. An offer names its unit, bed, hold and the moment the hold lapses. `detail` is the
    national reason code of an out-of-area placement or the alternative chosen; `departure` says why the decision
    departs from the order or from what the plan suggested, None where it does not. `dissent` says who disagreed and
    why, `provisional` why the decision waits for ratification, `advice` what the referrer is advised.
    """

    key: str
    meeting: str
    referral: str
    number: int
    at: datetime
    kind: str
    unit: str | None
    bed: str | None
    hold: str | None
    until: datetime | None
    detail: str | None
    rationale: str
    departure: str | None
    by: str
    dissent: str | None = None
    provisional: str | None = None
    advice: str | None = None
    tells_referrer: str | None = None
    tells_family: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody is to do by a day; it stays on the list until `done`.

    `cancelled` says why it needs no doing any more; `done` is then the moment that was said.
    """

    key: str
    meeting: str
    referral: str | None
    number: int
    what: str
    owner: str
    due: date
    done: datetime | None
    cancelled: str | None = None


@dataclass(frozen=True, slots=True)
class Addendum:
    """A dated correction to minutes already issued."""

    key: str
    meeting: str
    at: datetime
    by: str
    text: str


def is_issued(meeting: Meeting) -> bool:
    """Tell whether the minutes of a meeting are locked."""
    return meeting.issued is not None
