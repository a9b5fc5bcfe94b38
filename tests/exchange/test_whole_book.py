"""Everything of a store as a workbook: what is written comes back as it was, whatever it holds."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.whole import WholeTable
from pc_desktop.exchange import opening, whole_book
from pc_desktop.exchange.reader import read_grids
from pc_desktop.exchange.whole_book import whole_bytes, whole_in, write_whole

MADE = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
_TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
_VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), _TEXTS,
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "\\", "\\e", "=1+1", "'x", " x", "x\r\ny", "_x000D_", "\x00\x1f", "+44", "@a", "1e5", "TRUE"]),
)  # fmt: skip


def _back(tables: tuple[WholeTable, ...]) -> tuple[WholeTable, ...]:
    """Write and read in this very process."""
    book = opening.opened(whole_bytes(tables, MADE), "whole", (), lambda _: None)
    return whole_in(book.grids)


def _same(one: Any, other: Any) -> bool:
    return one == other and (isinstance(one, str) == isinstance(other, str))


@given(st.lists(st.tuples(st.just("key"), _VALUES, _VALUES), max_size=12))
def test_that_every_value_comes_back_as_it_was(rows: list[tuple[Any, ...]]) -> None:
    (table,) = _back((WholeTable("person", ("one", "two", "three"), rows),))
    assert len(table.rows) == len(rows)
    for found, given_ in zip(table.rows, rows, strict=True):
        assert all(map(_same, found, given_)), (found, given_)


def test_that_a_text_longer_than_a_cell_comes_back_whole(tmp_path: Path) -> None:
    rows = [("é=" * 40_000, "short"), ("\x01" * 50_000, None)]
    write_whole((WholeTable("minute", ("a", "b"), rows),), MADE, tmp_path / "whole.xlsx")
    (table,) = whole_in(read_grids(tmp_path / "whole.xlsx"))
    assert list(table.rows) == rows


def test_that_a_table_too_long_for_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_book, "_MOST_ROWS", 3)
    rows = [(f"row {place}",) for place in range(8)]
    (table,) = _back((WholeTable("change", ("key",), rows),))
    assert list(table.rows) == rows


def test_that_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    write_whole((WholeTable("minute", ("a",), [("=1+1",), ("=cmd|x",)]),), MADE, tmp_path / "whole.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "whole.xlsx")["minute"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_that_another_workbook_is_refused_in_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(Unavailable, match="not everything"):
        whole_in(read_grids(tmp_path / "other.xlsx"))
    spoilt = (WholeTable("person", ("a",), [("\\",)]),)
    grids = opening.opened(whole_bytes(spoilt, MADE), "x", (), lambda _: None).grids
    changed = next(grid for grid in grids if grid.name == "person")
    changed.rows[1] = ["\\jnot json"]
    with pytest.raises(Unavailable, match="was changed"):
        whole_in(grids)
