"""A list of referrals, measurements, stays or patients as a file gives it, column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

ListKind = Literal["referrals", "measurements", "stays", "people"]
ListedValue = str | float | int | bool | date | datetime | tuple[str, ...] | None

SIGN: Final = "sign:"
"""What the name of a column begins with that holds a measured sign; the sign's key follows."""
NEED: Final = "need:"
"""What the name of a column begins with that says whether something is needed; the need's key follows."""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """One table of people, or one filled form, which is a list of one.

    `columns` has, by what each holds (nhs, surname, referred, sign:bmi ...), one value for each row, in the file's
    order: None where the file does not say or where it was left out as wrong, which a problem then says. `numbers` are
    the rows' numbers in the sheet, counted from 1. `titles` gives each column's heading as typed and `places` its
    letter; of a form, the whole address of the cell. `unread` tells by a row's place in the list which columns were
    left out as wrong there. `dated` names the column that dates a sign's, where another than measured_on does.
    """

    kind: ListKind
    layout: str
    sheet: str
    columns: Mapping[str, tuple[ListedValue, ...]]
    numbers: tuple[int, ...]
    titles: Mapping[str, str]
    places: Mapping[str, str]
    unread: Mapping[int, frozenset[str]]
    is_form: bool = False
    dated: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.numbers)

    def rows(self) -> Iterator[dict[str, ListedValue]]:
        """Give each row as what it holds by column, without what it does not say."""
        names = tuple(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield {name: value for name, value in zip(names, values, strict=True) if value is not None}

    def cell(self, place: int, name: str) -> str:
        """Name the cell a row has a column's value in, such as B7; the row's first where it has no such column."""
        if self.is_form:
            return self.places.get(name) or next(iter(self.places.values()), "A1")
        return f"{self.places.get(name, 'A')}{self.numbers[place]}"
