"""What a decision asks before it is made: a choice, a short form, or nothing; and the order that comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.meeting import ALTERNATIVES, OAT_REASONS
from pc_desktop.domain.referral import REJECTIONS, WITHDRAWALS
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, UseAlternative
from pc_desktop.services.decide_further import (
    AdmitMedicallyFirst,
    DeferForAssessment,
    DeferForInformation,
    DiscussOnly,
    DoNotAccept,
    PlanDischarge,
    PlanTransfer,
    WithdrawAtMeeting,
)
from pc_desktop.services.ports import Command
from pc_desktop.services.ruling import Said
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

FOR_WAITING: Final = (
    "keep_waiting",
    "alternative",
    "out_of_area",
    "defer_information",
    "defer_assessment",
    "not_accepted",
    "medical_first",
    "withdrawn",
    "discussion_only",
)
"""What may be decided about somebody who waits, besides an offer."""

FOR_STAYING: Final = ("transfer", "repatriate", "discharge_planning", "discussion_only")
"""What may be decided about somebody who has a bed, or whose wait ended otherwise."""

PLAIN: Final[Mapping[str, Callable[[str, str, Said], Command]]] = MappingProxyType(
    {"keep_waiting": KeepWaiting, "discussion_only": DiscussOnly}
)
"""Decisions that ask nothing."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with a few answers by key, and the order each answer makes."""

    words: str
    answers: tuple[tuple[str, str], ...]
    make: Callable[[str, str, str, Said], Command]


QUESTIONS: Final = MappingProxyType(
    {
        "alternative": Question(
            "Which alternative to admission?",
            tuple((words, words.capitalize()) for words in ALTERNATIVES),
            UseAlternative,
        ),
        "out_of_area": Question(
            "Why out of area?",
            tuple((code, f"{code} {words}") for code, words in OAT_REASONS.items()),
            GoOutOfArea,
        ),
    }
)
"""Decisions that ask one question."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Whom a form is about: the referral's reference, what is missing of it, today and the next meeting's day."""

    ref: str
    missing: str
    today: date
    next_day: date
    units: tuple[str, ...]


def form_of(act: str, matter: Matter) -> Form:
    """Give the form a decision asks for."""
    return _FORMS[act](matter)


def order_of(act: str, referral: str, meeting: str, values: Values, said: Said) -> Command:
    """Make the order from a form filled in."""
    return _ORDERS[act](referral, meeting, values, said)


def _information(matter: Matter) -> Form:
    return Form(
        f"Defer {matter.ref} for information",
        "Defer",
        (
            Field("missing", "What is missing", Kind.NOTE, matter.missing),
            Field("until", "Back at the meeting of", Kind.DAY, matter.next_day),
        ),
    )


def _assessment(matter: Matter) -> Form:
    return Form(
        f"Defer {matter.ref} for assessment",
        "Defer",
        (
            Field("who", "Who assesses, or where", Kind.TEXT, ""),
            Field("until", "Back at the meeting of", Kind.DAY, matter.next_day),
        ),
    )


def _not_accepted(matter: Matter) -> Form:
    why = tuple(Choice(code, words.capitalize()) for code, words in REJECTIONS.items())
    return Form(
        f"{matter.ref} is not accepted",
        "Record",
        (
            Field("code", "Why", Kind.CHOICE, why[0].key, choices=why),
            Field("advice", "Advice to the referrer: what to do instead", Kind.NOTE, ""),
        ),
    )


def _medical(matter: Matter) -> Form:
    where = Field("where", "Which hospital or ward, or who arranges it", Kind.TEXT, "")
    return Form(f"Medical admission first for {matter.ref}", "Record", (where,))


def _withdrawn(matter: Matter) -> Form:
    why = tuple(Choice(code, words.capitalize()) for code, words in WITHDRAWALS.items())
    return Form(
        f"{matter.ref} is withdrawn",
        "Record",
        (
            Field("by", "Withdrawn by", Kind.TEXT, ""),
            Field("code", "Why", Kind.CHOICE, why[0].key, choices=why),
        ),
    )


def _transfer(matter: Matter) -> Form:
    return Form(f"Transfer {matter.ref}", "Record", _where_and_when(matter))


def _repatriate(matter: Matter) -> Form:
    return Form(f"Bring {matter.ref} back", "Record", _where_and_when(matter))


def _where_and_when(matter: Matter) -> tuple[Field, ...]:
    units = tuple(Choice(name, name) for name in matter.units)
    return (
        Field("where", "To which unit", Kind.SUGGEST, "", choices=units),
        Field("due", "By", Kind.DAY, matter.next_day),
    )


def _discharge(matter: Matter) -> Form:
    return Form(
        f"Plan the discharge of {matter.ref}",
        "Record",
        (
            Field("what", "What is to happen", Kind.NOTE, ""),
            Field("owner", "By whom", Kind.TEXT, ""),
            Field("due", "By when", Kind.DAY, matter.next_day),
        ),
    )


_FORMS: Final[Mapping[str, Callable[[Matter], Form]]] = MappingProxyType(
    {
        "defer_information": _information,
        "defer_assessment": _assessment,
        "not_accepted": _not_accepted,
        "medical_first": _medical,
        "withdrawn": _withdrawn,
        "transfer": _transfer,
        "repatriate": _repatriate,
        "discharge_planning": _discharge,
    }
)

_ORDERS: Final[Mapping[str, Callable[[str, str, Values, Said], Command]]] = MappingProxyType(
    {
        "defer_information": lambda who, at, said, more: DeferForInformation(
            who, at, said["missing"], said["until"], more
        ),
        "defer_assessment": lambda who, at, said, more: DeferForAssessment(
            who, at, said["who"], said["until"], more
        ),
        "not_accepted": lambda who, at, said, more: DoNotAccept(who, at, said["code"], said["advice"], more),
        "medical_first": lambda who, at, said, more: AdmitMedicallyFirst(who, at, said["where"], more),
        "withdrawn": lambda who, at, said, more: WithdrawAtMeeting(who, at, said["code"], said["by"], more),
        "transfer": lambda who, at, said, more: PlanTransfer(who, at, said["where"], said["due"], said=more),
        "repatriate": lambda who, at, said, more: PlanTransfer(
            who, at, said["where"], said["due"], brings_home=True, said=more
        ),
        "discharge_planning": lambda who, at, said, more: PlanDischarge(
            who, at, said["what"], said["owner"], said["due"], more
        ),
    }
)
