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
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.referral import PLACES, UNSAFE_PLACES, URGENCIES, Referral, urgency_place
from pc_desktop.domain.severity import Level, RiskSigns

COMPARISONS: Final = ("urgency", "red signs", "amber signs", "falling", "unsafe place", "legal clock", "wait")
"""What the order can compare, by the words for it, in the order of the rule a collaborative starts with."""

ORDER_WORDS: Final = ", ".join(COMPARISONS)
_CLOCKED_LEGAL: Final = frozenset({"02", "04", "05", "06", "19", "20"})
_RAISED: Final[tuple[tuple[Level, str], ...]] = (("red", "red sign"), ("amber", "amber sign"))


@dataclass(frozen=True, slots=True)
class OrderRule:
    """One version of the rule of the order: which comparisons, in which order, and who has verified it here.

    `components` are words of COMPARISONS, most telling first; one left out does not count.
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
    """One referral at its place, from 1, with the reasons in words and what put it below the one above.

    `by_rule` is the place the rule alone would give it. `departure` is the word of people that moved it, None where
    none holds.
    """

    place: int
    standing: Standing
    reasons: tuple[str, ...]
    below_because: str
    by_rule: int
    departure: Departure | None = None


@dataclass(frozen=True, slots=True)
class _Component:
    """One step of the comparison: its value (smaller stands higher) and what to call it."""

    value: float | str
    words: str


def order_words(rule: OrderRule | None) -> str:
    """Say what the order compares, most telling first."""
    return ", ".join(_names(rule))


def _names(rule: OrderRule | None) -> tuple[str, ...]:
    """Give the comparisons of a rule that are known; those a collaborative starts with where there is no rule."""
    chosen = tuple(name for name in rule.components if name in COMPARISONS) if rule else ()
    return chosen or COMPARISONS


def _components(standing: Standing, names: tuple[str, ...]) -> tuple[_Component, ...]:
    """Give every step of the comparison for one referral, in the order of the rule, and what tells all apart."""
    referral, signs = standing.referral, standing.signs
    red, amber = len(signs.of("red")), len(signs.of("amber"))
    unsafe, clocked = referral.place in UNSAFE_PLACES, referral.legal in _CLOCKED_LEGAL
    known = {
        "urgency": _Component(urgency_place(referral.urgency), _urgency_words(referral).lower()),
        "red signs": _Component(-red, counted(red, "red sign")),
        "amber signs": _Component(-amber, counted(amber, "amber sign")),
        "falling": _Component(not signs.falling, f"{'' if signs.falling else 'not '}worse since last week"),
        "unsafe place": _Component(not unsafe, PLACES.get(referral.place, "place not recorded")),
        "legal clock": _Component(not clocked, "on a legal clock" if clocked else "no legal clock"),
        "wait": _Component(-standing.waited, f"waited {counted(standing.waited, 'day')}"),
    }
    return (
        *(known[name] for name in names),
        _Component(referral.received.timestamp(), f"referred {shown_moment(referral.received)}"),
        _Component(referral.ref, f"reference {referral.ref}"),
    )


def _urgency_words(referral: Referral) -> str:
    """Say how urgent a referral is."""
    return URGENCIES.get(referral.urgency, "Urgency not recorded")


def order(
    standings: Iterable[Standing], departures: Iterable[Departure] = (), rule: OrderRule | None = None
) -> tuple[Ranked, ...]:
    """Put referrals in the order of the rule and of people's departures from it, and say why each stands where it does.

    The order is total and does not depend on the order given: two referrals that agree in every component are
    told apart by the moment received and then by their reference. Departures apply one after the other as they were
    made; one whose neighbour waits no longer has lapsed. Everybody stands in the result exactly once.
    """
    names = _names(rule)
    ruled = sorted(
        (_Placed(_components(standing, names), standing) for standing in standings),
        key=lambda placed: _key(placed.components),
    )
    by_rule = {placed.key: place for place, placed in enumerate(ruled, start=1)}
    placed, holding = _depart(ruled, departures)
    ranked: list[Ranked] = []
    for place, one in enumerate(placed, start=1):
        above = ranked[-1] if ranked else None
        beside = placed[place - 2].components if above else None
        ranked.append(_ranked(place, by_rule[one.key], one, holding.get(one.key), (above, beside)))
    return tuple(ranked)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One referral with the steps of its comparison."""

    components: tuple[_Component, ...]
    standing: Standing

    @property
    def key(self) -> str:
        """Give the referral's key."""
        return self.standing.referral.key


def _depart(
    ruled: list[_Placed], departures: Iterable[Departure]
) -> tuple[list[_Placed], dict[str, Departure]]:
    """Move people as others decided; give the new order and the word that moved each."""
    placed, holding = list(ruled), {}
    for departure in sorted(departures, key=lambda one: (one.at, one.key)):
        moved = next((one for one in placed if one.key == departure.referral), None)
        there = {one.key for one in placed}
        if moved is None or (departure.above is not None and departure.above not in there - {moved.key}):
            continue
        placed.remove(moved)
        keys = [one.key for one in placed]
        placed.insert(len(placed) if departure.above is None else keys.index(departure.above), moved)
        holding[moved.key] = departure
    return placed, holding


def _ranked(
    place: int,
    by_rule: int,
    one: _Placed,
    departure: Departure | None,
    above: tuple[Ranked | None, tuple[_Component, ...] | None],
) -> Ranked:
    """Say why one referral stands at its place, below the one above."""
    neighbour, components = above
    reasons = _reasons(one.standing)
    if departure is not None:
        because = _moved_words(place, by_rule, departure)
        reasons = (because, *reasons)
    elif neighbour is not None and neighbour.departure is not None:
        because = f"the one above was moved: {neighbour.departure.reason}"
    else:
        because = _why_below(one.components, components)
    return Ranked(place, one.standing, reasons, because, by_rule, departure)


def _moved_words(place: int, by_rule: int, departure: Departure) -> str:
    """Say where people moved somebody, who did and why."""
    way = "up" if place < by_rule else "down" if place > by_rule else "and back"
    return f"moved {way} from place {by_rule} by {departure.by}: {departure.reason}"


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
