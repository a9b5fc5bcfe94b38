"""The Outcomes page of the sample region, and of a region nobody has set anything for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Confirmation, Occupation, Stay
from pc_desktop.domain.calendar import days_between
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.sample.region import sample_facts, sample_now
from pc_desktop.services.desk import Desk
from pc_desktop.services.moves import MovePatient
from pc_desktop.services.outcomes_facts import OutcomesMemory
from pc_desktop.services.outcomes_view import OutcomesPage, outcomes_view
from pc_desktop.services.outcomes_wanted import Wanted
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import region_now
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store

NOVEMBER = date(2026, 11, 1)
READ = (Stay, Referral, Milestone, Meeting, Minute, Decision, Action, Confirmation)
"""The kinds of fact the page is made of, as far as there are many."""


@dataclass(frozen=True)
class Put:
    """Put facts as they are."""

    facts: tuple[Fact, ...]

    def title(self, reading: Reading) -> str:
        """Say so."""
        return "Put facts"

    def carry_out(self, work: Work) -> None:
        """Put them."""
        work.put(*self.facts)


@dataclass(frozen=True)
class Discharge:
    """End one stay now."""

    stay: str

    def title(self, reading: Reading) -> str:
        """Say so."""
        return "Discharge"

    def carry_out(self, work: Work) -> None:
        """End the stay and free the bed."""
        work.put(replace(work.get(Stay, self.stay), discharged=work.now))
        for one in work.find(Occupation, stay=self.stay, end=None):
            work.put(replace(one, end=work.now))


def desk_with(folder: Path, facts: tuple[Fact, ...]) -> Iterator[Desk]:
    """Sit down at a new store holding some facts, on the sample's today."""
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        store = create_store(folder / "outcomes.pcstore", "three invented words")
    desk = Desk(store, StoppedClock(sample_now()))
    if facts:
        desk.do(Put(facts))
    yield desk
    store.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path_factory.mktemp("sample"), sample_facts())


@pytest.fixture(scope="module")
def page(sample: Desk) -> OutcomesPage:
    """Ask for its page once."""
    return sample.ask(outcomes_view)


def test_that_the_sample_shows_the_headline_the_collaborative_reported(page: OutcomesPage) -> None:
    assert {row.label: row.value for row in page.rows} == {
        "Out-of-area activity": "−100%",
        "Length of stay": "−36 days",
        "Distance travelled": "−89 miles",
        "Admissions managed": "43",
        "Admissions avoided": "17",
        "Savings": "£850k to £1.0m",
        "Clinical discussion": "41 h 36 min",
        "Gaps in community services": "Worcestershire, North Staffordshire",
    }
    assert page.period == "Year reported: 01-Nov-2024 up to, not including, 01-Nov-2025"
    assert page.baseline == "Baseline year: 01-Nov-2023 up to, not including, 01-Nov-2024"


def test_that_every_count_is_that_of_its_cases(page: OutcomesPage) -> None:
    assert page.row("managed").number == 43
    assert page.row("avoided").number == page.row("savings").number == 17
    assert page.row("discussion").number == 52
    assert page.row("out_of_area").number == 0
    assert len(page.row("out_of_area").cases_before) == 22
    stays = page.row("length_of_stay")
    assert f"{len(stays.cases_before)} → {stays.number} discharges" in stays.detail
    for row in page.rows:
        assert len({case.key for case in row.cases}) == row.number
        assert row.definition
        assert row.source


def test_that_cases_are_named_by_reference_and_by_nothing_that_identifies_anybody(
    sample: Desk, page: OutcomesPage
) -> None:
    people = sample.ask(lambda reading: reading.find(Person))
    said = repr([[row.cases, row.cases_before] for row in page.rows])
    for person in people:
        assert person.nhs_number is None or person.nhs_number not in said
        assert person.surname is None or person.surname not in said
    for row in page.rows:
        if row.name != "discussion":
            assert all(re.fullmatch(r"R-[0-9]{4}A", case.ref) for case in (*row.cases, *row.cases_before))


def test_that_a_stay_among_the_cases_tells_its_length_and_distance(page: OutcomesPage) -> None:
    case = page.row("length_of_stay").cases[0]
    assert re.fullmatch(
        r"[\w ]+, \d\d-\w{3}-\d{4} to \d\d-\w{3}-\d{4}, \d+ days?, \d+ miles from home", case.words
    )
    assert re.fullmatch(r"received .+, closed .+", page.row("avoided").cases[0].words)
    assert re.fullmatch(r"\d h \d\d min recorded", page.row("discussion").cases[0].words)


