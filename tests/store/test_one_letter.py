"""Laptops made from one old pack take the same letter; where they meet it mends itself, and no referral is lost."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import combinations, permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.history_view import trail_view, wanted_of
from pc_desktop.store.letters import free_letter, told_apart
from pc_desktop.store.tables import LAPTOP
from tests.services.small_region import TODAY, milestone, person, referral
from tests.store.two_laptops import Laptop, change, first_laptop, next_laptop

_SUFFIXED = re.compile(r"R-[0-9]+[A-Z]+[BCDFGHJKLMNPQRSTVWXZ]{2}")


class Taking:
    """A command that takes a referral, which gets the laptop's next reference."""

    def __init__(self, name: str) -> None:
        """Take somebody of this name."""
        self._name = name

    def title(self, _reading: object) -> str:
        """Say so."""
        return "Take a referral"

    def carry_out(self, work: Any) -> None:
        """Write the patient, the referral and its first turn."""
        who = person(work.new_key(), "", "Fay", self._name)
        taken = referral(work.new_key(), work.new_ref(), who.key)
        work.put(Person(who.key, None, *_after_number(who)), taken, milestone(work.new_key(), taken))


def _after_number(who: Person) -> tuple[Any, ...]:
    """Give what a patient is besides key and NHS number."""
    fields = [getattr(who, name) for name in who.__dataclass_fields__]
    return tuple(fields[2:])


class Laptops:
    """One laptop and others that were all made from its one old pack."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        """Make them."""
        first = first_laptop(folder / "Ann")
        old = first.pack(everything=True)
        self.all = (first, *(next_laptop(folder / name, old) for name in names))

    def meet(self) -> None:
        """Pass packs of everything round, each way, until nobody has news, and once more for the letters."""
        for _ in range(30):
            if not self._round():
                self._round()
                return
        raise AssertionError("packs bring news for ever")

    def _round(self) -> bool:
        """Pass a pack from each to each; tells whether any brought news."""
        joined = [other.take_in(one.pack(everything=True)) for one, other in permutations(self.all, 2)]
        return any(one.steps for one in joined)

    def close(self) -> None:
        """Close them all."""
        for laptop in self.all:
            laptop.store.close()


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Laptops]:
    """Make a laptop and two others from its one old pack."""
    made = Laptops(tmp_path, ("Bea", "Cat"))
    yield made
    made.close()


def letters(laptop: Laptop) -> dict[str, str]:
    """Give the letter of every laptop known on one, by its key."""
    with laptop.store._reader.connect() as connection:
        return {row.key: row.letter for row in connection.execute(select(LAPTOP))}


def letter(laptop: Laptop) -> str:
    """Give a laptop's own letter."""
    with laptop.store._reader.connect() as connection:
        return str(connection.execute(select(LAPTOP.c.letter).where(LAPTOP.c.here)).scalar_one())


def refs(laptop: Laptop) -> dict[str, str]:
    """Give the reference of every referral by the name of its patient, of those taken here and there."""
    names = {one.key: one.surname for one in laptop.desk.ask(lambda reading: reading.find(Person))}
    found = laptop.desk.ask(lambda reading: reading.find(Referral))
    return {names[one.person] or "": one.ref for one in found if one.key not in {"r1", "r2", "r3"}}


def test_that_two_laptops_of_one_pack_have_one_letter_until_they_meet(three: Laptops) -> None:
    first, second, third = three.all
    assert [letter(one) for one in three.all] == ["A", "B", "B"]
    second.desk.do(Taking("Birch"))
    third.desk.do(Taking("Cedar"))
    assert [refs(one) for one in (second, third)] == [
        {"Xxtest-Birch": "R-0001B"},
        {"Xxtest-Cedar": "R-0001B"},
    ]
    three.meet()
    assert first.rows() == second.rows() == third.rows()
    assert len({letter(one) for one in three.all}) == 3
    assert len({frozenset(letters(one).items()) for one in three.all}) == 1, "everybody reads everybody alike"
    both = refs(first)
    assert both.keys() == {"Xxtest-Birch", "Xxtest-Cedar"}, "neither referral is lost"
    assert len(set(both.values())) == 2
    assert all(ref.startswith("R-0001B") and _SUFFIXED.fullmatch(ref) for ref in both.values())
    assert [one.store.verify() for one in three.all] == [(), (), ()]


def test_that_people_are_told_and_new_references_differ_from_then_on(three: Laptops) -> None:
    _, second, third = three.all
    second.desk.do(Taking("Birch"))
    third.desk.do(Taking("Cedar"))
    notes = second.take_in(third.pack(everything=True)).notes
    notes += third.take_in(second.pack(everything=True)).notes
    assert any("had been given out on two laptops: they are R-0001B" in note for note in notes)
    (new,) = [note for note in notes if "new references here end in" in note]
    assert new.endswith(" C from now on.")
    assert {letter(second), letter(third)} == {"B", "C"}
    second.desk.do(Taking("Elder"))
    third.desk.do(Taking("Fir"))
    three.meet()
    later = {refs(second)["Xxtest-Elder"], refs(second)["Xxtest-Fir"]}
    assert later == {"R-0002B", "R-0001C"}
    titles = [one.title for one in second.desk.ask(lambda reading: reading.steps(9))]
    assert any(re.fullmatch(r"Tell R-0001B[A-Z]{2} and R-0001B[A-Z]{2} apart", title) for title in titles)


