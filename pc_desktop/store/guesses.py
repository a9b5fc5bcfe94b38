"""Wrong passphrases counted beside a store: after five in a row the next has to wait; nothing is destroyed."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from pc_desktop.clock import SystemClock
from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Unavailable

_FREE: Final = 5
_FIRST_WAIT: Final = 5
_LONGEST_WAIT: Final = 60


def place(store: Path) -> Path:
    """Give the file in which wrong passphrases of a store are counted."""
    return store.with_name(f"{store.name}.tries")


def wait_after(wrong: int) -> int:
    """Tell how many seconds the next try waits after so many wrong ones: none up to four, then ever longer."""
    if wrong < _FREE:
        return 0
    return min(_LONGEST_WAIT, _FIRST_WAIT << min(wrong - _FREE, 8))


def refuse_haste(store: Path) -> None:
    """Raise Unavailable, saying how long, where the next try has to wait."""
    wrong, latest = _read(store)
    since = SystemClock().now() - latest
    since = max(since, timedelta(0))
    left = timedelta(seconds=wait_after(wrong)) - since
    if left > timedelta(0) and wrong:
        seconds = counted(max(1, round(left.total_seconds())), "second")
        raise Unavailable(
            f"The passphrase was wrong {counted(wrong, 'time')} in a row.",
            f"Wait {seconds}, then try again. Nothing in the store is lost.",
        )


def count(store: Path) -> None:
    """Count one more wrong passphrase; a disk that cannot be written to does not stand in the way."""
    wrong, _ = _read(store)
    said = {"wrong": wrong + 1, "at": SystemClock().now().isoformat()}
    with suppress(OSError):
        place(store).write_text(json.dumps(said), encoding="utf-8")


def forget(store: Path) -> None:
    """Begin anew after the right passphrase."""
    with suppress(OSError):
        place(store).unlink(missing_ok=True)


def _read(store: Path) -> tuple[int, datetime]:
    """Give how many were wrong in a row and when the last was; nothing where nothing can be read."""
    try:
        said = json.loads(place(store).read_text(encoding="utf-8"))
        return max(0, int(said["wrong"])), datetime.fromisoformat(said["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, SystemClock().now()
