"""Any run of orders, then undo all, restores the first image of the store."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Reading, Work
from pc_desktop.store.opening import open_store
from tests.store.invented_region import NOW, PASSPHRASE, all_rows, at, copied, hold, occupation, region

BEDS = ("larch3", "larch10", "ash3")
Act = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Order:
    """An order made of one act and three numbers, as chance has it."""

    act: Act

    def title(self, reading: Reading) -> str:
        """Say what this does."""
        return f"Order {self.act[0]}"

    def carry_out(self, work: Work) -> None:
        """Do it."""
        name, one, two, three = self.act
        _ACTS[name](work, one, two, three)


def _set_up(work: Work, *_: int) -> None:
    work.put(*region())


def _hold_one(work: Work, one: int, two: int, three: int) -> None:
    work.put(hold(work.new_key(), BEDS[one % 3], 1 + two % 4, at(three), at(three + 1 + one)))


def _release(work: Work, one: int, *_: int) -> None:
    for found in work.find(Hold, released=None)[: 1 + one % 2]:
        work.put(replace(found, released=found.until, used=bool(one % 2)))


def _move(work: Work, one: int, two: int, three: int) -> None:
    person = f"person{1 + two % 4}"
    for found in work.find(Occupation, person=person, end=None):
        work.put(replace(found, end=max(found.start, at(three))))
    work.put(occupation(work.new_key(), BEDS[one % 3], 1 + two % 4, at(three)))


def _swap(work: Work, *_: int) -> None:
    inside = work.find(Occupation, end=None)[:2]
    if len(inside) == 2:
        work.put(replace(inside[0], bed=inside[1].bed), replace(inside[1], bed=inside[0].bed))


def _edit(work: Work, one: int, two: int, _: int) -> None:
    found = work.get(Referral, f"referral{1 + one % 4}")
    work.put(replace(found, reason=f"Reason {two}.", closed=None if two % 2 else at(0)))


def _refer(work: Work, one: int, *_: int) -> None:
    found = work.get(Referral, f"referral{1 + one % 4}")
    key = work.new_key()
    work.put(replace(found, key=key, ref=work.new_ref()))
    work.put(Milestone(work.new_key(), key, 1, at(0), "received", "Invented", None, ""))


def _take_away(work: Work, one: int, *_: int) -> None:
    work.remove(*work.find(Milestone)[one % 3 : one % 3 + 1], *work.find(Hold)[: one % 2])


def _shut(work: Work, one: int, *_: int) -> None:
    work.remove(work.get(Bed, BEDS[one % 3]), *work.find(Hold, bed=BEDS[one % 3]))


def _discharge(work: Work, one: int, *_: int) -> None:
    stay = work.get(Stay, f"stay{1 + one % 4}")
    work.put(replace(stay, discharged=at(40)))
    for found in work.find(Occupation, stay=stay.key, end=None):
        work.put(replace(found, end=max(found.start, at(40))))


_ACTS: dict[str, Callable[..., None]] = {
    "set_up": _set_up, "hold": _hold_one, "release": _release, "move": _move, "swap": _swap, "edit": _edit,
    "refer": _refer, "take_away": _take_away, "shut": _shut, "discharge": _discharge,
}  # fmt: skip
NUMBER = st.integers(0, 30)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from([name for name in _ACTS if name != "set_up"]), NUMBER, NUMBER, NUMBER),
        st.sampled_from([("undo", 0, 0, 0), ("redo", 0, 0, 0)]),
    ),
    max_size=14,
)


def _run(desk: Desk, acts: list[Act]) -> int:
    """Carry out a run of acts, some of which are refused; count those that were not."""
    done = 0
    for act in acts:
        with suppress(Refused):
            match act[0]:
                case "undo":
                    desk.undo()
                case "redo":
                    desk.redo()
                case _:
                    desk.do(Order(act))
            done += 1
    return done


@given(acts=ACTS)
def test_that_undoing_all_restores_the_first_image_of_the_store(
    made: dict[str, Path], acts: list[Act]
) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(copied(made["empty"], Path(folder)), PASSPHRASE)
        first, desk = all_rows(store), Desk(store, StoppedClock(NOW))
        desk.do(Order(("set_up", 0, 0, 0)))
        _run(desk, acts)
        last = all_rows(store)
        undone = _undo_all(desk)
        assert all_rows(store) == first
        for _ in range(undone):
            desk.redo()
        assert all_rows(store) == last
        assert store.verify() == ()
        store.close()


def _undo_all(desk: Desk) -> int:
    """Take back whatever stands; count the steps."""
    undone = 0
    while desk.standing().undo is not None:
        desk.undo()
        undone += 1
    with pytest.raises(Refused, match="nothing to undo"):
        desk.undo()
    return undone


def test_that_the_run_of_orders_is_not_an_empty_one(made: dict[str, Path], tmp_path: Path) -> None:
    store = open_store(copied(made["empty"], tmp_path), PASSPHRASE)
    desk = Desk(store, StoppedClock(NOW))
    acts: list[Any] = [(name, 0, 0, 0) for name in _ACTS]
    assert _run(desk, acts) >= len(acts) - 1
    store.close()
