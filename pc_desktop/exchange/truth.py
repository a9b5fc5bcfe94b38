"""Writes a draft as plain JSON, for scripts and for checking against what a careful person read."""

from typing import Any

from pc_desktop.domain.people_list import PeopleList
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit

_ALWAYS = ("nhs", "name", "dob", "sex", "outcode", "referred", "admitted", "mha", "bmi", "edd", "crfd")
_WHERE_GIVEN = ("age", "initials")


def as_json(draft: Draft) -> dict[str, Any]:
    """Give {units, problems}, and lists where there are any: days as ISO text, None for what the file does not hold."""
    answer: dict[str, Any] = {
        "units": [_unit(unit) for unit in draft.units],
        "problems": [_problem(one) for one in draft.problems],
    }
    return answer | ({"lists": [_list(one) for one in draft.lists]} if draft.lists else {})


def _unit(unit: ReturnedUnit) -> dict[str, Any]:
    """Give one unit; people have an age or initials only in a unit whose list gives them."""
    given = [
        name for name in _WHERE_GIVEN if any(getattr(patient, name) is not None for patient in unit.patients)
    ]
    return {
        "unit": unit.unit,
        "week_ending": _plain(unit.week_ending),
        "as_at": _plain(unit.as_at),
        "commissioned": unit.commissioned,
        "closed": unit.closed,
        "occupied": unit.occupied,
        "on_leave": unit.on_leave,
        "crfd_count": unit.crfd_count,
        "patients": [_patient(patient, (*_ALWAYS, *given)) for patient in unit.patients],
    }


def _list(one: PeopleList) -> dict[str, Any]:
    """Give one list: each row has its number in the sheet and what it says, by what its columns hold."""
    rows = zip(one.numbers, one.rows(), strict=True)
    return {
        "kind": "form" if one.is_form else one.kind,
        "sheet": one.sheet,
        "columns": dict(one.titles),
        "rows": [
            {"row": number, **{name: _plain(value) for name, value in row.items()}} for number, row in rows
        ],
    }


def _patient(patient: ReturnedPatient, names: tuple[str, ...]) -> dict[str, Any]:
    """Give one person."""
    return {name: _plain(getattr(patient, name)) for name in names}


def _problem(problem: Problem) -> dict[str, str]:
    """Give one problem."""
    names = ("sheet", "cell", "column", "found", "what", "advice", "severity")
    return {name: getattr(problem, name) for name in names}


def _plain(value: Any) -> Any:
    """Write a day as ISO text and leave everything else as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value
