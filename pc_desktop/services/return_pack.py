"""Gathers what goes into the weekly returns that are sent out, each with its own unit's patients and nobody else's."""

from collections.abc import Iterable

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.person import initials
from pc_desktop.domain.places import RETIRED, Bed, Unit
from pc_desktop.domain.return_pack import CLOSED, OCCUPIED, VACANT, BedLine, ReturnPack
from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of
from pc_desktop.services.return_held import Held, held_of


def units_to_ask(reading: Reading) -> tuple[Unit, ...]:
    """Give the units that send a return every week, in the order of the board."""
    return tuple(
        sorted((unit for unit in reading.find(Unit) if unit.in_region), key=lambda unit: unit.position)
    )


def return_packs(reading: Reading, units: Iterable[str], *, filled: bool) -> tuple[ReturnPack, ...]:
    """Gather the returns of some units by key: blank but for their beds, or filled in with what is held now."""
    collaborative = settings_of(reading)["collaborative"]
    wanted = frozenset(units)
    return tuple(
        ReturnPack(
            collaborative=collaborative,
            unit_key=unit.key,
            unit=unit.name,
            made=reading.now,
            beds=tuple(_lines(reading, held_of(reading, unit), filled=filled)),
            is_filled=filled,
        )
        for unit in units_to_ask(reading)
        if unit.key in wanted
    )


def _lines(reading: Reading, held: Held, *, filled: bool) -> Iterable[BedLine]:
    """Give a line for each bed in use or out of use for a while, then one for each patient without a bed."""
    shut = {
        one.bed: one
        for one in held.closures
        if one.start <= reading.now and (one.end is None or one.end > reading.now)
    }
    staying = {bed.key: held.stays[stay] for stay, bed in held.bed_of.items() if stay in held.stays}
    for bed in held.beds.values():
        closure = shut.get(bed.key)
        if closure is not None and closure.kind == RETIRED:
            continue
        stay = staying.get(bed.key)
        if not filled:
            yield BedLine(bed.label)
        elif stay is not None:
            yield BedLine(bed.label, OCCUPIED, _patient(held, stay, bed))
        elif closure is not None and closure.kind != "unusable":
            yield BedLine(bed.label, CLOSED, remarks=closure.reason)
        else:
            yield BedLine(bed.label, VACANT)
    bedless = [stay for stay in held.stays.values() if stay.key not in held.bed_of]
    yield from (BedLine("", "", _patient(held, stay, None)) for stay in bedless if filled)


def _patient(held: Held, stay: Stay, bed: Bed | None) -> ReturnedPatient:
    """Say of somebody staying what the return asks; the unit knows them by number and initials."""
    person = held.people[stay.person]
    bmi = held.bmi.get(stay.person)
    return ReturnedPatient(
        nhs=person.nhs_number,
        admitted=local_day(stay.admitted),
        mha=LEGAL.get(stay.legal or ""),
        bmi=round(bmi.value, 1) if bmi else None,
        edd=stay.expected,
        crfd=stay.ready,
        initials=initials(person).replace(".", ""),
        bed=bed.label if bed else None,
        on_leave=stay.key in held.leaves,
    )
