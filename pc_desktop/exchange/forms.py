"""Finds what was filled in on a form: labels with the answer beside them, or after a colon in the same cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pc_desktop.exchange.grids import Grid, Value, blank
from pc_desktop.exchange.layouts import Layout, role

_DEEPEST, _WIDEST, _LONGEST_LABEL, _SHORT = 300, 40, 80, 40

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Form:
    """The answers of one form by what they say: where each stands, its value and its label as typed.

    `unknown` are labels, ending in a colon, that mean nothing here and have an answer, by where they stand;
    `repeated` are answers to a label that was answered before.
    """

    places: Mapping[str, Place]
    values: Mapping[str, Value]
    titles: Mapping[str, str]
    unknown: Mapping[Place, tuple[str, Value]]
    repeated: tuple[Place, ...]


def found(grid: Grid, layout: Layout) -> Form | None:
    """Read the labels and answers of a sheet; None where it is far larger than any form."""
    if len(grid.rows) > _DEEPEST:
        return None
    places: dict[str, Place] = {}
    values: dict[str, Value] = {}
    titles: dict[str, str] = {}
    unknown: dict[Place, tuple[str, Value]] = {}
    repeated: list[Place] = []
    for row, column, text in _texts(grid):
        meaning, label, place, value = _answer(grid, row, column, text, layout)
        if meaning == "ignored":
            continue
        if meaning in {None, "unread"}:
            if label and not blank(value):
                unknown[row, column] = label, value
        elif meaning in places and not blank(values[meaning]):
            if not blank(value):
                repeated.append(place)
        elif meaning is not None:
            places[meaning], values[meaning], titles[meaning] = place, value, label
    return Form(places, values, titles, unknown, tuple(repeated))


def _texts(grid: Grid) -> Iterator[tuple[int, int, str]]:
    """Give every short text of a sheet with its place."""
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells[:_WIDEST]):
            if isinstance(cell, str) and cell.strip():
                yield row, column, cell


def _answer(
    grid: Grid, row: int, column: int, text: str, layout: Layout
) -> tuple[str | None, str, Place, Value]:
    """Give what a text is the label of, the label as typed, and where its answer stands and what it is.

    The label is empty where the text is none, as an answer is.
    """
    before, colon, after = text.partition(":")
    whole = role(text, layout.headings) if len(text) <= _LONGEST_LABEL else None
    is_answer = _is_answer(grid, row, column, layout)
    if whole is None and colon and after.strip() and len(before) <= _LONGEST_LABEL and not is_answer:
        meaning = role(before, layout.headings)
        is_label = meaning is not None or (len(before) <= _SHORT and before[:1].isalpha())
        return meaning, before.strip() if is_label else "", (row, column), after.strip()
    place, value = _beside(grid, row, column, layout)
    ends = text.rstrip().endswith(":") and len(text) <= _LONGEST_LABEL
    if (whole is None and not ends) or (is_answer and (whole is None or blank(value))):
        return None, "", (row, column), None
    return whole, text.strip().rstrip(":").strip(), place, value


def _beside(grid: Grid, row: int, column: int, layout: Layout) -> tuple[Place, Value]:
    """Give the next filled cell to the right, unless it is a label itself: then the answer is left empty."""
    widest = column + 2 if layout.near else _WIDEST
    for right in range(column + 1, min(len(grid.rows[row]), widest)):
        cell = grid.at(row, right)
        if blank(cell):
            continue
        if isinstance(cell, str) and (
            cell.rstrip().endswith(":") or _is_next_label(grid, row, right, layout)
        ):
            break
        return (row, right), cell
    return (row, column + 1), None


def _is_next_label(grid: Grid, row: int, column: int, layout: Layout) -> bool:
    """Tell whether a text is the label of the answer to its right, rather than an answer that sounds like one."""
    cell = grid.at(row, column)
    if not isinstance(cell, str) or role(cell, layout.headings) is None:
        return False
    return any(not blank(one) for one in grid.rows[row][column + 1 :])


def _is_answer(grid: Grid, row: int, column: int, layout: Layout) -> bool:
    """Tell whether a text stands right of a label that means something, as its answer does."""
    left = next((cell for cell in reversed(grid.rows[row][:column]) if not blank(cell)), None)
    return isinstance(left, str) and role(left, layout.headings) is not None
