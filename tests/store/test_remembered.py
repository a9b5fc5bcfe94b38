"""What a store remembers of its answers is never older than the facts."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.places import Trust, Unit
from pc_desktop.domain.settings import Setting
from pc_desktop.store.opening import open_store
from pc_desktop.store.remembered import Remembered
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, PASSPHRASE, put


def _statements(store: SqlStore) -> list[str]:
    """Note every statement the store's readers run from now on."""
    said: list[str] = []
    event.listen(store._reader, "before_cursor_execute", lambda *told: said.append(told[2]))
    return said


def test_that_what_did_not_change_is_not_read_again(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        first = reading.find(Unit)
    said = _statements(store)
    with store.reading(NOW) as reading:
        assert reading.find(Unit) == first
    assert not [one for one in said if "FROM unit" in one]


def test_that_a_step_of_our_own_is_seen_at_once_and_spares_the_other_kinds(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        reading.find(Unit)
        assert reading.find(Trust, key="new") == ()
        assert reading.peek(Trust, "new") is None
    put(store, Trust("new", "Elm Trust", None), title="Add a trust")
    said = _statements(store)
    with store.reading(NOW) as reading:
        assert reading.find(Trust, key="new") == (Trust("new", "Elm Trust", None),)
        assert reading.peek(Trust, "new") is not None
        reading.find(Unit)
    assert not [one for one in said if "FROM unit" in one]


def test_that_a_step_of_somebody_else_forgets_everything(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    here, there = open_store(path, PASSPHRASE, lock=False), open_store(path, PASSPHRASE, lock=False)
    with here.reading(NOW) as reading:
        assert reading.find(Setting, key="hold_days") == ()
    put(there, Setting("hold_days", "4"), title="Hold days")
    with here.reading(NOW) as reading:
        assert reading.find(Setting, key="hold_days") == (Setting("hold_days", "4"),)
    here.close()
    there.close()


def test_that_a_look_begun_before_a_step_neither_sees_it_nor_spoils_what_is_remembered(
    store: SqlStore,
) -> None:
    with store.reading(NOW) as early:
        assert early.find(Setting, key="hold_days") == ()
        put(store, Setting("hold_days", "4"), title="Hold days")
        assert early.find(Setting) == ()
    with store.reading(NOW) as late:
        assert late.find(Setting, key="hold_days") == (Setting("hold_days", "4"),)
        assert late.find(Setting) == (Setting("hold_days", "4"),)


def test_that_work_that_is_given_up_leaves_no_trace_in_what_is_remembered(store: SqlStore) -> None:
    with store.working(NOW, "M. Clerk", "liaison") as work:
        work.put(Setting("hold_days", "9"))
        assert work.find(Setting, key="hold_days") == (Setting("hold_days", "9"),)
        assert work.find(Hold) == ()
    with store.reading(NOW) as reading:
        assert reading.find(Setting, key="hold_days") == ()


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["unit", "bed"])), max_size=30))
def test_that_no_answer_outlives_a_change_of_its_kind(turns: list[tuple[int, str]]) -> None:
    remembered = Remembered()
    made: dict[str, int] = {"unit": 0, "bed": 0}
    for number, (salt, kind) in enumerate(turns):
        recall = remembered.at((str(number), number))
        for each, version in made.items():
            answer = recall.of((each,))
            assert answer in (None, (version,))
            recall.keep((each,), (version,))
        made[kind] = (number + 1) * 10 + salt
        remembered.move((str(number), number), (str(number + 1), number + 1), frozenset({kind}))


def test_that_an_answer_too_long_to_keep_is_not_kept_and_the_oldest_goes_first() -> None:
    recall = Remembered().at(("a", 1))
    recall.keep(("long",), tuple(range(3000)))
    assert recall.of(("long",)) is None
    for number in range(600):
        recall.keep((number,), (number,))
    assert recall.of((0,)) is None
    assert recall.of((599,)) == (599,)
