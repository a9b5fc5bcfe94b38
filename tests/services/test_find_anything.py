"""Anybody is found by anything, from an index that keeps up with what changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Team
from pc_desktop.domain.referral import Referral
from pc_desktop.services.desk import Desk
from pc_desktop.services.find_anything import Entry, Finder, Index, gather, matching, renewed
from tests.services.small_region import NOW, Putting, milestone, person, referral

NUMBER = "9999589065"


def never() -> None:
    """Let the gathering go on."""


@pytest.fixture
def index(desk: Desk) -> Index:
    return gather(desk, never)


def found(index: Index, words: str) -> list[str]:
    return [entry.key for entry in matching(index.entries, words)]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("moss", ["r1"]),
        ("MOSS, Cora", ["r1"]),
        ("c.m.", ["r1"]),
        ("0412", ["r2"]),
        (NUMBER, ["r1"]),
        ("999 958 9065", ["r1"]),
        ("riverside", ["r1", "r2", "r3"]),
        ("larch ash", ["r3"]),
        ("nobody", []),
    ],
)
def test_that_anybody_is_found_by_name_number_reference_team_and_unit(
    index: Index, words: str, keys: list[str]
) -> None:
    assert found(index, words) == keys


def test_that_closed_referrals_are_found_too_the_newest_first(desk: Desk) -> None:
    old = replace(referral("old", "R-0001A", "w1", days=900), closed=NOW - timedelta(days=880))
    desk.do(Putting(old, milestone("m-old", old)))
    assert found(gather(desk, never), "moss") == ["r1", "old"]


def test_that_an_index_catches_up_with_what_changed(desk: Desk, index: Index) -> None:
    moss = desk.ask(lambda reading: reading.get(Person, "w1"))
    new = referral("r9", "R-0419A", "w9", days=0)
    fern = person("w9", "9990010862", "Nia", "Hazel")
    desk.do(Putting(replace(moss, surname="Xxtest-Heath"), fern, new, milestone("m9", new)))
    caught = desk.ask(lambda reading: renewed(reading, index))
    assert caught is not None
    assert caught == gather(desk, never)
    assert found(caught, "moss") == []
    assert found(caught, "heath") == ["r1"]
    assert found(caught, "hazel") == ["r9"]
    desk.undo()
    back = desk.ask(lambda reading: renewed(reading, caught))
    assert back is not None
    assert back.entries == index.entries


def test_that_a_new_name_of_a_team_asks_for_a_new_gathering(desk: Desk, index: Index) -> None:
    team = desk.ask(lambda reading: reading.get(Team, "riverside"))
    desk.do(Putting(replace(team, name="Lakeside team")))
    assert desk.ask(lambda reading: renewed(reading, index)) is None
    assert found(gather(desk, never), "lakeside") == ["r1", "r2", "r3"]


def test_that_nothing_changed_renews_to_the_same(desk: Desk, index: Index) -> None:
    assert desk.ask(lambda reading: renewed(reading, index)) is index


def test_that_far_behind_is_gathered_anew(desk: Desk, index: Index) -> None:
    one = desk.ask(lambda reading: reading.get(Referral, "r1"))
    for number in range(61):
        desk.do(Putting(replace(one, reason=f"Weight falling, {number}.")))
    assert desk.ask(lambda reading: renewed(reading, index)) is None


def test_that_a_restricted_record_is_found_by_reference_and_whole_number_never_by_name(desk: Desk) -> None:
    moss = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(moss, restricted="works for the trust")))
    index = gather(desk, never)
    assert found(index, "moss") == []
    assert found(index, NUMBER[:9]) == []
    assert found(index, NUMBER) == ["r1"]
    assert found(index, "r-0411a") == ["r1"]


def test_that_a_gathering_may_be_stopped(desk: Desk) -> None:
    class Stop(Exception):
        """Somebody asked for it to stop."""

    def stop() -> None:
        raise Stop

    with pytest.raises(Stop):
        gather(desk, stop)


LETTERS = st.text("ab9 1", max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.lists(LETTERS, max_size=8), st.lists(st.sampled_from("ab91 "), max_size=6))
def test_that_typing_on_finds_what_typing_at_once_would(texts: list[str], typed: list[str]) -> None:
    entries = [Entry(NOW, str(at), "", "", "", (), text) for at, text in enumerate(texts)]
    finder, words = Finder(entries), ""
    for letter in typed:
        words += letter
        assert list(finder.find(words)) == list(matching(entries, words))
    assert list(finder.find("")) == entries
