"""The words of the minutes: how they stand, what follows a decision, and how actions end."""

from dataclasses import replace
from datetime import date

import pytest

from pc_desktop.domain.commissioners import few, waited_words
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Meeting
from pc_desktop.domain.minutes import due_standing, refuse_unapprovable
from pc_desktop.domain.minutes_pack import OwnersPack, afterwards, due_words, told_words, urgent_words
from pc_desktop.domain.protection import refuse_weak
from tests.exchange.invented_around import TOLD, URGENT
from tests.exchange.invented_minutes import DAY, ISSUED, STARTED, action, decision, empty_draft, minutes


def test_that_a_draft_says_who_approved_it_and_whether_it_changed_since() -> None:
    draft = replace(minutes(), issued=None)
    assert draft.status_words.endswith("Approved 17-Nov-2026 15:02 by Dr A. Chair")
    changed = replace(draft, approved_by=None, changed_since_approved=True)
    assert changed.status_words.endswith("by somebody not recorded; changed since: approve again")
    assert "Approved" not in empty_draft().status_words


def test_that_file_names_say_the_day_and_the_trust_and_nothing_a_disk_refuses() -> None:
    pack = minutes()
    assert pack.file_name == "Minutes 17-Nov-2026.xlsx"
    assert replace(pack, audience="North: East/West & Co.").file_name == (
        "Minutes 17-Nov-2026 for North East West Co.xlsx"
    )
    assert OwnersPack(pack).file_name == "Actions by owner 17-Nov-2026.xlsx"


def test_that_what_follows_a_decision_is_said_with_who_has_not_been_told() -> None:
    line = replace(
        decision(0), told=TOLD, advice="Weekly bloods.", tells_referrer="B. Liaison", tells_family=""
    )
    assert afterwards(line) == (
        "Holds the risk: Riverside team.",
        "Until then: Medical ward until Friday.",
        "Advice: Weekly bloods.",
        "Tells the referrer: B. Liaison.",
        "✓ the referrer, 17-Nov-2026 15:00 by B. Liaison, by telephone",
        "✓ the family, 17-Nov-2026 16:00 by Ward clerk",
        "○ not told yet: the patient, the GP",
    )
    everybody = replace(
        line, told=tuple(replace(TOLD[0], whom=whom) for whom in ("referrer", "patient", "family", "gp"))
    )
    assert not any("not told yet" in one for one in afterwards(everybody))
    assert told_words(replace(TOLD[0], whom="ICB")).startswith("✓ ICB, ")


def test_that_an_urgent_decision_says_who_approved_it_and_whether_it_was_ratified() -> None:
    assert urgent_words(URGENT) == (
        "Urgent, 14-Nov-2026 14:00: approved by Dr A. Chair and D. Lead. Potassium of 2.4. "
        "✓ Ratified 17-Nov-2026 by Dr A. Chair. Agreed by all."
    )
    assert urgent_words(replace(URGENT, ratified=None)).endswith("▲ Not ratified yet.")
    assert urgent_words(replace(URGENT, note=None)).endswith("by Dr A. Chair.")


def test_that_provisional_decisions_are_counted_while_they_stand() -> None:
    pack = minutes(5)
    assert [line.number for line in pack.standing_decisions if line.provisional] == [4]
    assert pack.provisional == 1
    assert replace(pack, decisions=(replace(pack.decisions[3], replaced_by=5),)).provisional == 0


def test_that_an_action_is_cancelled_with_its_reason_or_carried_over() -> None:
    made = Action("a", "m", None, 1, "Do", "B. Liaison", DAY, ISSUED, cancelled="not needed")
    assert due_standing(made, ISSUED) == ("cancelled", 0)
    assert due_standing(made, STARTED) == ("open", 0)
    line = replace(action(0), standing="cancelled", done=date(2026, 11, 18), cancelled="not needed")
    assert due_words(line) == "– Cancelled 18-Nov-2026: not needed"
    assert due_words(replace(action(0), carried=2)) == "● Open, carried over 2 times"


def test_that_minutes_are_approved_between_the_start_and_the_issue() -> None:
    meeting = Meeting("m", DAY, "", STARTED, None, None, "", "", None, None, None)
    refuse_unapprovable(meeting)
    with pytest.raises(Refused, match="not started"):
        refuse_unapprovable(replace(meeting, started=None))
    with pytest.raises(Refused, match="issued and locked"):
        refuse_unapprovable(replace(meeting, issued=ISSUED))


def test_that_few_people_are_not_counted_out_and_waits_are_told_in_broad_bands() -> None:
    assert [few(count) for count in (0, 1, 4, 5, 12)] == ["0", "fewer than 5", "fewer than 5", "5", "12"]
    assert [waited_words(days) for days in (None, 0, 27, 28, 83, 84)] == [
        "Not recorded",
        "under 4 weeks",
        "under 4 weeks",
        "4 to 12 weeks",
        "4 to 12 weeks",
        "over 12 weeks",
    ]


def test_that_a_password_that_would_be_guessed_is_refused() -> None:
    refuse_weak("four words made up")
    for weak in ("", "short", "           x"):
        with pytest.raises(Refused, match="12 signs"):
            refuse_weak(weak)
