"""Saved views of the Referrals list: which filters and which order, under a name; never words searched for."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Setting
from pc_desktop.services.ports import Reading, Work

_PREFIX: Final = "view: "
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class View:
    """One saved view: the chip, team and unit chosen (empty where any), the column ordered by and which way."""

    name: str
    choice: str
    team: str
    unit: str
    column: int
    rises: bool


@dataclass(frozen=True, slots=True)
class SaveView:
    """Keeps a view under its name, in place of one of the same name."""

    view: View

    def title(self, _reading: Reading) -> str:
        """Say which view."""
        return f"Save the view “{_tidy(self.view.name)}”"

    def carry_out(self, work: Work) -> None:
        """Write the view down."""
        name = _tidy(self.view.name)
        if not name:
            raise Refused("Give the view a name.")
        if len(name) > _LONGEST:
            raise Refused(f"A view's name has at most {_LONGEST} letters; this has {len(name)}.")
        told = asdict(self.view) | {"name": name}
        same = [one for one in views_of(work) if one.name.casefold() == name.casefold() and one.name != name]
        work.remove(*(work.get(Setting, _PREFIX + one.name) for one in same))
        work.put(Setting(_PREFIX + name, json.dumps(told, sort_keys=True, ensure_ascii=False)))


@dataclass(frozen=True, slots=True)
class ForgetView:
    """Takes a saved view away."""

    name: str

    def title(self, _reading: Reading) -> str:
        """Say which view."""
        return f"Forget the view “{self.name}”"

    def carry_out(self, work: Work) -> None:
        """Take the view away."""
        kept = work.peek(Setting, _PREFIX + self.name)
        if kept is None:
            raise Refused(f"There is no view “{self.name}”.")
        work.remove(kept)


def views_of(reading: Reading) -> tuple[View, ...]:
    """Give every saved view, by name; one that cannot be read is left out."""
    kept = [one for one in reading.find(Setting) if one.key.startswith(_PREFIX)]
    views = (_view(one) for one in kept)
    return tuple(sorted((one for one in views if one is not None), key=lambda one: one.name.casefold()))


def _view(setting: Setting) -> View | None:
    """Read one view; None where it was written by a version that meant something else."""
    try:
        told = json.loads(setting.value)
        return View(
            name=setting.key.removeprefix(_PREFIX),
            choice=str(told["choice"]),
            team=str(told["team"]),
            unit=str(told["unit"]),
            column=int(told["column"]),
            rises=bool(told["rises"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _tidy(name: str) -> str:
    """Give a name without spaces at its ends or doubled."""
    return " ".join(name.split())
