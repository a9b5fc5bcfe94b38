"""Compares one list row by row with what is held, and with what the rows before it say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.later import Later
from pc_desktop.domain.people_list import PeopleList
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft
from pc_desktop.services.listed_changes import (
    Words,
    new_patient_changes,
    new_referral_changes,
    person_changes,
    referral_changes,
    together,
)
from pc_desktop.services.listed_comparison import ListRow
from pc_desktop.services.listed_facts import Columns, laid_over, new_referral
from pc_desktop.services.listed_people import Doubt, Known, Said, key_of, name_key, who_is_meant
from pc_desktop.services.listed_problems import Pen
from pc_desktop.services.listed_questions import Questions
from pc_desktop.services.listed_stays import StaysOf, referral_of, stay_change
from pc_desktop.services.listed_values import Gathered, Gathering, Held
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_differences import FieldChange

_NEW: Final = "new:"


@dataclass(slots=True)
class Files:
    """What all files accepted together are compared with, and what those before say; added to row by row.

    `taken` names the cell in which each patient stands already, whether or not that row could be taken.
    """

    known: Known
    referrals: Mapping[str, list[Referral]]
    held: Held
    words: Words
    needs: Mapping[str, str]
    left_out: frozenset[str]
    units: Mapping[str, Unit] = field(default_factory=dict)
    stays: dict[str, list[Stay]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    new: dict[str, Person] = field(default_factory=dict)


class OneList:
    """One list being compared row by row."""

    def __init__(
        self, reading: Reading, draft: Draft, place: int, files: Files, rows: Sequence[Said]
    ) -> None:
        """Begin at its first row; `rows` are what the list says in each."""
        self._of: PeopleList = draft.lists[place]
        self._rows, self._columns, self._first = rows, Columns(self._of), _first(self._of)
        self._begins = f"{draft.digest[:16]}/{place}"
        self._now, self._today = reading.now, local_day(reading.now)
        self._files = files
        self._pen = Pen(self._of)
        self._questions = Questions(self._of, self._today, files.words.teams.values(), files.needs)
        self._gathering = Gathering(self._of, files.held, files.words, self._today)
        self._stays = StaysOf(self._pen, files.units.values(), files.stays, reading.now)
        self._problems: list[Problem] = []
        self._told = {(one.sheet, one.cell) for one in draft.problems if one.severity == "error"}

    def compared(self) -> tuple[list[ListRow], list[Problem]]:
        """Compare every row."""
        rows = [self._row(place, row) for place, row in enumerate(self._rows)]
        return rows, [*self._gathering.never_dated(self._rows), *self._problems]

    def _row(self, place: int, row: Said) -> ListRow:
        """Compare one row, or refuse it with what is to be asked."""
        key = f"{self._begins}/{self._of.numbers[place]}"
        keeps = key not in self._files.left_out
        said = self._columns.person(row, None, self._today)
        cell = self._of.cell(place, self._first)
        begun = ListRow(key, "refused", self._of.sheet, cell, initials(said), "", "")
        repeated = self._repeated(place, row, begun.cell, _claims(row)) if keeps else None
        if repeated is not None:
            return self._refused(begun, repeated, keeps=keeps)
        held = self._who(place, row)
        if isinstance(held, Problem):
            return self._refused(begun, held, keeps=keeps)
        whose = initials(held) if held is not None else begun.who
        token = held.key if held is not None else f"{_NEW}{key_of(row)}"
        begun = ListRow(key, "refused", self._of.sheet, cell, whose, "", token)
        if self._of.kind == "measurements":
            return self._measured(begun, place, row, held, keeps=keeps)
        if self._of.kind in {"stays", "people"}:
            return self._stayed_or_described(begun, place, row, held, keeps=keeps)
        return self._referred(begun, place, row, (held, said), keeps=keeps)

    def _repeated(self, place: int, row: Said, cell: str, claims: Sequence[str]) -> Problem | None:
        """Refuse a second row about one patient, whatever became of the first; of measurements there may be many."""
        if self._of.kind in {"measurements", "stays"}:
            return None
        taken = self._files.taken
        earlier = next((taken[claim] for claim in claims if claim in taken), None)
        for claim in claims:
            taken.setdefault(claim, f"{self._of.sheet} {cell}")
        if earlier is None:
            return None
        what = f"The same patient stands at {earlier}, so this row is left out."
        return self._pen.error(place, _named_by(row), what, "Keep one of the two rows.")

    def _refused(self, row: ListRow, problem: Problem, *, keeps: bool) -> ListRow:
        """Leave a row out with what is to be asked; one left out by hand asks nothing.

        Where the cell was told of as it was read, it is not told of again.
        """
        row = laid_over(row, changes=(FieldChange("Row", "", f"not taken: {problem.what}"),))
        if not keeps:
            return laid_over(row, status="left out")
        if (problem.sheet, problem.cell) not in self._told or problem.severity != "error":
            self._problems.append(problem)
        return row

    def _who(self, place: int, row: Said) -> Person | Problem | None:
        """Give who a row is about, None for somebody new, or why that is not certain."""
        unread = self._of.unread.get(place, frozenset())
        if "nhs" in unread:
            return self._pen.error(
                place,
                "nhs",
                "The NHS number cannot be right.",
                "Put the number right, or clear it.",
            )
        if "nhs" not in row and "surname" not in row and not (row.get("initials") and "referred" in row):
            advice = "Give the NHS number, or the name with the date of birth."
            return self._pen.error(
                place, "nhs", "No NHS number and no name, so nobody can be known by this row.", advice
            )
        held = who_is_meant(self._files.known, row)
        if isinstance(held, Doubt):
            return self._pen.error(place, held.column, held.what, held.advice)
        if held is not None and held.died is not None:
            what = f"This patient is recorded as having died on {shown_day(held.died)}."
            return self._pen.error(place, _named_by(row), what, "Check who is meant.")
        if "dob" in row and isinstance(row["dob"], date) and row["dob"] > self._today:
            return self._pen.error(place, "dob", "This date of birth is still to come.", "Check the year.")
        return held

    def _measured(
        self, begun: ListRow, place: int, row: Said, held: Person | None, *, keeps: bool
    ) -> ListRow:
        """Compare a row of measurements of somebody held, or taken with these files."""
        if held is None and begun.token not in self._files.new:
            what = "Nobody is known here whom this row could mean."
            column = _named_by(row)
            return self._refused(
                begun,
                self._pen.error(place, column, what, "Take the referral first, then read this again."),
                keeps=keeps,
            )
        come = self._gathering.row(row, place, begun.token, keeps=keeps)
        live = next((one.ref for one in self._files.referrals.get(begun.token, ()) if one.closed is None), "")
        changes = Later(partial(come.changes, self._files.words), len(come.values))
        return self._settled(laid_over(begun, ref=live), come, changes, is_new=not come.replaces, keeps=keeps)

    def _stayed_or_described(
        self, begun: ListRow, place: int, row: Said, held: Person | None, *, keeps: bool
    ) -> ListRow:
        """Compare a row that tells of a stay long ago, or only of a patient."""
        person = self._files.new.get(begun.token) or self._columns.person(row, held, self._today)
        is_new = held is None and begun.token not in self._files.new
        changes = (
            [*new_patient_changes(person)] if is_new else [*person_changes(held, person)] if held else []
        )
        if self._of.kind == "stays":
            stay = self._stays.stay(place, row, begun.token) if keeps else None
            if isinstance(stay, Problem):
                return self._refused(begun, stay, keeps=keeps)
            if stay is None:
                return laid_over(begun, status="same" if keeps else "left out")
            begun = laid_over(begun, stay=stay, referral=referral_of(stay, row, self._now))
            changes = [*changes, stay_change(stay, self._files.units)]
        if is_new and keeps:
            self._files.new[begun.token] = person
        begun = laid_over(begun, person=person if is_new or held else None, who=initials(person))
        new = is_new or begun.stay is not None
        return self._settled(begun, Gathered(), changes, is_new=new, keeps=keeps)

    def _referred(
        self, begun: ListRow, place: int, row: Said, who: tuple[Person | None, Person], *, keeps: bool
    ) -> ListRow:
        """Compare a row of referrals: with the one it means, or as a new one.

        `who` is the person held, if any, and the person as the row alone says.
        """
        held, said = who
        repeated = self._repeated(place, row, begun.cell, (begun.token,)) if keeps else None
        if repeated is not None:
            return self._refused(begun, repeated, keeps=keeps)
        theirs = self._files.referrals.get(held.key, []) if held else []
        meant = self._questions.meant(place, row, theirs)
        if isinstance(meant, Problem):
            return self._refused(begun, meant, keeps=keeps)
        if meant is not None and meant.closed is not None:
            return laid_over(begun, ref=meant.ref, status="same" if keeps else "left out")
        before = meant or new_referral(row, self._now)
        team, needs, asked = self._questions.team_and_needs(place, row)
        after = self._columns.referral(row, before, team, needs)
        person = self._columns.person(row, held, self._today) if held is not None else said
        come = self._gathering.row(row, place, begun.token, keeps=keeps)
        missing = self._questions.missing(place, row) if meant is None else []
        come.problems = [*missing, *asked, *come.problems]
        differing = list(person_changes(held, person)) if held else []
        if meant is not None:
            differing += referral_changes(before, after, self._files.words)
        changes = self._said(
            person if held is None else None, after if meant is None else None, differing, come
        )
        if held is None and keeps:
            self._files.new[begun.token] = person
        found = {"ref": before.ref, "person": person, "referral": after}
        return self._settled(begun, come, changes, is_new=meant is None, keeps=keeps, **found)

    def _said(
        self, person: Person | None, referral: Referral | None, differing: list[FieldChange], come: Gathered
    ) -> Sequence[FieldChange]:
        """Say what a row changes, in words that are made when it is looked at; `person` and `referral` are new."""
        words, values = self._files.words, len(come.values)
        length = (person is not None) + (referral is not None) + len(differing)

        def say() -> Iterator[FieldChange]:
            if person is not None:
                yield from new_patient_changes(person)
            if referral is not None:
                yield from new_referral_changes(referral, words)
            yield from differing
            yield from come.changes(words) if person is None else together([*come.changes(words)])

        return Later(say, length + (values if person is None else min(values, 1)))

    def _settled(
        self,
        begun: ListRow,
        come: Gathered,
        changes: Sequence[FieldChange],
        *,
        is_new: bool,
        keeps: bool,
        **found: object,
    ) -> ListRow:
        """Give the row with its status, what it would change, and what else was found of it."""
        if not keeps:
            return laid_over(begun, status="left out", values=(), changes=changes, **found)
        self._problems += come.problems
        status = "same" if not changes else "new" if is_new else "changed"
        return laid_over(begun, status=status, values=tuple(come.values), changes=changes, **found)


def _first(of: PeopleList) -> str:
    """Give the column by which a row of a list is named."""
    return next((name for name in ("nhs", "surname", "initials") if name in of.places), "")


def _claims(row: Said) -> tuple[str, ...]:
    """Give what a row names its patient by: the number, and the name with the date of birth."""
    nhs, called = row.get("nhs"), name_key(row)
    return tuple(one for one in (nhs, called) if isinstance(one, str))


def _named_by(row: Said) -> str:
    """Give the column by which a row names its patient."""
    return "nhs" if "nhs" in row else "surname"
