"""A whole meeting of fourteen people by keyboard: every decision with its undo, the minutes, and what leaves it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Hold, Stay
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.services.history_view import history_view
from pc_desktop.services.minutes_scope import trusts_of_region
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.meeting.attendance_dialog import AttendanceDialog
from pc_desktop.ui.meeting.keys import USUAL
from pc_desktop.ui.meeting.minutes_page import MinutesPage
from pc_desktop.ui.meeting.screen import MeetingScreen
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.window import MainWindow
from tests.exchange.leaking import everything_in, given_away

ALT = Qt.KeyboardModifier.AltModifier
KINDS: tuple[type[Fact], ...] = (Hold, Referral, Milestone, Decision, Action, Minute, Meeting)
PLAN: tuple[tuple[str, dict[str, str], str | None], ...] = (
    ("offer", {}, "offered"),
    ("offer", {}, "offered"),
    ("keep_waiting", {}, "accepted"),
    ("out_of_area", {}, "out_of_area_sought"),
    ("alternative", {}, "alternative"),
    ("discussion_only", {}, None),
    ("defer_information", {"missing": "Bloods and ECG"}, "deferred"),
    ("defer_assessment", {"who": "Larch access team"}, "deferred"),
    ("not_accepted", {"advice": "Ask the crisis team"}, "not_accepted"),
    ("medical_first", {"where": "County Hospital"}, "deferred"),
    ("withdrawn", {"by": "The referring team"}, "withdrawn"),
    ("offer", {}, "offered"),
    ("keep_waiting", {}, "accepted"),
    ("discussion_only", {}, None),
)
"""What is decided about each of the fourteen in the order of the queue, what its form is told, and what comes of it."""


class Folder(Notices):
    """Writes everything into one folder, and says yes."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder."""
        self.folder = folder

    def workbook_to_write(self, _parent: QWidget, name: str) -> Path | None:
        """Take the name offered."""
        return self.folder / name

    def paper_to_write(self, _parent: QWidget, name: str) -> Path | None:
        """Take the name offered."""
        return self.folder / name

    def confirms(self, _parent: QWidget, _question: str, _what: str) -> bool:
        """Say yes."""
        return True


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Make the folder everything is written into."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, office: Office, out: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """Open the window on the sample region, in the meeting."""
    wardrobe = Wardrobe(qapp)
    wardrobe.choose(Theme.LIGHT)
    memory = Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made = MainWindow(office, wardrobe, memory, Folder(out))
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show_screen("meeting")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


def press(
    screen: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key on whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or screen, key, modifier)


def letter(act: str) -> Qt.Key:
    """Give the key of an act."""
    return Qt.Key(ord(USUAL.letters[act]))


def everything(office: Office) -> dict[str, tuple[object, ...]]:
    """Give every fact a decision may touch."""
    return office.desk.ask(lambda reading: {kind.__name__: reading.find(kind) for kind in KINDS})


def steps(office: Office) -> int:
    """Count the steps of the journal."""
    return office.desk.ask(lambda reading: reading.chain()[1])


def turn_to(screen: MeetingScreen, key: str) -> None:
    """Go down the queue, or up, until somebody's turn has come."""
    for act in ("next", "previous"):
        for _ in range(len(PLAN)):
            if screen._presenter.chosen == key:
                return
            press(screen, letter(act), ALT)
    assert screen._presenter.chosen == key


def decide(screen: MeetingScreen, act: str, values: dict[str, str]) -> None:
    """Make a decision by its key, answering what it asks with keys."""
    if act == "offer":
        press(screen, Qt.Key.Key_1, ALT)
    else:
        press(screen, letter(act), ALT)
    if screen.strip.isVisible():
        press(screen, Qt.Key.Key_1)
    dialog = screen.deciding.asking.dialog
    if dialog is not None:
        for name, words in values.items():
            field = dialog.fields[name]
            field.setFocus()
            if not isinstance(field, QComboBox):
                QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(field, words)
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def whose(office: Office, meeting: str) -> dict[str, set[str]]:
    """Work out by hand whose patients a trust may read of: its teams', those offered its beds, those staying there."""

    def ask(reading: Reading) -> dict[str, set[str]]:
        trust_of = {unit.key: unit.trust for unit in reading.find(Unit)}
        unit_of = {bed.key: bed.unit for bed in reading.find(Bed)}
        referrals = {one.key: one for one in reading.find(Referral)}
        trust_of_team = {
            team.key: trust_of[team.linked_unit] for team in reading.find(Team) if team.linked_unit
        }
        theirs: dict[str, set[str]] = {trust: set() for trust in trust_of.values()}
        for one in referrals.values():
            if one.team in trust_of_team:
                theirs[trust_of_team[one.team]].add(one.person)
        for hold in reading.find(Hold):
            theirs[trust_of[unit_of[hold.bed]]].add(hold.person)
        for stay in reading.find(Stay):
            theirs[trust_of[stay.unit]].add(stay.person)
        for made in reading.find(Decision, meeting=meeting):
            if made.unit is not None:
                theirs[trust_of[made.unit]].add(referrals[made.referral].person)
        return theirs

    return office.desk.ask(ask)


