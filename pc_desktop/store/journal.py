"""The journal: every act with both images of all it changed, in a chain nobody can shorten or rewrite unseen.

The chain covers a salted digest of each image, never the image itself, so that an image and its salt may be
blanked under a retention rule and the chain still holds.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from pc_desktop.services.ports import Change, Step
from pc_desktop.store.codec import Codec, Row, codec_of, moment_text
from pc_desktop.store.tables import CHANGE, LAPTOP, STEP

_SALT: Final = 16
_STEP_COLUMNS: Final = (
    STEP.c.number,
    STEP.c.at,
    STEP.c.by,
    STEP.c.role,
    STEP.c.title,
    STEP.c.undoes,
    STEP.c.digest,
)
_HEAD: Final = (
    select(STEP.c.digest, STEP.c.number)
    .where(STEP.c.laptop == bindparam("laptop"))
    .order_by(STEP.c.number.desc())
    .limit(1)
)
_LAPTOP_HERE: Final = select(LAPTOP.c.key, LAPTOP.c.letter, LAPTOP.c.last_ref).where(LAPTOP.c.here)


@dataclass(frozen=True, slots=True)
class Laptop:
    """The laptop this store is used on: its random key, its letter and the last reference it gave out."""

    key: str
    letter: str
    last_ref: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact as it was and as it becomes, as rows; None where it was not there."""

    codec: Codec
    key: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Act:
    """What a step says of itself beside what it changed."""

    at: datetime
    by: str
    role: str
    title: str
    undoes: int | None
    met: str = ""
    """The digest of the other laptop's step it stands on too, where laptops met."""


def laptop_here(connection: Connection) -> Laptop:
    """Tell which laptop this store is used on."""
    return Laptop(*connection.execute(_LAPTOP_HERE).one())


def head(connection: Connection, laptop: str) -> tuple[str, int]:
    """Give the digest of the newest step and how many there are; an empty chain has no digest."""
    found = connection.execute(_HEAD, {"laptop": laptop}).one_or_none()
    return (found.digest, found.number) if found else ("", 0)


def step_at(connection: Connection, laptop: str, number: int) -> str | None:
    """Give the digest of one step, or None where there is none."""
    wanted = select(STEP.c.digest).where(STEP.c.laptop == laptop, STEP.c.number == number)
    return connection.execute(wanted).scalar_one_or_none()


def image_digest(salt: str, image: str) -> str:
    """Digest an image with its salt, so that nobody can guess a short image from its digest."""
    return hashlib.sha256(bytes.fromhex(salt) + image.encode()).hexdigest()


def step_digest(said: Sequence[Any], parents: Sequence[str], changes: Iterable[Sequence[Any]]) -> str:
    """Digest a step from its parts.

    `said` is laptop, number, at, by, role, title, undoes; each change is kind, key and both image digests.
    """
    whole = [list(said), list(parents), [list(change) for change in changes]]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def write_step(
    connection: Connection, laptop: str, end: tuple[str, int], act: Act, differences: Sequence[Difference]
) -> Step:
    """Write one step with its changes after the `end` of this laptop's chain: its newest digest and its length."""
    newest, length = end
    number, parents = length + 1, [newest] if newest else []
    if act.met:
        parents = [newest, act.met]
    changes = _change_rows(laptop, number, differences)
    at = moment_text(act.at)
    digest = step_digest(
        (laptop, number, at, act.by, act.role, act.title, act.undoes),
        parents,
        ((row["kind"], row["key"], row["before_digest"], row["after_digest"]) for row in changes),
    )
    said = {"laptop": laptop, "number": number, "at": at, "by": act.by, "role": act.role, "title": act.title}
    said |= {"undoes": act.undoes, "parents": json.dumps(parents), "digest": digest}
    connection.execute(STEP.insert(), said)
    if changes:
        connection.execute(CHANGE.insert(), changes)
    return Step(number, act.at, act.by, act.role, act.title, act.undoes, digest)


def _change_rows(laptop: str, number: int, differences: Sequence[Difference]) -> list[dict[str, Any]]:
    """Write the images of every difference, each with a salt of its own."""
    salts = secrets.token_bytes(_SALT * 2 * len(differences)).hex()
    rows = []
    for position, one in enumerate(differences):
        at = position * _SALT * 4
        row = {
            "laptop": laptop,
            "number": number,
            "position": position,
            "kind": one.codec.kind,
            "key": one.key,
        }
        row |= _sealed("before", one.codec, one.before, salts[at : at + _SALT * 2])
        row |= _sealed("after", one.codec, one.after, salts[at + _SALT * 2 : at + _SALT * 4])
        rows.append(row)
    return rows


def _sealed(side: str, codec: Codec, row: Row | None, salt: str) -> dict[str, str | None]:
    """Write one image with its salt and digest, or nothing where the fact was not there."""
    if row is None:
        return {side: None, f"{side}_salt": None, f"{side}_digest": None}
    image = codec.image(row)
    return {side: image, f"{side}_salt": salt, f"{side}_digest": image_digest(salt, image)}


def read_steps(connection: Connection, laptop: str, limit: int, before: int | None) -> tuple[Step, ...]:
    """Read the latest steps, newest first."""
    wanted = select(*_STEP_COLUMNS).where(STEP.c.laptop == laptop)
    if before is not None:
        wanted = wanted.where(STEP.c.number < before)
    rows = connection.execute(wanted.order_by(STEP.c.number.desc()).limit(limit))
    return tuple(Step(number, datetime.fromisoformat(at), *rest) for number, at, *rest in rows)


def read_changes(connection: Connection, laptop: str, number: int, limit: int | None) -> tuple[Change, ...]:
    """Read what one step changed, in the order written, as far as it has not been erased."""
    of_step = select(CHANGE).where(CHANGE.c.laptop == laptop, CHANGE.c.number == number)
    wanted = of_step.order_by(CHANGE.c.position).limit(limit)
    return tuple(_change(row) for row in connection.execute(wanted))


def count_changes(connection: Connection, laptop: str, number: int) -> int:
    """Count what one step changed."""
    of_step = (
        select(func.count()).select_from(CHANGE).where(CHANGE.c.laptop == laptop, CHANGE.c.number == number)
    )
    return int(connection.execute(of_step).scalar_one())


def _change(row: Any) -> Change:
    """Turn one row of the journal into both images of a fact."""
    codec, sides = codec_of(row.kind), ((row.before, row.before_digest), (row.after, row.after_digest))
    erased = any(image is None and digest is not None for image, digest in sides)
    before, after = (None if image is None else codec.fact(codec.row_of(image)) for image, _ in sides)
    return Change(row.kind, row.key, before, after, erased)
