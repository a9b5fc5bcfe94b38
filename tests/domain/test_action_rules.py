"""How an action stands, how often it was carried over, and what may be written of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pc_desktop.domain.action_rules import action_standing, carried, standing_words, written
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Meeting

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
ACTION = Action("a", "m", None, 1, "Ring the ward", "Unit lead", date(2026, 11, 17), done=None)


def meeting(day: date, *, started: bool = True) -> Meeting:
    """Make a meeting of a day."""
    return Meeting(str(day), day, "", NOW if started else None, None, None, "", "", None, None, None)


@pytest.mark.parametrize(
    ("changed", "standing", "words"),
    [
        ({}, ("open", 0), "● open"),
        ({"due": date(2026, 11, 14)}, ("overdue", 3), "▲ overdue by 3 days"),
        ({"done": NOW}, ("done", 0), "✓ done 17-Nov-2026"),
        ({"done": NOW, "cancelled": "died"}, ("cancelled", 0), "– cancelled 17-Nov-2026"),
    ],
)
def test_that_an_action_is_overdue_open_done_or_cancelled(
    changed: dict[str, object], standing: tuple[str, int], words: str
) -> None:
    one = replace(ACTION, **changed)  # type: ignore[arg-type]
    found = action_standing(one, NOW)
    assert found == standing
    assert standing_words(*found, one) == words


def test_that_an_action_cancelled_later_was_still_open_before() -> None:
    one = replace(ACTION, done=NOW, cancelled="died")
    assert action_standing(one, NOW - timedelta(hours=1)) == ("open", 0)


def test_that_an_action_is_carried_over_by_each_meeting_held_after_its_own() -> None:
    days = [date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24)]
    meetings = [meeting(day) for day in days]
    assert carried(meetings[0], meetings, NOW) == 2
    assert carried(meetings[0], [*meetings[:2], meeting(days[2], started=False)], NOW) == 1
    assert carried(meetings[2], meetings, NOW) == 0


@pytest.mark.parametrize(
    ("what", "owner", "due", "why"),
    [
        (" ", "o", NOW.date(), "what is to be"),
        ("w", " ", NOW.date(), "who is to"),
        ("w", "o", None, "by when"),
    ],
)
def test_that_an_action_needs_words_an_owner_and_a_day(
    what: str, owner: str, due: date | None, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        written(ACTION, what, owner, due)


def test_that_words_are_kept_on_one_line() -> None:
    one = written(ACTION, " Ring  the\nward ", " A  B ", date(2026, 11, 20))
    assert (one.what, one.owner, one.due) == ("Ring the ward", "A B", date(2026, 11, 20))
