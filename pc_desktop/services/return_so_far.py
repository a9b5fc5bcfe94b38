"""What the files before one say, where several are accepted together."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.services.return_differences import NOTHING_CHOSEN, Chosen


@dataclass(frozen=True, slots=True)
class SoFar:
    """What files accepted together say before the next is looked at, added to with each.

    `listed` names the unit of everybody listed by NHS number; `days` gives the day each unit's return speaks of.
    `left_out` are the keys of rows left out by hand: the rest is fitted without them.
    `chosen` is what was chosen where both changed a field, and when somebody gone had left.
    """

    listed: dict[str, str]
    days: dict[str, date]
    left_out: frozenset[str] = frozenset()
    chosen: Chosen = NOTHING_CHOSEN
