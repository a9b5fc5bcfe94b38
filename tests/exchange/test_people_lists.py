"""Lists of referrals and measurements and filled forms: told apart by content, and read as people type them."""

import json
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.people_list import PeopleList
from pc_desktop.exchange import boxes, layouts, list_wire, names, opening, people_lists, reader, truth, wire
from pc_desktop.exchange import referral_cells as cells
from pc_desktop.exchange.grids import Book, Grid
from pc_desktop.exchange.list_kinds import lists_in
from pc_desktop.exchange.sense import Sense
from pc_desktop.exchange.sign_cells import read_sign
from pc_desktop.paths import resources
from tests.exchange.made_referrals import FORM, HEADINGS, clean, listed
from tests.exchange.made_returns import FIXTURES, KNOWN, number, workbook

LAYOUT = layouts.for_purpose(KNOWN, "referrals")[0]
SENSE = Sense(LAYOUT)


def only(path: Path) -> PeopleList:
    (found,) = reader.read(path).lists
    return found


def first(path: Path) -> dict[str, Any]:
    return next(only(path).rows())


def test_that_a_list_of_referrals_is_known_by_its_headings(tmp_path: Path) -> None:
    found = only(listed(tmp_path / "any name.xlsx", clean(0)))
    assert (found.kind, found.layout, found.sheet, found.is_form) == (
        "referrals",
        "Referral list",
        "Referrals",
        False,
    )
    row = next(found.rows())
    assert row["referred"] == datetime(2026, 11, 10, 14, 5)  # noqa: DTZ001 - as typed
    assert (row["urgency"], row["place"], row["mha"]) == ("1", "home", "Informal")
    assert (row["needs"], row["need:ng_feeding"]) == (("one_to_one", "diabetes"), True)
    assert (row["sign:systolic"], row["sign:height"], row["ethnic"], row["autism"]) == (90.0, 1.66, "A", "1")
    assert (row["surname"], row["given"]) == ("Xxtest-Aa", "Mina")
    assert found.cell(0, "sign:bmi") == "R4"
    assert found.dated == {"sign:potassium": "bloods_on"}


def test_that_a_filled_form_is_a_list_of_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "form.xlsx", {"Guidance": [["How to fill this in"]], "Form": FORM})
    draft = reader.read(path)
    (found,) = draft.lists
    assert (found.is_form, found.kind, len(found)) == (True, "referrals", 1)
    assert next(found.rows()) == {
        "surname": "Xxtest-Form", "given": "Keira", "title": "Ms", "nhs": number(9), "dob": date(1999, 5, 4),
        "sex": "F",
        "referred": datetime(2026, 11, 12, 9, 15), "urgency": "2", "referrer": "Dr Ola Xxtest",  # noqa: DTZ001
        "contact": "01234 567890", "place": "medical_ward", "mha": "Informal",
        "reason": "Restricting: eating very little", "needs": ("ng_feeding", "one_to_one"), "sign:weight": 45.0,
        "sign:height": 1.63, "measured_on": date(2026, 11, 11),
    }  # fmt: skip
    assert found.cell(0, "sign:weight") == "B11"
    assert [(one.cell, one.column, one.found) for one in draft.problems] == [
        ("D11", "Height", "5ft 4"), ("A14", "Favourite colour", "Blue"),
    ]  # fmt: skip


def test_that_several_forms_in_one_workbook_are_several_referrals(tmp_path: Path) -> None:
    path = workbook(tmp_path / "forms.xlsx", {"One": FORM, "Two": FORM})
    assert [one.sheet for one in reader.read(path).lists] == ["One", "Two"]


