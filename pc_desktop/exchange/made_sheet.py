"""The hidden sheet of our workbooks: which template they are, for which unit, and the state they were made from."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from pc_desktop.domain.nhs_number import check
from pc_desktop.domain.returns import VERSION, MadeFrom, ReturnedPatient
from pc_desktop.exchange.grids import Book, Grid, text_of

NAME: Final = "Made from"
MARK: Final = "Bed meeting workbook"
FACTS: Final = ("template", "version", "unit", "made")
FIELDS: Final = ("nhs", "bed", "admitted", "mha", "bmi", "edd", "crfd", "on_leave")
_DAYS: Final = frozenset({"admitted", "edd", "crfd"})
_MOST: Final = 2_000


def taken_out(book: Book) -> tuple[Book, MadeFrom | None]:
    """Give a book without the sheet, and what the sheet said; what cannot be believed is as if it were not there."""
    grid = next((one for one in book.grids if _is_ours(one)), None)
    if grid is None:
        return book, None
    made = None
    with suppress(ValueError, KeyError):
        made = _read(grid)
    return replace(book, grids=tuple(one for one in book.grids if one is not grid)), made


def _is_ours(grid: Grid) -> bool:
    """Tell whether a grid is the sheet: the name alone is not enough."""
    return grid.name == NAME and not grid.visible and text_of(grid.at(0, 0)) == MARK


def _read(grid: Grid) -> MadeFrom:
    """Read the sheet; raises ValueError or KeyError where it does not hold together."""
    said = {text_of(grid.at(row, 0)): text_of(grid.at(row, 1)) for row in range(1, len(FACTS) + 1)}
    made = datetime.fromisoformat(said["made"])
    version = int(said["version"])
    if made.tzinfo is None or version < 1:
        raise ValueError("not a moment")
    top = len(FACTS) + 2
    patients = [] if version > VERSION else _patients(grid.rows[top : top + _MOST])
    return MadeFrom(said["template"], version, said["unit"], made, tuple(patients))


def _patients(rows: Sequence[Sequence[Any]]) -> list[ReturnedPatient]:
    """Read whom the workbook began with; a row that does not hold together was not written by us."""
    if not rows:
        return []
    names = [text_of(cell) for cell in rows[0]]
    found = []
    for row in rows[1:]:
        said = dict(zip(names, map(text_of, row), strict=False))
        if check(said.get("nhs", "")).valid:
            found.append(_patient(said))
    return found


def _patient(said: Mapping[str, str]) -> ReturnedPatient:
    """Read one patient."""
    found: dict[str, Any] = {name: said.get(name) or None for name in ("nhs", "bed", "mha")}
    for name in _DAYS:
        found[name] = date.fromisoformat(said[name]) if said.get(name) else None
    found["bmi"] = float(said["bmi"]) if said.get("bmi") else None
    found["on_leave"] = {"yes": True, "no": False}.get(said.get("on_leave", ""))
    return ReturnedPatient(**found)
