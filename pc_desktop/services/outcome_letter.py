"""One letter or e-mail about one patient: what was decided, for the referrer, the GP and the care co-ordinator."""

from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.calendar import shown_day, shown_day_with_weekday
from pc_desktop.domain.called import heading
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Decision, Meeting
from pc_desktop.domain.minutes import last_day_held
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.domain.others_out import Others, others, without
from pc_desktop.domain.person import Person, full_name
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.glass import is_masked, opened_today
from pc_desktop.services.minutes_scope import place_names
from pc_desktop.services.minutes_view import decision_words
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import called_in, settings_of

_MISSING: Final = "Not recorded"


@dataclass(frozen=True, slots=True)
class OutcomeLetter:
    """One letter: `subject` and `file_name` name nobody; `patient` and `parts` are labels with what is said."""

    ref: str
    decision: str
    file_name: str
    subject: str
    collaborative: str
    to: tuple[str, ...]
    patient: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    signed: str
    title: str = "Outcome of the bed meeting"

    @property
    def text(self) -> str:
        """Give the letter as plain text for an e-mail, without its subject."""
        lines = [f"To: {'; '.join(self.to)}", "", "Dear colleague,", ""]
        lines += [f"{label}: {value}" for label, value in self.patient]
        for title, said in self.parts:
            lines += ["", title.upper(), *said]
        return "\n".join([*lines, "", self.signed, self.collaborative]) + "\n"


def outcome_letter(reading: Reading, decision_key: str, by: str) -> OutcomeLetter:
    """Write the letter about one decision; refuses where the record is restricted and was not opened today.

    What was typed is cleaned of every other patient first.
    """
    decision = reading.get(Decision, decision_key)
    meeting, referral = reading.get(Meeting, decision.meeting), reading.get(Referral, decision.referral)
    person = reading.get(Person, referral.person)
    if is_masked(person, opened_today(reading, by)):
        raise Refused(
            f"{referral.ref} is a restricted record. Open it with a reason before writing its letter."
        )
    team = reading.peek(Team, referral.team) if referral.team else None
    anybody_else = (one for one in reading.find(Person) if one.key != person.key)
    left_out = others(anybody_else, (person,), (referral.ref,), (), place_names(reading))
    referrer = ", ".join(filter(None, (referral.referrer, team.name if team else None))) or "the referrer"
    words = called_in(reading)
    draft = "" if meeting.issued else " The minutes of this meeting are not issued yet."
    return OutcomeLetter(
        ref=referral.ref,
        decision=decision.key,
        file_name=f"Outcome of the {words.meeting} {shown_day(meeting.day)}, letter {decision.number}.pdf",
        subject=f"[secure] Outcome of the {words.meeting} of {shown_day(meeting.day)}",
        title=f"Outcome of the {words.meeting}",
        collaborative=settings_of(reading)["collaborative"],
        to=(referrer, "the GP", "the care co-ordinator"),
        patient=(
            (heading(words.patient), full_name(person)),
            ("Born", shown_day(person.born)),
            ("NHS number", shown_number(person.nhs_number) if person.nhs_number else _MISSING),
            ("Our reference", referral.ref),
        ),
        parts=_parts(reading, decision, meeting, referral, left_out),
        signed=f"Written by {by} for the {words.meeting} of {shown_day_with_weekday(meeting.day)}.{draft}",
    )


def _parts(
    reading: Reading, decision: Decision, meeting: Meeting, referral: Referral, left_out: Others
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say what was decided, why, what holds until then and what happens next."""

    def clean(text: str | None, otherwise: str = _MISSING) -> str:
        return without(text, left_out) if text and text.strip() else otherwise

    decided = [_sentence(clean(_decided(reading, decision)))]
    if decision.provisional:
        decided.append(_sentence(f"This is provisional: {clean(decision.provisional)}"))
    why = [clean(decision.rationale, "No reason is recorded.")]
    why += [f"Advice: {clean(decision.advice)}"] if decision.advice else []
    actions = sorted(
        reading.find(Action, meeting=meeting.key, referral=referral.key), key=lambda one: one.number
    )
    ahead = [
        f"{clean(one.what)} ({clean(one.owner)}, by {shown_day(one.due)})"
        for one in actions
        if one.cancelled is None
    ]
    ahead.append(_sentence(f"Tells the patient and the family: {clean(decision.tells_family)}"))
    if meeting.next_day:
        ahead.append(f"The meeting next meets on {shown_day_with_weekday(meeting.next_day)}.")
    return (
        ("What was decided", tuple(decided)),
        ("Why", tuple(why)),
        (
            "Until then",
            (
                _sentence(f"Holds the risk: {clean(referral.risk_holder, 'not recorded')}"),
                _sentence(f"Interim plan: {clean(referral.interim_plan, 'not recorded')}"),
                "If anything gets worse, tell us at once; do not wait for the next meeting.",
            ),
        ),
        ("What happens next", tuple(ahead)),
    )


def _sentence(words: str) -> str:
    """End words in one full stop."""
    return f"{words.rstrip().rstrip('.')}."


def _decided(reading: Reading, decision: Decision) -> str:
    """Say what was decided, where, and until when a bed is held."""
    words = decision_words(decision, called_in(reading))
    unit = reading.peek(Unit, decision.unit) if decision.unit else None
    bed = reading.peek(Bed, decision.bed) if decision.bed else None
    if unit is not None:
        words += f": {unit.name} {bed.label}" if bed else f": {unit.name}"
    until = last_day_held(decision.until)
    return f"{words}, held until {shown_day(until)}" if until else words