def test_that_what_is_wrong_on_a_form_is_told_at_its_cell(tmp_path: Path) -> None:
    wrong = [list(row) for row in FORM]
    wrong[1][3], wrong[4][1], wrong[10][1], wrong[2][1] = (
        "9990000019",
        "☒ Urgent ☒ Routine",
        "heavy",
        "31/02/1999",
    )
    draft = reader.read(workbook(tmp_path / "form.xlsx", {"Form": [*wrong, ["Weight:", "46 kg"]]}))
    assert {one.cell for one in draft.problems if one.severity != "note"} == {
        "D2",
        "B5",
        "B11",
        "B3",
        "D11",
    } - {"D11"}
    assert draft.lists[0].unread[0] >= {"nhs", "urgency", "sign:weight", "dob"}
    assert any("answered before" in one.what for one in draft.problems)


def test_that_measurements_are_read_by_their_columns_or_by_name_and_value(tmp_path: Path) -> None:
    wide: list[list[Any]] = [
        ["NHS No", "Name", "Date", "Weight", "Pulse"],
        [number(0), "Mina Xxtest-A", date(2026, 11, 1), "45.1 kg", 52],
    ]
    long: list[list[Any]] = [
        ["NHS No", "Date", "Measure", "Value", "Unit"],
        [number(0), date(2026, 11, 1), "Weight", "45.1", "kg"],
        [number(0), date(2026, 11, 1), "Pulse", 52, "bpm"],
        [number(0), date(2026, 11, 8), "Mood", "low", None],
        [number(0), date(2026, 11, 8), "Weight", "lots", None],
        [number(0), date(2026, 11, 8), "Hydration", "Amber", None],
    ]
    found = only(workbook(tmp_path / "wide.xlsx", {"M": wide}))
    assert found.kind == "measurements"
    assert next(found.rows())["sign:weight"] == 45.1
    draft = reader.read(workbook(tmp_path / "long.xlsx", {"M": long}))
    assert [(one.cell, one.severity) for one in draft.problems] == [("C4", "question"), ("D5", "question")]
    rows = list(draft.lists[0].rows())
    assert [row.get("sign:weight") for row in rows] == [45.1, None, None, None, None]
    assert [row.get("sign:heart_rate") for row in rows] == [None, 52.0, None, None, None]
    assert rows[4]["sign:hydration"] == 1.0
    assert draft.lists[0].cell(1, "sign:heart_rate") == "D3"


def test_that_every_sign_of_the_table_a_collaborative_starts_with_can_be_read() -> None:
    table = tomllib.loads((resources() / "reference" / "risk_signs.toml").read_text("utf-8"))
    assert {rule["sign"] for rule in table["rule"]} <= set(LAYOUT.signs)


@pytest.mark.parametrize("name", [f"bedstate_{name}" for name in (
    "1_conventional.xlsx", "2_dirty_types.xlsx", "3_two_row_header_multi_sheet.xlsx", "4_epr_extract.csv",
)])  # fmt: skip
def test_that_a_units_return_is_never_taken_for_a_list(name: str) -> None:
    book = opening.opened((FIXTURES / name).read_bytes(), name, (), lambda _: None)
    assert lists_in(book, KNOWN) == ()


@pytest.mark.parametrize(
    ("headings", "is_list"),
    [
        (["NHS Number", "Name", "Urgency", "Team"], True),
        (["NHS Number", "Name", "Referral date", "Reason"], True),
        (["NHS Number", "Name", "Bed", "Urgency", "Team", "Reason"], False),
        (["NHS Number", "Name", "Admission date", "Urgency", "Team"], False),
        (["NHS Number", "Name", "Admission date", "Urgency", "Team", "Reason for referral"], True),
        (["NHS Number", "Name", "Ward", "Team", "BMI"], False),
        (["Urgency", "Team", "Reason"], False),
    ],
)
def test_that_a_list_needs_what_only_a_referral_has(headings: list[str], is_list: bool) -> None:
    book = Book("xlsx", (Grid("Sheet", [[*headings], ["x"] * len(headings)]),))
    assert bool(lists_in(book, KNOWN)) is is_list


