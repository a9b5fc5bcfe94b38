from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.bed import Hold, hold_end, is_live

_START = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
_HOURS = st.integers(0, 9)


def _hold(start: int, until: int, released: int | None = None) -> Hold:
    def at(hour: int) -> datetime:
        return _START + timedelta(hours=hour)

    return Hold(
        "h", "b", "r", "p", at(start), at(until), None if released is None else at(released), used=False
    )


@pytest.mark.parametrize(("released", "end"), [(None, 6), (4, 4), (6, 6), (8, 6)])
def test_that_a_hold_ends_when_it_lapses_or_is_let_go_whichever_comes_first(
    released: int | None, end: int
) -> None:
    assert hold_end(_hold(1, 6, released)) == _START + timedelta(hours=end)


@given(_HOURS, _HOURS, st.none() | _HOURS, _HOURS)
def test_that_a_hold_keeps_its_bed_from_its_start_and_no_longer_at_its_end(
    start: int, until: int, released: int | None, now: int
) -> None:
    end = until if released is None else min(until, released)
    assert is_live(_hold(start, until, released), _START + timedelta(hours=now)) == (start <= now < end)
