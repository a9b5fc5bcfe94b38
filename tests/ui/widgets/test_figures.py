"""What shows one thing at a time: options, trends, pairs, people, meters and marks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.meter import Meter
from pc_desktop.ui.widgets.option_card import OptionCard
from pc_desktop.ui.widgets.patient_banner import PatientBanner
from pc_desktop.ui.widgets.round_mark import RoundMark
from pc_desktop.ui.widgets.shown import Finding, Option, Pair, Person, Trend
from pc_desktop.ui.widgets.sparkline import Sparkline

Look = Callable[[QWidget], set[str]]
Name = Callable[[QWidget], str]
YEW = Option(
    "yew",
    "Yew · Riverside Ward",
    "1",
    Badge("Linked unit", Tone.BLUE),
    "Bed 7 free Thu 26-Nov · 3 miles",
    "Moves R-2",
)


@pytest.fixture
def option(qtbot: QtBot) -> OptionCard:
    made = OptionCard(YEW)
    qtbot.addWidget(made)
    made.resize(400, 120)
    return made


def test_that_an_option_says_everything_and_is_chosen_by_key_or_pointer(
    option: OptionCard, qtbot: QtBot, spoken_name: Name
) -> None:
    assert (
        spoken_name(option) == "Yew · Riverside Ward. Linked unit. Bed 7 free Thu 26-Nov · 3 miles. Moves R-2"
    )
    assert option.accessibleDescription() == "Key 1"
    with qtbot.waitSignal(option.chosen) as told:
        QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    assert told.args == ["yew"]
    with qtbot.waitSignal(option.chosen):
        QTest.keyClick(option, Qt.Key.Key_Space)


def test_that_the_chosen_option_has_a_heavy_blue_edge(option: OptionCard, colours_in: Look) -> None:
    bare = Option("elm", "Elm")
    blue = load(Theme.LIGHT).tone[Tone.BLUE].edge
    option.show_option(bare, selected=False)
    assert blue not in colours_in(option)
    option.show_option(bare, selected=True)
    assert option.isChecked()
    assert blue in colours_in(option)


def test_that_an_option_is_as_tall_as_its_lines_need(option: OptionCard) -> None:
    assert option.heightForWidth(190) > option.heightForWidth(500)
    tall = option.heightForWidth(400)
    option.show_option(Option("elm", "Elm"), selected=False)
    assert option.heightForWidth(400) < tall
    assert option.hasHeightForWidth()


def test_that_a_caution_is_amber(option: OptionCard, colours_in: Look) -> None:
    assert load(Theme.LIGHT).tone[Tone.AMBER].ink in colours_in(option)


@pytest.fixture
def line(qtbot: QtBot) -> Sparkline:
    made = Sparkline()
    qtbot.addWidget(made)
    made.resize(300, 140)
    return made


FALL = Trend(
    (("29-Sep-2026", 15.1), ("27-Oct", 14.0), ("20-Nov-2026", 12.7)),
    "BMI fell from 15.1 to 12.7.",
    13,
    "red below 13",
)


def test_that_a_trend_is_painted_with_its_band_and_read_as_a_sentence(
    line: Sparkline, colours_in: Look, spoken_name: Name
) -> None:
    line.show_trend(FALL)
    worn = load(Theme.LIGHT)
    assert spoken_name(line) == line.toolTip() == "BMI fell from 15.1 to 12.7."
    assert {worn.graph.line, worn.graph.band, worn.tone[Tone.RED].ink} <= colours_in(line)


def test_that_a_trend_without_a_red_level_has_no_band(line: Sparkline, colours_in: Look) -> None:
    line.show_trend(Trend(FALL.points, FALL.caption))
    assert load(Theme.LIGHT).graph.band not in colours_in(line)


@pytest.mark.parametrize(
    "values", [(), (12.7,), (14.0, 14.0), (0.0, 0.0, 0.0), (12.0, 18.0), (5.0, 4.0, 3.0)]
)
def test_that_any_run_of_values_is_painted(
    line: Sparkline, values: tuple[float, ...], colours_in: Look
) -> None:
    points = tuple((f"{at}-Nov", value) for at, value in enumerate(values, 1))
    line.show_trend(Trend(points, "No BMI recorded", 13, "red below 13"))
    worn = load(Theme.LIGHT)
    assert (worn.graph.line if values else worn.ink.quiet) in colours_in(line)


def _texts(within: QWidget) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel) if not label.isHidden()]


def test_that_pairs_are_shown_in_order_and_rows_are_used_again(qtbot: QtBot) -> None:
    pairs = KeyValues("About")
    qtbot.addWidget(pairs)
    pairs.show_pairs([Pair("Needs", "NG feeding"), Pair("Referrer in the room", "yes")])
    labels = pairs.findChildren(QLabel)
    pairs.show_pairs([Pair("Needs", "Not recorded", Tone.QUIET)])
    assert pairs.findChildren(QLabel) == labels
    (only,) = _texts(pairs)
    assert "Needs" in only
    assert "Not recorded" in only


def test_that_pairs_are_never_read_as_markup_and_dates_are_not_broken(qtbot: QtBot) -> None:
    pairs = KeyValues("About")
    qtbot.addWidget(pairs)
    pairs.show_pairs([Pair("<b>", "a & b, 21-Nov-2026")])
    (only,) = _texts(pairs)
    assert "&lt;b&gt;" in only
    assert "a &amp; b" in only
    assert "a &amp; b, 21\N{NON-BREAKING HYPHEN}Nov\N{NON-BREAKING HYPHEN}2026" in only


@pytest.mark.parametrize("ruled", [False, True])
def test_that_a_value_takes_the_tone_of_the_theme_in_force(
    qtbot: QtBot, qapp: QApplication, ruled: bool
) -> None:
    pairs = KeyValues("Units", ruled=ruled)
    qtbot.addWidget(pairs)
    pairs.show_pairs([Pair("Oak", "no diabetes cover", Tone.RED, "Asked on Monday")])
    assert any(load(Theme.LIGHT).tone[Tone.RED].ink in text for text in _texts(pairs))
    apply(qapp, load(Theme.DARK))
    assert any(load(Theme.DARK).tone[Tone.RED].ink in text for text in _texts(pairs))
    assert any(label.toolTip() == "Asked on Monday" for label in pairs.findChildren(QLabel))


def test_that_a_person_is_said_whole(qtbot: QtBot, colours_in: Look, spoken_name: Name) -> None:
    banner = PatientBanner()
    qtbot.addWidget(banner)
    banner.resize(500, banner.sizeHint().height())
    banner.show_person(
        Person("XXTEST-WESTON, Sarah (Ms)", "NHS No. 999 123 4567", (Pair("Born", "14-Jul-2002"),))
    )
    assert spoken_name(banner) == "XXTEST-WESTON, Sarah (Ms). NHS No. 999 123 4567. Born 14-Jul-2002"
    rail = load(Theme.LIGHT).rail
    assert {rail.ground, rail.ink, rail.quiet} <= colours_in(banner)


@pytest.mark.parametrize(("done", "whole", "share"), [(12, 14, 12 / 14), (0, 14, 0), (20, 14, 1), (0, 0, 0)])
def test_that_a_meter_fills_by_its_part(
    qtbot: QtBot, done: int, whole: int, share: float, spoken_name: Name
) -> None:
    meter = Meter()
    qtbot.addWidget(meter)
    meter.resize(200, 10)
    meter.show_part(done, whole, f"{done} of {whole} recorded")
    assert spoken_name(meter) == f"{done} of {whole} recorded"
    image = meter.grab().toImage()
    green = load(Theme.LIGHT).tone[Tone.GREEN].edge
    filled = sum(image.pixelColor(x, 5).name().upper() == green for x in range(200))
    assert filled == pytest.approx(200 * share, abs=4)


@pytest.mark.parametrize("finding", list(Finding))
def test_that_a_mark_has_its_colour_and_says_its_letter(
    qtbot: QtBot, finding: Finding, colours_in: Look, spoken_name: Name
) -> None:
    mark = RoundMark()
    qtbot.addWidget(mark)
    mark.show_finding(finding, "L", "Special cause, improving, low")
    assert spoken_name(mark) == mark.toolTip() == "Special cause, improving, low"
    assert getattr(load(Theme.LIGHT).graph, finding.value) in colours_in(mark)
