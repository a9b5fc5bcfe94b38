"""The order of the queue, explained in words: component by component, never one number.

After the rule published for the West Midlands collaborative (most unwell first) and what services are found
to do: urgency, medical risk, deterioration, then order of referral (BMC Health Services Research 2022,
22:8170).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.referral import PLACES, UNSAFE_PLACES, URGENCIES, Referral, urgency_place
from pc_desktop.domain.severity import Level, RiskSigns

COMPARISONS: Final = ("urgency", "red signs", "amber signs", "falling", "unsafe place", "legal clock", "wait")
"""What the order can compare, by the words for it, in the order of the rule a collaborative starts with."""

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


def order_words(rule: OrderRule | None) -> str:
    """Say what the order compares, most telling first."""
    return ", ".join(_names(rule))


def _names(rule: OrderRule | None) -> tuple[str, ...]:
    """Give the comparisons of a rule that are known; those a collaborative starts with where there is no rule."""
    chosen = tuple(name for name in rule.components if name in COMPARISONS) if rule else ()
    return chosen or COMPARISONS


def _values(standing: Standing, names: tuple[str, ...]) -> tuple[float | str, ...]:
    """Give what is compared of one referral, in the order of the rule and then what tells all apart.

    Smaller stands higher.
    """
    referral, signs = standing.referral, standing.signs
    known: dict[str, float] = {
        "urgency": urgency_place(referral.urgency),
        "red signs": -len(signs.of("red")),
        "amber signs": -len(signs.of("amber")),
        "falling": not signs.falling,
        "unsafe place": referral.place not in UNSAFE_PLACES,
        "legal clock": referral.legal not in _CLOCKED_LEGAL,
        "wait": -standing.waited,
    }
    return (*(known[name] for name in names), referral.received.timestamp(), referral.ref)


def _words(standing: Standing, name: str) -> str:
    """Say one comparison of one referral."""
    referral, signs = standing.referral, standing.signs
    known: dict[str, Callable[[], str]] = {
        "urgency": lambda: _urgency_words(referral).lower(),
        "red signs": lambda: counted(len(signs.of("red")), "red sign"),
        "amber signs": lambda: counted(len(signs.of("amber")), "amber sign"),
        "falling": lambda: f"{'' if signs.falling else 'not '}worse since last week",
        "unsafe place": lambda: PLACES.get(referral.place, "place not recorded"),
        "legal clock": lambda: "on a legal clock" if referral.legal in _CLOCKED_LEGAL else "no legal clock",
        "wait": lambda: f"waited {counted(standing.waited, 'day')}",
        "received": lambda: f"referred {shown_moment(referral.received)}",
        "reference": lambda: f"reference {referral.ref}",
    }
    return known[name]()


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
        (_Placed(standing.referral.key, _values(standing, names), standing) for standing in standings),
        key=lambda placed: placed.values,
    )
    by_rule = {placed.key: place for place, placed in enumerate(ruled, start=1)}
    placed, holding = _depart(ruled, departures)
    refs = {one.key: one.standing.referral.ref for one in ruled}
    ranked: list[Ranked] = []
    for place, one in enumerate(placed, start=1):
        above = ranked[-1] if ranked else None
        beside = placed[place - 2] if place > 1 else None
        moved = holding.get(one.key)
        words = _moved_words(place, by_rule[one.key], moved, refs) if moved else ""
        because = words or _why_below(one, beside, names, above.departure if above else None)
        reasons = _reasons(one.standing)
        reasons = (words, *reasons) if words else reasons
        ranked.append(Ranked(place, one.standing, reasons, because, by_rule[one.key], moved))
    return tuple(ranked)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One referral, by its key, with what is compared of it."""

    key: str
    values: tuple[float | str, ...]
    standing: Standing


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


def _moved_words(place: int, by_rule: int, departure: Departure, refs: Mapping[str, str]) -> str:
    """Say where people moved somebody, who did and why, and which place the rule gives."""
    way = "up " if place < by_rule else "down " if place > by_rule else ""
    where = f"above {refs[departure.above]}" if departure.above else "to the end"
    where = f"to {where}" if departure.above and place > by_rule else where
    rule = f"place {by_rule} by the rule" if way else "the rule agrees"
    return f"moved {way}{where} by {departure.by}: {departure.reason} ({rule})"


def _why_below(mine: _Placed, above: _Placed | None, names: tuple[str, ...], moved: Departure | None) -> str:
    """Say which step put this referral below the one above it, or that the one above was `moved` there."""
    if above is None:
        return "first in the order"
    if moved is not None:
        return f"the one above was moved: {moved.reason}"
    for name, own, other in zip((*names, "received", "reference"), mine.values, above.values, strict=True):
        if own != other:
            said, of_above = _words(mine.standing, name), _words(above.standing, name)
            return f"{said}; the one above: {of_above if of_above != said else 'moments before'}"
    return "level with the one above"


def _reasons(standing: Standing) -> tuple[str, ...]:
    """Say what decided a referral's place, most telling first; of risk signs only where a table judges them."""
    referral, signs = standing.referral, standing.signs
    reasons = [_urgency_words(referral)]
    for level, words in _RAISED:
        found = signs.of(level)
        if found:
            reasons.append(f"{counted(len(found), words)}: {', '.join(reading.words() for reading in found)}")
    if signs.readings and not signs.of("red") and not signs.of("amber"):
        reasons.append("no red or amber sign" if signs.of("green") else "no risk signs recorded")
    if signs.falling:
        reasons.append("worse since last week")
    if referral.place in UNSAFE_PLACES:
        reasons.append(f"waiting {PLACES[referral.place]}")
    if referral.legal in _CLOCKED_LEGAL:
        reasons.append("legal clock running")
    reasons.append(f"waited {counted(standing.waited, 'day')}")
    return tuple(reasons)
