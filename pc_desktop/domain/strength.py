"""How hard a passphrase is to guess, in words: long beats odd (NCSC, three random words)."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pc_desktop.domain.errors import Refused

LEAST: Final = 12
"""Letters a new passphrase has at least."""
_FAIR, _GOOD = 16, 20
_GUESSED_FIRST: Final = (
    "password",
    "passphrase",
    "qwerty",
    "letmein",
    "welcome",
    "123456",
    "bedmeeting",
    "nhs",
)
_LEAST_DIFFERENT: Final = 6


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a passphrase is: 0 too weak to be taken, 1 fair, 2 good, 3 strong; and what to do about it."""

    level: int
    words: str


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by its length once what is common or repeated is taken off."""
    if not passphrase:
        return Strength(0, "Three or four words nobody would guess are best.")
    bare = passphrase.casefold()
    worth = len(bare)
    for one in _GUESSED_FIRST:
        worth -= len(one) * bare.replace(" ", "").count(one)
    if len(set(bare)) < _LEAST_DIFFERENT or _is_run(bare):
        return Strength(0, "Too easy to guess: it repeats itself.")
    if worth < LEAST:
        return Strength(0, f"Too short: {LEAST} letters at least. Add another word.")
    if worth < _FAIR:
        return Strength(1, "Fair. Another word makes it good.")
    return Strength(2, "Good.") if worth < _GOOD else Strength(3, "Strong.")


def refuse_weak(passphrase: str) -> None:
    """Refuse a passphrase too weak to be taken, saying why."""
    found = strength(passphrase)
    if not found.level:
        raise Refused(found.words)


def _is_run(bare: str) -> bool:
    """Tell whether every letter follows the one before it, up or down, as in abcdef or 987654."""
    steps = {ord(later) - ord(earlier) for earlier, later in pairwise(bare)}
    return len(steps) == 1 and steps <= {-1, 0, 1}
