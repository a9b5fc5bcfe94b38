"""Whether a meeting may decide, worked out from who is present, and said in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.meeting import CAPACITIES, Attendance
from pc_desktop.domain.quorum import QuorumRule, capacity_of, quorum_of, rule_of
from pc_desktop.domain.settings import DEFAULTS

UNITS = {"oak": "Oak Suite", "ash": "Ash Ward", "larch": "Larch", "yew": "Yew", "rowan": "Rowan House"}
RULE = QuorumRule()


def one(name: str, role: str = "", unit: str | None = None, **other: str | None) -> Attendance:
    """Make somebody present."""
    return replace(Attendance(name, "m", name, role, unit, "present"), **other)  # type: ignore[arg-type]


CHAIR, LIAISON = one("C", "Chair, clinical lead"), one("L", "Clinical liaison practitioner")
LEADS = [one(f"lead {unit}", "Unit lead", unit) for unit in UNITS]


def test_that_the_default_rule_asks_for_chair_liaison_half_the_units_and_the_unit_concerned() -> None:
    assert rule_of(DEFAULTS) == QuorumRule(chair=True, liaison=True, share=50, concerned=True)
    changed = dict(DEFAULTS) | {"quorum_chair": "no", "quorum_units_percent": "80"}
    assert rule_of(changed) == QuorumRule(chair=False, liaison=True, share=80, concerned=True)


def test_that_half_of_five_units_is_three() -> None:
    assert quorum_of(RULE, [CHAIR, LIAISON, *LEADS[:3]], UNITS).quorate
    short = quorum_of(RULE, [CHAIR, LIAISON, *LEADS[:2]], UNITS)
    assert not short.quorate
    assert (short.here, short.needed) == (2, 3)
    assert short.words == "Not quorate: 2 of 5 units spoken for by a clinical lead or deputy, 3 needed."


def test_that_nobody_who_sent_apologies_counts() -> None:
    away = [replace(each, status="apologies") for each in (CHAIR, LIAISON, *LEADS)]
    said = quorum_of(RULE, away, UNITS)
    assert len(said.missing) == 3
    assert said.met == ()
    assert str(said.provisional).startswith(
        "Provisional, to be ratified: neither the chair nor a deputy is here;"
    )


def test_that_the_unit_a_bed_is_given_in_has_to_be_there() -> None:
    here = [CHAIR, LIAISON, *LEADS[:3]]
    assert quorum_of(RULE, here, UNITS, concerned={"oak"}).quorate
    said = quorum_of(RULE, here, UNITS, concerned={"yew", "oak"})
    assert said.missing == ("nobody speaks for Yew, where a bed is given",)
    assert quorum_of(replace(RULE, concerned=False), here, UNITS, concerned={"yew"}).quorate


def test_that_a_quorate_meeting_says_why_and_a_rule_that_asks_nothing_says_so() -> None:
    words = quorum_of(RULE, [CHAIR, LIAISON, *LEADS], UNITS).words
    assert words.startswith(
        "Quorate: the chair or a deputy is here; the liaison practitioner is here; 5 of 5"
    )
    nothing = QuorumRule(chair=False, liaison=False, share=0, concerned=False)
    assert quorum_of(nothing, [], UNITS).words == "Quorate: nothing is asked."
    assert quorum_of(nothing, [], UNITS).provisional is None


@pytest.mark.parametrize(
    ("person", "capacity"),
    [
        (one("A", "Chair, clinical lead"), "chair"),
        (one("A", "Deputy chair"), "deputy_chair"),
        (one("A", "Vice-chair"), "deputy_chair"),
        (one("A", "Clinical liaison practitioner"), "liaison"),
        (one("A", "Unit lead", "oak"), "lead"),
        (one("A", "Deputy of the lead", "oak"), "deputy_lead"),
        (one("A", "Peer support worker"), "member"),
        (one("A", "Care co-ordinator", referral="r1"), "guest"),
        (one("A", "Guest speaker"), "guest"),
        (one("A", "Peer support worker", capacity="liaison"), "liaison"),
        (one("A", "Unit lead", "oak", capacity="no such thing"), "lead"),
    ],
)
def test_that_a_capacity_is_what_was_recorded_or_what_the_role_says(
    person: Attendance, capacity: str
) -> None:
    assert capacity_of(person) == capacity
    assert capacity in CAPACITIES


def test_that_whoever_the_meeting_names_as_its_chair_chairs_it() -> None:
    assert capacity_of(one("Dr  a. Chair", "Psychiatrist"), "Dr A. Chair") == "chair"
    assert capacity_of(one("B", "Psychiatrist"), "") == "member"
    assert quorum_of(QuorumRule(liaison=False, share=0), [one("B")], UNITS, "B").quorate


def test_that_a_chair_speaks_for_their_own_unit_and_a_guest_for_none() -> None:
    chairing = one("C", "Chair", "oak")
    guest = one("G", "Unit lead", "ash", capacity="guest")
    assert quorum_of(RULE, [chairing, guest], UNITS).here == 1


@given(st.lists(st.sampled_from([CHAIR, LIAISON, *LEADS])), st.integers(0, 100), st.booleans())
def test_that_more_people_never_make_a_meeting_less_quorate(
    people: list[Attendance], share: int, concerned: bool
) -> None:
    rule = QuorumRule(share=share, concerned=concerned)
    before = quorum_of(rule, people, UNITS, concerned={"oak"})
    after = quorum_of(rule, [*people, CHAIR, LIAISON, LEADS[0]], UNITS, concerned={"oak"})
    assert len(after.missing) <= len(before.missing)
    assert 100 * before.needed >= share * len(UNITS) > 100 * (before.needed - 1)
