"""What a screen may use: the desk, the map, and the readers and writers it was introduced to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pc_desktop.domain.commissioners import CommissionersPack
from pc_desktop.domain.correction import Asked
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.form_pack import FormPack
from pc_desktop.domain.minutes_pack import MinutesPack, OwnersPack
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.profile import Profile
from pc_desktop.domain.return_pack import ReturnPack
from pc_desktop.domain.sheet_columns import KeptLayout, OwnLayout, SheetColumns
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.actions_view import ActionsList
from pc_desktop.services.board_pack import BoardPack
from pc_desktop.services.desk import Desk
from pc_desktop.services.history_list import HistoryList
from pc_desktop.services.ports import Clock, Reader
from pc_desktop.services.referral_list import ReferralList
from pc_desktop.services.safekeeping import Safekeeping


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


def _nothing_writes(*_what: object) -> None:
    """Refuse to write, where no writer was introduced."""
    raise Unavailable("Nothing can be written here.", "Open the application's own window and try again.")


def _nothing_reads(*_what: object) -> tuple[SheetColumns, ...]:
    """Tell of no columns, where no reader was introduced."""
    return ()


QuestionsAsked = tuple[Path, str, tuple[Problem, ...], Asked]
"""Where a file was read from, its digest, what is asked about it, and the passwords known."""


def _nothing_listed() -> tuple[KeptLayout, ...]:
    """List no layouts, where no folder of them was introduced."""
    return ()


def _nothing_taken(_path: Path) -> str:
    """Refuse to take a layout in, where no folder of them was introduced."""
    raise _not_here()


@dataclass(frozen=True, slots=True)
class LayoutShelf:
    """The layouts people made, by key; each raises Refused or Unavailable where it cannot be done.

    `take_in` gives the name of the layout a file held; what `remove` took away `put_back` brings back.
    """

    listed: Callable[[], tuple[KeptLayout, ...]] = _nothing_listed
    rename: Callable[[str, str], None] = _nothing_writes
    remove: Callable[[str], None] = _nothing_writes
    put_back: Callable[[str], None] = _nothing_writes
    save_as: Callable[[str, Path], None] = _nothing_writes
    take_in: Callable[[Path], str] = _nothing_taken


@dataclass(frozen=True, slots=True)
class Books:
    """The writers of what is sent out; each raises Unavailable where its file cannot be put in its place."""

    write_return: Callable[[ReturnPack, Path], None] = _nothing_writes
    write_form: Callable[[FormPack, Path], None] = _nothing_writes
    write_questions: Callable[[QuestionsAsked, Path], None] = _nothing_writes
    write_table: Callable[[TableShown, Path], None] = _nothing_writes
    write_everything: Callable[[Path], None] = _nothing_writes
    read_columns: Callable[[Path, str, Asked], tuple[SheetColumns, ...]] = _nothing_reads
    keep_layout: Callable[[OwnLayout], None] = _nothing_writes
    layouts: LayoutShelf = field(default_factory=LayoutShelf)


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
    write_actions: Callable[[ActionsList, Path], None] = nothing_writes_actions
    write_export: Callable[[Export, Path, str], None] = nothing_exports_it
    write_board_pack: Callable[[BoardPack, Path], None] = nothing_packs_it
    board_numbers: Callable[[BoardPack], bytes] = lambda _pack: b""
    books: Books = field(default_factory=Books)

    def profile(self, settings: Mapping[str, str]) -> Profile:
        """Give the profile the collaborative has chosen; the first there is where it chose one this version lacks."""
        return self.profiles.get(settings["profile"]) or next(iter(self.profiles.values()))
