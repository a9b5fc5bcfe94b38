"""A new store made from a pack: the next laptop of one collaborative."""

from datetime import datetime
from pathlib import Path

from pc_desktop.store import packs
from pc_desktop.store.letters import free_letter
from pc_desktop.store.opening import create_store, unmake_store
from pc_desktop.store.sealed import open_file
from pc_desktop.store.upgrade import shapes


def make_from_pack(
    path: Path, passphrase: str, pack: Path, pack_passphrase: str, now: datetime, by: str
) -> None:
    """Make a store that begins with all a pack carries; nothing is left where that fails.

    Raises Unavailable where the pack does not open, Refused where it does not carry everything.
    """
    said = packs.checked(open_file(pack, pack_passphrase), shapes())
    store = create_store(path, passphrase, free_letter(packs.letters(said)))
    try:
        store.join(pack, pack_passphrase, {}, now, by)
    except BaseException:
        store.close()
        unmake_store(path)
        raise
    store.close()
