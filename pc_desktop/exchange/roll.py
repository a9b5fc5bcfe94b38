"""Reads the rows of one table of patients: who is listed, and which beds are empty or closed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pc_desktop.domain.returns import ReturnedBed, ReturnedPatient
from pc_desktop.exchange import cells, checks, dates, names
from pc_desktop.exchange.grids import Grid, Value, a1, blank, text_of
from pc_desktop.exchange.headings import IDENTITY, Table
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.sense import Fault, Sense, ValueReader, note, question

READERS: Mapping[str, ValueReader] = {
    "nhs": cells.read_nhs,
    "dob": dates.read_birth,
    "age": cells.read_age,
    "sex": cells.read_sex,
    "outcode": cells.read_outcode,
    "referred": dates.read_date,
    "admitted": dates.read_date,
    "mha": cells.read_legal,
    "bmi": cells.read_bmi,
    "edd": dates.read_date,
    "initials": cells.read_text,
    "bed": cells.read_text,
}
DATE_COLUMNS = ("dob", "referred", "admitted", "edd", "crfd", "discharged")
_CLINICAL = frozenset({"dob", "age", "sex", "outcode", "referred", "admitted", "mha", "bmi", "edd"})
_LIKE_NHS = re.compile(r"(?:[0-9][\W_]*){7,}[A-Za-z]{0,3}|(?=(?:[A-Za-z]*[0-9]){5})[0-9A-Za-z]{9,11}")
_BED_LABEL = re.compile(r"(?:[A-Za-z]{1,6}[ -]?)?[0-9]{1,3}[A-Za-z]?")
_WHICH = "Ask the unit which is right."
_EXPECTED_ERROR = question("The cell shows an error instead of a value.", "Ask the unit for the value.")


@dataclass(frozen=True, slots=True)
class Person:
    """One person listed: the unit the row names, if any, and whether ready for discharge or on leave."""

    patient: ReturnedPatient
    row: int
    unit: str | None
    ready: bool
    away: bool


@dataclass(frozen=True, slots=True)
class Roll:
    """What the rows of a table say: people, beds without people (with their unit), and other rows."""

    people: tuple[Person, ...]
    beds: tuple[tuple[str | None, ReturnedBed], ...]
    loose: tuple[int, ...]
    last: int


class RollReader:
    """Reads one table row by row, telling of every problem it meets."""

    def __init__(self, grid: Grid, table: Table, sense: Sense, problems: Problems) -> None:
        self._grid, self._table, self._problems = grid, table, problems
        self._sense = sense
        self._senses = {role: column_sense(grid, table, role, sense) for role in table.columns}
        self._unit: str | None = None

    def read(self) -> Roll:
        """Read every row under the headings."""
        people: list[Person] = []
        beds: list[tuple[str | None, ReturnedBed]] = []
        loose: list[int] = []
        last = self._table.first - 1
        for row in range(self._table.first, self._table.end):
            if all(blank(cell) for cell in self._grid.rows[row]):
                continue
            self._follow_unit(row)
            bed = self._bed_alone(row)
            if bed is not None:
                beds.append((self._unit, bed))
            elif self._lists_somebody(row):
                people.append(self._person(row))
            elif not self._quiet_bed(row, beds):
                loose.append(row)
                continue
            last = row
        return Roll(tuple(people), tuple(beds), tuple(loose), last)

    def _value(self, role: str, row: int) -> Value:
        return self._grid.at(row, self._table.columns.get(role))

    def _text(self, role: str, row: int) -> str:
        return text_of(self._value(role, row))

    def _tell(self, row: int, role: str, fault: Fault | None) -> None:
        if fault is not None:
            self._problems.cell(self._grid, self._table, row, self._table.columns[role], fault)

    def _follow_unit(self, row: int) -> None:
        """Remember the unit a row names; rows below that name none belong to it."""
        named = self._text("unit", row)
        if named and not any(pattern.search(named) for pattern in self._sense.layout.patterns["total"]):
            self._unit = named

    def _bed_alone(self, row: int) -> ReturnedBed | None:
        """Read a row in which the place of a patient says that the bed is vacant or closed."""
        if _LIKE_NHS.fullmatch(self._text("nhs", row)):
            return None
        patterns = self._sense.layout.patterns
        for role in ("nhs", "name", "surname", "initials", "bed", "bed_is", "mha", "comments"):
            text = self._text(role, row)
            if not text or (role in {"mha", "comments", "bed_is"} and self._lists_somebody(row)):
                continue
            closed = next((match for pattern in patterns["closed"] if (match := pattern.search(text))), None)
            if closed:
                return ReturnedBed(self._bed(row), "closed", closed["reason"] or self._reason(row, role))
            if any(pattern.search(text) for pattern in patterns["vacant"]):
                return ReturnedBed(self._bed(row), "vacant")
            if role in IDENTITY and any(pattern.search(text) for pattern in patterns["held"]):
                self._tell(
                    row, role, note("The bed is kept for somebody; it was read as vacant.", "Check it.")
                )
                return ReturnedBed(self._bed(row), "vacant")
        return None

    def _bed(self, row: int) -> str:
        return self._text("bed", row)

    def _reason(self, row: int, role: str) -> str | None:
        """Give the comment of a closed bed as its reason, where the word closed itself came with none."""
        return (self._text("comments", row) or None) if role != "comments" else None

    def _lists_somebody(self, row: int) -> bool:
        """Tell whether a row is about a person: an NHS number, or a name with something else about them."""
        if _LIKE_NHS.fullmatch(self._text("nhs", row)):
            return True
        named = any(self._text(role, row) for role in IDENTITY if role in self._table.columns)
        told = sum(not blank(self._value(role, row)) for role in _CLINICAL if role in self._table.columns)
        return named and told >= 1 and not self._is_total(row)

    def _is_total(self, row: int) -> bool:
        """Tell whether the first filled cell of a row speaks of totals."""
        first = next((text_of(cell) for cell in self._grid.rows[row] if not blank(cell)), "")
        return any(pattern.search(first) for pattern in self._sense.layout.patterns["total"])

    def _quiet_bed(self, row: int, beds: list[tuple[str | None, ReturnedBed]]) -> bool:
        """Read a row that names a bed and nobody as vacant, and say so; tell of a row nobody can place."""
        filled = [column for column, cell in enumerate(self._grid.rows[row]) if not blank(cell)]
        label = self._bed(row)
        if self._text("bed_is", row) and not self._is_total(row):
            self._tell(
                row, "bed_is", question("Nobody is listed for this bed; it was left as it is.", _WHICH)
            )
            return True
        if _BED_LABEL.fullmatch(label) and filled == [self._table.columns["bed"]]:
            beds.append((self._unit, ReturnedBed(label, "vacant")))
            self._tell(row, "bed", note("Nobody is listed for this bed; it was read as vacant.", "Check it."))
            return True
        identity = [role for role in IDENTITY if self._text(role, row)]
        if len(filled) > 1 and identity and not self._is_total(row):
            self._tell(
                row, identity[0], question("This row was not understood and is left out.", "Ask the unit.")
            )
        return False

    def _person(self, row: int) -> Person:
        """Read everything a row says about a person."""
        found: dict[str, Any] = {
            role: self._read(role, row) for role in READERS if role in self._table.columns
        }
        found.update(self._naming(row, found))
        ready = self._ready(row)
        away, place_for_leave = self._away(row)
        patient = ReturnedPatient(
            **found,
            crfd=ready[1],
            on_leave=away if place_for_leave or away else None,
            sheet=self._grid.name,
            where=a1(row, 0),
        )
        patient = self._checked(row, patient)
        self._tell_of_state(row)
        return Person(patient, row, self._unit, ready[0], away)

    def _read(self, role: str, row: int) -> Any:
        """Read one value; an error the spreadsheet shows, or an identifier that is missing, is told."""
        column = self._table.columns[role]
        value = self._grid.at(row, column)
        unseen = self._grid.unseen.get((row, column))
        if blank(value) and unseen is not None and unseen.error:
            self._problems.add(
                self._grid.name, a1(row, column), self._table.title(column), unseen.error, _EXPECTED_ERROR
            )
            return None
        answer, fault = READERS[role](value, self._senses[role])
        if role == "nhs" and answer is None and fault is None:
            fault = question(
                "No NHS number is given.", "Ask the unit; without it the person may not be recognised."
            )
        self._tell(row, role, fault)
        return answer

    def _naming(self, row: int, found: dict[str, Any]) -> dict[str, Any]:
        """Read a name from one column or two, or initials where nothing more is given."""
        initials = names.as_initials(found.get("initials") or "") or found.get("initials")
        surname, forename = self._text("surname", row), self._text("forename", row)
        typed = self._text("name", row)
        if surname or forename:
            return {"name": names.together(forename or None, surname or None), "initials": initials}
        short = names.as_initials(typed)
        if short and not initials:
            return {"name": None, "initials": short}
        return {"name": names.regular(typed), "initials": initials}

    def _ready(self, row: int) -> cells.Ready:
        if "crfd" not in self._table.columns:
            return False, None
        answer, fault = cells.read_ready(self._value("crfd", row), self._senses["crfd"])
        self._tell(row, "crfd", fault)
        return answer or (False, None)

    def _away(self, row: int) -> tuple[bool, bool]:
        """Tell whether somebody is away, and whether the table has a column made for saying so."""
        if "leave" in self._table.columns:
            return bool(cells.read_leave(self._value("leave", row), self._sense)[0]), True
        comment = self._text("comments", row)
        return cells.is_away(comment, self._sense), False

    def _tell_of_state(self, row: int) -> None:
        """Ask about a bed that somebody is listed in and that is said to be vacant or closed."""
        said, patterns = self._text("bed_is", row), self._sense.layout.patterns
        if any(pattern.search(said) for kind in ("vacant", "closed") for pattern in patterns[kind]):
            self._tell(row, "bed_is", question("Somebody is listed in this bed; they were read.", _WHICH))

    def _checked(self, row: int, patient: ReturnedPatient) -> ReturnedPatient:
        """Hold the values of a row against one another and against the day of the return."""
        stay = cells.read_count(self._value("los", row), self._sense)[0]
        for role, fault in checks.of_patient(patient, self._sense.on, stay):
            self._tell(row, role, fault)
            if fault.severity == "error":
                patient = replace(patient, dob=None)
        return patient


def column_sense(grid: Grid, table: Table, role: str, sense: Sense) -> Sense:
    """Give the sense a column is read with: whether it writes the month first, or holds codes."""
    column = table.columns[role]
    values = (grid.at(row, column) for row in range(table.first, table.end))
    if role in DATE_COLUMNS:
        return dates.column_sense(values, table.title(column), sense)
    if role == "mha":
        coded = role in sense.layout.coded or any(cells.is_coded(text_of(value)) for value in values)
        return replace(sense, coded=coded)
    return sense
