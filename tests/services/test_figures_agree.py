"""In any region, whatever is done, board, meeting, plan, chances, minutes and outcomes show the same figures."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Stay
from pc_desktop.domain.board import UnitFigures
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting
from pc_desktop.services.board_view import board_view
from pc_desktop.services.chances_view import chances_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.meeting_view import meeting_view
from pc_desktop.services.minutes_now import minutes_of
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.services.outcomes_wanted import Wanted
from pc_desktop.services.plan_view import plan_lines, planning_now, rooms
from pc_desktop.services.region import Region, region_now
from tests.services.bed_board import image
from tests.services.invented_acts import count_facts, some_command
from tests.services.invented_beds import random_units
from tests.services.small_region import CENTRES, NOW, Putting

MAP = Gazetteer(CENTRES)
YEAR = date(2026, 1, 1)


def counts(figures: UnitFigures) -> tuple[int, ...]:
    """Give what one unit's figures count, in the order of `count_facts`."""
    return (
        figures.commissioned, figures.open, figures.occupied, figures.on_leave, figures.held,
        figures.closed, figures.unusable, figures.available,
    )  # fmt: skip


def check_places(region: Region) -> None:
    """Assert that the plan has the places the board shows as free, and those it expects but for promised ones."""
    for room in rooms(region):
        figures = region.figures[room.unit.key]
        assert sum(place.free_from is None for place in room.places) == figures.available
        for days, expected in zip((7, 14, 28), figures.expected, strict=True):
            until = region.today + timedelta(days=days)
            coming = sum(place.free_from is not None and place.free_from <= until for place in room.places)
            promised = sum(
                one.hold is not None
                and one.stay is not None
                and one.stay.expected is not None
                and one.stay.expected <= until
                for one in region.board[room.unit.key]
            )
            assert coming + promised == expected
        assert (room.left_out is None) is figures.in_plan
    free_now = {one.bed.key for beds in region.board.values() for one in beds if one.state == "free"}
    planned = [line for line in plan_lines(region, planning_now(region, MAP).plan) if line.when == "now"]
    overdue = {
        one.bed.key
        for beds in region.board.values()
        for one in beds
        if one.stay and one.stay.expected and one.stay.expected <= region.today
    }
    assert {line.bed_key for line in planned} <= free_now | overdue
    assert len({line.bed_key for line in planned}) == len(planned)


def check_agreement(desk: Desk) -> None:
    """Assert that every view shows what anybody would count from the facts."""
    region, counted = desk.ask(region_now), desk.ask(count_facts)
    board, page = board_view(region), desk.ask(lambda reading: meeting_view(reading, MAP))
    assert page.board == board
    assert {one.figures.unit.key: counts(one.figures) for one in board.units} == counted
    totals = [sum(numbers) for numbers in zip(*counted.values(), strict=True)]
    assert (board.commissioned, board.open, board.held) == (totals[0], totals[1], totals[4])
    assert (board.closed, board.available) == (totals[5], totals[7])
    assert board.expected == sum(one.figures.expected[0] for one in board.units)
    check_places(region)
    chances = desk.ask(lambda reading: chances_view(reading, region))
    assert {one.unit: one.free_now for one in chances.units} == {
        key: figures.available for key, figures in region.figures.items()
    }
    meeting = desk.ask(lambda reading: reading.get(Meeting, "today"))
    for line, unit in zip(minutes_of(desk, meeting).bed_state, board.units, strict=True):
        said = (
            line.commissioned, line.open, line.occupied, line.on_leave, line.held, line.closed, line.unusable,
            line.free,
        )  # fmt: skip
        assert (line.unit, said) == (unit.figures.unit.name, counts(unit.figures))
        assert (line.expected_14, line.fresh) == (unit.figures.expected[1], unit.figures.fresh)
    stays = desk.ask(lambda reading: reading.find(Stay, source="meeting"))
    outcomes = desk.ask(lambda reading: outcomes_view(reading, Wanted(start=YEAR)))
    managed = sum(one.admitted.date() >= YEAR for one in stays)
    assert (outcomes.row("managed").number, outcomes.row("managed").value) == (managed, str(managed))


def test_that_every_view_shows_the_same_figures_of_any_region(
    desk: Desk, clock: StoppedClock, soaking: bool
) -> None:
    first, seen = image(desk), Counter[str]()

    @settings(
        max_examples=settings().max_examples if soaking else 30,
        derandomize=not soaking,
        suppress_health_check=[HealthCheck.too_slow],
        deadline=None,
    )
    @given(seed=st.integers(0, 2**32 - 1))
    def look(seed: int) -> None:
        dice, steps = Random(seed), 1
        clock.moment = NOW
        desk.do(Putting(*random_units(dice)))
        try:
            check_agreement(desk)
            for _ in range(5):
                clock.moment += timedelta(hours=dice.choice((0, 3, 30)))
                try:
                    done = desk.do(desk.ask(lambda reading: some_command(dice, reading)))
                except Refused:
                    continue
                if done.step is not None:
                    steps += 1
                    check_agreement(desk)
            seen.update(one.state for beds in desk.ask(region_now).board.values() for one in beds)
        finally:
            for _ in range(steps):
                desk.undo()
        assert image(desk) == first

    look()
    assert len(seen) == 8, "a state that never came about proves nothing"
