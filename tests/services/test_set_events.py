"""Events, points left out and targets: entered from the page, each a step, each taken back by one Undo."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Event
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.charts_view import charts_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.events_view import events_view
from pc_desktop.services.ghosts import Ghost, LeaveOutPoint, ghosts_in
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.services.ports import Command
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_events import EnterEvent, RemoveEvent, changes_limits
from pc_desktop.services.set_targets import SetTarget, targets_in
from tests.services.test_outcomes_view import desk_with

FLOOD = date(2025, 6, 1)
LENGTH = "length_of_stay"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path, sample_facts())


def chart(desk: Desk) -> OutcomeChart:
    """Draw the length of stay."""
    return desk.ask(charts_view).chart(LENGTH)


def test_that_an_event_stands_on_every_chart_it_touches(desk: Desk) -> None:
    before = desk.ask(charts_view)
    desk.do(EnterEvent(FLOOD, "  Ash Ward   closed "))
    page = desk.ask(charts_view)
    for one in page.charts:
        touched = [mark.label for mark in one.marks if mark.label == "Ash Ward closed Jun-2025"]
        assert len(touched) == (0 if one.form == "nothing" and not one.drawing else 1), one.name
    assert [len(one.stretches) for one in page.charts] == [len(one.stretches) for one in before.charts]
    desk.undo()
    assert desk.ask(charts_view) == before


def test_that_an_event_that_lasted_is_kept_with_its_end_and_its_place(desk: Desk) -> None:
    desk.do(EnterEvent(FLOOD, "Closed", until=date(2025, 8, 31), unit="unit-ash"))
    desk.do(EnterEvent(FLOOD, "Closed", unit="unit-oak"))
    found = {
        one.unit: one.until for one in desk.ask(lambda reading: reading.find(Event)) if one.label == "Closed"
    }
    assert found == {"unit-ash": date(2025, 8, 31), "unit-oak": None}, "two units may close on one day"
    lines = desk.ask(events_view).lines
    told = {line.whose: (line.days, line.changes_limits) for line in lines if line.event.label == "Closed"}
    assert told == {
        "Ash Ward": ("01-Jun-2025 to 31-Aug-2025", False),
        "Oak Suite": ("01-Jun-2025", False),
    }
    assert desk.ask(events_view).line("shadow") is not None
    assert desk.ask(events_view).line("gone") is None


def test_that_limits_change_at_an_event_only_where_it_is_named_for_it(desk: Desk) -> None:
    desk.do(EnterEvent(date(2025, 11, 1), "New model", changes_limits=True))
    assert len(chart(desk).stretches) == 3
    (event,) = [one for one in desk.ask(lambda reading: reading.find(Event)) if one.label == "New model"]
    assert desk.ask(lambda reading: changes_limits(reading, event.key))
    assert desk.ask(lambda reading: changes_limits(reading, "shadow")), "what was named before stays named"
    desk.do(EnterEvent(event.day, "New model of care", changes_limits=False, event=event.key))
    assert len(chart(desk).stretches) == 2
    assert "New model of care Nov-2025" in [mark.label for mark in chart(desk).marks]
    desk.do(RemoveEvent("shadow"))
    assert len(chart(desk).stretches) == 1


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (EnterEvent(FLOOD, "  "), "Say in a few words"),
        (EnterEvent(FLOOD, "x" * 61), "at most 60 letters"),
        (EnterEvent(date(2030, 1, 1), "To come"), "once it has happened"),
        (EnterEvent(date(2025, 11, 1), "Go-live"), "is entered for 01-Nov-2025 already"),
        (EnterEvent(FLOOD, "Gone", event="gone"), "no longer"),
        (EnterEvent(FLOOD, "Flood", until=date(2025, 5, 31)), "ends on or after the day it began"),
        (EnterEvent(FLOOD, "Flood", unit="unit-ash", area="Worcestershire"), "not to both"),
        (EnterEvent(FLOOD, "Flood", unit="gone"), "no longer"),
        (EnterEvent(FLOOD, "Flood", area="Atlantis"), "no area called “Atlantis”"),
        (LeaveOutPoint(LENGTH, "Length of stay", "month", FLOOD, ""), "counts already"),
        (LeaveOutPoint(LENGTH, "Length of stay", "month", FLOOD, "x" * 121), "at most 120 letters"),
        (SetTarget(LENGTH, "Length of stay", None), "has no target"),
        (SetTarget(LENGTH, "Length of stay", -1.0), "lies between 0 and"),
        (SetTarget(LENGTH, "Length of stay", float("inf")), "lies between 0 and"),
    ],
)
def test_that_what_makes_no_sense_is_refused_in_words(desk: Desk, order: Command, words: str) -> None:
    with pytest.raises(Refused, match=words):
        desk.do(order)


@pytest.mark.parametrize(
    ("order", "title"),
    [
        (lambda: EnterEvent(FLOOD, "Flood"), "Event entered: Flood, 01-Jun-2025"),
        (
            lambda: EnterEvent(FLOOD, "Closed", until=date(2025, 8, 31), unit="unit-ash"),
            "Event entered: Ash Ward: Closed, 01-Jun-2025 to 31-Aug-2025",
        ),
        (
            lambda: EnterEvent(FLOOD, "No buses", until=FLOOD, area="Worcestershire"),
            "Event entered: Worcestershire: No buses, 01-Jun-2025",
        ),
        (
            lambda: EnterEvent(FLOOD, "Go-live again", True, "go-live"),
            "Event put right: Go-live again, 01-Jun-2025, limits anew from then",
        ),
        (lambda: RemoveEvent("go-live"), "Event removed: Go-live, 01-Nov-2025"),
        (
            lambda: LeaveOutPoint(LENGTH, "Length of stay", "month", FLOOD, "Flood"),
            "Jun-2025 left out of the chart “Length of stay”",
        ),
        (lambda: SetTarget(LENGTH, "Length of stay", 90.0), "Target of “Length of stay” set to 90"),
    ],
)
def test_that_every_act_says_what_it_did(desk: Desk, order: Callable[[], Command], title: str) -> None:
    assert desk.do(order()).title == title


def test_that_a_point_left_out_counts_in_no_line_until_it_counts_again(desk: Desk) -> None:
    before = chart(desk)
    desk.do(LeaveOutPoint(LENGTH, "Length of stay", "month", FLOOD, " Ward  flooded "))
    settings = desk.ask(settings_of)
    assert ghosts_in(settings) == (Ghost(LENGTH, "month", FLOOD, "Ward flooded"),)
    after = chart(desk)
    place = after.labels.index("Jun-2025")
    assert after.dots[place].hollow
    assert after.stretches[-1].centre != before.stretches[-1].centre
    assert "1 point left out by people" in after.method
    other = desk.ask(charts_view).chart("distance")
    assert not any(dot.loose for dot in other.dots), "another measure keeps its point"
    done = desk.do(LeaveOutPoint(LENGTH, "Length of stay", "month", FLOOD, ""))
    assert done.title == "Jun-2025 counted again in the chart “Length of stay”"
    assert chart(desk) == before
    again = LeaveOutPoint(LENGTH, "L", "hour", FLOOD, "x")
    assert desk.ask(again.title) == "01-Jun-2025 left out of the chart “L”"


def test_that_a_target_is_drawn_and_judged_and_can_be_taken_away(desk: Desk) -> None:
    assert chart(desk).target is None
    desk.do(SetTarget(LENGTH, "Length of stay", 300.0))
    assert targets_in(desk.ask(settings_of)) == {LENGTH: 300.0}
    drawn = chart(desk)
    assert (drawn.target, drawn.assurance) == (300.0, "pass")
    assert drawn.high >= 300
    desk.do(SetTarget(LENGTH, "Length of stay", None))
    assert chart(desk).assurance is None
