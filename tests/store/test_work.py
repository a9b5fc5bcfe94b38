"""A unit of work: it reads what it wrote, becomes one step or nothing, and never gives a reference twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.places import Bed, Trust, Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.services.ports import Change
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, PASSPHRASE, all_rows, at, copied, hold, person, put, referral
from tests.store.inventing import WORDS


def test_that_work_left_without_a_commit_changes_nothing(store: SqlStore) -> None:
    before = all_rows(store)
    with store.working(NOW, "Lead", "lead") as work:
        work.put(Trust("other", "Another", None))
        assert work.get(Trust, "other").name == "Another"
    assert all_rows(store) == before


def test_that_work_that_fails_changes_nothing(store: SqlStore) -> None:
    before = all_rows(store)
    with pytest.raises(RuntimeError, match="on purpose"):
        _fail(store)
    assert all_rows(store) == before


def _fail(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        work.put(Trust("other", "Another", None))
        raise RuntimeError("on purpose")


def test_that_a_step_says_who_did_what_when_and_both_images(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        was = reading.get(Trust, "trust")
    step, topics = put(store, replace(was, name="Renamed Trust"), title="Rename a trust")
    assert topics == {"trust"}
    assert (step.number, step.at, step.by, step.role, step.title) == (
        2,
        NOW,
        "Lead",
        "lead",
        "Rename a trust",
    )
    with store.reading(NOW) as reading:
        assert reading.steps(1) == (step,)
        assert reading.changes(step.number) == (
            Change("trust", "trust", was, replace(was, name="Renamed Trust")),
        )
        assert reading.chain() == (step.digest, 2)


def test_that_a_fact_equal_to_what_is_kept_makes_no_step(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        was, chain = reading.get(Trust, "trust"), reading.chain()
    assert put(store, was) == (None, frozenset())
    assert put(store, replace(was, name="Renamed"), was) == (None, frozenset())
    with store.reading(NOW) as reading:
        assert reading.chain() == chain


def test_that_what_is_put_and_removed_again_leaves_no_trace(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        new = Trust("other", "Another", None)
        work.put(new)
        work.remove(new)
        assert work.peek(Trust, "other") is None
        assert work.commit("Nothing") == (None, frozenset())


def test_that_the_last_word_about_a_fact_counts(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        was = work.get(Trust, "trust")
        work.remove(was)
        work.put(replace(was, name="Second"))
        work.put(replace(was, name="Third"))
        work.commit("Rename")
    with store.reading(NOW) as reading:
        assert reading.get(Trust, "trust").name == "Third"
        assert reading.changes(2)[0].before == was


def test_that_work_reads_what_it_has_put_after_reading_it_before(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        assert len(work.find(Bed, unit="larch")) == 3
        assert work.peek(Bed, "larch12") is None
        work.put(Bed("larch12", "larch", "12", 12, None))
        assert len(work.find(Bed, unit="larch")) == 4
        assert work.get(Bed, "larch12").label == "12"
        work.remove(work.get(Bed, "larch3"))
        assert [bed.key for bed in work.find(Bed, unit="larch")] == ["larch10", "larch11", "larch12"]


def test_that_work_goes_no_further_after_its_step(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        work.put(Trust("other", "Another", None))
        work.commit("Add")
        with pytest.raises(RuntimeError, match="over"):
            work.put(Trust("third", "Third", None))
        with pytest.raises(RuntimeError, match="over"):
            work.commit("Add")


def test_that_a_fact_that_is_gone_is_missed_in_words(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        with pytest.raises(Refused, match="That referral is no longer there"):
            reading.get(Referral, "nobody")
        assert reading.peek(Referral, "nobody") is None


def test_that_foreign_keys_hold_on_every_connection(store: SqlStore) -> None:
    before = all_rows(store)
    with pytest.raises(Refused) as refused:
        put(store, Bed("b", "nowhere", "1", 1, None))
    assert (
        refused.value.sentence
        == "This would leave a bed without its unit. Change or take away the bed first."
    )
    with store.working(NOW, "Lead", "lead") as work:
        work.remove(work.get(Unit, "larch"))
        with pytest.raises(Refused, match="leave a bed without its unit"):
            work.commit("Close a unit")
    assert all_rows(store) == before
    with store._writer.connect() as one, store._writer.connect() as two, store._reader.connect() as three:
        drivers = [each.connection.driver_connection for each in (one, two, three)]
        assert [each.execute("PRAGMA foreign_keys").fetchone() for each in drivers if each] == [
            (1,),
            (1,),
            (1,),
        ]


def test_that_work_goes_on_after_a_step_was_refused_at_its_very_end(store: SqlStore) -> None:
    with pytest.raises(Refused):
        put(store, Bed("b", "nowhere", "1", 1, None))
    step, _ = put(store, Trust("other", "Another", None))
    assert step.number == 2


def test_that_children_may_come_before_their_parents_in_one_step(empty: SqlStore) -> None:
    with empty.working(NOW, "Lead", "lead") as work:
        work.put(Milestone("m", "r", 1, NOW, "received", "Invented", None, ""))
        work.put(referral("r", "R-0001A", "p"))
        work.put(person("p", "Ann"))
        work.commit("Refer")
    with empty.reading(NOW) as reading:
        assert reading.get(Milestone, "m").referral == "r"


def test_that_references_count_up_and_carry_the_laptops_letter(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        assert [work.new_ref(), work.new_ref()] == ["R-0416A", "R-0417A"]


def test_that_no_reference_is_given_twice_even_after_an_undo(store: SqlStore) -> None:
    for expected in ("R-0416A", "R-0417A"):
        with store.working(NOW, "Lead", "lead") as work:
            new = replace(work.get(Referral, "referral1"), key=work.new_key(), ref=work.new_ref())
            assert new.ref == expected
            work.put(new)
            work.commit("Refer")
        with store.working(NOW, "Lead", "lead") as work:
            work.remove(new)
            work.commit("Undo")


def test_that_a_reference_already_given_is_refused(store: SqlStore) -> None:
    with pytest.raises(Refused, match="given to another referral already"):
        put(store, referral("again", "R-0412A", "person2"))


def test_that_another_laptops_reference_does_not_move_the_count(store: SqlStore) -> None:
    put(store, referral("theirs", "R-9000B", "person2"))
    with store.working(NOW, "Lead", "lead") as work:
        assert work.new_ref() == "R-0416A"


def test_that_keys_are_nobodys(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        assert len({work.new_key() for _ in range(1000)}) == 1000


def test_that_facts_changed_by_a_step_are_told_of_in_the_order_written(store: SqlStore) -> None:
    put(store, hold("h1", "larch3", 1, at(0), at(9)))
    with store.working(NOW, "Lead", "lead") as work:
        work.put(hold("h2", "larch3", 2, at(0), at(9)), Trust("other", "Another", None))
        work.put(replace(work.get(Trust, "trust"), name="Renamed"))
        work.remove(work.get(Hold, "h1"))
        work.commit("Many")
    with store.reading(NOW) as reading:
        told = [(one.kind, one.key) for one in reading.changes(3)]
    assert told == [("hold", "h1"), ("trust", "trust"), ("trust", "other"), ("hold", "h2")]


def test_that_steps_are_told_newest_first_and_from_where_one_asks(store: SqlStore) -> None:
    for number in range(5):
        put(store, Setting("hold_days", str(number)), title=f"Set {number}")
    with store.reading(NOW) as reading:
        assert [step.number for step in reading.steps(3)] == [6, 5, 4]
        assert [step.number for step in reading.steps(10, before=3)] == [2, 1]


@pytest.fixture(scope="module")
def shared_text(made: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """Open one store for many texts, and see that its journal holds after them all."""
    opened = open_store(copied(made["empty"], tmp_path_factory.mktemp("text")), PASSPHRASE)
    yield opened
    assert opened.verify() == ()
    opened.close()


@given(text=WORDS)
def test_that_any_text_comes_back_as_it_was_written(shared_text: SqlStore, text: str) -> None:
    put(shared_text, Setting("note", "before"))
    put(shared_text, Setting("note", text))
    with shared_text.reading(NOW) as reading:
        assert reading.get(Setting, "note").value == text
        newest = reading.changes(reading.chain()[1])[0]
        assert newest.after == Setting("note", text) or text == "before"


def test_that_half_typed_text_is_kept_beside_the_journal(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        chain = reading.chain()
    assert store.draft("meeting/r1") == ""
    store.keep_draft("meeting/r1", "Wants to be ne")
    store.keep_draft("meeting/r1", "Wants to be near home")
    assert store.draft("meeting/r1") == "Wants to be near home"
    store.keep_draft("meeting/r1", "")
    assert store.draft("meeting/r1") == ""
    with store.reading(NOW) as reading:
        assert reading.chain() == chain


def test_that_a_hold_a_decision_refers_to_may_be_released(store: SqlStore) -> None:
    meeting = Meeting("meeting", NOW.date(), "Online", NOW, None, None, "Chair", "Clerk", None, None, None)
    offered = hold("h1", "larch3", 1, at(0), at(72))
    decision = Decision(
        "d1", "meeting", "referral1", 1, NOW, "offer_linked", "larch", "larch3", "h1", at(72),
        detail=None, rationale="Nearest.", departure=None, by="Chair",
    )  # fmt: skip
    put(store, decision, offered, meeting)
    put(store, replace(offered, released=at(1), used=True))
    with store.reading(NOW) as reading:
        assert reading.get(Hold, "h1").used
    with store.working(NOW, "Lead", "lead") as work:
        work.remove(work.get(Hold, "h1"))
        with pytest.raises(Refused, match="leave a decision without its hold"):
            work.commit("Take a hold away")


def test_that_text_that_cannot_be_kept_is_refused_in_words_and_keeps_nothing(store: SqlStore) -> None:
    before = all_rows(store)
    for half in (Trust("other", "Half \ud83d", None), Trust("\ud83d", "Other", None)):
        with pytest.raises(Refused, match="half a character"):
            put(store, half)
    with pytest.raises(Refused, match="half a character"):
        put(store, Trust("other", "Another", None), title="Half \ud83d")
    assert all_rows(store) == before
    put(store, Trust("other", "Whole \U0001f600", None))
    store.keep_draft("note", "Half \ud83d, whole \U0001f600")
    assert store.draft("note") == "Half , whole \U0001f600"
