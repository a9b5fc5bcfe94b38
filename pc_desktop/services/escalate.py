"""Taking matters further: escalations with their answers, and gaps in services."""

from dataclasses import dataclass, replace

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.escalation import ESCALATIONS, Escalation, Gap
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes import refuse_if_issued
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class Escalate:
    """Take a matter further: what is asked of whom; `meeting` is None between meetings."""

    kind: str
    whom: str
    asked: str
    meeting: str | None = None
    referral: str | None = None

    def title(self, reading: Reading) -> str:
        """Say what is escalated, by reference."""
        return f"Escalate: {ESCALATIONS.get(self.kind, 'a matter').lower()}{_about(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Write the escalation under the next number."""
        refuse_locked(work, self.meeting)
        number = max((one.number for one in work.find(Escalation)), default=0) + 1
        made = Escalation(
            work.new_key(), self.meeting, self.referral, number, work.now, "", "", "", by=work.by
        )
        work.put(_said(made, self.kind, self.whom, self.asked))


@dataclass(frozen=True, slots=True)
class ChangeEscalation:
    """Write an escalation otherwise, until the minutes it belongs to are issued."""

    escalation: str
    kind: str
    whom: str
    asked: str
    referral: str | None = None

    def title(self, reading: Reading) -> str:
        """Say which escalation changes."""
        return f"Change escalation {reading.get(Escalation, self.escalation).number}"

    def carry_out(self, work: Work) -> None:
        """Write what is asked of whom."""
        made = work.get(Escalation, self.escalation)
        refuse_locked(work, made.meeting)
        work.put(replace(_said(made, self.kind, self.whom, self.asked), referral=self.referral))


@dataclass(frozen=True, slots=True)
class AnswerEscalation:
    """Record what came of an escalation; answers come after the minutes are issued too. No words take one back."""

    escalation: str
    answer: str

    def title(self, reading: Reading) -> str:
        """Say which escalation is answered."""
        number = reading.get(Escalation, self.escalation).number
        return f"Answer to escalation {number}" + ("" if self.answer.strip() else " taken back")

    def carry_out(self, work: Work) -> None:
        """Write the answer with its moment, which stays where only the words change."""
        made, answer = work.get(Escalation, self.escalation), " ".join(self.answer.split())
        if not answer and made.answered is None:
            raise Refused("Write what the answer was.")
        answered = (made.answered or work.now) if answer else None
        work.put(replace(made, answered=answered, answer=answer or None))


@dataclass(frozen=True, slots=True)
class NameGap:
    """Name a service that would have avoided a stay or a wait if it existed at a place; `gap` changes one there."""

    place: str
    service: str
    words: str
    meeting: str | None = None
    referral: str | None = None
    gap: str | None = None

    def title(self, reading: Reading) -> str:
        """Say which service is missing where."""
        missing = f"{' '.join(self.service.split())}, {' '.join(self.place.split())}"
        return f"Gap in services: {missing}{_about(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Write the gap."""
        known = work.get(Gap, self.gap) if self.gap is not None else None
        refuse_locked(work, known.meeting if known else self.meeting)
        place, service, words = (" ".join(each.split()) for each in (self.place, self.service, self.words))
        if not place:
            raise Refused("Say where the service is missing.")
        if not service:
            raise Refused("Say which service would have been needed.")
        if known is not None:
            work.put(replace(known, referral=self.referral, place=place, service=service, words=words))
            return
        work.put(
            Gap(work.new_key(), self.meeting, self.referral, work.now, place, service, words, by=work.by)
        )


@dataclass(frozen=True, slots=True)
class RemoveFurther:
    """Take away an escalation or a gap entered by mistake, until the minutes it belongs to are issued."""

    kind: type[Escalation] | type[Gap]
    key: str

    def title(self, reading: Reading) -> str:
        """Say what is taken away."""
        fact = reading.get(self.kind, self.key)
        if isinstance(fact, Escalation):
            return f"Remove escalation {fact.number}"
        return f"Remove a gap named on {shown_day(local_day(fact.at))}"

    def carry_out(self, work: Work) -> None:
        """Take it away."""
        fact = work.get(self.kind, self.key)
        refuse_locked(work, fact.meeting)
        work.remove(fact)


def refuse_locked(reading: Reading, meeting: str | None) -> None:
    """Refuse where something belongs to minutes that are issued."""
    if meeting is not None:
        refuse_if_issued(reading.get(Meeting, meeting))


def _said(made: Escalation, kind: str, whom: str, asked: str) -> Escalation:
    """Give an escalation its kind and words; refuses where one is missing."""
    to, what = " ".join(whom.split()), " ".join(asked.split())
    if kind not in ESCALATIONS:
        raise Refused("Say what the escalation is about: choose a kind.")
    if not to:
        raise Refused("Say to whom it is escalated.")
    if not what:
        raise Refused("Say what is asked.")
    return replace(made, kind=kind, whom=to, asked=what)


def _about(reading: Reading, referral: str | None) -> str:
    """Name the referral something is about, where there is one."""
    return f", {reading.get(Referral, referral).ref}" if referral else ""
