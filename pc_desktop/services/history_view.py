"""History: who did what and when, newest first, as the journal tells it; restricted records stay masked in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.calendar import shown_moment
from pc_desktop.domain.intake_days import read_day
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Change, Reading, Step, TrailStep, Wanted

_REF: Final = re.compile(r"R-[0-9]+[A-Z]+", re.IGNORECASE)
_MOST_UNDOS: Final = 2000
MASKED: Final = "Masked"
"""What stands where a value of a restricted record would."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step: its number, when, by whom in which role, what it did, and how it stands now.

    `laptop` is the letter of another laptop it was done on, empty where it was done here.
    """

    number: int
    at: str
    by: str
    role: str
    title: str
    standing: str
    laptop: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One fact a step changed: what kind, what happened to it, and the fields that differ in words."""

    kind: str
    what: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class StepPage:
    """What one step changed: the first facts, and how many there are in all."""

    lines: tuple[ChangeLine, ...]
    total: int


def history_view(reading: Reading, limit: int = 200, before: int | None = None) -> tuple[HistoryLine, ...]:
    """Give the latest steps."""
    _, newest = reading.chain()
    after = newest - before + 1 if before is not None else 0
    taken_back: set[int] = set()
    for step in reading.steps(limit + max(0, after)):
        if step.undoes is not None and step.number not in taken_back:
            taken_back.add(step.undoes)
    return tuple(_line(step, taken_back=step.number in taken_back) for step in reading.steps(limit, before))


def wanted_of(text: str, kind: str, today: date) -> Wanted:
    """Read what somebody typed to find steps: references, a day, and words; in any order."""
    refs, words = [], []
    day: date | None = None
    for word in text.split():
        if _REF.fullmatch(word):
            refs.append(word.upper())
            continue
        read = read_day(word, today).day if any(each.isdigit() for each in word) else None
        if read is not None and day is None:
            day = read
        else:
            words.append(word)
    return Wanted(tuple(words), tuple(refs), day, kind)


def trail_view(reading: Reading, wanted: Wanted, limit: int) -> tuple[HistoryLine, ...]:
    """Give the latest steps of all laptops that are asked for."""
    taken_back = _standing_undos(reading)
    return tuple(_line_of(one, taken_back) for one in reading.trail(wanted, limit))


def _line_of(one: TrailStep, taken_back: frozenset[int]) -> HistoryLine:
    """Prepare one step of any laptop."""
    if one.here:
        return _line(one.step, taken_back=one.step.number in taken_back)
    return replace(_line(one.step, taken_back=False), laptop=one.laptop)


def _standing_undos(reading: Reading) -> frozenset[int]:
    """Give the numbers of this laptop's steps that are taken back now, as far as the latest undos tell."""
    taken_back: set[int] = set()
    for step in reading.steps(_MOST_UNDOS):
        if step.undoes is not None and step.number not in taken_back:
            taken_back.add(step.undoes)
    return frozenset(taken_back)


def sentences(line: ChangeLine) -> Iterator[str]:
    """Say one change in sentences, such as “referral: urgency changed from urgent to routine”."""
    if line.what != "changed":
        yield f"{line.kind} {line.what}"
        return
    for name, before, after in line.fields:
        yield f"{line.kind}: {name} changed from {before} to {after}"


def _line(step: Step, *, taken_back: bool) -> HistoryLine:
    """Prepare one step."""
    standing = "taken back" if taken_back else ("" if step.undoes is None else f"step {step.undoes}")
    return HistoryLine(step.number, shown_moment(step.at), step.by, step.role, step.title, standing)


def step_view(reading: Reading, number: int, limit: int = 500, laptop: str = "") -> StepPage:
    """Give what one step changed, fact by fact, at most `limit` of them; of another laptop's by its letter."""
    changes = reading.changes(number, limit, laptop)
    masks = _Masks(reading, changes)
    lines = tuple(_change(change, masks) for change in changes)
    return StepPage(lines, reading.count_changes(number, laptop) if len(lines) == limit else len(lines))


class _Masks:
    """Knows which values of one step belong to restricted records, as they are restricted now or were when it was."""

    def __init__(self, reading: Reading, changes: Iterable[Change]) -> None:
        """Look up whose record each fact belongs to, all at once."""
        told = [fact for change in changes for fact in (change.before, change.after) if fact is not None]
        asked = frozenset(key for fact in told if (key := getattr(fact, "referral", None)))
        named = [one for one in told if isinstance(one, Referral)]
        self._people = {one.key: one.person for one in (*named, *reading.find(Referral, key=asked))}
        owners = frozenset(key for fact in told if (key := self._owner(fact)))
        then = (one for one in told if isinstance(one, Person))
        people = {one.key: one for one in (*then, *reading.find(Person, key=owners))}
        self._restricted = frozenset(key for key, person in people.items() if person.restricted)

    def _owner(self, fact: Fact) -> str | None:
        """Give the person a fact is about; None where it is about nobody."""
        if isinstance(fact, Person):
            return fact.key
        referral: str = getattr(fact, "referral", None) or ""
        return getattr(fact, "person", None) or self._people.get(referral)

    def hides(self, fact: Fact | None, field: str) -> bool:
        """Tell whether a field of a fact is not to be read; who opened a record, and why, always is."""
        if fact is None or isinstance(fact, BreakGlass) or self._owner(fact) not in self._restricted:
            return False
        return not isinstance(fact, Person) or field in _TELLING

    def shown(self, fact: Fact | None, field: str, words: str) -> str:
        """Give the words of a value, or the mask over them; that nothing is recorded is no secret."""
        return MASKED if words not in _NOTHING and self.hides(fact, field) else words


_TELLING = frozenset({"nhs_number", "surname", "given", "title", "born", "outcode", "initials_said"})
"""What somebody could be told by, of a person."""

_NOTHING = frozenset({"–", "Not recorded", "none"})


def _change(change: Change, masks: _Masks) -> ChangeLine:
    """Prepare one change: only the fields that differ, keys left out."""
    if change.erased:
        return ChangeLine(change.kind.replace("_", " "), "erased", ())
    what = "added" if change.before is None else ("removed" if change.after is None else "changed")
    before, after = _fields(change.before), _fields(change.after)
    differing = tuple(
        (
            name.replace("_", " "),
            masks.shown(change.before, name, before.get(name, "–")),
            masks.shown(change.after, name, after.get(name, "–")),
        )
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    )
    return ChangeLine(change.kind.replace("_", " "), what, differing)


def _fields(fact: Fact | None) -> dict[str, str]:
    """Give a fact's fields as text; the keys by which facts name one another mean nothing to people."""
    if fact is None:
        return {}
    names = [name for name in fact.__slots__ if name not in _KEYS]
    return {name: _shown(getattr(fact, name)) for name in names}


_KEYS = frozenset(
    {
        "key",
        "person",
        "referral",
        "meeting",
        "unit",
        "bed",
        "stay",
        "hold",
        "trust",
        "team",
        "linked_unit",
        "chain_head",
    }
)


def _shown(value: object) -> str:
    """Write one value."""
    if value is None:
        return "Not recorded"
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value) or "none"
    return str(value)
