"""A workbook told as text, so that two can be compared line by line and a change is read like any other."""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

_KINDS = {"s": "text", "n": "number", "b": "yes/no", "f": "FORMULA", "e": "ERROR", "d": "day"}


def as_text(path: Path) -> str:
    """Tell a workbook sheet by sheet: paper, view, columns, tables, links, then every cell with its look."""
    book = load_workbook(path)
    properties = book.properties
    lines = [f"title: {properties.title}", f"by: {properties.creator}", f"category: {properties.category}"]
    for sheet in book.worksheets:
        lines += ["", f"=== {sheet.title} ===", *_paper(sheet), *_parts(sheet)]
        lines += [told for row in sheet.iter_rows() for cell in row if (told := _cell(cell))]
    return "\n".join(lines) + "\n"


def _paper(sheet: Any) -> Iterator[str]:
    setup, footer = sheet.page_setup, sheet.oddFooter
    paper = {"9": "A4"}.get(str(setup.paperSize), str(setup.paperSize))
    yield f"paper: {paper} {setup.orientation}, {setup.fitToWidth} wide, {setup.fitToHeight} high"
    yield f"prints: {sheet.print_area}, repeats rows {sheet.print_title_rows or 'none'}"
    yield f"foot: {footer.left.text} | {footer.center.text} | {footer.right.text}"
    margins = sheet.page_margins
    yield f"margins: {margins.left} {margins.right} {margins.top} {margins.bottom}"


def _parts(sheet: Any) -> Iterator[str]:
    grid = "shown" if sheet.sheet_view.showGridLines else "hidden"
    yield f"view: frozen at {sheet.freeze_panes or 'nothing'}, grid {grid}"
    yield f"columns: {', '.join(f'{name} {one.width:g}' for name, one in sheet.column_dimensions.items())}"
    yield f"rows: {', '.join(f'{one.height:g}' for one in sheet.row_dimensions.values())}"
    for table in sheet.tables.values():
        yield f"table: {table.displayName} {table.ref}, buttons {'yes' if table.autoFilter else 'no'}"
    joined = sorted((part.min_row, part.min_col, part.coord) for part in sheet.merged_cells.ranges)
    if joined:
        yield f"joined: {' '.join(coord for *_, coord in joined)}"


def _cell(cell: Any) -> str:
    if cell.value is None:
        return ""
    kind, value = _KINDS[cell.data_type], cell.value
    if isinstance(value, datetime):
        kind = "day" if value.time() == time(0) and "hh" not in cell.number_format else "moment"
        value = value.isoformat(" ")
    form = "" if kind == "text" else f" as {cell.number_format}"
    marked = " (marked as text)" if cell.quotePrefix else ""
    leads = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
    return f"{cell.coordinate}: {kind}{marked}{form} {value!r}{leads} [{_look(cell)}]"


def _look(cell: Any) -> str:
    font, where = cell.font, cell.alignment
    words = [f"{font.name} {font.size:g}", *(["bold"] if font.bold else []), f"#{font.color.rgb[2:]}"]
    if cell.fill.patternType:
        words.append(f"on #{cell.fill.fgColor.rgb[2:]}")
    words += [where.horizontal or "", where.vertical or "", "wraps" if where.wrapText else ""]
    return " ".join(word for word in words if word)
