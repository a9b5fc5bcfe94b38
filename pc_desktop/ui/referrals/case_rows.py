"""One referral in full, page by page: who it is, why it stands there, its signs, its life, where it could lead."""

from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day, shown_day_short, shown_moment
from pc_desktop.domain.referral import PLACES, STATES, Milestone
from pc_desktop.domain.severity import SHAPES, Reading
from pc_desktop.services.case_view import CasePage, OptionLine
from pc_desktop.services.cases import Case
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.referrals.rows import LEVEL_TONES, STATE_TONES, state_words
from pc_desktop.ui.widgets.shown import Pair, Person, Trend

_MOST_CAUTIONS: Final = 2
"""How many of the others a choice would move are named; the rest are counted."""

_ORDINALS: Final = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
    "Twelfth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit somebody could go to, or why not."""

    name: str
    badge: Badge
    sentence: str
    caution: str
    suits: bool


@dataclass(frozen=True, slots=True)
class CaseRows:
    """One referral in full, page by page.

    `recorded`, `signs_known` and `recorded_words` say how many of the signs in the table are recorded.
    """

    key: str
    ref: str
    person: Person
    badges: tuple[Badge, ...]
    because_title: str
    because: tuple[Pair, ...]
    recorded: int
    signs_known: int
    recorded_words: str
    until: tuple[Pair, ...]
    units_title: str
    units: tuple[UnitLine, ...]
    signs: tuple[Row, ...]
    trend: Trend | None
    life: tuple[Row, ...]


def case_rows(page: CasePage, case: Case, line: QueueLine) -> CaseRows:
    """Prepare one referral in full."""
    readings = case.signs.readings
    missing = [one.label for one in readings if one.value is None]
    known = len(readings) - len(missing)
    words = f"{known} of {counted(len(readings), 'sign')} recorded"
    sex = {"F": "Female", "M": "Male"}.get(case.person.sex or "", "Not recorded")
    details = dict(page.details)
    return CaseRows(
        key=page.key,
        ref=page.ref,
        person=Person(
            page.name,
            page.nhs_number,
            (
                Pair("Born", page.born),
                Pair("Sex", sex),
                Pair("Home", case.person.outcode or "Not recorded"),
            ),
        ),
        badges=_badges(page, line),
        because_title=f"{ordinal(line.place)} in the queue because",
        because=_because(line),
        recorded=known,
        signs_known=len(readings),
        recorded_words=f"{words}; missing: {', '.join(missing)}" if missing else words,
        until=_until(details, case),
        units_title=f"Where could {page.ref} go?",
        units=tuple(_unit(option) for option in page.options),
        signs=tuple(_sign_row(one) for one in readings),
        trend=_trend(page),
        life=tuple(_life_row(one) for one in reversed(case.milestones)),
    )


def ordinal(place: int) -> str:
    """Say a place in words, from the thirteenth on in figures."""
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    tail = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{tail}"


def _badges(page: CasePage, line: QueueLine) -> tuple[Badge, ...]:
    """Say shortly who this is and how it stands."""
    return (
        Badge(line.signs, LEVEL_TONES[line.level]),
        Badge(state_words(line), STATE_TONES.get(line.state, Tone.BLUE), line.offer or ""),
        Badge(page.legal, Tone.GREY),
    )


def _because(line: QueueLine) -> tuple[Pair, ...]:
    """Say why a referral stands where it does, a reason to a line."""
    tones = {"red": Tone.RED, "amber": Tone.AMBER}
    reasons = []
    for reason in line.reasons:
        level = next((level for level in tones if f"{level} sign" in reason and "no red" not in reason), "")
        mark = SHAPES[level] if level else "·"
        reasons.append(Pair(mark, reason[0].upper() + reason[1:], tones.get(level, Tone.PLAIN)))
    if line.place > 1:
        reasons.append(Pair("Below the one above:", line.below_because, Tone.QUIET))
    return tuple(reasons)


def _until(details: dict[str, str], case: Case) -> tuple[Pair, ...]:
    """Say who holds the risk until there is a bed, and what else the meeting asks."""
    referral = case.referral
    return (
        Pair(
            "Waits",
            f"{PLACES.get(referral.place, 'place not recorded')}, since {shown_day(referral.received.date())}",
        ),
        Pair("Risk held by", details["Holds the risk"]),
        Pair("Until then", details["Until a bed"]),
        Pair("Needs", details["Needs"]),
        Pair("Referred by", details["Referred by"]),
        Pair("Reason", referral.reason or "Not recorded"),
        Pair("Last time", details["Last time"]),
        Pair("Open actions", details["Open actions"]),
    )


def _unit(option: OptionLine) -> UnitLine:
    """Prepare one unit somebody could go to; what it would do to others is part of it."""
    name = f"{option.unit} (linked)" if option.linked else option.unit
    if not option.suits:
        reasons = option.sentence.partition("does not suit: ")[2] or option.sentence
        return UnitLine(name, Badge("does not suit", Tone.GREY), _capital(reasons), "", suits=False)
    caution = "; ".join(option.knock_on[:_MOST_CAUTIONS])
    more = len(option.knock_on) - _MOST_CAUTIONS
    if more > 0:
        caution += f"; and {more} more would change"
    badge = Badge("✓ Free now", Tone.GREEN) if option.free_now else Badge("Expected", Tone.BLUE)
    return UnitLine(name, badge, _capital(option.sentence), _capital(caution), suits=True)


def _capital(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]


def _sign_row(reading: Reading) -> Row:
    """Prepare one risk sign: its level, when it was taken, its value, and how it moved in a week."""
    if reading.value is None:
        level, value = Cell("–", Tone.QUIET, spoken="no level"), Cell("Not recorded", Tone.QUIET)
    else:
        words = f"{SHAPES[reading.level]} {reading.level.capitalize()}"
        level = Cell(words, LEVEL_TONES[reading.level], chip=True)
        number = f"{reading.value:.{reading.decimals}f} {reading.unit}".rstrip()
        value = Cell(number, second=_change_words(reading))
    taken = f"taken {shown_day_short(reading.taken)}" if reading.taken else ""
    return Row(reading.sign, (Cell(reading.label, Tone.STRONG, second=taken), level, value))


def _change_words(reading: Reading) -> str:
    """Say how a sign moved against the week before."""
    if reading.change is None:
        return "no earlier value"
    change = f"{reading.change:+.{reading.decimals}f}".replace("-", "−")
    return f"{change} in a week, worse" if reading.worsening else f"{change} in a week"


def _trend(page: CasePage) -> Trend | None:
    """Prepare the course of the BMI; None with fewer than two measurements."""
    if len(page.bmi) < 2:
        return None
    (first, then), (last, now) = page.bmi[0], page.bmi[-1]
    red = f"red below {page.bmi_red:g}" if page.bmi_red is not None else ""
    return Trend(page.bmi, f"BMI {then:.1f} on {first}, {now:.1f} on {last}", page.bmi_red, red)


def _life_row(milestone: Milestone) -> Row:
    """Prepare one turn in a referral's life."""
    state = STATES[milestone.state]
    return Row(
        milestone.key,
        (
            Cell(shown_moment(milestone.at), Tone.QUIET, second=milestone.by, tip=milestone.by),
            Cell(state, Tone.STRONG, second=milestone.reason or "No reason recorded", tip=milestone.reason),
        ),
    )
