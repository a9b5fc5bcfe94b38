"""How long the person on the table has been discussed."""

from time import monotonic


class Stopwatch:
    """Counts seconds for whoever is on the table; it begins again with each person."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._key = ""
        self._since = monotonic()

    def turn_to(self, key: str) -> None:
        """Begin again for somebody else; the same person's time runs on."""
        if key != self._key:
            self._key = key
            self.start_again()

    def start_again(self) -> None:
        """Begin again from nothing."""
        self._since = monotonic()

    def seconds(self) -> int:
        """Count whole seconds since the person's turn began."""
        return int(monotonic() - self._since)

    def words(self) -> str:
        """Say the time as 04:51."""
        minutes, seconds = divmod(self.seconds(), 60)
        return f"{minutes:02d}:{seconds:02d}" if self._key else ""