def test_that_a_return_beside_a_list_stays_a_return(tmp_path: Path) -> None:
    ward: list[list[Any]] = [
        ["Bed", "NHS Number", "Patient", "Admission date"],
        ["1", number(3), "Zed Xxtest-D", date(2026, 9, 1)],
    ]
    path = workbook(
        tmp_path / "both.xlsx", {"Larch": ward, "Referrals": [list(HEADINGS), list(clean(0).values())]}
    )
    assert reader.read(path).lists == ()


def test_that_a_column_nobody_understands_is_told_of_once(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "odd.xlsx",
        {
            "R": [
                ["NHS Number", "Name", "Urgency", "Reason", "Status"],
                [number(0), "Mina Xxtest-A", "Urgent", "x", "Open"],
            ]
        },
    )
    draft = reader.read(path)
    assert [(one.cell, one.severity) for one in draft.problems] == [("E1", "note")]


@pytest.mark.parametrize(
    ("typed", "kept", "severity"),
    [
        ("45.2", 45.2, None), ("45.2kg", 45.2, None), ("45,2 kgs", 45.2, "note"), ("~45", 45.0, "note"),
        ("7st 2lb", 45.4, "note"), ("7 stone", 44.5, "note"), ("45kg (clothed)", 45.0, "note"),
        ("99.2 lbs", 44.996, None),
        ("45 kg on 12/11", 45.0, "note"), ("4.5", None, "question"), ("45-46", None, "question"), (45.26, 45.26, None),
        ("45 %", None, "error"), ("-", None, None), ("n/k", None, None), ("TBC", None, "note"), (True, None, "error"),
        ("45 bananas", None, "question"), ("", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_that_a_weight_is_read_as_people_type_it(
    typed: Any, kept: float | None, severity: str | None
) -> None:
    value, fault = read_sign(typed, SENSE, LAYOUT.signs["weight"])
    assert value == kept
    assert (fault.severity if fault else None) == severity


@pytest.mark.parametrize(
    ("sign", "typed", "kept"),
    [
        ("height", "166", 1.66), ("height", 1.66, 1.66), ("height", "166cm", 1.66), ("height", "5'4\"", 1.63),
        ("height", "5 ft 4 in", 1.63), ("height", "16.6", None), ("bmi", "14.1 kg/m2", 14.1),
        ("bmi", "14.1kg/m²", 14.1),
        ("bmi", "141", None), ("systolic", "90/60", 90.0), ("systolic", "90/60 mmHg", 90.0),
        ("systolic", "60/90", None),
        ("weight_loss", "500 g/week", 0.5), ("weight_loss", "0.5kg/wk", 0.5), ("weight_loss", "1kg a fortnight", None),
        ("heart_rate", "52 bpm", 52.0), ("heart_rate", "52 lying", 52.0), ("temperature", "36.4°C", 36.4),
        ("suss", "2/3", 2.0), ("suss", "1", 1.0), ("median_bmi", "78%", 78.0), ("potassium", "3.4mmol/L", 3.4),
        ("purging", "Red", 2.0), ("purging", "amber", 1.0), ("purging", 0.0, 0.0), ("purging", "3x a day", None),
        ("activity", "90 mins", 1.5), ("muac", "18.5cm", 18.5),
    ],
)  # fmt: skip
def test_that_signs_are_read_in_their_own_units(sign: str, typed: Any, kept: float | None) -> None:
    assert read_sign(typed, SENSE, LAYOUT.signs[sign])[0] == kept


@given(st.text(max_size=30), st.sampled_from(sorted(LAYOUT.signs)))
def test_that_no_text_becomes_a_value_nobody_could_have(text: str, sign: str) -> None:
    words = LAYOUT.signs[sign]
    value, fault = read_sign(text, SENSE, words)
    assert value is None or words.least <= value <= words.most
    said_a_level = value in {0.0, 1.0, 2.0} and not any(letter.isdigit() for letter in text)
    assert value is None or said_a_level or any(letter.isdigit() for letter in text)
    assert value is not None or fault is not None or SENSE.says_nothing(" ".join(text.split()))


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(sorted(LAYOUT.signs)))
def test_that_a_number_is_kept_or_told_of(number_typed: float, sign: str) -> None:
    value, fault = read_sign(number_typed, SENSE, LAYOUT.signs[sign])
    assert (value is None) == (fault is not None)


@given(st.text(max_size=40))
def test_that_every_reader_keeps_something_or_says_why_not(text: str) -> None:
    readers = (
        cells.read_urgency,
        cells.read_place,
        cells.read_status,
        cells.read_ethnic,
        cells.read_need,
        cells.read_name,
    )
    for read in readers:
        value, fault = read(text, SENSE)
        nothing = SENSE.says_nothing(" ".join(text.split()))
        assert value is not None or fault is not None or nothing or boxes.has_choices(text), read


@pytest.mark.parametrize(
    ("typed", "kept", "severity"),
    [
        ("Y", True, None), ("yes", True, None), ("✓", True, None), ("☑", True, None), ("[x]", True, None),
        ("1", True, None),
        (True, True, None), ("x", True, "note"), ("X", True, "note"), ("N", False, None), ("✗", False, None),
        ("☐", None, None), ("[ ]", None, None), ("☐ Yes ☒ No", False, None), ("☒ Yes ☒ No", None, "question"),
        ("☐ Yes ☐ No", None, None), ("", None, None), ("maybe", None, "question"), ("TBC", None, "question"),
    ],
)  # fmt: skip
def test_that_ticks_are_read(typed: Any, kept: bool | None, severity: str | None) -> None:
    value, fault = cells.read_need(typed, SENSE)
    assert value is kept
    assert (fault.severity if fault else None) == severity


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Emergency", "1"), ("very urgent", "4"), ("URGENT", "2"), ("Routine", "3"), ("P2", "2"), ("4", "4"),
        ("☐ Emergency ☒ Routine", "3"), ("asap", None), ("", None), ("5", None),
    ],
)  # fmt: skip
def test_that_urgency_is_its_national_code(typed: str, code: str | None) -> None:
    assert cells.read_urgency(typed, SENSE)[0] == code


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("NG, 1:1", ("ng_feeding", "one_to_one")), ("NG feeding and diabetes", ("ng_feeding", "diabetes")),
        ("diabetes or medical cover", ("diabetes",)), ("none", None), ("Bariatric bed", ("Bariatric bed",)),
        ("wheelchair; NG; ng", ("mobility", "ng_feeding")), ("", None),
    ],
)  # fmt: skip
def test_that_needs_in_words_are_those_units_offer_or_stay_as_typed(
    typed: str, needs: tuple[str, ...] | None
) -> None:
    assert cells.read_needs(typed, SENSE)[0] == needs


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12/11/2026 14:05", datetime(2026, 11, 12, 14, 5)), ("12/11/2026 2.05pm", datetime(2026, 11, 12, 14, 5)),  # noqa: DTZ001
        ("12 Nov 2026", date(2026, 11, 12)), (datetime(2026, 11, 12), date(2026, 11, 12)), ("soon", None),  # noqa: DTZ001
        (datetime(2026, 11, 12, 9, 30, 5), datetime(2026, 11, 12, 9, 30, 5)),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_that_the_time_of_receipt_is_kept_where_it_is_given(typed: Any, read: date | None) -> None:
    assert cells.read_moment(typed, SENSE)[0] == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:05", "14:05"),
        ("2.05 pm", "14:05"),
        (0.5, "12:00"),
        (time(9, 30), "09:30"),
        ("noonish", None),
        ("13:00 am", None),
    ],
)
def test_that_a_time_of_day_is_read(typed: Any, read: str | None) -> None:
    assert cells.read_time(typed, SENSE)[0] == read


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("XXTEST-MOSS, Cora (Ms)", ("Xxtest-Moss", "Cora", "Ms")), ("Mr Bob Xxtest-Fern", ("Xxtest-Fern", "Bob", "Mr")),
        ("XXTEST-VAN DER OAK Mina", ("Xxtest-Van der Oak", "Mina", None)), ("Xxtest-Moss", ("Xxtest-Moss", None, None)),
        ("Cora Jane Xxtest-Moss", ("Xxtest-Moss", "Cora Jane", None)), ("  ", (None, None, None)),
    ],
)  # fmt: skip
def test_that_a_name_is_taken_apart(typed: str, apart: tuple[str | None, ...]) -> None:
    assert names.apart(typed) == apart


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("No", None),
        ("Yes", "Asked for by the referrer; no reason given"),
        ("Family not to know", "Family not to know"),
    ],
)
def test_that_a_restriction_keeps_its_reason(typed: str, kept: str | None) -> None:
    assert cells.read_restricted(typed, SENSE)[0] == kept


