"""The tables of the minutes: which columns each has, and how a line of the pack becomes a row."""

from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.minutes import ATTENDED, BedOutOfUse, BedStateLine, initials_and_age
from pc_desktop.domain.minutes_pack import (
    ActionLine,
    AttendanceLine,
    DecisionLine,
    DiscussionLine,
    MinutesPack,
    afterwards,
    due_words,
    urgent_words,
)
from pc_desktop.domain.minutes_parts import UrgentLine
from pc_desktop.exchange.palette import Tone
from pc_desktop.exchange.sheet import MISSING, Entry, Value, nhs_text
from pc_desktop.exchange.table import Column, Listing

Row = tuple[Value | Entry, ...]

NONE: Final = "–"
"""Stands where something does not apply, as against what is not recorded."""

_ATTENDANCE: Final = (
    Column("Name", 40, tone="strong"),
    Column("Role", 44),
    Column("Capacity", 28),
    Column("Unit", 26),
    Column("Attendance", 24),
)
_BED_STATE: Final = (
    Column("Unit", 18, tone="strong"),
    Column("Commissioned", 14.5, "center"),
    Column("Open", 7.5, "center"),
    Column("Occupied", 10.5, "center"),
    Column("On leave", 8, "center"),
    Column("Held", 7.5, "center"),
    Column("Closed", 8.5, "center"),
    Column("Not usable", 8.5, "center"),
    Column("Free", 7.5, "center"),
    Column("Ready to leave", 10, "center"),
    Column("Expected in 14 days", 11, "center"),
    Column("Confirmed", 19, "center"),
    Column("Remarks", 29),
)
_DECISIONS: Final = (
    Column("No.", 6.5, "center", repeats=True),
    Column("Reference", 12.5, tone="strong", repeats=True),
    Column("Patient", 20, repeats=True),
    Column("NHS number", 15),
    Column("Decision", 22, tone="strong"),
    Column("Unit and bed", 13),
    Column("Held until", 13, "center"),
    Column("Why", 26),
    Column("Why not as suggested", 15),
    Column("Dissent", 15),
    Column("Decided by", 13),
    Column("Afterwards", 36),
)
_DISCUSSION: Final = (
    Column("No.", 6.5, "center", repeats=True),
    Column("Reference", 12.5, tone="strong", repeats=True),
    Column("Initials, age", 13),
    Column("Minutes", 11, "center"),
    Column("Presented by", 15),
    Column("Discussion", 60),
    Column("Options considered", 24),
    Column("Patient's view", 20),
    Column("Family's view", 20),
    Column("Decided", 23),
)
_ACTIONS: Final = (
    Column("Raised", 13, "center", repeats=True),
    Column("No.", 6.5, "center", repeats=True),
    Column("Reference", 12.5, tone="strong", repeats=True),
    Column("Action", 62),
    Column("Owner", 23),
    Column("Due", 13, "center"),
    Column("Status", 30),
)
_ATTENDED: Final[MappingProxyType[str, tuple[str, Tone]]] = MappingProxyType(
    {"present": ("✓", "good"), "apologies": ("–", "plain"), "not recorded": ("○", "quiet")}
)
_DUE: Final[MappingProxyType[str, Tone]] = MappingProxyType(
    {"overdue": "bad", "open": "plain", "done": "quiet", "cancelled": "quiet"}
)


def attendance_listing(pack: MinutesPack) -> Listing:
    """Give who was there, who sent apologies and of whom nothing is recorded."""
    rows = tuple(_attendance_row(line) for line in pack.attendance)
    nothing = "None. Nobody is listed for this meeting."
    return Listing("Attendance", _ATTENDANCE, rows, nothing, filters=False)


def _attendance_row(line: AttendanceLine) -> Row:
    """Put one person's attendance into a row."""
    shape, tone = _ATTENDED[line.status]
    return (
        line.name,
        line.role,
        line.capacity or NONE,
        line.unit or NONE,
        Entry(f"{shape} {ATTENDED[line.status]}", tone),
    )


def bed_state_listing(pack: MinutesPack) -> Listing:
    """Give each unit's figures, with what is out of use and why."""
    rows = tuple(_bed_state_row(line) for line in pack.bed_state)
    return Listing("Bed state", _BED_STATE, rows, "None. No unit is listed.", filters=False)


