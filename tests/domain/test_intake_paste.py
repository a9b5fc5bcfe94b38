"""A paste fills what it says under labels known here, shows the rest, and never fills what was not written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.intake_labels import Vocabulary, labels_of
from pc_desktop.domain.intake_paste import read_paste

KNOWN = Vocabulary(
    today=date(2026, 11, 17),
    teams={"cov": "Coventry and Warwickshire community team", "staffs": "South Staffordshire community team"},
    needs={"ng_feeding": "NG feeding", "diabetes": "diabetes care"},
    signs={"weight": "Weight", "height": "Height", "bmi": "BMI", "heart_rate": "Heart rate"},
    units={"weight": "kg", "height": "m", "bmi": "", "heart_rate": "a minute"},
    items={"risk": "Risk in words", "ecg": "ECG", "level": "Security level"},
    choices={"level": ("Low secure", "Medium secure")},
)
E_MAIL = """Dear all,

Name: Ms Sarah Xxtest-Weston   DOB: 14/07/2002   NHS No: 999 001 3489
Sex: female
Postcode: CV5 6AB
Team: Coventry & Warwickshire CMHT
Referred by: Dr Invented
Priority: Urgent
Current location: A&E
MHA status: detained under s.2
Needs: NG feeding, diabetes care and a garden
Weight (kg): 38,5
Height: 1.65 m
BMI: 14.1 (15/11/2026)
Weight: 6 st 1
ECG: QTc 455, sinus rhythm (10-Nov-2026)
Reason for referral: Eating almost nothing
since September; losing a kilogram a week.
Favourite colour: blue
"""
MADE = {
    "surname": "Xxtest-Weston", "given": "Sarah", "title": "Ms", "born": "14-Jul-2002",
    "nhs_number": "999 001 3489", "sex": "F", "outcode": "CV5", "team": "cov", "referrer": "Dr Invented",
    "urgency": "2", "place": "emergency_department", "legal": "02", "needs": "diabetes,ng_feeding",
    "m:weight": "38.5", "m:height": "1.65 m", "m:bmi": "14.1", "measured_on": "15-Nov-2026",
    "f:ecg": "QTc 455, sinus rhythm (10-Nov-2026)", "on:ecg": "10-Nov-2026",
    "reason": "Eating almost nothing since September; losing a kilogram a week.",
}  # fmt: skip


def test_that_an_e_mail_fills_what_it_says_and_shows_the_rest() -> None:
    pasted = read_paste(E_MAIL, KNOWN)
    assert dict(pasted.values) == MADE
    assert [left.words for left in pasted.left] == [
        "Dear all,",
        "Needs: NG feeding, diabetes care and a garden",
        "Weight: 6 st 1",
        "Favourite colour: blue",
    ]
    assert "a garden" in pasted.left[1].why


def test_that_a_row_of_a_spreadsheet_is_read_under_its_headings() -> None:
    text = (
        "NHS Number\tSurname\tForename\tD.O.B.\tWeight (kg)\tHeight (cm)\tDate measured\tShoe size\tReason\n"
        '9990013489\tXxtest-Weston\tSarah\t14/07/02\t38.5\t165\t15.11.26\t5\t"Eating little\nsince May"\n'
        "9990042322\tXxtest-Birch\tMina\t1/2/91\t\t\t\t\t\n"
    )
    pasted = read_paste(text, KNOWN)
    assert dict(pasted.values) == {
        "nhs_number": "999 001 3489", "surname": "Xxtest-Weston", "given": "Sarah", "born": "14-Jul-2002",
        "m:weight": "38.5", "m:height": "165 cm", "measured_on": "15-Nov-2026",
        "reason": "Eating little since May",
    }  # fmt: skip
    assert [left.words for left in pasted.left] == ["1 more row", "Shoe size: 5"]


def test_that_two_columns_read_as_labels_and_values() -> None:
    pasted = read_paste("Surname\tXxtest-Weston\nDOB\t14 July 2002\nLegal status\ts3\n", KNOWN)
    assert dict(pasted.values) == {"surname": "Xxtest-Weston", "born": "14-Jul-2002", "legal": "03"}


def test_that_a_value_may_stand_below_its_label() -> None:
    assert read_paste("Reason for referral:\nLosing weight.", KNOWN).values == {"reason": "Losing weight."}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Weight: 7.5 st", "kept in kg"),
        ("Weight (st): 7", "kept in kg"),
        ("BMI: 12-13", "not read as a number"),
        ("BMI: 12.7 (sitting)", "not a date"),
        ("DOB: 31/02/2002", "no 31-Feb-2002"),
        ("DOB: 2/3/20", "Write the year in full"),
        ("Team: Nowhere team", "No one team"),
        ("Team: community team", "No one team"),
        ("MHA: s17", "not understood"),
        ("Priority: 2", "four"),
        ("Sex: unknown", "says nothing"),
        ("NHS no: 999 001", "this has 6"),
        ("NHS no: QQ 12 34 56 C", "National Insurance"),
        ("Security level: high", "list"),
        ("NG feeding: perhaps", "yes nor no"),
        ("Surname: Xxtest-A\nSurname: Xxtest-B", "Said twice"),
        ("BMI: 12.7 (15/11/2026)\nWeight: 40 kg (1/11/2026)", "another day"),
    ],
)
def test_that_what_is_not_understood_is_left_with_the_reason(text: str, why: str) -> None:
    pasted = read_paste(text, KNOWN)
    assert len(pasted.left) == 1
    assert why in pasted.left[0].why


def test_that_a_need_with_a_line_of_its_own_is_yes_or_no() -> None:
    assert read_paste("NG feeding: yes\nDiabetes care: No", KNOWN).values == {"needs": "ng_feeding"}
    assert read_paste("Security level: low SECURE", KNOWN).values == {"f:level": "Low secure"}


def test_that_ten_digits_that_fail_are_filled_in_for_the_form_to_say_so() -> None:
    assert read_paste("NHS number 9990013488", KNOWN).values == {}
    assert read_paste("NHS number: 9990013488", KNOWN).values == {"nhs_number": "999 001 3488"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_that_free_words_go_on_over_any_end_of_line(end: str) -> None:
    text = end.join(("Reason for referral: Losing weight,", "  refusing fluids", "Sex: F"))
    assert read_paste(text, KNOWN).values == {"reason": "Losing weight, refusing fluids", "sex": "F"}


@pytest.mark.parametrize("gap", [" ", "\t", "\u00a0 ", " \t"])
def test_that_a_gap_however_wide_is_read_at_once(gap: str) -> None:
    wide = gap * (4_000 // len(gap))
    assert read_paste(f"{wide}Surname:{wide}Xxtest-Weston{wide}Sex: F{wide}", KNOWN).values == {
        "surname": "Xxtest-Weston",
        "sex": "F",
    }


_LABELS = st.sampled_from(sorted(labels_of(KNOWN)))
_SAID = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["14/07/2002", "s3", "Urgent", "38.5 kg", "1.65 m", "yes", "NG feeding", "999 001 3489"]),
)
_LINES = st.lists(st.tuples(_LABELS, st.sampled_from([": ", "\t", " = "]), _SAID), max_size=8)


@given(st.one_of(st.text(max_size=400), st.text('ab:\t",;|()\n0129/', max_size=400)))
def test_that_any_text_can_be_pasted(text: str) -> None:
    pasted = read_paste(text, KNOWN)
    labels = labels_of(KNOWN)
    if not any(label in text.casefold() for label in labels):
        assert pasted.understood == ()


@given(_LINES)
def test_that_every_value_comes_from_words_that_were_pasted(lines: list[tuple[str, str, str]]) -> None:
    text = "\n".join(label + mark + said for label, mark, said in lines)
    squeezed = "".join(text.split())
    for one in read_paste(text, KNOWN).understood:
        assert one.said
        shown = "".join(sign for sign in one.said if not sign.isspace())
        assert shown in "".join(sign for sign in squeezed if sign.isprintable())
        if one.field.startswith("m:"):
            figures = [sign for sign in one.value if sign.isdigit()]
            assert [sign for sign in figures if sign in one.said] == figures


@given(_LINES)
def test_that_what_is_pasted_is_either_understood_or_shown(lines: list[tuple[str, str, str]]) -> None:
    for label, mark, said in lines[:1]:
        pasted = read_paste(label + mark + said, KNOWN)
        if said.strip() and "\n" not in said and said.isprintable() and label not in KNOWN.needs.values():
            is_need = labels_of(KNOWN)[label].startswith("need:")
            assert pasted.understood or pasted.left or is_need
