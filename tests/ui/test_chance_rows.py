"""How chances are said: never as certain, and how they came true."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.chances import check
from pc_desktop.services.chances_view import ChanceCheck, ChancePage, UnitChance
from pc_desktop.ui.chance_rows import chance_rows, chance_words, check_rows

FIRST, LAST = date(2024, 12, 1), date(2026, 11, 1)


@given(st.floats(0, 1))
def test_that_no_chance_is_said_to_be_certain_or_none(chance: float) -> None:
    words = chance_words(chance)
    assert " in " in words
    assert words not in {"about 0 in 10", "about 10 in 10"} or 0.05 <= chance <= 0.95
    assert "about 0" not in words


def test_that_the_ends_are_said_carefully() -> None:
    assert chance_words(0.0) == "less than 1 in 20"
    assert chance_words(1.0) == "more than 19 in 20"
    assert chance_words(0.52) == "about 5 in 10"


def test_that_a_unit_says_what_is_free_and_for_whom_nothing_can_be_told() -> None:
    unit = UnitChance("u", "Larch", 0, (0.1, 0.5, 0.9), (0.1, 0.6, 1.4), 8, 1, "from its own stays")
    (row,) = chance_rows(ChancePage((unit,), "basis")).rows
    said = [cell.aloud() for cell in row.cells]
    assert said[0].startswith("Larch, from its own stays; no chance can be told for 1")
    assert said[1:3] == ["none free now", "about 1 in 10, 0.1 beds on average"]


def test_that_the_check_says_what_was_told_and_what_came() -> None:
    told = [(0.1, False)] * 9 + [(0.1, True)] + [(0.9, True)] * 10
    rows = check_rows(ChanceCheck(check(told), FIRST, LAST, 24))
    assert rows.words.startswith(
        "20 chances told: on average 50 in 100 to leave within two weeks, and 55 in 100 left."
    )
    assert rows.words.endswith("better than telling everybody the same.")
    assert [row.cells[3].text for row in rows.rows] == ["10%", "100%"]


def test_that_chances_worse_than_none_are_said_to_be_so() -> None:
    rows = check_rows(ChanceCheck(check([(0.9, False), (0.1, True)]), FIRST, LAST, 24))
    assert "no better than telling everybody the same" in rows.words


def test_that_where_nothing_could_be_told_it_says_so() -> None:
    rows = check_rows(ChanceCheck(None, FIRST, LAST, 24))
    assert rows.rows == ()
    assert rows.words.startswith("No chance could be told")
