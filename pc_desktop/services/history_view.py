"""History: who did what and when, newest first, as the journal tells it."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import shown_moment
from pc_desktop.domain.kinds import Fact
from pc_desktop.services.ports import Change, Reading, Step


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step: its number, when, by whom in which role, what it did, and how it stands now."""

    number: int
    at: str
    by: str
    role: str
    title: str
    standing: str


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


def _line(step: Step, *, taken_back: bool) -> HistoryLine:
    """Prepare one step."""
    standing = "taken back" if taken_back else ("" if step.undoes is None else f"step {step.undoes}")
    return HistoryLine(step.number, shown_moment(step.at), step.by, step.role, step.title, standing)


def step_view(reading: Reading, number: int, limit: int = 500) -> StepPage:
    """Give what one step changed, fact by fact, at most `limit` of them."""
    lines = tuple(_change(change) for change in reading.changes(number, limit))
    return StepPage(lines, reading.count_changes(number) if len(lines) == limit else len(lines))


def _change(change: Change) -> ChangeLine:
    """Prepare one change: only the fields that differ, keys left out."""
    what = "added" if change.before is None else ("removed" if change.after is None else "changed")
    before, after = _fields(change.before), _fields(change.after)
    differing = tuple(
        (name.replace("_", " "), before.get(name, "–"), after.get(name, "–"))
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
