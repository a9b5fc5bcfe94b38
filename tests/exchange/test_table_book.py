"""Any table as a workbook or as text: what was shown stands there, and nothing runs."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.exchange.table_book import harmless, table_book, write_table
from tests.exchange.made_packs import MADE

TABLE = TableShown(
    "Queue: now/then", ("Ref", "", "Ref"), (("R-1", "=1+1", "-3.5"), ("R-2", "@cmd", "+44 20")), "Initials"
)


def test_that_a_workbook_holds_the_table_as_text(tmp_path: Path) -> None:
    write_table(TABLE, MADE, tmp_path / "table.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=7)]
    assert rows == [["Ref", "Column 2", "Ref 2"], ["R-1", "=1+1", "-3.5"], ["R-2", "@cmd", "+44 20"]]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["A3"].value == "Initials"


@pytest.mark.parametrize(("ending", "mark"), [(".csv", ","), (".tsv", "\t")])
def test_that_text_opens_everywhere_and_runs_nowhere(tmp_path: Path, ending: str, mark: str) -> None:
    path = tmp_path / f"table{ending}"
    write_table(TABLE, MADE, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=mark))
    assert rows == [["Ref", "", "Ref"], ["R-1", "'=1+1", "-3.5"], ["R-2", "'@cmd", "'+44 20"]]


@pytest.mark.parametrize(
    "text", ["=a", "+a", "-a", "@a", "\ta", "\ra", "\na", "\uff1da", " =a", "-", "-1-1", "+1+1"]
)
def test_that_whatever_begins_like_a_formula_is_led_by_an_apostrophe(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["", "a", "-3", "+4.5", "1=1", "R-1", "–"])
def test_that_everything_else_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_that_another_kind_of_file_and_a_table_without_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_table(TABLE, MADE, tmp_path / "table.exe")
    with pytest.raises(Refused):
        table_book(TableShown("x", (), ()), MADE)
