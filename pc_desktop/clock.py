"""The one place that asks what time it is."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """Tells the present moment, in UTC, to the second."""

    def now(self) -> datetime:
        """Tell the present moment, in UTC."""
        return datetime.now(UTC).replace(microsecond=0)


class SteadyClock:
    """Tells the present moment, in UTC, and never one before a moment told earlier or before `since`.

    Where the computer's clock is set back, time runs on from there; `behind` says by how much the computer's is behind.
    """

    def __init__(self, since: datetime | None = None, system: SystemClock | None = None) -> None:
        """Begin no earlier than `since`, an aware moment."""
        self._system = system or SystemClock()
        self._latest = since or self._system.now()
        self.behind = timedelta(0)

    def now(self) -> datetime:
        """Tell the moment, in UTC, to the second."""
        told = self._system.now() + self.behind
        if told < self._latest:
            self.behind += self._latest - told
            told = self._latest
        self._latest = told
        return told


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
