"""Labels never lie over one another and never leave their room."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.ui.outcomes.label_rows import apart, every_which, label_places

ROOM, GAP = 600.0, 6.0


@given(st.lists(st.tuples(st.floats(0, ROOM), st.floats(10, 300)), max_size=12))
def test_that_no_label_lies_over_another_or_leaves_its_room(labels: list[tuple[float, float]]) -> None:
    spots, widths = [spot for spot, _ in labels], [width for _, width in labels]
    places = label_places(spots, widths, (0.0, ROOM), GAP)
    drawn = [(left, left + width, row) for (left, row), width in zip(places, widths, strict=True)]
    assert all(left >= 0 and right <= ROOM + 1e-9 for left, right, _row in drawn)
    for one, other in combinations(drawn, 2):
        assert one[2] != other[2] or one[1] <= other[0] or other[1] <= one[0]


def test_that_a_label_stands_right_of_its_spot_and_left_of_it_at_the_edge() -> None:
    assert label_places([100.0, 590.0], [50.0, 50.0], (0.0, ROOM), GAP) == ((106.0, 0), (534.0, 0))


def test_that_a_label_with_room_on_neither_side_lies_over_its_spot() -> None:
    assert label_places([300.0, 100.0], [400.0, 560.0], (0.0, ROOM), GAP) == ((100.0, 0), (0.0, 1))


def test_that_a_label_too_wide_for_the_room_begins_with_it() -> None:
    assert label_places([100.0], [700.0], (0.0, ROOM), GAP) == ((0.0, 0),)


@given(st.floats(1, 400), st.floats(0.5, 200))
def test_that_month_labels_have_room_and_stand_as_close_as_that_allows(width: float, step: float) -> None:
    months = every_which(width, step)
    assert months in (1, 2, 3, 6) or months % 12 == 0
    assert months * step >= width
    fewer = [one for one in (1, 2, 3, 6, *range(12, months, 12)) if one < months]
    assert all(one * step < width for one in fewer)


def test_that_no_width_at_all_still_gives_an_answer() -> None:
    assert every_which(40, 0) == 12


def test_that_levels_too_close_to_a_more_important_one_are_left_out() -> None:
    assert apart([10.0, 12.0, 30.0, 31.0], 5) == (0, 2)
    assert apart([10.0, 15.0], 5) == (0, 1)
