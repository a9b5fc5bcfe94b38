"""What a person adds when a file is read: its password, and what should stand in cells that were typed wrongly."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell of one file, known by its digest, put right on the spot; the file itself is never changed.

    `cell` is an address such as B7. Without a `text` the whole row of the cell is passed over.
    """

    digest: str
    sheet: str
    cell: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is told to the reader besides the file: passwords to try, kept in memory only, and corrections."""

    passwords: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


NOTHING_ASKED: Final = Asked()
