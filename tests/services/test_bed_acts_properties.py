"""Whatever is done in whatever order: one bed, one person; one person, one bed; each bed counted once; all undone."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.services.desk import Desk, Done
from pc_desktop.services.ports import Command
from pc_desktop.services.stays import PlanDischarge, RecordReady
from tests.services.bed_board import DAY, image
from tests.services.invented_acts import COMMANDS, check_facts, check_figures, free_beds, some_command
from tests.services.small_region import NOW, TODAY

_ORDERS = 30
"""How many orders of acts the test command tries, always the same; the soak tries as many as its profile says."""


def _try(desk: Desk, command: Command) -> bool:
    """Try one act; tell whether a step came of it. What is refused must have changed nothing."""
    before = desk.ask(lambda reading: reading.chain())
    frees_nothing = isinstance(command, PlanDischarge | RecordReady)
    free = free_beds(desk) if frees_nothing else None
    done: Done | None
    try:
        done = desk.do(command)
    except Refused as refusal:
        done, said = None, refusal.sentence
    else:
        said = done.title
    assert "Xxtest" not in said
    if done is None:
        assert said.endswith(".")
        assert desk.ask(lambda reading: reading.chain()) == before
        return False
    assert not frees_nothing or free_beds(desk) == free
    return done.step is not None


def test_that_no_order_of_acts_breaks_the_board_and_all_of_it_is_undone(
    desk: Desk, clock: StoppedClock, soaking: bool
) -> None:
    first, done = image(desk), Counter[type]()

    @settings(
        max_examples=settings().max_examples if soaking else _ORDERS,
        derandomize=not soaking,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 18))
    def try_order(seed: int, length: int) -> None:
        dice, steps = Random(seed), 0
        clock.moment = NOW
        try:
            for _ in range(length):
                later = dice.choice((0, 20, 3600, 50 * 3600))
                clock.moment += timedelta(seconds=later)
                command = desk.ask(lambda reading: some_command(dice, reading))
                if _try(desk, command):
                    steps += 1
                    done[type(command)] += 1
                    desk.ask(check_facts)
                    check_figures(desk)
        finally:
            for _ in range(steps):
                desk.undo()
        assert image(desk) == first

    try_order()
    assert set(done) == COMMANDS, "an act that never came about proves nothing"
    assert desk.verify() == ()
    print(f"{done.total()} acts came about: { {kind.__name__: number for kind, number in done.items()} }")


@pytest.mark.parametrize("command", [PlanDischarge("s1", TODAY), RecordReady("s1", "05")])
def test_that_what_is_expected_frees_no_bed_however_long_ago(
    desk: Desk, clock: StoppedClock, command: Command
) -> None:
    assert _try(desk, command)
    for _ in range(3):
        clock.moment += 40 * DAY
        assert free_beds(desk) == {"l2", "l3", "y2"}
        check_figures(desk)
