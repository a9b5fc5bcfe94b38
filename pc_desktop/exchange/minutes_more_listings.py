"""Further tables of the minutes: the agenda, interests, what was taken further, people away."""

from typing import Final

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.minutes_parts import AwayEntry, EscalationLine
from pc_desktop.exchange.minutes_listings import NONE, Row
from pc_desktop.exchange.sheet import MISSING, Entry
from pc_desktop.exchange.table import Column, Listing

FURTHER_WIDTHS: Final = (8, 13, 25, 30, 46, 14, 44)

_AGENDA: Final = (
    Column("Item", 40, tone="strong"),
    Column("Notes", 44),
    Column("Minutes planned", 28, "center"),
    Column("Minutes spent", 26, "center"),
    Column("Standing", 24),
)
_INTERESTS: Final = (
    Column("Declared by", 40, tone="strong"),
    Column("Interest", 44),
    Column("What the meeting did", 28),
)
_ESCALATIONS: Final = (
    Column("No.", 8, "center", repeats=True),
    Column("Reference", 13, tone="strong", repeats=True),
    Column("About", 25),
    Column("To whom", 30),
    Column("Asked", 46),
    Column("On", 14, "center"),
    Column("Answer", 44),
)
_GAPS: Final = (
    Column("No.", 8, "center", repeats=True),
    Column("Reference", 13, tone="strong", repeats=True),
    Column("Place", 25),
    Column("Service that does not exist there", 30),
    Column("In words", 46),
    Column("Named on", 14, "center"),
    Column("Named by", 44),
)
_COUNTS: Final = (
    Column("No.", 8, "center"),
    Column("Times", 13, "center", tone="strong"),
    Column("Where", 25),
    Column("Service missing", 30),
)
_AWAY: Final = (
    Column("No.", 8, "center", repeats=True),
    Column("Reference", 13, tone="strong", repeats=True),
    Column("Where and since", 25),
    Column("Why away", 30),
    Column("The way home", 46),
    Column("Return planned", 14, "center"),
    Column("To do", 44),
)


def agenda_listing(pack: MinutesPack) -> Listing:
    """Give the items of the agenda with what was noted and the time they took."""
    rows = tuple(
        (
            f"{one.position}. {one.title}",
            one.notes or NONE,
            one.budget,
            one.seconds / 60,
            "Done" if one.through else "Not reached",
        )
        for one in pack.agenda
    )
    return Listing("Agenda", _AGENDA, rows, "None. No agenda was kept.", filters=False)


def interests_listing(pack: MinutesPack) -> Listing:
    """Give the interests declared."""
    rows = tuple((one.name, one.interest, one.handling or MISSING) for one in pack.declarations)
    return Listing("Interests", _INTERESTS, rows, "None. No interest was declared.", filters=False)


def escalations_listing(pack: MinutesPack) -> Listing:
    """Give what was taken further, with its answer."""
    rows = tuple(_escalation(line) for line in pack.escalations)
    return Listing("Escalations", _ESCALATIONS, rows, "None. Nothing was taken further.", filters=False)


def _escalation(line: EscalationLine) -> Row:
    """Put one escalation into a row."""
    answered = f"{shown_moment(line.answered)}: {line.answer or MISSING}" if line.answered else ""
    return (
        line.number,
        line.ref or NONE,
        line.about,
        line.whom,
        f"{line.asked} ({line.by})",
        line.at.date(),
        Entry(answered) if answered else Entry("● No answer yet", "notice"),
    )


def gaps_listing(pack: MinutesPack) -> Listing:
    """Give the gaps in services named at this meeting or since the last."""
    rows = tuple(
        (number, one.ref or NONE, one.place, one.service, one.words or NONE, one.at.date(), one.by)
        for number, one in enumerate(pack.gaps, start=1)
    )
    return Listing("Gaps in services", _GAPS, rows, "None. No gap was named.", filters=False)


def gap_counts_listing(pack: MinutesPack) -> Listing:
    """Give how often each gap was named within twelve months."""
    rows = tuple(
        (number, one.times, one.place, one.service) for number, one in enumerate(pack.gap_counts, start=1)
    )
    return Listing("Gaps counted", _COUNTS, rows, "None.", filters=False)


def away_listing(pack: MinutesPack) -> Listing:
    """Give everybody who is out of area or in a unit that is not theirs."""
    rows = tuple(_away(number, one) for number, one in enumerate(pack.away, start=1))
    return Listing("People away from home", _AWAY, rows, "None. Nobody is away from home.", filters=False)


def _away(number: int, one: AwayEntry) -> Row:
    """Put one person away into a row."""
    where = f"{one.where}, {'out of area' if one.out_of_area else 'in the region'}"
    home = f"Own unit: {one.home}. {one.returns}"
    return (
        number,
        f"{one.ref}\n{one.initials}",
        Entry(f"{where}, {counted(one.days, 'day')}", "notice" if one.out_of_area else "plain"),
        one.why,
        f"{home} Before that: {one.plan}" if one.plan else home,
        one.planned_on or NONE,
        "; ".join(one.attention) or "all recorded",
    )
