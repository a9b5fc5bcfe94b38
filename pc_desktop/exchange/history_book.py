"""History as a workbook: who did what when, and what it changed."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.exchange.page import FIRST_ROW, MARK, Head, close_page, keep_in_view, open_page
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.table import Column, Listing, put_listing
from pc_desktop.services.history_list import HistoryEntry, HistoryList

_TITLE: Final = "History"
_COLUMNS: Final = (
    Column("Step", 9, "right"),
    Column("When", 18),
    Column("Who", 24),
    Column("Role", 12),
    Column("What", 46, tone="strong"),
    Column("Stands", 14),
    Column("What it changed", 70),
)


def write_history(listed: HistoryList, path: Path) -> None:
    """Write History as a workbook; raises Unavailable where the file cannot be put in its place."""
    save_book(history_book(listed), path)


def history_book(listed: HistoryList) -> Workbook:
    """Make the workbook: one sheet, newest first, with what it shows said at its head."""
    book = new_book(_TITLE, MARK, listed.as_at)
    head = Head(
        subtitle=f"{listed.collaborative} · {counted(len(listed.entries), 'step')}",
        status=f"{listed.shows} · as at {shown_moment(listed.as_at)}",
        is_draft=False,
        foot=_TITLE,
    )
    sheet = open_page(book, _TITLE, _TITLE, head, [column.width for column in _COLUMNS])
    rows = tuple(_row(entry) for entry in listed.entries)
    put_listing(sheet, FIRST_ROW, Listing(_TITLE, _COLUMNS, rows, "No step answers that."))
    keep_in_view(sheet, FIRST_ROW)
    close_page(sheet)
    return book


def _row(entry: HistoryEntry) -> tuple[str, ...]:
    """Write one step."""
    line = entry.line
    stands = line.standing or "stands"
    changed = "\n".join(entry.changed) or "Nothing that is still kept"
    return (f"{line.laptop}{line.number}", line.at, line.by, line.role, line.title, stands, changed)
