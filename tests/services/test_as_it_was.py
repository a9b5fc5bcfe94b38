"""What was known at an earlier moment is exactly what stood there then, whatever was done since."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Confirmation, Occupation, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import KINDS
from pc_desktop.domain.referral import Referral
from pc_desktop.services.as_it_was import KnownThen, as_then_known
from pc_desktop.services.desk import Desk
from pc_desktop.services.moves import MovePatient
from pc_desktop.services.ports import Before, Between, From, Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.services.stays import DischargePatient
from tests.services.invented_acts import some_command
from tests.services.small_region import NOW

MINUTE = timedelta(minutes=1)
Image = dict[str, tuple[object, ...]]


def _image(reading: Reading) -> Image:
    return {name: reading.find(kind) for name, kind in KINDS.items()}


def _look(reading: Reading) -> tuple[Image, Region, tuple[str, int]]:
    return _image(reading), region_now(reading), reading.chain()


def test_that_every_earlier_look_is_seen_again_whatever_was_done_since(
    desk: Desk, clock: StoppedClock
) -> None:
    """Acts, undos and redos; then every moment passed through is looked at again."""

    @settings(max_examples=20, derandomize=True, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(seed=st.integers(0, 2**32 - 1))
    def look_back(seed: int) -> None:
        dice = Random(seed)
        seen: list[tuple[datetime, tuple[Image, Region, tuple[str, int]]]] = []
        for _ in range(10):
            clock.moment += timedelta(minutes=dice.randint(1, 900))
            try:
                act = dice.random()
                if act < 0.15:
                    desk.undo()
                elif act < 0.25:
                    desk.redo()
                else:
                    desk.do(desk.ask(lambda reading: some_command(dice, reading)))
            except Refused:
                pass
            seen.append((clock.moment, desk.ask(_look)))
        clock.moment += MINUTE
        for moment, then in seen:
            assert desk.ask(as_then_known(moment, _look)) == then

    look_back()


def test_that_a_later_correction_shows_as_now_known_and_not_as_then_known(
    desk: Desk, clock: StoppedClock
) -> None:
    clock.moment = NOW + 2 * timedelta(hours=1)
    desk.do(DischargePatient("s1", "19", at=NOW + MINUTE))
    asked = NOW + timedelta(hours=1)

    def state(reading: Reading) -> str:
        return next(one.state for one in region_now(reading).board["larch"] if one.bed.key == "l1")

    assert desk.ask_at(asked, state) == "free"
    assert desk.ask(as_then_known(asked, state)) == "occupied"


def test_that_questions_are_answered_as_a_store_answers_them(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = NOW + timedelta(hours=1)
    desk.do(MovePatient("s1", "l2"))
    clock.moment += MINUTE

    def ask(reading: Reading) -> list[object]:
        return [
            reading.find(Occupation, end=None),
            reading.find(Occupation, bed=("l1", "l2")),
            reading.find(Occupation, start=Before(NOW)),
            reading.find(Occupation, start=From(NOW)),
            reading.find(Occupation, start=Between(NOW - timedelta(days=90), NOW)),
            reading.find(Stay, discharged=None, unit=frozenset({"larch"})),
            reading.find(Confirmation, unit="larch"),
            reading.peek(Occupation, "o1"),
        ]

    then = NOW + timedelta(minutes=30)
    assert desk.ask(as_then_known(then, ask)) == [
        *desk.ask(lambda reading: ask(KnownThen(reading, then))[:7]),
        desk.ask(lambda reading: KnownThen(reading, then).get(Occupation, "o1")),
    ]
    before = desk.ask(lambda reading: KnownThen(reading, then).find(Occupation, bed=("l1", "l2"), end=None))
    assert [one.bed for one in before] == ["l1"]


def test_that_nothing_was_known_before_the_journal_began(desk: Desk) -> None:
    first = desk.ask(lambda reading: reading.steps(1)[-1])
    long_ago = first.at - timedelta(days=3650)

    def look(reading: Reading) -> tuple[bool, Image, tuple[str, int], object, object, int]:
        then = KnownThen(reading, long_ago)
        with pytest.raises(Refused, match="was not known then"):
            then.get(Referral, "r1")
        return (
            then.knew_anything,
            _image(then),
            then.chain(),
            then.steps(5),
            then.changes(first.number),
            then.count_changes(first.number),
        )

    knew, image, chain, steps, changes, counted = desk.ask(look)
    assert not knew
    assert all(found == () for found in image.values())
    assert (chain, steps, changes, counted) == (("", 0), (), (), 0)


def test_that_the_steps_of_then_are_those_up_to_then(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = NOW + timedelta(hours=1)
    desk.do(MovePatient("s1", "l2"))
    clock.moment += timedelta(hours=1)
    desk.do(MovePatient("s1", "l3"))

    def look(reading: Reading) -> tuple[list[str], int]:
        then = KnownThen(reading, NOW + timedelta(minutes=90))
        newest = then.steps(1)[0]
        return [newest.title], len(then.changes(newest.number)) - then.count_changes(newest.number)

    assert desk.ask(look) == (["Move the patient in Larch L01 to Larch L02"], 0)
