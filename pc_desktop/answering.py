"""Answers without a window: what a file of answers says about each change, by the place it is printed with."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.listed_comparison import ListComparison
from pc_desktop.services.return_comparison import Comparison, ReturnRow, UnitComparison
from pc_desktop.services.return_differences import CONFLICT, Chosen, FieldChange, change_key
from pc_desktop.services.return_gone import is_asked

_LISTS: Final = ("theirs", "ours", "leave_out", "still_here", "skip")
_TABLES: Final = ("left", "fix")
_MOST_SAID: Final = 200
_HEAD: Final = """\
# Answers for pc-desktop import --answers. Places are written as the preview prints them.
# theirs and ours take a place with its field, leave_out a place, still_here whoever is not listed;
# [left] gives the day somebody not listed left, [fix] what should stand in a cell; skip passes the row of a cell over.
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said of changes, by their places: whose side, who left when, what stands in a cell instead."""

    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    still_here: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    left: Mapping[str, date] = field(default_factory=dict)
    fix: Mapping[str, str] = field(default_factory=dict)

    def corrections(self) -> tuple[tuple[str, str, str | None], ...]:
        """Give the cells put right and the rows passed over: a sheet, a cell and a text, or none."""
        said: dict[str, str | None] = {**dict.fromkeys(self.skip), **self.fix}
        return tuple((*_split(place), text) for place, text in said.items())


NO_ANSWERS: Final = Answers()


def _split(place: str) -> tuple[str, str]:
    """Give the sheet and the cell of a place such as Bed State H17."""
    sheet, _, cell = place.rpartition(" ")
    if not sheet:
        raise Refused(f"“{place}” is no cell. Write the sheet and the cell, such as Bed State H17.")
    return sheet, cell


def read_answers(path: Path) -> Answers:
    """Read a file of answers; raises Refused naming what is wrong in it, Unavailable where it cannot be opened."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Refused(f"{path.name} is not written as answers are: {fault}.") from fault
    except OSError as fault:
        raise Unavailable(f"{path.name} cannot be opened.", "Check its name and its folder.") from fault
    for key, said in table.items():
        if key not in (*_LISTS, *_TABLES):
            raise Refused(f"{path.name}: “{key}” is no answer. There are {', '.join((*_LISTS, *_TABLES))}.")
        _check(path, key, said)
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    return Answers(**lists, left=table.get("left", {}), fix=table.get("fix", {}))


def _check(path: Path, key: str, said: Any) -> None:
    """Hold one kind of answer to its shape."""
    if key in _LISTS:
        fits = isinstance(said, list) and all(isinstance(one, str) for one in said)
        wanted = 'a list of places, such as ["Bed State A6 BMI"]'
    elif key == "left":
        fits = isinstance(said, dict) and all(_is_day(one) for one in said.values())
        wanted = 'days by place, such as "Larch L02" = 2026-11-12'
    else:
        fits = isinstance(said, dict) and all(isinstance(one, str) for one in said.values())
        wanted = 'texts by cell, such as "Bed State H17" = "28/02/2026"'
    if not fits:
        raise Refused(f"{path.name}: under {key} stands {wanted}.")


def _is_day(said: Any) -> bool:
    """Tell whether this is a day and no moment."""
    return isinstance(said, date) and not isinstance(said, datetime)


def place_of(unit: UnitComparison, row: ReturnRow) -> str:
    """Say where a row of a return is: its sheet and cell, or of whom it does not list unit and bed."""
    if row.patient is not None:
        return f"{row.patient.sheet} {row.patient.where}"
    return f"{unit.unit.name} {row.bed or row.who}"


def lines_of(
    returns: Sequence[Comparison], lists: Sequence[ListComparison]
) -> Iterator[tuple[str, str, FieldChange]]:
    """Give every change with its place, its row's status and what it says, as it is printed."""
    for unit in (unit for one in returns for unit in one.units):
        for row in unit.rows:
            yield from (
                (f"{place_of(unit, row)} {change.field}", row.status, change) for change in row.changes
            )
    for listed in lists:
        for line in listed.rows:
            place = f"{line.sheet} {line.cell}"
            yield from ((f"{place} {change.field}", line.status, change) for change in line.changes)


