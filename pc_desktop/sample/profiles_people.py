"""Invented people of the profiles' regions: numbers never issued, names nobody could have."""

from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.person import Person
from pc_desktop.reference import rows
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.people import SURNAME_MARK

_NUMBERS: Final = "nhs_numbers_999.csv"
_WOMEN: Final = ("Kara", "Lowri", "Mabli", "Nerys", "Olwen", "Petra", "Rhian", "Sian", "Tegan", "Vera")
_MEN: Final = ("Kai", "Lloyd", "Macsen", "Nye", "Osian", "Pryce", "Rhodri", "Sion", "Tomos", "Wyn")
_WORDS: Final = (
    "Alder",
    "Bracken",
    "Cedar",
    "Dell",
    "Elder",
    "Furze",
    "Gorse",
    "Holm",
    "Ivy",
    "Juniper",
    "Larkspur",
)
_YEAR: Final = 365


class Crowd:
    """Hands out invented people, each with a number nobody else here has."""

    def __init__(self, seed: int) -> None:
        """Begin at the first number."""
        self.draws = Draws(seed, "profile")
        self._numbers = iter(row["nhs_number"] for row in rows(_NUMBERS))

    def number(self) -> str:
        """Give the next number."""
        return next(self._numbers)

    def somebody(self, key: str, day: date, ages: tuple[int, int], sex: str, outcode: str) -> Person:
        """Invent somebody between two ages, both included, on `day`."""
        draws = self.draws
        age = draws.whole(*ages)
        born = day - timedelta(days=age * _YEAR + age // 4 + draws.whole(2, 300))
        given = draws.pick(_WOMEN if sex == "F" else _MEN)
        surname = SURNAME_MARK + draws.pick(_WORDS)
        return Person(key, self.number(), surname, given, None, born, sex, outcode, None, None, None, None)
