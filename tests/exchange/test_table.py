"""Tables are real ones, with names a workbook takes, and say so when they are empty."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.exchange.sheet import Entry
from pc_desktop.exchange.table import Column, Listing, put_listing, table_name

COLUMNS = (Column("No.", 6, "center", repeats=True), Column("Text", 30), Column("Day", 14), Column("Why", 20))


def listing(*rows: tuple[object, ...], filters: bool = True) -> Listing:
    """Make a table of these rows."""
    return Listing("Some rows", COLUMNS, rows, "None. Nothing was said.", filters=filters)  # type: ignore[arg-type]


def put(*rows: tuple[object, ...], filters: bool = True) -> tuple[Worksheet, int]:
    """Write a table from row 5 on."""
    sheet = Workbook().worksheets[0]
    return sheet, put_listing(sheet, 5, listing(*rows, filters=filters))


def test_that_a_table_covers_its_heading_and_rows_and_names_its_columns() -> None:
    sheet, after = put((1, "Said.", date(2026, 11, 17), "Because."), (2, "More.", None, "So."))
    (table,) = sheet.tables.values()
    assert (after, table.ref, table.displayName) == (8, "A5:D7", "SomeRows")
    assert table.column_names == [cell.value for cell in sheet[5]] == ["No.", "Text", "Day", "Why"]
    assert table.autoFilter is not None
    assert sheet["C7"].value == "Not recorded"


def test_that_a_table_may_go_without_buttons() -> None:
    sheet, _ = put((1, "Said.", None, ""), filters=False)
    (table,) = sheet.tables.values()
    assert table.autoFilter is None


def test_that_an_empty_table_says_so_in_words() -> None:
    sheet, after = put()
    (table,) = sheet.tables.values()
    assert (after, table.ref) == (7, "A5:D6")
    assert [cell.value for cell in sheet[6]] == ["None. Nothing was said.", None, None, None]


def test_that_a_row_grows_with_its_text() -> None:
    sheet, _ = put((1, "Said.", None, ""), (2, "word " * 40, None, ""))
    assert sheet.row_dimensions[7].height > 4 * sheet.row_dimensions[6].height


def test_that_text_too_long_for_a_row_goes_on_below_under_the_same_number() -> None:
    said = " ".join(f"word{number}" for number in range(400))
    sheet, after = put((7, said, date(2026, 11, 17), "Because."), (8, "Short.", None, ""))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=after - 1)]
    assert len(rows) > 3
    assert [row[0] for row in rows] == [7] * (len(rows) - 1) + [8]
    assert rows[0][3] == "Because."
    assert [row[2:] for row in rows[1:-1]] == [[None, None]] * (len(rows) - 2)
    texts = [str(row[1]) for row in rows[:-1]]
    words = " ".join(re.sub(r"\(continue[sd][a-z ]*\)", "", text) for text in texts)
    assert words.split() == said.split()
    assert all(text.startswith("(continued) ") for text in texts[1:])
    assert all(text.endswith("(continues below)") for text in texts[:-1])
    assert all(sheet.row_dimensions[row].height < 409 for row in range(6, after))


def test_that_two_long_texts_of_one_row_go_on_side_by_side() -> None:
    long = "word " * 200
    sheet, after = put((1, long, None, long + long))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=after - 1)]
    assert rows[-1][1] is None
    assert rows[-1][3] is not None


def test_that_a_tone_shows_by_weight_as_well_as_colour() -> None:
    sheet, _ = put((1, Entry("Overdue", "bad"), Entry(None, "bad"), "So."))
    assert sheet["B6"].font.bold is True
    assert sheet["C6"].font.bold is False
    assert sheet["B6"].fill.fgColor.rgb != sheet["D6"].fill.fgColor.rgb


@given(st.text(), st.sets(st.sampled_from(["Beds", "beds_2", "TABLE", "Table_A1"])))
def test_that_a_table_has_a_name_a_workbook_takes_and_nobody_else_has(words: str, taken: set[str]) -> None:
    name = table_name(words, taken)
    assert re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,254}", name)
    assert not re.fullmatch("(?i)[A-Z]{1,3}[0-9]+|R[0-9]*C?[0-9]*|C[0-9]*", name)
    assert name.casefold() not in {one.casefold() for one in taken}


def test_that_two_tables_of_one_workbook_have_two_names() -> None:
    book = Workbook()
    sheets = [book.worksheets[0], book.create_sheet("Second")]
    for sheet in sheets:
        put_listing(sheet, 1, listing((1, "x", None, "")))
    assert [next(iter(sheet.tables)) for sheet in sheets] == ["SomeRows", "SomeRows_2"]
    assert [table_name(words, set()) for words in ("A1", "R1C1", "2026 beds", "", "rc", "Beds")] == [
        "Table_A1",
        "Table_R1C1",
        "Table_2026Beds",
        "Table",
        "Table_Rc",
        "Beds",
    ]
