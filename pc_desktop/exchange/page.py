"""A sheet as a page: what stands at its head, what is frozen on the screen, and how it prints on A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.exchange.palette import Look, Tone, line, section
from pc_desktop.exchange.sheet import cell_at, put, safe_text, set_widths
from pc_desktop.exchange.wrapping import line_count

MARK: Final = "OFFICIAL-SENSITIVE: PERSONAL"
"""The handling mark of whatever names patients (Government Security Classifications)."""

FIRST_ROW: Final = 5
"""The first row below a page's head."""

_A4: Final = 9


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head and foot of every page: what it belongs to, how it stands, and its handling mark."""

    subtitle: str
    status: str
    is_draft: bool
    foot: str
    mark: str = MARK


def open_page(book: Workbook, name: str, title: str, head: Head, widths: Sequence[float]) -> Worksheet:
    """Add a sheet with its title, mark and status, ready to print on A4 landscape, one page wide."""
    sheet: Worksheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "FF005EB8"
    set_widths(sheet, widths)
    last = len(widths)
    put(cell_at(sheet, 1, 1), title, line(18, "cool", bold=True))
    put(cell_at(sheet, 1, last), head.mark, line(10, "quiet", "right", bold=True))
    put(cell_at(sheet, 2, 1), head.subtitle, line(11, "quiet"))
    tone: Tone = "notice" if head.is_draft else "quiet"
    for number in range(1, last + 1):
        line(10, tone, bold=head.is_draft).dress(cell_at(sheet, 3, number))
    put(cell_at(sheet, 3, 1), head.status, line(10, tone, bold=head.is_draft))
    for row, height in enumerate((28, 17, 17, 8), start=1):
        sheet.row_dimensions[row].height = height
    _prepare_paper(sheet, head)
    return sheet


def _prepare_paper(sheet: Worksheet, head: Head) -> None:
    """Set the sheet to print on A4 landscape, one page wide, with the mark and page numbers at its foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, header=0.3, footer=0.3)
    sheet.print_options.horizontalCentered = True
    footer = cast("HeaderFooterItem", sheet.oddFooter)
    footer.left.text = f"{safe_text(head.foot).replace('&', '&&')} · &A"
    footer.center.text = head.mark
    footer.right.text = "Page &P of &N"


def keep_in_view(sheet: Worksheet, heading_row: int, *, repeats_head: bool = False) -> None:
    """Keep everything down to a table's heading in view on the screen, and the heading on every page.

    Where a page holds several tables its own head stands on every page instead, as no heading is that of all of them.
    """
    sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.print_title_rows = "1:3" if repeats_head else f"{heading_row}:{heading_row}"


def close_page(sheet: Worksheet) -> None:
    """Print what is written and no more."""
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"


def put_section(sheet: Worksheet, row: int, words: str, columns: int) -> int:
    """Write the heading of a part of a page, set off from what is above and ruled off; give the next row."""
    sheet.row_dimensions[row - 1].height = 9
    for number in range(1, columns + 1):
        section().dress(cell_at(sheet, row, number))
    put(cell_at(sheet, row, 1), words, section())
    sheet.row_dimensions[row].height = 24
    return row + 1


def put_across(sheet: Worksheet, row: int, first: int, last: int, words: str, look: Look) -> int:
    """Write text across several columns of one row and give the lines it takes there."""
    put(cell_at(sheet, row, first), words, look)
    for number in range(first + 1, last + 1):
        look.dress(cell_at(sheet, row, number))
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    wide = sum(sheet.column_dimensions[get_column_letter(number)].width for number in range(first, last + 1))
    return line_count(words, wide, bold=bool(look.font.bold))


def put_note(sheet: Worksheet, row: int, columns: int, words: str) -> int:
    """Write a quiet note across a page, as high as it needs; give the next row."""
    lines = put_across(sheet, row, 1, columns, words, line(9, "quiet", wrap=True))
    sheet.row_dimensions[row].height = lines * 12.0 + 3.0
    return row + 1
