"""The words of workbooks: one meaning each, found again in any dress."""

import tomllib
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.exchange import headings, layouts
from pc_desktop.exchange.grids import Grid, Row
from tests.exchange.made_returns import KNOWN, LAYOUTS

USUAL = KNOWN[0]


@pytest.mark.parametrize("typed", ["NHS No.", "nhs_number", " NHS  Number ", "N.H.S. number", "NHS NUMBER:"])
def test_that_a_heading_is_known_in_any_dress(typed: str) -> None:
    assert layouts.role(typed, USUAL.headings) == "nhs"


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("BMI (kg/m2)", "bmi"),
        ("Ref. rec'd", "referred"),
        ("D.O.B", "dob"),
        ("M/F", "sex"),
        ("Date of\nadmission", "admitted"),
        ("DTOC / CRFD?", "crfd"),
        ("P/code", "outcode"),
    ],
)
def test_that_marks_and_brackets_do_not_hide_a_heading(typed: str, meaning: str) -> None:
    assert layouts.role(typed, USUAL.headings) == meaning


@pytest.mark.parametrize("part", ["headings", "totals", "labels"])
@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.toml")), ids=lambda path: path.stem)
def test_that_no_word_stands_for_two_things(path: Path, part: str) -> None:
    table = tomllib.loads(path.read_text("utf-8")).get(part, {})
    meanings: dict[str, str] = {}
    for meaning, words in table.items():
        for word in map(layouts.key, words):
            assert meanings.setdefault(word, meaning) == meaning, word


def test_that_every_meaning_of_a_code_is_one_the_act_or_a_list_names() -> None:
    assert USUAL.codes["mha"]["02"] == "Section 2"
    assert USUAL.codes["mha"]["09"] == "Section 37/41"
    assert USUAL.codes["sex"] == {"1": "M", "2": "F"}
    for layout in KNOWN:
        assert layout.codes.keys() == {"mha", "sex"}


@pytest.mark.parametrize("layout", layouts.for_purpose(KNOWN, "return")[1:], ids=lambda layout: layout.name)
def test_that_a_layout_is_chosen_only_by_all_its_own_headings(layout: layouts.Layout) -> None:
    seen = sorted(layout.seen)
    assert layouts.choose(KNOWN, seen) is layout
    assert layouts.choose(KNOWN, seen[1:]) is USUAL


def test_that_a_broken_description_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "usual.toml").write_text("name = ", "utf-8")
    with pytest.raises(Unavailable):
        layouts.load(tmp_path)
    with pytest.raises(Unavailable):
        layouts.load(tmp_path / "nowhere")


def test_that_headings_are_found_wherever_they_stand() -> None:
    rows: list[Row] = [
        ["A title"],
        [],
        ["", "", "NHS No", "Name", "Adm"],
        ["", "", "9990000018", "Zed Xxtest", ""],
    ]
    [table] = headings.people(Grid("Sheet", rows), USUAL)
    assert (table.top, table.first, table.end) == (2, 3, 4)
    assert dict(table.columns) == {"nhs": 2, "name": 3, "admitted": 4}


def test_that_a_group_above_and_a_word_below_make_one_heading() -> None:
    rows: list[Row] = [["Unit", "Beds", "", ""], ["", "Comm.", "Closed", "Occ."], ["Larch", 8.0, 0.0, 8.0]]
    [table] = headings.totals(Grid("Summary", rows), USUAL)
    assert dict(table.columns) == {"unit": 0, "commissioned": 1, "closed": 2, "occupied": 3}
    assert table.title(3) == "Beds Occ."
    assert table.first == 2


def test_that_a_slip_of_the_finger_is_forgiven_and_an_unknown_word_kept_aside() -> None:
    rows: list[Row] = [
        ["NHS No", "Name", "Adm", "Date of brith", "Shoe size"],
        ["9990000018", "Zed", "", "", "5"],
    ]
    [table] = headings.people(Grid("Sheet", rows), USUAL)
    assert table.columns["dob"] == 3
    assert (table.guessed, table.unknown) == ((3,), (4,))


@pytest.mark.parametrize(
    "row",
    [
        ["Name", "Age", "Profession"],
        ["Unit", "Comment", "Date"],
        ["Name", "Age", "Date of birth"],
        ["NHS No", "Name"],
    ],
)
def test_that_a_table_of_something_else_is_not_a_table_of_patients(row: Row) -> None:
    assert headings.people(Grid("Sheet", [row, ["a", "b", "c"]]), USUAL) == []
