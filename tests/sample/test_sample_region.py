"""The sample region: always the same, nobody real, and its headline what the outcome definitions compute."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.agenda import Declaration
from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.kinds import KINDS, Fact, kind_of
from pc_desktop.domain.meeting import Action, Attendance, Decision, Meeting, Minute
from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.domain.outcomes.asked import Asked
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import year_from
from pc_desktop.domain.outcomes.folded import everything
from pc_desktop.domain.outcomes.headline import Headline, Told, headline
from pc_desktop.domain.outcomes.measures import measures_of
from pc_desktop.domain.outcomes.savings import Assumptions
from pc_desktop.domain.person import Person, age_on
from pc_desktop.domain.places import OFFERS, Team, Trust, Unit
from pc_desktop.domain.referral import Milestone, Referral, turn
from pc_desktop.domain.settings import Event, Setting
from pc_desktop.domain.urgent import Approval
from pc_desktop.reference import outcodes
from pc_desktop.sample import region
from pc_desktop.sample.agenda import Session
from pc_desktop.sample.frame import frame
from pc_desktop.sample.region import MakeSample, sample_facts, sample_now
from pc_desktop.sample.write_further import FurtherWriter
from pc_desktop.services.desk import Desk
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.store.sql_store import SqlStore

Every = Callable[[Any], tuple[Any, ...]]
BASELINE, SHADOW = year_from(date(2023, 11, 1)), year_from(date(2024, 11, 1))
NO_LINKS = {("risk_rule", "unit"), ("closure", "told")}
"""Fields named like a kind that hold words."""
PRINT_DIGEST = """
from hashlib import sha256
from pc_desktop.sample.region import sample_facts
print(sha256("|".join(map(repr, sample_facts())).encode()).hexdigest())
"""


def headline_of(facts: tuple[Fact, ...]) -> Headline:
    """Compute the headline from facts alone, with the assumptions the sample sets."""

    def every(kind: Any) -> Any:
        return tuple(fact for fact in facts if isinstance(fact, kind))

    said = {setting.key: setting.value for setting in every(Setting)}
    book = CaseBook(
        now=sample_now(),
        units={unit.key: unit for unit in every(Unit)},
        spells=every(Stay),
        milestones=every(Milestone),
        referrals=every(Referral),
        home_of={person.key: person.outcode for person in every(Person)},
        teams=every(Team),
        meetings=every(Meeting),
        minutes=every(Minute),
    )
    measures = {one.name: one for one in measures_of(book)}
    assumed = Assumptions(
        int(said["saving_shorter_stay"]), int(said["saving_longer_stay"]), int(said["saving_price_per_day"])
    )
    return headline(Told(measures, book, Asked(SHADOW, BASELINE), everything), assumed)


@pytest.fixture(scope="module")
def told(facts: tuple[Fact, ...]) -> Headline:
    """Compute the sample's headline."""
    return headline_of(facts)


def test_that_the_headline_is_the_one_reported(told: Headline) -> None:
    assert [(figure.name, figure.value) for figure in told.figures] == [
        ("out_of_area", "−100%"),
        ("length_of_stay", "−36 days"),
        ("distance", "−89 miles"),
        ("managed", "43"),
        ("avoided", "17"),
        ("savings", "£850k to £1.0m"),
        ("discussion", "41 h 36 min"),
        ("gaps", "Worcestershire, North Staffordshire"),
    ]


def test_that_the_baseline_has_at_least_five_placements_out_of_area_and_the_shadow_year_none(
    told: Headline, every: Every
) -> None:
    figure = told.of("out_of_area")
    assert len(figure.cases_before) >= 5
    outside = {unit.key for unit in every(Unit) if not unit.in_region}
    start = SHADOW.moments()[0]
    assert all(stay.discharged < start for stay in every(Stay) if stay.unit in outside)


def test_that_meetings_last_48_minutes_on_average_and_more_than_forty_hours_in_all(told: Headline) -> None:
    figure = told.of("discussion")
    assert "48 minutes on average" in figure.detail
    assert len(figure.cases) == 52


def test_that_one_alternative_was_followed_by_an_admission_and_is_taken_out(told: Headline) -> None:
    assert "1 referral taken back: admitted within 90 days" in told.of("avoided").detail


@pytest.mark.parametrize("seed", [1, 2021])
def test_that_another_seed_makes_other_people_and_the_same_headline(seed: int, told: Headline) -> None:
    other = headline_of(sample_facts(seed))
    same = ("out_of_area", "length_of_stay", "distance", "managed", "avoided", "savings", "discussion")
    assert [other.of(name).value for name in same] == [told.of(name).value for name in same]
    assert other.of("managed").cases != ()


