"""That somebody opened a restricted record, and the reason they gave."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BreakGlass:
    """One opening of one patient's restricted record; it holds for the person who gave the reason, that day."""

    key: str
    person: str
    at: datetime
    by: str
    reason: str