def _holds_more(folder: Path, count: int) -> bool:
    """Tell whether a folder holds more files than that."""
    return len(list(folder.iterdir())) > count


def test_that_a_whole_meeting_of_fourteen_runs_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, office: Office, out: Path
) -> None:
    screen = cast("MeetingScreen", window.screen_of("meeting"))
    press(window, Qt.Key.Key_F3)
    assert screen.pages.shown == "agenda"
    press(window, Qt.Key.Key_F2)
    press(screen, letter("attendance"), ALT)
    (attendance,) = screen.findChildren(AttendanceDialog)
    QTest.keyClick(attendance.all_present, Qt.Key.Key_Space)
    QTest.keyClick(attendance.record, Qt.Key.Key_Space)
    window.activateWindow()
    screen.setFocus()
    keys = [line.key for line in screen._presenter._current().queue]
    assert len(keys) == len(PLAN)
    meeting = screen._presenter.meeting_key() or ""
    for number, (key, (act, values, state)) in enumerate(zip(keys, PLAN, strict=True), start=1):
        turn_to(screen, key)
        press(screen, letter("discussion"), ALT)
        words = f"Discussed as number {number}. 1 w a o n p"
        QTest.keyClicks(screen.case.said.discussion, words)
        before, count = everything(office), steps(office)
        decide(screen, act, values)
        assert steps(office) == count + 1, f"{act} is one step"
        after = everything(office)
        press(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert everything(office) == before, f"one undo takes {act} back"
        press(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert everything(office) == after
        (made,) = cast("set[Decision]", set(after["Decision"]) - set(before["Decision"]))
        kinds = {"offer_linked", "offer_in_region"} if act == "offer" else {act}
        assert (made.referral, made.kind in kinds) == (key, True)
        (minute,) = office.desk.ask(
            lambda reading, key=key: reading.find(Minute, meeting=meeting, referral=key)  # type: ignore[misc]
        )
        assert minute.discussion == words
        turns = office.desk.ask(lambda reading, key=key: reading.find(Milestone, referral=key))  # type: ignore[misc]
        assert state is None or state_of(turns).state == state
        raised = set(after["Action"]) - set(before["Action"])
        assert len(raised) == (act != "discussion_only")
    assert "14" in screen._presenter.refresh().discussed

    press(window, Qt.Key.Key_F7)
    page = cast("MinutesPage", screen.pages.currentWidget())
    page.sendings.setFocus()
    press(page, Qt.Key.Key_A)
    assert office.desk.ask(lambda reading: reading.get(Meeting, meeting)).approved is not None
    press(page, Qt.Key.Key_I)
    assert page.asking.dialog is not None
    QTest.keyClick(page.asking.dialog, Qt.Key.Key_Return)
    assert office.desk.ask(lambda reading: reading.get(Meeting, meeting)).issued is not None
    qtbot.waitUntil(lambda: page.asking.dialog is None)
    window.activateWindow()
    page.sendings.setFocus()
    press(page, Qt.Key.Key_Home)
    trusts = office.desk.ask(trusts_of_region)
    for number in range(len(trusts) + 4):
        press(page, Qt.Key.Key_E)
        qtbot.waitUntil(partial(_holds_more, out, number), timeout=60_000)
        qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=60_000)
        press(page, Qt.Key.Key_Down)
    written = sorted(path.name for path in out.iterdir())
    assert f"Minutes {17:02d}-Nov-2026.xlsx" in written
    people = office.desk.ask(lambda reading: reading.find(Person))
    theirs = whose(office, meeting)
    books = {
        trust.key: [path for path in out.iterdir() if trust.name.split()[0] in path.name] for trust in trusts
    }
    assert all(len(found) == 1 for found in books.values()), written
    in_full = everything_in(out / "Minutes 17-Nov-2026.xlsx")
    told_of = [person for person in people if "surname" in given_away(in_full, person)]
    assert len(told_of) >= len(PLAN)
    for trust, (book,) in books.items():
        told = everything_in(book)
        own = {(one.surname or "").casefold() for one in people if one.key in theirs[trust]}
        for person in told_of:
            if person.key not in theirs[trust]:
                found = given_away(told, person)
                if any((person.surname or "").casefold() in one for one in own):
                    found = [way for way in found if way != "surname"]
                assert found == [], f"{book.name} gives {person.key} of somebody else's away"
    titles = [line.title for line in office.desk.ask(history_view)]
    assert any("Minutes" in title or "minutes" in title for title in titles)
