"""The people staying today, as the units' last returns told it.

They are read from a list, so that this week's returns differ from it as a week makes them differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.person import Person
from pc_desktop.reference import rows, table
from pc_desktop.sample.course import Course
from pc_desktop.sample.frame import FILE, Frame

_FILE: Final = "sample_inpatients.csv"
_WAS_BELOW: Final = 1.2
"""How far below its latest value, in kg/m2, BMI is taken to have been at admission."""


@dataclass(frozen=True, slots=True)
class Inpatient:
    """One person staying today; `received` is the day of the referral, where the meeting managed it."""

    person: Person
    unit: str
    bed: str
    received: date | None
    admitted: date
    legal: str
    bmi: float
    expected: date | None
    ready: date | None
    ready_reason: str | None
    on_leave_since: date | None
    source: str


def numbers_in_use() -> frozenset[str]:
    """Give the NHS numbers that belong to these people, and those of the people this week's returns add."""
    return frozenset(row["nhs_number"] for row in rows(_FILE)) | frozenset(table(FILE)["newcomers"])


def inpatients(laid_out: Frame) -> tuple[Inpatient, ...]:
    """Read the people staying today."""
    as_at = {one["unit"]: one["as_at"] for one in laid_out.given["returned"]}
    return tuple(
        _inpatient(laid_out, row, place, as_at[row["unit"]]) for place, row in enumerate(rows(_FILE), start=1)
    )


def _inpatient(laid_out: Frame, row: Mapping[str, str], place: int, said_on: date) -> Inpatient:
    """Read one row."""
    age = int(row["age"]) if row["age"] else None
    return Inpatient(
        person=Person(
            key=f"person-in-{place:02d}",
            nhs_number=row["nhs_number"],
            surname=row["surname"] or None,
            given=row["given"] or None,
            title=None,
            born=_day(row["born"]),
            sex=row["sex"] or None,
            outcode=row["outcode"] or None,
            initials_said=row["initials"] or None,
            age_said=age,
            age_said_on=said_on if age is not None else None,
            died=None,
        ),
        unit=f"unit-{row['unit']}",
        bed=laid_out.bed_labelled(row["unit"], row["bed"]).key,
        received=_day(row["received"]),
        admitted=date.fromisoformat(row["admitted"]),
        legal=row["legal"],
        bmi=float(row["bmi"]),
        expected=_day(row["expected"]),
        ready=_day(row["ready"]),
        ready_reason=row["ready_reason"] or None,
        on_leave_since=_day(row["leave"]),
        source=row["source"],
    )


def _day(text: str) -> date | None:
    """Read a day; nothing where nothing stands there."""
    return date.fromisoformat(text) if text else None


def course_of(laid_out: Frame, one: Inpatient) -> Course:
    """Tell the referral of somebody the meeting managed: decided on the last Tuesday before the admission.

    Raises ValueError where no meeting lies between referral and admission.
    """
    tuesday = one.admitted - timedelta(days=(one.admitted.weekday() - 2) % 7 + 1)
    if one.received is None or tuesday <= one.received:
        raise ValueError(f"{one.person.key} cannot have come through the meeting")
    team = next(team for team in laid_out.teams if one.person.outcode in team.outcodes)
    return Course(
        person=one.person,
        team=team.key,
        received=one.received,
        ending="admitted",
        decided=tuesday,
        ended=one.admitted,
        urgency="2",
        legal=one.legal,
        needs=("ng_feeding",) if one.bmi - _WAS_BELOW < 13 and one.unit != "unit-rowan" else (),
        bmi=admission_bmi(one),
        unit=one.unit,
        bed=one.bed,
    )


def admission_bmi(one: Inpatient) -> float:
    """Give the BMI somebody is taken to have come in with."""
    return round(one.bmi - _WAS_BELOW, 1)
