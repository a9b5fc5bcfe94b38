"""Setting up units: what each offers, whom it takes, where it is and what its beds are; and a new one."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Trust, Unit, offer_words, refuse_unit, takes_words, tidied_outcode
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What somebody says of a unit; `trust` is the name of the organisation that runs it."""

    name: str
    trust: str
    outcode: str
    bed_type: str
    offers: tuple[str, ...]
    sexes: str
    youngest: int
    oldest: int | None
    men_places: int | None
    one_to_one_places: int | None
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddUnit:
    """Add a unit, with the trust that runs it where nobody named that yet; its beds are added afterwards."""

    said: UnitSaid
    in_region: bool

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which unit is added."""
        where = "" if self.in_region else " outside the region"
        return f"Unit{where} added: {' '.join(self.said.name.split())}"

    def carry_out(self, work: Work) -> None:
        """Put the unit after the others."""
        position = max((unit.position for unit in work.find(Unit)), default=0) + 1
        blank = Unit(
            work.new_key(),
            "",
            "",
            "",
            position,
            "",
            (),
            "any",
            18,
            None,
            None,
            None,
            None,
            self.in_region,
            (),
        )
        _keep(work, blank, self.said)


@dataclass(frozen=True, slots=True)
class ChangeUnit:
    """Change what is set up of a unit."""

    unit: str
    said: UnitSaid

    def title(self, reading: Reading) -> str:
        """Say what changes, from what to what."""
        unit = reading.get(Unit, self.unit)
        trusts = {trust.key: trust.name for trust in reading.find(Trust)}
        before, after = (
            unit_words(unit, trusts.get(unit.trust, "")),
            unit_words(_as_said(unit, self.said), ""),
        )
        after["trust"] = " ".join(self.said.trust.split())
        changed = [
            f"{label} {after[label] or 'nothing'}, was {was or 'nothing'}"
            for label, was in before.items()
            if after[label] != was
        ]
        return f"{unit.name}: {'; '.join(changed)}" if changed else f"{unit.name}: as it was"

    def carry_out(self, work: Work) -> None:
        """Keep what is said."""
        _keep(work, work.get(Unit, self.unit), self.said)


def unit_words(unit: Unit, trust: str) -> dict[str, str]:
    """Say everything set up of a unit, each by what it is."""
    one_to_one = unit.one_to_one_places
    return {
        "name": unit.name,
        "trust": trust,
        "postcode district": unit.outcode,
        "bed type": unit.bed_type,
        "takes": takes_words(unit),
        "offers": ", ".join(offer_words(offer) for offer in unit.offers),
        "one-to-one nursing": "" if one_to_one is None else counted(one_to_one, "place"),
        "also known as": ", ".join(unit.known_as),
    }


def _as_said(unit: Unit, said: UnitSaid) -> Unit:
    """Give a unit as somebody says it is, tidied; refuses what makes no sense."""
    name = " ".join(said.name.split())
    known_as = tuple(dict.fromkeys(" ".join(each.split()) for each in said.known_as if each.strip()))
    made = replace(
        unit,
        name=name,
        outcode=tidied_outcode(said.outcode),
        bed_type=said.bed_type,
        offers=tuple(dict.fromkeys(said.offers)),
        sexes=said.sexes,
        youngest=said.youngest,
        oldest=said.oldest,
        men_places=said.men_places if said.sexes == "any" else None,
        one_to_one_places=said.one_to_one_places,
        known_as=tuple(each for each in known_as if each.casefold() != name.casefold()),
    )
    refuse_unit(made)
    return made


def _keep(work: Work, unit: Unit, said: UnitSaid) -> None:
    """Keep a unit, whose names nobody else may have, with its trust."""
    made = _as_said(unit, said)
    if not made.bed_type:
        raise Refused("Choose what the unit's beds are.")
    _refuse_namesakes(work, made)
    work.put(replace(made, trust=_trust(work, said.trust)))


def _refuse_namesakes(work: Work, made: Unit) -> None:
    """Refuse a name another unit has or is known by: returns are told apart by it."""
    mine = _names(made)
    for other in work.find(Unit):
        shared = mine & _names(other)
        if other.key != made.key and shared:
            name = next(each for each in (made.name, *made.known_as) if each.casefold() in shared)
            raise Refused(f"“{name}” is a name of {other.name} already. Returns could not be told apart.")


def _names(unit: Unit) -> AbstractSet[str]:
    """Give every name of a unit, for comparing."""
    return {each.casefold() for each in (unit.name, *unit.known_as)}


def _trust(work: Work, name: str) -> str:
    """Find the trust of this name, or set it up; gives its key."""
    said = " ".join(name.split())
    if not said:
        raise Refused("Say which trust runs the unit.")
    for trust in work.find(Trust):
        if trust.name.casefold() == said.casefold():
            return trust.key
    made = Trust(work.new_key(), said, None)
    work.put(made)
    return made.key
