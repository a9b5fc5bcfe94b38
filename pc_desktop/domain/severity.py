"""Risk signs: what was measured, and what a versioned table of thresholds says of it.

The thresholds are settings somebody signs off, never part of the code, and never a score: the application shows which
signs are red or amber so that people may discuss them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Final, Literal

Level = Literal["red", "amber", "green", "missing"]
SHAPES: Final = {"red": "▲", "amber": "◆", "green": "●", "missing": "○"}
LETTERS: Final = {"red": "R", "amber": "A", "green": "G", "missing": "–"}
FALLING_SINCE: Final = timedelta(days=7)
JUDGED: Final = (None, None, 2.0, 1.0)
"""The thresholds of a sign that is judged: kept as 0 green, 1 amber, 2 red."""
_FROM_WORST: Final[tuple[Level, ...]] = ("red", "amber", "green")
_POSITION: Final = attrgetter("position")
_MOMENT: Final = attrgetter("taken", "key")
WORKED_OUT: Final = "worked-out:"
"""How the key of a value begins that follows from others and is never kept."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value measured of one patient on one day; `sign` names what, in the unit its rule states."""

    key: str
    person: str
    sign: str
    taken: date
    value: float


@dataclass(frozen=True, slots=True)
class RiskRule:
    """Where one sign turns red and amber, in one version of the table.

    A value is red below `red_below` or from `red_from` on, amber likewise; None where a side has no threshold. A fall
    of the value is worse where `falling_is_worse`. `population` is adult or under_18; `sex` is F or M where a row is
    for one only. A sign that is judged rather than measured is kept as 0 green, 1 amber, 2 red, and the words say
    what each level means.
    """

    key: str
    version: str
    population: str
    position: int
    sign: str
    label: str
    unit: str
    decimals: int
    red_below: float | None
    red_from: float | None
    amber_below: float | None
    amber_from: float | None
    falling_is_worse: bool
    sex: str | None = None
    red_words: str | None = None
    amber_words: str | None = None
    green_words: str | None = None


@dataclass(frozen=True, slots=True)
class RiskVersion:
    """One version of the table: where its thresholds come from and who has verified them here, if anybody has."""

    key: str
    version: str
    source: str
    signed_by: str | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """That a clinician sees one sign of one patient otherwise than the table: the level they give it, and why.

    It holds from `at` until `ended`; the value itself stays as it was measured.
    """

    key: str
    person: str
    sign: str
    level: str
    at: datetime
    by: str
    reason: str
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the table says of one sign of one patient: its latest value and how it moved in the last week.

    `meaning` is what the level means in the table's words; `worked_out` says that the value follows from others.
    """

    sign: str
    label: str
    unit: str
    decimals: int
    level: Level
    value: float | None
    taken: date | None
    change: float | None
    worsening: bool
    judged: bool = False
    meaning: str = ""
    worked_out: bool = False

    @property
    def letter(self) -> str:
        """Give the level by its letter: R, A, G, or a dash where nothing is recorded."""
        return LETTERS[self.level]

    def words(self) -> str:
        """Say the sign with its value, such as BMI 12.7; of one that is judged, its name."""
        if self.value is None:
            return f"{self.label} not recorded"
        if self.judged:
            return self.label
        shown = f"{self.value:.{self.decimals}f}"
        return f"{self.label} {shown} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class RiskSigns:
    """All signs of one patient against the table, in the table's order."""

    readings: tuple[Reading, ...]

    def of(self, level: Level) -> tuple[Reading, ...]:
        """Give the signs at one level."""
        return tuple(reading for reading in self.readings if reading.level == level)

    @property
    def falling(self) -> bool:
        """Tell whether any red or amber sign has worsened since last week."""
        return any(reading.worsening and reading.level in {"red", "amber"} for reading in self.readings)

    @property
    def worst(self) -> Level:
        """Give the worst level any sign has reached; missing where nothing is recorded."""
        reached = {reading.level for reading in self.readings}
        return next((level for level in _FROM_WORST if level in reached), "missing")

    def words(self) -> str:
        """Say the worst level with its shape and how many signs stand there, such as ▲ Red · 3."""
        worst = self.worst
        if worst == "missing":
            return f"{SHAPES['missing']} Not recorded"
        if worst == "green":
            return f"{SHAPES['green']} Green"
        return f"{SHAPES[worst]} {worst.capitalize()} · {len(self.of(worst))}"


