"""Minutes of an invented meeting, of any size, with all in them that has ever gone wrong in a workbook."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pc_desktop.domain.meeting import Addendum
from pc_desktop.domain.minutes import BedOutOfUse, BedStateLine
from pc_desktop.domain.minutes_pack import (
    ActionLine,
    AttendanceLine,
    DecisionLine,
    DiscussionLine,
    MinutesPack,
)
from tests.exchange.invented_around import (
    AGENDA,
    AWAY,
    COUNTS,
    ESCALATIONS,
    GAPS,
    INTERESTS,
    QUORUM,
    TOLD,
    URGENT,
    outcomes,
)

DAY = date(2026, 11, 17)
STARTED = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
ISSUED = datetime(2026, 11, 17, 15, 2, tzinfo=UTC)
SAID = (
    "Rapid loss since September. Medical bed stepped down on 13-Nov. Community team asks for the linked unit "
    "so that the family can attend therapy; diabetes nurse at Yew on Tue and Thu. "
)
NHS_NUMBERS = ("9990000476", "9990006393", None, "9990010862", "9990013489")
NAMES = ("XXTEST-MARTIN, Kim (Ms)", "XXTEST-ABERNATHY-WOLSTENHOLME, Theodora (Dr)", "XXTEST-WREN, Sol")
KINDS = (
    ("offer_linked", "Offer bed in linked unit", "Larch 3", date(2026, 11, 20), None),
    ("keep_waiting", "Keep waiting", None, None, None),
    ("alternative", "Alternative to admission: day programme at Yew, four days a week", None, None, None),
    ("out_of_area", "Out of area: no bed available (10)", None, None, "Nobody in the region can nurse 1:1."),
    (
        "offer_in_region",
        "Offer bed elsewhere in region",
        "Rowan House 11",
        date(2026, 11, 21),
        "Family asked.",
    ),
)
TYPED = (
    SAID,
    "=cmd|' /C calc'!A0",
    "+44 is how the number begins",
    "-1 kg since Friday",
    "@referrer: ring back",
    "\t=1+1",
    "\r\nSecond line\rThird line",
    "Nothing\x00 illegal\x0b stays",
    "",
    "Escaped _x0041_ signs",
    SAID * 20,
)


def decision(number: int) -> DecisionLine:
    """Make one decision."""
    kind, words, where, until, departure = KINDS[number % len(KINDS)]
    return DecisionLine(
        number=number + 1,
        at=STARTED + timedelta(minutes=number),
        ref=f"R-{412 + number:04d}A",
        name=NAMES[number % len(NAMES)],
        nhs_number=NHS_NUMBERS[number % len(NHS_NUMBERS)],
        initials="K.M.",
        age=24 + number if number % 7 != 2 else None,
        kind=kind,
        words=words,
        where=where,
        held_until=until,
        rationale="Most unwell; the linked unit has room and diabetes care." if number % 4 != 1 else "",
        departure=departure,
        by="The meeting",
        replaced_by=None,
        key=f"d{number}",
        referral=f"r{number}",
        urgent=number == 2,
        dissent="D. Lead: would rather wait a week." if number % 5 == 4 else None,
        provisional="not quorate; to be ratified on 24-Nov-2026" if number % 5 == 3 else None,
        advice="Weekly bloods with the GP." if number % 5 == 1 else None,
        tells_referrer="B. Liaison" if number % 2 else None,
        tells_family="Larch lead" if number % 3 else None,
        told=TOLD if number == 0 else (),
        interim_plan="Medical ward until Friday." if number % 4 == 0 else None,
        risk_holder="Riverside team" if number % 4 == 0 else None,
    )


def discussion(number: int) -> DiscussionLine:
    """Make what was said about one person."""
    words = KINDS[number % len(KINDS)][1] if number % 6 != 5 else None
    age = 24 + number if number % 7 != 2 else None
    text = TYPED[number % len(TYPED)]
    return DiscussionLine(
        number=number + 1,
        ref=f"R-{412 + number:04d}A",
        initials="K.M.",
        age=age,
        seconds=291 + 17 * number,
        text=text,
        decided=words,
        referral=f"r{number}",
        options="Bed, day programme, wait with support." if number % 2 == 0 else None,
        patient_view="Wants to be near home." if number % 3 == 0 else None,
        carer_view="Afraid of the weekend." if number % 3 == 1 else None,
        presented_by="Dr P. Presenter" if number % 2 == 0 else None,
    )


def action(number: int) -> ActionLine:
    """Make one action of this meeting."""
    what = (
        f"Tell the referrer that R-{412 + number:04d}A is offered Larch 3 until 20-Nov-2026; plan admission."
    )
    return ActionLine(
        DAY,
        number + 1,
        f"R-{412 + number:04d}A",
        what,
        "Larch lead",
        date(2026, 11, 20),
        "open",
        0,
        None,
        referral=f"r{number}",
        carried=number % 3,
    )


CARRIED = (
    ActionLine(
        date(2026, 11, 3),
        2,
        None,
        "Ask when the beds at Oak Suite reopen.",
        "Liaison practitioner",
        date(2026, 11, 10),
        "overdue",
        7,
        None,
    ),
)
SEEN_DONE = (
    ActionLine(
        date(2026, 11, 10),
        3,
        "R-0377A",
        "Send the interim plan.",
        "Liaison practitioner",
        date(2026, 11, 13),
        "done",
        0,
        date(2026, 11, 12),
    ),
    ActionLine(
        raised=date(2026, 11, 10),
        number=4,
        ref=None,
        what="Book Room 5.",
        owner="B. Liaison",
        due=date(2026, 11, 13),
        standing="cancelled",
        days_over=0,
        done=date(2026, 11, 12),
        cancelled="we meet by video",
    ),
)
BEDS = (
    BedStateLine("Oak Suite", 12, 10, 10, 1, 0, 2, 0, 0, 1, 3, ISSUED - timedelta(hours=6), fresh=True),
    BedStateLine(
        unit="Ash Ward",
        commissioned=13,
        open=12,
        occupied=10,
        on_leave=0,
        held=1,
        closed=1,
        unusable=1,
        free=0,
        ready=2,
        expected_14=2,
        confirmed=ISSUED - timedelta(days=3),
        fresh=False,
        out_of_use=(
            BedOutOfUse(
                "Ash Ward", "7", "Closed", "Estates", date(2026, 11, 3), "new flooring", "NHSE region"
            ),
            BedOutOfUse("Ash Ward", "Bed 8", "Not usable", "", date(2026, 11, 9), "", None),
        ),
    ),
    BedStateLine("Rowan House", 8, 8, 6, 0, 1, 0, 0, 1, 0, 1, None, fresh=False),
)
ATTENDANCE = (
    AttendanceLine("Dr A. Chair", "Clinical lead, chair", None, "present", "Chair"),
    AttendanceLine("B. Liaison", "Liaison practitioner", None, "present"),
    AttendanceLine("D. Lead", "Clinical lead", "Yew", "apologies"),
    AttendanceLine("E. Lead", "", "Rowan House", "not recorded"),
)
CORRECTIONS = (
    Addendum("a", "m", ISSUED + timedelta(days=1), "B. Liaison", "R-0412A is offered Larch 3, not Larch 5."),
)


def minutes(people: int = 11) -> MinutesPack:
    """Make issued and corrected minutes about so many people."""
    decisions = [decision(number) for number in range(people)]
    decisions[1] = replace(decisions[1], replaced_by=5)
    return MinutesPack(
        collaborative="Coventry & Warwick Collaborative (sample)",
        day=DAY,
        place="Room 4 and by video",
        chair="Dr A. Chair",
        minute_taker="",
        started=STARTED,
        issued=ISSUED,
        issued_by="B. Liaison",
        next_day=date(2026, 11, 24),
        as_at=ISSUED,
        bed_state_at=ISSUED,
        version=2,
        chain_head="3f2a9c" * 10 + "abcd",
        chain_length=412,
        attendance=ATTENDANCE,
        bed_state=BEDS,
        decisions=tuple(decisions),
        discussion=tuple(discussion(number) for number in range(people)),
        actions=(*CARRIED, *(action(number) for number in range(people)), *SEEN_DONE),
        addenda=CORRECTIONS,
        approved=ISSUED,
        approved_by="Dr A. Chair",
        quorum=QUORUM,
        agenda=AGENDA,
        declarations=INTERESTS,
        urgent=(URGENT,) if people > 2 else (),
        escalations=ESCALATIONS,
        gaps=GAPS,
        gap_counts=COUNTS,
        away=AWAY,
        outcomes=outcomes(),
    )


def empty_draft() -> MinutesPack:
    """Make minutes of a meeting at which nothing has happened yet."""
    return replace(
        minutes(),
        started=None,
        issued=None,
        issued_by=None,
        next_day=None,
        version=0,
        chain_head=None,
        chain_length=None,
        attendance=(),
        bed_state=(),
        decisions=(),
        discussion=(),
        actions=(),
        addenda=(),
        approved=None,
        approved_by=None,
        quorum="",
        agenda=(),
        declarations=(),
        urgent=(),
        escalations=(),
        gaps=(),
        gap_counts=(),
        away=(),
        outcomes=None,
    )
