"""What goes into the cells of our workbooks: every value and every text is written here and nowhere else.

Free text comes from many hands, so a cell never becomes a formula, whatever is typed into it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.calendar import LONDON, shown_day
from pc_desktop.domain.nhs_number import shown
from pc_desktop.exchange.palette import Look, Tone

Value = str | int | float | date | None

MISSING: Final = "Not recorded"
LONGEST: Final = 32_767
"""The most signs a cell holds."""

DAY_FORMAT: Final = "dd-mmm-yyyy"
MOMENT_FORMAT: Final = "dd-mmm-yyyy hh:mm"

_CUT: Final = " … [The rest does not fit in one cell; it is kept in full in the application.]"
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HALF_PROTECTED: Final = re.compile("(?<!_x005F)_(?:x[0-9A-Fa-f]{0,3}|x005F)?$")
_FORMULA: Final = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_FIRST_YEAR: Final = 1901


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with a tone, where what it says deserves one."""

    value: Value
    tone: Tone = "plain"


def safe_text(text: str) -> str:
    """Give text as a cell may hold it.

    Signs no workbook may hold are left out, line ends are made plain, what would be read as an escaped sign
    is protected, and text longer than a cell holds is cut with a note that says so.
    """
    plain = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    safe = _LOOKS_ESCAPED.sub("_x005F_", plain)
    if _length(safe) <= LONGEST:
        return safe
    kept = safe.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore")
    return _HALF_PROTECTED.sub("", kept) + _CUT


def _length(text: str) -> int:
    """Count signs as a workbook does: in units of sixteen bits."""
    return len(text.encode("utf-16-le")) // 2


def could_be_formula(text: str) -> bool:
    """Tell whether some program might take text for a formula."""
    return _FORMULA.match(text) is not None


def nhs_text(digits: str | None) -> str | None:
    """Write an NHS number as 3, 3 and 4 digits, with plain spaces so that it is found when searched for."""
    return shown(digits).replace("\u00a0", " ") if digits else None


def put(cell: Cell, value: Value, look: Look) -> None:
    """Write a value into a cell: text as text, days as days, numbers as numbers, nothing as Not recorded.

    A moment is written as the London wall clock shows it.
    """
    look.dress(cell)
    if isinstance(value, datetime):
        cell.value, cell.number_format = value.astimezone(LONDON).replace(tzinfo=None), MOMENT_FORMAT
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        cell.value, cell.number_format = value, DAY_FORMAT
    elif isinstance(value, bool):
        put_text(cell, "Yes" if value else "No")
    elif isinstance(value, int | float) and math.isfinite(value):
        cell.value, cell.number_format = value, "0" if isinstance(value, int) else "0.0"
    else:
        put_text(cell, words_of(value))


def put_text(cell: Cell, text: str) -> None:
    """Write text into a cell as text, whatever it looks like."""
    safe = safe_text(text)
    cell.value = safe
    cell.data_type = "s"
    cell.quotePrefix = could_be_formula(safe)


def words_of(value: Value) -> str:
    """Say a value as its cell will show it, for measuring how much room it needs."""
    if isinstance(value, datetime):
        return value.astimezone(LONDON).strftime("%d-%b-%Y %H:%M")
    if isinstance(value, date):
        return shown_day(value)
    if isinstance(value, float):
        return f"{value:.1f}" if math.isfinite(value) else MISSING
    return str(value) if value is not None and str(value).strip() else MISSING


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Give the cell at a row and a column, both counted from 1."""
    return cast("Cell", sheet.cell(row, column))


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Make the columns of a sheet so many digits wide."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