def test_that_the_means_of_the_table_are_those_of_the_cases(page: OutcomesPage) -> None:
    row = page.row("length_of_stay")
    days = [int(re.findall(r"(\d+) days?", case.words)[0]) for case in row.cases]
    assert f"→ {sum(days) / len(days):.1f} days" in row.detail


def test_that_other_years_can_be_asked_for(sample: Desk) -> None:
    page = sample.ask(
        lambda reading: outcomes_view(
            reading, Wanted(start=date(2025, 11, 1), baseline_start=date(2024, 11, 1))
        )
    )
    assert page.period.startswith("Year reported: 01-Nov-2025")
    assert page.row("out_of_area").value == "0 → 0"
    assert any("to still in" in case.words for case in page.row("managed").cases)


def test_that_the_assumptions_are_printed(page: OutcomesPage) -> None:
    assert "94 to 111 days" in page.assumptions[0]
    assert "90 days" in page.assumptions[1]
    assert "other regions'" in page.assumptions[2]


def test_that_a_region_with_nothing_recorded_has_a_page_that_says_so(tmp_path: Path) -> None:
    for desk in desk_with(tmp_path, ()):
        page = desk.ask(outcomes_view)
        assert page.period == "Year reported: 01-Nov-2025 up to, not including, 01-Nov-2026"
        assert page.baseline == "Baseline year: 01-Nov-2024 up to, not including, 01-Nov-2025"
        assert page.row("length_of_stay").value == "Not recorded"
        assert page.row("savings").value == "Not recorded"
        assert page.row("managed").value == "0"
        assert desk.ask(
            lambda reading: outcomes_view(reading, Wanted(start=date(2024, 2, 29)))
        ).baseline.startswith("Baseline year: 28-Feb-2023")


class Counted:
    """Looks through another reading and notes which kinds of fact are asked for."""

    def __init__(self, reading: Reading) -> None:
        """Look through it."""
        self._reading = reading
        self.asked: list[type[Fact]] = []

    def __getattr__(self, name: str) -> Any:
        """Do as the reading does."""
        return getattr(self._reading, name)

    def find(self, kind: type[Any], **where: Any) -> tuple[Any, ...]:
        """Note what is asked for."""
        self.asked.append(kind)
        return self._reading.find(kind, **where)


def test_that_the_page_asks_for_each_kind_of_fact_once_and_another_period_for_none(sample: Desk) -> None:
    """What it costs is measured by the benchmark."""
    memory, wanted = OutcomesMemory(), Wanted(start=date(2025, 5, 1))

    def asked(wanted: Wanted) -> Counter[type[Fact]]:
        def look(reading: Reading) -> Counter[type[Fact]]:
            counted = cast("Any", Counted(reading))
            outcomes_view(counted, wanted, memory.gathered(counted))
            return Counter(one for one in counted.asked if one in READ)

        return sample.ask(look)

    assert asked(Wanted()) == Counter(READ)
    assert asked(wanted) == Counter()


def test_that_a_transfer_ends_no_stay_and_the_whole_of_it_counts_when_it_ends(sample: Desk) -> None:
    """Whoever is moved to another unit is still in; what was counted before stays as it was."""
    before = sample.ask(lambda reading: outcomes_view(reading, Wanted(start=NOVEMBER)))
    region = sample.ask(region_now)
    standings = [one for beds in region.board.values() for one in beds]
    stay = next(one.stay for one in standings if one.stay and one.stay.source == "meeting" and not one.leave)
    bed = next(one.bed for one in standings if one.state == "free" and one.bed.unit != stay.unit)
    sample.do(MovePatient(stay.key, bed.key))
    moved = sample.ask(lambda reading: outcomes_view(reading, Wanted(start=NOVEMBER)))
    assert [row.value for row in moved.rows] == [row.value for row in before.rows]
    assert [row.number for row in moved.rows] == [row.number for row in before.rows]
    sample.do(
        Discharge(sample.ask(lambda reading: reading.find(Stay, person=stay.person, discharged=None))[0].key)
    )
    ended = sample.ask(lambda reading: outcomes_view(reading, Wanted(start=NOVEMBER)))
    assert ended.row("length_of_stay").number == before.row("length_of_stay").number + 1
    days = days_between(stay.admitted, sample_now())
    (case,) = (one for one in ended.row("length_of_stay").cases if one.key == stay.key)
    assert f", {days} days, " in case.words
    for _ in range(2):
        sample.undo()
