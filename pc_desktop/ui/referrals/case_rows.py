"""The summary of one referral: why it stands where it does, what holds until there is a bed, where it could lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.called import short_link
from pc_desktop.domain.completeness import Completeness
from pc_desktop.domain.referral import PLACES
from pc_desktop.domain.severity import SHAPES
from pc_desktop.services.case_view import CasePage, OptionLine
from pc_desktop.services.cases import Case
from pc_desktop.services.patient_view import PatientPage
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.referrals.rows import LEVEL_TONES, STATE_TONES, state_words
from pc_desktop.ui.widgets.shown import Pair

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
    """The summary of one referral.

    `recorded` of the `required` items of the profile's list are there and not stale, as `recorded_words` says;
    `wanted` names the others.
    """

    key: str
    ref: str
    badges: tuple[Badge, ...]
    because_title: str
    because: tuple[Pair, ...]
    recorded: int
    required: int
    recorded_words: str
    wanted: str
    until: tuple[Pair, ...]


def case_rows(page: CasePage, case: Case, line: QueueLine, known: Completeness) -> CaseRows:
    """Prepare the summary of an open referral."""
    wanted = ", ".join(f"{part.item.label} ({part.words()})" for part in known.wanted)
    details = dict(page.details)
    return CaseRows(
        key=page.key,
        ref=page.ref,
        badges=_badges(page, line),
        because_title=f"{ordinal(line.place)} in the queue because",
        because=_because(line),
        recorded=known.there,
        required=len(known.required),
        recorded_words=known.words(),
        wanted=f"Still wanted: {wanted}" if wanted else "",
        until=_until(details, case),
    )


def closed_case(page: PatientPage) -> CaseRows:
    """Prepare the summary of a referral that waits no longer: how it ended, and what was asked."""
    details = [Pair(label, value) for label, value in page.details]
    others = ", ".join(ref for _, ref in page.others)
    return CaseRows(
        key=page.key,
        ref=page.ref,
        badges=(),
        because_title=f"{page.state_words}, {page.since}",
        because=(*details, Pair("Other referrals", others or "none")),
        recorded=0,
        required=0,
        recorded_words="",
        wanted="",
        until=(),
    )


def unit_lines(options: Iterable[OptionLine]) -> tuple[UnitLine, ...]:
    """Prepare every unit somebody could go to, in order."""
    return tuple(_unit(option) for option in options)


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
    name = f"{option.unit} ({short_link(option.link)})" if option.linked else option.unit
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
