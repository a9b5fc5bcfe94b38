"""What a profile brings: needs with those added, standards with those changed, and their words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.clocks import standards_of
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import offer_words
from pc_desktop.domain.profile import (
    Profile,
    Standard,
    added_needs,
    hours_words,
    need_key,
    needs_of,
    refuse_standard,
    standard_for,
    standard_words,
    standards_text,
)
from pc_desktop.domain.referral import URGENCIES
from pc_desktop.domain.settings import DEFAULTS
from pc_desktop.reference import code_list, profiles

URGENT = Standard("2", 48, 168, working=False)
PROFILE = Profile("aed", "Adult", ("adult",), ("203",), ("ng_feeding",), (URGENT,), "local", (), (), ())
HOURS = st.one_of(st.none(), st.integers(-5, 9000))
STANDARDS = st.builds(Standard, st.sampled_from(tuple(URGENCIES)), HOURS, HOURS, st.booleans())


def test_that_needs_added_follow_the_profiles_own_and_stand_once() -> None:
    assert needs_of(PROFILE, {"needs_added": "family_room,ng_feeding"}) == ("ng_feeding", "family_room")
    assert needs_of(PROFILE, {"needs_added": ""}) == ("ng_feeding",)


@given(
    st.text(
        st.characters(codec="ascii", exclude_characters=",_", categories=("L", "N", "P", "Zs")), max_size=60
    )
)
def test_that_a_need_reads_as_it_was_written_and_survives_being_kept(words: str) -> None:
    tidy = " ".join(words.split())
    if not tidy or len(tidy) > 40:
        with pytest.raises(Refused):
            need_key(words)
        return
    key = need_key(words)
    assert offer_words(key) == tidy
    assert added_needs(f"{key},other") == (key, "other")


@pytest.mark.parametrize("words", ["a,b", "a_b", ""])
def test_that_a_need_that_could_not_be_kept_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        need_key(words)


@given(st.lists(STANDARDS, max_size=5))
def test_that_standards_come_back_as_they_were_kept(standards: list[Standard]) -> None:
    assert standards_of({"standards": standards_text(standards)}, PROFILE) == tuple(standards)


def test_that_standards_set_here_take_the_place_of_the_profiles() -> None:
    changed = replace(URGENT, respond_hours=24)
    assert standards_of({"standards": ""}, PROFILE) == (URGENT,)
    assert standards_of({"standards": standards_text([changed])}, PROFILE) == (changed,)
    assert standard_for(PROFILE, "2") == URGENT
    assert standard_for(PROFILE, "3") is None


@given(STANDARDS)
def test_that_a_standard_is_kept_exactly_where_somebody_could_keep_it(standard: Standard) -> None:
    respond, assess = standard.respond_hours, standard.assess_hours
    possible = all(hours is None or 1 <= hours <= 8760 for hours in (respond, assess))
    in_turn = respond is None or assess is None or respond <= assess
    if possible and in_turn:
        refuse_standard(standard)
    else:
        with pytest.raises(Refused):
            refuse_standard(standard)


@pytest.mark.parametrize(
    ("hours", "working", "words"),
    [
        (None, False, "no standard"),
        (1, False, "1 hour"),
        (48, False, "48 hours"),
        (49, False, "49 hours"),
        (120, False, "5 days"),
        (168, False, "1 week"),
        (672, False, "4 weeks"),
        (48, True, "2 working days"),
        (9, True, "9 working hours"),
    ],
)
def test_that_limits_are_said_as_people_say_them(hours: int | None, working: bool, words: str) -> None:
    assert hours_words(hours, working) == words


def test_that_a_standard_is_said_whole() -> None:
    assert standard_words(URGENT) == "answered in 48 hours, assessed in 1 week"
    assert standard_words(Standard("2", 48, None, working=False)) == "answered in 48 hours"
    assert standard_words(Standard("2", None, None, working=False)) == "no standard"


@pytest.mark.parametrize("key", profiles())
def test_that_a_profile_that_ships_is_whole(key: str) -> None:
    profile = profiles()[key]
    assert set(profile.bed_types) <= set(code_list("mh_bed_type_v6"))
    assert sorted(one.urgency for one in profile.standards) == sorted(URGENCIES)
    for one in profile.standards:
        refuse_standard(one)
    assert profile.standards_source
    assert {item.stale for item in profile.items} - {None} <= set(DEFAULTS)
    assert {item.kind for item in profile.items} <= {"measurement", "finding", "referral"}
    keys = [item.key for item in profile.items]
    assert len(set(keys)) == len(keys)
    fields = [field.key for field in profile.fields]
    assert len(set(fields)) == len(fields)
    assert all(need_key(offer_words(need)) for need in profile.needs)


def test_that_young_peoples_clocks_are_those_of_the_form() -> None:
    held = {
        one.urgency: (one.respond_hours, one.assess_hours)
        for one in profiles()["children_and_young_people"].standards
    }
    assert held == {"1": (12, 24), "2": (48, None), "3": (168, 672), "4": (None, None)}
    assert "local" in profiles()["adult_secure"].standards_source
