"""Measured and found: recorded as one step, put right with a reason, seen otherwise without moving the order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.severity import Disagreement, Measurement
from pc_desktop.services.cases import Case
from pc_desktop.services.clinical import AgreeAgain, CorrectMeasurement, Disagree, RecordClinical
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Command
from pc_desktop.services.region import region_now
from tests.services.small_region import TODAY


def case(desk: Desk, key: str = "r1") -> Case:
    return desk.ask(region_now).cases[key]


def refusal(desk: Desk, command: Command) -> str:
    before = desk.ask(lambda reading: reading.chain())
    with pytest.raises(Refused) as refused:
        desk.do(command)
    assert desk.ask(lambda reading: reading.chain()) == before, "nothing changed"
    return refused.value.sentence


def values(desk: Desk, sign: str, person: str = "w1") -> list[tuple[date, float]]:
    found = desk.ask(lambda reading: reading.find(Measurement, person=person, sign=sign))
    return sorted((one.taken, one.value) for one in found)


def test_that_several_values_and_findings_are_one_step_and_one_undo(desk: Desk) -> None:
    before = case(desk, "r3")
    done = desk.do(
        RecordClinical(
            "r3", TODAY, (("weight", 36.0), ("height", 1.7)), (("risk", " low  mood "), ("ecg", "normal"))
        )
    )
    assert done.title == "2 measurements and 2 findings of R-0413A on 17-Nov-2026"
    after = case(desk, "r3")
    assert after.signs.of("red")[0].words() == "BMI 12.5"
    assert {(one.item, one.words, one.by) for one in after.findings} == {
        ("risk", "low mood", desk.by),
        ("ecg", "normal", desk.by),
    }
    desk.undo()
    assert case(desk, "r3") == before


def test_that_a_second_value_of_one_day_takes_the_place_of_the_first(desk: Desk) -> None:
    day = TODAY - timedelta(days=1)
    desk.do(RecordClinical("r1", day, (("bmi", 12.2),), (("risk", "first"),)))
    desk.do(RecordClinical("r1", day, found=(("risk", "second"),)))
    assert values(desk, "bmi")[-1] == (day, 12.2)
    assert len(values(desk, "bmi")) == 2
    assert [one.words for one in desk.ask(lambda reading: reading.find(Finding, person="w1"))] == ["second"]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (RecordClinical("r1", TODAY), "Record at least one value."),
        (RecordClinical("r1", TODAY + timedelta(days=1), (("bmi", 12.0),)), "18-Nov-2026 is still to come"),
        (RecordClinical("r1", date(1999, 12, 31), (("bmi", 12.0),)), "before the patient was born"),
        (RecordClinical("r1", TODAY, (("weight", 412.0),), sure=True), "cannot be right"),
        (RecordClinical("r1", TODAY, (("bmi", 12.0),), (("risk", "  "),)), "Write what was found"),
        (RecordClinical("r1", TODAY, (("hydration", 1.5),)), "green, amber or red"),
    ],
)
def test_that_what_cannot_be_is_refused_in_words_and_nothing_is_kept(
    desk: Desk, command: Command, words: str
) -> None:
    assert words in refusal(desk, command)


def test_that_an_unusual_value_is_kept_only_once_somebody_says_it_is_right(desk: Desk) -> None:
    unusual = RecordClinical("r1", TODAY, (("potassium", 1.6),))
    assert refusal(desk, unusual) == (
        "A potassium of 1.6 mmol/L is unusual. Say that it is right to record it."
    )
    desk.do(replace(unusual, sure=True))
    assert values(desk, "potassium") == [(TODAY, 1.6)]


def test_that_a_correction_writes_the_value_over_and_says_from_what_to_what(desk: Desk) -> None:
    done = desk.do(CorrectMeasurement("r1", "b2", 13.7, "Typed the digits the wrong way round"))
    assert done.title == "BMI 12.7 of R-0411A changed to 13.7"
    assert values(desk, "bmi")[-1][1] == 13.7
    desk.undo()
    assert values(desk, "bmi")[-1][1] == 12.7


def test_that_a_value_of_somebody_else_can_be_taken_away(desk: Desk) -> None:
    done = desk.do(CorrectMeasurement("r1", "b2", None, "Belongs to another patient"))
    assert done.title == "BMI 12.7 of R-0411A taken away"
    assert [value for _, value in values(desk, "bmi")] == [13.2]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (CorrectMeasurement("r1", "b2", 13.7, " "), "Say what was wrong"),
        (CorrectMeasurement("r1", "b2", 137.0, "slip"), "cannot be right"),
        (CorrectMeasurement("r1", "b2", 8.0, "slip"), "is unusual"),
        (CorrectMeasurement("r1", "gone", 8.0, "slip"), ""),
    ],
)
def test_that_a_correction_needs_a_reason_and_a_value_that_can_be(
    desk: Desk, command: Command, words: str
) -> None:
    assert words in refusal(desk, command)


def test_that_another_view_stands_beside_the_sign_and_the_order_stays(desk: Desk) -> None:
    before = desk.ask(region_now)
    done = desk.do(Disagree("r1", "bmi", "amber", " Stable  for months "))
    after = desk.ask(region_now)
    assert done.title == "BMI of R-0411A seen as amber"
    (view,) = after.cases["r1"].disagreements
    assert (view.level, view.reason, view.by) == ("amber", "Stable for months", desk.by)
    assert after.cases["r1"].signs == before.cases["r1"].signs
    assert after.ranked == before.ranked


def test_that_a_newer_view_takes_the_place_of_the_older_and_agreeing_ends_it(desk: Desk) -> None:
    desk.do(Disagree("r1", "bmi", "amber", "Stable"))
    desk.do(Disagree("r1", "bmi", "green", "Always was"))
    standing = desk.ask(lambda reading: reading.find(Disagreement, ended=None))
    assert [one.level for one in standing] == ["green"]
    done = desk.do(AgreeAgain("r1", "bmi"))
    assert done.title == "BMI of R-0411A seen as the table again"
    assert desk.ask(lambda reading: reading.find(Disagreement, ended=None)) == ()
    assert len(desk.ask(lambda reading: reading.find(Disagreement))) == 2, "history stays"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Disagree("r1", "bmi", "missing", "why"), "Choose red, amber or green."),
        (Disagree("r1", "bmi", "purple", "why"), "Choose red, amber or green."),
        (Disagree("r1", "bmi", "amber", "  "), "Say why"),
        (AgreeAgain("r1", "bmi"), "Nobody sees this sign otherwise."),
    ],
)
def test_that_a_view_needs_a_level_and_a_reason(desk: Desk, command: Command, words: str) -> None:
    assert words in refusal(desk, command)
