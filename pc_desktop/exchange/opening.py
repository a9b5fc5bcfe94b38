"""Opens a file's bytes into a book of grids, choosing the reader by what the bytes are."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.problem import Problem
from pc_desktop.exchange import archive, delimited, locked, marks, markup, sniff, unseen
from pc_desktop.exchange.grids import MOST_CELLS, Book, Grid, refused
from pc_desktop.exchange.marks import NO_MARKS, Marks

MOST_BYTES = 64_000_000
MAILS = frozenset({"mail", "outlook"})
_AGAIN = "Open it in Excel, save a fresh copy as .xlsx and try again."


def opened(content: bytes, name: str, passwords: Sequence[str], tell: Callable[[str], None]) -> Book:
    """Open bytes as a book; `name` names the one sheet of a text file; raises Unavailable."""
    kind = sniff.kind(content)
    if kind in MAILS:
        raise refused("It is an e-mail inside another. Save the workbook out of it and read that.")
    if kind == "text":
        return Book("csv", (delimited.read(content, name),))
    if kind == "html":
        return Book("html", markup.read_html(content))
    if kind == "xml":
        return Book("xml 2003", markup.read_xml_2003(content))
    if kind == "ole":
        return _opened_ole(content, passwords, tell)
    return _opened_zip(content, tell)


def _opened_ole(content: bytes, passwords: Sequence[str], tell: Callable[[str], None]) -> Book:
    """Open an older workbook, or a newer one that encryption has wrapped."""
    if locked.is_package(content):
        tell("Unlocking")
        return _opened_zip(locked.opened(content, passwords), tell)
    try:
        return _read(content, "xls", unseen.from_1904_xls(content), tell)
    except Unavailable:
        if not locked.is_encrypted(content):
            raise
    tell("Unlocking")
    plain = locked.opened(content, passwords)
    return _read(plain, "xls", unseen.from_1904_xls(plain), tell)


def _opened_zip(content: bytes, tell: Callable[[str], None]) -> Book:
    """Open a zipped workbook once it is known to be safe."""
    kind = archive.check(content)
    return _read(content, kind, kind == "xlsx" and unseen.from_1904(content), tell)


def _read(content: bytes, kind: str, from_1904: bool, tell: Callable[[str], None]) -> Book:
    """Read every worksheet; one that fails is a problem, a book without a readable one is Unavailable."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            sheet for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except Exception as fault:
        raise refused(f"The file is damaged. {_AGAIN}") from fault
    telling = _looks(content, kind)
    grids: list[Grid] = []
    problems: list[Problem] = []
    for sheet in sheets:
        tell(f"Opening sheet {sheet.name}")
        try:
            rows = _rows(book.get_sheet_by_name(sheet.name))
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - whatever a damaged sheet makes the library say
            problems.append(_unreadable(sheet.name))
            continue
        visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
        grids.append(Grid(sheet.name, rows, visible, *telling.get(sheet.name, ({}, NO_MARKS))))
    if not grids:
        raise refused(f"None of its sheets can be read. {_AGAIN}")
    return Book(kind, tuple(grids), from_1904, tuple(problems))


def _looks(content: bytes, kind: str) -> dict[str, tuple[unseen.Cells, Marks]]:
    """Give by sheet what its values do not show, as far as this kind of file tells."""
    if kind == "xlsx":
        return unseen.looks(content)
    return {name: ({}, found) for name, found in marks.of_ods(content).items()} if kind == "ods" else {}


def _rows(sheet: Any) -> list[Any]:
    """Give the values of one sheet from A1 on, unless they are too many for any return."""
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise refused("One of its sheets is far larger than any return. Ask for a fresh copy of the form.")
    rows: list[Any] = sheet.to_python(skip_empty_area=False)
    return rows


def _unreadable(sheet: str) -> Problem:
    """Say that one sheet could not be read."""
    return Problem(
        sheet,
        "A1",
        "",
        "",
        "This sheet is damaged, so nothing was read from it.",
        f"If it matters: {_AGAIN}",
        "error",
    )
