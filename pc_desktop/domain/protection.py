"""What a password has to be before a file is protected by it."""

from typing import Final

from pc_desktop.domain.errors import Refused

SHORTEST: Final = 12
"""The fewest signs of a password: a protected workbook is as safe as its password and no safer."""


def refuse_weak(password: str) -> None:
    """Refuse a password that would be guessed."""
    if len(password.strip()) < SHORTEST:
        raise Refused(
            f"Choose a password of {SHORTEST} signs or more, such as four words nobody would put together."
        )
