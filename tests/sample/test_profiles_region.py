"""Each profile's own region: small, invented, the same every time, and good for a meeting."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import kind_of
from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.domain.person import Person, age_on
from pc_desktop.domain.places import Unit
from pc_desktop.domain.profile import Profile
from pc_desktop.domain.referral import Referral
from pc_desktop.reference import profile_samples, profiles
from pc_desktop.sample.profiles_region import (
    FIRST,
    MakeProfileSample,
    profile_facts,
    profile_now,
    sample_order,
)
from pc_desktop.sample.region import MakeSample, sample_now
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import region_now, settings_of
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store

KEYS = profile_samples()
Made = Callable[[str], Desk]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make a sample in a store of its own, closed afterwards."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    stores = []

    def make(key: str) -> Desk:
        stores.append(create_store(tmp_path / f"{key}.pcstore", "three invented words"))
        desk = Desk(stores[-1], StoppedClock(profile_now(key)), role="setup")
        desk.do(MakeProfileSample(key))
        return desk

    yield make
    for store in stores:
        store.close()


def test_that_every_profile_but_the_first_has_a_region_of_its_own() -> None:
    assert set(KEYS) == set(profiles()) - {FIRST}


@pytest.mark.parametrize("key", KEYS)
def test_that_a_region_is_made_whole_and_ready_for_a_meeting(made: Made, key: str) -> None:
    desk = made(key)
    region, profile = desk.ask(region_now), profiles()[key]
    assert desk.ask(settings_of)["profile"] == key
    assert 3 <= len(region.figures) <= 4
    assert 12 <= sum(figures.commissioned for figures in region.figures.values()) <= 20
    assert 8 <= len(region.cases) <= 14
    assert {case.last.state for case in region.cases.values()} >= {"accepted", "offered", "information_asked"}
    assert sum(case.hold is not None for case in region.cases.values()) == 1
    assert {unit.bed_type for unit in region.units.values()} <= set(profile.bed_types)
    assert desk.verify() == ()
    with pytest.raises(Refused, match="already holds a region"):
        desk.do(MakeProfileSample(key))


@pytest.mark.parametrize("key", KEYS)
def test_that_nobody_in_it_is_real(key: str) -> None:
    people = [fact for fact in profile_facts(key) if isinstance(fact, Person)]
    numbers = [person.nhs_number for person in people]
    assert len(set(numbers)) == len(numbers)
    assert all(number and number.startswith("999") and check_digit_fits(number) for number in numbers)
    assert all((person.surname or "").startswith("Xxtest-") for person in people)


@pytest.mark.parametrize("key", KEYS)
def test_that_everybody_fits_the_profile(key: str) -> None:
    facts, today = profile_facts(key), profile_now(key).date()
    profile: Profile = profiles()[key]
    young = profile.populations == ("under_18",)
    for person in (fact for fact in facts if isinstance(fact, Person)):
        age = age_on(person, today)
        assert age is not None
        assert (age < 18) is young
    needs = {need for fact in facts if isinstance(fact, Referral) for need in fact.needs}
    offers = {offer for fact in facts if isinstance(fact, Unit) for offer in fact.offers}
    assert needs | offers <= set(profile.needs)
    known = {field.key: field.choices for field in profile.fields} | {"risk": ()}
    for finding in (fact for fact in facts if isinstance(fact, Finding)):
        assert finding.item in known
        assert not known[finding.item] or finding.words in known[finding.item], finding.item


@pytest.mark.parametrize("key", KEYS)
def test_that_it_is_the_same_every_time_and_no_two_facts_share_a_key(key: str) -> None:
    facts = profile_facts(key)
    assert facts == profile_facts(key)
    keys = [(kind_of(fact), fact.key) for fact in facts]
    assert len(set(keys)) == len(keys)


def test_that_a_profile_without_a_region_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    store = create_store(tmp_path / "empty.pcstore", "three invented words")
    desk = Desk(store, StoppedClock(profile_now(KEYS[0])))
    with pytest.raises(Refused, match="no sample region for the profile magic"):
        desk.do(MakeProfileSample("magic"))
    store.close()


def test_that_each_profile_is_given_the_order_that_makes_its_region_and_its_day() -> None:
    assert sample_order(FIRST) == (sample_now(), MakeSample())
    for key in KEYS:
        assert sample_order(key) == (profile_now(key), MakeProfileSample(key))
    with pytest.raises(Refused, match="no sample region for the profile magic"):
        sample_order("magic")
