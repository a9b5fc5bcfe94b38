"""What may be issued and when, and how times, actions and beds are put in the minutes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.bed import Closure
from pc_desktop.domain.board import BedFacts, figures_of, standing_of
from pc_desktop.domain.calendar import end_of_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Addendum, Attendance, Meeting
from pc_desktop.domain.minutes import (
    ATTENDED,
    bed_state,
    due_standing,
    initials_and_age,
    last_day_held,
    refuse_if_issued,
    refuse_second,
    refuse_unissuable,
    refuse_unissued,
    time_words,
)
from pc_desktop.domain.minutes_pack import (
    ActionLine,
    AttendanceLine,
    DecisionLine,
    DiscussionLine,
    MinutesPack,
    action_order,
    due_words,
)
from pc_desktop.domain.places import Bed, Unit

DAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))

OPEN = Meeting(
    key="m",
    day=DAY,
    place="Room 4",
    started=NOW,
    issued=None,
    issued_by=None,
    chair="Dr A. Chair",
    minute_taker="B. Liaison",
    next_day=None,
    chain_head=None,
    chain_length=None,
)
ISSUED = replace(OPEN, issued=NOW + timedelta(hours=1), issued_by="B. Liaison")
CAME = Attendance("a", "m", "C. Lead", "Clinical lead", None, "present")
PACK = MinutesPack(
    collaborative="West Region (sample)",
    day=DAY,
    place="Room 4",
    chair="Dr A. Chair",
    minute_taker="B. Liaison",
    started=NOW,
    issued=None,
    issued_by=None,
    next_day=None,
    as_at=NOW,
    bed_state_at=NOW,
    version=0,
    chain_head=None,
    chain_length=None,
    attendance=(),
    bed_state=(),
    decisions=(),
    discussion=(),
    actions=(),
    addenda=(),
)


def test_that_issued_minutes_may_not_be_changed_and_open_ones_may() -> None:
    refuse_if_issued(OPEN)
    with pytest.raises(Refused, match=r"17-Nov-2026 are issued and locked\. Add a dated correction"):
        refuse_if_issued(ISSUED)


def test_that_minutes_with_somebody_present_may_be_issued_once() -> None:
    refuse_unissuable(OPEN, [CAME])
    with pytest.raises(Refused, match=r"already issued 17-Nov-2026 15:00 by B\. Liaison"):
        refuse_unissuable(ISSUED, [CAME])
    with pytest.raises(Refused, match=r"already issued 17-Nov-2026 15:00\. Add"):
        refuse_unissuable(replace(ISSUED, issued_by=None), [CAME])


@pytest.mark.parametrize("status", [status for status in ATTENDED if status != "present"])
def test_that_minutes_without_anybody_present_may_not_be_issued(status: str) -> None:
    for attendance in ([], [replace(CAME, status=status)]):
        with pytest.raises(Refused, match="Nobody is recorded as present"):
            refuse_unissuable(OPEN, attendance)


def test_that_a_meeting_that_has_not_started_has_no_minutes_to_issue() -> None:
    with pytest.raises(Refused, match="has not started"):
        refuse_unissuable(replace(OPEN, started=None), [CAME])


def test_that_a_second_meeting_of_a_day_waits_for_the_first_to_be_issued() -> None:
    with pytest.raises(Refused, match="17-Nov-2026 is already open"):
        refuse_second(DAY, [OPEN])
    refuse_second(DAY, [ISSUED, replace(OPEN, started=None), replace(OPEN, day=DAY - timedelta(days=7))])


def test_that_only_issued_minutes_may_be_corrected() -> None:
    refuse_unissued(ISSUED)
    with pytest.raises(Refused, match="not issued yet"):
        refuse_unissued(OPEN)


@given(DAYS)
def test_that_a_bed_held_to_the_end_of_a_day_is_held_until_that_day(day: date) -> None:
    assert last_day_held(end_of_day(day)) == day


def test_that_a_bed_held_into_a_day_is_held_until_that_day() -> None:
    assert last_day_held(datetime(2026, 11, 20, 16, 0, tzinfo=UTC)) == date(2026, 11, 20)
    assert last_day_held(None) is None


@given(st.integers(0, 400_000))
def test_that_time_is_told_to_the_nearest_minute(seconds: int) -> None:
    words = time_words(seconds)
    parts = words.removesuffix(" min").split(" h ")
    minutes = int(parts[-1]) + 60 * int(parts[0]) * (len(parts) - 1)
    assert abs(minutes * 60 - seconds) <= 30
    assert ("h" in words) == (minutes >= 60)


def test_that_time_and_age_read_as_people_say_them() -> None:
    assert [time_words(seconds) for seconds in (0, 2880, 3900)] == ["0 min", "48 min", "1 h 05 min"]
    assert initials_and_age("K.M.", 24) == "K.M., 24"
    assert initials_and_age("K.M.", None) == "K.M., age not recorded"


def action(due: date, done: datetime | None = None) -> Action:
    """Make an action due on a day."""
    return Action("x", "m", None, 1, "Ring the team.", "B. Liaison", due, done)


@given(DAYS)
def test_that_an_action_is_overdue_only_after_the_day_it_is_due(due: date) -> None:
    def standing(days: int) -> tuple[str, int]:
        return due_standing(action(due), end_of_day(due + timedelta(days=days)) - timedelta(seconds=1))

    assert standing(-1) == ("open", 0)
    assert standing(0) == ("open", 0)
    assert standing(1) == ("overdue", 1)
    assert standing(9) == ("overdue", 9)


def test_that_an_action_done_later_was_not_yet_done() -> None:
    done = action(DAY - timedelta(days=3), NOW)
    assert due_standing(done, NOW) == ("done", 0)
    assert due_standing(done, NOW - timedelta(seconds=1)) == ("overdue", 3)


def action_line(standing: str, due: date, raised: date = DAY, number: int = 1) -> ActionLine:
    """Make an action's line."""
    days = 1 if standing == "overdue" else 0
    return ActionLine(raised, number, None, "Ring.", "B. Liaison", due, standing, days, None)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from(["overdue", "open", "done"]), DAYS, DAYS, st.integers(1, 60))))
