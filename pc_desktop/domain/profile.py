"""The profile of a collaborative: whom it serves, and what its referrals carry, as settings rather than code."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused

_LONGEST_NEED: Final = 40
_MOST_HOURS: Final = 24 * 365
_DAY, _WEEK, _IN_HOURS = 24, 7, 2


@dataclass(frozen=True, slots=True)
class Standard:
    """How soon referrals of one urgency are answered and assessed, in hours; None where there is no standard.

    `urgency` is a code of URGENCIES. Hours are those of the clock, or of working days where `working`.
    """

    urgency: str
    respond_hours: int | None
    assess_hours: int | None
    working: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a referral is not complete without.

    `kind` says where it is found: measurement (`key` is a sign), finding (`key` is a finding's item) or referral
    (`key` is a field of the referral). `stale` names the setting that says after how many days it is too old; None
    where it does not age.
    """

    key: str
    label: str
    kind: str
    stale: str | None
    required: bool


@dataclass(frozen=True, slots=True)
class ProfileField:
    """One thing this kind of collaborative writes down besides, kept as a finding; `choices` where it is a list."""

    key: str
    label: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that differs between kinds of collaborative.

    `needs` are keys of what units offer, `bed_types` national codes, `populations` adult, under_18 or both.
    """

    key: str
    name: str
    populations: tuple[str, ...]
    bed_types: tuple[str, ...]
    needs: tuple[str, ...]
    standards: tuple[Standard, ...]
    standards_source: str
    items: tuple[Item, ...]
    fields: tuple[ProfileField, ...]
    words: tuple[tuple[str, str], ...]
    """What this collaborative calls things, by the product's own word for each."""


def standard_for(profile: Profile, urgency: str) -> Standard | None:
    """Give the standard for an urgency; None where the profile has none."""
    return next((one for one in profile.standards if one.urgency == urgency), None)


def asks_for_weight(profile: Profile) -> bool:
    """Tell whether a referral to this kind of collaborative is not complete without a weight."""
    return any(item.required and item.key == "weight" for item in profile.items)


def added_needs(text: str) -> tuple[str, ...]:
    """Read the needs a collaborative added itself from its setting: keys, with commas between them."""
    return tuple(key for key in text.split(",") if key)


def needs_of(profile: Profile, settings: Mapping[str, str]) -> tuple[str, ...]:
    """Give every need there is to choose from: the profile's, then those the collaborative added itself."""
    return tuple(dict.fromkeys((*profile.needs, *added_needs(settings["needs_added"]))))


def need_key(words: str) -> str:
    """Give the key under which a need is kept, which reads as it was written; refuses what cannot be one."""
    said = " ".join(words.split())
    if not said:
        raise Refused("Say what the need is, in a word or two.")
    if len(said) > _LONGEST_NEED:
        raise Refused(f"A need is at most {_LONGEST_NEED} letters long, so that it fits on a chip.")
    if "," in said or "_" in said:
        raise Refused("Write the need without commas and underscores.")
    return said.replace(" ", "_")


def standards_text(standards: Iterable[Standard]) -> str:
    """Write standards as the setting keeps them."""
    return json.dumps([asdict(one) for one in standards])


def refuse_standard(standard: Standard) -> None:
    """Refuse a standard that nobody could keep, or that makes no sense."""
    for hours, what in ((standard.respond_hours, "answered"), (standard.assess_hours, "assessed")):
        if hours is not None and not 1 <= hours <= _MOST_HOURS:
            raise Refused(f"Referrals are {what} within an hour at the least and a year at the most.")
    if (
        standard.respond_hours is not None
        and standard.assess_hours is not None
        and standard.respond_hours > standard.assess_hours
    ):
        raise Refused("A referral is answered no later than it is assessed.")


def hours_words(hours: int | None, working: bool = False) -> str:
    """Say a limit in words: 48 hours, 5 days, 4 weeks; in working days where only those count."""
    if hours is None:
        return "no standard"
    days, rest = divmod(hours, _DAY)
    if working:
        return counted(hours, "working hour") if rest else counted(days, "working day")
    if rest or days <= _IN_HOURS:
        return counted(hours, "hour")
    return counted(days // _WEEK, "week") if days % _WEEK == 0 else counted(days, "day")


def standard_words(standard: Standard) -> str:
    """Say a standard in words: answered in 48 hours, assessed in 4 weeks."""
    respond, assess = standard.respond_hours, standard.assess_hours
    parts = [] if respond is None else [f"answered in {hours_words(respond, standard.working)}"]
    parts += [] if assess is None else [f"assessed in {hours_words(assess, standard.working)}"]
    return ", ".join(parts) or "no standard"
