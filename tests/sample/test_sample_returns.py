"""This week's four returns against the sample: most people the same, a few new, changed and gone."""

from functools import partial
from pathlib import Path

import pytest

from pc_desktop.domain.person import Person
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.returns import Draft
from pc_desktop.exchange.reader import read
from pc_desktop.services.compare_returns import compare
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_comparison import Comparison, UnitComparison

RETURNS = (
    "bedstate_1_conventional.xlsx",
    "bedstate_2_dirty_types.xlsx",
    "bedstate_3_two_row_header_multi_sheet.xlsx",
    "bedstate_4_epr_extract.csv",
)


@pytest.fixture(scope="module")
def drafts() -> tuple[Draft, ...]:
    """Read the four returns."""
    folder = Path(__file__).resolve().parent.parent / "fixtures" / "returns"
    return tuple(read(folder / name) for name in RETURNS)


def _compared_with(draft: Draft, reading: Reading) -> Comparison:
    return compare(reading, draft)


@pytest.fixture(scope="module")
def compared(desk: Desk, drafts: tuple[Draft, ...]) -> dict[str, UnitComparison]:
    """Compare them with the sample, by unit."""
    comparisons = [desk.ask(partial(_compared_with, draft)) for draft in drafts]
    return {unit.unit.name: unit for comparison in comparisons for unit in comparison.units}


@pytest.mark.parametrize(
    ("unit", "same", "changed", "new", "gone"),
    [
        ("Oak Suite", 5, 3, 1, 1),
        ("Ash Ward", 8, 4, 1, 1),
        ("Larch", 6, 2, 0, 0),
        ("Yew", 8, 2, 0, 1),
        ("Rowan House", 7, 3, 2, 1),
    ],
)
def test_that_each_return_compares_as_a_week_makes_it(
    compared: dict[str, UnitComparison], unit: str, same: int, changed: int, new: int, gone: int
) -> None:
    found = compared[unit]
    assert [len(found.of(status)) for status in ("same", "changed", "new", "gone")] == [
        same,
        changed,
        new,
        gone,
    ]
    assert found.problems == ()


def test_that_the_changes_are_of_every_kind_a_return_tells(compared: dict[str, UnitComparison]) -> None:
    fields = {
        change.field for unit in compared.values() for row in unit.of("changed") for change in row.changes
    }
    assert fields == {"Legal status", "BMI", "Clinically ready", "Expected discharge", "Leave"}


def test_that_nobody_new_is_known_already(desk: Desk, compared: dict[str, UnitComparison]) -> None:
    new = [row.patient.nhs for unit in compared.values() for row in unit.of("new") if row.patient]
    assert len(new) == 4
    known = desk.ask(lambda reading: reading.find(Person, nhs_number=tuple(new)))
    assert known == ()


def test_that_everybody_gone_was_the_meetings_so_that_the_graph_changes(
    compared: dict[str, UnitComparison],
) -> None:
    gone = [row for unit in compared.values() for row in unit.of("gone")]
    assert {row.stay.source for row in gone if row.stay} == {"meeting"}
    assert all(row.suggested and not row.left_by for row in gone), "when they left is asked"


def test_that_last_weeks_receipts_are_there_and_these_returns_are_not(
    desk: Desk, drafts: tuple[Draft, ...]
) -> None:
    receipts = desk.ask(lambda reading: reading.find(Receipt))
    assert {one.digest for one in receipts}.isdisjoint(draft.digest for draft in drafts)
    latest = {one.unit: one.as_at for one in sorted(receipts, key=lambda one: one.at)}
    assert len(latest) == 5
    assert len({one.digest for one in receipts}) == len(receipts)
