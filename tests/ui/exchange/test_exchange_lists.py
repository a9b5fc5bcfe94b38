"""The Exchange screen takes lists of referrals as it takes returns, and lets rows be left out by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.kinds import KINDS
from pc_desktop.domain.person import Person
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft
from pc_desktop.services.import_referrals import ImportFiles
from pc_desktop.services.ports import Reading
from pc_desktop.tasks import Tasks
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.exchange.preview_rows import PreviewRows, Stand
from pc_desktop.ui.exchange.screen import ExchangeScreen
from tests.services.made_lists import ROW, drafted, listed
from tests.ui.referrals.invented_office import NUMBERS, TODAY, Invented, draft
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, texts

Show = Callable[..., ExchangeScreen]
NEW = ROW | {"nhs": NUMBERS[10], "team": "Stafford", "referred": TODAY - timedelta(days=1)}
KEIRA = {"nhs": NUMBERS[1], "referred": TODAY - timedelta(days=11), "urgency": "1", "place": "police"}
"""Keira Xxtest-Marsh waits with R-0401A since eleven days ago, very urgent, at home."""
BAD = ROW | {"nhs": None, "surname": None, "given": None}
PROBLEM = Problem(
    "Sheet1", "G9", "Urgency", "soonish", "This is not one of them.", "Ask the referrer.", "question"
)


def a_list(**changed: object) -> Draft:
    return replace(drafted(listed(NEW, KEIRA, BAD), problems=(PROBLEM,)), **changed)  # type: ignore[arg-type]


def everything(reading: Reading) -> dict[str, tuple[object, ...]]:
    return {name: tuple(reading.find(kind)) for name, kind in KINDS.items()}


@pytest.fixture
def presenter(invented: Invented) -> ExchangePresenter:
    return ExchangePresenter(invented.office)


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Iterator[Show]:
    made: list[Tasks] = []

    def make(width: int = 1712, height: int = 1000) -> ExchangeScreen:
        dispatch, tasks = Dispatch(invented.desk), Tasks()
        made.append(tasks)
        screen = ExchangeScreen(ExchangePresenter(invented.office), dispatch, tasks)
        dispatch.setParent(screen)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    yield make
    for tasks in made:
        tasks.close()


def read(qtbot: QtBot, screen: ExchangeScreen, *names: str) -> None:
    screen.read_files([Path(name) for name in names])
    qtbot.waitUntil(lambda: screen._running is None)


def preview(presenter: ExchangePresenter, *drafts: Draft) -> PreviewRows:
    rows = presenter.show(drafts)
    assert rows is not None
    return rows


def lines(rows: PreviewRows) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows.changes]


def test_that_a_list_is_previewed_as_a_return_is(presenter: ExchangePresenter) -> None:
    rows = preview(presenter, a_list())
    assert (rows.stand, rows.title) == (Stand.PREVIEW, "list.xlsx")
    assert rows.subtitle == "3 referrals · layout “Referral list”"
    assert [badge.text for badge in rows.badges] == [
        "0 the same", "1 changed", "1 new", "◆ 1 refused", "◆ 2 problems",
    ]  # fmt: skip
    assert (rows.accept_words, rows.can_accept) == ("Accept 2 changes", True)
    assert rows.changes_quiet == "what is held now, and what the list says"
    assert lines(rows) == [
        ["new", "A2", "Z.N.", "Patient", "none", "XXTEST-NEW, Zed, born 03-Feb-2001", "–", "theirs"],
        [
            "new", "A2", "Z.N.", "Referral", "none", "received 16-Nov-2026, urgent, Stafford community team", "–",
            "theirs",
        ],
        ["changed", "A3 · R-0401A", "K.M.", "Urgency", "Very urgent", "Emergency", "–", "theirs"],
        ["changed", "A3 · R-0401A", "K.M.", "Waits", "at home", "in police custody", "–", "theirs"],
        ["◆ refused", "A4", "–", "Row", "", lines(rows)[4][5], "–", "nothing"],
    ]  # fmt: skip
    assert lines(rows)[4][5].startswith("not taken: No NHS number and no name")
    assert [row.cells[2].text for row in rows.problems] == ["A4", "G9"]


def test_that_a_row_left_out_is_struck_counted_and_not_written(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    rows = preview(presenter, a_list())
    left = presenter.leave_out(rows.changes[2].key)
    assert left is not None
    assert [row.cells[0].text for row in left.changes] == [
        "new",
        "new",
        "○ left out",
        "○ left out",
        "◆ refused",
    ]
    assert left.changes[2].cells[5].struck
    assert left.changes[2].cells[0].aloud() == "left out"
    assert "○ 1 left out" in [badge.text for badge in left.badges]
    assert left.accept_words == "Accept 1 change"
    order = presenter.accept()
    assert isinstance(order, ImportFiles)
    invented.desk.do(order)
    assert invented.desk.ask(lambda look: look.get(Referral, "r1")).urgency == "4"
    assert len(invented.desk.ask(lambda look: look.find(Person, nhs_number=NUMBERS[10]))) == 1


def test_that_the_same_key_takes_a_row_in_again(presenter: ExchangePresenter) -> None:
    rows = preview(presenter, a_list())
    presenter.leave_out(rows.changes[2].key)
    assert presenter.leave_out(rows.changes[3].key) == rows


def test_that_rows_of_a_return_can_be_left_out_too(invented: Invented, presenter: ExchangePresenter) -> None:
    rows = preview(presenter, draft())
    gone = [row for row in rows.changes if row.cells[0].text == "gone"]
    presenter.set_left(gone[0].key, {"what": "left", "day": TODAY, "who": "all"})
    left = presenter.leave_out(gone[0].key)
    assert left is not None
    assert left.accept_words == "Accept 3 changes"
    assert [badge.text for badge in left.badges][3:5] == ["1 gone", "○ 1 left out"]
    before = invented.desk.ask(lambda look: len(look.find(KINDS["stay"], discharged=None)))
    invented.desk.do(presenter.accept())
    after = invented.desk.ask(lambda look: len(look.find(KINDS["stay"], discharged=None)))
    assert after == before, "one left, one came"


def test_that_leaving_everything_out_leaves_nothing_to_accept(presenter: ExchangePresenter) -> None:
    preview(presenter, drafted(listed(NEW)))
    only = presenter.refresh()
    assert only is not None
    rows = presenter.leave_out(only.changes[0].key)
    assert rows is not None
    assert (rows.stand, rows.can_accept) == (Stand.KNOWN, False)
    assert rows.sentence == "Every row that differs is left out, so there is nothing to accept."


def test_that_a_list_that_says_nothing_new_says_so(invented: Invented, presenter: ExchangePresenter) -> None:
    file = drafted(listed(NEW))
    invented.desk.do(ImportFiles((file,)))
    rows = preview(presenter, file)
    assert (rows.stand, rows.can_accept, rows.sentence) == (
        Stand.KNOWN, False, "Nothing new: all of it is held.",
    )  # fmt: skip


def test_that_a_list_of_nobody_says_why_it_cannot_be_taken(presenter: ExchangePresenter) -> None:
    rows = preview(presenter, drafted(listed(BAD)))
    assert (rows.stand, rows.can_accept) == (Stand.USELESS, False)
    assert rows.sentence == "Nothing in it can be taken as it stands; each problem says what to do."


def test_that_mixed_files_are_one_table_and_one_step(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    measured = replace(
        listed({"nhs": NUMBERS[1], "measured_on": TODAY, "sign:bmi": 11.9}), kind="measurements"
    )
    before = invented.desk.ask(everything)
    rows = preview(presenter, draft(), drafted(listed(NEW)), drafted(measured, name="m.xlsx"))
    assert rows.title == "3 workbooks"
    assert rows.subtitle == "Oak Suite, 1 referral, 1 row of measurements"
    assert rows.changes_quiet == "what is held now, and what the files say"
    assert rows.changes[-1].cells[1].tip == "m.xlsx, Sheet1 A2"
    presenter.note_accepted(accepted=True)
    done = invented.desk.do(presenter.accept())
    assert done.title == "Import return: Oak Suite; Import: 1 new referral, 1 row of measurements"
    accepted = presenter.refresh()
    assert accepted is not None
    assert accepted.stand is Stand.ACCEPTED
    invented.desk.undo()
    assert invented.desk.ask(everything) == before


def test_that_a_list_is_taken_by_keyboard_alone_and_one_undo_takes_it_back(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"list.xlsx": a_list()}
    before = invented.desk.ask(everything)
    screen = show()
    read(qtbot, screen, "list.xlsx")
    assert nameless(screen) == []
    pane = screen.preview
    assert QApplication.focusWidget() is pane.problems
    for _ in range(9):
        if QApplication.focusWidget() is not pane.changes:
            screen.focusNextChild()
    assert QApplication.focusWidget() is pane.changes
    assert pane.leave_out.text() == "Leave row out"
    for _ in range(2):
        QTest.keyClick(pane.changes, Qt.Key.Key_Down)
    QTest.keyClick(pane.changes, Qt.Key.Key_Delete)
    assert texts(pane.changes, 0) == ["new", "new", "○ left out", "○ left out", "◆ refused"]
    assert pane.leave_out.text() == "Take row in"
    assert pane.accept.text() == "Accept 1 change"
    QTest.keyClick(pane.changes, Qt.Key.Key_Delete)
    assert pane.accept.text() == "Accept 2 changes"
    QTest.keyClick(pane.changes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen._stack.currentIndex() == 1)
    assert invented.desk.ask(lambda look: look.get(Referral, "r1")).urgency == "1"
    invented.desk.undo()
    assert invented.desk.ask(everything) == before
    screen.refresh(frozenset({"referral"}))
    assert screen._stack.currentIndex() == 2


def test_that_the_button_does_what_the_key_does(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"list.xlsx": a_list()}
    screen = show()
    read(qtbot, screen, "list.xlsx")
    QTest.mouseClick(screen.preview.leave_out, Qt.MouseButton.LeftButton)
    assert texts(screen.preview.changes, 0)[0] == "○ left out"


def test_that_nothing_can_be_left_out_of_nothing(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.desk.do(ImportFiles((drafted(listed(NEW)),)))
    invented.shelf.held = {"list.xlsx": drafted(listed(NEW))}
    screen = show()
    read(qtbot, screen, "list.xlsx")
    assert not screen.preview.leave_out.isEnabled()
    QTest.keyClick(screen.preview.changes, Qt.Key.Key_Delete)
    assert screen.preview.accept.isEnabled() is False


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_of_a_list_is_cut_off(
    show: Show, qtbot: QtBot, invented: Invented, width: int, scale: float
) -> None:
    invented.shelf.held = {"list.xlsx": a_list()}
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    read(qtbot, screen, "list.xlsx")
    assert cut_off(screen) == []
    assert screen.preview.changes.model().rowCount() == 5
    assert Tone.AMBER in {
        badge.tone for badge in preview(ExchangePresenter(invented.office), a_list()).badges
    }
