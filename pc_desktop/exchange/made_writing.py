"""Writes the hidden sheet that says what a workbook of ours was made from."""

from datetime import UTC, date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.returns import MadeFrom
from pc_desktop.exchange.entry import lock_sheet
from pc_desktop.exchange.made_sheet import FACTS, FIELDS, MARK, NAME
from pc_desktop.exchange.sheet import cell_at, put_text


def put_made_from(book: Workbook, made: MadeFrom) -> None:
    """Add the sheet, which spreadsheet programs do not offer to show."""
    sheet: Worksheet = book.create_sheet(NAME)
    sheet.sheet_state = "veryHidden"
    put_text(cell_at(sheet, 1, 1), MARK)
    said = {
        "template": made.template, "version": str(made.version), "unit": made.unit,
        "made": made.made.astimezone(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    for row, name in enumerate(FACTS, start=2):
        put_text(cell_at(sheet, row, 1), name)
        put_text(cell_at(sheet, row, 2), said[name])
    top = len(FACTS) + 3
    for column, field in enumerate(FIELDS, start=1):
        put_text(cell_at(sheet, top, column), field)
        for row, patient in enumerate(made.patients, start=top + 1):
            put_text(cell_at(sheet, row, column), _written(getattr(patient, field)))
    lock_sheet(sheet)


def _written(value: Any) -> str:
    """Write one value so that no spreadsheet program changes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
