"""What stands round the sections of the Setup screen, and how each section reads."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.severity import RiskRule, RiskVersion
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.wardrobe import SCALES
from pc_desktop.ui.setup.organisations_part import starting_list
from pc_desktop.ui.setup.parts import Part, PartRows
from pc_desktop.ui.setup.presenter import SetupPresenter
from pc_desktop.ui.widgets.form import Form
from tests.ui.referrals.invented_office import TODAY, Write


def part(office: Office, key: str) -> Part:
    return next(one for one in SetupPresenter(office).parts if one.key == key)


def shown(office: Office, key: str) -> PartRows:
    return part(office, key).show()


def words(rows: PartRows) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows.rows]


def test_that_every_section_is_listed_and_appearance_comes_last(office: Office) -> None:
    rows = SetupPresenter(office).refresh()
    assert [row.cells[0].text for row in rows.sections] == [
        "Settings", "Profile", "Clocks", "Needs", "Units", "Beds", "Prices", "Community teams", "Organisations",
        "Risk signs", "Order of the queue", "Events", "Appearance",
    ]  # fmt: skip
    assert [badge.text for badge in rows.badges] == ["Invented Collaborative", "3 units", "3 teams"]


def test_that_no_section_has_one_letter_for_two_acts(office: Office) -> None:
    for one in SetupPresenter(office).parts:
        letters = [act.hint for act in one.acts]
        assert len(set(letters)) == len(letters)
        assert all(len(letter) == 1 and letter.isupper() for letter in letters)


def test_that_units_say_whom_they_take_and_what_they_offer(office: Office) -> None:
    rows = shown(office, "units")
    assert words(rows)[1] == [
        "Ash Ward", "CV34", "8", "women and men, at most 1 man; 18 and over",
        "NG feeding, detained patients", "£540",
    ]  # fmt: skip
    oak, far = rows.rows[0], rows.rows[-1]
    assert (oak.cells[0].second, oak.cells[4].second, oak.cells[2].aloud()) == (
        "Invented Trust", "one-to-one nursing", "6 beds",
    )  # fmt: skip
    assert far.cells[0].second == "outside the region · Invented Trust"
    assert far.cells[5].aloud() == "price a day Not recorded"
    details = {pair.label: pair.value for pair in rows.details["oak"]}
    assert details["Bed type"] == "203 Adult Eating Disorders (data set version 6; version 5: 13)"
    assert details["Linked teams"] == "Birmingham community team"
    assert details["One-to-one nursing"] == "2 places"


def test_that_a_unit_is_filled_in_as_it_is_set_up(office: Office) -> None:
    form = part(office, "units").begin("change", "ash")
    assert isinstance(form, Form)
    values = {field.key: field.value for field in form.fields}
    assert (values["name"], values["trust"], values["men"], values["oldest"]) == (
        "Ash Ward",
        "Invented Trust",
        1,
        None,
    )
    assert "where" not in values
    types = next(field for field in form.fields if field.key == "bed_type").choices
    assert types[0].text == "203 Adult Eating Disorders (version 5: 13)"
    assert len(types) == 26


def test_that_a_new_unit_begins_as_the_profile_has_it(office: Office) -> None:
    chosen = replace(
        office, profiles={"adult_eating_disorders": office.profiles["children_and_young_people"]}
    )
    form = part(chosen, "units").begin("add", "")
    assert isinstance(form, Form)
    values = {field.key: field.value for field in form.fields}
    assert (values["youngest"], values["oldest"], values["bed_type"], values["where"]) == (0, 17, "300", "in")


def test_that_teams_say_which_unit_they_are_linked_to(office: Office) -> None:
    office.desk.do(Write((Team("new", "Zebra community team", "Zebra", None, ()),)))
    rows = shown(office, "teams")
    assert words(rows)[0] == ["Birmingham community team", "Birmingham", "Oak Suite", "B15"]
    assert words(rows)[-1] == ["Zebra community team", "Zebra", "none", "Not recorded"]
    assert (rows.rows[0].cells[0].second, rows.rows[-1].cells[0].second) == (
        "1 postcode district",
        "no districts",
    )
    assert rows.details["birmingham"][0].value == "B15 (Birmingham)"


def test_that_a_district_that_does_not_exist_is_refused(office: Office) -> None:
    values = {"name": "Hill", "area": "", "unit": "", "outcodes": "B15; ZZ99"}
    with pytest.raises(Refused, match="no postcode district ZZ99"):
        part(office, "teams").order("add", "", values)


def test_that_the_risk_table_carries_its_shapes_and_words(office: Office) -> None:
    rows = shown(office, "signs")
    assert words(rows) == [
        ["BMI", "▲ below 13.0", "◆ below 15.0", ""],
        ["Heart rate", "▲ below 40 a minute", "◆ below 50 a minute", ""],
    ]
    assert rows.rows[0].cells[1].aloud() == "red below 13.0"
    assert rows.notice is not None
    assert (rows.notice.tone, rows.notice.lead) == (Tone.AMBER, "Not yet locally verified.")
    assert rows.notice.text.startswith("In force. Thresholds: after CR233 (2022).")


def test_that_a_sign_without_a_threshold_says_so(office: Office) -> None:
    rule = office.desk.ask(lambda reading: reading.get(RiskRule, "rule-bmi"))
    office.desk.do(Write((replace(rule, amber_below=None),)))
    cell = shown(office, "signs").rows[0].cells[2]
    assert (cell.text, cell.tone) == ("no threshold", Tone.QUIET)


def test_that_a_verified_table_is_no_draft_and_is_not_edited(office: Office) -> None:
    version = office.desk.ask(lambda reading: reading.get(RiskVersion, "v1"))
    office.desk.do(Write((replace(version, signed_by="Dr Xxtest-Marlowe", signed_on=TODAY),)))
    notice = shown(office, "signs").notice
    assert notice is not None
    assert (notice.tone, notice.lead) == (
        Tone.GREEN, "Version 2022: locally verified by Dr Xxtest-Marlowe on 17-Nov-2026.",
    )  # fmt: skip
    with pytest.raises(Refused, match="Copy it"):
        part(office, "signs").begin("change", "adult bmi any")


@pytest.mark.parametrize("said", ["thirteen", "1.2.3", "³", "."])
def test_that_a_threshold_is_a_number(office: Office, said: str) -> None:
    values = {"red_below": said, "red_from": "", "amber_below": "15", "amber_from": "", "worse": "falls"}
    values |= dict.fromkeys(("red_words", "amber_words", "green_words"), "")
    with pytest.raises(Refused, match="“Red below” is a number"):
        part(office, "signs").order("change", "adult bmi any", values)


def test_that_the_order_is_told_step_by_step(office: Office) -> None:
    rows = shown(office, "order")
    assert words(rows)[0][0] == "Starting order"
    steps = rows.details["starting"]
    assert [pair.label for pair in steps[:7]] == [f"{n}." for n in range(1, 8)]
    assert (steps[1].value, steps[6].value) == ("More red signs", "The longer wait")


def test_that_settings_carry_their_units(office: Office) -> None:
    told = {row[0]: row[1] for row in words(shown(office, "settings"))}
    assert told["Name of the collaborative"] == "Invented Collaborative"
    assert (told["An offered bed is held for"], told["The plan looks ahead"]) == ("3 days", "14 days")
    assert told["Shorter assumed stay"] == "Not recorded"


def test_that_the_profile_in_force_is_marked_and_told_in_full(office: Office) -> None:
    rows = shown(office, "profile")
    assert [row[0] for row in words(rows) if row[-1] == "✓ In force"] == ["Adult eating disorders"]
    assert [row[0] for row in words(rows) if not row[-1]] == [
        "Adult low and medium secure", "Children and young people",
    ]  # fmt: skip
    young = {pair.label: pair.value for pair in rows.details["children_and_young_people"]}
    assert "Emergency: answered in 12 hours, assessed in 24 hours" in young["Clocks"]
    assert "Parental responsibility" in young["A referral is complete with"]
    assert young["Its own words"].startswith("young person for patient")


def test_that_clocks_say_what_is_in_force(office: Office) -> None:
    assert words(shown(office, "clocks"))[2] == [
        "Urgent",
        "answered in 48 hours, assessed in 1 week",
        "by the profile",
    ]


def test_that_a_need_waited_for_that_no_unit_offers_is_seen(office: Office) -> None:
    units = office.desk.ask(lambda reading: reading.find(Unit))
    office.desk.do(Write(tuple(replace(unit, offers=()) for unit in units)))
    cells = shown(office, "needs").rows[0].cells
    assert [cell.text for cell in cells] == ["NG feeding", "no unit", "7", "from the profile"]
    assert cells[1].tone is Tone.AMBER


def test_that_organisations_are_shown_as_on_any_day(office: Office) -> None:
    here = part(office, "organisations")
    command = here.begin("import", "")
    assert not isinstance(command, Form)
    office.desk.do(command)
    gone = next(row for row in here.show().rows if row.cells[1].text == "QNQ")
    assert [cell.text for cell in gone.cells][2:4] == ["01-Jul-2022", "01-Apr-2026"]
    assert len(gone.cells[4].text.split(", ")) == 3, "it was split among three"
    assert here.order("day", "", {"day": TODAY.replace(year=2025)}) is None
    then = next(row for row in here.show().rows if row.cells[1].text == "QNQ")
    assert then.cells[4].text == "itself"
    here.choose("role", "trust")
    assert all(row.key for row in here.show().rows)


def test_that_the_starting_list_is_sound(office: Office) -> None:
    listed = starting_list()
    assert len({one.code for one in listed}) == len(listed)
    boards = {one.code for one in listed if one.role == "icb"}
    assert {heir for one in listed for heir in one.followed_by} <= boards


def test_that_every_theme_and_text_size_is_offered(office: Office) -> None:
    rows = SetupPresenter(office).refresh()
    assert {choice.key for choice in rows.themes} == set(Theme)
    assert tuple(float(choice.key) for choice in rows.scales) == SCALES
    assert [choice.text for choice in rows.scales][:2] == ["100 %", "115 %"]


def test_that_events_are_entered_put_right_and_removed(office: Office) -> None:
    events = part(office, "events")
    assert events.show().empty == "No event is entered. Press A to enter one."
    events.choose("none", "such")
    blank = events.begin("add", "")
    assert isinstance(blank, Form)
    values = {field.key: field.value for field in blank.fields}
    values |= {"label": "Closed", "whose": "unit:ash", "until": TODAY, "day": TODAY - timedelta(days=40)}
    order = events.order("add", "", values)
    assert order is not None
    office.desk.do(order)
    (row,) = events.show().rows
    first = shown_day(TODAY - timedelta(days=40))
    assert [cell.text for cell in row.cells] == [f"{first} to {shown_day(TODAY)}", "Closed", "Ash Ward", ""]
    held = events.begin("change", row.key)
    assert isinstance(held, Form)
    anew = {field.key: field.value for field in held.fields} | {"limits": "anew", "whose": ""}
    changed = events.order("change", row.key, anew)
    assert changed is not None
    office.desk.do(changed)
    assert [cell.text for cell in events.show().rows[0].cells][2:] == ["The whole service", "anew"]
    removal = events.begin("remove", row.key)
    assert not isinstance(removal, Form)
    office.desk.do(removal)
    assert events.show().rows == ()
