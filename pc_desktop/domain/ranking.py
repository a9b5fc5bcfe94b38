"""The order of the queue, explained in words: component by component, never one number.

After the rule published for the West Midlands collaborative (most unwell first) and what services are found
to do: urgency, medical risk, deterioration, then order of referral (BMC Health Services Research 2022,
22:8170).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.domain.referral import PLACES, UNSAFE_PLACES, URGENCIES, Referral, urgency_place
from pc_desktop.domain.severity import Level, RiskSigns

ORDER_WORDS: Final = "urgency, red signs, amber signs, falling, unsafe place, legal clock, wait"
_CLOCKED_LEGAL: Final = frozenset({"02", "04", "05", "06", "19", "20"})
_RAISED: Final[tuple[tuple[Level, str], ...]] = (("red", "red sign"), ("amber", "amber sign"))


@dataclass(frozen=True, slots=True)
class OrderRule:
    """One version of the rule of the order: which comparisons, in which order, and who has verified it here.

    `components` are keys of the comparisons the order knows.
    """

    key: str
    version: str
    components: tuple[str, ...]
    source: str
    signed_by: str | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides one referral's place: the referral, its risk signs and how long it has waited in days."""

    referral: Referral
    signs: RiskSigns
    waited: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """One referral at its place, from 1, with the reasons in words and what put it below the one above."""

    place: int
    standing: Standing
    reasons: tuple[str, ...]
    below_because: str


@dataclass(frozen=True, slots=True)
class _Component:
    """One step of the comparison: its value (smaller stands higher) and what to call it."""

    value: float | str
    words: str


def _components(standing: Standing) -> tuple[_Component, ...]:
    """Give every step of the comparison for one referral, in the order of the rule."""
    referral, signs = standing.referral, standing.signs
    red, amber = len(signs.of("red")), len(signs.of("amber"))
    unsafe, clocked = referral.place in UNSAFE_PLACES, referral.legal in _CLOCKED_LEGAL
    return (
        _Component(urgency_place(referral.urgency), _urgency_words(referral).lower()),
        _Component(-red, counted(red, "red sign")),
        _Component(-amber, counted(amber, "amber sign")),
        _Component(not signs.falling, f"{'' if signs.falling else 'not '}worse since last week"),
        _Component(not unsafe, PLACES.get(referral.place, "place not recorded")),
        _Component(not clocked, "on a legal clock" if clocked else "no legal clock"),
        _Component(-standing.waited, f"waited {counted(standing.waited, 'day')}"),
        _Component(referral.received.timestamp(), f"referred {shown_moment(referral.received)}"),
        _Component(referral.ref, f"reference {referral.ref}"),
    )


def _urgency_words(referral: Referral) -> str:
    """Say how urgent a referral is."""
    return URGENCIES.get(referral.urgency, "Urgency not recorded")


def order(standings: Iterable[Standing]) -> tuple[Ranked, ...]:
    """Put referrals in the order of the rule and say why each stands where it does.

    The order is total and does not depend on the order given: two referrals that agree in every component are
    told apart by the moment received and then by their reference.
    """
    keyed = sorted(
        ((_components(standing), standing) for standing in standings), key=lambda pair: _key(pair[0])
    )
    ranked = []
    above: tuple[_Component, ...] | None = None
    for place, (components, standing) in enumerate(keyed, start=1):
        ranked.append(Ranked(place, standing, _reasons(standing), _why_below(components, above)))
        above = components
    return tuple(ranked)


def _key(components: tuple[_Component, ...]) -> tuple[float | str, ...]:
    """Give the values that are compared, step by step."""
    return tuple(component.value for component in components)


def _why_below(mine: tuple[_Component, ...], above: tuple[_Component, ...] | None) -> str:
    """Say which step put this referral below the one above it."""
    if above is None:
        return "first in the order"
    for own, other in zip(mine, above, strict=True):
        if own.value != other.value:
            above_words = other.words if other.words != own.words else "moments before"
            return f"{own.words}; the one above: {above_words}"
    return "level with the one above"


def _reasons(standing: Standing) -> tuple[str, ...]:
    """Say what decided a referral's place, most telling first."""
    referral, signs = standing.referral, standing.signs
    reasons = [_urgency_words(referral)]
    for level, words in _RAISED:
        found = signs.of(level)
        if found:
            reasons.append(f"{counted(len(found), words)}: {', '.join(reading.words() for reading in found)}")
    if not signs.of("red") and not signs.of("amber"):
        reasons.append("no red or amber sign" if signs.of("green") else "no risk signs recorded")
    if signs.falling:
        reasons.append("worse since last week")
    if referral.place in UNSAFE_PLACES:
        reasons.append(f"waiting {PLACES[referral.place]}")
    if referral.legal in _CLOCKED_LEGAL:
        reasons.append("legal clock running")
    reasons.append(f"waited {counted(standing.waited, 'day')}")
    return tuple(reasons)
