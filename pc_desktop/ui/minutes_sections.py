"""The minutes as sections of words, for reading on the screen and on paper; nothing here knows of Qt or of files."""

from pc_desktop.domain.calendar import (
    counted,
    shown_day,
    shown_day_with_weekday,
    shown_moment,
    shown_time,
)
from pc_desktop.domain.minutes import ATTENDED, time_words
from pc_desktop.domain.minutes_pack import MinutesPack, due_words
from pc_desktop.ui.minutes_decided import decisions_section, discussion_section
from pc_desktop.ui.minutes_section import MISSING, NONE, Section


def minutes_sections(pack: MinutesPack) -> tuple[Section, ...]:
    """Put the whole minutes into sections, in the order they are read out; a trust's leave out what it does not get."""
    mine = bool(pack.audience)
    return (
        _meeting(pack),
        _attendance(pack),
        *(() if mine else (_interests(pack), _agenda(pack))),
        _beds(pack),
        decisions_section(pack),
        discussion_section(pack),
        _actions(pack),
        _escalations(pack),
        _gaps(pack),
        _away(pack),
        *(() if mine else (_outcomes(pack),)),
        _corrections(pack),
    )


def _meeting(pack: MinutesPack) -> Section:
    """Say where, when and with whom the meeting was."""
    approved = f"{shown_moment(pack.approved)} by {pack.approved_by or 'somebody not recorded'}"
    rows = (
        ("Status", pack.status_words),
        ("Day", shown_day_with_weekday(pack.day)),
        ("Started", shown_time(pack.started) if pack.started else MISSING),
        ("Place", pack.place or MISSING),
        ("Chair", pack.chair or MISSING),
        ("Minute taker", pack.minute_taker or MISSING),
        ("Quorum", pack.quorum or MISSING),
        ("Approved", approved if pack.approved else "Not approved"),
        ("To be ratified", counted(pack.provisional, "decision") if pack.provisional else "None"),
        (
            "Time discussed",
            f"{time_words(pack.seconds)}, {counted(len(pack.discussion), 'person', 'people')}",
        ),
        ("Next meeting", shown_day_with_weekday(pack.next_day) if pack.next_day else MISSING),
    )
    return Section("The meeting", (), (18, 82), rows)


def _attendance(pack: MinutesPack) -> Section:
    """List who was there."""
    rows = tuple(
        (one.name, one.role or MISSING, one.capacity or NONE, one.unit or NONE, ATTENDED[one.status])
        for one in pack.attendance
    )
    headings = ("Name", "Role", "Capacity", "Unit", "Attendance")
    nothing = "Nobody is listed for this meeting."
    return Section("Attendance", headings, (26, 26, 18, 16, 14), rows, nothing, f"{pack.attendance_words}.")


def _interests(pack: MinutesPack) -> Section:
    """List the interests declared."""
    rows = tuple((one.name, one.interest, one.handling or MISSING) for one in pack.declarations)
    headings = ("Declared by", "Interest", "What the meeting did")
    return Section("Declarations of interest", headings, (26, 44, 30), rows, "No interest was declared.")


def _agenda(pack: MinutesPack) -> Section:
    """List the items with what was noted."""
    rows = tuple(
        (f"{one.position}. {one.title}", one.notes or NONE, f"{time_words(one.seconds)} of {one.budget}")
        for one in pack.agenda
    )
    return Section("Agenda", ("Item", "Notes", "Time"), (30, 54, 16), rows, "No agenda was kept.")


def _beds(pack: MinutesPack) -> Section:
    """List each unit's figures, and what is out of use and why."""
    headings = (
        "Unit",
        "Open",
        "Occupied",
        "Leave",
        "Held",
        "Free",
        "Ready",
        "14 days",
        "Confirmed",
        "Out of use",
    )
    rows = tuple(
        (
            one.unit,
            f"{one.open} of {one.commissioned}",
            *(
                str(count)
                for count in (one.occupied, one.on_leave, one.held, one.free, one.ready, one.expected_14)
            ),
            (shown_moment(one.confirmed) if one.confirmed else MISSING)
            + ("" if one.fresh else " ▲ too long ago"),
            "; ".join(f"{bed.bed}: {bed.reason or 'reason not recorded'}" for bed in one.out_of_use) or NONE,
        )
        for one in pack.bed_state
    )
    note = f"As at {shown_moment(pack.bed_state_at)}. 14 days: discharges expected within 14 days."
    return Section("Bed state", headings, (15, 9, 9, 6, 6, 6, 6, 7, 15, 21), rows, "No unit is listed.", note)


