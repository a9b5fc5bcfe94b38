"""Setting the target of a measure, which its chart then shows with the assurance icon."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Setting
from pc_desktop.services.ports import Reading, Work

_KEY: Final = "target: "
_MOST: Final = 1_000_000


def targets_in(settings: Mapping[str, str]) -> dict[str, float]:
    """Give the targets people have set, by the name of the measure."""
    return {
        key.removeprefix(_KEY): float(value)
        for key, value in settings.items()
        if key.startswith(_KEY) and value
    }


@dataclass(frozen=True, slots=True)
class SetTarget:
    """Set what a measure is to reach, in its own unit; None takes the target away."""

    measure: str
    title_of: str
    target: float | None

    def title(self, _reading: Reading) -> str:
        """Say which target, and what it is."""
        told = "taken away" if self.target is None else f"set to {self.target:g}"
        return f"Target of “{self.title_of}” {told}"

    def carry_out(self, work: Work) -> None:
        """Keep it."""
        kept = work.peek(Setting, _KEY + self.measure)
        if self.target is None:
            if kept is None:
                raise Refused("This measure has no target.")
            work.remove(kept)
            return
        if not isfinite(self.target) or not 0 <= self.target <= _MOST:
            raise Refused(f"A target lies between 0 and {_MOST:,}.")
        work.put(Setting(_KEY + self.measure, f"{self.target:g}"))
