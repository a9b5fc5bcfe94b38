"""Any table as it is shown, as a workbook or as text with commas; nothing in it is ever a formula."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.exchange.page import FIRST_ROW, MARK, Head, close_page, keep_in_view, open_page
from pc_desktop.exchange.saving import new_book, refuse_place, save_book, save_bytes
from pc_desktop.exchange.sheet import safe_text
from pc_desktop.exchange.table import Column, Listing, put_listing
from pc_desktop.exchange.wrapping import width_of

_TEXT: Final = (".csv", ".tsv")
_NARROWEST, _WIDEST, _PAD = 8.0, 60.0, 3.5
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SAMPLE: Final = 200


def write_table(table: TableShown, made: datetime, path: Path) -> None:
    """Write a table by the ending of the file's name; raises Refused for another, Unavailable where it cannot be."""
    if path.suffix.lower() in _TEXT:
        refuse_place(path, _TEXT)
        save_bytes(table_text(table, "\t" if path.suffix.lower() == ".tsv" else ","), path, _TEXT)
    else:
        save_book(table_book(table, made), path)


def table_book(table: TableShown, made: datetime) -> Workbook:
    """Make the workbook of a table: one sheet, with what it is and how patients are named at its head."""
    if not table.headings:
        raise Refused("This table has no columns.")
    book = new_book(table.title, MARK, made)
    head = Head(
        subtitle=f"{counted(len(table.rows), 'row')} · as at {shown_moment(made)}",
        status=table.note,
        is_draft=False,
        foot=table.title,
    )
    columns = tuple(
        Column(words or f"Column {place + 1}", _width(table, place))
        for place, words in enumerate(_told_apart(table.headings))
    )
    name = "".join(sign for sign in table.title if sign not in r"[]:*?/\'")[:31] or "Table"
    sheet = open_page(book, name, table.title, head, [column.width for column in columns])
    rows = tuple(tuple(cell or " " for cell in row) for row in table.rows)
    put_listing(sheet, FIRST_ROW, Listing(table.title, columns, rows, "Nothing is shown in this table."))
    keep_in_view(sheet, FIRST_ROW)
    close_page(sheet)
    return book


def _told_apart(headings: Sequence[str]) -> list[str]:
    """Give headings no two of which are the same, as a table in a workbook needs them."""
    seen: dict[str, int] = {}
    told = []
    for place, words in enumerate(headings, start=1):
        name = words.strip() or f"Column {place}"
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        told.append(name if seen[name.casefold()] == 1 else f"{name} {seen[name.casefold()]}")
    return told


def _width(table: TableShown, place: int) -> float:
    """Tell how wide a column is, by its heading and the first rows."""
    texts = [table.headings[place], *(row[place] for row in table.rows[:_SAMPLE])]
    return min(_WIDEST, max(_NARROWEST, *(width_of(text) + _PAD for text in texts)))


def table_text(table: TableShown, mark: str = ",") -> bytes:
    """Give a table as text every spreadsheet program opens, with a mark that says it is UTF-8.

    A text that a program might run as a formula is led by an apostrophe (OWASP, CSV injection); a number is not.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([harmless(words) for words in table.headings])
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def harmless(text: str) -> str:
    """Give text that no spreadsheet program takes for a formula."""
    plain = safe_text(text)
    if plain.lstrip(" \u00a0").startswith(_STARTS) and not _is_number(plain):
        return f"'{plain}"
    return plain


def _is_number(text: str) -> bool:
    """Tell whether a text is a plain number, which may begin with a sign."""
    bare = text.strip()
    return (
        bare[:1] in "+-" and bare[1:].replace(".", "", 1).isascii() and bare[1:].replace(".", "", 1).isdigit()
    )
