"""What the page of escalations and gaps shows and orders."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import counted, local_day
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.services.escalate import RemoveFurther
from pc_desktop.services.escalation_view import (
    EscalationNow,
    GapCounts,
    GapNow,
    Proposal,
    escalations_now,
    gap_counts,
    gaps_now,
    proposals,
)
from pc_desktop.services.office import Office
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.meeting.further_forms import (
    answer_form,
    change_escalation_form,
    escalation_form,
    gap_form,
)
from pc_desktop.ui.meeting.matters_further import escalation_row, gap_row
from pc_desktop.ui.meeting.wishes import Order, Wish


@dataclass(frozen=True, slots=True)
class FurtherRows:
    """The page: figures, what might be escalated, escalations, gaps, and gaps counted by place and by service."""

    badges: tuple[Badge, ...]
    proposals: tuple[Row, ...]
    escalations: tuple[Row, ...]
    gaps: tuple[Row, ...]
    by_place: tuple[Row, ...]
    by_service: tuple[Row, ...]


class FurtherPresenter:
    """Prepares what was taken further and turns wishes into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._region: Region | None = None
        self._escalations: tuple[EscalationNow, ...] = ()
        self._gaps: tuple[GapNow, ...] = ()
        self._proposals: tuple[Proposal, ...] = ()

    def today(self) -> date:
        """Give today."""
        return local_day(self._office.clock.now())

    def refresh(self) -> FurtherRows:
        """Ask again and prepare."""
        return self._office.desk.ask(self._ask)

    def _ask(self, reading: Reading) -> FurtherRows:
        """Look at everything taken further, and at the plan for what might be."""
        region = self._region = region_now(reading)
        self._escalations, self._gaps = escalations_now(reading), gaps_now(reading)
        planning = planning_now(region, self._office.gazetteer)
        self._proposals = proposals(region, planning, self._escalations)
        counts = gap_counts(self._gaps)
        return FurtherRows(
            _badges(self._escalations, self._gaps),
            tuple(map(_proposal_row, self._proposals)),
            tuple(map(escalation_row, self._escalations)),
            tuple(map(gap_row, self._gaps)),
            tuple(_place_row(counts, place) for place in counts.places),
            tuple(_service_row(counts, service) for service in counts.services),
        )

    def escalate(self) -> Wish:
        """Ask for an escalation in words of one's own."""
        return escalation_form(self._office, self._look())

    def use_proposal(self, key: str) -> Wish:
        """Ask for an escalation with the words proposed."""
        worded = next((one for one in self._proposals if one.key == key), None)
        return escalation_form(self._office, self._look(), worded) if worded else None

    def answer(self, key: str) -> Wish:
        """Ask what an escalation came to."""
        one = self._escalation(key)
        return answer_form(one) if one else None

    def change_escalation(self, key: str) -> Wish:
        """Ask how an escalation should read."""
        one = self._escalation(key)
        return change_escalation_form(self._look(), one) if one else None

    def name_gap(self) -> Wish:
        """Ask for a gap."""
        return gap_form(self._office, self._look())

    def change_gap(self, key: str) -> Wish:
        """Ask how a gap should read."""
        one = next((one for one in self._gaps if one.key == key), None)
        return gap_form(self._office, self._look(), one) if one else None

    @staticmethod
    def remove_escalation(key: str) -> Wish:
        """Take an escalation away."""
        return Order(RemoveFurther(Escalation, key)) if key else None

    @staticmethod
    def remove_gap(key: str) -> Wish:
        """Take a gap away."""
        return Order(RemoveFurther(Gap, key)) if key else None

    def _escalation(self, key: str) -> EscalationNow | None:
        """Give one escalation."""
        return next((one for one in self._escalations if one.key == key), None)

    def _look(self) -> Region:
        """Give the region as last looked at."""
        return self._region or self._office.desk.ask(region_now)


def _badges(escalations: tuple[EscalationNow, ...], gaps: tuple[GapNow, ...]) -> tuple[Badge, ...]:
    """Count what is unanswered, and the gaps."""
    left = [one for one in escalations if one.answered is None]
    longest = max((one.days for one in left), default=0)
    words = f"◆ {len(left)} without an answer, the longest {counted(longest, 'day')}"
    return (
        Badge(words if left else "● every escalation is answered", Tone.AMBER if left else Tone.GREEN),
        Badge(f"{counted(len(escalations), 'escalation')} in all", Tone.GREY),
        Badge(f"{counted(len(gaps), 'gap')} named", Tone.BLUE),
    )


def _proposal_row(one: Proposal) -> Row:
    """Prepare what might be escalated."""
    title = {"no_bed": "No bed in the region", "closed_beds": "Closed beds"}[one.kind]
    what = f"{one.ref}: {title[0].lower()}{title[1:]}" if one.ref else title
    return Row(one.key, (Cell(what, Tone.STRONG), Cell(one.asked, tip=one.asked)))


def _place_row(counts: GapCounts, place: str) -> Row:
    """Prepare a place with what is missing there."""
    said = ", ".join(
        f"{service} {counts.count[place, service]}"
        for service in counts.services
        if (place, service) in counts.count
    )
    return _count_row(f"place/{place}", place, counts.of_place(place), said)


def _service_row(counts: GapCounts, service: str) -> Row:
    """Prepare a service with where it is missing."""
    said = ", ".join(
        f"{place} {counts.count[place, service]}"
        for place in counts.places
        if (place, service) in counts.count
    )
    return _count_row(f"service/{service}", service, counts.of_service(service), said)


def _count_row(key: str, name: str, count: int, said: str) -> Row:
    """Prepare one count."""
    return Row(key, (Cell(name, Tone.STRONG, tip=name), Cell(str(count)), Cell(said, tip=said)))
