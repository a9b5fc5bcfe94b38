"""Days lost after being ready to leave, by reason: worked by hand, opened to their patients, small numbers hidden."""

from collections.abc import Iterator
from datetime import date

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.outcomes.asked import Asked, Scope
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import year_from
from pc_desktop.domain.outcomes.folded import chosen_by
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.measures import measures_of
from pc_desktop.domain.outcomes.suppression import NATIONAL
from pc_desktop.domain.settings import DEFAULTS
from pc_desktop.sample.region import sample_facts
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcomes_facts import Gathered
from pc_desktop.services.outcomes_reasons import READY_DAYS, Lost, ReadyReasons, carefully, ready_reasons
from pc_desktop.services.outcomes_tables import _reasons, packed_tables
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.services.outcomes_wanted import Wanted
from tests.domain.outcomes.invented_cases import NOW, UNITS, stay
from tests.services.test_outcomes_view import desk_with

YEAR, BEFORE = year_from(date(2025, 1, 1)), year_from(date(2024, 1, 1))


def reasons(*stays: Stay, scope: Scope = Scope()) -> ReadyReasons:  # noqa: B008 - frozen
    """Tell the days lost in 2025, and in 2024 before it, apart."""
    book = CaseBook(NOW, UNITS, spells=stays)
    measures = {one.name: one for one in measures_of(book)}
    held = Gathered(DEFAULTS, book, measures, ())
    return ready_reasons(
        held, Told(measures, book, Asked(YEAR, BEFORE, scope), chosen_by(scope, held.services))
    )


def ready(key: str, admitted: date, days: int, after: int, reason: str | None, **more: str) -> Stay:
    """Invent a stay of so many days whose patient was ready so many days after admission."""
    since = date.fromordinal(admitted.toordinal() + after)
    return stay(key, admitted, days, ready=since, ready_reason=reason, **more)


def test_that_days_and_patients_are_told_by_reason() -> None:
    """Twice a home: 5 and 10 days; a dispute: 4; a reason in words alone: 2. Days before the year count before it."""
    found = reasons(
        ready("a", date(2025, 3, 1), 20, 15, "18 · Riverside"),
        ready("b", date(2025, 5, 1), 20, 10, "18"),
        ready("c", date(2025, 6, 1), 10, 6, "12"),
        ready("d", date(2025, 6, 1), 10, 8, "waits for a letter"),
        ready("e", date(2024, 12, 1), 40, 28, "18"),
    )
    assert [(one.label, one.now.days, one.now.people, one.before.days) for one in found.rows] == [
        ("Supported accommodation", 24, 3, 3),
        ("Dispute about the responsible commissioner", 4, 1, 0),
        ("No national reason recorded", 2, 1, 0),
    ]
    assert (found.now.days, found.now.people) == (30, 5)
    assert found.rows[0].now.cases == ("a", "b", "e")
    assert found.row(found.rows[1].name) == found.rows[1]
    assert found.row("nothing") is None


@pytest.mark.parametrize(
    ("after", "days", "lost"),
    [(10, 20, 10), (20, 20, 0), (25, 20, 0), (0, 20, 20), (19, 20, 1)],
)
def test_that_only_days_after_being_ready_count(after: int, days: int, lost: int) -> None:
    """Half the stay; ready on leaving; only after it; from admission on; on the last full day."""
    found = reasons(ready("a", date(2025, 3, 1), days, after, "18"))
    assert found.now.days == lost
    assert len(found.rows) == bool(lost)


def test_that_a_leap_day_and_a_clock_change_are_days_like_others() -> None:
    found = reasons(
        ready("a", date(2024, 2, 20), 15, 5, "18"), ready("b", date(2025, 3, 20), 20, 5, "18"),
        ready("c", date(2025, 10, 20), 20, 5, "18"),
    )  # fmt: skip
    assert (found.before.days, found.now.days) == (10, 30)


def test_that_few_patients_are_hidden_with_all_days_where_it_leaves() -> None:
    stays = [ready(f"h{at}", date(2025, 3, 1), 20, 10, "18") for at in range(12)]
    stays += [ready(f"f{at}", date(2025, 3, 1), 20, 15, "04") for at in range(3)]
    stays += [ready(f"g{at}", date(2025, 3, 1), 20, 18, "05") for at in range(2)]
    found = reasons(*stays)
    assert [one.now.people for one in found.rows] == [12, 3, 2]
    hidden = carefully(found, NATIONAL)
    assert [(one.now.people, one.now.days) for one in hidden.rows] == [(10, None), (None, None), (None, None)]
    assert all(one.now.cases == () for one in hidden.rows)
    assert (hidden.now, hidden.is_careful) == (Lost(17, 139, ()), True)


def test_that_even_all_reasons_together_are_hidden_where_they_are_few() -> None:
    hidden = carefully(reasons(ready("a", date(2025, 3, 1), 20, 10, "18")), NATIONAL)
    assert (hidden.now, hidden.before) == (Lost(None, None, ()), Lost(0, 0, ()))


def test_that_days_are_told_where_no_patient_is_hidden() -> None:
    stays = [ready(f"h{at}", date(2025, 3, 1), 20, 10, "18") for at in range(7)]
    (row,) = carefully(reasons(*stays), NATIONAL).rows
    assert (row.now.people, row.now.days) == (5, 70)


def test_that_by_area_small_numbers_are_hidden_on_the_screen_too() -> None:
    found = reasons(ready("a", date(2025, 3, 1), 20, 10, "18"), scope=Scope(area="Hill"))
    assert found.is_careful


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path_factory.mktemp("reasons"), sample_facts())


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(unit="unit-oak"), Wanted(start=date(2025, 11, 1))])
def test_that_the_reasons_add_up_to_the_measure_and_their_cases_to_its_cases(
    desk: Desk, wanted: Wanted
) -> None:
    page = desk.ask(lambda reading: outcomes_view(reading, wanted))
    measure = page.measure(READY_DAYS)
    for whole, figure in ((page.ready.now, measure.figure), (page.ready.before, measure.figure_before)):
        assert (whole.days, set(whole.cases)) == (round(figure.value or 0), set(figure.cases))
    assert sum(one.now.days or 0 for one in page.ready.rows) == page.ready.now.days
    cases = [case for one in page.ready.rows for case in one.now.cases]
    assert sorted(cases) == sorted(measure.figure.cases), "each patient has one reason"


def test_that_what_leaves_tells_no_small_number_of_patients(desk: Desk) -> None:
    page = desk.ask(outcomes_view)
    table = next(one for one in packed_tables(page) if one.title.startswith("Bed days lost"))
    assert table.rows == (("All reasons", "6", "48", "*", "*"),), "six patients by three reasons are too few"
    assert table.note.startswith("Too few in this period to show them by this.")


def test_that_reasons_with_patients_enough_leave_each_with_theirs() -> None:
    stays = [ready(f"h{at}", date(2025, 3, 1), 20, 10, "18") for at in range(12)]
    table = _reasons(carefully(reasons(*stays), NATIONAL), "Caution.")
    assert table.rows == (
        ("Supported accommodation", "10", "120", "0", "0"),
        ("All reasons", "12", "120", "0", "0"),
    )
    assert table.note == "Caution."
