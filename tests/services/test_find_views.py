"""Saved views are kept by name, replaced by the same name, forgotten, and never keep what was searched for."""

from dataclasses import fields

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Setting
from pc_desktop.services.desk import Desk
from pc_desktop.services.find_views import ForgetView, SaveView, View, views_of
from tests.services.small_region import Putting

RED = View("Red at Larch", "red", "", "larch", 0, rises=True)


def views(desk: Desk) -> tuple[View, ...]:
    return desk.ask(views_of)


def test_that_a_view_is_kept_and_given_back(desk: Desk) -> None:
    assert desk.do(SaveView(RED)).title == "Save the view “Red at Larch”"
    assert views(desk) == (RED,)


def test_that_the_same_name_replaces_it_however_it_is_written(desk: Desk) -> None:
    desk.do(SaveView(RED))
    desk.do(SaveView(View("red  at larch", "all", "riverside", "", 8, rises=False)))
    assert views(desk) == (View("red at larch", "all", "riverside", "", 8, rises=False),)


def test_that_views_stand_by_name_and_can_be_forgotten_and_brought_back(desk: Desk) -> None:
    desk.do(SaveView(RED))
    desk.do(SaveView(View("Asked", "overdue", "", "", 0, rises=True)))
    assert [one.name for one in views(desk)] == ["Asked", "Red at Larch"]
    desk.do(ForgetView("Asked"))
    assert views(desk) == (RED,)
    desk.undo()
    assert len(views(desk)) == 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
def test_that_a_view_needs_a_name_of_a_fair_length(desk: Desk, name: str) -> None:
    with pytest.raises(Refused):
        desk.do(SaveView(View(name, "all", "", "", 0, rises=True)))


def test_that_a_view_nobody_kept_cannot_be_forgotten(desk: Desk) -> None:
    with pytest.raises(Refused, match="no view"):
        desk.do(ForgetView("Red"))


@pytest.mark.parametrize("value", ["not json", "{}", '{"choice": "red"}', "[]"])
def test_that_a_view_that_cannot_be_read_is_left_out(desk: Desk, value: str) -> None:
    desk.do(Putting(Setting("view: Old", value)))
    assert views(desk) == ()


def test_that_words_searched_for_are_no_part_of_a_view() -> None:
    assert "words" not in {field.name for field in fields(View)}
