"""Any interleaving of orders and packs on two laptops, as a story that can be played."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Price
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.decide import OfferBed
from tests.services.small_region import NOW, TODAY, Putting
from tests.store.two_laptops import Laptop, change, first_laptop, look, next_laptop, ours, theirs

_FIELD = st.sampled_from(["urgency", "interim_plan", "risk_holder"])
ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("field"),
            st.integers(0, 1),
            st.sampled_from(["r1", "r2", "r3"]),
            _FIELD,
            st.sampled_from("123"),
        ),
        st.tuples(
            st.just("offer"),
            st.integers(0, 1),
            st.sampled_from(["r1", "r2", "r3"]),
            st.sampled_from(["l2", "l3", "y2"]),
        ),
        st.tuples(
            st.just("setting"),
            st.integers(0, 1),
            st.sampled_from(["hold_days", "collaborative"]),
            st.sampled_from("45"),
        ),
        st.tuples(
            st.just("price"), st.integers(0, 1), st.sampled_from(["larch", "yew"]), st.integers(500, 502)
        ),
        st.tuples(st.just("measure"), st.integers(0, 1), st.sampled_from(["w1", "w2"])),
        st.tuples(st.just("undo"), st.integers(0, 1)),
        st.tuples(st.just("redo"), st.integers(0, 1)),
        st.tuples(st.just("erase"), st.integers(0, 1), st.sampled_from(["w1", "w2", "w3"])),
        st.tuples(st.just("pack"), st.integers(0, 1), st.booleans()),
        st.tuples(st.just("take in"), st.integers(0, 1), st.integers(0, 9), st.booleans()),
    ),
    max_size=14,
)


class Story:
    """Two laptops through any interleaving of orders and packs; knows what each acknowledged."""

    def __init__(self, folder: Path) -> None:
        """Begin with two equal laptops."""
        first = first_laptop(folder / "Ann")
        self.laptops = (first, next_laptop(folder / "Bea", first.pack(everything=True)))
        self.packs: tuple[list[Path], list[Path]] = ([], [])

    def act(self, what: str, who: int, *more: Any) -> None:
        """Carry one act out; what a rule refuses is no act."""
        laptop = self.laptops[who]
        with suppress(Refused):
            if what == "pack":
                self.packs[who].append(laptop.pack(everything=more[0]))
            elif what == "take in":
                others = self.packs[1 - who]
                if others:
                    laptop.take_in(others[more[0] % len(others)], ours if more[1] else theirs)
            else:
                self._order(laptop, what, more)

    def _order(self, laptop: Laptop, what: str, more: tuple[Any, ...]) -> None:
        """Give one order."""
        orders: dict[str, Callable[..., object]] = {
            "field": _change_field,
            "offer": _offer,
            "setting": _set,
            "price": _price,
            "measure": _measure,
            "undo": lambda one: one.desk.undo(),
            "redo": lambda one: one.desk.redo(),
            "erase": _erase,
        }
        orders[what](laptop, *more)

    def close(self) -> None:
        """Close both."""
        for laptop in self.laptops:
            laptop.store.close()


def _change_field(laptop: Laptop, key: str, field: str, value: str) -> None:
    if look(laptop, Referral, key):
        change(laptop, Referral, key, **{field: value})


def _offer(laptop: Laptop, referral: str, bed: str) -> None:
    laptop.desk.do(OfferBed(referral, bed, "today", TODAY + timedelta(days=3)))


def _set(laptop: Laptop, key: str, value: str) -> None:
    laptop.desk.do(Putting(Setting(key, value)))


def _price(laptop: Laptop, unit: str, pounds: int) -> None:
    if not laptop.desk.ask(lambda reading: reading.find(Price, unit=unit)):
        laptop.desk.do(Putting(Price(f"{unit}{pounds}{laptop.folder.name}", unit, TODAY, pounds)))


def _measure(laptop: Laptop, person: str) -> None:
    if look(laptop, Person, person):
        key = f"m{laptop.folder.name}{laptop.desk.ask(lambda reading: reading.chain())[1]}"
        laptop.desk.do(Putting(Measurement(key, person, "bmi", TODAY, 13.0)))


def _erase(laptop: Laptop, person: str) -> None:
    if look(laptop, Person, person):
        with laptop.store.working(NOW, "Ann", "erasure") as work:
            work.erase_person(person)
            work.commit("Erase somebody")
