"""Leaving one point of a chart out of its lines, with a reason that is printed: it stays drawn, hollow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.steps import STEPS, Step, step_words
from pc_desktop.domain.settings import Setting
from pc_desktop.services.ports import Reading, Work

_KEY: Final = "left out: "
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Ghost:
    """One point people left out: of which measure, by which step, its first day, and why."""

    measure: str
    step: str
    day: date
    reason: str


def ghosts_in(settings: Mapping[str, str]) -> tuple[Ghost, ...]:
    """Give every point people have left out, from the settings they are kept with."""
    found = []
    for key, reason in settings.items():
        if key.startswith(_KEY) and reason:
            measure, step, day = key.removeprefix(_KEY).split("|")
            found.append(Ghost(measure, step, date.fromisoformat(day), reason))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class LeaveOutPoint:
    """Leave one point of a measure's chart out of its mean and limits; without a reason it counts again."""

    measure: str
    title_of: str
    step: str
    day: date
    reason: str

    def title(self, _reading: Reading) -> str:
        """Say which point, and what becomes of it."""
        step: Step = next((one for one in STEPS if one == self.step), "case")
        what = "left out of" if self.reason.strip() else "counted again in"
        return f"{step_words(self.day, step)} {what} the chart “{self.title_of}”"

    def carry_out(self, work: Work) -> None:
        """Keep the reason; an empty one takes it away."""
        key = f"{_KEY}{self.measure}|{self.step}|{self.day.isoformat()}"
        reason = " ".join(self.reason.split())
        if len(reason) > _LONGEST:
            raise Refused(f"The reason may be at most {_LONGEST} letters long.")
        kept = work.peek(Setting, key)
        if reason:
            work.put(Setting(key, reason))
        elif kept is None:
            raise Refused("This point counts already.")
        else:
            work.remove(kept)
