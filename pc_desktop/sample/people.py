"""Invented people: names nobody could have, numbers never issued, homes in real districts."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.person import Person
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.parameters import Parameters

SURNAME_MARK: Final = "Xxtest-"
"""Every invented surname begins so."""

_WOMEN: Final = (
    "Ada", "Beth", "Cora", "Dina", "Esme", "Faye", "Gina", "Hope", "Iris", "Jess", "Kira",
    "Lena", "Mina", "Nell",
    "Olga", "Pia", "Rosa", "Saba", "Tara", "Uma", "Vita", "Wren", "Yara", "Zoe",
)  # fmt: skip
_MEN: Final = (
    "Adam",
    "Ben",
    "Cy",
    "Dev",
    "Eli",
    "Finn",
    "Gus",
    "Hal",
    "Ivo",
    "Joe",
    "Kit",
    "Leo",
    "Max",
    "Ned",
)
_WORDS: Final = (
    "Acorn", "Birch", "Clover", "Dune", "Ember", "Flint", "Grove", "Hazel", "Inlet", "Jasper",
    "Kestrel", "Lichen",
    "Meadow", "Nutmeg", "Otter", "Pebble", "Quince", "Reef", "Sorrel", "Teasel", "Umber",
    "Vale", "Willow", "Yarrow",
)  # fmt: skip
_TITLES: Final = ("Ms", "Miss", "Mrs", "Ms", "Dr")
_YEAR: Final = 365


class Register:
    """Hands out invented people, each with a number nobody else has."""

    def __init__(
        self, numbers: Iterable[str], taken: frozenset[str], parameters: Parameters, seed: int
    ) -> None:
        """Take the numbers in the order given, leaving out those that are somebody's already."""
        self._numbers = [number for number in numbers if number not in taken]
        self._parameters = parameters
        self._draws = Draws(seed, "people")
        self._given = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether every number has been given to somebody."""
        return self._given >= len(self._numbers)

    def number(self) -> str | None:
        """Give the next number; None, as for somebody not traced, where none is left."""
        self._given += 1
        return None if self._given > len(self._numbers) else self._numbers[self._given - 1]

    def somebody(self, day: date, outcode: str, sex: str) -> Person:
        """Invent somebody of an age drawn for an admission about `day`."""
        draws = self._draws
        age = self._parameters.age(draws)
        born = day - timedelta(days=age * _YEAR + age // 4 + draws.whole(2, 300))
        given = draws.pick(_WOMEN if sex == "F" else _MEN)
        surname = SURNAME_MARK + draws.pick(_WORDS)
        title = draws.pick(_TITLES) if sex == "F" else "Mr"
        number = self.number()
        return Person(
            key=f"person-{self._given:04d}",
            nhs_number=number,
            surname=surname,
            given=given,
            title=title,
            born=born,
            sex=sex,
            outcode=outcode,
            initials_said=None,
            age_said=None,
            age_said_on=None,
            died=None,
        )