def level_of(rule: RiskRule, value: float) -> Level:
    """Tell the level of a value: strictly below a lower threshold, or at or above an upper one."""
    if _beyond(value, rule.red_below, rule.red_from):
        return "red"
    return "amber" if _beyond(value, rule.amber_below, rule.amber_from) else "green"


def _beyond(value: float, below: float | None, from_: float | None) -> bool:
    """Tell whether a value lies under one threshold or has reached the other."""
    return (below is not None and value < below) or (from_ is not None and value >= from_)


def is_judged(rule: RiskRule) -> bool:
    """Tell whether a sign is judged in levels rather than measured: kept as 0, 1 or 2, with words for each."""
    thresholds = (rule.red_below, rule.amber_below, rule.red_from, rule.amber_from)
    return thresholds == JUDGED and bool(rule.red_words)


def rules_for(rules: Iterable[RiskRule], sex: str | None) -> tuple[RiskRule, ...]:
    """Give the rows that concern somebody, in order; where the sex is not recorded, the first row of each sign."""
    chosen: dict[str, RiskRule] = {}
    for rule in sorted(rules, key=_POSITION):
        if rule.sex is None or sex is None or rule.sex == sex:
            chosen.setdefault(rule.sign, rule)
    return tuple(chosen.values())


def with_bmi(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Give the measurements with a BMI for every weight of a day on which none was measured, from the latest height.

    `weight` is in kg and `height` in metres; the key of what is worked out begins with WORKED_OUT.
    """
    taken = tuple(measurements)
    measured = {one.taken for one in taken if one.sign == "bmi"}
    heights = sorted((one for one in taken if one.sign == "height"), key=lambda one: (one.taken, one.key))
    made = []
    for weight in taken:
        if weight.sign != "weight" or weight.taken in measured or not heights:
            continue
        known = [one for one in heights if one.taken <= weight.taken] or heights[:1]
        metres = known[-1].value
        if metres > 0:
            bmi = round(weight.value / metres**2, 1)
            made.append(Measurement(f"{WORKED_OUT}{weight.key}", weight.person, "bmi", weight.taken, bmi))
    return (*taken, *made)


def signs(measurements: Iterable[Measurement], rules: Iterable[RiskRule], today: date) -> RiskSigns:
    """Read one patient's measurements against the rules of one population, as known on `today`."""
    by_sign: dict[str, list[Measurement]] = {}
    for measurement in measurements:
        if measurement.taken <= today:
            by_sign.setdefault(measurement.sign, []).append(measurement)
    ordered = sorted(rules, key=_POSITION)
    return RiskSigns(tuple(_read(rule, by_sign.get(rule.sign, [])) for rule in ordered))


def _read(rule: RiskRule, taken: list[Measurement]) -> Reading:
    """Read one sign: its latest value, and its change against the last value at least a week older."""
    if not taken:
        return Reading(
            rule.sign, rule.label, rule.unit, rule.decimals, "missing", None, None, None, worsening=False
        )
    latest = max(taken, key=_MOMENT)
    earlier = [one for one in taken if latest.taken - one.taken >= FALLING_SINCE]
    change = None
    if earlier:
        change = latest.value - max(earlier, key=_MOMENT).value
    worse = change is not None and (change < 0 if rule.falling_is_worse else change > 0)
    level = level_of(rule, latest.value)
    meaning = {"red": rule.red_words, "amber": rule.amber_words, "green": rule.green_words}[level]
    return Reading(
        rule.sign,
        rule.label,
        rule.unit,
        rule.decimals,
        level,
        latest.value,
        latest.taken,
        change,
        worse,
        judged=is_judged(rule),
        meaning=meaning or "",
        worked_out=latest.key.startswith(WORKED_OUT),
    )
