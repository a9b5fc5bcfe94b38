"""What columns were taken for, and layouts people make of their own: readable files by which the next one is read."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import OwnLayout, SheetColumns
from pc_desktop.exchange import columns_taken, inside, layouts, own_layouts
from tests.exchange.made_returns import FIXTURES, LAYOUTS, number, workbook

_HEADINGS = ["Spell bed", "NHS id number", "Who", "Came in", "Act", "Going home"]
_ROWS = [[f"L0{place}", number(place), f"Zed Xxtest-{chr(65 + place)}", date(2026, 9, place + 1), "Informal", date(2026, 12, 1)] for place in range(1, 6)]  # fmt: skip  # noqa: E501
OWN = OwnLayout(
    'Trust "B" bed list', "return",
    {
        "Spell bed": "bed", "NHS id number": "nhs", "Who": "name", "Came in": "admitted", "Act": "mha",
        "Going home": "edd",
    },
)  # fmt: skip


def _odd(tmp_path: Path) -> Path:
    return workbook(
        tmp_path / "odd.xlsx", {"List": [["Larch bed state"], ["As at: 16/11/2026"], _HEADINGS, *_ROWS]}
    )


def _answer(path: Path, task: str, own: Path | None = None) -> dict[str, Any]:
    errand = {"task": task, "layouts": str(LAYOUTS), "own_layouts": str(own) if own else ""}
    return inside.answer(errand, path.read_bytes(), path.name, lambda _: None)


def _columns(path: Path) -> tuple[SheetColumns, ...]:
    return columns_taken.unpack(_answer(path, "columns")["columns"])


def test_that_a_layout_known_is_said_to_be_known() -> None:
    (sheet,) = [one for one in _columns(FIXTURES / "bedstate_1_conventional.xlsx") if one.columns]
    assert sheet.layout == "Weekly bed state return"
    assert sheet.understood == len(sheet.columns)
    assert sheet.columns[1].meaning == "nhs"
    assert sheet.columns[1].samples


def test_that_a_sheet_nobody_understands_is_still_shown_column_by_column(tmp_path: Path) -> None:
    (sheet,) = _columns(_odd(tmp_path))
    assert [one.heading for one in sheet.columns] == _HEADINGS
    assert [one.letter for one in sheet.columns] == list("ABCDEF")
    assert {one.how for one in sheet.columns} == {"not understood"}
    assert sheet.columns[3].samples == ("02-Sep-2026", "03-Sep-2026", "04-Sep-2026")


def test_that_what_people_say_is_kept_and_the_file_is_read_by_it(tmp_path: Path) -> None:
    path, folder = _odd(tmp_path), tmp_path / "layouts"
    assert _answer(path, "return")["units"] == []
    kept = own_layouts.keep(OWN, folder)
    assert tomllib.loads(kept.read_text("utf-8"))["headings"]["admitted"] == ["came in"]
    answer = _answer(path, "return", folder)
    assert answer["layout"] == OWN.name
    (unit,) = answer["units"]
    assert [one["nhs"] for one in unit["patients"]] == [number(place) for place in range(1, 6)]
    assert unit["patients"][0]["admitted"] == "2026-09-02"


@pytest.mark.parametrize(
    "own",
    [
        OwnLayout("", "return", {"A": "nhs"}), OwnLayout("x", "return", {"A": "bed"}),
        OwnLayout("x", "something", {"A": "nhs"}), OwnLayout("x", "return", {"A": "nonsense"}),
    ],
)  # fmt: skip
def test_that_a_layout_that_could_read_nothing_is_refused(tmp_path: Path, own: OwnLayout) -> None:
    with pytest.raises(Refused):
        own_layouts.keep(own, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_that_a_layout_somebody_spoilt_keeps_nothing_else_from_being_read(tmp_path: Path) -> None:
    own_layouts.keep(OWN, tmp_path)
    (tmp_path / "spoilt.toml").write_text("name = [", "utf-8")
    (tmp_path / "strange.toml").write_text('name = "x"\nextends = "nothing"\n', "utf-8")
    known = layouts.load(LAYOUTS, tmp_path)
    assert [one.name for one in known][-1] == OWN.name
    assert len(known) == len(layouts.load(LAYOUTS)) + 1
