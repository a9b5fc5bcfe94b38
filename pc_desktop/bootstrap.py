"""The one place where everything is introduced to everything else."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pc_desktop import writers
from pc_desktop.clock import FixedStartClock, SteadyClock, StoppedClock, SystemClock
from pc_desktop.domain.errors import Refused
from pc_desktop.logbook import is_terminal, log, open_logbook
from pc_desktop.paths import user_folder
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Clock, Store
from pc_desktop.services.region import settings_of

if TYPE_CHECKING:
    from pc_desktop.domain.returns import Draft
    from pc_desktop.services.office import Books
    from pc_desktop.store.sql_store import SqlStore
    from pc_desktop.ui.first_run import Begin

_LONG_READING = 120.0
"""Seconds a workbook of our own that holds everything may take to be read."""
_PROFILE = "adult_eating_disorders"
FILE_PASSWORDS_VARIABLE = "PC_DESKTOP_FILE_PASSWORDS"
PASSPHRASE_VARIABLE = "PC_DESKTOP_PASSPHRASE"  # noqa: S105 - the name of the variable, not what it holds

PACK_VARIABLE = "PC_DESKTOP_PACK_PASSPHRASE"


def passphrase(*, confirm: bool = False) -> str:
    """Give the passphrase from the environment or from whoever sits at the terminal; never wait where nobody does."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given:
        return given
    if not is_terminal():
        raise Refused(f"A passphrase is needed. Put it in {PASSPHRASE_VARIABLE}, or run this in a terminal.")
    import click

    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm))


def file_passwords() -> tuple[str, ...]:
    """Give the passwords of workbooks from the environment, where the command line looks for them, one to a line."""
    return tuple(filter(None, os.environ.get(FILE_PASSWORDS_VARIABLE, "").splitlines()))


def pack_passphrase(*, confirm: bool = False) -> str:
    """Give the passphrase of a pack from the environment or from whoever sits at the terminal."""
    given = os.environ.get(PACK_VARIABLE)
    if given:
        return given
    if not is_terminal():
        raise Refused(
            f"The pack's passphrase is needed. Put it in {PACK_VARIABLE}, or run this in a terminal."
        )
    import click

    return str(click.prompt("Passphrase of the pack", hide_input=True, confirmation_prompt=confirm))


def make_store(path: Path, words: str, *, sample: bool, profile: str = _PROFILE) -> None:
    """Make a new store, with the sample region of a profile in it where asked; nothing is left where that fails."""
    from pc_desktop.store.opening import create_store, unmake_store

    store = create_store(path, words, "A")
    try:
        try:
            if sample:
                from pc_desktop.sample.profiles_region import sample_order

                now, order = sample_order(profile)
                Desk(store, StoppedClock(now), by="Bed meeting", role="setup").do(order)
            else:
                from pc_desktop.reference import table
                from pc_desktop.services.starting_table import LayStartingTable

                desk = Desk(store, SystemClock(), by="Bed meeting", role="setup")
                desk.do(LayStartingTable(table("risk_signs.toml")))
                if profile != _PROFILE:
                    _choose(desk, profile)
        finally:
            store.close()
    except BaseException:
        unmake_store(path)
        raise


def _choose(desk: Desk, profile: str) -> None:
    """Let a new store begin with another profile; refuses one this version does not have."""
    from pc_desktop.reference import profiles
    from pc_desktop.services.set_settings import ChooseProfile

    chosen = profiles().get(profile)
    if chosen is None:
        raise Refused(f"There is no profile {profile}. Choose one of {', '.join(profiles())}.")
    desk.do(ChooseProfile(chosen))


