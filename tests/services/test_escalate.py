"""What is taken further: escalations with answers, gaps counted by place and service, and words ready to send."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.referral import Milestone
from pc_desktop.services.desk import Desk
from pc_desktop.services.escalate import (
    AnswerEscalation,
    ChangeEscalation,
    Escalate,
    NameGap,
    RemoveFurther,
)
from pc_desktop.services.escalation_view import Proposal, escalations_now, gap_counts, gaps_now, proposals
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.region import region_now
from tests.services.small_region import CENTRES, NOW, Putting


def found(desk: Desk, kind: Any) -> Any:
    return desk.ask(lambda reading: reading.find(kind))


def proposed(desk: Desk) -> tuple[Proposal, ...]:
    def ask(reading: Any) -> tuple[Proposal, ...]:
        region = region_now(reading)
        return proposals(region, planning_now(region, Gazetteer(CENTRES)), escalations_now(reading))

    return desk.ask(ask)


def test_that_an_escalation_is_numbered_answered_changed_and_taken_back(
    desk: Desk, clock: StoppedClock
) -> None:
    assert desk.do(Escalate("no_bed", " NHS  England ", "A bed", "today", "r1")).title == (
        "Escalate: no bed in the region, R-0411A"
    )
    desk.do(Escalate("other", "ICB", "Funding"))
    first, second = desk.ask(escalations_now)
    assert (first.number, first.whom, first.ref) == (1, "NHS England", "R-0411A")
    assert first.raised == "meeting of 17-Nov-2026"
    assert (second.number, second.raised, second.days) == (2, "between meetings", 0)
    clock.moment = NOW + timedelta(days=3)
    assert desk.do(AnswerEscalation(first.key, " Found  one ")).title == "Answer to escalation 1"
    clock.moment = NOW + timedelta(days=9)
    desk.do(AnswerEscalation(first.key, "Found two"))
    second, first = desk.ask(escalations_now)
    assert (first.answer, first.answered, first.days) == ("Found two", NOW + timedelta(days=3), 3)
    assert (second.answered, second.days) == (None, 9)
    assert desk.do(AnswerEscalation(first.key, "")).title == "Answer to escalation 1 taken back"
    assert desk.do(ChangeEscalation(first.key, "delay", "Council", "A home")).title == "Change escalation 1"
    (first, *_rest) = desk.ask(escalations_now)
    assert (first.kind_words, first.whom, first.asked, first.ref) == (
        "Discharge delayed", "Council", "A home", None,
    )  # fmt: skip
    assert desk.do(RemoveFurther(Escalation, first.key)).title == "Remove escalation 1"
    assert [one.number for one in desk.ask(escalations_now)] == [2]


@pytest.mark.parametrize(
    ("kind", "whom", "asked", "why"),
    [("x", "a", "b", "choose a kind"), ("delay", " ", "b", "to whom"), ("delay", "a", "", "what is asked")],
)
def test_that_an_escalation_needs_kind_addressee_and_words(
    desk: Desk, kind: str, whom: str, asked: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(Escalate(kind, whom, asked))
    desk.do(Escalate("delay", "a", "b"))
    (one,) = found(desk, Escalation)
    with pytest.raises(Refused, match="what the answer was"):
        desk.do(AnswerEscalation(one.key, " "))


def test_that_answers_come_after_the_minutes_are_issued_and_nothing_else_does(desk: Desk) -> None:
    desk.do(Escalate("delay", "Council", "A home", "today"))
    desk.do(NameGap("Larchshire", "day care", "", "today"))
    (one,), (gap,) = found(desk, Escalation), found(desk, Gap)
    desk.do(IssueMinutes("today"))
    for command in (
        Escalate("delay", "a", "b", "today"),
        ChangeEscalation(one.key, "delay", "a", "b"),
        RemoveFurther(Escalation, one.key),
        NameGap("a", "b", "", "today"),
        NameGap("a", "b", "", None, None, gap.key),
        RemoveFurther(Gap, gap.key),
    ):
        with pytest.raises(Refused, match="issued and locked"):
            desk.do(command)
    desk.do(AnswerEscalation(one.key, "In March"))
    assert desk.ask(lambda reading: escalations_now(reading, "today"))[0].answer == "In March"


def test_that_gaps_are_named_changed_counted_and_removed(desk: Desk, clock: StoppedClock) -> None:
    assert desk.do(NameGap(" Worcester ", "day  care", "x", None, "r2")).title == (
        "Gap in services: day care, Worcester, R-0412A"
    )
    clock.moment = NOW + timedelta(hours=1)
    desk.do(NameGap("worcester", "Crisis team", "", "today"))
    clock.moment = NOW + timedelta(hours=2)
    desk.do(NameGap("Stafford", "Day care", ""))
    gaps = desk.ask(gaps_now)
    assert [one.place for one in gaps] == ["Stafford", "worcester", "Worcester"]
    counts = gap_counts(gaps)
    assert counts.places == ("worcester", "Stafford")
    assert counts.services == ("Day care", "Crisis team")
    assert counts.of_place("worcester") == counts.of_service("Day care") == 2
    assert sum(counts.count.values()) == 3
    assert [one.place for one in desk.ask(lambda reading: gaps_now(reading, "today"))] == ["worcester"]
    desk.do(NameGap("Stafford", "Crisis team", "y", gap=gaps[0].key))
    assert desk.ask(gaps_now)[0].service == "Crisis team"
    assert desk.do(RemoveFurther(Gap, gaps[0].key)).title == "Remove a gap named on 17-Nov-2026"
    assert len(found(desk, Gap)) == 2


@pytest.mark.parametrize(("place", "service", "why"), [(" ", "x", "where"), ("x", " ", "which service")])
def test_that_a_gap_needs_a_place_and_a_service(desk: Desk, place: str, service: str, why: str) -> None:
    with pytest.raises(Refused, match=f"(?i){why}"):
        desk.do(NameGap(place, service, ""))


def test_that_whoever_has_no_place_is_worded_and_no_longer_once_escalated(desk: Desk) -> None:
    assert proposed(desk) == ()
    shut = [
        Closure(f"shut-{bed}", bed, NOW - timedelta(days=1), None, "staffing", "Nobody to open it", None)
        for bed in ("l2", "l3", "y2")
    ]
    desk.do(Putting(*shut))
    found_now = proposed(desk)
    assert [one.key for one in found_now] == ["no_bed/r2", "no_bed/r3", "closed_beds"]
    closed = found_now[-1]
    assert closed.asked.startswith("3 beds of the region are closed: Larch 2 (staffing); Yew 1 (staffing).")
    person = next(one for one in found_now if one.kind == "no_bed")
    assert str(person.ref) in person.asked
    assert "within 14 days" in person.asked
    desk.do(Escalate("closed_beds", "ICB", closed.asked))
    desk.do(Escalate("no_bed", "ICB", person.asked, None, person.referral))
    after = {one.key for one in proposed(desk)}
    assert after == {one.key for one in found_now} - {closed.key, person.key}


def test_that_nobody_out_of_area_is_sought_for_is_proposed(desk: Desk) -> None:
    shut = [
        Closure(f"shut-{bed}", bed, NOW - timedelta(days=1), None, "staffing", "x", None)
        for bed in ("l2", "l3", "y2")
    ]
    desk.do(Putting(*shut, *[
        Milestone(f"o{key}", key, 2, NOW, "out_of_area_sought", "x", None, "") for key in ("r1", "r2", "r3")
    ]))  # fmt: skip
    assert [one.kind for one in proposed(desk)] == ["closed_beds"]


def test_that_one_closed_bed_is_said_as_one(desk: Desk) -> None:
    one = Closure("shut", "l2", NOW - timedelta(days=1), None, "estates", "x", None)
    desk.do(Putting(one))
    (closed,) = [each for each in proposed(desk) if each.kind == "closed_beds"]
    assert closed.asked.startswith(
        "1 bed of the region is closed: Larch 1 (estates). 3 people wait for a bed."
    )
    desk.do(Putting(replace(one, end=NOW)))
    assert [each for each in proposed(desk) if each.kind == "closed_beds"] == []
