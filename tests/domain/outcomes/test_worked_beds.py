"""Hand-worked examples of the measures of beds and of what came after discharge, after the national rules."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pc_desktop.domain.bed import Closure, Leave, Stay
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.measures import measures_of
from pc_desktop.domain.outcomes.measures_after import READMISSION_DAYS
from pc_desktop.domain.outcomes.measures_beds import ready_days_by_reason
from pc_desktop.domain.places import Bed
from tests.domain.outcomes.invented_cases import NOW, UNITS, left_of, life, referral, stay, worked

MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
TWO_BEDS = (Bed("oak-1", "oak", "1", 1, None), Bed("oak-2", "oak", "2", 2, None))
ONE_BED = TWO_BEDS[:1]
EARLIER = stay("z", date(2024, 1, 1), 1, source="own")


def closed(start: date, end: date | None, kind: str = "estates", bed: str = "oak-1") -> Closure:
    """Close a bed from one midnight to another."""
    return Closure("c", bed, moment_of(start), moment_of(end) if end else None, kind, "", None)


def leave(start: date, end: date | None, of: str = "a") -> Leave:
    """Let somebody go on leave from one midnight to another."""
    return Leave("l", of, moment_of(start), moment_of(end) if end else None, None, False, "02")


@pytest.mark.parametrize(
    ("stays", "closures", "percent"),
    [
        ((stay("a", MARCH, None),), (), 50.0),
        ((stay("a", MARCH, None, source="own"), stay("b", MARCH, None, source="elsewhere")), (), 100.0),
        ((stay("a", MARCH, None, unit="far"),), (), 0.0),
        ((stay("a", date(2025, 3, 27), 0),), (), 0.0),
        ((stay("a", MARCH, None),), (closed(MARCH, APRIL, bed="oak-2"),), 100.0),
        ((stay("a", MARCH, None),), (closed(MARCH, APRIL, "unusable", "oak-2"),), 50.0),
        ((stay("a", date(2025, 2, 1), 28), stay("b", date(2025, 3, 1), 31)), (), 50.0),
    ],
)
def test_that_occupancy_is_of_the_beds_that_were_available(
    stays: tuple[Stay, ...], closures: tuple[Closure, ...], percent: float
) -> None:
    """Of two beds in March: one; others' patients too; outside; a day case; one closed; one not usable; handed over."""
    found = worked("occupancy", MARCH, APRIL, spells=(EARLIER, *stays), beds=TWO_BEDS, closures=closures)
    assert found.value == pytest.approx(percent)


@pytest.mark.parametrize(
    ("leaves", "with_leave", "without"),
    [
        ((), 100.0, 100.0),
        ((leave(MARCH, date(2025, 3, 11)),), 100.0, 100.0 * 20 / 30),
        ((leave(date(2025, 2, 20), date(2025, 3, 4)),), 100.0, 90.0),
        ((leave(date(2025, 3, 28), None),), 100.0, 90.0),
        ((leave(date(2025, 3, 5), date(2025, 3, 5)),), 100.0, 100.0),
        ((leave(MARCH, date(2025, 3, 11), "elsewhere"),), 100.0, 100.0),
    ],
)
def test_that_leave_counts_as_occupied_or_not(
    leaves: tuple[Leave, ...], with_leave: float, without: float
) -> None:
    """Thirty days of one bed: no leave; ten days; begun before; still away; a day out; of somebody unknown."""
    asked = (MARCH, date(2025, 3, 31))
    facts: dict[str, Any] = {
        "spells": (EARLIER, stay("a", date(2025, 2, 1), None)),
        "beds": ONE_BED,
        "leaves": leaves,
    }
    assert worked("occupancy", *asked, **facts).value == pytest.approx(with_leave)
    assert worked("occupancy_without_leave", *asked, **facts).value == pytest.approx(without)


def test_that_leave_that_was_never_ended_ends_with_the_stay() -> None:
    facts: dict[str, Any] = {
        "spells": (EARLIER, stay("a", MARCH, 10)),
        "beds": ONE_BED,
        "leaves": (leave(date(2025, 3, 6), None),),
    }
    assert worked("occupancy_without_leave", MARCH, date(2025, 3, 31), **facts).value == pytest.approx(
        100 * 5 / 30
    )


def test_that_beds_count_from_their_units_first_admission_and_units_without_one_not_at_all() -> None:
    beds = (*ONE_BED, Bed("ash-1", "ash", "1", 1, None))
    assert (
        worked("occupancy", MARCH, APRIL, spells=(stay("a", date(2025, 3, 22), None),), beds=beds).value
        == 100.0
    )
    assert worked("occupancy", MARCH, APRIL, beds=beds).value is None
    retired = closed(date(2024, 1, 1), None)
    assert (
        worked("occupancy", MARCH, APRIL, spells=(EARLIER,), beds=ONE_BED, closures=(retired,)).value is None
    )


def test_that_a_closure_over_before_the_first_admission_takes_nothing_off() -> None:
    facts: dict[str, Any] = {"spells": (stay("a", MARCH, None),), "beds": ONE_BED}
    gone = closed(date(2025, 1, 1), date(2025, 2, 1))
    assert worked("occupancy", MARCH, APRIL, closures=(gone,), **facts).value == 100.0


def test_that_a_period_going_on_counts_the_days_that_are_over() -> None:
    """On 17 November sixteen days of the month are over: 4 of them occupied."""
    facts: dict[str, Any] = {"spells": (EARLIER, stay("a", date(2026, 11, 13), None)), "beds": ONE_BED}
    found = worked("occupancy", date(2026, 11, 1), date(2026, 12, 1), **facts)
    assert found.value == pytest.approx(100 * 4 / 16)


