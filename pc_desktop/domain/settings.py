"""What each collaborative sets for itself, kept as named values, what holds until it does, and what it may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.errors import Refused

DEFAULTS: Final = MappingProxyType(
    {
        "collaborative": "Provider collaborative",
        "hold_days": "3",
        "confirmation_days": "2",
        "plan_horizon_days": "14",
        "profile": "adult_eating_disorders",
        "standards": "",
        "needs_added": "",
        "risk_version": "",
        "order_version": "",
        "observations_stale_days": "7",
        "bloods_stale_days": "28",
        "expected_kept_percent": "70",
        "points_before_limits": "13",
        "avoided_after_days": "90",
        "quorum_chair": "yes",
        "quorum_liaison": "yes",
        "quorum_units_percent": "50",
        "quorum_concerned": "yes",
        "long_stay_days": "180",
        "confidentiality_words": "What is said here about patients stays confidential. Nobody records this meeting.",
        "idle_minutes": "10",
        "idle_meeting_minutes": "60",
        "may_remember": "yes",
        "retention_years": "",
        "erased_backups_after": "",
        "sample_today": "",
        "baseline_from": "",
        "compared_from": "",
        "chart_from": "",
        "chart_rebase_event": "",
        "saving_shorter_stay": "",
        "saving_longer_stay": "",
        "saving_price_per_day": "",
        "saving_alternative_cost": "",
        "hide_nought": "no",
    }
)
"""Every setting with the value it has until somebody changes it."""

_LONGEST_NAME: Final = 80
_LONGEST_NOTE: Final = 400
_LONGEST: Final = MappingProxyType({"text": _LONGEST_NAME, "note": _LONGEST_NOTE})
YES_OR_NO: Final = MappingProxyType({"yes": "Yes", "no": "No"})
"""What a setting of the kind yes may be, in words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One named value, as text; `key` is its name."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the service and belongs on every chart it touches, such as go-live.

    It lasted up to and including `until`, or was over in a day; it touched the whole service, or one unit or one area.
    """

    key: str
    day: date
    label: str
    until: date | None = None
    unit: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class SettingRule:
    """What one setting is called, what it is for, and what it may be.

    `kind` is text, note (a longer text), yes (yes or no), number or day. A number lies from `least` to `most`, both
    included, and is counted in `unit`, which may be £ or %. A setting that is `optional` may be left empty.
    """

    key: str
    label: str
    meaning: str
    kind: str = "number"
    least: int = 1
    most: int = 365
    unit: str = "day"
    optional: bool = False


RULES: Final = (
    SettingRule(
        "collaborative", "Name of the collaborative", "Stands on the screens and in the minutes", "text"
    ),
    SettingRule(
        "hold_days", "An offered bed is held for", "Then the hold lapses and the bed is free", most=28
    ),
    SettingRule(
        "confirmation_days",
        "A unit's word is fresh for",
        "Then its beds leave the plan until confirmed",
        most=31,
    ),
    SettingRule(
        "plan_horizon_days", "The plan looks ahead", "Beds expected within it are planned for", most=90
    ),
    SettingRule("observations_stale_days", "Observations are stale after", "Then they are asked for again"),
    SettingRule("bloods_stale_days", "Bloods and ECG are stale after", "Then they are asked for again"),
    SettingRule(
        "points_before_limits",
        "Limits are shown from",
        "Charts with fewer points are plain run charts",
        least=13,
        most=15,
        unit="point",
    ),
    SettingRule(
        "avoided_after_days",
        "An avoided admission counts after",
        "Admitted within it, it is no longer avoided",
    ),
    SettingRule("quorum_chair", "Quorum asks for the chair", "Or for their deputy", "yes"),
    SettingRule(
        "quorum_liaison", "Quorum asks for the liaison", "The practitioner who keeps the queue", "yes"
    ),
    SettingRule(
        "quorum_units_percent",
        "Quorum asks for units",
        "The share with a clinical lead or deputy there",
        least=0,
        most=100,
        unit="%",
    ),
    SettingRule(
        "quorum_concerned", "Quorum asks for the unit concerned", "Where a bed is given in it", "yes"
    ),
    SettingRule("long_stay_days", "A stay is long from", "The agenda then lists it by exception", most=999),
    SettingRule("confidentiality_words", "Words on confidentiality", "Read out as a meeting begins", "note"),
    SettingRule(
        "baseline_from", "The baseline year begins", "Outcomes compare with it", "day", optional=True
    ),
    SettingRule(
        "compared_from",
        "The year compared begins",
        "Outcomes compare it with the baseline",
        "day",
        optional=True,
    ),
    SettingRule("chart_from", "Charts begin", "Earlier months are left out of charts", "day", optional=True),
    SettingRule(
        "saving_shorter_stay", "Shorter assumed stay", "The low estimate of savings", most=999, optional=True
    ),
    SettingRule(
        "saving_longer_stay", "Longer assumed stay", "The high estimate of savings", most=999, optional=True
    ),
    SettingRule(
        "saving_price_per_day",
        "Price of a bed day assumed",
        "For estimates of savings alone",
        most=9999,
        unit="£",
        optional=True,
    ),
    SettingRule(
        "saving_alternative_cost",
        "Cost of an alternative",
        "Taken off the savings of each avoided admission",
        least=0,
        most=999_999,
        unit="£",
        optional=True,
    ),
    SettingRule("hide_nought", "Hide nought as well", "In breakdowns by person or place", "yes"),
    SettingRule(
        "idle_minutes", "The window locks after", "When nobody has touched it", most=60, unit="minute"
    ),
    SettingRule(
        "idle_meeting_minutes",
        "In a live meeting it locks after",
        "So that it stays open while people talk",
        most=240,
        unit="minute",
    ),
    SettingRule(
        "may_remember",
        "A computer may remember the passphrase",
        "In its own keyring; the lock asks for it all the same",
        "yes",
    ),
    SettingRule(
        "retention_years",
        "Records are due for erasure after",
        "Counted from the end of the last referral or stay; the Safety menu lists who is due",
        most=99,
        unit="year",
        optional=True,
    ),
    SettingRule(
        "erased_backups_after",
        "Backups older than an erasure go after",
        "Until then they still hold the person; empty keeps them by the ladder",
        least=0,
        optional=True,
    ),
)
"""The settings people change by hand, in the order they are listed."""


def setting_rule(key: str) -> SettingRule:
    """Give the rule of a setting; refuses one that is not for changing by hand."""
    for rule in RULES:
        if rule.key == key:
            return rule
    raise Refused("This is not a setting that can be changed here.")


def tidied_setting(key: str, text: str) -> str:
    """Give a setting's value as it is kept; refuses in words what it may not be."""
    rule, said = setting_rule(key), " ".join(text.split())
    if not said:
        if rule.optional:
            return ""
        raise Refused(f"“{rule.label}” cannot be left empty.")
    if rule.kind in _LONGEST:
        if len(said) > _LONGEST[rule.kind]:
            raise Refused(f"“{rule.label}” may be at most {_LONGEST[rule.kind]} letters long.")
        return said
    return {"day": _day, "yes": _yes}.get(rule.kind, _number)(rule, said)


