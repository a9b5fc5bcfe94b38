"""How long the item of the agenda that is on has been in view while the meeting goes on."""

from time import monotonic


class ItemClock:
    """Counts whole seconds while it runs; what is taken is not given again."""

    def __init__(self) -> None:
        """Begin at rest."""
        self._since: float | None = None

    def run(self, *, on: bool) -> None:
        """Run, or stand still; what was counted and not taken is lost when it stops."""
        if on and self._since is None:
            self._since = monotonic()
        elif not on:
            self._since = None

    def take(self) -> int:
        """Give the seconds counted since they were last taken; parts of a second stay for the next time."""
        if self._since is None:
            return 0
        seconds = int(monotonic() - self._since)
        self._since += seconds
        return seconds
