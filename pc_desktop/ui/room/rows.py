"""What the room's screen shows, prepared: initials and age, signs, units and figures; never anybody else.

Everything here is read by everybody in the room, so it is made from a short list of what may be shown, not from
everything known with some of it taken out. References, names, numbers, birth dates, postcodes and words somebody typed
have no field to stand in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.called import heading
from pc_desktop.domain.meeting import ALTERNATIVES, DECISIONS, OAT_REASONS, Decision
from pc_desktop.domain.severity import SHAPES, Level
from pc_desktop.services.board_view import UnitBoard
from pc_desktop.services.case_view import CasePage, OptionLine, SignLine
from pc_desktop.services.glass import MASKED_INITIALS
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.shown import Pair, Trend

TONES: Final = MappingProxyType[Level, Tone](
    {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "missing": Tone.GREY}
)
RESTRICTED: Final = "Restricted"
"""What stands in the room where the initials of a restricted record would, whoever has opened it."""
_MOST_INITIALS: Final = 4
_OFFERS: Final = frozenset({"offer_linked", "offer_in_region"})


@dataclass(frozen=True, slots=True)
class RoomOption:
    """One unit the person could go to, under the number the chair presses for it."""

    number: str
    unit: str
    badge: Badge
    line: str


@dataclass(frozen=True, slots=True)
class RoomDecision:
    """What the meeting decided, in large words, and what follows from it in smaller ones."""

    words: str
    then: str


@dataclass(frozen=True, slots=True)
class RoomCase:
    """The person whose turn it is, as the room may see them; `key` is never painted nor spoken."""

    key: str
    place: str
    who: str
    stands: Badge | None
    signs: tuple[Badge, ...]
    signs_words: str
    facts: tuple[Pair, ...]
    trend: Trend | None
    trend_words: str
    options: tuple[RoomOption, ...]
    options_words: str
    unsuitable: tuple[str, ...]
    decision: RoomDecision | None


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """One unit in the strip: its name, what it has, and whether anybody gave their word for it lately."""

    name: str
    figures: str
    note: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class RoomRows:
    """The whole screen; where there is no case, `quiet` and `advice` stand in its place."""

    case: RoomCase | None
    quiet: str
    advice: str
    units: tuple[UnitFigure, ...]


def who_words(initials: str, age: int | None) -> str:
    """Name somebody by initials and age, such as S.W., 24; what is longer than initials is never shown.

    Masked initials are those of a restricted record, which is said instead.
    """
    letters = sum(letter.isalpha() for letter in initials)
    shown = initials if 0 < letters <= _MOST_INITIALS else "Initials not recorded"
    shown = RESTRICTED if initials == MASKED_INITIALS else shown
    return f"{shown}, {age if age is not None else 'age not recorded'}"


def case_rows(page: CasePage, line: QueueLine, of: int, who: str, decision: Decision | None) -> RoomCase:
    """Prepare somebody who waits: number `line.place` of `of`, named as `who`; a restricted record by its age alone."""
    suiting = [option for option in page.options if option.suits]
    return RoomCase(
        key=page.key,
        place=f"{line.place} of {of}",
        who=f"{RESTRICTED}, {who.rpartition(', ')[2]}" if line.is_restricted else who,
        stands=Badge(f"{line.signs} {_signs_word(line.signs)}".strip(), TONES[line.level]),
        signs=tuple(_sign(one) for level in ("red", "amber") for one in page.signs if one.level == level),
        signs_words=_other_signs(page.signs),
        facts=(
            Pair("Waited", counted(line.waited, "day")),
            Pair(heading(line.link), line.linked),
            Pair("Needs", ", ".join(page.needs) or "nothing special"),
        ),
        trend=_trend(page),
        trend_words=_trend_words(page),
        options=tuple(_option(option, page.ref) for option in suiting),
        options_words=f"{len(suiting)} of {counted(len(page.options), 'unit')} suit",
        unsuitable=tuple(
            _why_not(option, page.ref, line.link) for option in page.options if not option.suits
        ),
        decision=decision_words(decision, page.held, page.state_words),
    )


def gone_rows(key: str, who: str, decision: Decision | None, state: str) -> RoomCase:
    """Prepare somebody who no longer waits: what this meeting decided, or else the state their wait ended in."""
    said = decision_words(decision, None, state) or RoomDecision("No longer waiting", state)
    return RoomCase(key, "", who, None, (), "", (), None, "", (), "", (), said)


def guest_rows(rows: RoomRows, guest: str) -> RoomRows:
    """Keep of a screen what a guest may see: their own patient without the place in the queue, and units' figures."""
    if rows.case is not None and rows.case.key == guest:
        return replace(rows, case=replace(rows.case, place=""))
    return replace(rows, case=None, quiet="A guest is in the room.", advice="Only their patient is shown.")


