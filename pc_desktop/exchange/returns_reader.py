"""Reads a whole return: its layout, its sheets' roles, its units and all that needs a question."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import ReturnedUnit
from pc_desktop.exchange import blocks, formulas, headings, layouts, remarks, summaries, units
from pc_desktop.exchange.grids import Book, Grid, Value, a1, blank
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.layouts import Layout
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.sense import Sense, error, note, question
from pc_desktop.exchange.units import Found

_ASK_FORM = (
    "Ask for the usual form, with a heading over each column: NHS number, name or initials, admission date."
)

_FINE = "Nothing to do, unless people are listed on it."


@dataclass(frozen=True, slots=True)
class Return:
    """What a book says: the layout it was read by, its units, and its problems."""

    layout: str
    units: tuple[ReturnedUnit, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet with its tables of people and of totals."""

    grid: Grid
    people: list[Table]
    totals: list[Table]


def read(book: Book, known: Sequence[Layout], tell: Callable[[str], None]) -> Return:
    """Read a book as a unit's return, or several units' returns."""
    problems = Problems()
    layout = _layout(book, known)
    sense = Sense(layout, from_1904=book.from_1904)
    sheets = [_sheet(grid, layout) for grid in book.grids]
    shown = [sheet for sheet in sheets if sheet.grid.visible]
    summary = [line for sheet in shown for line in summaries.lines(sheet.grid, sheet.totals, sense, problems)]
    day = _agreed_day(shown, sense)
    found: list[Found] = []
    for sheet in shown:
        if sheet.people:
            tell(f"Reading sheet {sheet.grid.name}")
            found += _units(sheet, sense, day, [line.unit for line in summary], problems)
        if sheet.people or sheet.totals:
            formulas.tell(sheet.grid, [*sheet.people, *sheet.totals], problems)
        remarks.tell(sheet.grid, [*sheet.people, *sheet.totals], problems)
    found = summaries.apply(_merged(found, problems), summary, problems)
    _tell_of_rest(sheets, found, problems)
    _tell_of_days(found, problems)
    _tell_of_doubles(found, problems)
    return Return(layout.name, tuple(one.unit for one in found), (*book.problems, *problems.listed()))


def _layout(book: Book, known: Sequence[Layout]) -> Layout:
    """Choose the layout that fits any sheet best."""
    fitting = [layouts.choose(known, list(headings.words(grid))) for grid in book.grids if grid.visible]
    return max(fitting, key=lambda layout: len(layout.seen), default=known[0])


def _sheet(grid: Grid, layout: Layout) -> _Sheet:
    """Find the tables of a sheet; one that lists people is no summary."""
    people = headings.people(grid, layout)
    return _Sheet(grid, people, [] if people else headings.totals(grid, layout))


def _agreed_day(sheets: Sequence[_Sheet], sense: Sense) -> tuple[date, bool] | None:
    """Give the one day all sheets that give one agree on."""
    days = {
        day
        for sheet in sheets
        if (day := blocks.day_of(blocks.above(sheet.grid, sense, sheet.people or sheet.totals)))
    }
    return days.pop() if len(days) == 1 else None


def _units(
    sheet: _Sheet, sense: Sense, day: tuple[date, bool] | None, known: Sequence[str], problems: Problems
) -> list[Found]:
    """Read every table of people on a sheet."""
    found: list[Found] = []
    for block in blocks.of_sheet(sheet.grid, sense, sheet.people, day, problems):
        units.tell_of_statements(block, problems)
        found += units.of_block(block, sense, known, len(sheet.people) == 1, problems)
    return found