def test_that_overdue_actions_come_first_and_the_longest_overdue_foremost(
    told: list[tuple[str, date, date, int]],
) -> None:
    lines = sorted((action_line(*one) for one in told), key=action_order)
    standings = [line.standing for line in lines]
    assert standings == sorted(standings, key=["overdue", "open", "done"].index)
    for one, other in pairwise(lines):
        assert one.standing != other.standing or one.due <= other.due


def test_that_how_an_action_stands_is_said_in_words_and_a_shape() -> None:
    assert due_words(action_line("overdue", DAY)) == "▲ Overdue by 1 day"
    assert due_words(action_line("open", DAY)) == "● Open"
    assert due_words(replace(action_line("done", DAY), done=DAY)) == "✓ Done 17-Nov-2026"


def unit(key: str, position: int) -> Unit:
    """Make a unit."""
    return Unit(
        key,
        key.capitalize(),
        "trust",
        "B15",
        position,
        "203",
        (),
        "any",
        18,
        None,
        None,
        None,
        None,
        in_region=True,
        known_as=(),
    )


def test_that_beds_out_of_use_are_listed_with_their_reasons_as_the_figures_count_them() -> None:
    beds = [Bed(f"b{number}", "larch", str(number), number, None) for number in range(1, 4)]
    estates = Closure("c1", "b1", NOW - timedelta(days=9), None, "estates", "new flooring", "NHSE region")
    quiet = Closure("c2", "b2", NOW - timedelta(days=2), None, "unusable", "room must stay quiet", None)
    facts = BedFacts({}, {}, {"b1": estates, "b2": quiet}, {}, {})
    standings = tuple(standing_of(bed, facts, NOW) for bed in beds)
    figures = {
        "larch": figures_of(unit("larch", 2), standings, None, NOW, 2),
        "ash": figures_of(unit("ash", 1), (), None, NOW, 2),
    }
    ash, larch = bed_state(figures, {"larch": standings})
    assert (ash.unit, larch.unit) == ("Ash", "Larch")
    assert (larch.commissioned, larch.open, larch.closed, larch.unusable, larch.free) == (3, 2, 1, 1, 1)
    assert [(one.bed, one.state, one.kind, one.reason, one.told) for one in larch.out_of_use] == [
        ("1", "Closed", "Estates", "new flooring", "NHSE region"),
        ("2", "Not usable", "", "room must stay quiet", None),
    ]
    assert larch.out_of_use[0].since == date(2026, 11, 8)
    assert len(larch.out_of_use) == larch.closed + larch.unusable


def test_that_the_file_is_named_by_the_day_alone() -> None:
    assert PACK.file_name == "Minutes 17-Nov-2026.xlsx"


def test_that_the_minutes_say_whether_they_are_a_draft_issued_or_corrected() -> None:
    addendum = Addendum("x", "m", NOW, "B. Liaison", "Larch 3, not Larch 5.")
    issued = replace(PACK, issued=NOW, issued_by="B. Liaison", version=1)
    assert PACK.status_words == "DRAFT, not issued. As it stood 17-Nov-2026 14:00"
    assert issued.status_words == "Issued 17-Nov-2026 14:00 by B. Liaison. Version 1"
    corrected = replace(issued, issued_by=None, version=2, addenda=(addendum,))
    assert corrected.status_words == (
        "Issued 17-Nov-2026 14:00 by somebody not recorded. Version 2, with 1 correction"
    )


def test_that_the_figures_of_the_minutes_are_counted_from_their_lines() -> None:
    attendance = tuple(
        AttendanceLine(f"P{n}", "", None, status)
        for n, status in enumerate(["present", "present", "apologies", "not recorded"])
    )
    discussion = tuple(DiscussionLine(n, f"R-{n}", "K.M.", 24, 60 * n, "", None) for n in (1, 2))
    decision = DecisionLine(
        number=1,
        at=NOW,
        ref="R-1",
        name="XXTEST-MARTIN, Kim",
        nhs_number=None,
        initials="K.M.",
        age=24,
        kind="keep_waiting",
        words="Keep waiting",
        where=None,
        held_until=None,
        rationale="",
        departure=None,
        by="The meeting",
        replaced_by=2,
    )
    decisions = (decision, replace(decision, number=2, replaced_by=None))
    pack = replace(PACK, attendance=attendance, discussion=discussion, decisions=decisions)
    assert pack.seconds == 180
    assert pack.attendance_words == "2 present, 1 sent apologies, 1 not recorded"
    assert [line.number for line in pack.standing_decisions] == [2]