def unit_figures(units: Sequence[UnitBoard]) -> tuple[UnitFigure, ...]:
    """Prepare the strip: every unit's figures, and nobody who is in it."""
    return tuple(_unit(unit) for unit in units)


def decision_words(decision: Decision | None, held: str | None, state: str) -> RoomDecision | None:
    """Say what was decided; a bed held is said whenever it was offered, typed words are left out."""
    if held is not None:
        bed, _, day = held.rpartition(" until ")
        return RoomDecision(f"Offered {bed}", f"Held until {day}")
    if decision is None:
        return None
    if decision.kind in _OFFERS:
        return RoomDecision(state, "")
    if decision.kind == "keep_waiting":
        return RoomDecision("Keeps waiting", "Looked at again in the next meeting")
    if decision.kind == "out_of_area":
        reason = OAT_REASONS.get(decision.detail or "", "")
        return RoomDecision("A bed is sought out of area", _capital(reason))
    detail = decision.detail if decision.detail in ALTERNATIVES else ""
    return RoomDecision(DECISIONS.get(decision.kind, "Decision recorded"), _capital(detail or ""))


def _signs_word(signs: str) -> str:
    """Give the noun that follows the count of signs, where there is a count."""
    count = signs.rpartition(" · ")[2]
    return ("sign" if count == "1" else "signs") if count.isdigit() else ""


def _sign(sign: SignLine) -> Badge:
    """Prepare one sign: its shape and colour seen, its level spoken."""
    return Badge(
        f"{SHAPES[sign.level]} {sign.value}", TONES[sign.level], spoken=f"{sign.level}: {sign.value}"
    )


def _other_signs(signs: Sequence[SignLine]) -> str:
    """Say how many signs are neither red nor amber, and how many nobody recorded."""
    green = sum(one.level == "green" for one in signs)
    missing = sum(one.level == "missing" for one in signs)
    if signs and missing == len(signs):
        return "No risk sign is recorded."
    lead = "No sign is red or amber" if green + missing == len(signs) else ""
    said = [lead, f"{SHAPES['green']} {green} green" if green else ""]
    said.append(f"{SHAPES['missing']} {missing} not recorded" if missing else "")
    return " · ".join(words for words in said if words)


def _trend(page: CasePage) -> Trend | None:
    """Prepare the trend of the BMI; None with fewer than two measurements."""
    if len(page.bmi) < 2:
        return None
    red = page.bmi_red
    return Trend(page.bmi, _trend_words(page), red, f"red below {red:g}" if red is not None else "")


def _trend_words(page: CasePage) -> str:
    """Say the trend of the BMI in a sentence."""
    if not page.bmi:
        return "BMI not recorded" if page.bmi_red is not None else ""
    (first, then), (last, now) = page.bmi[0], page.bmi[-1]
    if len(page.bmi) == 1:
        return f"BMI {now:.1f} on {last}, measured once"
    return f"BMI {then:.1f} on {first}, {now:.1f} on {last}"


def _option(option: OptionLine, ref: str) -> RoomOption:
    """Prepare one unit that suits; what it would do to others is for the chair's screen alone."""
    tone = Tone.BLUE if option.linked else (Tone.GREEN if option.free_now else Tone.AMBER)
    line = _capital(_without_past(option.sentence, ref))
    return RoomOption(str(option.number), option.unit, Badge(option.badge, tone), line)


def _why_not(option: OptionLine, ref: str, link: str) -> str:
    """Say shortly why a unit does not suit, such as Oak Suite: no diabetes care; `link` is what theirs is called."""
    reasons = option.sentence.partition("does not suit: ")[2] or option.sentence
    unit = f"{option.unit} ({link})" if option.linked else option.unit
    return f"{unit}: {_without_past(reasons, ref).rstrip('.')}"


def _without_past(sentence: str, ref: str) -> str:
    """Leave out earlier refusals: they name the referral and repeat what somebody typed."""
    told = sentence.partition(f"declined {ref}")[0].rstrip(" ;·").replace(ref, "this patient")
    return told or "declined before"


def _unit(unit: UnitBoard) -> UnitFigure:
    """Prepare one unit; a word that is no longer fresh comes before everything else."""
    figures = unit.figures
    said = [f"{figures.available} free"]
    said += [f"{figures.expected[0]} in 7 days"] if figures.expected[0] else []
    said += [f"{figures.held} held"] if figures.held else []
    words = " · ".join(said) if len(said) > 1 or figures.available else "full"
    if not figures.fresh:
        age = unit.word_age.removeprefix("confirmed ")
        note = "never confirmed" if age == unit.word_age else f"not confirmed, {age.removesuffix(' ago')}"
        return UnitFigure(figures.unit.name, words, f"▲ {note}", Tone.AMBER)
    tone = Tone.GREEN if figures.available else Tone.BLUE if figures.expected[0] else Tone.GREY
    return UnitFigure(figures.unit.name, words, unit.word_age, tone)


def _capital(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]
