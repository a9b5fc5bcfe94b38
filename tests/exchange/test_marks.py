"""What people mark on a sheet besides its values: comments are read and shown, and what is hidden is said."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from pc_desktop.domain.problem import Problem
from pc_desktop.exchange import inside, marks, marks_ods, wire
from pc_desktop.exchange.marks import OURS
from pc_desktop.exchange.remarks import in_runs
from tests.exchange.made_returns import FIXTURES, LAYOUTS

ODS = b"""<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:dc="d">
<table:table table:name="List"><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="4"/><table:table-cell>
<office:annotation><dc:creator>Ward clerk</dc:creator><dc:date>2026-11-17</dc:date><text:p>Ask
 the family</text:p></office:annotation><text:p>12</text:p></table:table-cell></table:table-row></table:table>
</office:document-content>"""


def marked(tmp_path: Path) -> Path:
    """Give a return with two comments, one of them ours, a hidden column and hidden rows."""
    book = openpyxl.load_workbook(FIXTURES / "bedstate_1_conventional.xlsx")
    sheet = book["Bed State"]
    sheet["H8"].comment = Comment("Came by ambulance\nat night", "Ward clerk")
    sheet["B9"].comment = Comment("The number is asked about.", OURS)
    sheet.column_dimensions["K"].hidden = True
    for row in (7, 8, 11):
        sheet.row_dimensions[row].hidden = True
    book.save(tmp_path / "marked.xlsx")
    return tmp_path / "marked.xlsx"


def answer(path: Path, task: str) -> dict[str, Any]:
    """Carry an errand out here."""
    errand = {"task": task, "layouts": str(LAYOUTS), "own_layouts": ""}
    return inside.answer(errand, path.read_bytes(), path.name, lambda _: None)


def told(path: Path) -> list[Problem]:
    """Give the problems of a return that its first reading did not have."""
    before = {one.what for one in wire.unpack_problems(
        answer(FIXTURES / "bedstate_1_conventional.xlsx", "return")["problems"])}  # fmt: skip
    return [one for one in wire.unpack_problems(answer(path, "return")["problems"]) if one.what not in before]


def test_that_comments_are_shown_at_their_cell_and_ours_are_not(tmp_path: Path) -> None:
    comment, rows, columns = told(marked(tmp_path))
    assert (comment.sheet, comment.cell, comment.column) == ("Bed State", "H8", "Admission date")
    assert (comment.found, comment.severity) == ("Came by ambulance at night", "note")
    assert (
        rows.cell,
        "3 rows of this table are hidden in the workbook (rows 7 to 8 and 11)" in rows.what,
    ) == ("A7", True)
    assert (columns.cell, columns.column) == ("K5", "EDD")
    assert "1 column of this table is hidden in the workbook (K)" in columns.what


def test_that_hidden_rows_are_read_like_the_others(tmp_path: Path) -> None:
    plain = answer(FIXTURES / "bedstate_1_conventional.xlsx", "return")["units"]
    assert answer(marked(tmp_path), "return")["units"] == plain


def test_that_the_sheet_shown_carries_comments_and_what_is_hidden(tmp_path: Path) -> None:
    (sheet, lists) = answer(marked(tmp_path), "columns")["columns"]
    by_number = {row["number"]: row for row in sheet["rows"]}
    assert by_number[8]["comments"] == {7: "Came by ambulance at night"}
    assert [by_number[number]["taken"] for number in (3, 5, 6, 7, 17)] == [
        "above", "heading", "read", "hidden", "left out",
    ]  # fmt: skip
    assert (sheet["hidden"], sheet["is_hidden"], lists["is_hidden"]) == (["K"], False, True)


def test_that_an_ods_is_looked_at_whole() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("content.xml", ODS)
    found = marks.of_ods(content.getvalue())["List"]
    assert (found.rows, found.columns, found.comments) == (
        frozenset({3}), frozenset({2}), {(3, 4): marks.Comment("Ask the family", "Ward clerk")},
    )  # fmt: skip


def test_that_an_ods_is_looked_at_cell_by_cell() -> None:
    (seen,) = marks_ods.look(ODS).values()
    assert (seen.rows, seen.columns) == ({3}, {2})
    assert seen.comments == {(3, 4): ("Ask the family", "Ward clerk")}
    assert marks_ods.look(b"<nothing/>") == {}
    assert marks_ods.look(ODS[:700]) != {}, "as far as it is sound"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("7", "row 7"), ("7 8", "rows 7 to 8"), ("4 9 10 20", "rows 4, 9 to 10 and 20"),
        (" ".join(map(str, range(2, 30, 2))), "rows 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 4 more"),
    ],
)  # fmt: skip
def test_that_rows_are_named_in_runs(numbers: str, words: str) -> None:
    assert in_runs(numbers.split()) == words
