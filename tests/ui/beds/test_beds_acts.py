"""Everything that can be done at a bed is done by keyboard here, each as one step that Undo takes back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Confirmation, Hold, Leave, Stay
from pc_desktop.services.region import region_now
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.beds.act_dialog import ActDialog
from pc_desktop.ui.beds.act_words import ACTS
from pc_desktop.ui.beds.presenter import BedsPresenter
from pc_desktop.ui.beds.screen import BedsScreen
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.bed_drag import DRAGGED
from tests.ui.referrals.invented_office import NOW, TODAY, Invented
from tests.ui.referrals.looking import cut_off, dress, nameless, shown

Show = Callable[..., BedsScreen]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1500, height: int = 900) -> BedsScreen:
        dispatch = Dispatch(invented.desk)
        screen = BedsScreen(BedsPresenter(invented.office), dispatch)
        dispatch.setParent(screen)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def states(invented: Invented) -> dict[str, str]:
    region = invented.desk.ask(region_now)
    return {one.bed.key: one.state for beds in region.board.values() for one in beds}


def first(invented: Invented, *wanted: str) -> str:
    return next(bed for bed, state in states(invented).items() if state in wanted)


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(screen: BedsScreen, bed: str, key: Qt.Key) -> ActDialog:
    screen.choose_bed(bed)
    QTest.keyClick(here(), key)
    dialog = screen._desk.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def pick(dialog: ActDialog, field: str, key: str) -> None:
    box = dialog.fields[field]
    assert isinstance(box, QComboBox)
    box.setFocus()
    assert box.findData(key) >= 0
    while box.currentData() != key:
        QTest.keyClick(box, Qt.Key.Key_Down if box.findData(key) > box.currentIndex() else Qt.Key.Key_Up)


def write(dialog: ActDialog, field: str, text: str) -> None:
    line = dialog.fields[field]
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


def enter(dialog: ActDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_that_a_patient_is_moved_swapped_discharged_and_each_is_undone(
    show: Show, invented: Invented
) -> None:
    screen, before = show(), states(invented)
    occupied, free = first(invented, "occupied"), first(invented, "free")
    other = next(bed for bed, state in before.items() if state == "occupied" and bed != occupied)
    dialog = press(screen, occupied, Qt.Key.Key_M)
    pick(dialog, "bed", free)
    enter(dialog)
    assert states(invented)[occupied] == "free"
    assert states(invented)[free] == before[occupied]
    invented.desk.undo()
    screen.refresh()
    dialog = press(screen, occupied, Qt.Key.Key_S)
    pick(dialog, "bed", other)
    enter(dialog)
    assert (invented.desk.standing().undo or "").startswith("Swap the beds of")
    invented.desk.undo()
    screen.refresh()
    enter(press(screen, occupied, Qt.Key.Key_D))
    assert states(invented)[occupied] == "free"
    invented.desk.undo()
    assert states(invented) == before


def test_that_somebody_is_admitted_from_the_queue_and_somebody_else_besides(
    show: Show, invented: Invented
) -> None:
    screen, free = show(), [bed for bed, state in states(invented).items() if state == "free"]
    dialog = press(screen, free[0], Qt.Key.Key_A)
    enter(dialog)
    assert dialog.isVisible()
    assert "Choose a referral from the list." in dialog.refusal.accessibleName()
    waiting = invented.desk.ask(region_now).ranked[0].standing.referral
    pick(dialog, "referral", waiting.key)
    enter(dialog)
    assert (invented.desk.standing().undo or "").startswith(f"Admit {waiting.ref} to ")
    dialog = press(screen, free[1], Qt.Key.Key_N)
    write(dialog, "given", "Xxtest")
    enter(dialog)
    assert (invented.desk.standing().undo or "").startswith("Admit the unit's own patient")
    assert states(invented)[free[1]] == "occupied"


def test_that_a_bed_is_held_released_closed_told_of_and_reopened(show: Show, invented: Invented) -> None:
    screen, free = show(), first(invented, "free")
    held = {one.referral for one in invented.desk.ask(lambda reading: reading.find(Hold))}
    ranked = invented.desk.ask(region_now).ranked
    key = next(one.standing.referral.key for one in ranked if one.standing.referral.key not in held)
    dialog = press(screen, free, Qt.Key.Key_H)
    pick(dialog, "referral", key)
    enter(dialog)
    assert states(invented)[free] == "held"
    QTest.keyClick(screen, Qt.Key.Key_R)
    assert states(invented)[free] == "free"
    dialog = press(screen, free, Qt.Key.Key_X)
    enter(dialog)
    assert "Say why" in dialog.refusal.accessibleName()
    write(dialog, "reason", "Sex mix")
    enter(dialog)
    assert states(invented)[free] == "unusable"
    dialog = press(screen, free, Qt.Key.Key_T)
    write(dialog, "told", "NHS England region, 17-Nov-2026")
    enter(dialog)
    assert (invented.desk.standing().undo or "").startswith("Commissioner told that")
    enter(press(screen, free, Qt.Key.Key_O))
    assert states(invented)[free] == "free"


def test_that_readiness_and_an_expected_day_are_kept_and_free_no_bed(show: Show, invented: Invented) -> None:
    screen, occupied = show(), first(invented, "occupied")
    free = sum(state == "free" for state in states(invented).values())
    dialog = press(screen, occupied, Qt.Key.Key_Y)
    pick(dialog, "reason", "18")
    write(dialog, "waits", "Riverside Housing")
    enter(dialog)
    assert "supported accommodation (Riverside Housing)" in str(screen._presenter.bed(occupied))
    dialog = press(screen, occupied, Qt.Key.Key_E)
    QTest.keyClick(dialog.fields["day"].box, Qt.Key.Key_Space)  # type: ignore[attr-defined]
    enter(dialog)
    stays = invented.desk.ask(lambda reading: reading.find(Stay, expected=TODAY))
    assert len(stays) >= 1
    assert sum(state == "free" for state in states(invented).values()) == free
    QTest.keyClick(screen, Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
    assert (invented.desk.standing().undo or "").endswith("is not clinically ready for discharge")


def test_that_leave_with_a_usable_bed_frees_it_and_the_person_is_listed_and_comes_back(
    show: Show, invented: Invented
) -> None:
    screen, occupied = show(), first(invented, "occupied")
    dialog = press(screen, occupied, Qt.Key.Key_L)
    pick(dialog, "bed", "usable")
    enter(dialog)
    assert states(invented)[occupied] == "free"
    (chip,) = screen._away.key_stops()
    assert "on leave since" in chip.accessibleName()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert screen._desk.dialog is not None
    enter(screen._desk.dialog)
    assert states(invented)[occupied] == "occupied"
    assert not screen._away.isVisible()


def test_that_leave_with_the_bed_kept_ends_with_b(show: Show, invented: Invented) -> None:
    screen, occupied = show(), first(invented, "occupied")
    enter(press(screen, occupied, Qt.Key.Key_L))
    assert states(invented)[occupied] == "on_leave"
    enter(press(screen, occupied, Qt.Key.Key_B))
    assert states(invented)[occupied] == "occupied"
    assert all(one.end for one in invented.desk.ask(lambda reading: reading.find(Leave, start=NOW)))


def test_that_enter_lists_what_can_be_done_with_its_keys(show: Show, invented: Invented) -> None:
    screen, free = show(), first(invented, "free")
    screen.choose_bed(free)
    QTest.keyClick(here(), Qt.Key.Key_Return)
    listed = screen._desk.list
    assert listed is not None
    assert [button.objectName() for button in listed.buttons] == ["admit", "admit_other", "hold", "close"]
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed.focusWidget(), Qt.Key.Key_Return)
    assert screen._desk.dialog is not None
    assert "Hold the bed" in screen._desk.dialog.do.text()


def test_that_an_act_a_bed_does_not_offer_is_refused_in_a_sentence(
    show: Show, invented: Invented, qtbot: QtBot
) -> None:
    screen = show()
    screen.choose_bed(first(invented, "free"))
    with qtbot.waitSignal(screen._dispatch.refused) as refused:
        QTest.keyClick(here(), Qt.Key.Key_D)
    assert refused.args == ["This cannot be done at this bed as it stands."]


def drop(target: QWidget, what: str) -> None:
    from PySide6.QtCore import QMimeData

    carried = QMimeData()
    carried.setData(DRAGGED, what.encode())
    at, move, left, none = (
        QPoint(5, 5), Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(target, QDragEnterEvent(at, move, carried, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), move, carried, left, none))


@pytest.mark.parametrize(
    ("what", "to", "field", "said"),
    [
        ("bed", "free", "bed", "Move"),
        ("bed", "expected", "bed", "Swap"),
        ("referral", "free", "referral", "Admit"),
    ],
)
def test_that_a_drag_asks_the_same_as_its_key(
    show: Show, invented: Invented, what: str, to: str, field: str, said: str
) -> None:
    screen = show()
    source = first(invented, "occupied") if what == "bed" else screen._queue.chips[2].person.key
    target = first(invented, to)
    tile = screen._tile(target)
    assert tile is not None
    drop(tile, f"{what} {source}")
    dialog = screen._desk.dialog
    assert dialog is not None
    assert dialog.do.text() == said
    box = dialog.fields[field]
    assert isinstance(box, QComboBox)
    assert box.currentData() == (target if what == "bed" else source)
    enter(dialog)
    assert (invented.desk.standing().undo or "").startswith(said)


def test_that_enter_on_somebody_waiting_holds_a_bed(show: Show, invented: Invented) -> None:
    screen = show()
    chip = screen._queue.chips[2]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    dialog = screen._desk.dialog
    assert dialog is not None
    pick(dialog, "bed", first(invented, "free"))
    enter(dialog)
    assert (invented.desk.standing().undo or "").startswith("Hold ")


def test_that_an_old_word_greys_a_unit_until_p_plans_with_it(show: Show, invented: Invented) -> None:
    invented.clock.moment += timedelta(days=3)
    screen = show()
    card = screen._cards[0]
    assert card.grid.graphicsEffect() is not None
    assert card._left_out.text() == "◆ This unit is left out of the plan."
    screen.choose_bed(card.grid._tiles[0].tile.key)
    QTest.keyClick(here(), Qt.Key.Key_P)
    assert card.grid.graphicsEffect() is None
    assert card._left_out.text() == "◆ This unit is planned with today all the same."
    assert not card.plan.isVisible()
    (kept,) = invented.desk.ask(lambda reading: reading.find(Confirmation, source="override"))
    assert kept.unit == card.key


def test_that_a_past_moment_is_marked_and_nothing_can_be_done_there(
    show: Show, invented: Invented, qtbot: QtBot
) -> None:
    screen = show()
    occupied = first(invented, "occupied")
    invented.clock.moment += timedelta(days=2)
    enter(press(screen, occupied, Qt.Key.Key_D))
    QTest.keyClick(screen, Qt.Key.Key_W)
    assert screen._past.isVisible()
    assert screen._past.banner.accessibleName().startswith(
        "This is not now. The board and the queue at 18-Nov-2026"
    )
    assert screen._ground.is_past
    assert screen._tile(occupied).tile.state == "occupied"  # type: ignore[union-attr]
    before = invented.desk.standing().undo
    screen.choose_bed(occupied)
    for act in ACTS:
        assert screen._presenter.wish(act.name, occupied) is None
    for key in (Qt.Key.Key_D, Qt.Key.Key_C, Qt.Key.Key_P, Qt.Key.Key_M):
        QTest.keyClick(here(), key)
    assert invented.desk.standing().undo == before
    assert not screen._confirm.isEnabled()
    shown_before = screen._past.banner.accessibleName()
    screen._past.slider.setFocus()
    QTest.keyClick(screen._past.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: screen._past.banner.accessibleName() != shown_before)
    assert "17-Nov-2026" in screen._past.banner.accessibleName()
    QTest.mouseClick(screen._past.how._chips[1], Qt.MouseButton.LeftButton)
    assert "as it was known then" in screen._past.banner.accessibleName()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen._past.isVisible()
    assert screen._tile(occupied).tile.state == "free"  # type: ignore[union-attr]


def test_that_a_hold_that_lapses_says_what_it_freed(show: Show, invented: Invented) -> None:
    screen = show()
    assert not screen._lapsed.isVisible()
    assert screen._lapse.isActive()
    (hold,) = invented.desk.ask(lambda reading: reading.find(Hold))
    invented.clock.moment = hold.until
    screen._lapse.timeout.emit()
    assert screen._lapsed.accessibleName().startswith(
        "1 hold lapsed. The hold of Ash Ward 3 for R-0402A lapsed"
    )
    screen.refresh()
    assert screen._lapsed.isVisible()


def test_that_alt_and_a_number_turns_to_every_page_there_is(show: Show) -> None:
    screen = show()
    for place, page in enumerate(screen._pages.words, 1):
        key = Qt.Key(Qt.Key.Key_0 + place)
        QTest.keyClick(screen, key, Qt.KeyboardModifier.AltModifier)
        assert screen._pages.shown == page.name
        assert screen._pages.chips.chosen_keys() == (page.name,)
    QTest.keyClick(screen, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert screen._pages.shown == "board"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_every_question_is_named_and_nothing_of_it_is_cut_off(
    show: Show, invented: Invented, qtbot: QtBot, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    screen = show(1302, 702)
    asked = set()
    for bed in states(invented):
        for act in screen._presenter.acts(bed):
            if act.name in asked or not act.text.endswith("…"):
                continue
            screen.choose_bed(bed)
            screen._desk.act(act.name)
            dialog = screen._desk.dialog
            assert dialog is not None
            assert nameless(dialog) == []
            assert cut_off(dialog) == []
            dialog.reject()
            asked.add(act.name)
    assert len(asked) >= 10
