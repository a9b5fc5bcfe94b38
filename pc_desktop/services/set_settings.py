"""Changing what the collaborative sets for itself: one setting at a time, and the kind of collaborative it is."""

from dataclasses import dataclass

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.profile import Profile
from pc_desktop.domain.settings import (
    Setting,
    refuse_contradiction,
    setting_rule,
    setting_words,
    tidied_setting,
)
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Give one setting another value, as people write it; an empty one takes an optional setting away."""

    key: str
    value: str

    def title(self, reading: Reading) -> str:
        """Say which setting changes, from what to what."""
        before = settings_of(reading)[setting_rule(self.key).key]
        after = tidied_setting(self.key, self.value)
        label = setting_rule(self.key).label
        return f"“{label}” changed from {_said(self.key, before)} to {_said(self.key, after)}"

    def carry_out(self, work: Work) -> None:
        """Keep the value, where it contradicts no other."""
        after = tidied_setting(self.key, self.value)
        refuse_contradiction(settings_of(work) | {self.key: after})
        keep_setting(work, self.key, after)


def _said(key: str, value: str) -> str:
    """Say a value inside a title."""
    words = setting_words(key, value)
    return "not recorded" if words == "Not recorded" else words


def keep_setting(work: Work, key: str, value: str) -> None:
    """Keep a setting, writing nothing where it has that value already."""
    if settings_of(work)[key] != value:
        work.put(Setting(key, value))


@dataclass(frozen=True, slots=True)
class ChooseProfile:
    """Become another kind of collaborative: its fields, clocks, words and needs hold from now on.

    Nothing recorded is lost: what the other profile asked for stays with each referral.
    """

    profile: Profile

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which profile is chosen."""
        return f"Profile changed to “{self.profile.name}”"

    def carry_out(self, work: Work) -> None:
        """Keep the choice."""
        if settings_of(work)["profile"] == self.profile.key:
            raise Refused(f"“{self.profile.name}” is the profile already.")
        keep_setting(work, "profile", self.profile.key)
