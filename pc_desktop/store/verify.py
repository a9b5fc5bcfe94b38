"""Whether a store is whole: its file, the rules it must keep, and the journal against the tables."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.kinds import KINDS
from pc_desktop.store import vault
from pc_desktop.store.backup import file_faults
from pc_desktop.store.codec import codec_of
from pc_desktop.store.engine import connect
from pc_desktop.store.erasing import erased_places
from pc_desktop.store.journal import head, image_digest, laptop_here, step_at, step_digest
from pc_desktop.store.lineage import Place
from pc_desktop.store.overlaps import overlaps
from pc_desktop.store.refusals import a_kind
from pc_desktop.store.tables import CHANGE, LAPTOP, STEP
from pc_desktop.store.upgrade import triggers, triggers_as_made

REFUSALS: Final = frozenset(
    f"{what}_{act}"
    for what in (
        "occupation_bed",
        "occupation_person",
        "occupation_hold",
        "hold_bed",
        "hold_person",
        "hold_occupation",
    )
    for act in ("insert", "update")
) | {"journal_step_update", "journal_step_delete", "journal_change_update", "journal_change_delete"}
"""What the database must refuse by itself, by the names it knows the refusals by."""

_MOST: Final = 40
_GONE_BAD: Final = "Keep the file as it is and go back to the latest backup."


def verify(path: Path, key: bytes, reader: Engine) -> tuple[str, ...]:
    """Give what is wrong with a store, a sentence each, at most forty; nothing where all is well."""
    found = list(_of_the_file(path, key))
    if not found:
        remembered = _remembered(path)  # before the look at the facts: another window may go on writing
        try:
            with reader.connect() as connection:
                found = list(islice(_of_what_is_in_it(connection, remembered), _MOST))
        except (DBAPIError, ValueError, KeyError):
            found = [f"The store cannot be read through. {_GONE_BAD}"]
    return tuple(found[:_MOST])


def verify_newest(path: Path, key: bytes, reader: Engine) -> tuple[str, ...]:
    """Give what is wrong with the file, or with the steps since the last verified; notes the newest if all is well."""
    if damaged := tuple(_of_the_file(path, key)):
        return damaged
    noted = vault.noted(path, vault.VERIFIED)
    number, digest = (int(noted[0]), str(noted[1])) if isinstance(noted, list) else (0, "")
    remembered = _remembered(path)
    try:
        with reader.connect() as connection:
            here = laptop_here(connection).key
            if number and step_at(connection, here, number) != digest:
                return (f"Step {number} of the journal is not the one that was verified before.",)
            known = erased_places(connection), set(connection.execute(select(STEP.c.digest)).scalars())
            found = list(islice(_of_the_chain(connection, here, *known, (number, digest)), _MOST))
            found += _of_the_end(connection, here, remembered)
            newest, length = head(connection, here)
    except (DBAPIError, ValueError, KeyError):
        return (f"The store cannot be read through. {_GONE_BAD}",)
    if not found and length:
        vault.note(path, vault.VERIFIED, [length, newest])
    return tuple(found)


def _of_the_file(path: Path, key: bytes) -> Iterator[str]:
    """Check every page and the structure of the file."""
    try:
        with closing(connect(path, key, only_read=True)) as connection:
            faults = file_faults(connection)
    except sqlcipher.Error:
        faults = ["it cannot be read through"]
    if faults:
        yield f"The file is damaged ({faults[0]}; {len(faults)} in all). {_GONE_BAD}"


def _remembered(path: Path) -> tuple[str, int] | str:
    """Give how far the key file remembers the journal to reach, or why it cannot be told."""
    try:
        return vault.remembered_chain(path)
    except Unavailable as trouble:
        return f"{trouble.title} {trouble.advice}"


def _of_what_is_in_it(connection: Connection, remembered: tuple[str, int] | str) -> Iterator[str]:
    """Check the rules, then the journal, then the tables against it."""
    yield from _of_the_rules(connection)
    erased = erased_places(connection)
    digests = set(connection.execute(select(STEP.c.digest)).scalars())
    for laptop in connection.execute(select(LAPTOP)).all():
        yield from _of_the_chain(connection, laptop.key, erased, digests)
    here = laptop_here(connection).key
    yield from _of_the_end(connection, here, remembered)
    yield from _of_the_tables(connection, here)


def _of_the_rules(connection: Connection) -> Iterator[str]:
    """Check that the database still refuses what it must, and that nothing it refuses is in it."""
    has, made = triggers(connection), triggers_as_made()
    for missing in sorted((REFUSALS | made.keys()) - has.keys()):
        yield f"A rule the database keeps by itself has been taken away: {missing.replace('_', ' ')}."
    for name in sorted(has):
        if name not in made:
            yield f"The database keeps a rule this application never made: {name.replace('_', ' ')}."
        elif has[name] != made[name]:
            yield f"A rule the database keeps by itself has been rewritten: {name.replace('_', ' ')}."
    loose = {(row[0], row[2]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
    for child, parent in sorted(loose):
        yield f"{_one(child)} refers to {a_kind(parent)} that is not there."
    yield from overlaps(connection)


def _of_the_chain(
    connection: Connection,
    laptop: str,
    erased: frozenset[Place],
    digests: set[str],
    verified: tuple[int, str] = (0, ""),
) -> Iterator[str]:
    """Check one laptop's chain: no step missing, none rewritten, no image other than the one digested.

    With what was `verified` already, a number and a digest, only the steps after it are checked.
    """
    after, newest = verified
    of_it = (CHANGE.c.laptop == laptop) & (CHANGE.c.number > after)
    wanted = select(CHANGE).where(of_it).order_by(CHANGE.c.number, CHANGE.c.position)
    changes = {
        number: list(rows) for number, rows in groupby(connection.execute(wanted), attrgetter("number"))
    }
    chosen = select(STEP).where(STEP.c.laptop == laptop, STEP.c.number > after)
    steps = connection.execute(chosen.order_by(STEP.c.number))
    for expected, step in enumerate(steps, start=after + 1):
        parents, its_changes = json.loads(step.parents), changes.pop(step.number, [])
        if step.number != expected:
            yield f"The journal lacks step {expected}."
            return
        if (parents[0] if parents else "") != newest:
            yield f"Step {expected} of the journal does not follow from the step before it."
        if not set(parents[1:]) <= digests:
            yield f"Step {expected} of the journal stands on a step of another laptop that is gone."
        if _digest(step, parents, its_changes) != step.digest:
            yield f"Step {expected} of the journal has been rewritten."
        if [change.position for change in its_changes] != list(range(len(its_changes))):
            yield f"What step {expected} of the journal wrote is numbered otherwise than when it was written."
        if not all(_images_hold(change, erased) for change in its_changes):
            yield f"What step {expected} of the journal wrote has been rewritten."
        newest = step.digest
    if changes:
        yield "The journal holds changes of steps that are gone."


def _digest(step: Any, parents: Sequence[str], changes: Iterable[Any]) -> str:
    """Digest a step anew from its row."""
    said = (step.laptop, step.number, step.at, step.by, step.role, step.title, step.undoes)
    sealed = ((one.kind, one.key, one.before_digest, one.after_digest) for one in changes)
    return step_digest(said, parents, sealed)


def _images_hold(change: Any, erased: frozenset[Place]) -> bool:
    """Tell whether both images are the ones digested; one may be away only where a step says it was erased."""
    if (change.kind, change.key) in erased:
        return change.before is None and change.after is None
    sides = (
        (change.before, change.before_salt, change.before_digest),
        (change.after, change.after_salt, change.after_digest),
    )
    return all(
        (salt is None and digest is None) if image is None else digest == image_digest(salt or "", image)
        for image, salt, digest in sides
    )


def _of_the_end(connection: Connection, laptop: str, remembered: tuple[str, int] | str) -> Iterator[str]:
    """Check that the journal still reaches as far as the key file remembers."""
    if isinstance(remembered, str):
        yield remembered
        return
    head, length = remembered
    if length and step_at(connection, laptop, length) != head:
        yield f"The journal once reached step {length}, as the key file remembers, and does not any more."


def _of_the_tables(connection: Connection, laptop: str) -> Iterator[str]:
    """Check that every table holds exactly what the journal last wrote of it."""
    wanted = select(CHANGE.c.kind, CHANGE.c.key, CHANGE.c.before, CHANGE.c.before_digest, CHANGE.c.after)
    wanted = wanted.add_columns(CHANGE.c.after_digest).where(CHANGE.c.laptop == laptop)
    last: dict[str, dict[str, tuple[str | None, bool]]] = {kind: {} for kind in KINDS}
    for change in connection.execute(wanted.order_by(CHANGE.c.number, CHANGE.c.position)):
        known, _ = last[change.kind].get(change.key, (None, False))
        if change.before is not None and known is not None and known != change.before:
            yield f"The journal tells two stories of {a_kind(change.kind)} ({change.key})."
        is_erased = change.after is None and change.after_digest is not None
        last[change.kind][change.key] = (change.after, is_erased)
    for kind, images in last.items():
        yield from _of_one_table(connection, kind, images)


def _of_one_table(
    connection: Connection, kind: str, images: Mapping[str, tuple[str | None, bool]]
) -> Iterator[str]:
    """Compare one table with the last image of each of its facts."""
    codec, left = codec_of(kind), dict(images)
    for row in connection.execute(select(codec.table)):
        image, is_erased = left.pop(row[0], (None, False))
        if image is None and not is_erased:
            yield f"The journal knows nothing of {a_kind(kind)} in the tables ({row[0]})."
        elif image is not None and codec.row_of(image) != tuple(row):
            yield f"{_one(kind)} is not as the journal last wrote it ({row[0]})."
    for key, (image, _) in left.items():
        if image is not None:
            yield f"{_one(kind)} the journal knows of is gone from the tables ({key})."


def _one(kind: str) -> str:
    """Begin a sentence about one fact of a kind."""
    return a_kind(kind).capitalize()
