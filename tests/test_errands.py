"""The errands of the command line: what they answer, for people and for programs."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pc_desktop import errands
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.decide import UseAlternative
from pc_desktop.services.office import Office
from tests.services.made_lists import ROW, drafted, listed
from tests.services.small_region import TODAY, Putting
from tests.ui.meeting.small_office import small_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish an office whose files all list the same new patient, each in the unit it is named after."""
    with small_office(tmp_path) as made:
        new = ReturnedPatient(
            nhs="9990010862", name="Zed Xxtest-New", admitted=TODAY, bed="2", sheet="One", where="A2"
        )

        def read(path: Path, **_options: object) -> Draft:
            unit = ReturnedUnit(path.stem, None, TODAY, 3, None, 1, None, None, (new,), ())
            return Draft(path.name, f"digest of {path.name}", "usual", (unit,), ())

        yield replace(made, read_return=read)


def test_that_a_preview_says_what_two_files_would_do_together_and_writes_nothing(office: Office) -> None:
    length = office.desk.ask(lambda reading: reading.chain())
    answer = errands.import_files(office, [Path("Larch.xlsx"), Path("Yew.xlsx")], accept=False)
    assert office.desk.ask(lambda reading: reading.chain()) == length
    assert [file.counts["new"] for file in answer.files] == [1, 0]
    assert "Larch.xlsx (Larch): 1 new, 0 changed, 1 gone, 0 same." in answer.as_text()
    assert "already listed in Larch" in answer.as_text()
    assert answer.as_text().endswith("Add --accept to write the changes.")
    assert json.loads(json.dumps(answer.as_json()))["accepted"] is False


def test_that_accepting_is_one_step_and_again_nothing_new(office: Office) -> None:
    files = [Path("Larch.xlsx"), Path("Elm.xlsx")]
    answer = errands.import_files(office, files[:1], accept=True)
    assert answer.as_text().endswith("Written as one step: Import return: Larch.")
    again = errands.import_files(office, files, accept=True)
    assert (again.step, again.files[0].known, again.files[1].units) == (None, True, ())
    assert "Larch.xlsx: accepted before, nothing new." in again.as_text()
    assert "no unit known here" in again.as_text()
    assert again.as_text().endswith("Nothing new was written.")


def test_that_a_problem_of_which_nothing_was_found_in_the_cell_is_one_plain_sentence() -> None:
    problem = Problem("One", "A2", "NHS Number", "", "No number is given.", "Ask for it.", "note")
    assert errands._problem_words(problem) == "One A2 NHS Number: No number is given. Ask for it."
    found_something = replace(problem, found="TBC")
    assert (
        errands._problem_words(found_something) == "One A2 NHS Number: TBC. No number is given. Ask for it."
    )


def test_that_the_plan_reads_for_people(office: Office) -> None:
    lines = errands.plan_answer(office)
    text = errands.plan_text(lines)
    assert "R-0411A C.M. → Larch L02 (now, " in text
    assert "    not Yew: " in text
    assert "→ no place. " in errands.plan_text([replace(lines[0], unit=None, bed=None)])
    for key in ("r1", "r2", "r3"):
        office.desk.do(UseAlternative(key, "today", "crisis team at home"))
    assert errands.plan_text(errands.plan_answer(office)) == "Nobody is waiting."


def test_that_minutes_are_written_of_a_meeting_that_was_held(office: Office, tmp_path: Path) -> None:
    assert errands.export_minutes(office, tmp_path / "m.xlsx") == "0 decisions"
    meeting = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    office.desk.do(Putting(replace(meeting, started=None)))
    with pytest.raises(Refused, match="No meeting has been held yet"):
        errands.export_minutes(office, tmp_path / "m.xlsx")


@pytest.mark.parametrize("fault", [Refused("It is empty."), Unavailable("It is damaged.", "Send it again.")])
def test_that_a_refusal_names_the_one_bad_file_of_several(office: Office, fault: Exception) -> None:
    def read(path: Path, **_options: object) -> Draft:
        if path.name == "Bad.xlsx":
            raise fault
        return office.read_return(path)

    files = [Path("Larch.xlsx"), Path("Bad.xlsx"), Path("Yew.xlsx")]
    with pytest.raises(type(fault), match=r"^Bad\.xlsx: It is "):
        errands.import_files(replace(office, read_return=read), files, accept=True)


@pytest.mark.parametrize("part", ["", ".key", "-wal", "-shm", ".lock", ".holder"])
def test_that_minutes_are_never_written_over_the_store(office: Office, tmp_path: Path, part: str) -> None:
    store, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    own = store.with_name(f"real.xlsx{part}")
    own.write_bytes(b"not to be lost")
    link.symlink_to(own)
    other = tmp_path / "other.xlsx"
    other.hardlink_to(own)
    for file in (own, link, other, tmp_path / "x" / ".." / own.name):
        with pytest.raises(Refused, match="belongs to the store"):
            errands.export_minutes(office, file, store)
    assert own.read_bytes() == b"not to be lost"


def test_that_lists_are_imported_beside_returns_as_one_step(office: Office) -> None:
    def read(path: Path, **options: object) -> Draft:
        return drafted(listed(ROW)) if path.name == "list.xlsx" else office.read_return(path, **options)  # type: ignore[arg-type]

    mixed = replace(office, read_return=read)
    files = [Path("list.xlsx"), Path("Larch.xlsx")]
    preview = errands.import_files(mixed, files, accept=False)
    assert [file.file for file in preview.files] == ["list.xlsx", "Larch.xlsx"]
    assert "list.xlsx (list Sheet1): 1 new, 0 changed, 0 same, 0 refused." in preview.as_text()
    answer = errands.import_files(mixed, files[:1], accept=True)
    assert answer.as_text().endswith("Written as one step: Import: 1 new referral.")
    again = errands.import_files(mixed, files[:1], accept=True)
    assert (again.step, again.files[0].known) == (None, True)
    assert "list.xlsx (list Sheet1): nothing new, 0 new, 0 changed, 1 same, 0 refused." in again.as_text()
    assert json.loads(json.dumps(again.as_json()))["files"][0]["lists"] == ["Sheet1"]
