"""Telling people what was decided: who has told whom, when and how; it goes on after the minutes are issued."""

from dataclasses import dataclass
from datetime import datetime

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Decision
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.urgent import TELL, Told
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class RecordTold:
    """Record that people have been told of a decision; `whom` are keys of TELL, `at` is now where nobody says when."""

    decision: str
    whom: tuple[str, ...]
    how: str
    at: datetime | None = None

    def title(self, reading: Reading) -> str:
        """Say who was told about whom."""
        ref = reading.get(Referral, reading.get(Decision, self.decision).referral).ref
        told = ", ".join(words for key, words in TELL.items() if key in self.whom) or "nobody"
        return f"Told about {ref}: {told}"

    def carry_out(self, work: Work) -> None:
        """Keep one entry for each who was told; the latest word takes the place of an earlier one, kept in History."""
        decision = work.get(Decision, self.decision)
        at, how = self.at or work.now, " ".join(self.how.split())
        if not self.whom or not set(self.whom) <= set(TELL):
            raise Refused("Choose who has been told: the referrer, the patient, the family or the GP.")
        if not how:
            raise Refused("Say how they were told, such as by telephone.")
        if at > work.now:
            raise Refused("Nobody can have been told at a time that is still to come.")
        if at < decision.at:
            raise Refused("Nobody can have been told before it was decided.")
        known = {one.whom: one.key for one in work.find(Told, decision=decision.key)}
        for whom in (key for key in TELL if key in self.whom):
            work.put(Told(known.get(whom) or work.new_key(), decision.key, whom, at, work.by, how))
