"""What lists of referrals and measurements would change: who is known again, what is new, and what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Team
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.compare_referrals import compare_lists
from pc_desktop.services.desk import Desk
from pc_desktop.services.listed_comparison import STATUSES, ListComparison
from pc_desktop.services.listed_people import folded, key_of
from tests.services.made_lists import (
    NEW_NUMBER,
    OTHER_NUMBER,
    ROW,
    ago,
    compared,
    drafted,
    listed,
    only,
    said,
)
from tests.services.small_region import NOW, TODAY, Putting

CORA = {"nhs": "9999589065"}
"""Cora Xxtest-Moss, born 02-Jan-2000, who waits with R-0411A since three days ago."""


def told(comparison: ListComparison) -> list[tuple[str, str, str]]:
    return [(one.cell, one.severity, one.what) for one in comparison.problems]


def why(comparison: ListComparison) -> str:
    row = only(comparison)
    assert row.status == "refused"
    (change,) = row.changes
    assert any(one.severity in {"error", "question"} for one in comparison.problems)
    return change.says


def test_that_somebody_nobody_knows_is_a_new_referral(desk: Desk) -> None:
    comparison = compared(desk, ROW)
    row = only(comparison)
    assert (row.status, row.who, row.ref, row.cell) == ("new", "Z.N.", "", "A2")
    assert said(row) == [
        ("Patient", "none", "XXTEST-NEW, Zed, born 03-Feb-2001"),
        ("Referral", "none", "received 16-Nov-2026, urgent, Riverside team"),
    ]
    assert row.person is not None
    assert (row.person.key, row.person.nhs_number, row.person.number_reason) == ("", NEW_NUMBER, None)
    assert row.referral is not None
    assert (row.referral.team, row.referral.place, row.referral.legal) == ("riverside", "", "")
    assert comparison.problems == ()


def test_that_a_new_referral_is_told_in_few_lines(desk: Desk) -> None:
    more = {"place": "home", "mha": "Section 2", "needs": ("ng_feeding",), "measured_on": ago(1)}
    row = only(compared(desk, ROW | more | {"urgency": None, "sign:bmi": 13.0, "sign:weight": 36.5}))
    assert said(row)[1:] == [
        (
            "Referral", "none",
            "received 16-Nov-2026, urgency not recorded, Riverside team, at home, section 2, needs NG feeding",
        ),
        ("Values", "none", "BMI 13.0, 16-Nov-2026; Weight 36.5 kg, 16-Nov-2026"),
    ]  # fmt: skip


def test_that_what_is_not_said_is_asked_for_and_never_made_up(desk: Desk) -> None:
    comparison = compared(desk, {"surname": "Xxtest-New", "given": "Zed", "dob": ROW["dob"]})
    row = only(comparison)
    assert row.referral is not None
    assert (row.referral.urgency, row.referral.received, row.referral.reason) == ("", NOW, "")
    assert row.person is not None
    assert row.person.number_reason == "Not given in the list it was imported from"
    assert [words for _, _, words in told(comparison)] == [
        "How urgent it is is not said, so it stands as not recorded.",
        "No day of receipt is given, so it is taken as received today, 17-Nov-2026.",
        "No NHS number is given; the patient is taken without one.",
    ]


@pytest.mark.parametrize(
    ("referred", "at", "received"),
    [
        (date(2026, 11, 16), None, datetime(2026, 11, 16, 12, 0, tzinfo=UTC)),
        (date(2026, 7, 1), None, datetime(2026, 7, 1, 11, 0, tzinfo=UTC)),
        (date(2026, 11, 16), "14:05", datetime(2026, 11, 16, 14, 5, tzinfo=UTC)),
        (datetime(2026, 7, 1, 14, 5), None, datetime(2026, 7, 1, 13, 5, tzinfo=UTC)),  # noqa: DTZ001 - as typed
        (datetime(2026, 11, 17, 23, 5), None, NOW),  # noqa: DTZ001 - as typed
        (date(2026, 11, 17), None, NOW),
    ],
)
def test_that_the_moment_of_receipt_is_londons_and_never_later_than_now(
    desk: Desk, referred: date, at: str | None, received: datetime
) -> None:
    row = only(compared(desk, ROW | {"referred": referred} | ({"referred_time": at} if at else {})))
    assert row.referral is not None
    assert row.referral.received == received


def test_that_a_patient_with_an_open_referral_is_known_and_compared_field_by_field(desk: Desk) -> None:
    row = only(
        compared(
            desk,
            CORA | {"surname": "XXTEST-MOSS", "given": "Cora", "referred": ago(3), "urgency": "4", "place": "police"}
            | {"mha": "Section 2", "needs": ("ng_feeding",), "need:one_to_one": True, "risk_holder": "Ward 7"},
        )
    )  # fmt: skip
    assert (row.status, row.ref, row.who) == ("changed", "R-0411A", "C.M.")
    assert said(row) == [
        ("Urgency", "Urgent", "Very urgent"),
        ("Waits", "at home", "in police custody"),
        ("Holds the risk", "Not recorded", "Ward 7"),
        ("Legal status", "Informal", "Section 2"),
        ("Needs", "none", "NG feeding, one-to-one nursing"),
    ]


def test_that_a_list_that_says_what_is_held_changes_nothing(desk: Desk) -> None:
    row = only(compared(desk, CORA | {"referred": ago(3), "urgency": "2", "reason": "weight  falling."}))
    assert (row.status, row.changes, row.values) == ("same", (), ())


def test_that_a_need_said_to_be_none_is_taken_away_and_others_stay(desk: Desk) -> None:
    with_needs = replace(desk.ask(lambda look: look.get(Referral, "r1")), needs=("ng_feeding", "mobility"))
    desk.do(Putting(with_needs))
    row = only(compared(desk, CORA | {"referred": ago(3), "need:ng_feeding": False, "need:diabetes": True}))
    assert row.referral is not None
    assert row.referral.needs == ("mobility", "diabetes")


def test_that_somebody_without_a_number_is_known_by_name_and_birth(desk: Desk) -> None:
    row = only(
        compared(
            desk, {"surname": "xxtest moss", "given": "CORA", "dob": date(2000, 1, 2), "referred": ago(3)}
        )
    )
    assert (row.ref, row.status) == ("R-0411A", "same")
    other = only(compared(desk, {"surname": "Xxtest-Moss", "given": "Cora", "dob": date(2000, 1, 3)}))
    assert (other.ref, other.status) == ("", "new")


def test_that_a_number_is_added_to_somebody_held_without_one(desk: Desk) -> None:
    held = Person(
        "x", None, "Xxtest-New", "Zed", None, ROW["dob"], "F", None, None, None, None, None, "Being traced"
    )
    desk.do(Putting(held))
    row = only(compared(desk, ROW))
    assert row.person is not None
    assert (row.person.key, row.person.nhs_number, row.person.number_reason) == ("x", NEW_NUMBER, None)
    assert ("NHS number", "Not recorded", "999\u00a0001\u00a00862") in said(row)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (CORA | {"referred": ago(1)}, "R-0411A is open for this patient since 14-Nov-2026"),
        (ROW | {"referred": date(2026, 11, 18)}, "18-Nov-2026 is still to come"),
        (ROW | {"dob": date(2027, 1, 1)}, "date of birth is still to come"),
        ({"urgency": "2", "reason": "Weight falling"}, "No NHS number and no name"),
        (CORA | {"surname": "Xxtest-Else", "dob": date(1980, 1, 1)}, "another name and date of birth"),
        (CORA | {"dob": date(1980, 1, 1)}, "another date of birth"),
        (
            {"nhs": OTHER_NUMBER, "surname": "Xxtest-Moss", "given": "Cora", "dob": date(2000, 1, 2)},
            "held under another NHS number",
        ),
        (ROW | {"admitted": date(2026, 11, 16)}, "this wait has ended"),
    ],
)
def test_that_a_row_which_is_not_certain_is_refused_with_why(
    desk: Desk, row: dict[str, Any], words: str
) -> None:
    comparison = compared(desk, row)
    assert words in why(comparison)
    (row_problem,) = comparison.problems
    assert words in row_problem.what
    assert row_problem.advice


def test_that_no_row_settles_what_an_earlier_one_left_in_doubt(desk: Desk) -> None:
    other = CORA | {"surname": "Xxtest-Else", "referred": ago(3)}
    comparison = compared(desk, other | {"dob": date(1980, 1, 1)}, other | {"dob": date(2000, 1, 2)})
    assert [row.status for row in comparison.rows] == ["refused", "refused"]
    assert comparison.problems[1].what == "The same patient stands at Sheet1 A2, so this row is left out."


def test_that_a_name_may_change_where_number_and_birth_agree(desk: Desk) -> None:
    row = only(
        compared(desk, CORA | {"surname": "Xxtest-Married", "dob": date(2000, 1, 2), "referred": ago(3)})
    )
    assert said(row) == [("Surname", "Xxtest-Moss", "Xxtest-Married")]


def test_that_somebody_who_died_is_never_referred_again(desk: Desk) -> None:
    desk.do(Putting(replace(desk.ask(lambda look: look.get(Person, "w1")), died=ago(1))))
    assert "died on 16-Nov-2026" in why(compared(desk, CORA | {"referred": ago(3)}))


def test_that_two_of_one_name_and_birth_cannot_be_told_apart_without_a_number(desk: Desk) -> None:
    held = desk.ask(lambda look: look.get(Person, "w1"))
    desk.do(Putting(replace(held, key="twin", nhs_number=None)))
    assert "More than one patient" in why(
        compared(desk, {"surname": "Xxtest-Moss", "given": "Cora", "dob": date(2000, 1, 2)})
    )


def test_that_a_number_that_failed_its_check_refuses_the_row_without_a_second_problem(desk: Desk) -> None:
    bad = {name: value for name, value in ROW.items() if name != "nhs"} | {"nhs": None}
    faulty = Problem("Sheet1", "I2", "Nhs", "9990000019", "The last digit does not fit.", "Ask.", "error")
    draft = drafted(listed(bad, unread={0: {"nhs"}}), problems=(faulty,))
    (comparison,) = desk.ask(lambda look: compare_lists(look, (draft,)))
    assert only(comparison).status == "refused"
    assert comparison.problems == (faulty,)


def test_that_an_unreadable_day_of_receipt_refuses_the_row(desk: Desk) -> None:
    late = {name: value for name, value in ROW.items() if name != "referred"} | {"referred": None}
    assert "Without the day" in why(compared(desk, late, unread={0: {"referred"}}))


def test_that_the_same_patient_twice_is_taken_once_and_the_second_row_refused(desk: Desk) -> None:
    comparison = compared(desk, ROW, ROW | {"urgency": "4"})
    assert [row.status for row in comparison.rows] == ["new", "refused"]
    assert told(comparison) == [
        ("A3", "error", "The same patient stands at Sheet1 A2, so this row is left out.")
    ]


def test_that_one_patient_named_in_two_ways_is_taken_once(desk: Desk) -> None:
    named = {
        "surname": "Xxtest-Moss",
        "given": "Cora",
        "dob": date(2000, 1, 2),
        "referred": ago(3),
        "urgency": "1",
    }
    comparison = compared(desk, CORA | {"referred": ago(3), "urgency": "4"}, named)
    assert [row.status for row in comparison.rows] == ["changed", "refused"]


def test_that_a_row_left_out_by_hand_makes_room_for_the_next(desk: Desk) -> None:
    draft = drafted(listed(ROW, ROW | {"urgency": "4"}))
    first = desk.ask(lambda look: compare_lists(look, (draft,)))[0].rows[0].key
    (comparison,) = desk.ask(lambda look: compare_lists(look, (draft,), frozenset({first})))
    assert [row.status for row in comparison.rows] == ["left out", "new"]
    assert comparison.problems == ()
    assert comparison.rows[0].changes


def test_that_a_referral_of_that_day_which_has_ended_is_not_opened_again(desk: Desk) -> None:
    ended = replace(desk.ask(lambda look: look.get(Referral, "r1")), closed=NOW)
    desk.do(Putting(ended, Milestone("end", "r1", 2, NOW, "withdrawn", "x", None, "")))
    row = only(compared(desk, CORA | {"referred": ago(3), "urgency": "1"}))
    assert (row.status, row.ref) == ("same", "R-0411A")
    assert only(compared(desk, CORA | {"referred": ago(1), "urgency": "1"})).status == "new"


def test_that_a_reference_of_ours_names_the_referral_whatever_day_is_given(desk: Desk) -> None:
    row = only(compared(desk, CORA | {"reference": "R-0411A", "referred": ago(1), "urgency": "4"}))
    assert (row.status, row.ref) == ("changed", "R-0411A")


def test_that_teams_and_needs_nobody_set_up_are_asked_about_and_left_out(desk: Desk) -> None:
    comparison = compared(desk, ROW | {"team": "Elsewhere CMHT", "needs": ("ng_feeding", "Bariatric bed")})
    row = only(comparison)
    assert row.referral is not None
    assert (row.referral.team, row.referral.needs) == (None, ("ng_feeding",))
    assert [(one.column, one.found, one.severity) for one in comparison.problems] == [
        ("Team", "Elsewhere CMHT", "question"),
        ("Needs", "Bariatric bed", "question"),
    ]
    desk.do(Putting(Setting("needs_added", "Bariatric_bed")))
    again = only(compared(desk, ROW | {"needs": ("bariatric bed",)}))
    assert again.referral is not None
    assert again.referral.needs == ("Bariatric_bed",)


@pytest.mark.parametrize("typed", ["riverside TEAM", "Riverside", "Riverside adult community ED team"])
def test_that_a_team_is_known_by_its_name_or_area_or_part_of_it(desk: Desk, typed: str) -> None:
    row = only(compared(desk, ROW | {"team": typed}))
    assert row.referral is not None
    assert row.referral.team == "riverside"


def test_that_a_team_that_could_be_two_is_asked_about(desk: Desk) -> None:
    desk.do(Putting(Team("two", "Riverside team north", "North", None, ())))
    comparison = compared(desk, ROW | {"team": "Riverside CEDS"})
    assert [one.column for one in comparison.problems] == ["Team"]


def test_that_values_measured_are_new_the_same_or_take_the_place_of_that_days(desk: Desk) -> None:
    day = ago(1)
    row = only(
        compared(
            desk, CORA | {"referred": ago(3), "measured_on": day, "sign:bmi": 12.7, "sign:heart_rate": 44.0}
        )
    )
    assert said(row) == [("Heart rate", "Not recorded", "44, 16-Nov-2026")]
    changed = only(compared(desk, CORA | {"referred": ago(3), "measured_on": day, "sign:bmi": 12.5}))
    assert said(changed) == [("BMI", "12.7, 16-Nov-2026", "12.5, 16-Nov-2026")]
    (value,) = changed.values
    assert isinstance(value, Measurement)
    assert value.key == "b2"
    later = only(compared(desk, CORA | {"referred": ago(3), "measured_on": TODAY, "sign:bmi": 12.4}))
    assert said(later) == [("BMI", "12.7, 16-Nov-2026", "12.4, 17-Nov-2026")]
    assert later.values[0].key == ""


def test_that_findings_are_dated_by_their_own_column_or_by_the_referral(desk: Desk) -> None:
    row = only(
        compared(
            desk,
            ROW
            | {"risk": "Low", "bloods_on": ago(4), "ecg": "QTc 440", "ecg_on": ago(5)}
            | {"behaviours": "Purging daily"},
        )
    )  # fmt: skip
    assert {(one.item, one.taken, one.words) for one in row.values if isinstance(one, Finding)} == {
        ("risk", ago(1), "Low"),
        ("behaviours", ago(1), "Purging daily"),
        ("bloods", ago(4), "Done; results not given"),
        ("ecg", ago(5), "QTc 440"),
    }


def test_that_a_value_nobody_dated_is_asked_about_once_and_not_kept(desk: Desk) -> None:
    second = ROW | {"nhs": OTHER_NUMBER, "given": "Ola", "sign:bmi": 13.0, "sign:weight": 40.0}
    comparison = compared(desk, ROW | {"sign:bmi": 14.0}, second)
    assert all(row.values == () for row in comparison.rows)
    (asked,) = comparison.problems
    assert asked.what == "Nothing says when this was measured, so it was not kept: Sign:bmi, Sign:weight."


def test_that_a_missing_day_of_measurement_is_asked_for_in_its_row(desk: Desk) -> None:
    rows = [
        ROW | {"sign:bmi": 14.0, "measured_on": ago(1)},
        ROW | {"nhs": OTHER_NUMBER, "given": "Ola", "sign:bmi": 13.0},
    ]
    comparison = compared(desk, *rows)
    assert [len(row.values) for row in comparison.rows] == [1, 0]
    (asked,) = comparison.problems
    assert (asked.cell, asked.what) == ("K3", "No day stands here, so these were not kept: BMI.")
    again = compared(desk, *rows, unread={1: {"measured_on"}})
    assert again.problems == ()


def test_that_nothing_is_measured_tomorrow(desk: Desk) -> None:
    comparison = compared(desk, ROW | {"sign:bmi": 14.0, "measured_on": date(2026, 11, 18)})
    assert only(comparison).values == ()
    assert "still to come" in comparison.problems[0].what


def measured(*rows: dict[str, Any]) -> Any:
    return replace(listed(*rows), kind="measurements")


def test_that_measurements_over_time_belong_to_somebody_known(desk: Desk) -> None:
    rows = [CORA | {"measured_on": ago(days), "sign:weight": 40.0 + days} for days in (14, 7, 0)]
    draft = drafted(measured(*rows, {"nhs": NEW_NUMBER, "measured_on": ago(1), "sign:weight": 41.0}))
    (comparison,) = desk.ask(lambda look: compare_lists(look, (draft,)))
    assert [row.status for row in comparison.rows] == ["new", "new", "new", "refused"]
    assert comparison.rows[0].ref == "R-0411A"
    assert "Nobody is known here" in comparison.problems[0].what


def test_that_two_values_of_one_day_are_asked_about_and_the_first_is_kept(desk: Desk) -> None:
    rows = [CORA | {"measured_on": ago(2), "sign:weight": weight} for weight in (40.0, 41.0, 40.0)]
    (comparison,) = desk.ask(lambda look: compare_lists(look, (drafted(measured(*rows)),)))
    assert [row.status for row in comparison.rows] == ["new", "same", "same"]
    assert told(comparison) == [
        ("C3", "question", "Another row gives 40.0 for 15-Nov-2026; that one is kept.")
    ]


def test_that_measurements_find_a_patient_taken_with_the_same_files_in_any_order(desk: Desk) -> None:
    values = drafted(measured({"nhs": NEW_NUMBER, "measured_on": ago(1), "sign:weight": 41.0}), name="m.xlsx")
    found = desk.ask(lambda look: compare_lists(look, (values, drafted(listed(ROW)))))
    assert [only(one).status for one in found] == ["new", "new"]
    assert [one.draft.file for one in found] == ["m.xlsx", "list.xlsx"]


def test_that_a_change_of_team_names_both(desk: Desk) -> None:
    desk.do(Putting(Team("north", "Northside team", "Northside", None, ())))
    row = only(compared(desk, CORA | {"referred": ago(3), "team": "Northside"}))
    assert said(row) == [("Team", "Riverside team", "Northside team")]
    desk.do(Putting(replace(desk.ask(lambda look: look.get(Referral, "r1")), team=None)))
    assert said(only(compared(desk, CORA | {"team": "Northside"})))[0][1] == "Not recorded"


def test_that_somebody_may_be_known_by_initials_and_age_alone(desk: Desk) -> None:
    row = only(compared(desk, {"initials": "ZN", "age": 24, "referred": ago(1), "urgency": "2"}))
    assert row.person is not None
    assert (row.person.initials_said, row.person.age_said, row.person.age_said_on) == ("ZN", 24, ago(1))
    assert row.who == "Z.N."


def test_that_a_refused_row_left_out_by_hand_asks_nothing(desk: Desk) -> None:
    draft = drafted(listed(ROW | {"dob": date(2027, 1, 1)}))
    key = desk.ask(lambda look: compare_lists(look, (draft,)))[0].rows[0].key
    (comparison,) = desk.ask(lambda look: compare_lists(look, (draft,), frozenset({key})))
    assert (only(comparison).status, comparison.problems) == ("left out", ())


def test_that_a_value_is_shown_as_exactly_as_it_was_given(desk: Desk) -> None:
    row = only(compared(desk, CORA | {"measured_on": TODAY, "sign:bmi": 12.75}))
    assert said(row) == [("BMI", "12.7, 16-Nov-2026", "12.75, 17-Nov-2026")]


def test_that_a_finding_of_a_day_takes_the_place_of_the_one_held(desk: Desk) -> None:
    desk.do(Putting(Finding("f", "w1", "risk", ago(2), "Low", "x")))
    row = only(compared(desk, CORA | {"measured_on": ago(2), "risk": "High"}))
    assert said(row) == [("Risk", "Low, 15-Nov-2026", "High, 15-Nov-2026")]
    assert [one.key for one in row.values] == ["f"]
    assert only(compared(desk, CORA | {"measured_on": ago(2), "risk": " Low "})).status == "same"


def test_that_a_judged_sign_and_a_finding_of_one_name_are_two_things(desk: Desk) -> None:
    row = only(
        compared(desk, CORA | {"measured_on": ago(2), "sign:ecg": 2.0, "ecg": "QTc 470", "ecg_on": ago(2)})
    )
    assert len(row.values) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {"reason": st.just("Weight falling")},
            optional={
                "nhs": st.sampled_from([NEW_NUMBER, OTHER_NUMBER, "9999589065", "9995239841", "9990000476"]),
                "surname": st.sampled_from(["Xxtest-Moss", "Xxtest-New", "Xxtest-Reed"]),
                "given": st.sampled_from(["Cora", "Zed", "Ann"]),
                "dob": st.sampled_from([date(2000, 1, 2), date(1990, 5, 5), date(2030, 1, 1)]),
                "referred": st.sampled_from([ago(3), ago(6), ago(1), date(2026, 12, 1)]),
                "urgency": st.sampled_from(["1", "2", "3", "4"]),
                "measured_on": st.sampled_from([ago(1), ago(9)]),
                "sign:bmi": st.sampled_from([12.7, 13.2, 15.0]),
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_that_no_list_ever_gives_a_patient_two_open_referrals(desk: Desk, rows: list[dict[str, Any]]) -> None:
    comparison = compared(desk, *rows)
    taken = [one for one in comparison.rows if one.referral is not None and one.status in {"new", "changed"}]
    assert len({one.token for one in taken}) == len(taken)
    assert {one.status for one in comparison.rows} <= set(STATUSES)
    assert len(comparison.rows) == len(rows)
    waiting = {one.person for one in desk.ask(lambda look: look.find(Referral, closed=None))}
    assert not waiting & {one.token for one in taken if one.status == "new"}


@given(st.text(max_size=12), st.text(max_size=12))
def test_that_names_differ_only_where_their_letters_do(one: str, other: str) -> None:
    assert (
        folded(f" {one}-{other}") == folded(f"{one} {other}".upper())
        or one.upper().casefold() != one.casefold()
    )
    assert key_of({"nhs": NEW_NUMBER, "surname": one}) == key_of({"nhs": NEW_NUMBER, "surname": other})
