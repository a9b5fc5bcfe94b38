"""What the Setup screen is given: units, teams, the risk table, the order and the settings."""

from dataclasses import replace

from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.severity import RiskRule, RiskVersion
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.wardrobe import SCALES
from pc_desktop.ui.setup.presenter import SetupPresenter
from tests.ui.referrals.invented_office import TODAY, Invented, Write


def test_that_units_say_whom_they_take_and_what_they_offer(invented: Invented) -> None:
    rows = SetupPresenter(invented.office).refresh()
    assert [[cell.text for cell in row.cells] for row in rows.units] == [
        ["Oak Suite", "B15", "6", "women and men; 18 and over", "NG feeding, detained patients", "£540"],
        [
            "Ash Ward",
            "CV34",
            "8",
            "women and men, at most 1 men; 18 and over",
            "NG feeding, detained patients",
            "£540",
        ],
        ["Larch", "ST16", "5", "women and men; 18 and over", "NG feeding, detained patients", "£540"],
    ]
    assert rows.units[0].cells[4].second == "one-to-one nursing"
    assert rows.units[1].cells[4].second == ""
    assert rows.units[0].cells[0].second == "Invented Trust"
    assert rows.units[0].cells[2].aloud() == "6 beds"


def test_that_a_price_nobody_recorded_says_so(invented: Invented) -> None:
    oak = invented.desk.ask(lambda reading: reading.get(Unit, "oak"))
    invented.desk.do(Write((replace(oak, price_per_day=None),)))
    assert SetupPresenter(invented.office).refresh().units[0].cells[5].aloud() == "price a day Not recorded"


def test_that_teams_say_which_unit_they_are_linked_to(invented: Invented) -> None:
    invented.desk.do(Write((Team("new", "Zebra community team", "Zebra", None, ()),)))
    rows = SetupPresenter(invented.office).refresh().teams
    assert [cell.text for cell in rows[0].cells] == [
        "Birmingham community team", "Birmingham", "Oak Suite", "B15",
    ]  # fmt: skip
    assert rows[0].cells[0].second == "1 postcode district"
    assert [cell.text for cell in rows[-1].cells] == ["Zebra community team", "Zebra", "none", "Not recorded"]
    assert rows[-1].cells[0].second == "no districts"


def test_that_the_risk_table_carries_its_shapes_and_words(invented: Invented) -> None:
    rows = SetupPresenter(invented.office).refresh()
    assert [[cell.text for cell in row.cells] for row in rows.signs] == [
        ["BMI", "▲ below 13.0", "◆ below 15.0"],
        ["Heart rate", "▲ below 40 a minute", "◆ below 50 a minute"],
    ]
    assert rows.signs[0].cells[1].aloud() == "red below 13.0"
    assert (
        rows.signs_source
        == "Thresholds: after CR233 (2022). They mark signs for people to discuss; this is no score."
    )


def test_that_a_sign_without_a_threshold_says_so(invented: Invented) -> None:
    rule = invented.desk.ask(lambda reading: reading.get(RiskRule, "rule-bmi"))
    invented.desk.do(Write((replace(rule, amber_below=None),)))
    cell = SetupPresenter(invented.office).refresh().signs[0].cells[2]
    assert (cell.text, cell.tone) == ("no threshold", Tone.QUIET)


def test_that_a_table_nobody_verified_is_loudly_a_draft_and_a_verified_one_is_not(invented: Invented) -> None:
    presenter = SetupPresenter(invented.office)
    notice = presenter.refresh().signs_notice
    assert (notice.tone, notice.lead) == (Tone.AMBER, "Not yet locally verified.")
    version = invented.desk.ask(lambda reading: reading.get(RiskVersion, "v1"))
    invented.desk.do(Write((replace(version, signed_by="Dr Xxtest-Marlowe", signed_on=TODAY),)))
    notice = presenter.refresh().signs_notice
    assert (notice.tone, notice.lead) == (
        Tone.GREEN,
        "Locally verified by Dr Xxtest-Marlowe on 17-Nov-2026.",
    )


def test_that_the_order_is_told_step_by_step(invented: Invented) -> None:
    order = SetupPresenter(invented.office).refresh().order
    assert [pair.label for pair in order] == [f"{n}." for n in range(1, 8)]
    assert order[1].value == "More red signs"
    assert order[-1].value == "The longer wait"


def test_that_settings_carry_their_units_and_are_said_to_be_for_reading(invented: Invented) -> None:
    rows = SetupPresenter(invented.office).refresh()
    told = {pair.label: pair.value for pair in rows.settings}
    assert told["Name of the collaborative"] == "Invented Collaborative"
    assert told["A bed offered is held for"] == "3 days"
    assert told["The plan looks ahead"] == "14 days"
    assert rows.read_only.lead == "These are for reading for now."
    assert [badge.text for badge in rows.badges] == ["Invented Collaborative", "3 units", "3 teams"]


def test_that_every_theme_and_text_size_is_offered(invented: Invented) -> None:
    rows = SetupPresenter(invented.office).refresh()
    assert {choice.key for choice in rows.themes} == set(Theme)
    assert tuple(float(choice.key) for choice in rows.scales) == SCALES
    assert [choice.text for choice in rows.scales][:2] == ["100 %", "115 %"]
