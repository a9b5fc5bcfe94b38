"""A referral and its life: what may follow what, and what state it is in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused

URGENCIES: Final = MappingProxyType({"1": "Emergency", "4": "Very urgent", "2": "Urgent", "3": "Routine"})
"""National clinical response priorities in order of urgency: code 4, very urgent, comes between 1 and 2."""

PLACES: Final = MappingProxyType(
    {
        "home": "at home",
        "medical_ward": "on a medical ward",
        "emergency_department": "in an emergency department",
        "acute_ward": "on an acute mental health ward",
        "other_unit": "in another unit",
        "police": "in police custody",
    }
)
"""Where somebody waits, in words."""

UNSAFE_PLACES: Final = frozenset({"emergency_department", "police"})
"""Where nobody should have to wait."""

STATES: Final = MappingProxyType(
    {
        "received": "Received",
        "information_asked": "More information asked",
        "triaged": "Triaged",
        "for_meeting": "For meeting",
        "deferred": "Deferred",
        "assessment_arranged": "Assessment arranged",
        "assessment_done": "Assessment done",
        "accepted": "Waiting for a bed",
        "offered": "Offered",
        "declined_by_unit": "Declined by unit",
        "declined_by_patient": "Declined by patient",
        "out_of_area_sought": "Out of area sought",
        "admitted": "Admitted",
        "alternative": "Alternative to admission",
        "not_accepted": "Not accepted",
        "withdrawn": "Withdrawn",
        "admitted_elsewhere": "Admitted elsewhere",
        "died": "Died",
    }
)
"""The states of a referral's life, in words."""

REJECTIONS: Final = MappingProxyType(
    {
        "01": "duplicate: treated for the same already",
        "02": "not what these services are for",
        "03": "incomplete",
    }
)
"""National codes of why a referral is not accepted, in short words (NHS Data Model and Dictionary, OGL v3)."""

WITHDRAWALS: Final = MappingProxyType(
    {
        "07": "the patient asked for it",
        "09": "the patient refused to be seen",
        "08": "referred to another service",
        "04": "no further treatment appropriate",
        "03": "moved out of the area",
    }
)
"""National closure codes of a withdrawn referral, in short words (NHS Data Model and Dictionary, OGL v3)."""

CLOSING: Final = frozenset(
    {"admitted", "alternative", "not_accepted", "withdrawn", "admitted_elsewhere", "died"}
)
"""The states in which nobody waits any longer."""

_TAKING_IN: Final = frozenset({"information_asked", "triaged"})
_LOOKING_AT: Final = frozenset({"for_meeting", "deferred", "assessment_arranged", "assessment_done"})
_FINDING_A_BED: Final = frozenset({"accepted", "offered", "out_of_area_sought"})
_ANSWERS: Final = frozenset({"declined_by_unit", "declined_by_patient"})
_ON_ITS_WAY: Final = _LOOKING_AT | _FINDING_A_BED | CLOSING

_ALLOWED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "received": _TAKING_IN | _ON_ITS_WAY,
        "information_asked": _TAKING_IN | _ON_ITS_WAY,
        "triaged": _TAKING_IN | _ON_ITS_WAY,
        "for_meeting": _TAKING_IN | _ON_ITS_WAY,
        "deferred": _TAKING_IN | _ON_ITS_WAY,
        "assessment_arranged": _TAKING_IN | _ON_ITS_WAY,
        "assessment_done": _TAKING_IN | _ON_ITS_WAY,
        "accepted": _ON_ITS_WAY,
        "offered": _ON_ITS_WAY - {"not_accepted"} | _ANSWERS,
        "declined_by_unit": _ON_ITS_WAY,
        "declined_by_patient": _ON_ITS_WAY,
        "out_of_area_sought": _ON_ITS_WAY,
        "admitted": frozenset(),
        "alternative": frozenset(),
        "not_accepted": frozenset(),
        "withdrawn": frozenset(),
        "admitted_elsewhere": frozenset(),
        "died": frozenset(),
    }
)
"""What may follow what.

The meeting may decide about anybody at any time, and people are admitted, withdraw and die at any time, so no step is
compulsory. Nothing becomes received twice; once somebody waits for a bed they are not triaged again; only an offer is
declined, and whoever holds an offer was accepted; what is closed is opened by a correction alone.
"""


