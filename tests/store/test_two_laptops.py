"""Two laptops that write apart and hand over by packs: nothing acknowledged is lost, and both end up equal."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Price, Trust, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.ruling import Said
from pc_desktop.store.sealed import seal_file
from tests.services.small_region import NOW, TODAY, Putting
from tests.store.two_laptops import (
    SEAL,
    Laptop,
    change,
    first_laptop,
    look,
    next_laptop,
    ours,
    settle,
    theirs,
)
from tests.store.two_laptops_story import ACTS, Story


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Make two laptops that hold the same."""
    first = first_laptop(tmp_path / "Ann")
    second = next_laptop(tmp_path / "Bea", first.pack(everything=True))
    yield first, second
    first.store.close()
    second.store.close()


def test_that_a_store_made_from_a_pack_holds_the_same_and_gives_its_own_references(
    both: tuple[Laptop, Laptop],
) -> None:
    first, second = both
    assert second.rows() == first.rows()
    assert (first.store.verify(), second.store.verify()) == ((), ())
    with second.store.working(NOW, "Bea", "liaison") as work:
        assert work.new_ref() == "R-0001B"


def test_that_what_only_one_side_changed_is_carried_over_in_one_pack(both: tuple[Laptop, Laptop]) -> None:
    first, second = both
    change(first, Referral, "r1", urgency="1")
    second.desk.do(KeepWaiting("r2", "today", Said("Stays.")))
    joined = second.take_in(first.pack())
    assert (joined.questions, joined.steps) == ((), 1)
    assert look(second, Referral, "r1").urgency == "1"
    settle(first, second)
    assert first.rows() == second.rows()
    assert (first.store.verify(), second.store.verify()) == ((), ())


def test_that_two_fields_of_one_fact_changed_apart_are_both_kept(both: tuple[Laptop, Laptop]) -> None:
    first, second = both
    change(first, Referral, "r1", urgency="1")
    change(second, Referral, "r1", interim_plan="Day care")
    assert second.take_in(first.pack()).questions == ()
    settle(first, second)
    for laptop in both:
        found = look(laptop, Referral, "r1")
        assert (found.urgency, found.interim_plan) == ("1", "Day care")


@pytest.mark.parametrize(("choose", "kept"), [(ours, "3"), (theirs, "1")])
def test_that_one_field_changed_on_both_is_asked_about_and_the_choice_holds_on_both(
    both: tuple[Laptop, Laptop], choose: Any, kept: str
) -> None:
    first, second = both
    change(first, Referral, "r1", urgency="1")
    change(second, Referral, "r1", urgency="3")
    pack, before = first.pack(), second.rows()
    asked = second.store.join(pack, SEAL, {}, NOW, "Bea")
    (question,) = asked.questions
    assert (question.about, question.ours, question.theirs) == ("Referral R-0411A: urgency", "3", "1")
    assert second.rows() == before, "nothing is written before the choice"
    second.take_in(pack, choose)
    titles = [step.title for step in second.desk.ask(lambda reading: reading.steps(2))]
    assert titles == ["Choose between this laptop and laptop A", "Take in the hand-over from laptop A"]
    first.take_in(second.pack(), _nothing_is_asked)
    assert [look(one, Referral, "r1").urgency for one in both] == [kept, kept]
    with second.store.reading(NOW) as reading:
        changes = [one for step in reading.steps(9) for one in reading.changes(step.number)]
    images = [image for one in changes for image in (one.before, one.after)]
    told = {image.urgency for image in images if isinstance(image, Referral) and image.key == "r1"}
    assert {"1", "3"} <= told, "the value not chosen stays in the journal"
    settle(first, second, _nothing_is_asked)
    assert first.rows() == second.rows()


def _nothing_is_asked(question: Any) -> str:
    raise AssertionError(f"asked again: {question}")


@pytest.mark.parametrize("choose", [ours, theirs])
def test_that_one_bed_offered_on_both_is_caught_and_only_one_offer_stands(
    both: tuple[Laptop, Laptop], choose: Any
) -> None:
    first, second = both
    first.desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    second.desk.do(OfferBed("r2", "l2", "today", TODAY + timedelta(days=3)))
    asked: list[str] = []

    def choosing(question: Any) -> str:
        asked.append(f"{question.ours} | {question.theirs}")
        return str(choose(question))

    second.take_in(first.pack(), choosing)
    assert len(asked) == 1
    assert "Larch L02 held for R-0412A" in asked[0]
    assert "Larch L02 held for R-0411A" in asked[0]
    settle(first, second, _nothing_is_asked)
    assert first.rows() == second.rows()
    live = [one for one in first.desk.ask(lambda reading: reading.find(Hold)) if one.released is None]
    assert [one.referral for one in live] == ["r2" if choose is ours else "r1"]
    assert (first.store.verify(), second.store.verify()) == ((), ())


def test_that_crossed_packs_with_contrary_choices_are_asked_about_once_more_and_end(
    both: tuple[Laptop, Laptop],
) -> None:
    first, second = both
    change(first, Referral, "r1", urgency="1")
    change(second, Referral, "r1", urgency="3")
    one, other = first.pack(), second.pack()
    first.take_in(other, ours)
    second.take_in(one, ours)
    assert [look(laptop, Referral, "r1").urgency for laptop in both] == ["1", "3"]
    settle(first, second, theirs)
    assert first.rows() == second.rows()


