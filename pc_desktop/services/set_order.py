"""Keeping the rule of the order in versions: which comparisons in which order, signed off, and put in force."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.ranking import COMPARISONS, OrderRule
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_risk import refuse_signing
from pc_desktop.services.set_settings import keep_setting

STARTING: Final = ""
"""The version the application comes with, which is never edited."""

COMPONENT_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "urgency": "Urgency: emergency, very urgent, urgent, routine",
        "red signs": "More red signs",
        "amber signs": "More amber signs",
        "falling": "A red or amber sign worse than a week before",
        "unsafe place": "Waiting in an emergency department or in police custody",
        "legal clock": "A legal clock running, such as Section 2",
        "wait": "The longer wait",
    }
)
"""What each comparison puts higher, in words."""


@dataclass(frozen=True, slots=True)
class AddOrder:
    """Make a new version of the order's rule; nobody has signed it off."""

    version: str
    components: tuple[str, ...]
    source: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which version is made, and of what."""
        return f"Order of the queue, version {' '.join(self.version.split())}: {', '.join(self.components)}"

    def carry_out(self, work: Work) -> None:
        """Keep it beside the others."""
        name = _named(self.version)
        refuse_components(self.components)
        if name.casefold() in {each.version.casefold() for each in work.find(OrderRule)}:
            raise Refused(f"There is a version {name} already.")
        source = " ".join(self.source.split()) or "agreed locally"
        work.put(OrderRule(work.new_key(), name, self.components, source, None, None))


@dataclass(frozen=True, slots=True)
class ChangeOrder:
    """Change a version nobody has signed off."""

    version: str
    components: tuple[str, ...]

    def title(self, reading: Reading) -> str:
        """Say what it becomes, and what it was."""
        was = order_version(reading, self.version).components
        after, before = ", ".join(self.components), ", ".join(was)
        return f"Order of the queue, version {self.version}: {after}; was {before}"

    def carry_out(self, work: Work) -> None:
        """Keep the comparisons."""
        held = order_version(work, self.version)
        _refuse_signed(held)
        refuse_components(self.components)
        work.put(replace(held, components=self.components))


@dataclass(frozen=True, slots=True)
class SignOrder:
    """Sign a version off: somebody named agreed to it, on a day."""

    version: str
    by: str
    on: date

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say who signed what, and when."""
        by, day = " ".join(self.by.split()), shown_day(self.on)
        return f"Order of the queue, version {self.version}, signed off by {by} on {day}"

    def carry_out(self, work: Work) -> None:
        """Keep the name and the day."""
        held = order_version(work, self.version)
        _refuse_signed(held)
        by = refuse_signing(self.by, self.on, local_day(work.now))
        work.put(replace(held, signed_by=by, signed_on=self.on))


@dataclass(frozen=True, slots=True)
class UseOrder:
    """Put a version in force; the empty one is what the application comes with."""

    version: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which version comes into force."""
        return f"Order of the queue: {_said(self.version)} in force"

    def carry_out(self, work: Work) -> None:
        """Keep the choice."""
        if self.version != STARTING:
            order_version(work, self.version)
        if settings_of(work)["order_version"] == self.version:
            raise Refused(f"{_said(self.version).capitalize()} is in force already.")
        keep_setting(work, "order_version", self.version)


@dataclass(frozen=True, slots=True)
class RemoveOrder:
    """Take away a version nobody signed off and that is not in force."""

    version: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which version goes."""
        return f"Order of the queue: version {self.version} removed"

    def carry_out(self, work: Work) -> None:
        """Take it away."""
        held = order_version(work, self.version)
        _refuse_signed(held)
        if settings_of(work)["order_version"] == self.version:
            raise Refused(f"Version {self.version} is in force. Put another in force first.")
        work.remove(held)


def order_version(reading: Reading, version: str) -> OrderRule:
    """Give a version by its name; refuses one that is not there, or that the application comes with."""
    if version == STARTING:
        raise Refused("The order the application comes with stays as it is. Make a version of your own.")
    for held in reading.find(OrderRule, version=version):
        return held
    raise Refused(f"There is no version {version} of the order.")


def refuse_components(components: tuple[str, ...]) -> None:
    """Refuse an order of comparisons it does not know, says twice, or has none of."""
    unknown = [each for each in components if each not in COMPARISONS]
    if unknown:
        raise Refused(f"The order knows no comparison “{unknown[0]}”.")
    if len(set(components)) != len(components):
        raise Refused("Each comparison stands in the order once.")
    if not components:
        raise Refused("Choose at least one comparison.")


def _refuse_signed(held: OrderRule) -> None:
    """Refuse to touch a version somebody has signed off."""
    if held.signed_by is not None:
        raise Refused(
            f"Version {held.version} was signed off by {held.signed_by} and stays as it is. Make a new version."
        )


def _named(version: str) -> str:
    """Tidy a version's name; refuses an empty or long one."""
    name = " ".join(version.split())
    if not name or len(name) > 30:
        raise Refused("Give the version a name of at most 30 letters, such as 2026-11.")
    return name


def _said(version: str) -> str:
    """Name a version inside a sentence."""
    return "the starting order" if version == STARTING else f"version {version}"