def _day(rule: SettingRule, said: str) -> str:
    """Read a day in the form it is kept, such as 2026-11-21."""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise Refused(f"“{rule.label}” is a day, such as 21-Nov-2026.") from None


def _yes(rule: SettingRule, said: str) -> str:
    """Read yes or no."""
    if said.casefold() not in YES_OR_NO:
        raise Refused(f"“{rule.label}” is yes or no.")
    return said.casefold()


def _number(rule: SettingRule, said: str) -> str:
    """Read a whole number within its bounds."""
    plain = said.lstrip("£").rstrip("%").replace(",", "").strip()
    if not (plain.isascii() and plain.isdigit()):
        raise Refused(f"“{rule.label}” is a whole number.")
    number = int(plain)
    if not rule.least <= number <= rule.most:
        least, most = (_counted(rule, each) for each in (rule.least, rule.most))
        raise Refused(f"“{rule.label}” lies between {least} and {most}.")
    return str(number)


def _counted(rule: SettingRule, number: int) -> str:
    """Write a number with its unit."""
    if rule.unit == "%":
        return f"{number}%"
    return f"£{number:,}" if rule.unit == "£" else counted(number, rule.unit)


def setting_words(key: str, value: str) -> str:
    """Say the value of a setting as people read it, such as 3 days; an empty one as Not recorded."""
    rule = setting_rule(key)
    if not value:
        return "Not recorded"
    if rule.kind == "day":
        return shown_day(date.fromisoformat(value))
    if rule.kind == "yes":
        return YES_OR_NO[value]
    return _counted(rule, int(value)) if rule.kind == "number" else value


def refuse_contradiction(settings: Mapping[str, str]) -> None:
    """Refuse settings that contradict one another."""
    shorter, longer = settings["saving_shorter_stay"], settings["saving_longer_stay"]
    if shorter and longer and int(shorter) > int(longer):
        raise Refused("The shorter assumed stay cannot be longer than the longer one.")
    baseline, compared = settings["baseline_from"], settings["compared_from"]
    if baseline and compared and baseline >= compared:
        raise Refused("The year compared begins after the baseline year.")
