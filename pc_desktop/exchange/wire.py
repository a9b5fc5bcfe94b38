"""What the reading process and the window say to one another: JSON, believed only in the right shape."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar, get_args

from pc_desktop.domain.problem import Problem, Severity
from pc_desktop.domain.returns import MadeFrom, ReturnedBed, ReturnedPatient, ReturnedUnit
from pc_desktop.exchange.grids import Book, Grid, Value

T = TypeVar("T")

_PATIENT_DAYS = ("dob", "referred", "admitted", "edd", "crfd")
_PATIENT_TEXTS = ("nhs", "name", "sex", "outcode", "mha", "initials", "bed")
_UNIT_COUNTS = ("commissioned", "closed", "on_leave", "crfd_count")
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_PROBLEM_TEXTS = ("sheet", "cell", "column", "found", "what", "advice")


class Nonsense(ValueError):
    """What arrived does not have the shape it should."""


def pack_units(units: Iterable[ReturnedUnit]) -> list[dict[str, Any]]:
    """Write units for the way."""
    return [_dated(asdict(unit)) for unit in units]


def pack_problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Write problems for the way."""
    return [{name: getattr(problem, name) for name in (*_PROBLEM_TEXTS, "severity")} for problem in problems]


def pack_made(made: MadeFrom | None) -> dict[str, Any] | None:
    """Write what a workbook was made from for the way."""
    return None if made is None else {**_dated(asdict(made))}


def unpack_made(sent: Any) -> MadeFrom | None:
    """Believe what a workbook was made from."""
    if sent is None:
        return None
    said = _dict(sent)
    version = _number(said.get("version"))
    made = datetime.fromisoformat(text(said.get("made")))
    if version is None or made.tzinfo is None:
        raise Nonsense("made")
    patients = tuple(_patient(_dict(one)) for one in _list(said.get("patients")))
    return MadeFrom(text(said.get("template")), version, text(said.get("unit")), made, patients)


def pack_book(book: Book) -> list[dict[str, Any]]:
    """Write the grids of a book for the way: a day is a list of one text, lest it be taken for text."""
    return [{"name": grid.name, "visible": grid.visible, "rows": _rows(grid)} for grid in book.grids]


def _rows(grid: Grid) -> list[list[Any]]:
    """Write the rows of a grid, with an error's name in the cell that shows it."""
    rows = [[_cell(cell) for cell in row] for row in grid.rows]
    for (row, column), one in grid.unseen.items():
        if one.error and row < len(rows) and column < len(rows[row]) and not rows[row][column]:
            rows[row][column] = one.error
    return rows


def _dated(value: Any) -> Any:
    """Write days as ISO text, however deep."""
    if isinstance(value, dict):
        return {name: _dated(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Value) -> Any:
    """Write one cell."""
    if isinstance(value, date | time):
        return [value.isoformat()]
    if isinstance(value, timedelta):
        return [value.total_seconds()]
    if isinstance(value, float) and not abs(value) < float("inf"):
        return None
    return value


def unpack_units(sent: Any) -> tuple[ReturnedUnit, ...]:
    """Believe units that arrived."""
    return tuple(_unit(_dict(entry)) for entry in _list(sent))


def unpack_problems(sent: Any) -> tuple[Problem, ...]:
    """Believe problems that arrived."""
    found: list[Problem] = []
    for entry in map(_dict, _list(sent)):
        severity: Severity | None = next((one for one in _SEVERITIES if one == entry.get("severity")), None)
        if severity is None:
            raise Nonsense("severity")
        sheet, cell, column, stands, what, advice = (text(entry.get(name)) for name in _PROBLEM_TEXTS)
        found.append(Problem(sheet, cell, column, stands, what, advice, severity))
    return tuple(found)


def unpack_grids(sent: Any) -> tuple[Grid, ...]:
    """Believe grids that arrived."""
    return tuple(
        Grid(
            text(entry.get("name")),
            [[_uncell(cell) for cell in _list(row)] for row in _list(entry.get("rows"))],
            entry.get("visible") is True,
        )
        for entry in map(_dict, _list(sent))
    )


def day(value: Any) -> date | None:
    """Believe a day, or nothing."""
    return None if value is None else date.fromisoformat(text(value))


def text(value: Any) -> str:
    """Believe a text."""
    if not isinstance(value, str):
        raise Nonsense("text")
    return value


def _unit(entry: dict[str, Any]) -> ReturnedUnit:
    occupied = _number(entry.get("occupied"))
    if occupied is None:
        raise Nonsense("occupied")
    return ReturnedUnit(
        unit=text(entry.get("unit")),
        week_ending=day(entry.get("week_ending")),
        as_at=day(entry.get("as_at")),
        occupied=occupied,
        patients=tuple(_patient(_dict(one)) for one in _list(entry.get("patients"))),
        beds=tuple(_bed(_dict(one)) for one in _list(entry.get("beds"))),
        **{name: _number(entry.get(name)) for name in _UNIT_COUNTS},
    )


def _patient(entry: dict[str, Any]) -> ReturnedPatient:
    found: dict[str, Any] = {name: day(entry.get(name)) for name in _PATIENT_DAYS}
    found.update({name: _maybe(text, entry.get(name)) for name in _PATIENT_TEXTS})
    bmi, away = entry.get("bmi"), entry.get("on_leave")
    if not (bmi is None or isinstance(bmi, float)) or away not in {None, True, False}:
        raise Nonsense("patient")
    sheet, where = text(entry.get("sheet")), text(entry.get("where"))
    return ReturnedPatient(
        **found, bmi=bmi, on_leave=away, age=_number(entry.get("age")), sheet=sheet, where=where
    )


def _bed(entry: dict[str, Any]) -> ReturnedBed:
    return ReturnedBed(text(entry.get("bed")), text(entry.get("state")), _maybe(text, entry.get("reason")))


def _maybe(believe: Callable[[Any], T], value: Any) -> T | None:
    return None if value is None else believe(value)


def _number(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise Nonsense("number")


def _dict(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Nonsense("entry")
    return value


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise Nonsense("list")
    return value


def _uncell(value: Any) -> Value:
    if not isinstance(value, list):
        if value is None or isinstance(value, str | float | bool | int):
            return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
        raise Nonsense("cell")
    inner = value[0] if value else None
    if isinstance(inner, int | float):
        return timedelta(seconds=inner)
    written = text(inner)
    if "T" in written:
        return datetime.fromisoformat(written)
    return time.fromisoformat(written) if ":" in written else date.fromisoformat(written)
