"""Single values of a return, as wards type them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.exchange import cells
from pc_desktop.exchange.roll import READERS
from pc_desktop.exchange.sense import Sense
from tests.exchange.made_returns import KNOWN, SENSE

_AMERICAN = Sense(KNOWN[0], on=date(2026, 11, 15), american=True)
_CODED = Sense(KNOWN[0], coded=True)


def _severity(reading: tuple[Any, Any]) -> str:
    return reading[1].severity if reading[1] else ""


@pytest.mark.parametrize(
    ("value", "number", "severity"),
    [
        (9990765820.0, "9990765820", ""),
        ("999 004 2322", "9990042322", ""),
        ("9999830412 ", "9999830412", ""),
        ("999-178-5361", "9991785361", ""),
        ("9990000018.0", "9990000018", "note"),
        ("999O000018", None, "error"),
        ("9990000019", None, "error"),
        (999076582.0, None, "error"),
        ("1111111111", None, "error"),
        ("TBC", None, "question"),
        ("n/a", None, ""),
        ("", None, ""),
    ],
)
def test_that_an_nhs_number_is_read_or_left_out_and_never_guessed(
    value: Any, number: Any, severity: str
) -> None:
    reading = cells.read_nhs(value, SENSE)
    assert (reading[0], _severity(reading)) == (number, severity)


@pytest.mark.parametrize(
    ("value", "bmi", "severity"),
    [
        (15.5, 15.5, ""),
        ("15.2 kg/m2", 15.2, ""),
        ("14.0 kg/m\u00b2", 14.0, ""),
        ("15,3", 15.3, "note"),
        ("~14.4", 14.4, "note"),
        ("c. 13.1", 13.1, "note"),
        ("15.2 (12/11)", 15.2, "note"),
        ("155", None, "question"),
        (3.0, None, "question"),
        (float("nan"), None, "question"),
        ("<13", None, "question"),
        ("13-14", None, "question"),
        ("78%", None, "error"),
        (date(2026, 5, 15), None, "error"),
        ("TBC", None, "note"),
        ("", None, ""),
    ],
)
def test_that_a_bmi_is_read_past_its_dress_and_must_be_believable(
    value: Any, bmi: Any, severity: str
) -> None:
    reading = cells.read_bmi(value, SENSE)
    assert (reading[0], _severity(reading)) == (bmi, severity)


@pytest.mark.parametrize(
    ("value", "status", "severity"),
    [
        ("Inf", "Informal", ""),
        ("informal ", "Informal", ""),
        ("S3", "Section 3", ""),
        ("s.3", "Section 3", ""),
        ("Sec 3", "Section 3", ""),
        ("3", "Section 3", ""),
        (3.0, "Section 3", ""),
        ("Section 5(2)", "Section 5(2)", ""),
        ("s5.4", "Section 5(4)", ""),
        ("37/41", "Section 37/41", ""),
        ("S47 / 49", "Section 47/49", ""),
        ("45A", "Section 45A", ""),
        ("Detained under Section 3", "Section 3", ""),
        ("S3 renewed 12/10/26", "Section 3", ""),
        ("03", "Section 3", ""),
        ("01", "Informal", ""),
        ("S17", None, "question"),
        ("Section 2/3", None, "question"),
        ("detained", None, "question"),
        ("banana", None, "question"),
        ("-", None, ""),
    ],
)
def test_that_a_legal_status_is_one_the_act_knows(value: Any, status: Any, severity: str) -> None:
    reading = cells.read_legal(value, SENSE)
    assert (reading[0], _severity(reading)) == (status, severity)


def test_that_a_number_is_a_code_only_in_a_column_of_codes() -> None:
    assert cells.read_legal("37", SENSE)[0] == "Section 37"
    assert cells.read_legal("37", _CODED)[0] == "Section 45A"
    assert cells.read_legal(1.0, _CODED)[0] == "Informal"


@pytest.mark.parametrize(
    ("value", "sex", "severity"),
    [
        ("F", "F", ""),
        ("f", "F", ""),
        ("Male", "M", ""),
        ("1", "M", ""),
        (2.0, "F", ""),
        ("X", None, "question"),
    ],
)
def test_that_sex_is_female_or_male_or_a_question(value: Any, sex: Any, severity: str) -> None:
    reading = cells.read_sex(value, SENSE)
    assert (reading[0], _severity(reading)) == (sex, severity)


@pytest.mark.parametrize(
    ("value", "outcode", "severity"),
    [
        ("dy1", "DY1", ""),
        ("CV1 *", "CV1", ""),
        ("CV1 ***", "CV1", ""),
        ("cv12ab", "CV1", ""),
        ("DY101AB", "DY10", ""),
        ("B15 2TT", "B15", ""),
        ("DY1 0", "DY1", ""),
        ("b 15", "B15", ""),
        ("12 High St, CV1 2AB", "CV1", "note"),
        ("ZZ99 3VZ", None, "note"),
        ("Leeds", None, "error"),
        ("", None, ""),
    ],
)
def test_that_only_the_first_half_of_a_postcode_is_kept(value: Any, outcode: Any, severity: str) -> None:
    reading = cells.read_outcode(value, SENSE)
    assert (reading[0], _severity(reading)) == (outcode, severity)


@pytest.mark.parametrize(
    ("value", "ready", "severity"),
    [
        ("Y 23/10/2026", (True, date(2026, 10, 23)), ""),
        ("yes - 5/11/26", (True, date(2026, 11, 5)), ""),
        (date(2026, 11, 5), (True, date(2026, 11, 5)), ""),
        ("05/11/2026", (True, date(2026, 11, 5)), ""),
        ("Y", (True, None), "question"),
        (True, (True, None), "question"),
        ("N", None, ""),
        ("no (planned 12/12/26)", None, ""),
        ("-", None, ""),
        ("Awaiting placement", None, "question"),
        ("31/11/2026", None, "error"),
    ],
)
def test_that_ready_for_discharge_is_read_with_its_day(value: Any, ready: Any, severity: str) -> None:
    reading = cells.read_ready(value, SENSE)
    assert (reading[0], _severity(reading)) == (ready, severity)


@pytest.mark.parametrize("text", ["On leave", "on s17 leave until Monday", "Home leave", "AWOL"])
def test_that_a_comment_says_somebody_is_away(text: str) -> None:
    assert cells.is_away(text, SENSE)


@pytest.mark.parametrize(
    "text", ["", "no leave", "home leave planned 20/11", "Leave cancelled", "back from home leave"]
)
def test_that_leave_not_being_taken_is_not_leave(text: str) -> None:
    assert not cells.is_away(text, SENSE)


@pytest.mark.parametrize(
    ("value", "count"), [(10.0, 10), ("16 beds", 16), ("15*", 15), ("nil", 0), ("", None), ("n/a", None)]
)
def test_that_a_count_is_a_whole_number(value: Any, count: int | None) -> None:
    assert cells.read_count(value, SENSE) == (count, None)


_ANYTHING = st.one_of(
    st.text(max_size=40),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(_ANYTHING)
def test_that_no_value_breaks_a_reader_and_every_loss_is_told(value: Any) -> None:
    for role, reader in READERS.items():
        answer, fault = reader(value, SENSE)
        if fault is not None:
            assert fault.what.endswith(".")
            assert fault.advice.endswith((".", "?"))
            assert fault.severity != "error" or answer is None, role