def _actions(pack: MinutesPack) -> Section:
    """List what is to be done, overdue first."""
    rows = tuple(
        (
            f"{shown_day(one.raised)}, {one.number}",
            one.ref or NONE,
            one.what,
            one.owner,
            shown_day(one.due),
            due_words(one),
        )
        for one in pack.actions
    )
    headings = ("Raised, no.", "Reference", "Action", "Owner", "Due", "Status")
    return Section("Actions", headings, (13, 10, 36, 14, 10, 17), rows, "Nothing is to be done.")


def _escalations(pack: MinutesPack) -> Section:
    """List what was taken further, with its answer."""
    rows = tuple(
        (
            str(one.number),
            one.ref or NONE,
            f"{one.about}\n{one.whom}",
            f"{one.asked}\n{shown_moment(one.at)}, {one.by}",
            f"{shown_moment(one.answered)}: {one.answer or MISSING}" if one.answered else "● No answer yet",
        )
        for one in pack.escalations
    )
    headings = ("No.", "Reference", "About, to whom", "Asked", "Answer")
    return Section("Escalations", headings, (6, 10, 26, 30, 28), rows, "Nothing was taken further.")


def _gaps(pack: MinutesPack) -> Section:
    """List the gaps named, and how often each was named within a year."""
    rows = tuple(
        (
            one.ref or NONE,
            one.place,
            one.service,
            one.words or NONE,
            f"{shown_day(one.at.date())}, {one.by}",
        )
        for one in pack.gaps
    )
    counts = "; ".join(f"{one.place}, {one.service}: {one.times}" for one in pack.gap_counts)
    headings = ("Reference", "Place", "Service missing", "In words", "Named")
    note = f"Within twelve months: {counts}." if counts else ""
    return Section("Gaps in services", headings, (10, 18, 24, 28, 20), rows, "No gap was named.", note)


def _away(pack: MinutesPack) -> Section:
    """List who is away from home."""
    rows = tuple(
        (
            f"{one.ref}\n{one.initials}",
            f"{one.where}, {'out of area' if one.out_of_area else 'in the region'}\n{counted(one.days, 'day')}",
            one.why,
            f"Own unit: {one.home}. {one.returns}" + (f"\nBefore that: {one.plan}" if one.plan else ""),
            f"Return {shown_day(one.planned_on).lower() if one.planned_on is None else shown_day(one.planned_on)}\n"
            + ("; ".join(one.attention) or "all recorded"),
        )
        for one in pack.away
    )
    headings = ("Reference", "Where and since", "Why", "The way home", "To do")
    return Section("People away from home", headings, (10, 20, 18, 30, 22), rows, "Nobody is away from home.")


def _outcomes(pack: MinutesPack) -> Section:
    """List the figures of the outcomes."""
    told = pack.outcomes.figures if pack.outcomes else ()
    rows = tuple((one.label, one.value, one.detail) for one in told)
    note = f"{pack.outcomes.period}. {pack.outcomes.baseline}." if pack.outcomes else ""
    return Section(
        "Outcomes", ("Figure", "Value", "In detail"), (28, 22, 50), rows, "No figure is known.", note
    )


def _corrections(pack: MinutesPack) -> Section:
    """List what was corrected since."""
    rows = tuple((shown_moment(one.at), one.by, one.text) for one in pack.addenda)
    nothing = "None." if pack.issued else "None: these minutes are not issued yet."
    return Section(
        "Corrections since the minutes were issued", ("When", "By", "Correction"), (16, 18, 66), rows, nothing
    )


def owners_sections(pack: MinutesPack) -> tuple[Section, ...]:
    """Put what is to be done, owner by owner, and the beds into sections."""
    actions = _actions(pack)
    open_ones = [row for row in actions.rows if row[5].startswith(("▲", "●"))]
    ordered = tuple(sorted(open_ones, key=lambda row: " ".join(row[3].split()).casefold()))
    return Section("Actions by owner", actions.headings, actions.widths, ordered, actions.nothing), _beds(
        pack
    )