@pytest.mark.parametrize(("typed", "kept"), [("r 0411 a", "R-0411A"), ("SPA/77", "SPA/77"), ("", None)])
def test_that_our_references_are_known_however_they_are_typed(typed: str, kept: str | None) -> None:
    assert cells.read_reference(typed, SENSE)[0] == kept


def test_that_ethnic_codes_of_two_characters_are_national_first() -> None:
    assert cells.read_ethnic("A1", SENSE)[0] == "A"
    assert cells.read_ethnic("99", SENSE)[0] == "99"


def test_that_a_list_travels_whole_and_nonsense_is_not_believed(tmp_path: Path) -> None:
    book = opening.opened(
        listed(tmp_path / "l.xlsx", clean(0), clean(1)).read_bytes(), "l", (), lambda _: None
    )
    (found,), _ = people_lists.read(book, lists_in(book, KNOWN), lambda _: None)
    packed = json.loads(json.dumps(list_wire.pack(found)))
    assert list_wire.unpack(packed) == found
    broken: dict[str, Any]
    for broken in ({"kind": "other"}, {"columns": {"nhs": []}}, {"numbers": [4]}):
        with pytest.raises(wire.Nonsense):
            list_wire.unpack(packed | broken)


def test_that_a_list_prints_as_rows_and_problems(tmp_path: Path) -> None:
    answer = truth.as_json(reader.read(listed(tmp_path / "l.xlsx", clean(0) | {"Urgency": "soonish"})))
    assert set(answer) == {"units", "lists", "problems"}
    assert answer["units"] == []
    (one,) = answer["lists"]
    assert (one["kind"], one["sheet"], one["rows"][0]["row"]) == ("referrals", "Referrals", 4)
    assert one["rows"][0]["dob"] == "1990-01-01"
    assert answer["problems"][0]["cell"] == "G4"


def test_that_lists_of_stays_and_of_patients_are_known_by_their_headings(tmp_path: Path) -> None:
    stays: list[list[Any]] = [
        ["NHS Number", "Patient name", "Unit", "Admission date", "Discharge date", "Legal status"],
        [number(1), "Zed Xxtest-A", "Larch", date(2023, 1, 1), date(2023, 3, 1), "Informal"],
        [number(2), "Zed Xxtest-B", "Larch", date(2023, 1, 2), date(2023, 3, 2), "S3"],
    ]
    people: list[list[Any]] = [
        ["NHS Number", "Surname", "Forename", "DOB", "Sex", "Ethnicity"],
        [number(1), "Xxtest-A", "Zed", date(1990, 1, 1), "F", "White British"],
        [number(2), "Xxtest-B", "Zed", date(1990, 1, 2), "F", "White British"],
    ]
    draft = reader.read(workbook(tmp_path / "old.xlsx", {"Stays": stays, "Patients": people}))
    assert [(one.kind, one.layout, len(one)) for one in draft.lists] == [
        ("stays", "List of stays", 2), ("people", "List of patients", 2),
    ]  # fmt: skip
    assert draft.problems == ()
    assert next(draft.lists[0].rows())["discharged"] == date(2023, 3, 1)
