"""Turns a wish at a bed into an order, or into the question that has to be answered before it can be one."""

from collections.abc import Callable
from dataclasses import replace

from pc_desktop.domain.board import BedStanding
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.person import Person
from pc_desktop.domain.stay_codes import (
    ADMISSION_METHODS,
    CLOSURE_KINDS,
    OTHER_SOURCES,
)
from pc_desktop.services.admissions import AdmitOther, AdmitPatient
from pc_desktop.services.board import ReleaseHold
from pc_desktop.services.closures import CloseBed, RecordTold, ReopenBed
from pc_desktop.services.holds import HoldBed
from pc_desktop.services.ports import Command
from pc_desktop.ui.beds.act_scene import Wish
from pc_desktop.ui.beds.acts_of_stay import StayActs
from pc_desktop.ui.beds.ask import (
    Answers,
    Ask,
    AskField,
    Kind,
    chosen,
    moment_answered,
    pick,
    when,
)


class Acts(StayActs):
    """Prepares what each act asks about one region as it was last looked at."""

    def wish(self, name: str, bed: str, other: str = "") -> Wish:
        """Give what an act on a bed asks, or its order at once; `other` is the bed or referral chosen already."""
        standing = self._standing(bed)
        makers: dict[str, Callable[[BedStanding, str], Wish]] = {
            "admit": self._admit,
            "admit_other": self._admit_other,
            "hold": self._hold,
            "release": self._release,
            "discharge": self._discharge,
            "expect": self._expect,
            "move": self._move,
            "swap": self._swap,
            "leave": self._leave,
            "back": self._back,
            "ready": self._ready,
            "not_ready": self._not_ready,
            "close": self._close,
            "reopen": self._reopen,
            "told": self._told,
        }
        return makers[name](standing, other) if standing else None

    def place(self, referral: str) -> Ask:
        """Ask which free bed to hold for a referral chosen first."""
        ref = self._region.cases[referral].referral.ref
        fields = (pick("bed", "Bed", self._beds("free")), self._until())
        return Ask(
            f"Hold a bed for {ref}",
            "It offers nothing: where the referral stands is for the meeting to say.",
            "Hold the bed",
            fields,
            lambda said: HoldBed(chosen(said, "bed", "a bed"), referral, said["until"]),
        )

    def _admit(self, standing: BedStanding, other: str) -> Wish:
        held = standing.hold.referral if standing.hold else ""

        def order(said: Answers) -> Command:
            referral = chosen(said, "referral", "a referral")
            person = self._region.cases[referral].person
            return AdmitPatient(
                referral,
                standing.bed.key,
                moment_answered(said),
                said["method"],
                said["legal"],
                self._miles(person, standing.bed),
            )

        fields = (
            pick("referral", "Referral", self._waiting(), other or held),
            when(self._region.now),
            pick("method", "How admitted", ADMISSION_METHODS, "11"),
            pick("legal", "Legal status (as in the referral where not chosen)", LEGAL),
        )
        lead = "The wait ends, and the hold counts as used." if held else "The wait ends with the admission."
        return Ask(f"Admit to {self._name(standing)}", lead, "Admit", fields, order)

    def _admit_other(self, standing: BedStanding, _other: str) -> Wish:
        def order(said: Answers) -> Command:
            person = Person(
                "",
                said["nhs"].strip() or None,
                said["surname"].strip() or None,
                said["given"].strip() or None,
                None,
                None,
                said["sex"],
                None,
                None,
                None,
                None,
                None,
            )
            if not (person.surname and person.given):
                letters = "".join(name[0] for name in (said["given"], said["surname"]) if name.strip())
                person = replace(person, initials_said=letters or None)
            source = chosen(said, "source", "whose patient this is")
            at = moment_answered(said)
            return AdmitOther(person, standing.bed.key, source, at, said["method"], said["legal"])

        fields = (
            pick("source", "Whose patient", OTHER_SOURCES, "own"),
            AskField("nhs", "NHS number", Kind.TEXT, advice="Somebody known already is found by it."),
            AskField("given", "First name", Kind.TEXT),
            AskField("surname", "Surname", Kind.TEXT),
            pick("sex", "Sex", {"F": "Female", "M": "Male"}),
            when(self._region.now),
            pick("method", "How admitted", ADMISSION_METHODS, "11"),
            pick("legal", "Legal status", LEGAL),
        )
        lead = "For somebody the meeting did not wait with."
        return Ask(f"Admit another patient to {self._name(standing)}", lead, "Admit", fields, order)

    def _hold(self, standing: BedStanding, other: str) -> Wish:
        held = standing.hold.referral if standing.hold else ""
        fields = (pick("referral", "Referral", self._waiting(), other or held), self._until())
        return Ask(
            f"Hold {self._name(standing)}",
            "It offers nothing: where the referral stands is for the meeting to say.",
            "Hold the bed",
            fields,
            lambda said: HoldBed(standing.bed.key, chosen(said, "referral", "a referral"), said["until"]),
        )

    def _release(self, standing: BedStanding, _other: str) -> Wish:
        return ReleaseHold(standing.hold.key) if standing.hold else None

    def _close(self, standing: BedStanding, _other: str) -> Wish:
        fields = (
            pick("kind", "Kind", CLOSURE_KINDS, "unusable"),
            AskField(
                "reason", "Why", Kind.TEXT, advice="Such as acuity, sex mix, staffing, NG or one-to-one."
            ),
            AskField("told", "Commissioner told: who and when", Kind.TEXT),
            when(self._region.now),
        )
        return Ask(
            f"Close {self._name(standing)}",
            "A closure stands until the bed is reopened.",
            "Close the bed",
            fields,
            lambda said: CloseBed(
                standing.bed.key, said["kind"], said["reason"], said["told"], moment_answered(said)
            ),
        )

    def _reopen(self, standing: BedStanding, _other: str) -> Wish:
        why = standing.closure.reason if standing.closure else ""
        return Ask(
            f"Reopen {self._name(standing)}",
            f"Out of use: {why}.",
            "Reopen the bed",
            (when(self._region.now),),
            lambda said: ReopenBed(standing.bed.key, moment_answered(said)),
        )

    def _told(self, standing: BedStanding, _other: str) -> Wish:
        told = standing.closure.told if standing.closure else ""
        field = AskField("told", "Who was told, and when", Kind.TEXT, told or "")
        return Ask(
            f"Commissioner told of {self._name(standing)}",
            "Specialised beds are not closed or opened without the commissioner.",
            "Record",
            (field,),
            lambda said: RecordTold(standing.bed.key, said["told"]),
        )