def _merged(found: Sequence[Found], problems: Problems) -> list[Found]:
    """Put together what several tables say of one unit on one day; of several days keep the latest."""
    together: dict[str, list[Found]] = defaultdict(list)
    for place, one in enumerate(found):
        together[one.unit.unit.casefold() or f"?{place}"].append(one)
    merged: list[Found] = []
    for several in together.values():
        latest = max(one.block.on or date.min for one in several)
        current = [one for one in several if (one.block.on or latest) == latest]
        for one in several:
            if one not in current:
                if not any(other.block.grid is one.block.grid for other in found if other is not one):
                    problems.forget(one.block.grid.name)
                fault = note("This sheet is about an earlier day, so it was left out.", "Nothing to do.")
                problems.sheet(one.block.grid.name, fault)
        merged.append(_one(current))
    return merged


def _one(several: Sequence[Found]) -> Found:
    """Join tables about one unit into one: people and beds of all, numbers of whichever gives them."""
    first, *others = several
    for other in others:
        mine, theirs = first.unit, other.unit
        unit = replace(
            mine,
            commissioned=_either(mine.commissioned, theirs.commissioned),
            closed=_added(mine.closed, theirs.closed),
            on_leave=_added(mine.on_leave, theirs.on_leave),
            crfd_count=_added(mine.crfd_count, theirs.crfd_count),
            occupied=mine.occupied + theirs.occupied,
            patients=(*mine.patients, *theirs.patients),
            beds=(*mine.beds, *theirs.beds),
        )
        first = Found(unit, first.block, (*first.people, *other.people))
    return first


def _either(mine: int | None, theirs: int | None) -> int | None:
    return mine if mine is not None else theirs


def _added(mine: int | None, theirs: int | None) -> int | None:
    return None if mine is None and theirs is None else (mine or 0) + (theirs or 0)


def _tell_of_rest(sheets: Sequence[_Sheet], found: Sequence[Found], problems: Problems) -> None:
    """Tell of every sheet nothing was read from, and of hidden sheets that list people."""
    for sheet in sheets:
        filled = next(((row, column) for row, column, _ in _filled(sheet.grid)), None)
        if not sheet.grid.visible:
            if sheet.people:
                fault = question(
                    "This sheet is hidden and lists people; it was not read.", "Show it if it should be read."
                )
                problems.sheet(sheet.grid.name, fault)
        elif sheet.people or (sheet.totals and found):
            continue
        elif sheet.totals:
            fault = error("This sheet gives totals only; no table of patients was found on it.", _ASK_FORM)
            problems.sheet(sheet.grid.name, fault)
        elif filled is not None:
            make = note if found else error
            fault = make(
                f"No table of patients was found on sheet {sheet.grid.name}.", _FINE if found else _ASK_FORM
            )
            problems.add(sheet.grid.name, a1(*filled), "", sheet.grid.at(*filled), fault)
    if not found and not any(True for sheet in sheets if sheet.grid.visible for _ in _filled(sheet.grid)):
        name = sheets[0].grid.name if sheets else ""
        problems.sheet(name, error("The workbook is empty.", "Ask for it to be filled in and sent again."))


def _filled(grid: Grid) -> Iterator[tuple[int, int, Value]]:
    """Give every filled cell of a sheet."""
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if not blank(cell):
                yield row, column, cell


def _tell_of_days(found: Sequence[Found], problems: Problems) -> None:
    """Ask for the day of a return that gives none."""
    for one in found:
        if one.block.on is None:
            fault = question("Nothing here says which week or day this is for.", "Ask the unit for the day.")
            problems.sheet(one.block.grid.name, fault)


def _tell_of_doubles(found: Sequence[Found], problems: Problems) -> None:
    """Ask about an NHS number that stands in the file more than once."""
    places: dict[str, str] = {}
    for one in found:
        column = one.block.table.columns.get("nhs", 0)
        for person in one.people:
            number = person.patient.nhs
            where = f"{person.patient.sheet} {a1(person.row, column)}"
            if number and number in places:
                fault = question(
                    f"The same NHS number stands at {places[number]}.",
                    "Ask the unit which is right; nobody is in two beds.",
                )
                title = one.block.table.title(column)
                problems.add(person.patient.sheet, a1(person.row, column), title, number, fault)
            elif number:
                places[number] = where
