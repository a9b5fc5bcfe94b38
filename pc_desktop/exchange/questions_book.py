"""Questions back to the sender: a copy of their own workbook, each cell in question coloured and commented.

Made in the reading process, of a foreign workbook: links are not kept, macros neither kept nor run.
"""

import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.exchange.grids import Book, Grid, text_of
from pc_desktop.exchange.in_memory import workbook_bytes
from pc_desktop.exchange.palette import FACE, body, heading, line
from pc_desktop.exchange.saving import MADE_BY
from pc_desktop.exchange.sheet import cell_at, put, put_text, safe_text, set_widths

SHEET: Final = "Questions"
_FILL: Final = {"error": "FFF7C6C9", "question": "FFFFE08A", "note": "FFDCE6EE"}
_WORDS: Final = {"error": "▲ Left out", "question": "◆ Question", "note": "● Note"}
_ORDER: Final = ("error", "question", "note")
_HEADINGS: Final = ("", "Sheet", "Cell", "Column", "Found", "What is asked")
_WIDTHS: Final = (13.0, 20.0, 8.0, 24.0, 24.0, 80.0)
_LEAD: Final = (
    "Each row below is about one cell of this workbook, which is coloured and carries the question as a comment. "
    "Please put it right there and send the workbook back."
)
_MOST: Final = 2_000
_LARGEST: Final = 12_000_000
Asked = Sequence[Mapping[str, Any]]
"""Problems as they travel: sheet, cell, column, found, what, advice and severity."""


def questions(content: bytes, book: Book, problems: Asked) -> bytes:
    """Give the bytes of the copy; where the workbook cannot be copied as it is, its values are."""
    copy = _copy(content) if book.kind == "xlsx" and len(content) < _LARGEST else None
    copy = copy or _values(book)
    asked = sorted(problems, key=lambda one: _ORDER.index(str(one["severity"])))[:_MOST]
    for one in asked:
        _mark(copy, one)
    _put_list(copy, asked)
    copy.properties.creator = copy.properties.lastModifiedBy = MADE_BY
    return workbook_bytes(copy)


def _copy(content: bytes) -> Workbook | None:
    """Open the workbook as it is, without links and macros; None where it cannot be."""
    with suppress(Exception):  # whatever a foreign workbook makes the library say
        book = load_workbook(io.BytesIO(content), keep_links=False, keep_vba=False)
        book.security = None
        return book if book.worksheets else None
    return None


def _values(book: Book) -> Workbook:
    """Make a workbook of the values of another, sheet by sheet, everything as text it was read as."""
    copy = Workbook()
    for sheet in copy.worksheets:
        copy.remove(sheet)
    for grid in book.grids:
        if grid.visible:
            _put_grid(copy.create_sheet(_free_name(copy, grid.name)), grid)
    return copy


def _free_name(book: Workbook, name: str) -> str:
    """Give a name a sheet may have, as near to its own as can be."""
    plain = "".join(sign for sign in name if sign not in r"[]:*?/\'") or "Sheet"
    return plain[:31] if plain[:31] not in book.sheetnames else f"{plain[:28]} {len(book.sheetnames)}"


def _put_grid(sheet: Worksheet, grid: Grid) -> None:
    """Write the values of one sheet."""
    for row, cells in enumerate(grid.rows, start=1):
        for column, value in enumerate(cells, start=1):
            if value not in {None, ""}:
                put_text(cell_at(sheet, row, column), text_of(value))


def _mark(book: Workbook, problem: Mapping[str, Any]) -> None:
    """Colour one cell and comment it; a problem of a whole sheet or file stands in the list alone."""
    name, cell = str(problem["sheet"]), str(problem["cell"])
    if name not in book.sheetnames or not cell:
        return
    with suppress(Exception):  # a place that is not there, or part of a merged cell
        coordinate_from_string(cell)
        marked = book[name][cell]
        marked.fill = PatternFill("solid", fgColor=_FILL[str(problem["severity"])])
        words = f"{problem['what']}\n{problem['advice']}"
        before = f"{marked.comment.text}\n\n" if marked.comment else ""
        marked.comment = Comment(safe_text(f"{before}{words}"), MADE_BY, height=110, width=320)


def _put_list(book: Workbook, problems: Asked) -> None:
    """Put every question on a first sheet, each leading to its cell."""
    sheet = book.create_sheet(_free_name(book, SHEET), 0)
    set_widths(sheet, _WIDTHS)
    sheet.sheet_view.showGridLines = False
    put(cell_at(sheet, 1, 1), "Questions about this workbook", line(16, "cool", bold=True))
    put(cell_at(sheet, 2, 1), _LEAD, line(10, "quiet"))
    for column, words in enumerate(_HEADINGS, start=1):
        heading().dress(cell_at(sheet, 4, column))
        put_text(cell_at(sheet, 4, column), words)
    for row, one in enumerate(problems, start=5):
        said = (
            _WORDS[str(one["severity"])], one["sheet"], one["cell"], one["column"], one["found"],
            f"{one['what']} {one['advice']}",
        )  # fmt: skip
        for column, words in enumerate(said, start=1):
            body(vertical="top").dress(cell_at(sheet, row, column))
            put_text(cell_at(sheet, row, column), str(words))
        _lead_there(sheet, row, one, book)
    sheet.freeze_panes = "A5"
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _lead_there(sheet: Worksheet, row: int, problem: Mapping[str, Any], book: Workbook) -> None:
    """Let the name of a cell lead to it."""
    if problem["cell"] and problem["sheet"] in book.sheetnames:
        cell = cell_at(sheet, row, 3)
        place = f"'{str(problem['sheet']).replace(chr(39), chr(39) * 2)}'!{problem['cell']}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)
        cell.font = Font(name=FACE, underline="single", color="FF005EB8")
