"""What was decided and said at a meeting, as sections of words."""

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.minutes import initials_and_age, time_words
from pc_desktop.domain.minutes_pack import DecisionLine, DiscussionLine, MinutesPack, afterwards, urgent_words
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.ui.minutes_section import MISSING, NONE, Section


def decisions_section(pack: MinutesPack) -> Section:
    """List every decision with the patient it is about, its reasons, and what follows."""
    urgent = {one.number: urgent_words(one) for one in pack.urgent}
    rows = tuple(
        (
            f"{one.number}\n{one.ref}",
            _patient(one),
            _decided(one, urgent.get(one.number)),
            _why(one),
            "\n".join(afterwards(one)) if one.replaced_by is None else NONE,
        )
        for one in pack.decisions
    )
    headings = ("No.", "Patient", "Decision", "Why", "Until then, and who is told")
    return Section("Decisions", headings, (8, 18, 22, 26, 26), rows, "No decision was made at this meeting.")


def _patient(one: DecisionLine) -> str:
    """Name a patient with number, initials and age."""
    number = shown_number(one.nhs_number) if one.nhs_number else "NHS number not recorded"
    return f"{one.name}\n{number}\n{initials_and_age(one.initials, one.age)}"


def _decided(one: DecisionLine, urgent: str | None) -> str:
    """Say what was decided, where and until when, and how it stands."""
    said = [f"{one.words}: {one.where}" if one.where else one.words]
    said += [f"held until {shown_day(one.held_until)}"] if one.held_until else []
    said += [urgent] if urgent else []
    said += [f"▲ Provisional: {one.provisional}"] if one.provisional else []
    said += [f"(replaced by no. {one.replaced_by})"] if one.replaced_by is not None else []
    return "\n".join(said)


def _why(one: DecisionLine) -> str:
    """Say why, why not as suggested, who disagreed and who decided."""
    said = [one.rationale or "Reason not recorded"]
    said += [f"Not as suggested: {one.departure}"] if one.departure else []
    said += [f"Dissent: {one.dissent}"] if one.dissent else []
    return "\n".join((*said, f"Decided by {one.by}"))


def discussion_section(pack: MinutesPack) -> Section:
    """List what was said about each person."""
    rows = tuple(
        (
            f"{one.ref}\n{initials_and_age(one.initials, one.age)}\n{time_words(one.seconds)}",
            _said(one),
            _wanted(one),
        )
        for one in pack.discussion
    )
    headings = ("Who", "What was said", "Options and views")
    return Section("Discussion", headings, (15, 52, 33), rows, "Nobody was discussed at this meeting.")


def _said(one: DiscussionLine) -> str:
    """Say who presented, what was said, and what came of it."""
    said = [f"Presented by {one.presented_by}"] if one.presented_by else []
    return "\n".join((*said, one.text or MISSING, f"Decided: {one.decided or 'no decision'}"))


def _wanted(one: DiscussionLine) -> str:
    """Say what was considered and what the patient and the family want."""
    return (
        f"Options: {one.options or 'not recorded'}\nPatient: {one.patient_view or 'not recorded'}\n"
        f"Family: {one.carer_view or 'not recorded'}"
    )
