"""A small invented region for the store's tests, and short ways to write and read it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

from sqlalchemy import select

from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Trust, Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.tables import FACT_TABLES
from pc_desktop.store.vault import key_file

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
PASSPHRASE = "three invented words"


def at(hours: float) -> datetime:
    """Give a moment some hours from now."""
    return NOW + timedelta(seconds=round(hours * 3600))


def unit(key: str, name: str) -> Unit:
    """Make a unit."""
    return Unit(
        key,
        name,
        "trust",
        "B15",
        1,
        "203",
        ("ng_feeding",),
        "any",
        18,
        None,
        None,
        None,
        612,
        True,
        (name.upper(),),
    )


def referral(key: str, ref: str, person: str) -> Referral:
    """Make a referral that waits at home."""
    return Referral(
        key,
        ref,
        person,
        None,
        at(-24),
        None,
        "2",
        "home",
        "01",
        ("ng_feeding",),
        "Weight falling.",
        None,
        None,
    )


def person(key: str, given: str) -> Person:
    """Make an invented patient."""
    return Person(
        key, None, "Xxtest-Canary", given, None, date(1999, 2, 3), "F", "B15", None, None, None, None
    )


def stay(key: str, of: str, in_unit: str = "larch", for_referral: str | None = None) -> Stay:
    """Make an open stay."""
    return Stay(
        key,
        of,
        in_unit,
        for_referral,
        at(-48),
        None,
        None,
        None,
        None,
        None,
        "meeting",
        None,
        4.5,
        None,
        None,
    )


def hold(key: str, bed: str, number: int, start: datetime, until: datetime) -> Hold:
    """Hold a bed for one of the region's patients."""
    return Hold(key, bed, f"referral{number}", f"person{number}", start, until, None, used=False)


def occupation(key: str, bed: str, number: int, start: datetime, end: datetime | None = None) -> Occupation:
    """Put one of the region's patients in a bed."""
    return Occupation(key, f"stay{number}", f"person{number}", bed, start, end)


def region() -> list[Any]:
    """Make two units with three beds each, four patients waiting, and a stay for each of them."""
    facts: list[Any] = [Trust("trust", "Invented Trust", "XX1"), unit("larch", "Larch"), unit("ash", "Ash")]
    facts += [
        Bed(f"{of}{label}", of, str(label), label, None) for of in ("larch", "ash") for label in (3, 10, 11)
    ]
    for number, given in enumerate(("Ann", "Bea", "Cat", "Dot"), start=1):
        facts.append(person(f"person{number}", given))
        facts.append(referral(f"referral{number}", f"R-{411 + number:04d}A", f"person{number}"))
        facts.append(
            Milestone(f"m{number}", f"referral{number}", 1, at(-24), "received", "Invented", None, "New.")
        )
        facts.append(stay(f"stay{number}", f"person{number}"))
    return facts


def copied(store: Path, folder: Path) -> Path:
    """Copy a closed store and its key file into a folder."""
    to = folder / store.name
    copyfile(store, to)
    copyfile(key_file(store), key_file(to))
    return to


def put(store: SqlStore, *facts: Any, title: str = "Write") -> Any:
    """Put facts as one step."""
    with store.working(NOW, "Lead", "lead") as work:
        work.put(*facts)
        return work.commit(title)


def all_rows(store: SqlStore) -> dict[str, list[tuple[Any, ...]]]:
    """Read every table of facts as it lies in the file."""
    with store._reader.connect() as connection:
        return {
            kind: sorted(tuple(row) for row in connection.execute(select(table)))
            for kind, table in FACT_TABLES.items()
        }