def test_that_the_same_seed_makes_the_same_facts_in_any_process(
    facts: tuple[Fact, ...], project: Path
) -> None:
    digests = set()
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            cwd=project,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1
    assert sample_facts() == facts


def test_that_no_two_facts_share_a_key_and_everything_referred_to_is_there(facts: tuple[Fact, ...]) -> None:
    keys = {(kind_of(fact), fact.key) for fact in facts}
    assert len(keys) == len(facts)
    links = {name: name for name in KINDS} | {"linked_unit": "unit"}
    for fact in facts:
        for field, kind in links.items():
            named = getattr(fact, field, None) if field in type(fact).__dataclass_fields__ else None
            if isinstance(named, str) and (kind_of(fact), field) not in NO_LINKS:
                assert (kind, named) in keys, (fact.key, field)


def test_that_every_nhs_number_is_sound_of_the_999_range_and_somebodys_alone(every: Every) -> None:
    numbers = [person.nhs_number for person in every(Person)]
    assert None not in numbers
    assert all(number.startswith("999") and check_digit_fits(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_that_every_name_is_obviously_invented(every: Every) -> None:
    assert all(person.surname.startswith("Xxtest-") for person in every(Person) if person.surname)
    assert all("Xxtest-" in one.name for one in every(Attendance))
    assert all("(sample" in trust.name for trust in every(Trust))
    assert "(sample)" in {setting.key: setting.value for setting in every(Setting)}["collaborative"]


def test_that_everybody_admitted_is_of_age_and_lives_somewhere_on_the_map(every: Every) -> None:
    people = {person.key: person for person in every(Person)}
    for stay in every(Stay):
        # Of the people this week's returns name, one was seventeen when she came in.
        day = stay.admitted if stay.discharged else sample_now()
        age = age_on(people[stay.person], day.date())
        assert age is not None
        assert 18 <= age <= 64
    assert {person.outcode for person in people.values()} - {None} <= set(outcodes())


def test_that_units_teams_and_needs_speak_the_words_of_the_meeting(every: Every) -> None:
    units = {unit.key: unit for unit in every(Unit)}
    assert sum(unit.in_region for unit in units.values()) == 5
    assert [unit.name for unit in units.values()][:5] == [
        "Oak Suite",
        "Ash Ward",
        "Larch",
        "Yew",
        "Rowan House",
    ]
    assert all(set(unit.offers) <= set(OFFERS) for unit in units.values())
    assert all(set(referral.needs) <= set(OFFERS) for referral in every(Referral))
    assert all(team.linked_unit in units and set(team.outcodes) <= set(outcodes()) for team in every(Team))
    assert {event.key: event.day for event in every(Event)}["go-live"] == date(2025, 11, 1)


def test_that_every_referral_lives_by_the_rules_of_a_referral(every: Every) -> None:
    by_referral: dict[str, list[Milestone]] = {}
    for milestone in every(Milestone):
        by_referral.setdefault(milestone.referral, []).append(milestone)
    for referral in every(Referral):
        turns = sorted(by_referral[referral.key], key=lambda one: one.number)
        assert turns[0].state == "received"
        assert turns[0].at == referral.received
        last = turns[0]
        lived = referral
        for new in turns[1:]:
            lived = turn(lived, last, new)
            last = new
        assert lived.closed == referral.closed
        assert last.at <= sample_now()


def test_that_everybody_admitted_through_a_referral_has_a_stay_and_the_other_way_round(every: Every) -> None:
    admitted = {one.referral: one.at for one in every(Milestone) if one.state == "admitted"}
    stays = {stay.referral: stay.admitted for stay in every(Stay) if stay.referral}
    assert admitted == stays
    assert {stay.source for stay in every(Stay) if stay.referral} == {"meeting"}
    assert {stay.source for stay in every(Stay) if not stay.referral} == {"own", "elsewhere"}


def test_that_references_are_numbered_in_the_order_received(every: Every) -> None:
    referrals = sorted(every(Referral), key=lambda one: one.ref)
    assert referrals[-1].ref == "R-0419A"
    received = [one.received.date() for one in referrals]
    assert received == sorted(received)


def test_that_there_is_a_meeting_every_tuesday_and_all_minutes_but_todays_are_issued(every: Every) -> None:
    meetings = sorted(every(Meeting), key=lambda one: one.day)
    days = [one.day for one in meetings]
    assert days[0] == date(2024, 11, 5)
    assert days[-1] == date(2026, 11, 17)
    assert {(after - before).days for before, after in pairwise(days)} == {7}
    assert all(one.issued for one in meetings[:-1])
    assert meetings[-1].started is meetings[-1].issued is None
    assert {one.meeting for one in every(Attendance)} == {one.key for one in meetings}


def test_that_every_decision_agrees_with_what_became_of_the_referral(every: Every) -> None:
    stays = {stay.referral: stay for stay in every(Stay) if stay.referral}
    states: dict[str, set[str]] = {}
    for one in every(Milestone):
        states.setdefault(one.referral, set()).add(one.state)
    minutes = {(one.meeting, one.referral): one for one in every(Minute)}
    urgent = {one.decision for one in every(Approval)}
    for decision in every(Decision):
        seconds = minutes[decision.meeting, decision.referral].seconds
        assert seconds == 0 if decision.key in urgent else seconds > 0
        if decision.kind.startswith("offer"):
            assert decision.hold
            assert "offered" in states[decision.referral]
        if decision.kind == "alternative":
            assert decision.detail
            assert "alternative" in states[decision.referral]
        if decision.kind.startswith("offer") and decision.referral in stays:
            assert stays[decision.referral].unit == decision.unit


def test_that_old_actions_are_done_and_some_of_the_last_are_open(every: Every) -> None:
    open_actions = [one for one in every(Action) if one.done is None]
    assert 2 <= len(open_actions) <= 12
    assert all(one.due >= date(2026, 11, 3) for one in open_actions)
    assert all(one.done <= sample_now() for one in every(Action) if one.done)


def test_that_admissions_differ_little_from_year_to_year(every: Every) -> None:
    admitted = [local_day(one.admitted) for one in every(Stay) if one.source == "meeting"]
    years = [year_from(date(year, 11, 1)) for year in (2022, 2023, 2024, 2025)]
    found = [sum(year.start <= day < year.end for day in admitted) for year in years]
    assert found == [44, 46, 43, 44]


def test_that_the_sample_is_made_in_a_store_in_seconds_and_the_store_finds_nothing_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: tuple[Fact, ...]
) -> None:
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    store = create_store(tmp_path / "sample.pcstore", "three invented words")
    desk = Desk(store, StoppedClock(sample_now()))
    done = desk.do(MakeSample())
    assert done.title == "Make the sample region"
    assert done.topics >= {"unit", "stay", "meeting", "referral"}
    assert store.verify() == ()
    kept: set[Fact] = set()
    with store.reading(sample_now()) as reading:
        for kind in KINDS.values():
            kept |= set(reading.find(kind))
    assert kept == set(facts)
    with pytest.raises(Refused, match="already holds a region"):
        desk.do(MakeSample())
    store.close()


def test_that_a_new_reference_follows_those_of_the_sample(sample_store: SqlStore) -> None:
    with sample_store.working(sample_now(), "Test", "liaison") as work:
        assert work.new_ref() == "R-0420A"


def test_that_two_facts_of_one_key_are_an_error_of_ours(every: Every) -> None:
    one = every(Setting)[0]
    assert region._once([one, one]) == (one,)
    with pytest.raises(ValueError, match="share the key"):
        region._once([one, replace(one, value="another")])


def test_that_what_is_given_names_only_units_and_beds_there_are(project: Path, every: Every) -> None:
    given = tomllib.loads((project / "resources/reference/sample_region.toml").read_text(encoding="utf-8"))
    units = {one["key"] for one in given["unit"] if "beds" in one}
    for part in ("closure", "empty", "returned"):
        assert {one["unit"] for one in given[part]} <= units
    assert {one["unit"] for one in given["returned"]} == units


def test_that_gaps_escalations_and_an_urgent_decision_are_there_to_be_seen(every: Every) -> None:
    places = [one.place for one in every(Gap)]
    assert places.count("Worcestershire") == 4
    assert places.count("North Staffordshire") == 2
    assert {one.number for one in every(Escalation)} == {1, 2, 3, 4}
    assert sum(one.answered is None for one in every(Escalation)) == 2
    assert all(one.at <= sample_now() for one in (*every(Gap), *every(Escalation)))
    (approval,) = every(Approval)
    assert approval.first != approval.second
    assert approval.ratified is None
    assert len(every(Declaration)) == 2


def test_that_what_belongs_to_meetings_before_the_first_is_left_out() -> None:
    held = [Session(date(2026, 11, day), sample_now(), ()) for day in (3, 10)]
    cast = [
        SimpleNamespace(
            key=name, course=SimpleNamespace(person=SimpleNamespace(key=name, surname=f"Xxtest-{name}"))
        )
        for name in ("Pike", "Brand")
    ]
    facts = list(FurtherWriter(frame(region.SAMPLE), cast, {"Pike", "Brand"}, held).write())  # type: ignore[arg-type]
    assert [one.place for one in facts if isinstance(one, Gap)] == ["Worcestershire"]
    assert [one.meeting for one in facts if isinstance(one, Escalation)] == ["meeting-2026-11-03", None]
