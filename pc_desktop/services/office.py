"""What a screen may use: the desk, the map, and the readers and writers it was introduced to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pc_desktop.domain.commissioners import CommissionersPack
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.minutes_pack import MinutesPack, OwnersPack
from pc_desktop.domain.profile import Profile
from pc_desktop.services.actions_view import ActionsList
from pc_desktop.services.board_pack import BoardPack
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Clock, Reader
from pc_desktop.services.referral_list import ReferralList


def nothing_writes_it(_listed: ReferralList, _path: Path) -> None:
    """Refuse to write, where no writer was introduced."""
    raise _not_here()


def nothing_writes_actions(_listed: ActionsList, _path: Path) -> None:
    """Refuse to write actions, where no writer was introduced."""
    raise _not_here()


def _not_here() -> Unavailable:
    """Say that there is no writer."""
    return Unavailable("The list cannot be written here.", "Open the application's own window and try again.")


Export = MinutesPack | CommissionersPack | OwnersPack
"""What leaves a meeting as a workbook."""


def nothing_exports_it(_pack: Export, _path: Path, _password: str) -> None:
    """Refuse to write, where no writer was introduced."""
    raise Unavailable("This cannot be written here.", "Open the application's own window and try again.")


def nothing_packs_it(_pack: BoardPack, _path: Path) -> None:
    """Refuse to write, where no writer was introduced."""
    raise Unavailable("The pack cannot be written here.", "Open the application's own window and try again.")


@dataclass(frozen=True, slots=True)
class Office:
    """Everything a screen needs, handed to it once.

    `is_sample` says that every patient is invented, which the window then shows.
    """

    desk: Desk
    clock: Clock
    gazetteer: Gazetteer
    read_return: Reader
    write_minutes: Callable[[MinutesPack, Path], None]
    is_sample: bool
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    write_referral_list: Callable[[ReferralList, Path], None] = nothing_writes_it
    write_actions: Callable[[ActionsList, Path], None] = nothing_writes_actions
    write_export: Callable[[Export, Path, str], None] = nothing_exports_it
    write_board_pack: Callable[[BoardPack, Path], None] = nothing_packs_it
    board_numbers: Callable[[BoardPack], bytes] = lambda _pack: b""

    def profile(self, settings: Mapping[str, str]) -> Profile:
        """Give the profile the collaborative has chosen; the first there is where it chose one this version lacks."""
        return self.profiles.get(settings["profile"]) or next(iter(self.profiles.values()))
