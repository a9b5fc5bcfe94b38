"""The list of referrals as rows: a line each, long or in two short lines."""

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.severity import Level
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.services.referral_list import ClosedLine
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_KEPT: Final = 1024
"""How many rows are kept ready: a line that has not changed is not prepared again."""

OLD_AFTER: Final = 7
"""Measurements older than this many days are marked: much changes in a week."""

LEVEL_TONES: Final = MappingProxyType[Level, Tone](
    {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "missing": Tone.GREY}
)
STATE_TONES: Final = MappingProxyType(
    {
        "offered": Tone.GREEN,
        "lapsed": Tone.AMBER,
        "deferred": Tone.AMBER,
        "information_asked": Tone.GREY,
        "declined_by_unit": Tone.AMBER,
        "declined_by_patient": Tone.AMBER,
        "out_of_area_sought": Tone.AMBER,
    }
)
"""What a state means where it is more than waiting."""


_CLOSED_PLACE: Final = Cell("–", Tone.QUIET, spoken="closed")
_NOTHING: Final = Cell("", spoken="closed")


@lru_cache(maxsize=_KEPT)
def referral_row(line: QueueLine) -> Row:
    """Prepare one line of the list, with everything in a column of its own."""
    risk, bmi, waited, state, seen = _figures(line)
    return Row(
        line.key,
        (
            Cell(str(line.place), Tone.STRONG, spoken=f"place {line.place}"),
            Cell(line.ref, Tone.STRONG, tip="; ".join(line.reasons)),
            Cell(line.initials, tip=line.name),
            Cell(line.sex_age, spoken=_sex_age_words(line.sex_age)),
            risk,
            bmi,
            Cell(line.legal),
            Cell(line.linked, tip=line.team),
            waited,
            state,
            seen,
        ),
    )


@lru_cache(maxsize=_KEPT)
def short_row(line: QueueLine, words: Called = OWN) -> Row:
    """Prepare one line of the list where it is narrow: who it is, in two lines, then the figures."""
    risk, bmi, waited, state, seen = _figures(line)
    who = f"{line.sex_age} · {line.legal} · {line.linked}"
    linked = f"{words.linked_unit} {line.linked}"
    spoken = f"{line.ref}, {line.initials}, {_sex_age_words(line.sex_age)}, {line.legal}, {linked}"
    return Row(
        line.key,
        (
            Cell(str(line.place), Tone.STRONG, spoken=f"place {line.place}"),
            Cell(
                f" · {line.initials}", lead=line.ref, second=who, tip=f"{line.name}; {linked}", spoken=spoken
            ),
            risk,
            _in_two_lines(bmi),
            waited,
            state,
            _in_two_lines(seen),
        ),
    )


def closed_row(line: ClosedLine) -> Row:
    """Prepare one closed referral for the list, below the open ones."""
    return Row(
        line.key,
        (
            _CLOSED_PLACE,
            Cell(line.ref, Tone.STRONG),
            Cell(line.initials, tip=line.name),
            Cell(line.sex_age, spoken=_sex_age_words(line.sex_age)),
            _NOTHING,
            _NOTHING,
            _NOTHING,
            Cell(line.linked, tip=line.team),
            Cell(f"{line.waited} d", Tone.QUIET, spoken=f"waited {counted(line.waited, 'day')}"),
            Cell(line.state_words, Tone.GREY, chip=True, spoken=f"closed: {line.state_words}"),
            Cell(shown_day(line.closed), Tone.QUIET, spoken=f"closed {shown_day(line.closed)}"),
        ),
    )


def closed_short_row(line: ClosedLine, words: Called = OWN) -> Row:
    """Prepare one closed referral where the list is narrow."""
    who = f"{line.sex_age} · {line.linked}"
    linked = f"{words.linked_unit} {line.linked}"
    spoken = f"{line.ref}, {line.initials}, {_sex_age_words(line.sex_age)}, {linked}"
    day, _, year = shown_day(line.closed).rpartition("-")
    return Row(
        line.key,
        (
            _CLOSED_PLACE,
            Cell(f" · {line.initials}", lead=line.ref, second=who, tip=line.name, spoken=spoken),
            _NOTHING,
            _NOTHING,
            Cell(f"{line.waited} d", Tone.QUIET, spoken=f"waited {counted(line.waited, 'day')}"),
            Cell(line.state_words, Tone.GREY, chip=True, spoken=f"closed: {line.state_words}"),
            Cell(day, Tone.QUIET, second=year, spoken=f"closed {shown_day(line.closed)}"),
        ),
    )


def _in_two_lines(cell: Cell) -> Cell:
    """Break what is not recorded into two lines, where columns are narrow."""
    if cell.text != "Not recorded":
        return cell
    return Cell("Not", cell.tone, second="recorded", spoken=cell.aloud())


@lru_cache(maxsize=_KEPT)
def _figures(line: QueueLine) -> tuple[Cell, Cell, Cell, Cell, Cell]:
    """Prepare what both kinds of line end with: risk signs, BMI, days waited, state and last seen."""
    reasons = "; ".join(line.reasons)
    return (
        Cell(line.signs, LEVEL_TONES[line.level], chip=True, tip=reasons),
        _bmi(line.bmi),
        _waited(line),
        Cell(state_words(line), STATE_TONES.get(line.state, Tone.BLUE), chip=True, tip=line.offer or ""),
        _seen(line.seen),
    )


def _waited(line: QueueLine) -> Cell:
    """Prepare how long somebody has waited; what a standard wanted done by now is marked and said."""
    spoken = f"waited {counted(line.waited, 'day')}"
    if not line.late:
        return Cell(f"{line.waited} d", spoken=spoken)
    words = "; ".join(line.late)
    return Cell(
        f"{line.waited} d ⚠", Tone.AMBER, tip=f"Overdue: {words}", spoken=f"{spoken}, overdue: {words}"
    )


def _sex_age_words(sex_age: str) -> str:
    """Say sex and age to who hears the list."""
    sex, _, age = sex_age.partition(" ")
    said = {"F": "female", "M": "male"}.get(sex, "sex not recorded")
    return f"{said}, {age}" if age.isdigit() else f"{said}, age not recorded"


def state_words(line: QueueLine) -> str:
    """Say how a referral stands; an offer carries its tick."""
    return f"✓ {line.state_words}" if line.offer is not None else line.state_words


def _bmi(words: str) -> Cell:
    """Prepare the BMI with its trend, which is said in words to who cannot see it."""
    moved = {"▼": "falling", "▲": "rising", "=": "steady"}
    spoken = words
    for sign, word in moved.items():
        spoken = spoken.replace(sign, word)
    return Cell(words, Tone.QUIET if words == "Not recorded" else Tone.PLAIN, spoken=f"BMI {spoken}")


def _seen(days: int | None) -> Cell:
    """Prepare how old the newest measurement is; an old one is marked."""
    if days is None:
        return Cell("Not recorded", Tone.QUIET, spoken="never measured")
    if days == 0:
        return Cell("today", Tone.QUIET, spoken="measured today")
    ago = f"measured {counted(days, 'day')} ago"
    if days > OLD_AFTER:
        return Cell(f"{days} d ⚠", Tone.AMBER, tip=f"Last {ago}. Ask for a new one.", spoken=f"{ago}, old")
    return Cell(f"{days} d", Tone.QUIET, spoken=ago)
