"""Turns a workbook into bytes without touching the disk: the library alone would write each sheet to a file first."""

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class _Writer(ExcelWriter):
    """Writes each sheet into memory."""

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet and put it into the archive."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as the library itself does in this place
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        if self.workbook.write_only:
            ws.close()
            writer: Any = ws._writer  # noqa: SLF001
        else:
            writer = WorksheetWriter(ws, io.BytesIO())
            writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        archive: ZipFile = self._archive  # type: ignore[attr-defined]
        archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)


def long_sheet(book: Workbook, name: str) -> Any:
    """Add a sheet to a workbook that is only written, row by row; its rows never touch the disk either."""
    sheet: Any = book.create_sheet(name)
    sheet._writer = WorksheetWriter(sheet, io.BytesIO())  # noqa: SLF001 - as the library does with a file
    sheet._writer.write_top()  # noqa: SLF001
    return sheet


def workbook_bytes(book: Workbook) -> bytes:
    """Give the bytes of a workbook as it would be saved."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        writer = _Writer(book, archive)
        writer.save()
    return out.getvalue()
