"""The bed board: every bed of every unit as a line of words, and each unit's figures."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.board import BED_STATES, BedStanding, Lent, UnitFigures
from pc_desktop.domain.calendar import counted, shown_day, shown_moment, weekday_and_day
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.queue_view import last_day
from pc_desktop.services.region import Region


@dataclass(frozen=True, slots=True)
class BedLine:
    """One bed as the board shows it: `word` is its state shortly, `spoken` everything in one sentence."""

    key: str
    label: str
    state: str
    word: str
    who: str
    days: int | None
    held_for: str | None
    expected: date | None
    tip: str
    spoken: str


@dataclass(frozen=True, slots=True)
class UnitBoard:
    """One unit on the board: its figures, how old its word is, and its beds."""

    figures: UnitFigures
    word_age: str
    beds: tuple[BedLine, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All units, and the figures of all of them together."""

    units: tuple[UnitBoard, ...]
    commissioned: int
    open: int
    available: int
    held: int
    expected: int
    ready: int
    closed: int
    fresh: int


def board_view(region: Region) -> Board:
    """Give the board as it stands."""
    units = tuple(_unit(region, key) for key in region.board)
    figures = [unit.figures for unit in units]
    return Board(
        units=units,
        commissioned=sum(one.commissioned for one in figures),
        open=sum(one.open for one in figures),
        available=sum(one.available for one in figures),
        held=sum(one.held for one in figures),
        expected=sum(one.expected[0] for one in figures),
        ready=sum(one.ready for one in figures),
        closed=sum(one.closed for one in figures),
        fresh=sum(one.fresh for one in figures),
    )


def _unit(region: Region, key: str) -> UnitBoard:
    """Prepare one unit."""
    figures = region.figures[key]
    return UnitBoard(
        figures, word_age(region, figures), tuple(_bed(region, one) for one in region.board[key])
    )


def word_age(region: Region, figures: UnitFigures) -> str:
    """Say how old a unit's word for its beds is."""
    if figures.confirmed is None:
        return "never confirmed"
    hours = int((region.now - figures.confirmed).total_seconds() // 3600)
    if hours < 1:
        return "confirmed just now"
    return (
        f"confirmed {counted(hours, 'hour')} ago"
        if hours < 48
        else f"confirmed {counted(hours // 24, 'day')} ago"
    )


def _bed(region: Region, standing: BedStanding) -> BedLine:
    """Prepare one bed."""
    stay = standing.stay
    who = shown_initials(region.people[stay.person]) if stay and stay.person in region.people else ""
    held_for = None
    if standing.hold is not None:
        case = region.cases.get(standing.hold.referral)
        held_for = case.referral.ref if case else "a referral"
    back = lent_to_come_back(region, standing)
    tip = _tip(region, standing, who, held_for)
    spoken = f"{region.bed_name(standing.bed.key)}: {tip}"
    return BedLine(
        key=standing.bed.key,
        label=standing.bed.label,
        state=standing.state,
        word=_word(standing) or back,
        who=who or held_for or back,
        days=standing.days,
        held_for=held_for,
        expected=stay.expected if stay else None,
        tip=tip,
        spoken=spoken,
    )


def lent_to_come_back(region: Region, standing: BedStanding) -> str:
    """Say shortly who is on leave from a bed others may use; empty where nobody is."""
    who = ", ".join(shown_initials(region.people[one.stay.person]) for one in standing.lent)
    return f"← {who}" if who else ""


def _word(standing: BedStanding) -> str:
    """Say a bed's state in a word that fits its tile."""
    if standing.state == "occupied":
        return ""
    if standing.state == "expected" and standing.stay and standing.stay.expected:
        return weekday_and_day(standing.stay.expected).split(" ")[1]
    return {"ready": "Ready", "on_leave": "Leave", "unusable": "No use"}.get(
        standing.state, BED_STATES[standing.state]
    )


def _tip(region: Region, standing: BedStanding, who: str, held_for: str | None) -> str:
    """Say everything about a bed in a sentence."""
    parts = [BED_STATES[standing.state].lower()]
    stay, closure = standing.stay, standing.closure
    if stay is not None:
        parts.append(f"{who}, {counted(standing.days or 0, 'day')}")
        if stay.expected is not None:
            parts.append(f"discharge expected {shown_day(stay.expected)}")
        if stay.ready is not None and stay.ready <= region.today:
            parts.append(f"clinically ready since {shown_day(stay.ready)}")
    if standing.leave is not None:
        parts.append(f"on leave since {shown_moment(standing.leave.start)}, bed kept")
    if closure is not None:
        parts.append(closure.reason)
        parts.append(f"since {shown_moment(closure.start)}")
    if standing.hold is not None and held_for is not None:
        parts.append(f"held for {held_for} until {shown_day(last_day(standing.hold.until))}")
    parts += [_lent(region, one) for one in standing.lent]
    return "; ".join(parts)


def _lent(region: Region, lent: Lent) -> str:
    """Say who is on leave from a bed, since when and until when, and that they come back."""
    due = f", due back {shown_day(lent.leave.due_back)}" if lent.leave.due_back else ""
    since = shown_moment(lent.leave.start)
    return f"leave: {shown_initials(region.people[lent.stay.person])}, since {since}{due}, comes back"
