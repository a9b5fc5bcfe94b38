"""The small invented region of a profile: its places, people waiting and staying, and the meeting of its day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.places import Unit
from pc_desktop.domain.settings import Setting
from pc_desktop.reference import profile_sample, profile_samples
from pc_desktop.sample.profiles_people import Crowd
from pc_desktop.sample.profiles_places import places, rules, today_meeting, words_given
from pc_desktop.sample.profiles_staying import staying
from pc_desktop.sample.profiles_waiting import waiting
from pc_desktop.sample.region import MakeSample, sample_now
from pc_desktop.services.ports import Command, Reading, Work

FIRST: Final = "adult_eating_disorders"
"""The profile whose sample region is the large one."""


@dataclass(frozen=True, slots=True)
class MakeProfileSample:
    """Make the invented region of a profile in a store that holds no region yet; `key` names the profile."""

    key: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say what is made."""
        return f"Make the sample region of the profile {self.key.replace('_', ' ')}"

    def carry_out(self, work: Work) -> None:
        """Write every fact of it."""
        if self.key not in profile_samples():
            raise Refused(f"There is no sample region for the profile {self.key.replace('_', ' ')}.")
        if work.find(Unit):
            raise Refused("This store already holds a region. Make the sample in a new store.")
        work.put(*profile_facts(self.key))


def sample_order(key: str) -> tuple[datetime, Command]:
    """Give the order that makes the sample region of a profile, and the moment it is looked at."""
    if key == FIRST:
        return sample_now(), MakeSample()
    if key not in profile_samples():
        raise Refused(f"There is no sample region for the profile {key.replace('_', ' ')}.")
    return profile_now(key), MakeProfileSample(key)


def profile_now(key: str) -> datetime:
    """Tell the moment at which the sample of a profile is looked at: its today."""
    return datetime.fromisoformat(profile_sample(key)["today"])


def profile_facts(key: str) -> tuple[Fact, ...]:
    """Make every fact of a profile's sample: the same on every computer."""
    given, now = profile_sample(key), profile_now(key)
    crowd = Crowd(given["seed"])
    return (
        *places(given),
        *_settings(key, given),
        *rules(given),
        *waiting(given, now, crowd),
        *staying(given, now, crowd),
        *words_given(given, now),
        *today_meeting(given, now),
    )


def _settings(key: str, given: Mapping[str, Any]) -> Iterator[Setting]:
    """Write what the collaborative has set, the profile and the sample's own day among it."""
    told = {**given["settings"], "profile": key, "sample_today": given["today"]}
    yield from (Setting(name, value) for name, value in told.items())
