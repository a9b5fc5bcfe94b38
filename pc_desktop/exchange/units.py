"""Makes one unit's return of what its table lists and what is said about it, and asks where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from pc_desktop.domain.returns import ReturnedBed, ReturnedUnit
from pc_desktop.exchange import said
from pc_desktop.exchange.blocks import Block
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.roll import Person
from pc_desktop.exchange.said import Statement
from pc_desktop.exchange.sense import Sense, note, question

_ASK = "Ask the unit which is right; the people listed were counted."


@dataclass(frozen=True, slots=True)
class Found:
    """One unit as found on one sheet, with the block it was found in."""

    unit: ReturnedUnit
    block: Block
    people: tuple[Person, ...]


def of_block(
    block: Block, sense: Sense, known: Sequence[str], alone: bool, problems: Problems
) -> list[Found]:
    """Make the units of a block: one, or one for each name in a column of units.

    `known` are the names a summary gives, `alone` tells that the sheet holds one table only.
    """
    named = [name for name in dict.fromkeys(_named(block)) if name]
    if not named:
        name = _name(block, sense, known, alone, problems)
        return [
            _unit(
                block, name, block.roll.people, tuple(bed for _, bed in block.roll.beds), problems, whole=True
            )
        ]
    first = named[0]
    return [
        _unit(
            block,
            name,
            tuple(person for person in block.roll.people if (person.unit or first) == name),
            tuple(bed for unit, bed in block.roll.beds if (unit or first) == name),
            problems,
            whole=len(named) == 1,
        )
        for name in named
    ]


def _named(block: Block) -> list[str | None]:
    """Give the units the rows of a block name, in order."""
    return [*(person.unit for person in block.roll.people), *(unit for unit, _ in block.roll.beds)]


def _name(block: Block, sense: Sense, known: Sequence[str], alone: bool, problems: Problems) -> str:
    """Give the unit's name: as said, as a summary knows it, as the title or the tab has it; otherwise ask."""
    stated = block.first("unit")
    if stated is not None:
        return str(stated.value)
    tab = said.unit_name(block.grid.name, sense)
    by_fold = {name.casefold(): name for name in known}
    for name in (block.title, tab):
        if name and name.casefold() in by_fold:
            return by_fold[name.casefold()]
    if block.title and tab and block.title.casefold() == tab.casefold():
        return tab
    guess = (block.title or tab) if alone else block.title
    if guess:
        where = "the title" if guess == block.title else "the name of the sheet"
        fault = note(
            f"No line says which unit this is; \u201c{guess}\u201d was taken from {where}.", "Check it."
        )
        problems.sheet(block.grid.name, fault)
        return guess
    fault = question("Nothing here says which unit this is.", "Ask for the form with the unit's name on it.")
    problems.sheet(block.grid.name, fault)
    return ""


def _unit(
    block: Block,
    name: str,
    people: tuple[Person, ...],
    beds: tuple[ReturnedBed, ...],
    problems: Problems,
    *,
    whole: bool,
) -> Found:
    """Make one unit; statements count only where the block is `whole`, that is about this unit alone."""
    stated = {
        field: one
        for field in ("commissioned", "closed", "on_leave", "crfd", "occupied", "vacant", "listed")
        if whole and (one := block.first(field)) is not None
    }
    numbers = {field: int(str(one.value)) for field, one in stated.items()}
    shut = sum(bed.state == "closed" for bed in beds)
    commissioned = numbers.get("commissioned")
    all_listed = "bed" in block.table.columns and commissioned == len(people) + len(beds)
    unit = ReturnedUnit(
        unit=name,
        week_ending=block.on if block.week else None,
        as_at=None if block.week else block.on,
        commissioned=commissioned,
        closed=numbers.get("closed", shut if all_listed or shut else None),
        occupied=len(people),
        on_leave=numbers.get("on_leave", _away(block, people)),
        crfd_count=_ready(block, people, numbers.get("crfd")),
        patients=tuple(person.patient for person in people),
        beds=beds,
    )
    if whole:
        _compare(block, unit, people, stated, problems)
    return Found(unit, block, people)


def _away(block: Block, people: Sequence[Person]) -> int | None:
    """Count people on leave where the table has a column for it, or where a comment says so of anybody."""
    away = sum(person.away for person in people)
    return away if away or "leave" in block.table.columns else None


def _ready(block: Block, people: Sequence[Person], stated: int | None) -> int | None:
    """Count people ready for discharge where the table has a column for it; otherwise what is stated."""
    return sum(person.ready for person in people) if "crfd" in block.table.columns else stated


def _compare(
    block: Block,
    unit: ReturnedUnit,
    people: Sequence[Person],
    stated: dict[str, Statement],
    problems: Problems,
) -> None:
    """Ask about each stated number that the rows do not bear out."""
    shut = sum(bed.state == "closed" for bed in unit.beds)
    empty = sum(bed.state == "vacant" for bed in unit.beds)
    has_beds = "bed" in block.table.columns and bool(unit.beds)
    vacant = None if unit.commissioned is None else unit.commissioned - unit.occupied - (unit.closed or 0)
    counted: dict[str, int | None] = {
        "occupied": unit.occupied,
        "listed": unit.occupied,
        "vacant": empty if has_beds else vacant,
        "closed": shut if has_beds else None,
        "on_leave": sum(person.away for person in people) or None,
        "crfd": unit.crfd_count,
        "commissioned": unit.occupied + len(unit.beds) if has_beds else None,
    }
    for field, one in stated.items():
        number = counted[field]
        if number is not None and number != one.value:
            fault = question(f"{one.value} is stated here, but the rows make {number}.", _ASK)
            problems.at(block.grid, one.row, one.column, one.label, fault)
    if not has_beds and unit.commissioned is not None and unit.occupied + shut > unit.commissioned:
        fault = question(
            f"{unit.occupied} people and {shut} closed beds, but {unit.commissioned} commissioned beds.",
            _ASK,
        )
        where = stated["commissioned"]
        problems.at(block.grid, where.row, where.column, where.label, fault)


def tell_of_statements(block: Block, problems: Problems) -> None:
    """Tell of what is said about a block but could not be read."""
    for one in block.statements:
        if one.fault is not None:
            problems.at(block.grid, one.row, one.column, one.label, one.fault)
