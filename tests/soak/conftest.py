"""What the hard tests stand on: a busy store of the small region, packs from another laptop, and a light vault."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from pc_desktop.domain.referral import Referral
from pc_desktop.services.decide import OfferBed
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import TODAY, Putting, region
from tests.soak.busy import NAME, PACKS
from tests.store.invented_region import PASSPHRASE, put
from tests.store.two_laptops import Laptop, change, first_laptop, next_laptop


@pytest.fixture(autouse=True)
def _light_vault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost little."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store of the small region, and packs of another laptop that has gone on from there."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        first = first_laptop(folder / "Ann")
        second = next_laptop(folder / "Bea", first.pack(everything=True))
        (folder / PACKS).mkdir()
        for number, (referral, bed) in enumerate((("r1", "l2"), ("r2", "l3"), ("r3", "y2"))):
            change(second, Referral, referral, urgency=str(number + 1))
            second.desk.do(OfferBed(referral, bed, "today", TODAY + timedelta(days=3)))
            second.pack(everything=True).rename(folder / PACKS / f"{number}.pcpack")
        for laptop in (first, second):
            laptop.store.close()
        (folder / "Ann" / "store.pcstore").rename(folder / NAME)
        (folder / "Ann" / "store.pcstore.key").rename(folder / f"{NAME}.key")
    return folder


@pytest.fixture
def busy_folder(prepared: Path, tmp_path: Path) -> Path:
    """Copy the busy store and its packs into a folder for one test."""
    folder = tmp_path / "busy"
    copytree(prepared, folder)
    return folder


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[SqlStore]:
    """Make a store with the small region and some decisions, an undo and a removal."""
    store = create_store(tmp_path / "lived.pcstore", PASSPHRASE)
    put(store, *region(), title="Set up the region")
    store.close()
    laptop = Laptop(open_store(tmp_path / "lived.pcstore", PASSPHRASE), tmp_path)
    for number in range(4):
        laptop.desk.do(OfferBed(f"r{number % 3 + 1}", "l2", "today", TODAY + timedelta(days=2)))
        laptop.desk.undo()
    laptop.desk.do(Putting())
    laptop.desk.do(OfferBed("r1", "l3", "today", TODAY + timedelta(days=2)))
    yield laptop.store
    laptop.store.close()