def said_of(lines: Iterable[tuple[str, str, FieldChange]]) -> Iterator[str]:
    """Say each change, and of very many how many more there are."""
    for number, (place, status, one) in enumerate(lines):
        if number < _MOST_SAID:
            keeps = "" if one.taken or status == "gone" else ", ours stays"
            was = f", was {one.was}" if one.was else ""
            yield f"{status}: {place}: {one.had} → {one.says}{was}{keeps}"
        elif number == _MOST_SAID:
            yield "… and more; --json gives all problems, the window shows every change."


@dataclass(frozen=True, slots=True)
class Meant:
    """What answers come to: what is chosen, by keys, and the rows left out."""

    chosen: Chosen
    left_out: frozenset[str]


def meant(
    returns: Sequence[Comparison],
    lists: Sequence[ListComparison],
    answers: Answers,
    *,
    theirs: bool,
    gone: bool,
) -> Meant:
    """Find what answers are about; raises Refused for a place that there is nothing at.

    `theirs` takes their side of every conflict, `gone` lets everybody not listed have left as late as they can have.
    """
    rows = {place_of(unit, row): row for one in returns for unit in one.units for row in unit.rows}
    listed = {f"{line.sheet} {line.cell}": line.key for one in lists for line in one.rows}
    fields = {
        f"{place} {one.field}": change_key(row.key, one.field)
        for place, row in rows.items()
        for one in row.changes
    }
    missing = {place: row for place, row in rows.items() if row.status == "gone"}
    conflicts = [
        change_key(row.key, one.field)
        for row in rows.values()
        for one in row.changes
        if one.stand == CONFLICT
    ]
    left = {row.key: row.suggested for row in missing.values() if gone and is_asked(row) and row.suggested}
    left |= {_at(missing, place).key: day for place, day in answers.left.items()}
    keys = {place: row.key for place, row in rows.items()} | listed
    chosen = Chosen(
        theirs=frozenset([*(conflicts if theirs else ()), *(_at(fields, place) for place in answers.theirs)]),
        ours=frozenset(_at(fields, place) for place in answers.ours),
        left=tuple(left.items()),
        stays=frozenset(_at(missing, place).key for place in answers.still_here),
    )
    return Meant(chosen, frozenset(_at(keys, place) for place in answers.leave_out))


def _at(known: Mapping[str, Any], place: str) -> Any:
    """Give what is at a place; raises Refused where there is nothing."""
    if place not in known:
        there = ", ".join(f"“{one}”" for one in list(known)[:12]) or "nothing to answer"
        raise Refused(f"There is nothing at “{place}” to answer. There is {there}.")
    return known[place]


def questions_as_toml(returns: Sequence[Comparison]) -> str:
    """Write a file of answers to fill in: what must be chosen, each line to be taken in by removing its mark."""
    units = [unit for one in returns for unit in one.units]
    rows = [(place_of(unit, row), row) for unit in units for row in unit.rows]
    return _HEAD + "".join(_sections(rows))


def _sections(rows: Iterable[tuple[str, ReturnRow]]) -> Iterator[str]:
    """Write each kind of answer there is to give."""
    found = list(rows)
    yield "\ntheirs = [\n"
    for place, row in found:
        for one in row.changes:
            if one.stand == CONFLICT:
                yield f'# "{place} {one.field}",  # {row.who}: we had {one.had}, they say {one.says}\n'
    yield "]\nstill_here = [\n"
    asked = [(place, row) for place, row in found if is_asked(row)]
    yield from (f'# "{place}",  # {row.who}, {row.changes[0].had}\n' for place, row in asked)
    yield "]\n\n[left]\n"
    for place, row in asked:
        yield f'# "{place}" = {row.suggested or "2026-11-17"}  # {row.who}, {row.changes[0].says}\n'
