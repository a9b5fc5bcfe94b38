"""What may follow in a referral's life: each turn with its key, the form that asks what it needs, and its order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.meeting import OAT_REASONS
from pc_desktop.domain.referral import REJECTIONS, STATES, URGENCIES, WITHDRAWALS, followers
from pc_desktop.services.admit_away import AdmitOutOfArea
from pc_desktop.services.cases import Case
from pc_desktop.services.life import (
    AcceptToWaiting,
    AdmittedElsewhere,
    ArrangeAssessment,
    CorrectTurn,
    Defer,
    NotAccept,
    PutOnAgenda,
    RecordAssessment,
    RecordDied,
    RecordPatientDeclined,
    Triage,
    Withdraw,
)
from pc_desktop.services.life_entry import may_have_been
from pc_desktop.services.ports import Command
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice


@dataclass(frozen=True, slots=True)
class Around:
    """What the forms need to know: today, the meeting at hand and the units outside the region."""

    today: date
    meeting: str | None
    meeting_words: str
    away: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TurnKind:
    """One turn people may choose: its words, its key, the state it leads to, its form and its order."""

    key: str
    words: str
    hint: str
    state: str
    form: Callable[[Case, Around], Form]
    order: Callable[[Case, Around, Values], Command]


def _note(key: str, label: str, without: str = "") -> Field:
    """Ask for words."""
    return Field(key, label, Kind.NOTE, "", without=without)


def _choices(codes: Mapping[str, str]) -> tuple[Choice, ...]:
    """Offer codes by their words."""
    return tuple(Choice(code, words[0].upper() + words[1:]) for code, words in codes.items())


def _first(choices: tuple[Choice, ...]) -> str | None:
    """Give the key of the first choice; None where there is none."""
    return choices[0].key if choices else None


def _day(key: str, label: str, day: date) -> Field:
    """Ask for a day."""
    return Field(key, label, Kind.DAY, day)


TURNS: Final = (
    TurnKind(
        "triage",
        "Triage…",
        "T",
        "triaged",
        lambda case, _: Form(
            f"Triage {case.referral.ref}",
            "Record",
            (
                Field(
                    "urgency", "How urgent", Kind.CHOICE, case.referral.urgency, choices=_choices(URGENCIES)
                ),
                _note("reason", "Why (optional)"),
            ),
        ),
        lambda case, _, values: Triage(case.referral.key, values["urgency"], values["reason"]),
    ),
    TurnKind(
        "agenda",
        "Put on the agenda…",
        "G",
        "for_meeting",
        lambda case, around: Form(
            f"Put {case.referral.ref} on the agenda",
            "Put on the agenda",
            (_note("reason", "What the meeting is asked (optional)"),),
            around.meeting_words,
        ),
        lambda case, around, values: PutOnAgenda(case.referral.key, around.meeting or "", values["reason"]),
    ),
    TurnKind(
        "defer",
        "Defer…",
        "F",
        "deferred",
        lambda case, around: Form(
            f"Defer {case.referral.ref}",
            "Defer",
            (_day("until", "Bring back on", around.today + timedelta(days=7)), _note("reason", "Why")),
        ),
        lambda case, _, values: Defer(case.referral.key, values["until"], values["reason"]),
    ),
    TurnKind(
        "assess",
        "Arrange assessment…",
        "S",
        "assessment_arranged",
        lambda case, around: Form(
            f"Arrange an assessment of {case.referral.ref}",
            "Arrange",
            (
                _day("day", "On", around.today + timedelta(days=1)),
                Field("who", "Who assesses, and where", Kind.TEXT, ""),
            ),
        ),
        lambda case, _, values: ArrangeAssessment(case.referral.key, values["day"], values["who"]),
    ),
    TurnKind(
        "assessed",
        "Assessment done…",
        "D",
        "assessment_done",
        lambda case, around: Form(
            f"Assessment of {case.referral.ref}",
            "Record",
            (_day("day", "Done on", around.today), _note("found", "What it found")),
        ),
        lambda case, _, values: RecordAssessment(case.referral.key, values["day"], values["found"]),
    ),
    TurnKind(
        "accept",
        "Accept to waiting…",
        "W",
        "accepted",
        lambda case, _: Form(
            f"Accept {case.referral.ref} to the waiting list", "Accept", (_note("reason", "Why (optional)"),)
        ),
        lambda case, _, values: AcceptToWaiting(case.referral.key, values["reason"]),
    ),
    TurnKind(
        "declined",
        "Patient declines…",
        "P",
        "declined_by_patient",
        lambda case, _: Form(
            f"{case.referral.ref}: the patient declines",
            "Record",
            (_note("reason", "Why"),),
            "The bed held is released and the referral waits again.",
        ),
        lambda case, _, values: RecordPatientDeclined(case.referral.key, values["reason"]),
    ),
    TurnKind(
        "away",
        "Admit out of area…",
        "O",
        "admitted",
        lambda case, around: Form(
            f"Admit {case.referral.ref} out of area",
            "Admit",
            (
                Field(
                    "unit",
                    "To",
                    Kind.CHOICE,
                    _first(around.away),
                    choices=around.away,
                ),
                Field("code", "Why out of area", Kind.CHOICE, "10", choices=_choices(OAT_REASONS)),
            ),
            "Units outside the region are added in Setup." if not around.away else "",
        ),
        lambda case, _, values: AdmitOutOfArea(case.referral.key, values["unit"] or "", values["code"]),
    ),
    TurnKind(
        "not_accept",
        "Not accepted…",
        "N",
        "not_accepted",
        lambda case, _: Form(
            f"Do not accept {case.referral.ref}",
            "Not accepted",
            (
                Field("code", "Why", Kind.CHOICE, "02", choices=_choices(REJECTIONS)),
                _note("reason", "In words"),
                _note("advice", "Advice to the referrer"),
            ),
        ),
        lambda case, _, values: NotAccept(
            case.referral.key, values["code"], values["reason"], values["advice"]
        ),
    ),
    TurnKind(
        "withdraw",
        "Withdrawn…",
        "R",
        "withdrawn",
        lambda case, _: Form(
            f"Withdraw {case.referral.ref}",
            "Withdraw",
            (
                Field("code", "Why", Kind.CHOICE, "07", choices=_choices(WITHDRAWALS)),
                Field("by", "Who withdrew it", Kind.TEXT, case.referral.referrer or ""),
                _note("reason", "In words (optional)"),
            ),
        ),
        lambda case, _, values: Withdraw(case.referral.key, values["code"], values["by"], values["reason"]),
    ),
    TurnKind(
        "elsewhere",
        "Admitted elsewhere…",
        "E",
        "admitted_elsewhere",
        lambda case, _: Form(
            f"{case.referral.ref}: admitted elsewhere", "Record", (Field("where", "Where", Kind.TEXT, ""),)
        ),
        lambda case, _, values: AdmittedElsewhere(case.referral.key, values["where"]),
    ),
    TurnKind(
        "died",
        "Died…",
        "X",
        "died",
        lambda case, around: Form(
            f"{case.referral.ref}: the patient died",
            "Record",
            (_day("day", "On", around.today),),
            "Every open referral of this patient ends and no bed is held any more.",
        ),
        lambda case, _, values: RecordDied(case.referral.key, values["day"]),
    ),
    TurnKind(
        "correct",
        "Correct the latest entry…",
        "C",
        "",
        lambda case, _: Form(
            f"Correct the latest entry of {case.referral.ref}",
            "Correct",
            (
                Field(
                    "state",
                    "It should have been",
                    Kind.CHOICE,
                    _first(_corrections(case)),
                    choices=_corrections(case),
                ),
                _note("reason", "What was wrong"),
            ),
            f"The entry “{STATES[case.last.state]}” stays on record and is put right by a further one.",
        ),
        lambda case, _, values: CorrectTurn(case.referral.key, values["state"] or "", values["reason"]),
    ),
)
"""Every turn, in the order of a referral's way."""


def possible(case: Case, around: Around) -> tuple[TurnKind, ...]:
    """Give the turns that may follow where a referral stands."""
    after = followers(case.last.state)
    return tuple(turn for turn in TURNS if _may(turn, case, around, after))


def _may(turn: TurnKind, case: Case, around: Around, after: frozenset[str]) -> bool:
    """Tell whether one turn may follow."""
    if turn.key == "correct":
        return bool(may_have_been(case.milestones))
    if turn.key == "agenda" and around.meeting is None:
        return False
    return turn.state in after


def _corrections(case: Case) -> tuple[Choice, ...]:
    """Offer the states the latest turn can be corrected to, first where the referral stood before."""
    return tuple(Choice(state, STATES[state]) for state in may_have_been(case.milestones))
