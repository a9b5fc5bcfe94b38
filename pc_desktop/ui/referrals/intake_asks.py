"""What the form asks for, in which order and how: the one list the form of a new referral and of a correction share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.called import heading
from pc_desktop.domain.intake_codes import ETHNIC, GENDERS, NUMBER_REASONS, SEXES, STATUSES
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.places import offer_words
from pc_desktop.domain.profile import Profile, needs_of
from pc_desktop.domain.referral import PLACES, URGENCIES
from pc_desktop.domain.severity import RiskRule, is_judged
from pc_desktop.services.region import Region
from pc_desktop.ui.widgets.shown import Choice

UNITS: Final = MappingProxyType({"weight": "kg", "height": "m", "weight_loss": "kg a week"})
"""The units of what is measured but has no row in the table of risk signs."""

_OPEN: Final = "Not recorded"


class Way(StrEnum):
    """How something is answered."""

    LINE = "line"
    DAY = "day"
    NUMBER = "number"
    NOTE = "note"
    PICK = "pick"
    SUGGEST = "suggest"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: its field, its label, how it is answered, advice below it and its share of the line.

    `spoken` is what a screen reader calls it where the label alone would not do.
    """

    key: str
    label: str
    way: Way = Way.LINE
    choices: tuple[Choice, ...] = ()
    advice: str = ""
    prompt: str = ""
    share: int = 1
    spoken: str = ""

    @property
    def name(self) -> str:
        """Give what a screen reader calls it."""
        return self.spoken or self.label


@dataclass(frozen=True, slots=True)
class Section:
    """A card of the form: its title and its lines, each of one or more asks side by side."""

    title: str
    lines: tuple[tuple[Ask, ...], ...]


def who(more: bool) -> Section:
    """Ask who the patient is; `more` asks for everything that can be corrected later too."""
    lines = (
        (
            Ask("nhs_number", "NHS number", prompt="999 123 4567", share=2),
            Ask("number_reason", "If not known, why", Way.SUGGEST, _plain(NUMBER_REASONS), share=2),
        ),
        (Ask("surname", "Surname", share=3), Ask("given", "First name", share=3), Ask("title", "Title")),
        (
            Ask("born", "Date of birth", Way.DAY, prompt="14-Jul-2002", share=2),
            Ask("sex", "Sex", Way.PICK, _picks(SEXES), share=2),
            Ask("outcode", "Postcode", prompt="CV5", share=1),
        ),
    )
    extra = (
        (
            Ask("gender", "Gender", Way.PICK, _picks(GENDERS)),
            Ask("ethnic", "Ethnic category", Way.PICK, _picks(ETHNIC)),
        ),
    )
    return Section("Who", (*lines, *extra) if more else lines)


def whence(region: Region) -> Section:
    """Ask who refers, in the words the collaborative has for its teams, and when the referral came."""
    teams = sorted(region.teams.values(), key=lambda team: team.name)
    names = _picks({team.key: team.name for team in teams})
    return Section(
        "Where from",
        (
            (Ask("team", heading(region.called.community_team), Way.PICK, names),),
            (Ask("referrer", "Referred by"), Ask("contact", "How to reach them")),
            (Ask("received", "Received", Way.DAY, advice="A day alone counts as midday."),),
        ),
    )


def what(profile: Profile, settings: Mapping[str, str], held: Iterable[str] = ()) -> Section:
    """Ask how urgent it is, where the patient is and what they need; needs `held` are offered in any case."""
    places = {key: _place_word(words) for key, words in PLACES.items()}
    needs = {key: _capital(offer_words(key)) for key in (*needs_of(profile, settings), *held)}
    return Section(
        "What is asked",
        (
            (Ask("urgency", "How urgent", Way.ONE, _chips(URGENCIES)),),
            (Ask("place", "Where now", Way.ONE, _chips(places)),),
            (Ask("legal", "Legal status", Way.PICK, _legal()),),
            (Ask("needs", "Needs", Way.MANY, _chips(needs)),),
            (Ask("reason", "Why a bed is asked for", Way.NOTE),),
        ),
    )


def until() -> Section:
    """Ask what holds until there is a bed."""
    return Section(
        "Until there is a bed",
        (
            (Ask("risk_holder", "Who holds the risk", share=2), Ask("review_on", "Next review", Way.DAY)),
            (Ask("interim_plan", "Interim plan", Way.NOTE),),
        ),
    )


