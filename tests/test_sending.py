"""Workbooks sent out without a window: written where asked, by the same writers, and kept in History."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pc_desktop.books import books
from pc_desktop.clock import StoppedClock
from pc_desktop.domain.correction import NOTHING_ASKED
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.person import Person
from pc_desktop.domain.sheet_columns import KeptLayout, OwnLayout
from pc_desktop.exchange import reader
from pc_desktop.exchange.whole_book import whole_in
from pc_desktop.reference import profiles
from pc_desktop.sending import (
    send_everything,
    send_form,
    send_layout,
    send_questions,
    send_returns,
    send_table,
)
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Books, LayoutShelf, Office
from pc_desktop.services.table_export import LEVELS
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.whole import whole_of
from pc_desktop.tables import TABLES
from tests.exchange.made_returns import FIXTURES
from tests.services.conftest import clock, desk, small_region_made, store
from tests.services.small_region import CENTRES

__all__ = ["clock", "desk", "small_region_made", "store"]


@pytest.fixture
def office(desk: Desk, store: SqlStore, clock: StoppedClock) -> Office:
    return Office(
        desk, clock, Gazetteer(CENTRES), reader.read, lambda _pack, _path: None, is_sample=False, profiles=profiles(),
        books=books(store, clock),
    )  # fmt: skip


def _latest(office: Office) -> str:
    return office.desk.ask(lambda reading: reading.steps(1))[0].title


def test_that_every_units_return_is_written_and_comes_back_as_nothing_new(
    office: Office, tmp_path: Path
) -> None:
    names = send_returns(office, tmp_path, (), filled=True)
    assert "Larch return 17-Nov-2026.xlsx" in names
    assert sorted(names) == sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert _latest(office).startswith("Export 2 weekly returns, filled in")
    draft = reader.read(tmp_path / "Larch return 17-Nov-2026.xlsx")
    assert draft.made is not None
    assert [one.nhs for one in draft.units[0].patients] == ["9990000476"]
    assert send_returns(office, tmp_path, ("larch",), filled=False) == ["Larch return 17-Nov-2026.xlsx"]
    with pytest.raises(Refused, match="No unit is called Nowhere"):
        send_returns(office, tmp_path, ("Nowhere",), filled=True)
    with pytest.raises(Refused, match="no folder"):
        send_returns(office, tmp_path / "missing", (), filled=True)


def test_that_a_form_and_questions_are_written(office: Office, tmp_path: Path) -> None:
    send_form(office, tmp_path / "form.xlsx")
    assert reader.read(tmp_path / "form.xlsx").made is not None
    asked = send_questions(office, FIXTURES / "bedstate_2_dirty_types.xlsx", tmp_path / "q.xlsx", ("a word",))
    assert asked == len(openpyxl.load_workbook(tmp_path / "q.xlsx")["Questions"]["A"][4:])
    assert _latest(office) == "Export questions about 1 workbook"
    quiet = tmp_path / "quiet.csv"
    quiet.write_text(
        "NHS number,Surname,Forename,DOB,Sex,Ethnicity\n9990000476,Xxtest-A,Zed,01/02/1990,F,White British\n",
        "utf-8",
    )
    with pytest.raises(Refused, match="nothing to ask"):
        send_questions(office, quiet, tmp_path / "q2.xlsx", ())


def test_that_everything_comes_back_whole(office: Office, store: SqlStore, tmp_path: Path) -> None:
    before = whole_of(store)
    send_everything(office, tmp_path / "all.xlsx")
    assert whole_in(reader.read_grids(tmp_path / "all.xlsx")) == before
    with pytest.raises(Unavailable):
        Books().write_everything(tmp_path / "no.xlsx")
    assert Books().read_columns(tmp_path, "", NOTHING_ASKED) == ()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", TABLES)
def test_that_each_table_is_written_with_patients_named_as_chosen_and_kept_in_history(
    office: Office, tmp_path: Path, name: str, level: str
) -> None:
    path = tmp_path / "table.csv"
    count = send_table(office, name, level, path)
    text = path.read_text("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == count + 1
    assert f"{count} row" in _latest(office)
    people = office.desk.ask(lambda reading: reading.find(Person))
    if level != "identifiable":
        assert not any((one.nhs_number or "?") in text.replace(" ", "") for one in people)
        assert not any((one.surname or "?").upper() in text.upper() for one in people)
    if level == "pseudonymised":
        assert re.search(r"R-[0-9]{3,}[A-Z]", text) is None


@pytest.mark.parametrize("name", TABLES)
def test_that_each_table_holds_what_its_screen_shows(office: Office, name: str) -> None:
    table = office.desk.ask(lambda reading: TABLES[name](office, reading))
    assert table.title
    assert all(len(row) == len(table.headings) for row in table.rows)
    assert bool(table.rows) == (name in {
        "queue", "referrals", "board", "units", "plan", "chances", "history", "outcomes", "measures", "returns",
    }), name  # fmt: skip


def test_that_a_layout_is_written_for_a_colleague(office: Office, tmp_path: Path) -> None:
    kept = KeptLayout("ours", OwnLayout("Ours", "return", {"number": "nhs", "bed": "bed"}), "")
    spoilt = KeptLayout("spoilt", None, "Line 1: no.")
    saved: list[tuple[str, Path]] = []
    shelf = LayoutShelf(listed=lambda: (kept, spoilt), save_as=lambda key, path: saved.append((key, path)))
    with_one = replace(office, books=replace(office.books, layouts=shelf))
    send_layout(with_one, "Ours", tmp_path / "x.toml")
    assert saved == [("ours", tmp_path / "x.toml")]
    with pytest.raises(Refused, match="There are Ours"):
        send_layout(with_one, "Theirs", tmp_path / "x.toml")
    rows = with_one.desk.ask(lambda reading: TABLES["layouts"](with_one, reading)).rows
    assert [(row[0], row[5], row[6]) for row in rows] == [
        ("Ours", "number", "NHS number"), ("Ours", "bed", "Bed"), ("spoilt", "Line 1: no.", ""),
    ]  # fmt: skip


def test_that_an_unknown_table_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no table"):
        send_table(office, "secrets", "initials", tmp_path / "x.csv")


def test_that_layouts_and_columns_are_reached_through_the_office(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pc_desktop.exchange.layouts.own_folder", lambda: tmp_path)
    draft = reader.read(FIXTURES / "bedstate_1_conventional.xlsx")
    columns = office.books.read_columns(
        FIXTURES / "bedstate_1_conventional.xlsx", draft.digest, NOTHING_ASKED
    )
    assert columns[0].columns
    office.books.keep_layout(OwnLayout("Ours", "return", {"Number of the NHS": "nhs", "Bed": "bed"}))
    assert [path.name for path in tmp_path.glob("*.toml")] == ["ours.toml"]
