"""A form is read as facts, with what is wrong said by field."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.intake_form import (
    NOBODY,
    PERSON_FIELDS,
    REFERRAL_FIELDS,
    nothing_asked,
    read_form,
    read_person,
    read_referral,
)

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
UNITS = {"weight": "kg", "height": "m", "bmi": ""}
WHOLE = {
    "nhs_number": "999 001 3489", "surname": "Xxtest-Weston", "given": "Sarah", "born": "14/7/2002", "sex": "F",
    "outcode": "cv5 6ab", "team": "coventry", "received": "16/11/26 14:05", "urgency": "2", "place": "home",
    "legal": "03", "needs": "diabetes,ng_feeding", "reason": " Falling. ", "measured_on": "15 Nov 2026",
    "m:weight": "38.5 kg", "m:height": "1.65", "f:risk": "Faints.", "f:ecg": "QTc 450", "on:ecg": "10/11/26",
}  # fmt: skip
FIELDS = (
    *PERSON_FIELDS,
    *REFERRAL_FIELDS,
    "measured_on",
    "m:weight",
    "m:height",
    "m:bmi",
    "f:risk",
    "on:risk",
)


def test_that_a_whole_form_is_read_without_a_fault() -> None:
    said = read_form(WHOLE, NOW, UNITS)
    assert said.faults == {}
    assert said.person == replace(
        NOBODY, nhs_number="9990013489", surname="Xxtest-Weston", given="Sarah", born=date(2002, 7, 14),
        sex="F", outcode="CV5",
    )  # fmt: skip
    assert said.referral == replace(
        nothing_asked(NOW), team="coventry", received=datetime(2026, 11, 16, 14, 5, tzinfo=UTC), urgency="2",
        place="home", legal="03", needs=("diabetes", "ng_feeding"), reason="Falling.",
    )  # fmt: skip
    assert [(one.sign, one.value, one.taken) for one in said.measured] == [
        ("weight", 38.5, date(2026, 11, 15)),
        ("height", 1.65, date(2026, 11, 15)),
    ]
    assert [(one.item, one.words, one.taken) for one in said.found] == [
        ("risk", "Faints.", date(2026, 11, 15)),
        ("ecg", "QTc 450", date(2026, 11, 10)),
    ]


def test_that_an_empty_form_says_what_it_needs() -> None:
    faults = read_form({}, NOW, UNITS).faults
    assert set(faults) == {"nhs_number", "surname", "urgency", "place", "reason"}


def test_that_a_measurement_without_a_day_is_asked_for_one_and_never_given_today() -> None:
    said = read_form(WHOLE | {"measured_on": ""}, NOW, UNITS)
    assert set(said.faults) == {"measured_on"}


def test_that_each_fault_stands_at_its_field() -> None:
    wrong = WHOLE | {
        "born": "31/2/2002", "outcode": "nowhere", "received": "18/11/2026", "review_on": "soon",
        "m:weight": "6 st", "m:bmi": "131", "on:ecg": "18/11/26", "nhs_number": "QQ123456C",
    }  # fmt: skip
    assert set(read_form(wrong, NOW, UNITS).faults) == {
        "born", "outcode", "received", "review_on", "m:weight", "m:bmi", "on:ecg", "nhs_number",
    }  # fmt: skip


def test_that_a_number_makes_its_reason_needless() -> None:
    person, faults = read_person(WHOLE | {"number_reason": "Being traced"}, NOBODY, TODAY)
    assert (person.number_reason, faults) == (None, {})
    person, faults = read_person(WHOLE | {"nhs_number": "", "number_reason": "Being traced"}, NOBODY, TODAY)
    assert (person.nhs_number, person.number_reason, faults) == (None, "Being traced", {})


def test_that_a_field_not_on_the_form_stays_as_it_was() -> None:
    held = read_form(WHOLE, NOW, UNITS)
    person, _ = read_person({"title": "Ms"}, held.person, TODAY)
    assert person == replace(held.person, title="Ms")
    referral, _ = read_referral({"urgency": "1"}, held.referral, NOW)
    assert referral == replace(held.referral, urgency="1")
    emptied, _ = read_referral({"team": " "}, held.referral, NOW)
    assert emptied.team is None


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=30)))
def test_that_nothing_typed_breaks_the_reading(values: dict[str, str]) -> None:
    said = read_form(values, NOW, UNITS)
    assert all(sentence.strip() for sentence in said.faults.values())
    assert set(said.faults) <= {*FIELDS}
