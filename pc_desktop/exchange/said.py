"""Reads what is said around a table: labels with their values, titles, last lines and the name on the tab."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pc_desktop.exchange import cells, dates
from pc_desktop.exchange.calendar_words import month_alone
from pc_desktop.exchange.grids import Grid, Value, blank, text_of
from pc_desktop.exchange.layouts import key
from pc_desktop.exchange.sense import Fault, Sense

Told = str | int | date | None

_DATES = frozenset({"week_ending", "as_at"})
_REACH = 6
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said: `field` names it, `value` is None where the label stands alone, the rest is where."""

    field: str
    value: Told
    row: int
    column: int
    label: str
    fault: Fault | None = None


def in_rows(grid: Grid, rows: Iterable[int], sense: Sense) -> list[Statement]:
    """Give everything said in some rows of a sheet, in order."""
    return [statement for row in rows for statement in _in_row(grid, row, sense)]


def on_tab(grid: Grid, sense: Sense) -> list[Statement]:
    """Give what the name of the sheet says, such as the week it is for."""
    return [
        Statement(field, value, 0, 0, "name of the sheet")
        for field, value in _sentences(grid.name, sense)
        if field in _DATES
    ]


def name_alone(grid: Grid, row: int, sense: Sense) -> str | None:
    """Give the text of a row that holds one short text and nothing else, where it could name a unit."""
    filled = [cell for cell in grid.rows[row] if not blank(cell)]
    if len(filled) != 1 or not isinstance(filled[0], str) or ":" in filled[0]:
        return None
    if _sentences(filled[0], sense):
        return None
    return unit_name(filled[0], sense)


def unit_name(text: str, sense: Sense) -> str | None:
    """Give text that could name a unit, None where it is a general word, a sentence or a date."""
    name = " ".join(text.split()).strip(" :-\u2013")
    words = key(name)
    if (
        not words
        or len(name) > _LONGEST_NAME
        or words.replace(" ", "").isdigit()
        or dates.found_in(name, sense)
    ):
        return None
    if month_alone(name):
        return None
    if any(f" {word} " in f" {words} " for word in sense.layout.generic):
        return None
    return name


def _in_row(grid: Grid, row: int, sense: Sense) -> list[Statement]:
    said: list[Statement] = []
    taken = -1
    for column, cell in enumerate(grid.rows[row]):
        if column <= taken or not isinstance(cell, str) or not cell.strip():
            continue
        text = text_of(cell)
        label, colon, after = text.partition(":")
        field = sense.layout.labels.get(key(label))
        if field:
            place = column if after.strip() else _to_the_right(grid, row, column, sense)
            value: Value = after.strip() if colon and after.strip() else grid.at(row, place)
            statement = _labelled(
                field, value, sense, (row, place if place is not None else column, label.strip())
            )
            taken = place or column
            if statement:
                said.append(statement)
        else:
            said += [Statement(name, value, row, column, text) for name, value in _sentences(text, sense)]
    return said


def _to_the_right(grid: Grid, row: int, column: int, sense: Sense) -> int | None:
    """Find the next filled cell, unless it is a label itself or too far away."""
    for place in range(column + 1, min(column + 1 + _REACH, len(grid.rows[row]))):
        cell = grid.rows[row][place]
        if not blank(cell):
            is_label = isinstance(cell, str) and key(text_of(cell).partition(":")[0]) in sense.layout.labels
            return None if is_label else place
    return None


def _labelled(field: str, value: Value, sense: Sense, where: tuple[int, int, str]) -> Statement | None:
    """Read the value of a label by what the label is; None where it cannot be what the label says."""
    row, column, label = where
    if field == "unit":
        name = unit_name(value, sense) if isinstance(value, str) else None
        return Statement(field, name, row, column, label) if name else None
    if field in _DATES:
        day, fault = dates.read_date(value, sense)
        return Statement(field, day, row, column, label, fault)
    count, fault = cells.read_count(value, sense)
    return Statement(field, count, row, column, label, fault)


def _sentences(text: str, sense: Sense) -> list[tuple[str, Told]]:
    """Give what the sentences of a text say."""
    found: list[tuple[str, Told]] = []
    for field, patterns in sense.layout.sentences.items():
        match = next((match for pattern in patterns if (match := pattern.search(text))), None)
        if match is None:
            continue
        value = match["value"]
        if field in _DATES:
            day = dates.found_in(value, sense)
            found += [(field, day)] if day else []
        elif field == "unit":
            name = unit_name(value, sense)
            found += [(field, name)] if name else []
        else:
            found.append((field, int(value)))
    return found
