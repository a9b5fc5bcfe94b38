"""What can be sent is listed for every reader, with whom it tells of; letters are about one patient and no other."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.commissioners import CommissionersPack
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Attendance, Decision, Meeting
from pc_desktop.domain.person import full_name
from pc_desktop.domain.referral import Referral
from pc_desktop.services.approving import ApproveMinutes
from pc_desktop.services.commissioners_view import commissioners_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.exported import NoteExport
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.minutes_for_trust import minutes_for_trust
from pc_desktop.services.minutes_now import minutes_of
from pc_desktop.services.minutes_scope import scope_of, trusts_of_region
from pc_desktop.services.outcome_letter import outcome_letter
from pc_desktop.services.sendings import about_words, sendings
from tests.exchange.leaking import NOW, Held, desk_over, facts, given_away
from tests.services.small_region import Putting

Seat = tuple[Desk, Held]


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """Sit down at a meeting of three trusts."""
    held, made = facts(random.Random(11))
    made = [replace(one, restricted=None) if one in held.people else one for one in made]
    held = Held(tuple(replace(one, restricted=None) for one in held.people), held.referrals, held.meeting)
    with desk_over(tmp_path_factory.mktemp("sendings"), made) as desk:
        yield desk, held


def test_that_every_reader_is_listed_with_whom_theirs_tells_of(sat: Seat) -> None:
    desk, held = sat
    pack = minutes_of(desk, held.meeting)
    made = desk.ask(lambda reading: sendings(reading, held.meeting, pack))
    assert [one.key.partition(":")[0] for one in made[:7]] == [
        "full",
        "paper",
        "trust",
        "trust",
        "trust",
        "commissioners",
        "owners",
    ]
    letters = [one for one in made if one.key.startswith("letter:")]
    assert len(letters) == len(pack.standing_decisions)
    whole = len(held.referrals)
    for one in made:
        assert len(one.about) + one.absent == whole
    assert about_words(letters[0]) == f"tells of 1 patient, not of {whole - 1} others"
    trusts = {one.key: one.about for one in made if one.key.startswith("trust:")}
    for trust in desk.ask(trusts_of_region):
        scope = desk.ask(lambda reading, trust=trust: scope_of(reading, held.meeting, trust))  # type: ignore[misc]
        cut = minutes_for_trust(pack, scope)
        assert {line.ref for line in cut.decisions} == set(trusts[f"trust:{trust.key}"])


def test_that_a_sending_says_when_it_was_last_written(sat: Seat) -> None:
    desk, held = sat
    pack = minutes_of(desk, held.meeting)
    before = desk.ask(lambda reading: sendings(reading, held.meeting, pack))
    assert {one.sent for one in before} == {""}
    desk.do(NoteExport(before[0].record))
    desk.do(NoteExport(before[0].record))
    after = desk.ask(lambda reading: sendings(reading, held.meeting, pack))
    assert after[0].sent == "17-Nov-2026 14:00 by B. Liaison"
    assert {one.sent for one in after[1:]} == {""}


def test_that_a_letter_is_about_its_patient_and_gives_nobody_else_away(sat: Seat) -> None:
    desk, held = sat
    for decision in desk.ask(lambda reading: reading.find(Decision)):
        letter = desk.ask(lambda reading, key=decision.key: outcome_letter(reading, key, "B. Liaison"))  # type: ignore[misc]
        referral = next(one for one in held.referrals if one.key == decision.referral)
        person = next(one for one in held.people if one.key == referral.person)
        assert full_name(person) in letter.text
        assert letter.ref == referral.ref
        others = [one for one in held.people if one.key != person.key]
        assert [given_away(letter.text, one) for one in others] == [[]] * len(others)
        outside = f"{letter.subject} {letter.file_name}"
        assert given_away(outside, person) == []
        assert referral.ref not in outside
        assert letter.subject.startswith("[secure] ")
        assert "If anything gets worse, tell us at once" in letter.text
        assert "not issued yet" in letter.signed


def test_that_a_place_keeps_its_name_in_a_letter_though_somebody_bears_it(tmp_path: Path) -> None:
    held, made = facts(random.Random(11))
    named = replace(held.people[1], surname="Xxtest-Alder", given="Unit", restricted=None)
    made = [replace(one, restricted=None) if one == held.people[0] else one for one in made]
    made = [named if one == held.people[1] else one for one in made]
    with desk_over(tmp_path, made) as desk:
        (decision,) = desk.ask(lambda reading: reading.find(Decision, referral="r0"))
        desk.do(Putting(replace(decision, unit="u0", kind="transfer", detail=None, provisional=None)))
        letter = desk.ask(lambda reading: outcome_letter(reading, decision.key, "B. Liaison"))
    assert dict(letter.parts)["What was decided"] == ("Transfer: Unit Alder.",)


def test_that_commissioners_get_codes_and_counts_alone(sat: Seat) -> None:
    desk, held = sat
    pack = minutes_of(desk, held.meeting)
    summary = desk.ask(lambda reading: commissioners_view(reading, pack))
    assert isinstance(summary, CommissionersPack)
    assert summary.is_draft
    assert [one.number for one in summary.cases] == list(range(1, len(pack.standing_decisions) + 1))
    assert {one.decision for one in summary.cases} == {"Offer bed elsewhere in region", "Keep waiting"}
    assert {one.whom for one in summary.further} <= {"Integrated care board", "Other"}
    counts = {one.what: one.count for one in summary.counts}
    assert counts["People discussed"] == str(len(pack.discussion))
    assert counts["People out of area now"] == "0"
    assert {one.count for one in summary.gaps} == {"fewer than 5"}
    assert len(summary.figures) == len(pack.outcomes.figures if pack.outcomes else ())
    bare = replace(
        pack, outcomes=None, decisions=(replace(pack.decisions[0], kind="new", key="", referral=""),)
    )
    told = desk.ask(lambda reading: commissioners_view(reading, bare))
    assert (told.figures, told.period) == ((), "")
    assert (told.cases[0].decision, told.cases[0].waited) == ("Other", "Not recorded")


def test_that_a_restricted_record_has_no_letter_until_it_is_opened(tmp_path: Path) -> None:
    held, made = facts(random.Random(2))
    chosen = held.referrals[0]
    made = [replace(one, restricted="works here") if one in held.people[:1] else one for one in made]
    with desk_over(tmp_path, made) as desk:
        (decision,) = desk.ask(lambda reading: reading.find(Decision, referral=chosen.key))
        with pytest.raises(Refused, match="restricted record"):
            desk.ask(lambda reading: outcome_letter(reading, decision.key, "B. Liaison"))
        pack = minutes_of(desk, held.meeting)
        made_now = desk.ask(lambda reading: sendings(reading, held.meeting, pack))
        (letter,) = [one for one in made_now if one.key == f"letter:{decision.key}"]
        assert letter.contains.startswith("A restricted record")
        desk.do(Putting(BreakGlass("g", chosen.person, NOW, "B. Liaison", "The family rang")))
        assert desk.ask(lambda reading: outcome_letter(reading, decision.key, "B. Liaison")).ref == chosen.ref


def test_that_a_letter_says_what_is_missing_and_what_is_provisional(tmp_path: Path) -> None:
    held, made = facts(random.Random(4))
    with desk_over(tmp_path, made) as desk:
        first, second = desk.ask(lambda reading: reading.find(Decision))[:2]
        bare = desk.ask(lambda reading: reading.get(Referral, first.referral))
        meeting = desk.ask(lambda reading: reading.get(Meeting, "today"))
        desk.do(
            Putting(
                replace(bare, team=None, risk_holder=None, interim_plan=None),
                replace(meeting, next_day=None),
                replace(
                    first, rationale="", advice=None, provisional=None, tells_family=None, unit="u0", bed=None
                ),
                replace(second, provisional="not quorate"),
                *(replace(one, nhs_number=None) for one in held.people[:1]),
                *(
                    replace(one, status="present")
                    for one in desk.ask(lambda reading: reading.find(Attendance, key="a1"))
                ),
            )
        )
        desk.do(ApproveMinutes("today"))
        desk.do(IssueMinutes("today"))
        plain = desk.ask(lambda reading: outcome_letter(reading, first.key, "B. Liaison"))
        assert plain.to[0] == "the referrer"
        assert ("NHS number", "Not recorded") in plain.patient
        told = plain.text
        assert "No reason is recorded." in told
        assert "Holds the risk: not recorded." in told
        assert "Unit Alder" in told
        assert "next meets" not in told
        assert "not issued yet" not in told
        provisional = desk.ask(lambda reading: outcome_letter(reading, second.key, "B. Liaison"))
        assert "This is provisional: not quorate." in provisional.text
