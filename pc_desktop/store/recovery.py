"""Recovery keys: words nobody could guess, printed once and typed only when a passphrase is lost."""

import secrets
from typing import Final

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not mistaken for one another on paper (Crockford's base 32)."""
_LONG: Final = 32
"""32 letters of 5 bits: 160 bits, beyond guessing."""
_GROUP: Final = 4
_MISTAKEN: Final = str.maketrans("OIL", "011")


def invented() -> str:
    """Make a recovery key in eight groups of four."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LONG))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LONG, _GROUP))


def tidied(typed: str) -> str | None:
    """Give a recovery key as it is kept, however it was typed; None where this can be none."""
    bare = "".join(each for each in typed.upper() if each not in " -\t\n\r").translate(_MISTAKEN)
    return bare if len(bare) == _LONG and set(bare) <= set(_LETTERS) else None
