"""What a pack carries: the steps of every laptop's chain the other side lacks, with all they wrote."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, or_, select

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store.journal import head, laptop_here
from pc_desktop.store.lineage import Lineage
from pc_desktop.store.tables import CHANGE, LAPTOP, STEP

FORMAT: Final = 1
STEP_NAMES: Final = tuple(column.name for column in STEP.columns)
CHANGE_NAMES: Final = tuple(column.name for column in CHANGE.columns)


def content(connection: Connection, shape: str, *, everything: bool) -> dict[str, Any]:
    """Gather what a pack carries: all of it, or only what no other laptop is known to have."""
    here = laptop_here(connection)
    lengths = _lengths(connection)
    since = {} if everything else _known_elsewhere(connection, here.key, lengths)
    digest, length = head(connection, here.key)
    return {
        "format": FORMAT,
        "shape": shape,
        "from": here.key,
        "head": [digest, length],
        "since": since,
        "laptops": [[row.key, row.letter, row.name] for row in connection.execute(select(LAPTOP))],
        "steps": _rows(connection, STEP, STEP_NAMES, since, ("laptop", "number")),
        "changes": _rows(connection, CHANGE, CHANGE_NAMES, since, ("laptop", "number", "position")),
    }


def checked(said: Any, shapes: Sequence[str]) -> dict[str, Any]:
    """Give what a pack carries if this version can take it in; raises Unavailable where it cannot."""
    wanted = {"format", "shape", "from", "head", "since", "laptops", "steps", "changes"}
    if not isinstance(said, dict) or not wanted <= said.keys():
        raise Unavailable("This pack cannot be read.", "It is damaged. Ask for it to be made again.")
    if said["format"] != FORMAT or said["shape"] not in shapes:
        raise Unavailable(
            "This pack was made by a newer version of the application.",
            "Install that version on this laptop first.",
        )
    return said


def letters(said: Mapping[str, Any]) -> frozenset[str]:
    """Give the letters of the laptops a pack knows."""
    return frozenset(letter for _, letter, _ in said["laptops"])


def _lengths(connection: Connection) -> dict[str, int]:
    """Count the steps of every chain."""
    counted = select(STEP.c.laptop, func.max(STEP.c.number).label("length")).group_by(STEP.c.laptop)
    return {row.laptop: row.length for row in connection.execute(counted)}


def _known_elsewhere(connection: Connection, here: str, lengths: Mapping[str, int]) -> dict[str, int]:
    """Tell how far every chain is known to all the other laptops; nothing where there is no other."""
    lineage = Lineage(connection)
    others = [lineage.known_at((laptop, number)) for laptop, number in lengths.items() if laptop != here]
    return {laptop: min(one.get(laptop, 0) for one in others) for laptop in lengths} if others else {}


def _rows(
    connection: Connection, table: Any, names: Sequence[str], since: Mapping[str, int], order: Sequence[str]
) -> list[list[Any]]:
    """Read the rows of every chain after what is known elsewhere."""
    wanted = select(*(table.c[name] for name in names)).order_by(*(table.c[name] for name in order))
    if since:
        after = [(table.c.laptop == laptop) & (table.c.number > number) for laptop, number in since.items()]
        wanted = wanted.where(or_(*after))
    return [list(row) for row in connection.execute(wanted)]
