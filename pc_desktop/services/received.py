"""Receipts of files: which was accepted when and by whom, whatever it held, and which step tells what it changed."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.domain.places import Unit
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.returns import Draft
from pc_desktop.domain.settings import Setting
from pc_desktop.services.history_view import StepPage, step_view
from pc_desktop.services.ports import Reading, Work

_KEY: Final = "received: "
_BETWEEN: Final = " · "
_MOST_STEPS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Received:
    """One file accepted: what it was of, its name, when and by whom, and the step that tells what it changed.

    `step` is None where no step here tells; `note` says how many cells were put right before it was accepted.
    """

    key: str
    what: str
    file: str
    at: datetime
    by: str
    step: int | None
    note: str = ""

    @property
    def words(self) -> str:
        """Say when and by whom."""
        return ", ".join(filter(None, (shown_moment(self.at), self.by, self.note)))


def note_received(work: Work, drafts: Iterable[Draft], corrections: int) -> None:
    """Keep a receipt of each file that wrote something, with the number this step will have."""
    step = work.chain()[1] + 1
    for draft in drafts:
        note = f"{counted(corrections, 'cell')} put right here" if corrections else "as it came"
        said = (_what(draft), work.now.isoformat(), work.by, f"step {step}", note, draft.file)
        value = _BETWEEN.join(part.replace(_BETWEEN, " - ") for part in said)
        work.put(Setting(f"{_KEY}{draft.digest[:32]} {step}", value))


def _what(draft: Draft) -> str:
    """Say what a file is of, without a word about anybody in it."""
    if draft.lists:
        kinds = {of.kind for of in draft.lists}
        return " and ".join(sorted(kinds)).capitalize()
    return ", ".join(dict.fromkeys(unit.unit for unit in draft.units if unit.unit))


def received_view(reading: Reading) -> tuple[Received, ...]:
    """Give every file accepted, the latest first; returns accepted before receipts named their step come too."""
    found = {one.key: one for setting in reading.find(Setting) if (one := _of(setting)) is not None}
    told = {(one.file, one.at) for one in found.values()}
    units = {unit.key: unit.name for unit in reading.find(Unit)}
    for receipt in reading.find(Receipt):
        if (receipt.file, receipt.at) not in told:
            name = units.get(receipt.unit, "")
            found[receipt.key] = Received(receipt.key, name, receipt.file, receipt.at, receipt.by, None)
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.file), reverse=True))


def _of(setting: Setting) -> Received | None:
    """Read one receipt; None where it is another setting."""
    if not setting.key.startswith(_KEY):
        return None
    with suppress(ValueError):
        what, at, by, step, note, file = setting.value.split(_BETWEEN)
        number = int(step.removeprefix("step "))
        return Received(setting.key, what, file, datetime.fromisoformat(at), by, number, note)
    return None


def changed_by(reading: Reading, received: Received) -> StepPage | None:
    """Give what a file changed, as History tells it; None where no step of this laptop does."""
    step = received.step
    if step is None:
        step = next((one.number for one in reading.steps(_MOST_STEPS) if one.at == received.at), None)
    return step_view(reading, step) if step is not None else None
