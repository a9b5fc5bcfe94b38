"""The region at a moment: every screen counts the same beds, and an earlier moment shows what was true then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay
from pc_desktop.domain.board import OVERRIDE
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.minutes import bed_state
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.board_view import board_view
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import Withdraw
from pc_desktop.services.meeting_view import meeting_view
from pc_desktop.services.move_in_order import EndDeparture, MoveAbove
from pc_desktop.services.plan_view import plan_lines, planning_now, rooms
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import Region, region_now
from tests.services.small_region import CENTRES, NOW, TODAY, Putting, occupation, person, stay

MAP = Gazetteer(CENTRES)
EMPTY_BEDS = {"l2": "larch", "l3": "larch", "y2": "yew"}
NUMBERS = {"l2": "9995998443", "l3": "9990010862", "y2": "9990013489"}
UNTIL = TODAY + timedelta(days=3)
FATES = st.sampled_from(("free", "stay", "closed", "unusable", "held", "closed and held"))


def look(desk: Desk) -> Region:
    """Look at the region now."""
    return desk.ask(region_now)


def filled(bed: str, fate: str, number: int) -> list[Fact]:
    """Make the facts that put one bed into a state."""
    made: list[Fact] = []
    if fate == "stay":
        made.append(person(f"x{bed}", NUMBERS[bed], "Kim", "Extra"))
        here = stay(f"s{bed}", f"x{bed}", EMPTY_BEDS[bed], 4)
        made += [here, occupation(f"o{bed}", here, bed)]
    if fate in {"closed", "unusable", "closed and held"}:
        kind = "unusable" if fate == "unusable" else "estates"
        made.append(Closure(f"c{bed}", bed, NOW - timedelta(days=2), None, kind, "water damage", None))
    if "held" in fate:
        until = NOW + timedelta(days=2)
        made.append(Hold(f"h{bed}", bed, f"r{number}", f"w{number}", NOW, until, None, used=False))
    return made


def changed(held: Stay, expected: int | None, *, ready: bool, away: bool) -> list[Fact]:
    """Give one stay a discharge to expect, a day it was ready, and a leave."""
    due = TODAY + timedelta(days=expected) if expected is not None else None
    made: list[Fact] = [replace(held, expected=due, ready=TODAY if ready else None)]
    if away:
        made.append(
            Leave(
                f"v{held.key}",
                held.key,
                NOW - timedelta(days=1),
                None,
                None,
                bed_usable=False,
                leave_type="home",
            )
        )
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(
    fates=st.tuples(FATES, FATES, FATES),
    expected=st.tuples(*[st.none() | st.integers(-3, 40)] * 2),
    ready=st.tuples(st.booleans(), st.booleans()),
    away=st.tuples(st.booleans(), st.booleans()),
)
def test_that_board_meeting_plan_and_minutes_never_disagree(
    desk: Desk,
    fates: tuple[str, ...],
    expected: tuple[int | None, ...],
    ready: tuple[bool, ...],
    away: tuple[bool, ...],
) -> None:
    before = look(desk)
    before_stays = {one.key: one for one in desk.ask(lambda reading: reading.find(Stay))}
    facts = [
        one
        for n, (bed, fate) in enumerate(zip(EMPTY_BEDS, fates, strict=True), 1)
        for one in filled(bed, fate, n)
    ]
    for place, key in enumerate(("s1", "s2")):
        held = before_stays[key]
        facts += changed(held, expected[place], ready=ready[place], away=away[place])
    done = desk.do(Putting(*facts))
    region = look(desk)
    agree(desk, region)
    if done.step is not None:
        desk.undo()
    assert look(desk) == before


def agree(desk: Desk, region: Region) -> None:
    """Say that every screen tells the same of the beds and the queue."""
    page, board = desk.ask(lambda reading: meeting_view(reading, MAP)), board_view(region)
    assert page.board == board
    minuted = bed_state(region.figures, region.board)
    for of_board, of_minutes in (
        (board.available, "free"),
        (board.held, "held"),
        (board.closed, "closed"),
        (board.open, "open"),
    ):
        assert sum(getattr(line, of_minutes) for line in minuted) == of_board
    free = {bed.key for unit in board.units for bed in unit.beds if bed.state == "free"}
    assert {place.bed for room in rooms(region) for place in room.places if place.free_from is None} == free
    assert board.available == len(free)
    for figures in region.figures.values():
        vacant_held = sum(one.state == "held" for one in region.board[figures.unit.key])
        taken = figures.occupied + figures.closed + figures.unusable + figures.available + vacant_held
        assert figures.commissioned == taken
    lines = plan_lines(region, planning_now(region, MAP).plan)
    assert lines == page.plan
    given_out = [line.bed_key for line in lines if line.bed_key]
    assert len(given_out) == len(set(given_out))
    assert {line.bed_key for line in lines if line.when == "now"} <= free
    held_for = {case.referral.key for case in region.cases.values() if case.hold}
    assert [line.key for line in lines] == [line.key for line in page.queue if line.key not in held_for]


def test_that_an_earlier_moment_shows_what_was_true_then(desk: Desk, clock: StoppedClock) -> None:
    before = look(desk)
    clock.moment += timedelta(hours=2)
    later = person("p9", "9995998443", "Kim", "Later")
    came = replace(stay("s9", "p9", "yew", 0), admitted=clock.moment)
    weighed = Measurement("b9", "w1", "bmi", TODAY + timedelta(days=1), 9.9)
    desk.do(Putting(later, came, occupation("o9", came, "y2"), weighed))
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    left = desk.ask(lambda reading: reading.get(Stay, "s1"))
    (bed,) = desk.ask(lambda reading: reading.find(Occupation, stay="s1"))
    desk.do(Putting(replace(left, discharged=clock.moment), replace(bed, end=clock.moment)))
    then = desk.ask_at(NOW, region_now)
    assert (then.figures, then.ranked) == (before.figures, before.ranked)
    assert (queue_view(then), board_view(then)) == (queue_view(before), board_view(before))
    assert then.cases["r1"].measurements == before.cases["r1"].measurements, (
        "nothing measured later is known yet"
    )
    assert look(desk).figures["larch"].held == 1


def test_that_a_referral_closed_later_still_waits_at_an_earlier_moment(desk: Desk) -> None:
    referral = desk.ask(lambda reading: reading.get(Referral, "r2"))
    gone = NOW + timedelta(hours=1)
    desk.do(
        Putting(replace(referral, closed=gone), Milestone("m9", "r2", 2, gone, "withdrawn", "x", None, ""))
    )
    assert "r2" in look(desk).cases
    assert "r2" not in desk.ask_at(gone, region_now).cases, "the interval holds its beginning and not its end"


def test_that_a_lapsed_offer_says_so_and_its_person_is_planned_for_again(
    desk: Desk, clock: StoppedClock
) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    assert "r1" not in {line.key for line in desk.ask(lambda reading: meeting_view(reading, MAP)).plan}
    clock.moment += timedelta(days=4)
    desk.do(Putting(Confirmation("c9", "larch", clock.moment, "Larch lead", "meeting")))
    page = desk.ask(lambda reading: meeting_view(reading, MAP))
    line = next(one for one in page.queue if one.key == "r1")
    assert (line.state, line.state_words, line.offer, line.settled) == ("lapsed", "Offer lapsed", None, False)
    assert "r1" in {one.key for one in page.plan}
    assert page.board.held == 0


@pytest.mark.parametrize(
    ("days", "words"), [(3, "since 14-Nov-2026"), (75, "since 03-Sep-2026"), (None, "yet")]
)
def test_that_a_unit_whose_word_is_stale_is_left_out_and_says_since_when(
    desk: Desk, days: int | None, words: str
) -> None:
    (said,) = desk.ask(lambda reading: reading.find(Confirmation, unit="larch"))
    work = Putting(replace(said, at=NOW - timedelta(days=days))) if days is not None else Taking(said)
    desk.do(work)
    region = look(desk)
    (room,) = [one for one in rooms(region) if one.unit.key == "larch"]
    assert room.left_out == f"its beds are not confirmed {words}"
    lines = plan_lines(region, planning_now(region, MAP).plan)
    assert "larch" not in {line.unit_key for line in lines}
    assert any("not confirmed" in why for line in lines for unit, why in line.why_not if unit == "Larch")
    age = board_view(region).units[0].word_age
    assert age == (f"confirmed {days} days ago" if days is not None else "never confirmed")


def test_that_planning_with_a_unit_is_nobodys_word_for_its_beds(desk: Desk) -> None:
    (said,) = desk.ask(lambda reading: reading.find(Confirmation, unit="larch"))
    old = replace(said, at=NOW - timedelta(days=5))
    planned = Confirmation("c8", "larch", NOW - timedelta(hours=1), "Chair", OVERRIDE)
    desk.do(Putting(old, planned))
    figures = look(desk).figures["larch"]
    assert figures.confirmed == old.at, "its word is as old as it was"
    assert not figures.fresh
    assert figures.in_plan
    desk.do(Taking(planned))
    assert not look(desk).figures["larch"].in_plan


def test_that_an_earlier_look_shows_the_departures_that_held_then(desk: Desk, clock: StoppedClock) -> None:
    first, *_, lowest = [one.standing.referral.key for one in look(desk).ranked]
    desk.do(MoveAbove(lowest, first, "seen on the ward"))
    clock.moment += timedelta(hours=2)
    desk.do(EndDeparture(lowest))
    clock.moment += timedelta(hours=2)
    assert look(desk).departures == {}
    then = desk.ask_at(NOW + timedelta(hours=1), region_now)
    assert list(then.departures) == [lowest]
    assert then.ranked[0].standing.referral.key == lowest
    desk.do(MoveAbove(lowest, first, "seen again"))
    desk.do(Withdraw(first, "07", "The patient"))
    assert look(desk).departures == {}, "lapsed with the neighbour"


class Taking:
    """A command that takes facts away."""

    def __init__(self, *facts: Fact) -> None:
        """Take the facts."""
        self._facts = facts

    def title(self, _reading: object) -> str:
        """Say so."""
        return "Take away"

    def carry_out(self, work: object) -> None:
        """Take them away."""
        work.remove(*self._facts)  # type: ignore[attr-defined]


@pytest.mark.parametrize("limit", ["men_places", "one_to_one_places"])
def test_that_people_with_a_bed_held_count_against_the_limits(desk: Desk, limit: str) -> None:
    unit = desk.ask(lambda reading: reading.get(Unit, "larch"))
    offers = ("ng_feeding", "one_to_one")
    limited = replace(unit, men_places=None, one_to_one_places=None, offers=offers)
    limited = (
        replace(limited, men_places=1) if limit == "men_places" else replace(limited, one_to_one_places=1)
    )
    waiting = desk.ask(lambda reading: reading.find(Referral, key=("r1", "r2")))
    men = [replace(desk.ask(region_now).people[one.person], sex="M") for one in waiting]
    desk.do(Putting(limited, *men, *(replace(one, needs=("one_to_one",)) for one in waiting)))
    assert "larch" in {one.unit_key for one in lines_now(desk)}
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    (room,) = [one for one in rooms(look(desk)) if one.unit.key == "larch"]
    assert (room.men_now, room.one_to_one_now) == (1, 1)
    (second,) = [line for line in lines_now(desk) if line.key == "r2"]
    assert second.unit_key != "larch"
    desk.do(KeepWaiting("r1", "today"))
    assert sum(one.unit_key == "larch" for one in lines_now(desk) if one.key in {"r1", "r2"}) == 1


def lines_now(desk: Desk) -> tuple:
    """Give the plan's lines."""
    return desk.ask(lambda reading: meeting_view(reading, MAP)).plan


