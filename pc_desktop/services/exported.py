"""That something left the application as a file: kept as a step, so that History says who took what, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from pc_desktop.domain.calendar import shown_moment
from pc_desktop.domain.settings import Setting
from pc_desktop.services.ports import Reading, Work

_KEY: Final = "exported: "


@dataclass(frozen=True, slots=True)
class NoteExport:
    """Notes that something was written to a file; `what` names it by reference only, as History shall say it."""

    what: str
    stays_on_record: ClassVar[bool] = True

    def title(self, _reading: Reading) -> str:
        """Say what was written."""
        return f"Export {self.what}"

    def carry_out(self, work: Work) -> None:
        """Keep who wrote it and when, in place of the time before; the journal keeps every time."""
        kept = work.peek(Setting, _KEY + self.what)
        times = int(kept.value.partition(" ")[0]) + 1 if kept else 1
        work.put(Setting(_KEY + self.what, f"{times} · {shown_moment(work.now)} · {work.by}"))


def times_exported(settings: Mapping[str, str], what: str) -> str:
    """Say when something was last exported and by whom, such as 17-Nov-2026 15:02 by B. Liaison; empty where never."""
    _, _, last = settings.get(_KEY + what, "").partition(" · ")
    moment, _, by = last.partition(" · ")
    return f"{moment} by {by}" if moment else ""
