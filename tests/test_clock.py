"""The clock: whole seconds of universal time, running on from where it was set, or standing."""

from datetime import UTC, datetime, timedelta

from pc_desktop.clock import FixedStartClock, StoppedClock, SystemClock

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
