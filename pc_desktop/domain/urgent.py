"""What surrounds a decision: the two who approve an urgent one between meetings, and who has been told of it."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

TELL: Final = MappingProxyType(
    {"referrer": "the referrer", "patient": "the patient", "family": "the family", "gp": "the GP"}
)
"""Who is told what was decided, in the order they are listed."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The approval of a decision made between meetings: two named people, why it could not wait, and its ratification.

    The decision belongs to the meeting that is to ratify it; `ratified` is None until it does, and `note` keeps what
    the meeting said.
    """

    key: str
    decision: str
    first: str
    second: str
    reason: str
    ratified: datetime | None = None
    ratified_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody has been told of a decision: `whom` is a key of TELL; who told them, when and how."""

    key: str
    decision: str
    whom: str
    at: datetime
    by: str
    how: str
