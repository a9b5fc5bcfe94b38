"""What the collaborative has set for itself: its settings in words, its profile, clocks and needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from pc_desktop.domain.places import OFFERS, Team, Unit, offer_words
from pc_desktop.domain.profile import Profile, Standard, added_needs, needs_of, standard_words
from pc_desktop.domain.referral import URGENCIES, Referral
from pc_desktop.domain.settings import RULES, SettingRule, setting_words
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_profile import standard_now


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting: its rule, the value kept, and the value in words."""

    rule: SettingRule
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class SetupPage:
    """The collaborative in short, and everything it has set by name."""

    collaborative: str
    units: int
    teams: int
    settings: tuple[SettingLine, ...]
    held: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ClockLine:
    """The clock of one urgency: what is in force, and what the profile came with."""

    standard: Standard
    urgency: str
    words: str
    changed: bool


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need: its words, the units that offer it, how many people waiting need it, and whether it was added here."""

    key: str
    words: str
    offered: tuple[str, ...]
    needed: int
    added: bool


def setup_view(reading: Reading) -> SetupPage:
    """Give the collaborative in short with its settings."""
    settings = settings_of(reading)
    return SetupPage(
        collaborative=settings["collaborative"],
        units=sum(unit.in_region for unit in reading.find(Unit)),
        teams=len(reading.find(Team)),
        settings=tuple(
            SettingLine(rule, settings[rule.key], setting_words(rule.key, settings[rule.key]))
            for rule in RULES
        ),
        held=settings,
    )


def clock_lines(reading: Reading, profile: Profile) -> tuple[ClockLine, ...]:
    """Give the clock of every urgency, most urgent first."""
    came = {one.urgency: one for one in profile.standards}
    lines = []
    for urgency, words in URGENCIES.items():
        held = standard_now(reading, profile, urgency)
        was = came.get(urgency, Standard(urgency, None, None, working=False))
        lines.append(ClockLine(held, words, standard_words(held), held != was))
    return tuple(lines)


def need_lines(reading: Reading, profile: Profile) -> tuple[NeedLine, ...]:
    """Give every need there is to choose from, with who offers and who needs it."""
    settings, units = settings_of(reading), reading.find(Unit, in_region=True)
    waiting = reading.find(Referral, closed=None)
    added = added_needs(settings["needs_added"])
    return tuple(
        NeedLine(
            key=need,
            words=offer_words(need),
            offered=tuple(
                unit.name for unit in sorted(units, key=lambda one: one.position) if need in unit.offers
            ),
            needed=sum(need in referral.needs for referral in waiting),
            added=need in added,
        )
        for need in needs_of(profile, settings)
    )


def choosable_needs(reading: Reading, profile: Profile) -> tuple[str, ...]:
    """Give every need a unit may be said to offer: the list's, then whatever a unit offers besides."""
    listed = needs_of(profile, settings_of(reading))
    offered = sorted({offer for unit in reading.find(Unit) for offer in unit.offers})
    return tuple(dict.fromkeys((*listed, *(each for each in OFFERS if each in offered), *offered)))