def measured(profile: Profile, rules: Iterable[RiskRule]) -> Section:
    """Ask for the numbers measured, all on one day: what the profile asks for, then the table's own.

    Where nothing is measured the day alone is asked for: what is found is dated by it.
    """
    labels = signs_asked(profile, rules)
    units = units_asked(rules)
    asks = [
        Ask(f"m:{sign}", f"{label} ({units[sign]})" if units.get(sign) else label, Way.NUMBER)
        for sign, label in labels.items()
    ]
    name, label = ("Measured", "Measured on") if asks else ("Day", "Found on")
    first = Ask("measured_on", label, Way.DAY, prompt="17-Nov-2026, or today")
    return Section(name, ((first,), *_in_lines(asks, 3)))


def found(profile: Profile) -> Section:
    """Ask for what was found, in words, each with its own day where that is another; fields are asked for besides."""
    fields = {one.key for one in profile.fields}
    items = [item for item in profile.items if item.kind == "finding" and item.key not in fields]
    return Section(
        "Found",
        tuple(
            (
                Ask(f"f:{item.key}", item.label, share=3),
                Ask(f"on:{item.key}", "Dated", Way.DAY, prompt="as above", spoken=f"{item.label}, dated"),
            )
            for item in items
        ),
    )


def besides(profile: Profile) -> Section:
    """Ask for what this kind of collaborative writes down besides."""
    asks = [
        Ask(f"f:{one.key}", one.label, Way.PICK, _plain(("", *one.choices)))
        if one.choices
        else Ask(f"f:{one.key}", one.label)
        for one in profile.fields
    ]
    return Section("Also, where known", _in_lines(asks, 2))


def sharing() -> Section:
    """Ask for a learning disability and autism with what they call for, and whether few may open the record."""
    return Section(
        "Support and sharing",
        (
            (
                Ask("learning_disability", "Learning disability", Way.PICK, _picks(STATUSES)),
                Ask("autism", "Autism", Way.PICK, _picks(STATUSES)),
            ),
            (
                Ask("register_on", "Support register since", Way.DAY),
                Ask("cetr_on", "Last care and treatment review", Way.DAY),
            ),
            (
                Ask(
                    "restricted",
                    "If few may open the record, why",
                    advice="The name is then hidden until somebody opens the record with a reason.",
                ),
            ),
        ),
    )


def signs_asked(profile: Profile, rules: Iterable[RiskRule]) -> dict[str, str]:
    """Give the signs asked for as numbers with their labels; those judged in words have a page of their own."""
    asked = {item.key: item.label for item in profile.items if item.kind == "measurement"}
    for rule in sorted(rules, key=lambda rule: (rule.population, rule.position)):
        if not is_judged(rule):
            asked.setdefault(rule.sign, rule.label)
    return asked


def units_asked(rules: Iterable[RiskRule]) -> dict[str, str]:
    """Give the unit each sign is kept in."""
    return dict(UNITS) | {rule.sign: rule.unit for rule in rules}


def _in_lines(asks: list[Ask], many: int) -> tuple[tuple[Ask, ...], ...]:
    """Put asks side by side, so many to a line."""
    return tuple(tuple(asks[start : start + many]) for start in range(0, len(asks), many))


def _picks(codes: Mapping[str, str]) -> tuple[Choice, ...]:
    """Offer codes to pick from, or none."""
    return (Choice("", _OPEN), *_chips(codes))


def _chips(codes: Mapping[str, str]) -> tuple[Choice, ...]:
    """Offer codes by their words."""
    return tuple(Choice(code, words) for code, words in codes.items())


def _plain(words: Iterable[str]) -> tuple[Choice, ...]:
    """Offer words that are kept as they stand."""
    return tuple(Choice(one, one or _OPEN) for one in words)


def _legal() -> tuple[Choice, ...]:
    """Offer the legal statuses, the one nobody told first."""
    return (
        Choice("99", "Not known"),
        *(Choice(code, words) for code, words in LEGAL.items() if code != "99"),
    )


def _place_word(words: str) -> str:
    """Write a place as a chip says it: on a medical ward becomes Medical ward."""
    parts = words.split()
    while len(parts) > 1 and parts[0] in {"at", "on", "in", "a", "an", "the"}:
        parts = parts[1:]
    return _capital(" ".join(parts))


def _capital(words: str) -> str:
    """Begin with a capital."""
    return words[:1].upper() + words[1:]
