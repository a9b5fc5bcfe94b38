"""Which values of a list are new, which take the place of one held for that day, and which cannot be kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.people_list import SIGN, PeopleList
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.listed_changes import Words, found_change, label_of, measured_change
from pc_desktop.services.listed_facts import Columns, Value
from pc_desktop.services.listed_people import Said
from pc_desktop.services.listed_problems import Pen
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_differences import FieldChange

Kept = Measurement | Finding

_AT_ONCE: Final = 500


@dataclass(slots=True)
class Held:
    """The values held of the people a list may mean, by person, item and day; added to as rows are looked at."""

    values: dict[tuple[str, str, date], Kept] = field(default_factory=dict)
    latest: dict[tuple[str, str], Kept] = field(default_factory=dict)

    def add(self, one: Kept) -> None:
        """Know one more value."""
        self.add_of(item_of(one), one)

    def add_of(self, item: str, one: Kept) -> None:
        """Know one more value of an item."""
        self.values[one.person, item, one.taken] = one
        newest = self.latest.get((one.person, item))
        if newest is None or newest.taken <= one.taken:
            self.latest[one.person, item] = one


@dataclass(slots=True)
class Gathered:
    """What the values of one row come to, each with its item and the latest one held before it.

    `replaces` tells that one takes the place of another held for that day.
    """

    values: list[Kept] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    before: list[Kept | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    replaces: bool = False

    def changes(self, words: Words) -> Iterator[FieldChange]:
        """Say what each value adds, against the latest one held or the one of that very day."""
        for new, before in zip(self.values, self.before, strict=True):
            yield _change(new, before, words)


def item_of(one: Kept) -> str:
    """Give what a value is of: a sign, or a finding, which may have the same key."""
    return f"{SIGN}{one.sign}" if isinstance(one, Measurement) else one.item


def held_values(reading: Reading, people: Iterable[str]) -> Held:
    """Look up what is held of some people, a few hundred at a time."""
    keys, held = sorted(set(people)), Held()
    for start in range(0, len(keys), _AT_ONCE):
        some = frozenset(keys[start : start + _AT_ONCE])
        for measurement in reading.find(Measurement, person=some):
            held.add(measurement)
        for finding in reading.find(Finding, person=some):
            held.add(finding)
    return held


_ANY_DAY: Final = frozenset({"measured_on", "referred"})
"""The columns one of which dates every value that has no day of its own."""


class Gathering:
    """Goes through the values of one list row by row."""

    def __init__(self, of: PeopleList, held: Held, words: Words, today: date) -> None:
        """Begin with what is held."""
        self._of, self._held, self._words, self._today = of, held, words, today
        self._pen, self._columns = Pen(of), Columns(of)

    def row(self, row: Said, place: int, person: str, *, keeps: bool) -> Gathered:
        """Gather what is new in a row's values; `person` is the patient's key, or what stands for it.

        What a row that is kept says is known to the rows after it.
        """
        come = Gathered()
        undated: dict[str, list[str]] = {}
        ahead: dict[str, date] = {}
        for value in self._columns.values(row):
            if value.taken is None:
                undated.setdefault(value.dated, []).append(label_of(value.item, self._words))
            elif value.taken > self._today:
                ahead[value.dated] = value.taken
            else:
                self._take(value, value.taken, place, person, come)
        for dated, labels in undated.items():
            if dated in self._of.columns and dated not in self._of.unread.get(place, frozenset()):
                what = f"No day stands here, so these were not kept: {', '.join(dict.fromkeys(labels))}."
                come.problems.append(self._pen.question(place, dated, what, "Ask when it was measured."))
        for dated, day in ahead.items():
            what = f"{shown_day(day)} is still to come, so nothing of that day is kept."
            come.problems.append(self._pen.error(place, dated, what, "Check the day.", shown_day(day)))
        if keeps:
            for item, one in zip(come.items, come.values, strict=True):
                self._held.add_of(item, one)
        return come

    def never_dated(self, rows: Iterable[Said]) -> tuple[Problem, ...]:
        """Ask once for each day the list has no column for, though it holds values that need one."""
        missing: dict[str, dict[str, int]] = {}
        if self._of.columns.keys() >= _ANY_DAY:
            return ()
        for place, row in enumerate(rows):
            for value in self._columns.values(row):
                if value.taken is None and value.dated not in self._of.columns:
                    missing.setdefault(value.dated, {}).setdefault(value.column, place)
        return tuple(self._undated(columns) for columns in missing.values())

    def _undated(self, columns: dict[str, int]) -> Problem:
        """Ask when the values of some columns were measured, at the first of them."""
        first, place = next(iter(columns.items()))
        titles = ", ".join(self._of.titles.get(column, column) for column in columns)
        what = f"Nothing says when this was measured, so it was not kept: {titles}."
        return self._pen.question(place, first, what, "Ask for a column with the date measured.")

    def _take(self, value: Value, day: date, place: int, person: str, come: Gathered) -> None:
        """Take one dated value: new, in the place of one held for that day, or the same."""
        new = _fact(value, day, person)
        item = item_of(new)
        before = self._held.values.get((person, item, day))
        if before is not None and _says(before) == _says(new):
            return
        if before is not None and not before.key:
            what = f"Another row gives {_says(before)} for {shown_day(day)}; that one is kept."
            come.problems.append(
                self._pen.question(place, value.column, what, "Ask which is right.", str(_says(new)))
            )
            return
        come.replaces = come.replaces or before is not None
        come.values.append(_in_place_of(new, before))
        come.items.append(item)
        come.before.append(before or self._held.latest.get((person, item)))


def _fact(value: Value, day: date, person: str) -> Kept:
    """Make the fact of a value, as yet without a key."""
    if isinstance(value.value, str):
        return Finding("", person, value.item, day, " ".join(value.value.split()), "")
    return Measurement("", person, value.item, day, value.value)


def _in_place_of(new: Kept, before: Kept | None) -> Kept:
    """Give a new value the key of the one it takes the place of."""
    if before is None:
        return new
    if isinstance(new, Measurement):
        return Measurement(before.key, new.person, new.sign, new.taken, new.value)
    return Finding(before.key, new.person, new.item, new.taken, new.words, new.by)


def _says(one: Kept) -> float | str:
    """Give what a fact says, so that two can be compared."""
    return round(one.value, 6) if isinstance(one, Measurement) else one.words


def _change(new: Kept, latest: Kept | None, words: Words) -> FieldChange:
    """Say what a value adds, against the latest one held or the one of that very day."""
    if isinstance(new, Measurement):
        return measured_change(new, latest if isinstance(latest, Measurement) else None, words)
    return found_change(new, latest if isinstance(latest, Finding) else None, words)