@dataclass(frozen=True, slots=True)
class Referral:
    """One request for a bed: whose, from which team, how urgent, what the patient needs.

    `urgency` is a code of URGENCIES, `place` a key of PLACES, `legal` a Mental Health Act status code,
    `needs` keys of what units offer. `closed` is the moment waiting ended, whatever ended it. `review_on` is the day
    somebody looks at the risk and the interim plan again. `referrer` and `contact` are who asked and how to reach them.
    """

    key: str
    ref: str
    person: str
    team: str | None
    received: datetime
    closed: datetime | None
    urgency: str
    place: str
    legal: str
    needs: tuple[str, ...]
    reason: str
    risk_holder: str | None
    interim_plan: str | None
    review_on: date | None = None
    referrer: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """One turn in a referral's life: when, by whom, at which meeting and why; `number` counts from 1.

    `code` is the national code of the turn where it has one, such as 10 to 15 for out of area. A turn entered to put an
    earlier one right names it in `corrects`.
    """

    key: str
    referral: str
    number: int
    at: datetime
    state: str
    by: str
    meeting: str | None
    reason: str
    code: str | None = None
    corrects: str | None = None


def standing_turns(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Give the turns that still stand, first to last: one that a later turn corrects does not."""
    turns = sorted(milestones, key=lambda milestone: milestone.number)
    wrong = {milestone.corrects for milestone in turns if milestone.corrects}
    return tuple(milestone for milestone in turns if milestone.key not in wrong)


def state_of(milestones: tuple[Milestone, ...]) -> Milestone:
    """Give the milestone a referral stands at: its latest.

    Raises ValueError where there is none: a referral is never kept without its first milestone.
    """
    return max(milestones, key=lambda milestone: milestone.number)


def turn(referral: Referral, last: Milestone, new: Milestone) -> Referral:
    """Give the referral as it is after a new milestone, refusing one that may not follow the last."""
    if new.state not in _ALLOWED[last.state]:
        raise Refused(
            f"{referral.ref} is {STATES[last.state].lower()}; it cannot become {STATES[new.state].lower()} "
            "now. If that is wrong, undo or correct the earlier entry first."
        )
    if new.at < last.at:
        raise Refused(f"{referral.ref} already has a later entry. Give a time after it.")
    return replace(referral, closed=new.at) if new.state in CLOSING else referral


def correct(referral: Referral, milestones: Iterable[Milestone], new: Milestone) -> Referral:
    """Give the referral as it is once `new` puts its latest turn right.

    The new turn must be one that could have followed the turn before, or say again where that one stood. Refuses to
    correct anything but the latest turn, and the receiving of a referral.
    """
    turns = standing_turns(milestones)
    if len(turns) < 2 or new.corrects != turns[-1].key:
        raise Refused(f"Only the latest entry of {referral.ref} can be corrected, and never its receiving.")
    before, wrong = turns[-2], turns[-1]
    if new.at < wrong.at:
        raise Refused(f"{referral.ref} already has a later entry. Give a time after it.")
    if new.state != before.state and new.state not in _ALLOWED[before.state]:
        raise Refused(
            f"{referral.ref} was {STATES[before.state].lower()} before; it cannot have become "
            f"{STATES[new.state].lower()}."
        )
    return replace(referral, closed=new.at if new.state in CLOSING else None)


def followers(state: str) -> frozenset[str]:
    """Give the states that may follow a state."""
    return _ALLOWED[state]


def urgency_place(code: str) -> int:
    """Tell how near the front an urgency stands: 0 is the most urgent; an unknown code stands last."""
    codes = tuple(URGENCIES)
    return codes.index(code) if code in codes else len(codes)
