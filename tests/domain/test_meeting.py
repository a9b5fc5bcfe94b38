from dataclasses import replace
from datetime import UTC, date, datetime

from pc_desktop.domain.meeting import Meeting, is_issued

_MEETING = Meeting(
    key="m",
    day=date(2026, 11, 17),
    place="Online",
    started=None,
    issued=None,
    issued_by=None,
    chair="Clinical lead",
    minute_taker="Liaison practitioner",
    next_day=None,
    chain_head=None,
    chain_length=None,
)


def test_that_minutes_are_locked_from_the_moment_they_are_issued() -> None:
    assert not is_issued(_MEETING)
    assert not is_issued(replace(_MEETING, started=datetime(2026, 11, 17, 14, 0, tzinfo=UTC)))
    assert is_issued(replace(_MEETING, issued=datetime(2026, 11, 17, 15, 0, tzinfo=UTC)))
