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
    due_words,
)
from pc_desktop.exchange.palette import Tone
from pc_desktop.exchange.sheet import Entry, Value, nhs_text
from pc_desktop.exchange.table import Column, Listing

Row = tuple[Value | Entry, ...]

NONE: Final = "–"
"""Stands where something does not apply, as against what is not recorded."""

_ATTENDANCE: Final = (
    Column("Name", 46, tone="strong"),
    Column("Role", 48),
    Column("Unit", 38),
    Column("Attendance", 28),
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
    Column("Initials, age", 10.5),
    Column("Decision", 19, tone="strong"),
    Column("Unit and bed", 12.5),
    Column("Held until", 13, "center"),
    Column("Why", 23.5),
    Column("Why not as suggested", 15),
    Column("Decided by", 14),
)
_DISCUSSION: Final = (
    Column("No.", 6.5, "center", repeats=True),
    Column("Reference", 12.5, tone="strong", repeats=True),
    Column("Initials, age", 13),
    Column("Minutes", 11, "center"),
    Column("Discussion", 86),
    Column("Decided", 31),
)
_ACTIONS: Final = (
    Column("Raised", 13, "center", repeats=True),
    Column("No.", 6.5, "center", repeats=True),
    Column("Reference", 12.5, tone="strong", repeats=True),
    Column("Action", 69),
    Column("Owner", 23),
    Column("Due", 13, "center"),
    Column("Status", 23),
)
_ATTENDED: Final[MappingProxyType[str, tuple[str, Tone]]] = MappingProxyType(
    {"present": ("✓", "good"), "apologies": ("–", "plain"), "not recorded": ("○", "quiet")}
)
_DUE: Final[MappingProxyType[str, Tone]] = MappingProxyType(
    {"overdue": "bad", "open": "plain", "done": "quiet"}
)


def attendance_listing(pack: MinutesPack) -> Listing:
    """Give who was there, who sent apologies and of whom nothing is recorded."""
    rows = tuple(_attendance_row(line) for line in pack.attendance)
    nothing = "None. Nobody is listed for this meeting."
    return Listing("Attendance", _ATTENDANCE, rows, nothing, filters=False)


def _attendance_row(line: AttendanceLine) -> Row:
    """Put one person's attendance into a row."""
    shape, tone = _ATTENDED[line.status]
    return line.name, line.role, line.unit or NONE, Entry(f"{shape} {ATTENDED[line.status]}", tone)


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
    """Give every decision with the patient it is about and its reasons."""
    rows = tuple(_decision_row(line) for line in pack.decisions)
    return Listing("Decisions", _DECISIONS, rows, "None. No decision was made at this meeting.")


def _decision_row(line: DecisionLine) -> Row:
    """Put one decision into a row; one that was replaced says so and steps back."""
    return (
        line.number,
        line.ref,
        line.name,
        nhs_text(line.nhs_number),
        initials_and_age(line.initials, line.age),
        _decision_entry(line),
        line.where or NONE,
        line.held_until or NONE,
        line.rationale,
        line.departure or NONE,
        line.by,
    )


def _decision_entry(line: DecisionLine) -> Entry:
    """Say what was decided; one that was replaced says by which and steps back."""
    if line.replaced_by is None:
        return Entry(line.words)
    return Entry(f"{line.words}\n(replaced by no. {line.replaced_by})", "quiet")


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
        line.text,
        line.decided or "No decision",
    )


def actions_listing(pack: MinutesPack) -> Listing:
    """Give every action still to be done or done since the last meeting, overdue ones first."""
    rows = tuple(_action_row(line) for line in pack.actions)
    return Listing("Actions", _ACTIONS, rows, "None. Nothing is to be done.")


def _action_row(line: ActionLine) -> Row:
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
