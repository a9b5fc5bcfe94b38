"""The one place that asks what time it is."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """Tells the present moment, in UTC, to the second."""

    def now(self) -> datetime:
        """Tell the present moment, in UTC."""
        return datetime.now(UTC).replace(microsecond=0)


class FixedStartClock:
    """Tells a moment that began at `start` when the clock was made and runs on from there (the sample's today)."""

    def __init__(self, start: datetime) -> None:
        """Begin at `start`, an aware moment."""
        self._gap: timedelta = start - datetime.now(UTC)

    def now(self) -> datetime:
        """Tell the moment, in UTC, to the second."""
        return (datetime.now(UTC) + self._gap).replace(microsecond=0)


class StoppedClock:
    """Always tells the same moment, until told another; for tests and pictures."""

    def __init__(self, moment: datetime) -> None:
        """Stand still at `moment`, an aware moment."""
        self.moment = moment

    def now(self) -> datetime:
        """Tell the moment the clock stands at, in UTC."""
        return self.moment.astimezone(UTC)
