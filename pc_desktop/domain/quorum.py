"""Whether a meeting may decide: who has to be there, who is, and in words why or why not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.meeting import CAPACITIES, Attendance

_CHAIRS = frozenset({"chair", "deputy_chair"})
_LEADS = frozenset({"lead", "deputy_lead"})


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """What a collaborative asks of a meeting before it may decide, as set in Setup.

    `share` is the percentage of the region's units that a clinical lead or deputy speaks for. `concerned` asks that the
    unit any bed is given in is one of them.
    """

    chair: bool = True
    liaison: bool = True
    share: int = 50
    concerned: bool = True


@dataclass(frozen=True, slots=True)
class Quorum:
    """How a meeting stands against the rule: what is met and what is missing, a clause each.

    `here` and `needed` count the units somebody speaks for, and those that are needed.
    """

    met: tuple[str, ...]
    missing: tuple[str, ...]
    here: int
    needed: int

    @property
    def quorate(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing

    @property
    def words(self) -> str:
        """Say whether the meeting is quorate and why."""
        if self.quorate:
            return f"Quorate: {'; '.join(self.met) or 'nothing is asked'}."
        return f"Not quorate: {'; '.join(self.missing)}."

    @property
    def provisional(self) -> str | None:
        """Say why a decision made now waits for ratification; None where the meeting is quorate."""
        return None if self.quorate else f"Provisional, to be ratified: {'; '.join(self.missing)}."


def rule_of(settings: Mapping[str, str]) -> QuorumRule:
    """Read the rule from the settings."""
    return QuorumRule(
        chair=settings["quorum_chair"] == "yes",
        liaison=settings["quorum_liaison"] == "yes",
        share=int(settings["quorum_units_percent"]),
        concerned=settings["quorum_concerned"] == "yes",
    )


def capacity_of(one: Attendance, chair: str = "") -> str:
    """Tell in what capacity somebody sits, by what was recorded or else by the words of their role.

    `chair` is the name of the person said to chair this meeting.
    """
    if one.capacity in CAPACITIES:
        return str(one.capacity)
    role = one.role.casefold()
    stands_in = any(word in role for word in ("deputy", "vice"))
    if "chair" in role or _same(one.name, chair):
        return "deputy_chair" if stands_in else "chair"
    if one.referral is not None or "guest" in role:
        return "guest"
    if "liaison" in role:
        return "liaison"
    if one.unit is not None:
        return "deputy_lead" if stands_in else "lead"
    return "member"


def quorum_of(
    rule: QuorumRule,
    people: Iterable[Attendance],
    units: Mapping[str, str],
    chair: str = "",
    concerned: Collection[str] = (),
) -> Quorum:
    """Hold those present against the rule.

    `units` are the region's units by key with their names, `concerned` the keys of those in which beds are given. A
    unit is spoken for by its clinical lead or their deputy; one who also chairs speaks for their unit too.
    """
    here = [replace(one, capacity=capacity_of(one, chair)) for one in people if one.status == "present"]
    spoken = {one.unit for one in here if one.unit in units and one.capacity in _LEADS | _CHAIRS}
    needed = -(-rule.share * len(units) // 100)
    silent = [units[key] for key in units if key in concerned and key not in spoken]
    said = (
        (rule.chair, any(one.capacity in _CHAIRS for one in here), *_CHAIR_WORDS),
        (rule.liaison, any(one.capacity == "liaison" for one in here), *_LIAISON_WORDS),
        (needed > 0, len(spoken) >= needed, *_unit_words(len(spoken), needed, len(units))),
        (
            rule.concerned and bool(concerned),
            not silent,
            "every unit a bed is given in is spoken for",
            f"nobody speaks for {' or '.join(silent)}, where a bed is given",
        ),
    )
    met = tuple(yes for asked, is_met, yes, _ in said if asked and is_met)
    missing = tuple(no for asked, is_met, _, no in said if asked and not is_met)
    return Quorum(met, missing, len(spoken), needed)


_CHAIR_WORDS = ("the chair or a deputy is here", "neither the chair nor a deputy is here")
_LIAISON_WORDS = ("the liaison practitioner is here", "the liaison practitioner is not here")


def _unit_words(here: int, needed: int, units: int) -> tuple[str, str]:
    """Say how many units are spoken for, where that is enough and where it is not."""
    said = f"{here} of {counted(units, 'unit')} spoken for by a clinical lead or deputy"
    return said, f"{said}, {needed} needed"


def _same(name: str, other: str) -> bool:
    """Tell whether two names are of one person, however they were spaced or capitalised."""
    return bool(other.strip()) and name.casefold().split() == other.casefold().split()
