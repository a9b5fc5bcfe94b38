"""Tells what each column of a sheet was taken for, and keeps what people say it is as a layout of their own."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.sheet_columns import MEANINGS, ColumnTaken, OwnLayout, SheetColumns
from pc_desktop.exchange import headings, layouts, list_kinds
from pc_desktop.exchange.grids import Book, Grid, blank, letters, text_of
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.layouts import Layout

_DEEPEST, _SAMPLES, _LONGEST = 60, 3, 40
_PARENTS: Final = {"return": "usual", "referrals": "referral_list", "measurements": "measurement_list"}


def taken(book: Book, known: Sequence[Layout]) -> list[dict[str, Any]]:
    """Say for every sheet that could be a table what its columns were taken for, as it travels."""
    found = {id(one.grid): one for one in list_kinds.lists_in(book, known) if one.table is not None}
    said = []
    for grid in book.grids:
        listed = found.get(id(grid))
        if listed is not None and listed.table is not None:
            said.append(_sheet(grid, listed.layout, listed.table))
        elif grid.visible:
            layout = layouts.choose(known, list(headings.words(grid)))
            tables = headings.people(grid, layout)
            said += [_sheet(grid, layout, tables[0])] if tables else _guess(grid, layout)
    return said


def _sheet(grid: Grid, layout: Layout, table: Table) -> dict[str, Any]:
    """Say what the columns of a table were taken for."""
    roles = {column: role for role, column in table.columns.items()}
    columns = [
        {
            "letter": letters(column), "heading": heading, "samples": _samples(grid, table.first, table.end, column),
            "meaning": layouts.role(heading, layout.headings) or roles.get(column, ""),
            "how": "nearly" if column in table.guessed else "not understood" if column in table.unknown else "known",
        }
        for column, heading in sorted(table.titles.items())
    ]  # fmt: skip
    return {"sheet": grid.name, "layout": layout.name, "purpose": layout.purpose, "columns": columns}


def _guess(grid: Grid, layout: Layout) -> list[dict[str, Any]]:
    """Take the row with most words near the top for the headings, where no table was found."""
    rows = range(min(len(grid.rows), _DEEPEST))
    counts = {
        row: sum(isinstance(cell, str) and bool(cell.strip()) for cell in grid.rows[row]) for row in rows
    }
    top = max(counts, key=lambda row: counts[row], default=None)
    if top is None or counts[top] < 3:
        return []
    titles = {
        at: text_of(cell) for at, cell in enumerate(grid.rows[top]) if isinstance(cell, str) and cell.strip()
    }
    known = {at: layouts.role(words, layout.headings) for at, words in titles.items()}
    columns = {role: at for at, role in reversed(known.items()) if role}
    unknown = tuple(at for at, role in known.items() if not role)
    return [_sheet(grid, layout, Table(top, top + 1, len(grid.rows), columns, titles, unknown))]


def _samples(grid: Grid, first: int, end: int, column: int) -> list[str]:
    """Give the first few values of a column, as a person would see them."""
    values = (grid.at(row, column) for row in range(first, min(end, first + _DEEPEST)))
    return [text_of(value)[:_LONGEST] for value in values if not blank(value)][:_SAMPLES]


def unpack(said: Sequence[Any]) -> tuple[SheetColumns, ...]:
    """Believe what arrived; raises KeyError, TypeError or ValueError where it has the wrong shape."""
    return tuple(
        SheetColumns(
            str(one["sheet"]),
            str(one["layout"]),
            str(one["purpose"]),
            tuple(
                ColumnTaken(
                    str(column["letter"]), str(column["heading"]), tuple(map(str, column["samples"])),
                    str(column["meaning"]), column["how"],
                )
                for column in one["columns"]
            ),
        )
        for one in said
    )  # fmt: skip


def keep(own: OwnLayout, folder: Path) -> Path:
    """Keep a layout as a readable file that can be sent to a colleague; raises Refused or Unavailable."""
    unknown = set(own.headings.values()) - MEANINGS.keys()
    if not own.name.strip() or unknown or own.purpose not in _PARENTS:
        raise Refused("A layout needs a name, and a known meaning for each of its headings.")
    if not any(meaning in headings.IDENTITY for meaning in own.headings.values()):
        raise Refused("One column must say who a row is about: NHS number, name, surname or initials.")
    stem = re.sub(r"[^a-z0-9]+", "_", own.name.lower()).strip("_") or "layout"
    path = folder / f"{stem}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(written(own), encoding="utf-8")
    except OSError as fault:
        raise Unavailable(
            "The layout could not be kept.", "Make room on the disk, or ask for the right to write there."
        ) from fault
    return path


def written(own: OwnLayout) -> str:
    """Write a layout as TOML: the headings it is known by, and what each stands for."""
    by_meaning: dict[str, list[str]] = {}
    for heading, meaning in own.headings.items():
        by_meaning.setdefault(meaning, []).append(layouts.key(heading))
    lines = [
        "# A layout made here. It can be sent to a colleague, who puts it into the folder of layouts.", "",
        f"name = {_quoted(own.name.strip())}", f"extends = {_quoted(_PARENTS[own.purpose])}",
        f"purpose = {_quoted(own.purpose)}",
        f"seen = [{', '.join(_quoted(layouts.key(heading)) for heading in own.headings)}]", "", "[headings]",
        *(f"{meaning} = [{', '.join(map(_quoted, words))}]" for meaning, words in sorted(by_meaning.items())), "",
    ]  # fmt: skip
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Write a text as TOML writes it."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else " " for sign in plain) + '"'
