"""What a workbook says, such as a trust's weekly return, as a careful person would read it, before anything is written.

A field is None where the file does not hold it; nothing is ever invented.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pc_desktop.domain.people_list import PeopleList
from pc_desktop.domain.problem import Problem

WEEKLY_RETURN: Final = "weekly return"
REFERRAL_FORM: Final = "referral form"
VERSION: Final = 1
"""Counts the shapes our templates have had."""


@dataclass(frozen=True, slots=True)
class ReturnedPatient:
    """One person listed in a return, in the words of the file made regular.

    `nhs` is ten digits; `name` is Given Surname; `sex` F or M; `outcode` in capitals; `mha` as Informal, Section 2,
    Section 3; `bmi` in kg/m2; `edd` the expected discharge and `crfd` the day clinically ready for discharge.
    `initials` and `age` are set only where the file gives those instead. `bed` is the bed's label as typed, `where`
    the cell the row begins at, for preview.
    """

    nhs: str | None = None
    name: str | None = None
    dob: date | None = None
    sex: str | None = None
    outcode: str | None = None
    referred: date | None = None
    admitted: date | None = None
    mha: str | None = None
    bmi: float | None = None
    edd: date | None = None
    crfd: date | None = None
    initials: str | None = None
    age: int | None = None
    bed: str | None = None
    on_leave: bool | None = None
    sheet: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedBed:
    """One bed a return lists without a patient: `state` is vacant or closed, `reason` as typed after "closed"."""

    bed: str
    state: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """One unit's return: what it states, what can be counted in it, and the people it lists.

    `occupied` is the number of people listed; `commissioned`, `closed`, `on_leave` and `crfd_count` are what the file
    states or what can be counted in it, otherwise None. Exactly one of `week_ending` and `as_at` is usually given.
    """

    unit: str
    week_ending: date | None
    as_at: date | None
    commissioned: int | None
    closed: int | None
    occupied: int
    on_leave: int | None
    crfd_count: int | None
    patients: tuple[ReturnedPatient, ...]
    beds: tuple[ReturnedBed, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a workbook we made says on its hidden sheet: which template it is, for whom, and what it began with.

    `unit` is the key of the unit it was made for, empty where it is for nobody in particular; `made` the moment.
    `patients` are those it listed, as it listed them: what differs from them was typed by whoever filled it in.
    """

    template: str
    version: int
    unit: str
    made: datetime
    patients: tuple[ReturnedPatient, ...] = ()

    def patient(self, nhs: str | None) -> ReturnedPatient | None:
        """Give the patient of this NHS number as the workbook began with them, None where it did not list them."""
        return next((one for one in self.patients if nhs and one.nhs == nhs), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything one file says: its units or its lists, and every problem met on the way.

    `file` is the file's name without its folder, `digest` the SHA-256 of its bytes, `layout` the name of the layout
    it was read by. `lists` are the referrals and measurements it holds; a return has none, and lists have no units.
    `made` is what a workbook of ours says it was made from. `attached` are the further workbooks of an e-mail, and
    `unread` those of them that could not be read.
    """

    file: str
    digest: str
    layout: str
    units: tuple[ReturnedUnit, ...]
    problems: tuple[Problem, ...]
    lists: tuple[PeopleList, ...] = ()
    made: MadeFrom | None = None
    attached: tuple["Draft", ...] = ()
    unread: tuple["Unread", ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that came with others and could not be read: why, and whether a password is wanted."""

    file: str
    title: str
    advice: str
    is_locked: bool = False
