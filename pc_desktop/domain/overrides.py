"""When a choice departs from what the plan suggests or from the order of the queue, and in which words it is said."""

from types import MappingProxyType
from typing import Final

from pc_desktop.domain.plan import Placement, Plan

DEPARTURES: Final = MappingProxyType(
    {
        "wish": "The patient's or family's wish",
        "clinical": "Clinical reasons, see the reason",
        "sooner": "Needed sooner than planned",
        "unit": "The unit asked for it",
        "other": "Another reason, see the discussion",
    }
)
"""Why a meeting usually departs from a suggestion, where nobody types a reason."""


def departs(before: Plan, after: Plan, candidate: str, unit: str) -> str | None:
    """Say how offering a unit to somebody departs from the plan `before`; None where it follows it.

    `after` is the plan with the choice made. A choice departs where the plan suggests another unit or none, and from
    the order where somebody above in the queue would lose a place, change units or wait longer through it.
    """
    mine = before.of(candidate)
    if mine is None or (mine.unit is not None and mine.unit.key == unit):
        return None
    suggested = f"suggests {mine.unit.name}" if mine.unit else "has no bed"
    words = f"The plan {suggested} for {mine.candidate.ref}"
    passed = _passed_over(before, after, candidate)
    return f"{words}; {', '.join(passed)} above would lose by it." if passed else f"{words}."


def _passed_over(before: Plan, after: Plan, candidate: str) -> tuple[str, ...]:
    """Give the references above somebody who are worse off in the plan after, in order."""
    later = {one.candidate.key: one for one in after.placements}
    refs = []
    for was in before.placements:
        if was.candidate.key == candidate:
            break
        now = later.get(was.candidate.key)
        if now is not None and _is_worse(was, now):
            refs.append(was.candidate.ref)
    return tuple(refs)


def _is_worse(was: Placement, now: Placement) -> bool:
    """Tell whether somebody lost a place or their linked unit, or comes later into the same unit."""
    if was.unit is None:
        return False
    if now.unit is None or now.unit.key != was.unit.key:
        return True
    return was.when != now.when and (was.when is None or (now.when is not None and now.when > was.when))
