"""What can be done with somebody who stays: discharge, move, swap, leave, return and readiness."""

from pc_desktop.domain.board import BedStanding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.stay_codes import (
    DESTINATIONS,
    DISCHARGE_METHODS,
    LEAVE_TYPES,
    READY_REASONS,
)
from pc_desktop.domain.stays import ready_parts
from pc_desktop.services.leaves import ComeBack, GoOnLeave, WithoutBed
from pc_desktop.services.moves import MovePatient, SwapPatients
from pc_desktop.services.ports import Command
from pc_desktop.services.stays import ClearReady, DischargePatient, PlanDischarge, RecordReady
from pc_desktop.ui.beds.act_scene import ActScene, Wish
from pc_desktop.ui.beds.ask import (
    Answers,
    Ask,
    AskField,
    Kind,
    chosen,
    day_or_none,
    moment_answered,
    pick,
    when,
)


class StayActs(ActScene):
    """Prepares what each act on a stay asks."""

    def return_of(self, one: WithoutBed) -> Ask:
        """Ask which bed somebody without one comes back to, or goes into."""
        who, unit = self._who(one.stay.person), one.stay.unit
        beds = {
            key: words for key, words in self._beds("free").items() if self._region.beds[key].unit == unit
        }
        fields = (pick("bed", "Bed", beds, one.last_bed), when(self._region.now))
        if one.leave is None:
            return Ask(
                f"A bed for {who}",
                "They stay in this unit and are in no bed.",
                "Put into this bed",
                fields,
                lambda said: MovePatient(one.stay.key, chosen(said, "bed", "a bed"), moment_answered(said)),
            )
        return Ask(
            f"{who} back from leave",
            "The bed was not kept, so choose one of the unit's free beds.",
            "Record the return",
            fields,
            lambda said: ComeBack(one.stay.key, chosen(said, "bed", "a bed"), moment_answered(said)),
        )

    def _discharge(self, standing: BedStanding, _other: str) -> Wish:
        stay = self._stay(standing)
        fields = (
            pick("destination", "Where to", DESTINATIONS, "19"),
            pick("method", "How", DISCHARGE_METHODS, "1"),
            when(self._region.now),
        )
        return Ask(
            f"Discharge {self._in(standing)}",
            "This frees the bed. For a day still to come, record the expected discharge instead.",
            "Discharge",
            fields,
            lambda said: DischargePatient(stay, said["destination"], said["method"], moment_answered(said)),
        )

    def _expect(self, standing: BedStanding, _other: str) -> Wish:
        stay = standing.stay
        if stay is None:
            return None
        fields = (AskField("day", "Expected on", Kind.MAYBE_DAY, stay.expected),)
        return Ask(
            f"Expected discharge of {self._in(standing)}",
            "An expected discharge frees no bed; the plan counts on it from that day.",
            "Record",
            fields,
            lambda said: PlanDischarge(stay.key, day_or_none(said, "day")),
        )

    def _move(self, standing: BedStanding, other: str) -> Wish:
        stay = standing.stay
        if stay is None:
            return None

        def order(said: Answers) -> Command:
            bed = self._region.beds[chosen(said, "bed", "a bed")]
            person = self._region.people[stay.person]
            miles = self._miles(person, bed) if bed.unit != stay.unit else None
            return MovePatient(stay.key, bed.key, moment_answered(said), miles)

        fields = (pick("bed", "To bed", self._beds("free", "held"), other), when(self._region.now))
        lead = "To a bed of another unit this is a transfer: one stay ends and another begins."
        return Ask(f"Move {self._in(standing)}", lead, "Move", fields, order)

    def _swap(self, standing: BedStanding, other: str) -> Wish:
        stay = standing.stay
        if stay is None:
            return None
        there = {
            one.bed.key: self._in(one)
            for beds in self._region.board.values()
            for one in beds
            if one.stay is not None and one.bed.key != standing.bed.key
        }

        def order(said: Answers) -> Command:
            second = self._standing(chosen(said, "bed", "the other patient"))
            if second is None or second.stay is None:
                raise Refused("That bed is empty now. Choose another patient.")
            mine, theirs = None, None
            if second.bed.unit != standing.bed.unit:
                mine = self._miles(self._region.people[stay.person], second.bed)
                theirs = self._miles(self._region.people[second.stay.person], standing.bed)
            return SwapPatients(stay.key, second.stay.key, moment_answered(said), mine, theirs)

        fields = (pick("bed", "With", there, other), when(self._region.now))
        return Ask(f"Swap {self._in(standing)}", "Both change beds in one minute.", "Swap", fields, order)

    def _leave(self, standing: BedStanding, _other: str) -> Wish:
        stay = self._stay(standing)
        fields = (
            pick("type", "Kind of leave", LEAVE_TYPES, "02"),
            pick("bed", "The bed", {"kept": "is kept", "usable": "may be used by others"}, "kept"),
            AskField("due", "Due back", Kind.MAYBE_DAY),
            when(self._region.now),
        )
        return Ask(
            f"Leave of {self._in(standing)}",
            "The stay goes on. A bed others may use becomes free.",
            "Record the leave",
            fields,
            lambda said: GoOnLeave(
                stay, said["type"], said["bed"] == "usable", day_or_none(said, "due"), moment_answered(said)
            ),
        )

    def _back(self, standing: BedStanding, _other: str) -> Wish:
        stay = self._stay(standing)
        return Ask(
            f"{self._in(standing)} back from leave",
            "The bed was kept.",
            "Record the return",
            (when(self._region.now),),
            lambda said: ComeBack(stay, None, moment_answered(said)),
        )

    def _ready(self, standing: BedStanding, _other: str) -> Wish:
        stay = standing.stay
        if stay is None:
            return None
        code, who = ready_parts(stay.ready_reason)
        fields = (
            pick("reason", "What keeps them", READY_REASONS, code),
            AskField("waits", "Who it waits for", Kind.TEXT, who, advice="Such as a council or a provider."),
            AskField("since", "Ready since", Kind.DAY, stay.ready or self._region.today),
        )
        return Ask(
            f"{self._in(standing)} is clinically ready to leave",
            "Readiness frees no bed.",
            "Record",
            fields,
            lambda said: RecordReady(
                stay.key, chosen(said, "reason", "what keeps the patient"), said["waits"], said["since"]
            ),
        )

    def _not_ready(self, standing: BedStanding, _other: str) -> Wish:
        return ClearReady(self._stay(standing))
