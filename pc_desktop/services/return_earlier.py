"""What a stay was like when a workbook was made: as the workbook says, or as the journal tells of the days since."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from pc_desktop.domain.bed import Leave, Occupation, Stay
from pc_desktop.domain.calendar import local_day, moment_of, weekday_and_day
from pc_desktop.domain.legal import legal_code
from pc_desktop.domain.returns import WEEKLY_RETURN, MadeFrom, ReturnedPatient
from pc_desktop.services.matching import same_label
from pc_desktop.services.ports import Change, Reading, Step
from pc_desktop.services.return_differences import Was
from pc_desktop.services.return_held import Held
from pc_desktop.services.undoing import FLOOR

_MOST_STEPS: Final = 500
_MOST_CHANGES: Final = 400
"""A step that changed more than this is an import of its own kind, nobody's typing."""
_IMPORTED: Final = "Import"
_TAKEN_BACK: Final = re.compile(r"^(?:(?:Undo|Redo): )+")
_FIELDS: Final = {
    "Expected discharge": "expected", "Clinically ready": "ready", "Legal status": "legal", "Admitted": "admitted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """One fact changed here since a moment: what it was before, and the latest step that changed it."""

    before: Any
    step: Step

    @property
    def words(self) -> str:
        """Say when and by whom."""
        return f"typed here {weekday_and_day(local_day(self.step.at))} by {self.step.by}"


class Earlier:
    """Knows what each stay of a unit was like when the return being compared was made."""

    def __init__(self, reading: Reading, held: Held, made: MadeFrom | None, day: date | None) -> None:
        """Look at what was typed here since the workbook was made, or since the day it speaks of began."""
        self._held = held
        self._made = made if made is not None and made.template == WEEKLY_RETURN else None
        begun = self._made.made if self._made else moment_of(day) if day else None
        keys = {
            *held.stays,
            *(one.key for one in held.occupations),
            *(one.key for one in held.leaves.values()),
        }
        self._typed = typed_since(reading, begun, keys) if begun is not None else {}

    def of(self, stay: Stay) -> Mapping[str, Was]:
        """Give by field what is known of a stay as it was."""
        person = self._held.people[stay.person]
        listed = self._made.patient(person.nhs_number) if self._made else None
        return self._listed(stay, listed) if listed is not None else self._told(stay)

    def _listed(self, stay: Stay, listed: ReturnedPatient) -> dict[str, Was]:
        """Give every field as the workbook began with it."""
        typed = self._words(stay)
        label = same_label(self._held.beds.values(), listed.bed)
        values: dict[str, Any] = {
            "Bed": label, "Admitted": listed.admitted, "Expected discharge": listed.edd,
            "Clinically ready": listed.crfd, "Legal status": legal_code(listed.mha), "BMI": listed.bmi,
            "Leave": bool(listed.on_leave),
        }  # fmt: skip
        return {field: Was(value, typed.get(field, "")) for field, value in values.items()}

    def _told(self, stay: Stay) -> dict[str, Was]:
        """Give the fields that were typed here since, as they were before."""
        words, found = self._words(stay), dict[str, Was]()
        typed = self._typed.get(stay.key)
        if typed is not None and isinstance(typed.before, Stay):
            for field, name in _FIELDS.items():
                if field in words:
                    value = getattr(typed.before, name)
                    found[field] = Was(
                        local_day(value) if isinstance(value, datetime) else value, words[field]
                    )
        if "Bed" in words:
            ended = [one for one in self._held.occupations if one.stay == stay.key and one.end is not None]
            last = max(ended, key=lambda one: one.start, default=None)
            bed = self._held.beds.get(last.bed) if last else None
            found["Bed"] = Was(bed.label if bed else None, words["Bed"])
        if "Leave" in words:
            found["Leave"] = Was(stay.key not in self._held.leaves, words["Leave"])
        return found

    def _words(self, stay: Stay) -> dict[str, str]:
        """Say by field when and by whom it was changed here since."""
        words: dict[str, str] = {}
        typed = self._typed.get(stay.key)
        if typed is not None and isinstance(typed.before, Stay):
            for field, name in _FIELDS.items():
                if getattr(typed.before, name) != getattr(stay, name):
                    words[field] = typed.words
        current = next(
            (one for one in self._held.occupations if one.stay == stay.key and one.end is None), None
        )
        moved = self._typed.get(current.key) if current else None
        if moved is not None and current is not None and current.start != stay.admitted:
            words["Bed"] = moved.words
        leave = self._held.leaves.get(stay.key)
        if leave is not None and leave.key in self._typed:
            words["Leave"] = self._typed[leave.key].words
        return words


def typed_since(reading: Reading, moment: datetime, keys: Iterable[str]) -> dict[str, Typed]:
    """Give by key the facts people changed here since a moment; what imports wrote is nobody's typing."""
    wanted, found = frozenset(keys), dict[str, Typed]()
    for step in reading.steps(_MOST_STEPS):
        if step.at < moment:
            break
        if step.role == FLOOR or _TAKEN_BACK.sub("", step.title).startswith(_IMPORTED):
            continue
        for change in reading.changes(step.number, _MOST_CHANGES):
            if change.key in wanted and _tells(change):
                later = found.get(change.key, Typed(None, step))
                found[change.key] = Typed(change.before or later.before, later.step)
    return found


def _tells(change: Change) -> bool:
    """Tell whether a change is one that a return could be at odds with."""
    return isinstance(change.after, Stay | Occupation | Leave)
