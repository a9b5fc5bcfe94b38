"""How long the person on the table has been discussed: it runs in a live meeting, and can be paused."""

from time import monotonic


class Stopwatch:
    """Counts seconds for whoever is on the table, going on from what was counted for them before."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._key = ""
        self._counted = 0.0
        self._since: float | None = None
        self.is_paused = False
        self._is_live = False

    def turn_to(self, key: str, seconds: int = 0) -> None:
        """Go on from `seconds` for somebody else; the same person's time runs on."""
        if key != self._key:
            self._key = key
            self._counted = float(seconds)
            self._since = self._now()

    def start_again(self) -> None:
        """Begin again from nothing."""
        self._counted, self._since = 0.0, self._now()

    def set_live(self, live: bool) -> None:
        """Run while the meeting is going on, and stand still before and after."""
        self._keep()
        self._is_live = live
        self._since = self._now()

    def pause(self) -> bool:
        """Pause, or run again; tells whether it is paused now."""
        self._keep()
        self.is_paused = not self.is_paused
        self._since = self._now()
        return self.is_paused

    def seconds(self) -> int:
        """Count whole seconds of this person's."""
        running = monotonic() - self._since if self._since is not None else 0.0
        return int(self._counted + running)

    def words(self, before: int = 0) -> str:
        """Say the time with what is in the minutes already, as 04:51; nothing where it is nobody's turn."""
        minutes, seconds = divmod(self.seconds() + before, 60)
        paused = " paused" if self.is_paused and self._is_live else ""
        return f"{minutes:02d}:{seconds:02d}{paused}" if self._key else ""

    def _keep(self) -> None:
        """Keep what has been counted so far."""
        if self._since is not None:
            self._counted += monotonic() - self._since
            self._since = None

    def _now(self) -> float | None:
        """Give since when it runs; None while it stands still."""
        return monotonic() if self._is_live and not self.is_paused else None
