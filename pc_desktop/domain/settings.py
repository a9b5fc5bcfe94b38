"""What each collaborative sets for itself, kept as named values, and what holds until it does."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

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
        "points_before_limits": "13",
        "avoided_after_days": "90",
        "sample_today": "",
        "baseline_from": "",
        "compared_from": "",
        "chart_from": "",
        "chart_rebase_event": "",
        "saving_shorter_stay": "",
        "saving_longer_stay": "",
        "saving_price_per_day": "",
        "saving_alternative_cost": "",
    }
)
"""Every setting with the value it has until somebody changes it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One named value, as text; `key` is its name."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the service on a day and belongs on every chart it touches, such as go-live."""

    key: str
    day: date
    label: str
