"""Who a return does not list: each is asked about, stays where they are until somebody says, and is never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.person import initials
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import ReturnedUnit
from pc_desktop.services.matching import same_label
from pc_desktop.services.return_comparison import ReturnRow
from pc_desktop.services.return_differences import ASKED, STAYS, THEIRS, WANTED, Chosen, FieldChange
from pc_desktop.services.return_held import Held
from pc_desktop.services.return_questions import unit_question

FIELD: Final = "Stay"


@dataclass(frozen=True, slots=True)
class Claims:
    """Who a return puts into which bed, by the bed's label: newcomers, and those it moves there."""

    rows: Mapping[str, ReturnRow]

    @classmethod
    def of(cls, rows: Iterable[ReturnRow]) -> "Claims":
        """Gather what rows claim."""
        return cls({row.bed: row for row in rows if row.bed and (row.status == "new" or "Bed" in row.taken)})

    def admitted(self, label: str) -> date | None:
        """Give the day somebody new in a bed was admitted, by which whoever was in it had left."""
        row = self.rows.get(label)
        return row.patient.admitted if row is not None and row.patient and row.status == "new" else None


def gone_row(held: Held, stay: Stay, day: date, claims: Claims, answer: Chosen, today: date) -> ReturnRow:
    """Say that somebody staying is not on the return, with what was answered about them.

    Nothing is written of somebody nobody answered for; their bed claimed by somebody else, that is a conflict.
    `suggested` is the latest day they can have left by, as far as the return tells.
    """
    bed = held.bed_of.get(stay.key)
    label, key = bed.label if bed else "", held.row_key(stay)
    came = claims.admitted(label)
    since = f"here since {shown_day(local_day(stay.admitted))}"
    left = answer.left_by(key)
    if not isinstance(left, date) or not local_day(stay.admitted) <= left <= today:
        left = None
    change = FieldChange(FIELD, since, "not listed", stand=ASKED, taken=False)
    if left is not None:
        change = replace(change, says=f"discharged {shown_day(left)}", stand=THEIRS, taken=True)
    elif key in answer.stays:
        change = replace(change, says="not listed, but still here", stand=STAYS)
    elif label in claims.rows:
        change = replace(change, says=f"{claims.rows[label].who} is listed in {label}", stand=WANTED)
    return ReturnRow(
        key=key,
        status="gone",
        bed=label,
        who=initials(held.people[stay.person]),
        patient=None,
        stay=stay,
        person=held.people[stay.person],
        changes=(change,),
        left_by=left,
        suggested=min(day, came) if came else day,
    )


def wanted(row: ReturnRow, who: str) -> ReturnRow:
    """Give the row of somebody unanswered whose bed is the only one somebody new could be in."""
    if not is_asked(row) or not row.bed:
        return row
    says = f"{who} is listed and no bed is free"
    return replace(row, changes=tuple(replace(one, says=says, stand=WANTED) for one in row.changes))


def is_asked(row: ReturnRow) -> bool:
    """Tell whether nobody has answered for somebody who is not listed."""
    return row.status == "gone" and any(one.stand in {ASKED, WANTED} for one in row.changes)


def asked_when(returned: ReturnedUnit, held: Held, row: ReturnRow) -> Problem:
    """Ask the unit when somebody not listed left, or whether they are still there."""
    name = held.name(row.stay) if row.stay else row.who
    what = f"{name} is not on this return. Until somebody says when they left, they stay as held."
    vacant = {same_label(held.beds.values(), one.bed) for one in returned.beds if one.state == "vacant"}
    if row.bed in vacant:
        what += f" The return lists {row.bed} as vacant."
    if any(one.stand == WANTED for one in row.changes):
        what += f" But {row.changes[0].says}: one of the two must be settled first."
    advice = "Ask the unit when they left, or whether they are still there."
    return unit_question(returned, held.unit, "Patients", what, advice)
