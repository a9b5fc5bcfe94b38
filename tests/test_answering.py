"""Answers without a window: written to be filled in, read again, and taken at the places they name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pc_desktop import errands
from pc_desktop.answering import Answers, read_answers
from pc_desktop.domain.bed import Stay
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.office import Office
from tests.services.made_lists import ROW, drafted, listed
from tests.services.small_region import NOW, TODAY, Putting
from tests.ui.meeting.small_office import small_office

FILE = [Path("Larch.xlsx")]
NEW = ReturnedPatient(
    nhs="9990010862", name="Zed Xxtest-New", admitted=TODAY, bed="1", sheet="One", where="A2"
)
KNOWN = ReturnedPatient(nhs="9990000476", bed="1", edd=TODAY + timedelta(days=9), sheet="One", where="A3")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish an office whose files list somebody new in a bed somebody is in, or who is in it, or are lists."""
    with small_office(tmp_path) as made:

        def read(path: Path, **_options: object) -> Draft:
            if path.stem == "List":
                return drafted(listed(ROW))
            patient = KNOWN if path.stem == "Known" else NEW
            unit = ReturnedUnit("Larch", None, TODAY, 3, None, 1, None, None, (patient,), ())
            return Draft(path.name, f"digest of {path.name}", "usual", (unit,), ())

        yield replace(made, read_return=read)


def here(office: Office) -> list[str]:
    """Give whose stays in Larch are open."""
    return sorted(
        one.person for one in office.desk.ask(lambda look: look.find(Stay, unit="larch", discharged=None))
    )


def said(tmp_path: Path, text: str) -> errands.Said:
    """Give what a file of answers says."""
    path = tmp_path / "answers.toml"
    path.write_text(text, "utf-8")
    return errands.Said(answers=read_answers(path))


def test_that_a_bed_two_people_claim_is_refused_until_it_is_answered(office: Office, tmp_path: Path) -> None:
    preview = errands.import_files(office, FILE, accept=False)
    assert (
        "  gone: Larch L01 Stay: here since 08-Oct-2026 → Z.N. is listed in L01"
        in preview.as_text().splitlines()
    )
    with pytest.raises(Refused) as refused:
        errands.import_files(office, FILE, accept=True)
    assert "Larch L01: A.R., Z.N. is listed in L01." in refused.value.sentence
    written = errands.answers_to_give(office, FILE)
    assert '# "Larch L01",  # A.R., here since 08-Oct-2026' in written
    filled = written.replace('# "Larch L01" =', '"Larch L01" =')
    answer = errands.import_files(office, FILE, accept=True, said=said(tmp_path, filled))
    assert answer.step is not None
    assert "p1" not in here(office)
    assert len(here(office)) == 1


def test_that_the_answers_to_be_filled_in_say_nothing_by_themselves(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(errands.answers_to_give(office, FILE), "utf-8")
    assert read_answers(path) == Answers()


@pytest.mark.parametrize("text", ['still_here = ["Larch L01"]', 'leave_out = ["Larch L01"]'])
def test_that_somebody_may_be_said_to_be_still_here_or_left_out(
    office: Office, tmp_path: Path, text: str
) -> None:
    errands.import_files(office, FILE, accept=True, said=said(tmp_path, text))
    assert here(office) == ["p1"]


def test_that_everybody_not_listed_may_have_left_at_once(office: Office) -> None:
    errands.import_files(office, FILE, accept=True, said=errands.Said(gone=True))
    left = office.desk.ask(lambda look: look.get(Stay, "s1")).discharged
    assert left is not None
    assert left.date() == TODAY


def test_that_sides_are_taken_by_their_places(office: Office, tmp_path: Path) -> None:
    known = [Path("Known.xlsx")]
    stay = office.desk.ask(lambda look: look.get(Stay, "s1"))
    office.desk.do(Putting(replace(stay, expected=TODAY + timedelta(days=5))))
    answer = errands.import_files(office, known, accept=False)
    words = "conflict: One A3 Expected discharge: 22-Nov-2026 → 26-Nov-2026, was Not recorded, ours stays"
    assert words in answer.files[0].changes
    assert "One A3 Expected discharge" in errands.answers_to_give(office, known)
    for text, days in (
        ('ours = ["One A3 Expected discharge"]', 5),
        ('theirs = ["One A3 Expected discharge"]', 9),
    ):
        errands.import_files(office, known, accept=True, said=said(tmp_path, text))
        assert office.desk.ask(lambda look: look.get(Stay, "s1")).expected == TODAY + timedelta(days=days)
        office.desk.undo()
        assert NOW.date() == TODAY


def test_that_rows_of_lists_are_left_out_by_their_place(office: Office, tmp_path: Path) -> None:
    lists = [Path("List.xlsx")]
    answer = errands.import_files(office, lists, accept=False)
    place = answer.files[0].changes[0].split(": ")[1]
    sheet_and_cell = " ".join(place.split()[:2])
    done = errands.import_files(
        office, lists, accept=True, said=said(tmp_path, f'leave_out = ["{sheet_and_cell}"]')
    )
    assert done.step is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theirs = 3", "under theirs stands a list of places"), ("[left]\na = 3", "under left stands days by place"),
        ("[left]\na = 2026-11-12T10:00:00", "under left stands days"),
        ("[fix]\na = 3", "under fix stands texts by cell"),
        ("wrong = 3", "“wrong” is no answer. There are theirs"), ("x = [", "is not written as answers are"),
    ],
)  # fmt: skip
def test_that_a_faulty_file_of_answers_is_a_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        said(tmp_path, text)


def test_that_a_missing_file_and_a_place_with_nothing_at_it_are_sentences(
    office: Office, tmp_path: Path
) -> None:
    with pytest.raises(Unavailable, match="cannot be opened"):
        read_answers(tmp_path / "missing.toml")
    for text in ('still_here = ["Larch L09"]', "[left]\n'Yew Y1' = 2026-11-01", 'theirs = ["One A9 BMI"]'):
        with pytest.raises(Refused, match="There is nothing at"):
            errands.import_files(office, FILE, accept=True, said=said(tmp_path, text))
    with pytest.raises(Refused, match="is no cell"):
        Answers(skip=("A4",)).corrections()
    mended = Answers(skip=("Bed State A4",), fix={"Bed State B7": "x"}, left={"a": date(2026, 1, 1)})
    assert mended.corrections() == (("Bed State", "A4", None), ("Bed State", "B7", "x"))