def test_that_what_somebody_staying_needs_counts_too(desk: Desk) -> None:
    old = Referral(
        "r9",
        "R-0409A",
        "p1",
        None,
        NOW - timedelta(days=50),
        NOW - timedelta(days=40),
        "2",
        "home",
        "01",
        ("one_to_one",),
        "",
        None,
        None,
    )
    held = desk.ask(lambda reading: reading.get(Stay, "s1"))
    desk.do(
        Putting(
            old,
            Milestone("m9", "r9", 1, old.received, "received", "x", None, ""),
            replace(held, referral="r9"),
        )
    )
    region = look(desk)
    assert region.stay_needs == {"s1": ("one_to_one",)}
    assert {room.unit.key: room.one_to_one_now for room in rooms(region)} == {"larch": 1, "yew": 0}


def test_that_a_unit_outside_the_region_is_not_on_the_board(desk: Desk) -> None:
    assert list(look(desk).board) == ["larch", "yew"]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime.fromisoformat("2026-10-24T23:30:00+00:00"), date(2026, 10, 25)),
        (datetime.fromisoformat("2026-10-25T23:30:00+00:00"), date(2026, 10, 25)),
    ],
)
def test_that_today_is_londons_day_on_both_sides_of_the_clock_change(
    desk: Desk, moment: datetime, day: date
) -> None:
    ask: Callable[[Desk], Region] = lambda here: here.ask_at(moment, region_now)  # noqa: E731
    assert ask(desk).today == day
