"""How an agenda comes about from the last one, and how it is changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.agenda import ITEMS, OWN_ITEM, AgendaItem
from pc_desktop.domain.agenda_order import (
    added,
    first_agenda,
    in_order,
    item_key,
    moved,
    retitled,
    spent_words,
)
from pc_desktop.domain.errors import Refused

FIRST = first_agenda("m1", ())


def test_that_the_first_agenda_of_all_is_the_usual_one() -> None:
    assert [one.kind for one in FIRST] == list(ITEMS)
    assert [one.position for one in FIRST] == list(range(1, len(ITEMS) + 1))
    assert sum(one.budget for one in FIRST) == 44
    assert all(one.seconds == 0 and not one.dropped and one.done is None for one in FIRST)


def test_that_the_next_agenda_keeps_order_words_budgets_and_added_items_but_nothing_said() -> None:
    own = replace(added(FIRST, "m1", "Winter plans", 5), position=17)
    last = [replace(one, notes="said", seconds=60, dropped=one.kind == "gaps") for one in (*FIRST, own)]
    last = [replace(one, title="Beds", budget=6) if one.kind == "bed_state" else one for one in last]
    new = first_agenda("m2", moved(last, item_key("m1", "actions"), -1))
    assert [one.title for one in new][4:7] == ["Actions", "Last minutes and matters arising", "Beds"]
    assert next(one.budget for one in new if one.kind == "bed_state") == 6
    assert [(one.key, one.title, one.budget) for one in new if one.kind == OWN_ITEM] == [
        ("m2/own/1", "Winter plans", 5)
    ]
    assert all(one.notes is None and one.seconds == 0 and not one.dropped for one in new)


@pytest.mark.parametrize("missing", ["welcome", "urgent", "next_meeting"])
def test_that_an_item_the_last_agenda_did_not_know_stands_in_its_place(missing: str) -> None:
    last = [one for one in FIRST if one.kind != missing]
    assert [one.kind for one in first_agenda("m2", last)] == list(ITEMS)


def test_that_an_added_item_comes_before_the_last_and_has_a_key_of_its_own() -> None:
    one = added(FIRST, "m1", " Winter  plans ", 5)
    assert (one.title, one.position, one.key) == ("Winter plans", 16, "m1/own/1")
    assert added((*FIRST, one), "m1", "Other", 0).key == "m1/own/2"
    assert added((), "m1", "Alone", 0).position == 0


def test_that_moving_stops_at_both_ends() -> None:
    assert [one.kind for one in moved(FIRST, FIRST[1].key, -1)][:2] == ["attendance", "welcome"]
    with pytest.raises(Refused, match="is the first item already"):
        moved(FIRST, FIRST[0].key, -1)
    with pytest.raises(Refused, match="is the last item already"):
        moved(FIRST, FIRST[-1].key, 1)


@given(st.lists(st.tuples(st.integers(0, 15), st.sampled_from([-1, 1])), max_size=30))
def test_that_moving_loses_nothing_and_back_again_is_as_before(moves: list[tuple[int, int]]) -> None:
    items: tuple[AgendaItem, ...] = FIRST
    for place, by in moves:
        key = in_order(items)[place].key
        try:
            after = moved(items, key, by)
        except Refused:
            continue
        assert in_order(moved(after, key, -by)) == in_order(items)
        items = after
    assert {one.key for one in items} == {one.key for one in FIRST}
    assert sorted(one.position for one in items) == list(range(1, 17))


@pytest.mark.parametrize(
    ("title", "budget", "why"),
    [(" ", 2, "Give the item a title"), ("x" * 81, 2, "at most 80"), ("x", 241, "240"), ("x", -1, "from 0")],
)
def test_that_a_title_is_needed_and_time_has_its_bounds(title: str, budget: int, why: str) -> None:
    with pytest.raises(Refused, match=why):
        retitled(FIRST[0], title, budget)


@pytest.mark.parametrize(
    ("seconds", "budget", "words"),
    [
        (0, 4, "4 min"),
        (29, 4, "4 min"),
        (30, 4, "1 of 4 min"),
        (240, 4, "4 of 4 min"),
        (269, 4, "4 of 4 min"),
        (360, 4, "2 min over"),
        (0, 0, "no time set"),
        (125, 0, "2 min"),
    ],
)
def test_that_time_is_said_gently_in_whole_minutes(seconds: int, budget: int, words: str) -> None:
    assert spent_words(seconds, budget) == words
