"""Taking steps back and doing them again, from their images: no act needs an inverse of its own."""

from dataclasses import dataclass, replace

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import KINDS, Fact
from pc_desktop.domain.meeting import Action, Meeting, is_issued
from pc_desktop.services.ports import Change, Reading, Step, Work

FLOOR = "setup"
"""The role of steps that set a store up; nothing is taken back beyond them."""

RECORD = "record"
"""The role of steps that only say what somebody saw or took away; Undo passes them over, and they stay."""

MERGE = "merge"
"""The role of steps written where two laptops met; Undo passes them over."""

ERASURE = "erasure"
"""The role of steps that erase somebody under a retention rule; they are never taken back."""

PASSED_OVER = frozenset({RECORD, MERGE, ERASURE})
"""The roles of steps that Undo passes over."""

_FEW = 12
"""How many are read at first: what came last is mostly still there to take back."""

_FURTHER = 8
"""How many times as many are read next, until one is found to take back or there are no more."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """What could be taken back and done again now, by title; None where nothing could."""

    undo: str | None
    redo: str | None


def undoable(reading: Reading) -> Undoable:
    """Tell what could be taken back and done again, by title."""
    standing, taken_back = _replay(reading)
    return Undoable(standing[-1].title if standing else None, taken_back[-1][1].title if taken_back else None)


def next_undo(reading: Reading) -> tuple[Step, str] | None:
    """Give the latest step that still stands and its title."""
    standing, _ = _replay(reading)
    return (standing[-1], standing[-1].title) if standing else None


def next_redo(reading: Reading) -> tuple[Step, str] | None:
    """Give the undo that was last made and not followed by anything new, and the title of what it took back."""
    _, taken_back = _replay(reading)
    return (taken_back[-1][0], taken_back[-1][1].title) if taken_back else None


def _replay(reading: Reading) -> tuple[list[Step], list[tuple[Step, Step]]]:
    """Go through the latest steps: those that stand, and the undos (with what they took back) still open.

    The newest few mostly tell; where one of them takes back an older one, or none of them stands, more are read:
    however much was taken back, what stands below is found.
    """
    reach = _FEW
    while True:
        newest = reading.steps(reach)
        standing, taken_back = _stack(newest)
        whole = all(step.undoes is None or step.undoes >= newest[-1].number for step in newest)
        ends = standing or any(step.role == FLOOR for step in newest)
        if (whole and ends) or len(newest) < reach:
            return standing, taken_back
        reach *= _FURTHER


def _stack(newest_first: tuple[Step, ...]) -> tuple[list[Step], list[tuple[Step, Step]]]:
    """Put steps on a pile in the order they were made, and take off what was taken back."""
    standing: list[Step] = []
    taken_back: list[tuple[Step, Step]] = []
    for step in reversed(newest_first):
        if step.role in PASSED_OVER:
            continue
        if step.role == FLOOR:
            standing.clear()
        elif step.undoes is None:
            standing.append(step)
            taken_back.clear()
        elif (at := _place([one.number for one in standing], step.undoes)) is not None:
            taken_back.append((step, standing.pop(at)))
        elif (at := _place([undo.number for undo, _ in taken_back], step.undoes)) is not None:
            standing.append(taken_back.pop(at)[1])
    return standing, taken_back


def _place(numbers: list[int], wanted: int) -> int | None:
    """Tell where a step stands in a pile; None where it is not in it."""
    return numbers.index(wanted) if wanted in numbers else None


def refuse_taking_back(step: Step) -> None:
    """Refuse to take back a step that stays: of setting up, on record, of a hand-over, or an erasure."""
    if step.role in {FLOOR, *PASSED_OVER}:
        raise Refused(f"“{step.title}” stays on record and cannot be taken back.")


def put_back(work: Work, step: Step) -> None:
    """Put every fact a step changed back as it was before it; refuse where one has changed since or is locked."""
    changes = work.changes(step.number)
    for change in changes:
        if change.erased:
            raise Refused(
                "Part of this step has been erased under a retention rule, so it cannot be taken back."
            )
        _refuse_if_issued(work, change)
        if work.peek(KINDS[change.kind], change.key) != change.after:
            raise Refused(f"“{step.title}” cannot be taken back: what it wrote has been changed since.")
    for change in changes:
        if change.before is not None:
            work.put(change.before)
        elif change.after is not None:
            work.remove(change.after)


def _refuse_if_issued(work: Work, change: Change) -> None:
    """Refuse to touch what belongs to minutes already issued; whether an action is done is not part of them."""
    if _only_done(change):
        return
    for image in (change.before, change.after):
        meeting = _meeting_of(work, image)
        if meeting is not None and is_issued(meeting):
            raise Refused(
                f"The minutes of {shown_day(meeting.day)} are issued, so this cannot be undone. "
                "Add a dated correction to them instead."
            )


def _only_done(change: Change) -> bool:
    """Tell whether a change is of an action and concerns only whether it is done."""
    before, after = change.before, change.after
    if not isinstance(before, Action) or not isinstance(after, Action):
        return False
    return replace(before, done=None) == replace(after, done=None)


def _meeting_of(work: Work, image: Fact | None) -> Meeting | None:
    """Give the meeting a fact belongs to, as it stands now."""
    if isinstance(image, Meeting):
        return work.peek(Meeting, image.key)
    key = getattr(image, "meeting", None)
    return work.peek(Meeting, key) if isinstance(key, str) else None
