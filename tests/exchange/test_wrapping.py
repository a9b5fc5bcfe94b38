"""Rows are high enough for their text, and nothing of a long text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.exchange.wrapping import (
    LINE_HEIGHT,
    line_count,
    lines_of,
    parts_of,
    row_height,
    width_of,
)

TEXT = st.text(st.sampled_from("aW i-.\n9漢é—"), max_size=300)
WIDTHS = st.floats(4, 120)


@given(TEXT, WIDTHS)
def test_that_breaking_text_into_lines_keeps_every_sign(text: str, width: float) -> None:
    assert "".join(lines_of(text, width)) == text.replace("\n", "")


@given(TEXT, st.floats(6, 120))
def test_that_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    assert all(width_of(line.rstrip(" ")) <= width for line in lines_of(text, width))


@given(TEXT, WIDTHS, st.integers(1, 8))
def test_that_a_long_text_is_cut_into_parts_that_fit_and_lose_nothing(
    text: str, width: float, most: int
) -> None:
    parts = parts_of(text, width, most)
    assert "".join(parts).replace("\n", "") == text.replace("\n", "")
    assert all(sum(1 for _ in lines_of(part, width)) <= most for part in parts)


@given(TEXT, WIDTHS)
def test_that_short_text_is_one_part_as_it_is(text: str, width: float) -> None:
    assert parts_of(text, width, 10_000) == [text]


@given(TEXT, st.floats(10, 60))
def test_that_a_wider_column_never_needs_more_lines(text: str, width: float) -> None:
    assert line_count(text, width * 2) <= line_count(text, width)


def test_that_every_paragraph_begins_a_line() -> None:
    assert line_count("one\ntwo\n\nthree", 40) == 4


def test_that_room_is_kept_for_programs_that_break_at_hyphens_and_those_that_do_not() -> None:
    assert line_count("XXTEST-ABERNATHY-WOLSTENHOLME, Theodora", 20) == 4
    assert line_count("aaaa-bbbb", 8) == 2


def test_that_bold_text_is_wider() -> None:
    assert width_of("Reference", bold=True) > width_of("Reference") > width_of("Referenc")


@given(st.integers(0, 200))
def test_that_a_row_is_high_enough_and_never_higher_than_a_workbook_allows(lines: int) -> None:
    height = row_height(lines)
    assert 18 <= height <= 409
    assert height == 409 or height >= lines * LINE_HEIGHT
