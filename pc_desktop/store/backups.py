"""The backups of one store: made and checked, kept by a ladder, listed with what each holds."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from pc_desktop.clock import SystemClock
from pc_desktop.domain.errors import Unavailable
from pc_desktop.services.safekeeping import REASONS, Backup, Held
from pc_desktop.store import vault
from pc_desktop.store.backup import PART, back_up, file_faults, forget
from pc_desktop.store.engine import connect
from pc_desktop.store.ladder import kept

_CLEAN: Final = "erasure"
"""The reason of a backup made because somebody was erased: it holds nobody erased."""
_SECOND: Final = "second_folder"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_UNREACHED: Final = "The backup was made, but not in the second folder: it cannot be reached."
_LATEST: Final = "SELECT title, at FROM step ORDER BY at DESC, number DESC LIMIT 1"


def folder_of(store: Path) -> Path:
    """Give the folder beside a store that holds its backups."""
    return store.with_name(f"{store.stem}-backups")


def second_folder(store: Path) -> str:
    """Give the second folder a store's backups go to; empty where there is none."""
    return str(vault.noted(store, _SECOND) or "")


def choose_second_folder(store: Path, folder: str) -> None:
    """Note the second folder; raises Unavailable where it is not there."""
    if folder and not Path(folder).is_dir():
        raise Unavailable("That folder is not there.", "Choose a folder that can be reached now.")
    vault.note(store, _SECOND, folder)


def make(store: Path, key: bytes, reason: str) -> str:
    """Make a backup for a reason, open and check it, then let old ones go by the ladder.

    Raises Unavailable where it cannot be made. Gives a sentence where the second folder could not be reached.
    """
    folder = folder_of(store)
    with suppress(FileExistsError):
        _make_folder(folder)
    place = _free_place(store, folder, reason)
    back_up(store, key, place)
    _let_old_go(store, folder)
    second = second_folder(store)
    return _copy_to_second(store, key, place, Path(second)) if second else ""


def listed(store: Path) -> tuple[Backup, ...]:
    """List a store's backups, newest first, those made before an upgrade among them."""
    found = [*_in_folder(store, folder_of(store)), *_before_upgrades(store)]
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def holding_erased(store: Path) -> tuple[Backup, ...]:
    """List the backups, in both folders, made before somebody was erased: they hold that person still."""
    moment = erased_at(store)
    if moment is None:
        return ()
    second = second_folder(store)
    found = [*listed(store), *(_in_folder(store, Path(second)) if second else ())]
    return tuple(one for one in found if one.made < moment or (one.made == moment and one.reason != _CLEAN))


def take_away(found: Iterable[Backup]) -> int:
    """Take backups away for good; gives how many went."""
    gone = 0
    for one in found:
        with suppress(OSError):
            forget(one.path)
            gone += 1
    return gone


def erased_at(store: Path) -> datetime | None:
    """Tell when somebody was last erased; None where nobody was."""
    said = vault.noted(store, vault.ERASED_AT)
    return datetime.fromisoformat(str(said)) if said else None


def look_into(path: Path, key: bytes) -> Held:
    """Open a backup and tell what it holds and what is wrong with it."""
    try:
        with closing(connect(path, key, only_read=True)) as connection:
            faults = tuple(file_faults(connection))
            if faults:
                return Held(0, "", None, 0, 0, faults)
            steps, referrals, people = (
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
                for table in ("step", "referral", "person")
            )
            latest = connection.execute(_LATEST).fetchone() or ("", None)
    except sqlcipher.Error:
        return Held(0, "", None, 0, 0, ("It does not open.",))
    at = datetime.fromisoformat(latest[1]) if latest[1] else None
    return Held(steps, latest[0], at, referrals, people, ())


def _make_folder(folder: Path) -> None:
    """Make the folder of backups; raises Unavailable where it cannot be."""
    try:
        folder.mkdir(0o700)
    except FileExistsError:
        raise
    except OSError as error:
        raise Unavailable(
            "A backup could not be made.", "See that the store's folder is there and may be written to."
        ) from error


def _free_place(store: Path, folder: Path, reason: str) -> Path:
    """Choose a name nobody has: the store's own, the moment and the reason."""
    stem = f"{store.stem}-{SystemClock().now():{_STAMP}}-{reason}"
    names = (f"{stem}{more}{store.suffix}" for more in ["", *(f"-{number}" for number in range(2, 1000))])
    return next(place for name in names if not (place := folder / name).exists())


def _in_folder(store: Path, folder: Path) -> Iterator[Backup]:
    """Find the backups of a store in a folder by their names."""
    shape = re.compile(
        rf"{re.escape(store.stem)}-([0-9]{{8}}T[0-9]{{6}}Z)-([a-z]+)(?:-[0-9]+)?{re.escape(store.suffix)}"
    )
    for path in folder.iterdir() if folder.is_dir() else ():
        said = shape.fullmatch(path.name)
        if said and said[2] in REASONS:
            made = datetime.strptime(said[1], _STAMP).replace(tzinfo=UTC)
            yield Backup(path, made, said[2], path.stat().st_size)


def _before_upgrades(store: Path) -> Iterator[Backup]:
    """Find the copies made beside a store before its shape was changed."""
    for path in store.parent.glob("*-before-upgrade-from-*"):
        if path.name.startswith(f"{store.stem}-before") and path.suffix == store.suffix:
            told = path.stat()
            made = datetime.fromtimestamp(told.st_mtime, UTC).replace(microsecond=0)
            yield Backup(path, made, "upgrade", told.st_size)


def _let_old_go(store: Path, folder: Path) -> None:
    """Take away what the ladder does not keep; one that cannot be taken away stays."""
    found = list(_in_folder(store, folder))
    stays = kept((one.made for one in found), SystemClock().now())
    for left in folder.glob(f"*{PART}*"):
        with suppress(OSError):
            left.unlink(missing_ok=True)
    for one in found:
        if one.made not in stays:
            with suppress(OSError):
                forget(one.path)


def _copy_to_second(store: Path, key: bytes, place: Path, folder: Path) -> str:
    """Copy a backup to the second folder and check the copy there; says where that failed."""
    to = folder / f"{place.name}{PART}"
    try:
        copyfile(vault.key_file(place), vault.key_file(to))
        copyfile(place, to)
        with closing(connect(to, key, only_read=True)) as copy:
            faults = file_faults(copy)
        if not faults:
            vault.key_file(to).replace(vault.key_file(folder / place.name))
            to.replace(folder / place.name)
            _let_old_go(store, folder)
    except (OSError, sqlcipher.Error):
        faults = None
    if faults == []:
        return ""
    with suppress(OSError):
        forget(to)
    return (
        _UNREACHED
        if faults is None
        else "The copy in the second folder does not open whole: it was not kept."
    )
