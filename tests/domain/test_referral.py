from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import (
    CLOSING,
    PLACES,
    STATES,
    UNSAFE_PLACES,
    URGENCIES,
    Milestone,
    Referral,
    correct,
    followers,
    standing_turns,
    state_of,
    turn,
    urgency_place,
)

_START = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
_REFERRAL = Referral("r", "R-0415A", "p", None, _START, None, "2", "home", "01", (), "", None, None)
_OPEN = sorted(set(STATES) - CLOSING)


def _milestone(number: int, state: str, hours: int = 0) -> Milestone:
    return Milestone(f"m{number}", "r", number, _START + timedelta(hours=hours), state, "Liaison", None, "")


def _may(last: str, new: str) -> bool:
    """Say the rule again: what may follow what."""
    if last in CLOSING or new == "received":
        return False
    if new in {"declined_by_unit", "declined_by_patient"}:
        return last == "offered"
    if new in {"triaged", "information_asked"}:
        waits_for_a_bed = {
            "accepted",
            "offered",
            "declined_by_unit",
            "declined_by_patient",
            "out_of_area_sought",
        }
        return last not in waits_for_a_bed
    return (last, new) != ("offered", "not_accepted")


@pytest.mark.parametrize("last", STATES)
@pytest.mark.parametrize("new", STATES)
def test_that_a_state_follows_another_exactly_where_the_rule_allows_it(last: str, new: str) -> None:
    one, other = _milestone(1, last), _milestone(2, new, 1)
    if _may(last, new):
        assert turn(_REFERRAL, one, other).closed == (other.at if new in CLOSING else None)
    else:
        with pytest.raises(Refused) as refusal:
            turn(_REFERRAL, one, other)
        assert refusal.value.sentence == (
            f"R-0415A is {STATES[last].lower()}; it cannot become {STATES[new].lower()} now. "
            "If that is wrong, undo or correct the earlier entry first."
        )


@given(st.lists(st.tuples(st.sampled_from(sorted(STATES)), st.integers(-2, 5)), max_size=25))
def test_that_no_sequence_of_turns_leads_where_the_rule_does_not(wishes: list[tuple[str, int]]) -> None:
    referral, life, hours = _REFERRAL, [_milestone(1, "received")], 0
    for state, later in wishes:
        wish = _milestone(len(life) + 1, state, hours + later)
        try:
            referral = turn(referral, life[-1], wish)
        except Refused:
            assert not _may(life[-1].state, state) or later < 0
        else:
            life.append(wish)
            hours += later
    assert [one.at for one in life] == sorted(one.at for one in life)
    assert all(_may(one.state, other.state) for one, other in pairwise(life))
    assert all(one.state not in CLOSING for one in life[:-1])
    assert "received" not in [one.state for one in life[1:]]
    last = state_of(tuple(life))
    assert referral.closed == (last.at if last.state in CLOSING else None)


@pytest.mark.parametrize("state", _OPEN)
def test_that_whoever_waits_can_always_be_admitted_withdrawn_or_brought_to_the_meeting(state: str) -> None:
    for new in ("admitted", "withdrawn", "for_meeting", "died"):
        turn(_REFERRAL, _milestone(1, state), _milestone(2, new))


def test_that_an_entry_before_the_latest_one_is_refused_and_one_at_the_same_minute_is_not() -> None:
    last = _milestone(1, "received", 5)
    assert turn(_REFERRAL, last, _milestone(2, "triaged", 5)) == _REFERRAL
    with pytest.raises(Refused, match="already has a later entry"):
        turn(_REFERRAL, last, _milestone(2, "triaged", 4))


def test_that_a_referral_stands_at_its_latest_milestone_whatever_order_they_come_in() -> None:
    life = (_milestone(2, "triaged"), _milestone(3, "offered"), _milestone(1, "received"))
    assert state_of(life) == life[1]
    with pytest.raises(ValueError, match="empty"):
        state_of(())


def test_that_very_urgent_stands_between_emergency_and_urgent_and_what_is_not_known_last() -> None:
    assert sorted(["3", "9", "2", "1", "4"], key=urgency_place) == ["1", "4", "2", "3", "9"]
    assert [URGENCIES[code] for code in URGENCIES] == ["Emergency", "Very urgent", "Urgent", "Routine"]


def test_that_closing_states_and_unsafe_places_are_among_the_known_ones() -> None:
    assert set(STATES) > CLOSING
    assert set(PLACES) > UNSAFE_PLACES


_ACTS = st.lists(
    st.tuples(st.sampled_from(sorted(STATES)), st.booleans(), st.integers(0, 5)), min_size=1, max_size=25
)


@given(_ACTS)
def test_that_turns_and_corrections_in_any_sequence_leave_a_life_that_could_have_been(
    acts: list[tuple[str, bool, int]],
) -> None:
    referral, kept, hours = _REFERRAL, [_milestone(1, "received")], 0
    for state, correcting, later in acts:
        last = standing_turns(kept)[-1]
        wish = _milestone(len(kept) + 1, state, hours + later)
        try:
            if correcting:
                wish = replace(wish, at=last.at, corrects=last.key)
                referral = correct(referral, kept, wish)
            else:
                referral = turn(referral, last, wish)
        except Refused:
            continue
        kept.append(wish)
        hours += 0 if correcting else later
        standing = standing_turns(kept)
        assert standing[0].state == "received"
        assert all(
            other.state in followers(one.state) or other.state == one.state
            for one, other in pairwise(standing)
        )
        assert [one.at for one in standing] == sorted(one.at for one in standing)
        assert state_of(tuple(kept)) == standing[-1], "whoever asks for the latest entry gets one that stands"
        assert referral.closed == (standing[-1].at if standing[-1].state in CLOSING else None)
        assert all(one.state not in CLOSING for one in standing[:-1])


@pytest.mark.parametrize("closed", sorted(CLOSING))
def test_that_a_correction_opens_what_was_closed_by_mistake(closed: str) -> None:
    life = [_milestone(1, "received"), _milestone(2, "accepted", 1), _milestone(3, closed, 2)]
    ended = turn(_REFERRAL, life[1], life[2])
    assert ended.closed == life[2].at
    back = replace(_milestone(4, "accepted", 2), corrects="m3")
    assert correct(ended, life, back) == _REFERRAL
    assert [one.key for one in standing_turns([*life, back])] == ["m1", "m2", "m4"]


def test_that_only_the_latest_entry_is_corrected_and_the_receiving_never() -> None:
    life = [_milestone(1, "received"), _milestone(2, "triaged", 1), _milestone(3, "for_meeting", 2)]
    for wrong, kept in (("m2", life), ("m1", life[:1]), (None, life)):
        with pytest.raises(Refused, match="Only the latest entry"):
            correct(_REFERRAL, kept, replace(_milestone(4, "deferred", 3), corrects=wrong))
