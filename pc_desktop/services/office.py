"""What a screen may use: the desk, the map, and the readers and writers it was introduced to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.profile import Profile
from pc_desktop.services.desk import Desk
from pc_desktop.services.history_list import HistoryList
from pc_desktop.services.ports import Clock, Reader
from pc_desktop.services.referral_list import ReferralList
from pc_desktop.services.safekeeping import Safekeeping


def nothing_writes_it(_listed: ReferralList, _path: Path) -> None:
    """Refuse to write, where no writer was introduced."""
    raise Unavailable("The list cannot be written here.", "Open the application's own window and try again.")


def nothing_writes_history(_listed: HistoryList, _path: Path) -> None:
    """Refuse to write, where no writer was introduced."""
    raise Unavailable("History cannot be written here.", "Open the application's own window and try again.")


@dataclass(frozen=True, slots=True)
class Office:
    """Everything a screen needs, handed to it once.

    `is_sample` says that every patient is invented, which the window then shows. `safe` keeps the store safe.
    """

    desk: Desk
    clock: Clock
    gazetteer: Gazetteer
    read_return: Reader
    write_minutes: Callable[[MinutesPack, Path], None]
    is_sample: bool
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    safe: Safekeeping | None = None
    write_history: Callable[[HistoryList, Path], None] = nothing_writes_history
    write_referral_list: Callable[[ReferralList, Path], None] = nothing_writes_it

    def profile(self, settings: Mapping[str, str]) -> Profile:
        """Give the profile the collaborative has chosen; the first there is where it chose one this version lacks."""
        return self.profiles.get(settings["profile"]) or next(iter(self.profiles.values()))
