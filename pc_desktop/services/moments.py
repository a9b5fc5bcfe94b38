"""How a look asks for what holds at its moment, in questions that stay the same all day."""

from datetime import UTC, datetime, time

from pc_desktop.services.ports import F, From, Reading


def day_began(now: datetime) -> datetime:
    """Give the beginning of a moment's day in universal time: what is asked from there need be read once a day."""
    return datetime.combine(now.astimezone(UTC), time(), UTC)


def open_at(reading: Reading, kind: type[F], start: str, end: str) -> tuple[F, ...]:
    """Give the facts whose half-open interval holds the moment of the look."""
    now = reading.now
    unended = reading.find(kind, **{end: None})
    ended_today = reading.find(kind, **{end: From(day_began(now))})
    later = (fact for fact in ended_today if getattr(fact, end) > now)
    return tuple(fact for fact in (*unended, *later) if getattr(fact, start) <= now)
