"""The card of a referral's life: where it stands, what may follow, its clocks, who holds the risk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pc_desktop.domain.departure import Departure
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import CLOSING, STATES, Milestone, Referral, state_of
from pc_desktop.reference import profiles
from pc_desktop.services.life import Withdraw
from pc_desktop.services.ports import Command
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.life_card import LifeCard
from pc_desktop.ui.referrals.life_presenter import LifePresenter
from pc_desktop.ui.referrals.order_dialog import MoveInOrder
from pc_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.referrals.invented_office import TODAY, Invented, Write
from tests.ui.referrals.looking import nameless, shown

Show = Callable[..., LifeCard]


@pytest.fixture
def presenter(invented: Invented) -> LifePresenter:
    return LifePresenter(replace(invented.office, profiles=profiles()))


@pytest.fixture
def show(qtbot: QtBot, invented: Invented, presenter: LifePresenter) -> Show:
    def make(key: str = "r1") -> LifeCard:
        card = LifeCard(presenter, Dispatch(invented.desk))
        shown(qtbot, card, 560, 900)
        card.show_referral(key)
        return card

    return make


def referral(invented: Invented, key: str = "r1") -> Referral:
    return invented.desk.ask(lambda reading: reading.get(Referral, key))


def last(invented: Invented, key: str = "r1") -> Milestone:
    return invented.desk.ask(lambda reading: state_of(reading.find(Milestone, referral=key)))


def asked(card: LifeCard) -> FormDialog:
    assert card.asking.dialog is not None
    return card.asking.dialog


def write(dialog: FormDialog, key: str, words: str) -> None:
    field = dialog.fields[key]
    note = field if isinstance(field, QPlainTextEdit) else field.findChild(QPlainTextEdit)
    QTest.keyClicks(note or field, words)


def test_that_a_turn_is_taken_by_its_form_and_what_is_missing_is_said_in_it(
    show: Show, invented: Invented
) -> None:
    card = show("r3")
    card.ask_turn("not_accept")
    dialog = asked(card)
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    assert dialog.refusal.isVisible()
    assert "Say why" in dialog.refusal.accessibleName()
    write(dialog, "reason", "BMI 19 and steady")
    write(dialog, "advice", "community team")
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    assert card.asking.dialog is None
    assert last(invented, "r3").reason == "BMI 19 and steady Advice: community team"
    assert referral(invented, "r3").closed is not None


def test_that_a_red_person_without_a_holder_is_shouted_about_until_one_is_named(
    show: Show, invented: Invented
) -> None:
    invented.desk.do(Write((replace(referral(invented), risk_holder=None),)))
    card = show()
    assert "Nobody is named to hold the risk and no day of review is set" in card.warning.accessibleName()
    card.ask_holder()
    QTest.keyClicks(asked(card).fields["holder"], "Stafford team")
    QTest.keyClick(asked(card).save, Qt.Key.Key_Space)
    assert referral(invented).risk_holder == "Stafford team"
    card.refresh()
    assert "no day of review" in card.warning.accessibleName().casefold()
    assert "Nobody is named" not in card.warning.accessibleName()


def test_that_reviews_are_asked_for_where_autism_is_suspected(show: Show, invented: Invented) -> None:
    card = show()
    assert not card.prompts.isVisible()
    person = invented.desk.ask(lambda reading: reading.get(Person, "p1"))
    invented.desk.do(Write((replace(person, autism="3"),)))
    card.refresh()
    assert "dynamic support register" in card.prompts.accessibleName()
    invented.desk.do(Write((replace(person, autism="3", register_on=TODAY, cetr_on=TODAY),)))
    card.refresh()
    assert not card.prompts.isVisible()


def test_that_a_closed_referral_shows_its_life_and_offers_its_correction_alone(
    show: Show, invented: Invented, presenter: LifePresenter
) -> None:
    invented.desk.do(Withdraw("r4", "07", "The patient"))
    card = show("r4")
    assert card.isEnabled()
    assert not card.holder.isVisible()
    assert not card.warning.isVisible(), "nobody waits, so nothing is shouted"
    assert [turn.key for turn in presenter.turns("r4")] == ["correct"]
    card.ask_turn("correct")
    choice = asked(card).fields["state"]
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "For meeting", "where it stood before comes first"
    write(asked(card), "reason", "wrong patient")
    QTest.keyClick(asked(card).save, Qt.Key.Key_Space)
    assert referral(invented, "r4").closed is None
    assert last(invented, "r4").state == "for_meeting"


def test_that_every_turn_offered_has_a_letter_of_its_own_and_a_form(presenter: LifePresenter) -> None:
    for key in ("r1", "r2", "r3", "r6", "r7"):
        turns = presenter.turns(key)
        assert len({turn.hint for turn in turns}) == len(turns)
        assert {turn.state for turn in turns} >= CLOSING - {"alternative", "not_accepted"}
        for turn in turns:
            form = presenter.form(key, turn.key)
            assert form is not None
            assert form.title
    assert "declined" in {turn.key for turn in presenter.turns("r2")}, "only who holds an offer declines"
    assert "declined" not in {turn.key for turn in presenter.turns("r1")}
    assert "triage" not in {turn.key for turn in presenter.turns("r1")}, "who waits for a bed was triaged"
    assert presenter.turns("nobody") == ()
    assert presenter.form("nobody", "triage") is None


def test_that_a_move_is_asked_for_with_its_reason_shown_and_taken_back(
    show: Show, invented: Invented, presenter: LifePresenter
) -> None:
    card = show("r3")
    refused: list[str] = []
    dispatch = Dispatch(invented.desk)
    dispatch.refused.connect(refused.append)
    moving = MoveInOrder(presenter, dispatch, card)
    moving.ask("r1", -1)
    assert refused == ["R-0401A is first already."]
    moving.ask("r3", -1)
    assert moving.asking.dialog is not None
    write(moving.asking.dialog, "reason", "seen on the ward")
    QTest.keyClick(moving.asking.dialog.save, Qt.Key.Key_Space)
    held = invented.desk.ask(lambda reading: reading.find(Departure, ended=None))
    assert [(one.referral, one.reason) for one in held] == [("r3", "seen on the ward")]
    card.refresh()
    assert card.back.isVisible()
    QTest.keyClick(card.back, Qt.Key.Key_Space)
    card.refresh()
    assert not card.back.isVisible()


def test_that_the_turns_so_far_are_told_and_one_put_right_is_struck(
    presenter: LifePresenter, invented: Invented
) -> None:
    invented.desk.do(Withdraw("r4", "07", "The patient"))
    order: Command = presenter.order("r4", "correct", {"state": "for_meeting", "reason": "wrong patient"})
    invented.desk.do(order)
    rows = presenter.show("r4")
    assert rows is not None
    assert [row.cells[0].text for row in rows.turns] == [
        STATES["for_meeting"], f"{STATES['withdrawn']} (code 07)", STATES["for_meeting"], STATES["received"],
    ]  # fmt: skip
    assert [row.cells[0].struck for row in rows.turns] == [False, True, False, False]
    assert rows.state.startswith("For meeting since")
    assert rows.is_open


def test_that_clocks_say_what_is_late_with_a_shape_and_where_the_standard_comes_from(
    presenter: LifePresenter, invented: Invented
) -> None:
    rows = presenter.show("r7")
    assert rows is not None
    words = " ".join(pair.value for pair in rows.clocks)
    assert any(shape in words for shape in "▲◆●")
    assert "standard" in words
    assert rows.standards.startswith("Standards: ")
    invented.clock.moment += timedelta(days=60)
    later = presenter.show("r7")
    assert later is not None
    assert "▲ not assessed" in " ".join(pair.value for pair in later.clocks)


def test_that_a_screen_reader_can_name_everything_on_the_card(show: Show) -> None:
    assert nameless(show()) == []
