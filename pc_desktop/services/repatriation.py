"""The way home from out of area, or from a unit that is not theirs: what is planned and agreed."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.services.bed_entry import open_stay, patient_of
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class RecordRepatriation:
    """Record what is planned for one patient's way home; what is None or empty becomes not recorded."""

    stay: str
    reason: str = ""
    family_informed: date | None = None
    coordinator: str = ""
    contact: str = ""
    planned_on: date | None = None
    plan: str = ""

    def title(self, reading: Reading) -> str:
        """Say whose way home it is, and when it is planned."""
        who = patient_of(reading, reading.get(Stay, self.stay))
        if self.planned_on is None:
            return f"Way home of {who} recorded"
        return f"Return of {who} planned for {shown_day(self.planned_on)}"

    def carry_out(self, work: Work) -> None:
        """Keep it, in place of what was recorded before."""
        stay = open_stay(work, self.stay)
        today = local_day(work.now)
        if self.family_informed is not None and self.family_informed > today:
            raise Refused(
                "The family cannot have been told on a day still to come. Give today or an earlier day."
            )
        if self.planned_on is not None and self.planned_on < local_day(stay.admitted):
            raise Refused("The return cannot be planned for a day before the admission.")
        kept = next(iter(work.find(Repatriation, stay=stay.key)), None)
        work.put(
            Repatriation(
                kept.key if kept else work.new_key(),
                stay.key,
                _plain(self.reason) or "",
                self.family_informed,
                _plain(self.coordinator),
                _plain(self.contact),
                self.planned_on,
                _plain(self.plan),
            )
        )


def _plain(words: str) -> str | None:
    """Give words without spare spaces; nothing becomes not recorded."""
    return " ".join(words.split()) or None
