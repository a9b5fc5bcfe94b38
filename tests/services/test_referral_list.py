"""The list of referrals for the search and for a workbook: closed ones as they ended, restricted ones masked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone
from pc_desktop.domain.settings import Setting
from pc_desktop.services.desk import Desk
from pc_desktop.services.exported import NoteExport
from pc_desktop.services.history_view import history_view
from pc_desktop.services.patient_summary import PatientSummary, patient_summary
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.referral_list import (
    ClosedLine,
    Listed,
    closed_lately,
    closed_lines,
    listed_closed,
    listed_open,
)
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting, milestone, referral

OPENED: frozenset[str] = frozenset()


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """Close one referral a while ago and one lately."""
    old = replace(referral("old", "R-0001A", "w1", days=900), closed=NOW - timedelta(days=880))
    late = replace(referral("late", "R-0002A", "w2", days=30), closed=NOW - timedelta(days=10))
    ends = (("old", 880, "admitted"), ("late", 10, "withdrawn"))
    desk.do(
        Putting(
            old,
            late,
            milestone("mo", old),
            milestone("ml", late),
            *(
                Milestone(f"e-{key}", key, 2, NOW - timedelta(days=ago), state, "Clerk", None, "")
                for key, ago, state in ends
            ),
        )
    )
    return desk


def lines(desk: Desk, *keys: str, opened: frozenset[str] = OPENED) -> tuple[ClosedLine, ...]:
    return desk.ask(lambda reading: closed_lines(reading, keys, opened))


def restrict(desk: Desk, key: str = "w1") -> None:
    person = desk.ask(lambda reading: reading.get(Person, key))
    desk.do(Putting(replace(person, restricted="works for the trust")))


def test_that_closed_lately_are_those_of_four_weeks_the_latest_first(closed: Desk) -> None:
    assert closed.ask(closed_lately) == ("late",)


def test_that_closed_referrals_come_in_the_order_asked_and_open_ones_do_not(closed: Desk) -> None:
    assert [line.key for line in lines(closed, "old", "r1", "late", "gone")] == ["old", "late"]


def test_that_a_closed_referral_says_how_it_ended_and_how_long_it_waited(closed: Desk) -> None:
    (line,) = lines(closed, "late")
    assert (line.state_words, line.waited, line.closed) == ("Withdrawn", 20, TODAY - timedelta(days=10))
    assert (line.linked, line.unit_key, line.team_key) == ("Larch", "larch", "riverside")


def test_that_a_restricted_closed_referral_is_masked_until_opened(closed: Desk) -> None:
    restrict(closed)
    (line,) = lines(closed, "old")
    assert "MOSS" not in repr(line)
    (line,) = lines(closed, "old", opened=frozenset({"w1"}))
    assert line.name == "XXTEST-MOSS, Cora"


def listed(desk: Desk, *, names: bool) -> list[Listed]:
    def ask(reading: Reading) -> list[Listed]:
        region = region_now(reading)
        return list(listed_open(region, queue_view(region), OPENED, names_patients=names))

    return desk.ask(ask)


def test_that_a_list_of_initials_holds_no_name_number_or_birth(desk: Desk) -> None:
    for one in listed(desk, names=False):
        assert (one.name, one.nhs_number, one.born) == (None, None, None)
        assert "Xxtest" not in repr(one)
        assert one.initials


def test_that_a_list_with_names_still_masks_restricted_records(desk: Desk) -> None:
    restrict(desk)
    by_ref = {one.ref: one for one in listed(desk, names=True)}
    assert by_ref["R-0412A"].name == "XXTEST-OAK, Dee"
    assert by_ref["R-0412A"].nhs_number == "9995239841"
    hidden = by_ref["R-0411A"]
    assert (hidden.name, hidden.nhs_number, hidden.born) == ("Restricted record", None, None)


def test_that_closed_referrals_in_a_list_have_no_place(closed: Desk) -> None:
    (one,) = listed_closed(lines(closed, "late"), names_patients=False)
    assert (one.place, one.name, one.state) == (None, None, "Withdrawn, 07-Nov-2026")


def test_that_every_export_is_a_step_with_who_and_what(desk: Desk) -> None:
    assert desk.do(NoteExport("a list of 3 referrals, initials only")).step is not None
    assert desk.do(NoteExport("a list of 3 referrals, initials only")).step is not None
    titles = [line.title for line in desk.ask(history_view)][:2]
    assert titles == ["Export a list of 3 referrals, initials only"] * 2
    (kept,) = (
        one for one in desk.ask(lambda reading: reading.find(Setting)) if one.key.startswith("exported")
    )
    assert kept.value == "2 · 17-Nov-2026 09:30 · Liaison practitioner"


def summary(desk: Desk, key: str) -> PatientSummary:
    return desk.ask(lambda reading: patient_summary(reading, key, desk.by, {}))


def test_that_a_summary_of_somebody_waiting_says_why_and_with_which_signs(desk: Desk) -> None:
    made = summary(desk, "r1")
    assert made.because[0].casefold() == "urgent"
    assert [(one.label, one.words) for one in made.signs] == [("BMI", "▲ Red: BMI 12.7")]
    assert dict(made.details)["Next review"] == "Not recorded"
    assert made.made == "Printed 17-Nov-2026 09:30 by Liaison practitioner"


def test_that_a_summary_of_a_closed_referral_says_how_it_ended(closed: Desk) -> None:
    made = summary(closed, "late")
    assert (made.because, made.signs) == ((), ())
    assert made.standing == "Withdrawn, since 07-Nov-2026"
    assert made.entries


def test_that_a_restricted_record_is_not_printed(desk: Desk) -> None:

    restrict(desk)
    with pytest.raises(Refused, match="restricted record"):
        summary(desk, "r1")
