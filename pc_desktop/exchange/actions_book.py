"""Actions as a workbook: all of them on one sheet, then a sheet for each owner, who needs no other."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.exchange.page import FIRST_ROW, MARK, Head, close_page, keep_in_view, open_page, put_note
from pc_desktop.exchange.palette import Tone
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.sheet import Entry, Value, safe_text
from pc_desktop.exchange.table import Column, Listing, put_listing
from pc_desktop.services.actions_view import ActionNow, ActionsList, owners

_ALL: Final = "All actions"
_LONGEST: Final = 31
"""So many letters a sheet's name may have."""
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_COLUMNS: Final = (
    Column("Status", 24, repeats=True),
    Column("Action", 62),
    Column("Reference", 12, tone="strong"),
    Column("Owner", 26),
    Column("Due", 13, "center"),
    Column("Raised", 13, "center"),
    Column("No.", 6, "center"),
    Column("Carried over", 9, "center"),
)
_TONES: Final[dict[str, Tone]] = {"overdue": "bad", "open": "plain", "done": "good", "cancelled": "quiet"}
_NOTE: Final = (
    "Overdue first, the longest overdue foremost; done and cancelled within four weeks last. As at {}."
)


def write_actions(listed: ActionsList, path: Path) -> None:
    """Write actions as a workbook; raises Unavailable where the file cannot be put in its place."""
    save_book(actions_book(listed), path)


def actions_book(listed: ActionsList) -> Workbook:
    """Make the workbook: one owner's actions on one sheet, or everybody's and then each owner's."""
    book = new_book("Actions", MARK, listed.as_at)
    if listed.owner is not None:
        _page(book, listed, listed.owner, sheet_name(listed.owner, ()), listed.lines)
        return book
    _page(book, listed, "every owner", _ALL, listed.lines)
    for owner in owners(listed.lines):
        mine = [one for one in listed.lines if one.owner == owner]
        _page(book, listed, owner, sheet_name(owner, book.sheetnames), mine)
    return book


def sheet_name(owner: str, taken: Sequence[str]) -> str:
    """Make a sheet's name out of an owner's, as workbooks allow it and nobody else's in any case."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", safe_text(owner)).split())[:_LONGEST].strip() or "Owner"
    if plain.casefold() == "history":
        plain = "History of actions"
    used = {one.casefold() for one in taken}
    name, number = plain, 2
    while name.casefold() in used:
        end = f" ({number})"
        name, number = plain[: _LONGEST - len(end)].strip() + end, number + 1
    return name


def _page(book: Workbook, listed: ActionsList, owner: str, name: str, lines: Sequence[ActionNow]) -> None:
    """Write one sheet."""
    late = sum(one.standing == "overdue" for one in lines)
    still = sum(one.standing == "open" for one in lines)
    head = Head(
        subtitle=f"{listed.collaborative} · {owner}",
        status=f"{counted(late, 'action')} overdue, {still} open in time",
        is_draft=False,
        foot="Actions",
    )
    sheet = open_page(book, name, "Actions", head, [column.width for column in _COLUMNS])
    rows = tuple(map(_row, lines))
    row = put_listing(sheet, FIRST_ROW, Listing(f"Actions {name}", _COLUMNS, rows, "Nothing is to be done."))
    put_note(sheet, row + 1, len(_COLUMNS), _NOTE.format(shown_moment(listed.as_at)))
    keep_in_view(sheet, FIRST_ROW)
    close_page(sheet)


def _row(line: ActionNow) -> tuple[Value | Entry, ...]:
    """Write one action; why it was cancelled stands under its status."""
    status = f"{line.words}\n{line.cancelled}" if line.cancelled else line.words
    return (
        Entry(status, _TONES[line.standing]),
        line.what,
        line.ref or "–",
        line.owner,
        Entry(line.due, _TONES[line.standing] if line.standing == "overdue" else "plain"),
        line.raised,
        line.number,
        line.carried,
    )