@pytest.mark.parametrize(
    ("ready", "days", "lost", "still_in"),
    [
        (date(2025, 3, 11), 20, 10, 0),
        (date(2025, 3, 21), 20, 0, 0),
        (date(2025, 4, 21), 20, 0, 0),
        (None, 20, 0, 0),
        (date(2025, 10, 22), None, 10, 1),
        (date(2025, 2, 1), 5, 5, 0),
    ],
)
def test_that_days_after_being_ready_are_lost_until_the_patient_leaves(
    ready: date | None, days: int | None, lost: int, still_in: int
) -> None:
    """Ten days; on leaving; after it; never; ten days of the year and still in; ready before admission."""
    stays = (stay("a", MARCH, days, ready=ready),)
    assert worked("ready_days", spells=stays).value == lost
    assert worked("ready_waiting", spells=stays).value == still_in


def test_that_lost_days_can_be_told_apart_by_reason() -> None:
    day = date(2025, 3, 2)
    stays = (
        stay("a", MARCH, 11, ready=day, ready_reason="18 · Somebody"),
        stay("b", MARCH, 6, ready=day, ready_reason="18"),
        stay("c", MARCH, 4, ready=day, ready_reason="waits for a letter"),
        stay("d", MARCH, 90, ready=day, ready_reason="05", unit="far"),
    )
    book = CaseBook(NOW, UNITS, spells=stays)
    measure = next(one for one in measures_of(book) if one.name == "ready_days")
    lasted = {
        code: sum((one.end - one.start).days for one in apart.spells if one.end)
        for code, apart in ready_days_by_reason(book, measure).items()
    }
    assert lasted == {"18": 15, "": 3}


def back(days_after: int, **fields: object) -> tuple[Stay, ...]:
    """Invent a stay that ends on 11 March and one of the same person so many days later."""
    first = replace(stay("a", MARCH, 10), **({"method": "11/1", "destination": "19"} | fields))  # type: ignore[arg-type]
    again = stay("b", date(2025, 3, 11) + timedelta(days=days_after), None, person=first.person, source="own")
    return first, replace(again, admitted=again.admitted + timedelta(hours=6))


@pytest.mark.parametrize(
    ("after", "within"),
    [
        (0, (14, 28, 30)),
        (1, (14, 28, 30)),
        (14, (14, 28, 30)),
        (15, (28, 30)),
        (28, (28, 30)),
        (29, (30,)),
        (31, ()),
    ],
)
def test_that_a_readmission_is_one_within_so_many_days_of_any_source(
    after: int, within: tuple[int, ...]
) -> None:
    for days in READMISSION_DAYS:
        found = worked(f"readmission_{days}", spells=back(after))
        assert (found.value, found.cases) == (100.0 if days in within else 0.0, ("a",))


@pytest.mark.parametrize(
    "fields",
    [
        {"method": "11/4", "destination": "79"},
        {"method": "11/6"},
        {"method": "11/7"},
        {"destination": "49"},
        {"destination": "53"},
        {"destination": "87"},
        {"discharged": None},
    ],
)
def test_that_deaths_and_discharges_to_hospitals_or_by_choice_are_not_among_the_discharges(
    fields: dict[str, object],
) -> None:
    found = worked("readmission_14", spells=back(3, **fields))
    assert (found.value, found.cases) == (None, ())
    if "discharged" not in fields:
        (named,) = left_of("readmission_14", spells=back(3, **fields))
        assert named.words.startswith("1 discharge left out: by death, to another hospital")


def test_that_a_discharge_without_a_method_counts_and_one_too_recent_does_not() -> None:
    """Of those who left 28 days before 17 November and earlier it is known whether they came back within 27 days."""
    stays = (stay("a", MARCH, 10), stay("b", date(2026, 10, 1), 18), stay("c", date(2026, 10, 1), 20))
    found = worked("readmission_28", date(2025, 1, 1), date(2027, 1, 1), spells=stays)
    assert (found.value, found.cases) == (0.0, ("a", "b"))


@pytest.mark.parametrize(
    ("admitted", "avoided", "words"),
    [
        (None, 1, ()),
        (date(2025, 3, 4), 0, ("1 referral taken back: admitted within 90 days",)),
        (date(2025, 5, 30), 0, ("1 referral taken back: admitted within 90 days",)),
        (date(2025, 6, 3), 1, ()),
        (date(2025, 2, 1), 1, ()),
    ],
)
def test_that_an_avoided_admission_is_taken_back_by_one_within_ninety_days(
    admitted: date | None, avoided: int, words: tuple[str, ...]
) -> None:
    """Closed on 3 March: never admitted; the next day; after 88 days; after 92; a month before."""
    spells = (stay("s", admitted, person="person-r", source="own"),) if admitted else ()
    facts: dict[str, Any] = {
        "spells": spells,
        "referrals": (referral("r", MARCH),),
        "milestones": life("r", ("received", MARCH), ("alternative", date(2025, 3, 3))),
    }
    assert worked("avoided", **facts).value == avoided
    assert tuple(one.words for one in left_of("avoided", **facts)) == words


def test_that_an_alternative_since_corrected_avoided_nothing() -> None:
    turns = life("r", ("received", MARCH), ("alternative", MARCH), ("accepted", MARCH))
    corrected = (*turns[:2], replace(turns[2], corrects=turns[1].key))
    facts: dict[str, Any] = {"referrals": (referral("r", MARCH),), "milestones": corrected}
    assert worked("avoided", **facts).value == 0
