"""The referral form we send out: every question it asks is one that is read, and answers come back as given."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pc_desktop.domain.form_pack import FormPack
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.returns import REFERRAL_FORM
from pc_desktop.exchange import reader
from pc_desktop.exchange.referral_form_book import PARTS, SHEET, write_form
from tests.exchange.made_packs import MADE
from tests.exchange.made_returns import number
from tests.exchange.through_office import KINDS, needs_office, said, saved_by_office

PACK = FormPack(
    "Invented collaborative", MADE, ("Riverside team", "Hilltop team"), ("NG feeding", "diabetes care")
)
ANSWERS = {
    "NHS number": number(4), "Why no NHS number": None, "Surname": "XXTEST-D", "Forename": "Zed",
    "Date of birth": date(2001, 2, 3), "Sex": "F", "Home postcode": "CV1", "Information sharing restricted": None,
    "Date of referral": date(2026, 11, 16), "How urgent": "Very urgent", "Community team": "Riverside team",
    "Referrer and role": "Dr Zed Xxtest, consultant", "Contact details": "zed@example.invalid",
    "Where is the patient now": "On a medical ward", "Current legal status": "Section 3",
    "Reason for referral": "Weight falling fast", "Needs": "NG feeding, diabetes care",
    "Who holds the risk now": "Community team", "Interim plan": "Seen daily",
    "Next review date": date(2026, 11, 20), "Date measured": date(2026, 11, 15), "Weight (kg)": 41.5,
    "Height": "166 cm",
    "BMI": 15.1, "Rate of weight loss kg/week": 0.8, "Heart rate": 52, "Blood pressure": "90/60", "Temperature": 36.4,
    "SUSS score": 2, "Bloods date": date(2026, 11, 14), "Bloods": "Potassium low", "ECG date": date(2026, 11, 14),
    "ECG": "Normal", "Behaviours": "Purging daily", "Risk": "No harm to others",
}  # fmt: skip


def _filled_in(path: Path, answers: Mapping[str, Any]) -> Path:
    write_form(PACK, path)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    asked = {str(row[0].value).rstrip(":"): row[1] for row in sheet.iter_rows(max_col=2) if row[0].value}
    for label, answer in answers.items():
        asked[label].value = answer
    book.save(path)
    return path


def test_that_every_question_is_answered_and_read_back(tmp_path: Path) -> None:
    assert [question.label for _, questions in PARTS for question in questions] == list(ANSWERS)
    draft = reader.read(_filled_in(tmp_path / "form.xlsx", dict(ANSWERS)))
    assert [problem for problem in draft.problems if problem.severity != "note"] == []
    assert draft.made is not None
    assert draft.made.template == REFERRAL_FORM
    (form,) = draft.lists
    (row,) = form.rows()
    assert form.is_form
    assert {name: row[name] for name in ("nhs", "surname", "given", "dob", "sex", "outcode", "referred")} == {
        "nhs": number(4), "surname": "Xxtest-D", "given": "Zed", "dob": date(2001, 2, 3), "sex": "F", "outcode": "CV1",
        "referred": date(2026, 11, 16),
    }  # fmt: skip
    assert {name: row[name] for name in ("urgency", "place", "mha", "team", "referrer", "contact", "reason")} == {
        "urgency": "4", "place": "medical_ward", "mha": "Section 3", "team": "Riverside team",
        "referrer": "Dr Zed Xxtest, consultant", "contact": "zed@example.invalid", "reason": "Weight falling fast",
    }  # fmt: skip
    assert row["needs"] == ("ng_feeding", "diabetes")
    assert {name.removeprefix("sign:"): row[name] for name in row if name.startswith("sign:")} == {
        "weight": 41.5, "height": 1.66, "bmi": 15.1, "weight_loss": 0.8, "heart_rate": 52, "systolic": 90,
        "temperature": 36.4, "suss": 2,
    }  # fmt: skip
    assert (row["risk_holder"], row["interim_plan"], row["review_on"], row["risk"]) == (
        "Community team", "Seen daily", date(2026, 11, 20), "No harm to others",
    )  # fmt: skip
    assert "restricted" not in row
    assert "number_reason" not in row
    assert (row["bloods"], row["ecg"], row["behaviours"]) == ("Potassium low", "Normal", "Purging daily")


def test_that_a_form_nobody_filled_in_says_nothing(tmp_path: Path) -> None:
    draft = reader.read(_filled_in(tmp_path / "form.xlsx", {"Surname": "Xxtest-D", "Forename": "Zed"}))
    assert draft.layout == "Our referral form"
    (form,) = draft.lists
    assert next(form.rows()) == {"surname": "Xxtest-D", "given": "Zed"}
    assert draft.problems == ()


@pytest.mark.parametrize("code", [code for code in LEGAL if code not in {"98", "99"}])
def test_that_every_legal_status_offered_is_one_that_is_read(tmp_path: Path, code: str) -> None:
    answers = {**ANSWERS, "Current legal status": LEGAL[code]}
    (form,) = reader.read(_filled_in(tmp_path / "form.xlsx", answers)).lists
    assert next(form.rows()).get("mha") == LEGAL[code]


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_that_a_form_saved_by_libreoffice_reads_the_same(tmp_path: Path, kind: str) -> None:
    path = _filled_in(tmp_path / "form.xlsx", dict(ANSWERS))
    draft = reader.read(path)
    assert draft.made is not None
    assert said(reader.read(saved_by_office(path, kind))) == said(draft)
