"""Returns as they are sent out: each unit's own beds and patients, and nobody else's."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.bed import Closure, Occupation
from pc_desktop.domain.places import RETIRED
from pc_desktop.services.desk import Desk
from pc_desktop.services.form_pack import form_pack
from pc_desktop.services.return_pack import return_packs, units_to_ask
from tests.services.small_region import NOW, Putting


def test_that_a_filled_return_lists_who_is_where_and_a_blank_one_only_beds(desk: Desk) -> None:
    (filled,) = desk.ask(lambda reading: return_packs(reading, ["larch"], filled=True))
    (blank,) = desk.ask(lambda reading: return_packs(reading, ["larch"], filled=False))
    assert filled.unit == "Larch"
    (patient,) = filled.patients
    assert (patient.nhs, patient.initials, patient.bed, patient.name) == ("9990000476", "AR", "L01", None)
    assert [line.state for line in filled.beds] == ["Occupied", "Vacant", "Vacant"]
    assert [line.bed for line in blank.beds] == [line.bed for line in filled.beds]
    assert blank.patients == ()


def test_that_closed_beds_say_why_retired_ones_are_gone_and_the_bedless_come_last(desk: Desk) -> None:
    (held,) = desk.ask(lambda reading: reading.find(Occupation, bed="l1", end=None))
    desk.do(
        Putting(
            Closure("shut", "l2", NOW - timedelta(days=1), None, "estates", "New flooring", None),
            Closure("gone", "l3", NOW - timedelta(days=1), None, RETIRED, "Merged", None),
            replace(held, end=NOW),
        )
    )
    (pack,) = desk.ask(lambda reading: return_packs(reading, ["larch"], filled=True))
    assert [(line.bed, line.state, line.remarks) for line in pack.beds] == [
        ("L01", "Vacant", ""), ("L02", "Closed", "New flooring"), ("", "", ""),
    ]  # fmt: skip
    assert [one.nhs for one in pack.patients] == ["9990000476"]


def test_that_only_units_of_the_region_are_asked(desk: Desk) -> None:
    assert all(unit.in_region for unit in desk.ask(units_to_ask))
    assert desk.ask(lambda reading: return_packs(reading, ["nowhere"], filled=True)) == ()


def test_that_a_form_offers_the_teams_that_are_set_up(desk: Desk) -> None:
    pack = desk.ask(form_pack)
    assert pack.teams
    assert "NG feeding" in pack.needs
