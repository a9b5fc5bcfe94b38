"""Rows and words of the Referrals screen: one line of the list, and one referral in full."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day, shown_day_short, shown_moment
from pc_desktop.domain.referral import PLACES, STATES, Milestone
from pc_desktop.domain.severity import SHAPES, Level, Reading
from pc_desktop.services.case_view import CasePage, OptionLine
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.services.region import Case
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.widgets.shown import Pair, Person, Trend

OLD_AFTER: Final = 7
"""Measurements older than this many days are marked: much changes in a week."""

LEVEL_TONES: Final = MappingProxyType[Level, Tone](
    {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "missing": Tone.GREY}
)
_STATE_TONES: Final = MappingProxyType(
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


def referral_row(line: QueueLine) -> Row:
    """Prepare one line of the list, with everything in a column of its own."""
    risk, bmi, waited, state, seen = _figures(line)
    return Row(
        line.key,
        (
            Cell(str(line.place), Tone.STRONG, spoken=f"place {line.place}"),
            Cell(line.ref, Tone.STRONG, tip="; ".join(line.reasons)),
            Cell(line.initials, tip=line.name),
            Cell(line.sex_age, spoken=_sex_age_words(line)),
            risk,
            bmi,
            Cell(line.legal),
            Cell(line.linked, tip=line.team),
            waited,
            state,
            seen,
        ),
    )


def short_row(line: QueueLine) -> Row:
    """Prepare one line of the list where it is narrow: who it is, in two lines, then the figures."""
    who = f"{line.sex_age} · {line.legal} · {line.linked}"
    linked = f"linked unit {line.linked}"
    spoken = f"{line.ref}, {line.initials}, {_sex_age_words(line)}, {line.legal}, {linked}"
    return Row(
        line.key,
        (
            Cell(str(line.place), Tone.STRONG, spoken=f"place {line.place}"),
            Cell(f" · {line.initials}", lead=line.ref, second=who, tip=f"{line.name}; {linked}", spoken=spoken),
            *_figures(line),
        ),
    )


def _figures(line: QueueLine) -> tuple[Cell, Cell, Cell, Cell, Cell]:
    """Prepare what both kinds of line end with: risk signs, BMI, days waited, state and last seen."""
    reasons = "; ".join(line.reasons)
    return (
        Cell(line.signs, LEVEL_TONES[line.level], chip=True, tip=reasons),
        _bmi(line.bmi),
        Cell(f"{line.waited} d", spoken=f"waited {counted(line.waited, 'day')}"),
        Cell(state_words(line), _STATE_TONES.get(line.state, Tone.BLUE), chip=True, tip=line.offer or ""),
        _seen(line.seen),
    )


def _sex_age_words(line: QueueLine) -> str:
    """Say sex and age to who hears the list."""
    sex, _, age = line.sex_age.partition(" ")
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
        Badge(state_words(line), _STATE_TONES.get(line.state, Tone.BLUE), line.offer or ""),
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
        Pair("Waits", f"{PLACES.get(referral.place, 'place not recorded')}, since {shown_day(referral.received.date())}"),
        Pair("Risk held by", details["Holds the risk"]),
        Pair("Until there is a bed", details["Until a bed"]),
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
        return UnitLine(name, Badge("does not suit", Tone.GREY), _capital(reasons), suits=False)
    sentence = _capital(option.sentence)
    if option.knock_on:
        sentence += f". {_capital('; '.join(option.knock_on))}."
    badge = Badge("✓ Free now", Tone.GREEN) if option.free_now else Badge("Expected", Tone.BLUE)
    return UnitLine(name, badge, sentence, suits=True)


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
            Cell(shown_moment(milestone.at), Tone.QUIET),
            Cell(state, Tone.STRONG, second=milestone.reason or "No reason recorded", tip=milestone.reason),
            Cell(milestone.by, Tone.QUIET, second="at the meeting" if milestone.meeting else ""),
        ),
    )
