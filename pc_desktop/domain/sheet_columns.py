"""What each column of a sheet was taken for, so that people can say what it really is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

How = Literal["known", "nearly", "not understood"]
RowIs = Literal["above", "heading", "read", "left out", "hidden"]
"""What a row of a sheet was taken for; a hidden one is read like the others."""

MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nhs": "NHS number", "name": "Patient's name", "surname": "Surname", "forename": "Given name",
        "initials": "Initials", "dob": "Date of birth", "age": "Age", "sex": "Sex", "outcode": "Postcode", "bed": "Bed",
        "unit": "Unit", "referred": "Referral date", "admitted": "Admission date", "edd": "Expected discharge",
        "crfd": "Clinically ready since", "discharged": "Discharge date", "mha": "Legal status", "bmi": "BMI",
        "leave": "On leave", "bed_is": "Vacant or closed", "comments": "Comments", "los": "Length of stay",
        "urgency": "Urgency", "team": "Community team", "place": "Where the patient is", "reason": "Reason",
        "reference": "Reference", "referrer": "Referrer", "measured_on": "Date measured", "ignored": "Nothing to read",
    }
)  # fmt: skip
"""What a column can be said to hold, in words."""


@dataclass(frozen=True, slots=True)
class ColumnTaken:
    """One column: its letter, its heading as typed, its first values, what it was taken for and how surely."""

    letter: str
    heading: str
    samples: tuple[str, ...]
    meaning: str
    how: How


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stands in the workbook: its number there, its cells as people see them, what it was taken for.

    `comments` gives what is written beside a cell by the number of its column, counted from nought.
    """

    number: int
    cells: tuple[str, ...]
    taken: RowIs = "read"
    comments: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """One sheet: the layout it was read by, what kind of file it was taken for, its columns and its rows.

    `rows` are its first rows and every row left out, as many as a person looks at; `height` counts all its rows,
    `hidden` names the columns hidden in the workbook by their letters, and `is_hidden` says that the sheet is.
    """

    sheet: str
    layout: str
    purpose: str
    columns: tuple[ColumnTaken, ...]
    rows: tuple[SheetRow, ...] = ()
    height: int = 0
    hidden: tuple[str, ...] = ()
    is_hidden: bool = False

    @property
    def understood(self) -> int:
        """Count the columns whose heading is known."""
        return sum(one.how == "known" for one in self.columns)


@dataclass(frozen=True, slots=True)
class OwnLayout:
    """A layout people made here: its name, what it reads, and what each heading stands for.

    `sender` is whose form it is, such as a unit or a trust; `made` the day it was made, `by` who made it.
    """

    name: str
    purpose: str
    headings: Mapping[str, str]
    sender: str = ""
    made: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """A layout as it lies in the folder: its key there, and what it says, or why it cannot be read."""

    key: str
    layout: OwnLayout | None
    fault: str
