"""How a store begins, and begins again: the first run, another laptop's pack, a backup put in its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from pc_desktop.bootstrap import make_store
from pc_desktop.clock import SystemClock
from pc_desktop.services.desk import Desk

if TYPE_CHECKING:
    from pc_desktop.services.safekeeping import Backup
    from pc_desktop.ui.first_run import Beginning


def make_named_store(
    path: Path, words: str, *, profile: str, collaborative: str, sample: bool = False
) -> str:
    """Make a new store that knows its profile and the collaborative's name; gives its recovery key to print."""
    from pc_desktop.domain.strength import refuse_weak
    from pc_desktop.services.set_settings import ChangeSetting
    from pc_desktop.store.opening import open_store, unmake_store

    refuse_weak(words)
    make_store(path, words, sample=sample, profile=profile)
    try:
        store = open_store(path, words)
        try:
            if collaborative.strip() and not sample:
                Desk(store, SystemClock(), by="Bed meeting", role="setup").do(
                    ChangeSetting("collaborative", collaborative)
                )
            return store.safe.new_recovery_key()
        finally:
            store.close()
    except BaseException:
        unmake_store(path)
        raise


def make_store_from_pack(path: Path, words: str, pack: Path, pack_words: str, by: str) -> str:
    """Make this laptop's store from another's pack of everything; gives its recovery key to print."""
    from pc_desktop.domain.strength import refuse_weak
    from pc_desktop.store.from_pack import make_from_pack
    from pc_desktop.store.opening import open_store

    refuse_weak(words)
    make_from_pack(path, words, pack, pack_words, SystemClock().now(), by)
    store = open_store(path, words)
    try:
        return store.safe.new_recovery_key()
    finally:
        store.close()


def begin_store(beginning: "Beginning") -> str:
    """Make the store somebody asked for at the first run; gives its recovery key to print."""
    if beginning.pack is not None:
        return make_store_from_pack(
            beginning.path, beginning.words, beginning.pack, beginning.pack_words, beginning.person
        )
    return make_named_store(
        beginning.path,
        beginning.words,
        profile=beginning.profile,
        collaborative=beginning.collaborative,
        sample=beginning.way == "sample",
    )


def restore_store(path: Path, backup: Path, words: str) -> Path | None:
    """Put a backup in the place of a closed store; gives where the store as it was is kept."""
    from pc_desktop.store.restore import restore

    return restore(path, backup, words)


def backups_of(path: Path) -> "tuple[Backup, ...]":
    """List the backups of a store, newest first, without opening any."""
    from pc_desktop.store.backups import listed

    return listed(path)
