"""The way home of somebody placed out of area, or in a unit that is not theirs."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Repatriation:
    """What is known about bringing one patient back; there is at most one for a stay.

    `coordinator` names the care co-ordinator, `contact` how and how often they keep in touch. `planned_on` is the
    day of the return as planned, `family_informed` the day the family was told.
    """

    key: str
    stay: str
    reason: str
    family_informed: date | None
    coordinator: str | None
    contact: str | None
    planned_on: date | None
    plan: str | None
