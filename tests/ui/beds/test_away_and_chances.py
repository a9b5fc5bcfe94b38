"""The pages of people away and of chances, by keyboard: the way home, what units say, how likely a bed is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Closure, Stay
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.reference import profiles
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.beds.away_page import AwayPage
from pc_desktop.ui.beds.away_presenter import AwayPresenter
from pc_desktop.ui.beds.chance_page import ChancePage
from pc_desktop.ui.beds.chance_presenter import ChancePresenter
from pc_desktop.ui.dispatch import Dispatch
from tests.ui.referrals.invented_office import NOW, Invented, Write
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, texts

Show = Callable[..., AwayPage]


@pytest.fixture
def away(invented: Invented) -> Invented:
    """Let two of those staying be the meeting's patients away from their unit: one outside the region, one inside."""
    desk = invented.desk

    def facts(reading: object) -> tuple[list[Stay], Unit, Referral]:
        stays = sorted(reading.find(Stay), key=lambda one: one.key)  # type: ignore[attr-defined]
        oak = reading.get(Unit, "oak")  # type: ignore[attr-defined]
        referral = min(reading.find(Referral), key=lambda one: one.ref)  # type: ignore[attr-defined]
        return stays, oak, referral

    stays, oak, referral = desk.ask(facts)
    far = replace(oak, key="far", name="Faraway House", in_region=False, position=9)
    gone = replace(referral, key="gone", ref="R-0301A", person=stays[0].person, closed=NOW)
    desk.do(
        Write(
            (
                far,
                gone,
                replace(stays[0], unit="far", source="meeting", referral="gone", oat_reason="10", miles=71.0),
            )
        )
    )
    return invented


@pytest.fixture
def show(qtbot: QtBot, away: Invented) -> Show:
    def make(width: int = 1500, height: int = 900) -> AwayPage:
        dispatch = Dispatch(away.desk)
        page = AwayPage(AwayPresenter(away.office), dispatch)
        dispatch.setParent(page)
        dispatch.topics_changed.connect(page.refresh)
        page.refresh()
        shown(qtbot, page, width, height)
        return page

    return make


def _field(page: AwayPage, key: str) -> QWidget:
    assert page.asking.dialog is not None
    return page.asking.dialog.fields[key]


def _type(page: AwayPage, key: str, words: str) -> None:
    field = _field(page, key)
    assert isinstance(field, QLineEdit)
    field.setText(words)


def test_that_somebody_out_of_area_is_listed_with_what_is_missing(show: Show) -> None:
    page = show()
    assert texts(page.table, 0)[0].startswith("R-0301A")
    assert texts(page.table, 1)[0] == "Faraway House"
    assert texts(page.table, 4)[0] == "◆ family not yet told and 2 more"
    assert nameless(page) == []
    assert cut_off(page) == []


def test_that_the_way_home_is_planned_by_key_and_shown(show: Show, away: Invented) -> None:
    page = show()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_W)
    _type(page, "coordinator", "Cay Co-ordinator")
    dialog = page.asking.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (kept,) = away.desk.ask(lambda reading: reading.find(Repatriation))
    assert kept.coordinator == "Cay Co-ordinator"
    assert texts(page.table, 4)[0] == "◆ family not yet told and 1 more"


def test_that_somebody_comes_back_into_a_bed_by_key(show: Show, away: Invented) -> None:
    page = show()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_B)
    beds = _field(page, "bed")
    assert isinstance(beds, QComboBox)
    bed = beds.currentData()
    dialog = page.asking.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    back = [one for one in away.desk.ask(lambda reading: reading.find(Stay)) if one.source == "transfer"]
    assert [one.unit for one in back] == [str(bed).split("-")[0]]
    away.desk.undo()
    assert not [one for one in away.desk.ask(lambda reading: reading.find(Stay)) if one.source == "transfer"]


def test_that_a_return_offers_their_own_unit_first_and_never_the_unit_they_are_in(
    show: Show, away: Invented
) -> None:
    unfit = away.desk.ask(lambda reading: reading.get(Closure, "unfit"))
    away.desk.do(Write((replace(unfit, end=NOW),)))
    page = show()

    def offered() -> list[str]:
        page.table.setFocus()
        QTest.keyClick(page.table, Qt.Key.Key_B)
        beds = _field(page, "bed")
        assert isinstance(beds, QComboBox)
        return [str(beds.itemData(row)).split("-")[0] for row in range(beds.count())]

    home = away.desk.ask(
        lambda reading: reading.get(Team, str(reading.get(Referral, "gone").team)).linked_unit
    )
    before = offered()
    assert before[0] == home
    other = next(unit for unit in before if unit != home)
    beds = _field(page, "bed")
    assert isinstance(beds, QComboBox)
    beds.setCurrentIndex(before.index(other))
    dialog = page.asking.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    after = offered()
    assert after[0] == home
    assert other not in after


def test_that_a_stay_away_is_ended_by_key_and_a_time_nobody_can_read_is_refused(
    show: Show, away: Invented
) -> None:
    page = show()
    page.table.setFocus()
    stay = page.table.selected()
    QTest.keyClick(page.table, Qt.Key.Key_D)
    dialog = page.asking.dialog
    assert dialog is not None
    _type(page, "at", "noon")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "is not a time" in dialog.refusal.accessibleName()
    _type(page, "at", "00:01")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    ended = away.desk.ask(lambda reading: reading.get(Stay, stay))
    assert ended.destination == "19"
    assert ended.discharged is not None
    assert page.table.isHidden()


def test_that_a_units_no_needs_its_reason_and_then_counts(show: Show, away: Invented) -> None:
    page = show()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_U)
    says, reason = _field(page, "says"), _field(page, "reason")
    assert isinstance(says, QComboBox)
    assert isinstance(reason, QComboBox)
    says.setCurrentIndex(says.findData("no"))
    _type(page, "by", "Unit lead")
    dialog = page.asking.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "declines" in dialog.refusal.accessibleName()
    reason.setCurrentIndex(reason.findData("acuity"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (kept,) = away.desk.ask(lambda reading: reading.find(UnitAnswer))
    assert (kept.accepted, kept.reason, kept.by) == (False, "acuity", "Unit lead")
    assert "0 of 1 accepted" in texts(page.answers, 1)


def test_that_nobody_away_reads_as_a_sentence(qtbot: QtBot, invented: Invented) -> None:
    page = AwayPage(AwayPresenter(invented.office), Dispatch(invented.desk))
    page.refresh()
    shown(qtbot, page)
    assert page.table.isHidden()
    assert not page.plan.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_chances_are_shown_in_words_and_nothing_is_cut_off(
    qtbot: QtBot, invented: Invented, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    page = ChancePage(ChancePresenter(replace(invented.office, profiles=profiles())))
    page.refresh()
    shown(qtbot, page, 1366, 768)
    assert len(texts(page.table, 0)) == 3
    assert all(" in " in words for words in texts(page.table, 2))
    assert nameless(page) == []