@contextmanager
def opened(
    path: Path,
    words: str | None,
    clock: Clock | None = None,
    *,
    lock: bool = True,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[Office]:
    """Open a store and furnish an office on it; the store is closed on leaving. No words: through the keyring.

    Without the `lock` it may be read while a window holds it, and on a disk that cannot be written to. Making the key
    from the passphrase takes a while on purpose: `meanwhile` is done beside it.
    """
    store = _open(path, words, lock, meanwhile)
    try:
        office = furnish(store, clock)
        store.backs_up = lock and not office.is_sample
        yield office
        store.keep_last_backup()
    finally:
        store.close()
    if lock:
        store.safe.carry_out_going_back()


def _open(path: Path, words: str | None, lock: bool, meanwhile: Callable[[], object] | None) -> "SqlStore":
    """Open a store; the key is made on a thread of its own while code is read, and `meanwhile` is done."""
    from concurrent.futures import ThreadPoolExecutor

    from pc_desktop.store import ring, vault

    with ThreadPoolExecutor(max_workers=1) as beside:
        key = beside.submit(ring.unseal, path) if words is None else beside.submit(vault.unseal, path, words)
        from pc_desktop.store.opening import open_store

        if meanwhile is not None:
            meanwhile()
        return open_store(path, words or "", lock=lock, unsealed=key.result)


def furnish(store: Store, clock: Clock | None = None) -> Office:
    """Put together what a screen may use, on a store; the sample region lives on its own days."""
    from pc_desktop.reference import gazetteer, profiles

    with store.reading(SystemClock().now()) as reading:
        today = settings_of(reading)["sample_today"]
        newest = reading.steps(1)
    chosen = clock or _clock_of(today, newest[0].at if newest else None)
    return Office(
        desk=Desk(store, chosen),
        clock=chosen,
        gazetteer=gazetteer(),
        read_return=read_return,
        write_minutes=writers.write_minutes,
        is_sample=bool(today),
        profiles=profiles(),
        safe=getattr(store, "safe", None),
        write_history=writers.write_history,
        write_referral_list=writers.write_referral_list,
        write_actions=writers.write_actions,
        write_export=writers.write_export,
        write_board_pack=writers.write_board_pack,
        board_numbers=writers.board_numbers,
        books=books_of(store, chosen),
    )


def _clock_of(sample_today: str, newest: datetime | None) -> Clock:
    """Choose the clock of a store: time never goes back behind the newest step, whatever the computer's clock says."""
    if sample_today:
        start = datetime.fromisoformat(sample_today)
        return FixedStartClock(start if newest is None else max(start, newest))
    steady = SteadyClock(newest)
    steady.now()
    if steady.behind:
        log().warning("The computer's clock is behind the newest step, so time runs on from that step.")
    return steady


def read_return(path: Path, **options: object) -> "Draft":
    """Read a workbook somebody sent, in a process of its own."""
    from pc_desktop.exchange.reader import read

    return read(path, **options)  # type: ignore[arg-type]


def draft_as_json(draft: "Draft") -> dict[str, object]:
    """Give a draft for programs."""
    from pc_desktop.exchange.truth import as_json

    return as_json(draft)


def books_of(store: Store, clock: Clock) -> "Books":
    """Introduce the writers of what is sent out to a store; their code is read when first needed."""
    from pc_desktop.books import books

    return books(store, clock)


def make_of_everything(path: Path, words: str, file: Path) -> None:
    """Make a new store of a workbook that holds everything of another."""
    from pc_desktop.exchange.reader import read_grids
    from pc_desktop.exchange.whole_book import whole_in
    from pc_desktop.store.whole import make_of_whole

    make_of_whole(path, words, whole_in(read_grids(file, seconds=_LONG_READING)))


def verify_store(path: Path, words: str) -> tuple[str, ...]:
    """Check a store's file, rules and journal; give what is wrong, a sentence each."""
    from pc_desktop.store.opening import open_store

    store = open_store(path, words, lock=False)
    try:
        return store.verify()
    finally:
        store.close()


def new_passphrase() -> str:
    """Make a passphrase nobody could guess, for a store that lives only as long as a demonstration."""
    return secrets.token_urlsafe(24)


def run_window(path: Path, words: str) -> int:
    """Open the window on a store and stay until it is closed; returns the exit code."""
    open_logbook(user_folder())
    with opened(path, words, meanwhile=_read_window_code) as office:
        from pc_desktop.ui.application import run

        return run(office)


def _read_window_code() -> None:
    """Import the window and its first screen; what needs no Qt first, as every import after Qt's takes longer."""
    for name in ("ui.meeting.presenter", "ui.application", "ui.meeting.screen"):
        import_module(f"pc_desktop.{name}")


def run_start_window(begin: "Begin", restore: "Callable[[Path, Path, str], Path | None]") -> int:
    """Ask which store to open, or make one, then open the window on it; returns the exit code."""
    from pc_desktop.reference import profiles
    from pc_desktop.store.backups import listed
    from pc_desktop.store.ring import is_remembered
    from pc_desktop.ui.application import run_from_start
    from pc_desktop.ui.start import FirstSteps

    open_logbook(user_folder())
    named = {key: profile.name for key, profile in profiles().items()}
    first = FirstSteps(begin, named, user_folder(), new_passphrase, listed, restore, is_remembered)
    return run_from_start(opened, make_store, first)
