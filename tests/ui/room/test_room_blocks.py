"""The parts of the room's screen with more in them than the sample has: nothing shrinks, nothing is lost in silence."""

import re

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from pc_desktop.domain.calendar import counted
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.room.block import Block
from pc_desktop.ui.room.options_block import OptionsBlock
from pc_desktop.ui.room.person_block import PersonBlock
from pc_desktop.ui.room.rows import RoomCase, RoomDecision, RoomOption, UnitFigure
from pc_desktop.ui.room.trend_block import TrendBlock
from pc_desktop.ui.room.units_block import UnitsBlock
from pc_desktop.ui.widgets.shown import Pair, Trend


def _case(
    options: int = 0, unsuitable: int = 0, signs: int = 0, decision: RoomDecision | None = None
) -> RoomCase:
    badges = [Badge(f"▲ Sign {at} 12.1", Tone.RED) for at in range(signs // 2)]
    badges += [Badge(f"◆ Sign {at} 13.4", Tone.AMBER) for at in range(signs // 2, signs)]
    return RoomCase(
        key="key",
        place="1 of 14",
        who="S.W., 24",
        stands=None,
        signs=tuple(badges),
        signs_words="● 1 green",
        facts=(Pair("Waited", "6 days"), Pair("Needs", "NG feeding, diabetes care, one-to-one nursing")),
        trend=None,
        trend_words="",
        options=tuple(
            RoomOption(str(at), f"Unit {at}", Badge("Free now", Tone.GREEN), f"Bed {at}, free now · 5 miles")
            for at in range(1, options + 1)
        ),
        options_words=f"{options} of {counted(options + unsuitable, 'unit')} suit",
        unsuitable=tuple(f"Far {at}: no NG feeding" for at in range(1, unsuitable + 1)),
        decision=decision,
    )


def _within(block: Block) -> None:
    """Check that everything painted lies in the block, large enough, and nothing on anything else."""
    areas: list[QRect] = []
    for one in block.written:
        assert block.rect().contains(one.area), one
        assert one.pixels >= 24, one
        assert not one.words.endswith("…"), one
        assert not any(area.intersects(one.area) for area in areas), one
        areas.append(one.area)


@pytest.mark.parametrize("decision", [None, RoomDecision("Offered Larch L07", "Held until 30-Nov-2026")])
@pytest.mark.parametrize("unsuitable", [0, 1, 9])
@pytest.mark.parametrize("options", [0, 1, 5, 14])
def test_that_every_unit_that_suits_is_named_however_many_there_are(
    qtbot: QtBot, options: int, unsuitable: int, decision: RoomDecision | None
) -> None:
    block, case = OptionsBlock(), _case(options, unsuitable, decision=decision)
    qtbot.addWidget(block)
    block.resize(940, 740)
    block.show_case(case)
    block.grab()
    _within(block)
    text = "\n".join(one.words for one in block.written)
    assert {option.unit for option in case.options} <= set(re.findall(r"Unit \d+", text))
    named = len(re.findall(r"Not Far \d+", text))
    more = re.search(r"(\d+) (?:more )?units? not suitable", text)
    assert named + int(more[1] if more else 0) == unsuitable


@pytest.mark.parametrize("height", [300, 420, 640])
@pytest.mark.parametrize("signs", [0, 1, 6, 30])
def test_that_every_sign_is_shown_or_counted(qtbot: QtBot, signs: int, height: int) -> None:
    block = PersonBlock()
    qtbot.addWidget(block)
    block.show_case(_case(signs=signs))
    block.resize(800, block.height_for(800, height))
    assert block.height() <= height
    block.grab()
    _within(block)
    words = [one.words for one in block.written]
    shown = sum(one.startswith(("▲ Sign", "◆ Sign")) for one in words)
    counts = [int(count) for one in words for count in re.findall(r"(\d+) more (?:red|amber)", one)]
    assert shown + sum(counts) == signs
    assert "6 days" in words


@pytest.mark.parametrize("count", [1, 5, 9, 14])
def test_that_the_strip_breaks_into_rows_before_it_cuts_a_word(qtbot: QtBot, count: int) -> None:
    block = UnitsBlock()
    qtbot.addWidget(block)
    figures = "10 free · 12 in 7 days · 3 held"
    block.show_units(
        tuple(
            UnitFigure(f"Unit {at}", figures, "▲ not confirmed, 28 days", Tone.AMBER) for at in range(count)
        )
    )
    block.resize(1808, block.height_for(1808))
    block.grab()
    _within(block)
    assert len(block.written) == 3 * count


def test_that_a_strip_without_units_takes_no_room(qtbot: QtBot) -> None:
    block = UnitsBlock()
    qtbot.addWidget(block)
    block.show_units(())
    assert block.height_for(1808) == 0


@pytest.mark.parametrize("last", [11.0, 12.9, 13.1, 19.0])
@pytest.mark.parametrize("red", [13.0, None])
def test_that_the_trend_says_its_ends_and_its_band(qtbot: QtBot, last: float, red: float | None) -> None:
    block = TrendBlock()
    qtbot.addWidget(block)
    words = "red below 13" if red else ""
    block.show_trend(
        Trend((("01-Oct", 14.0), ("08-Oct", last)), "said", red, words), f"BMI 14.0, then {last:.1f}"
    )
    block.resize(800, 300)
    block.grab()
    _within(block)
    told = {one.words for one in block.written}
    assert told == {f"BMI 14.0, then {last:.1f}", "01-Oct", "08-Oct", f"{last:.1f}"} | ({words} - {""})


def test_that_a_trend_without_room_is_still_said(qtbot: QtBot) -> None:
    block = TrendBlock()
    qtbot.addWidget(block)
    block.show_trend(Trend((("01-Oct", 14.0), ("08-Oct", 13.0)), "said"), "BMI 14.0, then 13.0")
    block.resize(800, 80)
    block.grab()
    assert [one.words for one in block.written] == ["BMI 14.0, then 13.0"]
    assert block.accessibleName() == "BMI 14.0, then 13.0"
