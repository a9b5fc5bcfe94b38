"""The reference lists are there, whole, and say where they come from."""

from pathlib import Path

import pytest

from pc_desktop import reference
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.meeting import OAT_REASONS
from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.domain.referral import URGENCIES


def test_that_every_district_lies_in_great_britain() -> None:
    places = reference.outcodes()
    assert len(places) > 2_800
    assert all(49 < latitude < 61 and -9 < longitude < 2 for latitude, longitude in places.values())


def test_that_distances_are_those_of_the_map() -> None:
    miles = reference.gazetteer().miles("B15", "G12")
    assert miles is not None
    assert 250 < miles < 260
    assert reference.gazetteer() is reference.gazetteer()


def test_that_a_district_has_its_authority() -> None:
    assert reference.districts()["WR1"] == "Worcester"


def test_that_code_lists_hold_the_codes_the_domain_speaks() -> None:
    assert set(LEGAL) - {"98", "99"} <= set(
        reference.code_list("mental_health_act_legal_status_classification_code")
    )
    # Reason 15, away from home, came after the edition the list was taken from.
    reasons = "referred_out_of_area_reason_for_adult_acute_mental_health"
    assert set(OAT_REASONS) - {"15"} <= set(reference.code_list(reasons))
    assert reference.code_list("mh_bed_type_v6")["203"] == "Adult Eating Disorders"
    assert set(URGENCIES) - {"4"} <= set(reference.code_list("clinical_response_priority_type"))
    assert "leave_type" in reference.code_list_names()


def test_that_a_code_list_nobody_shipped_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        reference.code_list("nobody's")


def test_that_organisations_are_there_as_a_sample_to_edit() -> None:
    assert len(reference.rows("icbs.csv")) > 40
    assert {row["ods_code"] for row in reference.rows("mh_providers.csv")}
    assert {row["code"] for row in reference.rows("nhse_regions.csv")}


def test_that_numbers_for_invented_people_are_sound_and_never_issued() -> None:
    numbers = [row["nhs_number"] for row in reference.rows("nhs_numbers_999.csv")]
    assert len(set(numbers)) == len(numbers) == 2_000
    assert all(number.startswith("999") and check_digit_fits(number) for number in numbers)


def test_that_lists_cannot_be_changed_by_whoever_asked() -> None:
    with pytest.raises(TypeError):
        reference.outcodes()["B15"] = (0.0, 0.0)  # type: ignore[index]


def test_that_a_missing_or_broken_list_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reference, "resources", lambda: tmp_path)
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "broken.toml").write_text("= 1", encoding="utf-8")
    for name, ask in (
        ("gone.csv", reference.rows),
        ("gone.toml", reference.table),
        ("broken.toml", reference.table),
    ):
        with pytest.raises(Unavailable, match=name):
            ask(name)


def test_that_every_list_is_named_in_the_licences_and_every_statement_is_made(project: Path) -> None:
    folder = project / "resources" / "reference"
    said = (folder / "LICENCES.md").read_text(encoding="utf-8")
    for file in folder.iterdir():
        kind = "sample_*" if file.name.startswith("sample_") else file.name
        assert kind in said or file.name == "LICENCES.md", file.name
    assert "Contains OS data © Crown copyright and database right 2025" in said
    assert "Contains information from NHS England" in said
    assert "Copyright (c) 2023 NHS Digital" in said