def _bed_state_row(line: BedStateLine) -> Row:
    """Put one unit's figures into a row."""
    remarks = [] if line.fresh else ["▲ Confirmed too long ago: ask before relying on it."]
    remarks += [_out_of_use(one) for one in line.out_of_use]
    return (
        line.unit,
        line.commissioned,
        line.open,
        line.occupied,
        line.on_leave,
        Entry(line.held, "held" if line.held else "plain"),
        line.closed,
        line.unusable,
        Entry(line.free, "good" if line.free else "plain"),
        Entry(line.ready, "notice" if line.ready else "plain"),
        line.expected_14,
        Entry(line.confirmed, "plain" if line.fresh else "notice"),
        Entry("\n".join(remarks) or NONE, "plain"),
    )


def _out_of_use(one: BedOutOfUse) -> str:
    """Say why a bed is out of use, such as Bed 7: closed since 03-Nov-2026 (estates). New flooring."""
    bed = one.bed if one.bed.lower().startswith("bed") else f"Bed {one.bed}"
    kind = f" ({one.kind.lower()})" if one.kind else ""
    reason = one.reason.strip().rstrip(".") or "reason not recorded"
    told = f" Told: {one.told}." if one.told else ""
    since = f"{one.state.lower()} since {shown_day(one.since)}{kind}"
    return f"{bed}: {since}. {reason[:1].upper()}{reason[1:]}.{told}"


def bed_totals(pack: MinutesPack) -> tuple[Value, ...]:
    """Give the figures of all units together, in the columns of the bed state."""
    lines = pack.bed_state
    return (
        "All units",
        sum(line.commissioned for line in lines),
        sum(line.open for line in lines),
        sum(line.occupied for line in lines),
        sum(line.on_leave for line in lines),
        sum(line.held for line in lines),
        sum(line.closed for line in lines),
        sum(line.unusable for line in lines),
        sum(line.free for line in lines),
        sum(line.ready for line in lines),
        sum(line.expected_14 for line in lines),
    )


def decisions_listing(pack: MinutesPack) -> Listing:
    """Give every decision with the patient it is about, its reasons, and what follows."""
    urgent = {one.number: one for one in pack.urgent}
    rows = tuple(_decision_row(line, urgent.get(line.number)) for line in pack.decisions)
    return Listing("Decisions", _DECISIONS, rows, "None. No decision was made at this meeting.")


def _decision_row(line: DecisionLine, urgent: UrgentLine | None) -> Row:
    """Put one decision into a row; one that was replaced says so and steps back."""
    return (
        line.number,
        line.ref,
        line.name,
        nhs_text(line.nhs_number),
        _decision_entry(line, urgent),
        line.where or NONE,
        line.held_until or NONE,
        line.rationale,
        line.departure or NONE,
        line.dissent or NONE,
        line.by,
        "\n".join(afterwards(line)) if line.replaced_by is None else NONE,
    )


def _decision_entry(line: DecisionLine, urgent: UrgentLine | None) -> Entry:
    """Say what was decided; one that was replaced says by which and steps back, a provisional one stands out."""
    said = [line.words, *([urgent_words(urgent)] if urgent else [])]
    if line.replaced_by is not None:
        return Entry("\n".join((*said, f"(replaced by no. {line.replaced_by})")), "quiet")
    if line.provisional is not None:
        return Entry("\n".join((*said, f"▲ Provisional: {line.provisional}")), "notice")
    return Entry("\n".join(said))


def discussion_listing(pack: MinutesPack) -> Listing:
    """Give what was said about each person and for how many minutes."""
    rows = tuple(_discussion_row(line) for line in pack.discussion)
    return Listing("Discussion", _DISCUSSION, rows, "None. Nobody was discussed at this meeting.")


def _discussion_row(line: DiscussionLine) -> Row:
    """Put what was said about one person into a row."""
    return (
        line.number,
        line.ref,
        initials_and_age(line.initials, line.age),
        line.seconds / 60,
        line.presented_by or NONE,
        line.text,
        line.options or NONE,
        line.patient_view or MISSING,
        line.carer_view or MISSING,
        line.decided or "No decision",
    )


def actions_listing(pack: MinutesPack) -> Listing:
    """Give every action still to be done or done since the last meeting, overdue ones first."""
    rows = tuple(action_row(line) for line in pack.actions)
    return Listing("Actions", _ACTIONS, rows, "None. Nothing is to be done.")


def action_row(line: ActionLine) -> Row:
    """Put one action into a row."""
    tone = _DUE[line.standing]
    return (
        line.raised,
        line.number,
        line.ref or NONE,
        line.what,
        line.owner,
        Entry(line.due, tone),
        Entry(due_words(line), tone),
    )
