"""That a return was accepted, so that the same file again is known to say nothing new."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """One accepted return of one unit: which file, by its digest, and what it stated.

    `as_at` is the day the return speaks of; counts are None where the file did not state them.
    """

    key: str
    unit: str
    file: str
    digest: str
    at: datetime
    by: str
    as_at: date | None
    commissioned: int | None
    closed: int | None
    occupied: int
    on_leave: int | None
    ready: int | None
