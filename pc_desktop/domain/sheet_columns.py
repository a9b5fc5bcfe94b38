"""What each column of a sheet was taken for, so that people can say what it really is."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

How = Literal["known", "nearly", "not understood"]

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
class SheetColumns:
    """One sheet: the layout it was read by, what kind of file it was taken for, and its columns."""

    sheet: str
    layout: str
    purpose: str
    columns: tuple[ColumnTaken, ...]

    @property
    def understood(self) -> int:
        """Count the columns whose heading is known."""
        return sum(one.how == "known" for one in self.columns)


@dataclass(frozen=True, slots=True)
class OwnLayout:
    """A layout people made here: its name, what it reads, and what each heading stands for."""

    name: str
    purpose: str
    headings: Mapping[str, str]