def test_that_a_reference_told_apart_is_found_by_the_shorter_one_and_by_its_own(three: Laptops) -> None:
    _, second, third = three.all
    second.desk.do(Taking("Birch"))
    third.desk.do(Taking("Cedar"))
    three.meet()
    own, other = refs(second)["Xxtest-Birch"], refs(second)["Xxtest-Cedar"]

    def titles(ref: str) -> list[str]:
        wanted = wanted_of(ref, "", TODAY)
        return [line.title for line in second.desk.ask(lambda reading: trail_view(reading, wanted, 50))]

    assert "Take a referral" in titles(own), "its own life is found by its own reference"
    assert sorted((own, other)) == re.findall(
        r"R-\S+", next(one for one in titles("R-0001B") if "apart" in one)
    )


def test_that_crossed_packs_tell_them_apart_alike(three: Laptops) -> None:
    _, second, third = three.all
    second.desk.do(Taking("Birch"))
    third.desk.do(Taking("Cedar"))
    crossing = second.pack(everything=True), third.pack(everything=True)
    second.take_in(crossing[1])
    third.take_in(crossing[0])
    assert refs(second) == refs(third)
    change(second, Referral, _key(second, "Xxtest-Cedar"), urgency="1")
    three.meet()
    assert refs(second) == refs(third) == refs(three.all[0])


def _key(laptop: Laptop, name: str) -> str:
    """Give the key of the referral of somebody."""
    whose = {one.surname: one.key for one in laptop.desk.ask(lambda reading: reading.find(Person))}[name]
    (found,) = laptop.desk.ask(lambda reading: reading.find(Referral, person=whose))
    return str(found.key)


@pytest.mark.parametrize("part", [False, True])
def test_that_no_reference_is_given_out_again_that_another_laptop_gave(three: Laptops, *, part: bool) -> None:
    first, second, third = three.all
    second.desk.do(Taking("Birch"))
    if part:
        third.desk.do(Taking("Cedar"))
    for one in (second, third):
        first.take_in(one.pack(everything=True))
    for one in (second, third):
        one.take_in(first.pack(everything=True))
    for number, one in enumerate(three.all):
        one.desk.do(Taking(f"Elder{number}"))
    three.meet()
    given = refs(first)
    assert len(set(given.values())) == len(given) == (5 if part else 4)
    later = [given[f"Xxtest-Elder{number}"] for number in (1, 2)]
    assert all(not ref.startswith("R-0001B") for ref in later)


@given(st.dictionaries(st.text("ab", min_size=1, max_size=9), st.sampled_from(["R-1B", "R-2B", "R-1BKK"])))
def test_that_references_told_apart_are_all_different_and_alike_wherever_it_is_done(
    refs: dict[str, str],
) -> None:
    made = told_apart(refs)
    after = refs | made
    assert len(set(after.values())) == len(after)
    assert told_apart(after) == {}
    assert made == told_apart(dict(reversed(refs.items())))
    for key, ref in made.items():
        assert ref.startswith(refs[key])
        assert len(ref) >= len(refs[key]) + 2
    alone = {key for key, ref in refs.items() if list(refs.values()).count(ref) == 1}
    assert not alone & made.keys(), "what was given out once stays"


def test_that_letters_never_run_out_before_hundreds_of_laptops() -> None:
    taken: set[str] = set()
    for _ in range(26 + 26 * 26):
        taken.add(free_letter(taken))
    assert (len(taken), "A" in taken, "ZZ" in taken) == (702, True, True)


PLAYS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.integers(0, 2)),
        st.tuples(st.just("change"), st.integers(0, 2), st.sampled_from("123")),
        st.tuples(st.just("pass"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("cross"), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=12,
)


@pytest.mark.soak
@settings(
    max_examples=100 if os.environ.get("PC_DESKTOP_SOAK") == "1" else 8,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(plays=PLAYS)
def test_that_laptops_of_one_old_pack_come_to_be_equal_and_lose_no_referral(
    plays: list[tuple[Any, ...]],
) -> None:
    with ExitStack() as stack:
        made = Laptops(Path(stack.enter_context(TemporaryDirectory())), ("Bea", "Cat"))
        stack.callback(made.close)
        names = iter(range(1000))
        for what, who, *more in plays:
            laptop = made.all[who]
            if what == "take":
                laptop.desk.do(Taking(f"Tree{next(names)}"))
            elif what == "change":
                change(laptop, Referral, "r1", urgency=more[0])
            elif more[0] != who:
                _pass(laptop, made.all[more[0]], crossing=what == "cross")
        taken = {name: ref for laptop in made.all for name, ref in refs(laptop).items()}
        made.meet()
        rows = [laptop.rows() for laptop in made.all]
        assert all(one == rows[0] for one in rows)
        assert refs(made.all[0]).keys() == taken.keys()
        assert len(set(refs(made.all[0]).values())) == len(taken)
        assert len({letter(laptop) for laptop in made.all}) == len(made.all)
        for one, other in combinations(made.all, 2):
            assert letters(one) == letters(other)
        assert all(laptop.store.verify() == () for laptop in made.all)


def _pass(one: Laptop, other: Laptop, *, crossing: bool) -> None:
    """Hand a pack over, or two that cross."""
    pack = one.pack(everything=True)
    back = other.pack(everything=True) if crossing else None
    other.take_in(pack)
    if back is not None:
        one.take_in(back)