def test_that_what_one_took_away_stays_where_the_other_came_to_refer_to_it(
    both: tuple[Laptop, Laptop],
) -> None:
    first, second = both
    first.desk.do(Putting(Trust("t9", "New trust (invented)", None)))
    settle(first, second)
    first.desk.undo()
    assert look(first, Trust, "t9") is None
    change(second, Unit, "yew", trust="t9")
    settle(first, second)
    assert first.rows() == second.rows()
    assert look(first, Trust, "t9") is not None
    assert (first.store.verify(), second.store.verify()) == ((), ())


def test_that_two_prices_of_one_day_are_asked_about(both: tuple[Laptop, Laptop]) -> None:
    first, second = both
    first.desk.do(Putting(Price("pa", "larch", TODAY, 600)))
    second.desk.do(Putting(Price("pb", "larch", TODAY, 650)))
    second.take_in(first.pack(), theirs)
    settle(first, second, _nothing_is_asked)
    assert first.rows() == second.rows()
    assert [one.per_day for one in first.desk.ask(lambda reading: reading.find(Price))] == [600]


def test_that_a_person_erased_here_is_not_brought_back_by_an_older_pack(both: tuple[Laptop, Laptop]) -> None:
    first, second = both
    second.desk.do(Putting(Measurement("new", "w1", "bmi", TODAY, 12.1)))
    older = second.pack(everything=True)
    with first.store.working(NOW, "Ann", "erasure") as work:
        assert work.erase_person("w1") > 3
        work.commit("Erase R-0411A under the retention rule")
    first.take_in(older)
    assert look(first, Person, "w1") is None
    assert look(first, Measurement, "new") is None
    assert first.store.verify() == ()
    second.take_in(first.pack())
    settle(first, second)
    for laptop in both:
        assert look(laptop, Person, "w1") is None
        assert laptop.store.verify() == ()
        with laptop.store._reader.connect() as connection:
            found = connection.exec_driver_sql("SELECT before, after FROM change").fetchall()
        assert [row for row in found if "Xxtest-Moss" in str(row) or "9999589065" in str(row)] == []
    assert first.rows() == second.rows()


def test_that_a_pack_is_refused_in_words_and_changes_nothing(
    both: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, second = both
    before = second.rows()
    pack = first.pack()
    with pytest.raises(Unavailable, match="passphrase does not open"):
        second.store.join(pack, "not these words", {}, NOW, "Bea")
    with pytest.raises(Refused, match="Too short"):
        first.store.pack(tmp_path / "x.pcpack", "Larch 3")
    whole = bytearray(pack.read_bytes())
    whole[-20] ^= 1
    pack.write_bytes(whole)
    with pytest.raises(Unavailable):
        second.store.join(pack, SEAL, {}, NOW, "Bea")
    pack.write_bytes(b"something else")
    with pytest.raises(Unavailable, match="cannot be read"):
        second.store.join(pack, SEAL, {}, NOW, "Bea")
    stranger = first_laptop(tmp_path / "Cat")
    with pytest.raises(Refused, match="begun apart"):
        second.store.join(stranger.pack(), SEAL, {}, NOW, "Bea")
    stranger.store.close()
    assert second.rows() == before


def test_that_a_pack_that_begins_too_late_asks_for_everything(
    both: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, second = both
    settle(first, second)
    change(first, Referral, "r1", urgency="1")
    with pytest.raises(Refused, match="pack of everything"):
        next_laptop(tmp_path / "Cat", first.pack())
    third = next_laptop(tmp_path / "Dot", first.pack(everything=True))
    assert third.rows() == first.rows()
    third.store.close()


def test_that_a_rewritten_step_in_a_pack_is_refused(both: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    first, second = both
    change(first, Referral, "r1", urgency="1")
    pack = first.pack()
    from pc_desktop.store.sealed import open_file

    said = open_file(pack, SEAL)
    said["changes"][-1] = [
        str(one).replace('"urgency":"1"', '"urgency":"2"') if isinstance(one, str) else one
        for one in said["changes"][-1]
    ]
    seal_file(tmp_path / "bad.pcpack", SEAL, said)
    with pytest.raises(Unavailable, match="rewritten"):
        second.store.join(tmp_path / "bad.pcpack", SEAL, {}, NOW, "Bea")


def _steps(laptop: Laptop) -> set[tuple[Any, ...]]:
    with laptop.store._reader.connect() as connection:
        return {
            tuple(row) for row in connection.exec_driver_sql("SELECT laptop, number, digest, title FROM step")
        }


@pytest.mark.soak
@settings(
    max_examples=1000 if os.environ.get("PC_DESKTOP_SOAK") == "1" else 20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(acts=ACTS, last=st.booleans())
def test_that_after_any_interleaving_both_are_equal_and_no_acknowledged_step_is_lost(
    acts: list[tuple[Any, ...]], last: bool
) -> None:
    with TemporaryDirectory() as folder:
        story = Story(Path(folder))
        try:
            for act in acts:
                story.act(*act)
            acknowledged = [_steps(laptop) for laptop in story.laptops]
            settle(*story.laptops, ours if last else theirs)
            first, second = story.laptops
            assert first.rows() == second.rows()
            for laptop in story.laptops:
                assert acknowledged[0] | acknowledged[1] <= _steps(laptop)
                assert laptop.store.verify() == ()
        finally:
            story.close()
