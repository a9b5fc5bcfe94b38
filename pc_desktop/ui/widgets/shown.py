"""The shapes the building blocks show: frozen and without Qt, for presenters to make and tests to compare."""

from dataclasses import dataclass
from enum import StrEnum

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the navigation: a screen, its sign and the key that opens it."""

    key: str
    name: str
    sign: Sign
    key_hint: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message strip: what happened in bold, the rest, and one thing that can be done about it.

    `action` is the words of the link and empty where there is none; a tone of green, blue, amber or red.
    """

    tone: Tone
    lead: str
    text: str = ""
    action: str = ""
    can_close: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value; "Not recorded" is written by the presenter, never left blank."""

    label: str
    value: str
    tone: Tone = Tone.PLAIN
    tip: str = ""


class TileState(StrEnum):
    """What a bed is, as its tile shows it; each has its own edge or ground beside its word."""

    FREE = "free"
    OCCUPIED = "occupied"
    LEAVE = "leave"
    HELD = "held"
    EXPECTED = "expected"
    READY = "ready"
    CLOSED = "closed"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class TileRow:
    """One bed: its number, the word for its state, and who is in it by initials and days.

    `spoken` is the whole of it in a sentence for a screen reader, `tip` what more there is to know.
    """

    key: str
    number: str
    state: TileState
    word: str = ""
    initials: str = ""
    days: str = ""
    tip: str = ""
    spoken: str = ""

    def aloud(self) -> str:
        """Give what a screen reader says for this bed."""
        said = (f"Bed {self.number}", self.word or self.state.value, self.initials, self.days)
        return self.spoken or ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the bed board: its name, how full it is, how old its word is, and its beds in order."""

    key: str
    name: str
    count: str
    beds: tuple[TileRow, ...]
    note: str = ""
    note_tone: Tone = Tone.QUIET
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to "where could they go": its key, the unit, a badge, why, and what it would cost."""

    key: str
    name: str
    key_hint: str = ""
    badge: Badge | None = None
    line: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """A short run of measurements with the level below which they are red.

    `points` are labels (dates as people read them) with values, oldest first; `caption` says the same.
    """

    points: tuple[tuple[str, float], ...]
    caption: str
    red_below: float | None = None
    red_words: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The heading of one patient: name or reference at the left, number at the right, particulars below."""

    name: str
    number: str = ""
    particulars: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a row of chips to choose from: a filter, or a page of a card."""

    key: str
    text: str
    tip: str = ""


class Finding(StrEnum):
    """What the rules found in a graph or a point of it."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"


class Glyph(StrEnum):
    """The sign in a round mark: how values vary, or where the target lies between the limits."""

    WAVE = "wave"
    UP = "up"
    DOWN = "down"
    WITHIN = "within"
    BEYOND = "beyond"
    SHORT = "short"
