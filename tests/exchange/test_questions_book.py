"""Questions back: the sender's own workbook, coloured and commented where something is asked, else unchanged."""

import io
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from pc_desktop.domain.correction import Asked
from pc_desktop.domain.problem import Problem
from pc_desktop.exchange import reader
from pc_desktop.exchange.questions_book import SHEET
from tests.exchange.made_mails import text_mail
from tests.exchange.made_returns import FIXTURES

DIRTY = FIXTURES / "bedstate_2_dirty_types.xlsx"


def _back(path: Path, asked: Asked = Asked()) -> openpyxl.Workbook:  # noqa: B008 - it is frozen
    draft = reader.read(path, asked=asked)
    return openpyxl.load_workbook(
        io.BytesIO(reader.questions_back(path, draft.digest, draft.problems, asked))
    )


def test_that_every_cell_in_question_is_coloured_and_commented_in_their_own_workbook() -> None:
    draft, book, theirs = reader.read(DIRTY), _back(DIRTY), openpyxl.load_workbook(DIRTY)
    assert book.sheetnames == [SHEET, *theirs.sheetnames]
    asked = {
        (one.sheet, one.cell): one for one in draft.problems if one.cell and one.sheet in theirs.sheetnames
    }
    assert len(asked) > 5
    for (name, place), one in asked.items():
        comment = book[name][place].comment
        assert comment is not None
        assert one.what in comment.text
        assert book[name][place].fill.fill_type == "solid"
    for sheet in theirs.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert book[sheet.title][cell.coordinate].value == cell.value
                if (sheet.title, cell.coordinate) not in asked:
                    assert book[sheet.title][cell.coordinate].comment is None


def test_that_a_first_sheet_lists_them_each_leading_to_its_cell() -> None:
    draft, sheet = reader.read(DIRTY), _back(DIRTY)[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert len(rows) == len(draft.problems)
    assert {row[2] for row in rows} == {one.cell for one in draft.problems}
    links = [cell.hyperlink for cell in sheet["C"][4:] if cell.hyperlink]
    assert links
    assert all("!" in (link.location or "") for link in links)


@pytest.mark.parametrize("name", ["bedstate_4_epr_extract.csv", "syn_html_table.xls"])
def test_that_what_is_no_workbook_goes_back_as_one_with_its_values_as_text(name: str) -> None:
    path = FIXTURES / name
    draft = reader.read(path)
    problem = Problem(draft_sheet(path), "B2", "X", "=1+1", "What is this?", "Say.", "question")
    book = openpyxl.load_workbook(io.BytesIO(reader.questions_back(path, draft.digest, (problem,))))
    assert len(book.sheetnames) == 2
    assert not any(
        cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )
    assert book.worksheets[1]["B2"].comment is not None


def draft_sheet(path: Path) -> str:
    """Give the name of the first sheet of a file."""
    return reader.read_grids(path)[0].name


def test_that_a_locked_workbook_goes_back_locked_with_the_same_word(tmp_path: Path) -> None:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(DIRTY.read_bytes())).encrypt("Invented 1", out)
    path = tmp_path / "locked.xlsx"
    path.write_bytes(out.getvalue())
    asked = Asked(passwords=("Invented 1",))
    draft = reader.read(path, asked=asked)
    back = tmp_path / "back.xlsx"
    back.write_bytes(reader.questions_back(path, draft.digest, draft.problems, asked))
    assert not back.read_bytes().startswith(b"PK")
    assert SHEET in [grid.name for grid in reader.read_grids(back, password="Invented 1")]


def test_that_of_a_mail_the_attachment_in_question_goes_back(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    other = (FIXTURES / "bedstate_1_conventional.xlsx").read_bytes()
    path.write_bytes(text_mail(("one.xlsx", other), ("two.xlsx", DIRTY.read_bytes())))
    (second,) = reader.read(path).attached
    back = openpyxl.load_workbook(io.BytesIO(reader.questions_back(path, second.digest, second.problems)))
    assert back.sheetnames[1:] == openpyxl.load_workbook(DIRTY).sheetnames
