"""The tables taken to a board: nothing in them counts one to four people by person or place."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pc_desktop.sample.region import sample_facts
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcomes_sides import leaving
from pc_desktop.services.outcomes_tables import PackedTable, packed_tables
from pc_desktop.services.outcomes_wanted import Wanted
from tests.services.test_outcomes_figures import look
from tests.services.test_outcomes_view import desk_with


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path_factory.mktemp("tables"), sample_facts())


@pytest.fixture(scope="module")
def tables(desk: Desk) -> dict[str, PackedTable]:
    """Prepare every table to leave, by its title."""
    return {one.title: one for one in packed_tables(look(desk))}


def test_that_no_count_from_one_to_four_leaves_by_person_or_place(tables: dict[str, PackedTable]) -> None:
    small = {"1", "2", "3", "4"}
    for title, one in tables.items():
        if title != "Savings":
            assert one.rows or "Too few" in one.note
            for row in one.rows:
                assert not small & set(row[1:]), (title, row)
                assert len(row) == len(one.headings)
    assert "*" in tables["Fair access: sex"].rows[1]
    assert tables["Fair access: district"].rows == ()
    assert "*" in {row[0]: row[2] for row in tables["Units side by side"].rows}["Ash Ward"]


def test_that_a_share_of_few_is_hidden_and_occupancy_stays_a_percentage(desk: Desk) -> None:
    units = look(desk).units
    caution = look(desk).fair.rule
    place = next(at for at, one in enumerate(units.measures) if one.name == "unit_accepts")
    few = replace(units.rows[0].cells[place], number=9, hits=1, words="11.1%", rounded="11%")
    cells = (*units.rows[0].cells[:place], few, *units.rows[0].cells[place + 1 :])
    told = leaving(replace(units, rows=(replace(units.rows[0], cells=cells), *units.rows[1:])), caution)
    assert told.rows[0].cells[place].words == "*"
    assert told.rows[4].cells[place].words == "100%"
    occupancy = next(at for at, one in enumerate(units.measures) if one.name == "occupancy")
    assert [row.cells[occupancy].words for row in told.rows] == ["95%", "98%", "96%", "96%", "96%"]


def test_that_totals_stay_and_what_must_be_said_is_said(tables: dict[str, PackedTable]) -> None:
    assert tables["Areas side by side"].rows[-1][:2] == ("All", "43")
    assert "106 referrals, 43 admissions." in tables["Fair access: sex"].note
    assert "about areas, not people" in tables["Fair access: deprivation of the district"].note
    assert tables["Units side by side"].headings[:2] == ("Unit", "Admissions managed")


def test_that_savings_leave_as_a_sum(tables: dict[str, PackedTable]) -> None:
    assert tables["Savings"].rows == (
        ("Admissions avoided", "17", "17"),
        ("Taken back, not counted", "1", "1"),
        ("May have been saved", "£846,940", "£1,000,110"),
        ("Invested: Intensive day programme", "£260,000", "£260,000"),
        ("Left after investments", "£586,940", "£740,110"),
    )
    assert "94 to 111 days" in tables["Savings"].note


def test_that_savings_without_assumptions_leave_as_not_recorded(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    for empty in desk_with(tmp_path_factory.mktemp("empty"), ()):
        (savings, *_) = packed_tables(look(empty, start=Wanted().start))
        assert ("May have been saved", "Not recorded", "Not recorded") in savings.rows
