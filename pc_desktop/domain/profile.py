"""The profile of a collaborative: whom it serves, and what its referrals carry, as settings rather than code."""

from dataclasses import dataclass


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
