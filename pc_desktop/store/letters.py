"""Letters of laptops and the references that end in them, where two laptops came to have the same one.

A laptop is its random key; the letter is for people. Two laptops made from one old pack both take the next letter.
Where they learn of each other, the one with the greater key takes a free letter for what it gives out from then on,
and references given out twice each get two letters more, made from the referral's own key: every laptop makes the
same ones, so packs may cross.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, select

from pc_desktop.store.journal import laptop_here
from pc_desktop.store.tables import FACT_TABLES, LAPTOP

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN: Final = "BCDFGHJKLMNPQRSTVWXZ"
"""What references are told apart with: no vowels, so that no word comes of it."""
_LEAST: Final = 2
"""Two letters more at least: a laptop's own are one or two, so none ever gives out such a reference by itself."""


def free_letter(taken: Collection[str]) -> str:
    """Give the first letter no laptop has: A to Z, then AA to ZZ."""
    letters: list[str] = [*_LETTERS, *(first + second for first in _LETTERS for second in _LETTERS)]
    return next(one for one in letters if one not in taken)


def told_apart(refs: Mapping[str, str]) -> dict[str, str]:
    """Give new references, by the keys of the referrals, to all of those that share one; `refs` are those they have."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for key, ref in sorted(refs.items()):
        sharing[ref].append(key)
    taken = set(refs.values())
    made: dict[str, str] = {}
    for ref, keys in sorted(sharing.items()):
        for key in keys if len(keys) > 1 else ():
            made[key] = next(one for one in _longer(ref, key) if one not in taken)
            taken.add(made[key])
    return made


def _longer(ref: str, key: str) -> Iterator[str]:
    """Give a reference with two letters more, then three, and so on, made from the key."""
    told = [_PLAIN[byte % len(_PLAIN)] for byte in sha256(key.encode()).digest()]
    for many in range(_LEAST, len(told)):
        yield ref + "".join(told[:many])


def keep_laptops(connection: Connection, said: Mapping[str, Any]) -> str:
    """Write down the laptops the other side knows; gives this laptop's new letter where it takes another, or nothing.

    A letter taken here already gets a number, for reading only. What a laptop says of itself holds.
    """
    new = _yield_letter(connection, said)
    rows = {row.key: row for row in connection.execute(select(LAPTOP))}
    taken = {row.letter for row in rows.values()}
    for key, letter, name in said["laptops"]:
        known = rows.get(key)
        if known is None:
            free = _free_to_read(letter, taken)
            row = {"key": key, "letter": free, "name": name, "here": False, "last_ref": 0}
            connection.execute(LAPTOP.insert(), row)
        elif key == said["from"] and not known.here and known.letter != letter:
            free = _free_to_read(letter, taken - {known.letter})
            connection.execute(LAPTOP.update().where(LAPTOP.c.key == key).values(letter=free))
        else:
            continue
        taken.add(free)
    return new


def _yield_letter(connection: Connection, said: Mapping[str, Any]) -> str:
    """Take another letter here where a laptop with a smaller key has this one; gives it, or nothing."""
    here = laptop_here(connection)
    others = [(key, letter) for key, letter, _ in said["laptops"] if key != here.key]
    if not any(_bare(letter) == here.letter and key < here.key for key, letter in others):
        return ""
    known = {_bare(letter) for letter in connection.execute(select(LAPTOP.c.letter)).scalars()}
    new = free_letter(known | {_bare(letter) for _, letter in others})
    connection.execute(LAPTOP.update().where(LAPTOP.c.key == here.key).values(letter=new, last_ref=0))
    count_on(connection)
    return new


def count_on(connection: Connection) -> None:
    """Go on counting after every reference with this laptop's letter, whoever gave it out, told apart since or not."""
    here = laptop_here(connection)
    ours = re.compile(rf"R-([0-9]+){here.letter}(?:[A-Z]{{{_LEAST},}})?")
    refs = connection.execute(select(FACT_TABLES["referral"].c.ref)).scalars()
    highest = max((int(said[1]) for ref in refs if (said := ours.fullmatch(ref))), default=0)
    if highest > here.last_ref:
        connection.execute(LAPTOP.update().where(LAPTOP.c.key == here.key).values(last_ref=highest))


def _free_to_read(letter: str, taken: Collection[str]) -> str:
    """Give a letter to read a laptop by: its own, or with a number where another is read by that."""
    return next(one for one in (letter, *(f"{letter}{n}" for n in range(2, 999))) if one not in taken)


def _bare(letter: str) -> str:
    """Give the letter a laptop really has, without the number it is read by elsewhere."""
    return letter.rstrip("0123456789")
