"""The clock: whole seconds of universal time, running on from where it was set, or standing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.clock import FixedStartClock, SteadyClock, StoppedClock, SystemClock

START = datetime.fromisoformat("2026-11-17T09:30:00+00:00")


def test_that_the_present_is_universal_and_to_the_second() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


def test_that_the_samples_clock_runs_on_from_its_start() -> None:
    clock = FixedStartClock(START)
    first = clock.now()
    assert timedelta(0) <= first - START < timedelta(minutes=5)
    assert clock.now() >= first


def test_that_a_stopped_clock_stands_in_universal_time() -> None:
    clock = StoppedClock(datetime.fromisoformat("2026-07-01T10:30:00+01:00"))
    assert clock.now() == clock.now() == datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


class Moved(SystemClock):
    """A computer's clock that somebody moves."""

    def __init__(self) -> None:
        """Begin at the start."""
        self.moment = START

    def now(self) -> datetime:
        """Tell the moment it was moved to."""
        return self.moment


@given(since=st.integers(-9, 9), moves=st.lists(st.integers(-100_000, 100_000), max_size=30))
def test_that_time_never_goes_back_however_the_computers_clock_is_moved(since: int, moves: list[int]) -> None:
    system = Moved()
    clock = SteadyClock(START + timedelta(seconds=since), system)
    told = [START + timedelta(seconds=since), clock.now()]
    assert clock.behind == max(timedelta(0), timedelta(seconds=since))
    for seconds in moves:
        system.moment += timedelta(seconds=seconds)
        told.append(clock.now())
        passed = told[-1] - told[-2]
        assert passed == timedelta(seconds=max(0, seconds)), (
            "it stands while the clock goes back, and runs on after"
        )
    assert told == sorted(told)


def test_that_a_steady_clock_begins_now_where_nothing_came_before() -> None:
    system = Moved()
    assert SteadyClock(None, system).now() == START
    assert SteadyClock().behind == timedelta(0)
