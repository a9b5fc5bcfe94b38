"""The Safety menu in the window: locking, who works, passphrase, recovery key, backups, handing over."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.clock import SteadyClock, SystemClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import Referral
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.office import Office
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.ui.safety.backups_dialog import BackupsDialog
from pc_desktop.ui.safety.recovery_dialog import RecoveryDialog
from pc_desktop.ui.safety.watch import Watch
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import TODAY, Putting
from tests.store.two_laptops import SEAL, change, next_laptop
from tests.ui.safety.conftest import WORDS, Choosing


def form(window: MainWindow) -> FormDialog:
    """Give the form that is open."""
    dialog = window.safety.dialog
    assert isinstance(dialog, FormDialog)
    return dialog


def type_in(dialog: FormDialog, **fields: str) -> None:
    """Type passphrases and words into a form and save it."""
    for key, words in fields.items():
        widget = cast("Any", dialog.fields[key])
        line = getattr(widget, "line", widget)
        line.selectAll()
        QTest.keyClicks(line, words)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def said(window: MainWindow) -> str:
    """Give what the strip says."""
    return window.banner.accessibleName()


def test_that_one_key_hides_every_window_and_only_the_passphrase_brings_them_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.room.toggle()
    case = cast("Any", window.screen_of("meeting")).case
    before = window.current
    QTest.keyClick(window, Qt.Key.Key_F12)
    lock = window.safety.lock
    assert lock.dialog is not None
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [lock.dialog], "the room window is hidden too"
    QTest.keyClick(lock.dialog, Qt.Key.Key_Escape)
    lock.dialog.close()
    assert lock.dialog.isVisible()
    QTest.keyClicks(lock.dialog.passphrase.line, "wrong")
    QTest.keyClick(lock.dialog.passphrase.line, Qt.Key.Key_Return)
    assert "does not open" in lock.dialog.banner.accessibleName()
    assert not window.isVisible()
    lock.dialog.passphrase.line.clear()
    QTest.keyClicks(lock.dialog.passphrase.line, WORDS)
    QTest.keyClick(lock.dialog.passphrase.line, Qt.Key.Key_Return)
    assert not lock.is_locked
    assert window.isVisible()
    assert window.room.window is not None
    assert window.room.window.isVisible()
    assert (window.current, cast("Any", window.screen_of("meeting")).case) == (before, case)


def test_that_it_locks_when_left_alone_later_in_a_live_meeting_and_a_touch_counts(
    window: MainWindow, office: Office
) -> None:
    presenter, seconds = window.safety.presenter, [0.0]
    assert presenter.idle_after() == timedelta(minutes=60), "the meeting is live"
    office.desk.do(IssueMinutes("today"))
    assert presenter.idle_after() == timedelta(minutes=10)
    left: list[bool] = []
    watch = Watch(
        lambda: presenter.idle_after().total_seconds(), presenter.is_meeting_live, lambda: seconds[0], window
    )
    watch.left_alone.connect(lambda: left.append(True))
    seconds[0] = 599
    watch.look()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    watch.eventFilter(window, key)
    seconds[0] = 1198
    watch.look()
    assert left == []
    seconds[0] = 1199
    watch.look()
    assert left == [True]


def test_that_a_backup_is_made_each_hour_of_a_live_meeting(window: MainWindow, qtbot: QtBot) -> None:
    seconds, made = [0.0], []
    live = [True]
    watch = Watch(lambda: 1e9, lambda: live[0], lambda: seconds[0], window)
    watch.hour_passed.connect(lambda: made.append(seconds[0]))
    for minutes in range(0, 200, 5):
        live[0] = minutes < 130
        seconds[0] = minutes * 60.0
        watch.look()
    assert made == [3600.0, 7200.0]
    window.safety.back_up_quietly()
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    assert [one.reason for one in window.safety.presenter.safe.backups()] == ["meeting"]


def test_that_the_name_of_who_works_stands_on_every_step_and_a_role_refuses(
    window: MainWindow, office: Office
) -> None:
    window.safety.ask_who()
    dialog = form(window)
    cast("Any", dialog.fields["role"]).setCurrentIndex(3)
    type_in(dialog, name="Ann Invented")
    assert (office.desk.by, office.desk.role) == ("Ann Invented", "viewer")
    assert (window.memory.person, window.memory.role) == ("Ann Invented", "viewer")
    with pytest.raises(Refused, match="not in the role viewer"):
        office.desk.do(OfferBed("r1", "l2", "today", TODAY))
    with pytest.raises(Refused, match="not in the role viewer"):
        office.desk.undo()
    window.actions_by_name["pack"].trigger()
    assert "not in the role viewer" in said(window)


def test_that_a_passphrase_is_changed_in_the_window(window: MainWindow) -> None:
    window.safety.ask_passphrase()
    dialog = form(window)
    type_in(dialog, now=WORDS, new="four other invented words", again="four other invented")
    assert "two ways" in dialog.refusal.accessibleName()
    type_in(dialog, now="wrong", again="four other invented words")
    assert "another" in dialog.refusal.accessibleName()
    type_in(dialog, now=WORDS)
    assert "The passphrase is changed." in said(window)
    assert window.safety.presenter.safe.opens_with("four other invented words")


def test_that_a_recovery_key_is_shown_once_printed_and_opens_the_store(
    window: MainWindow, answers: Choosing, tmp_path: Path
) -> None:
    answers.target = tmp_path / "Recovery key.pdf"
    window.safety.make_recovery_key()
    dialog = window.safety.dialog
    assert isinstance(dialog, RecoveryDialog)
    key = "".join(dialog.shown.text().split())
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert answers.target.read_bytes().startswith(b"%PDF")
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().replace("-", "") == key
    assert window.safety.presenter.safe.opens_with(key)
    answers.yes = False
    window.safety.make_recovery_key()
    assert window.safety.presenter.safe.opens_with(key), "nothing is made unless it is confirmed"


def test_that_backups_are_listed_made_looked_into_and_gone_back_to(
    window: MainWindow, answers: Choosing, tmp_path: Path, office: Office
) -> None:
    window.safety.show_backups()
    dialog = window.safety.dialog
    assert isinstance(dialog, BackupsDialog)
    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert "opened and checked" in dialog.banner.accessibleName()
    assert dialog.table.model().rowCount() == 1
    answers.target = tmp_path / "not there"
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert "not there" in dialog.banner.accessibleName()
    answers.target = tmp_path
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert window.safety.presenter.backup_rows().second == str(tmp_path)
    dialog.table.select("0")
    assert dialog.go_back.isEnabled()
    QTest.mouseClick(dialog.go_back, Qt.MouseButton.LeftButton)
    assert "kept as a backup first" in answers.asked[-1]
    assert office.safe is not None
    assert office.safe.going_back is not None
    assert not window.isVisible()


def test_that_a_damaged_backup_cannot_be_gone_back_to(window: MainWindow) -> None:
    safe = window.safety.presenter.safe
    safe.back_up("asked")
    (backup,) = safe.backups()
    whole = bytearray(backup.path.read_bytes())
    whole[len(whole) // 2] ^= 1
    backup.path.write_bytes(whole)
    window.safety.show_backups()
    dialog = window.safety.dialog
    assert isinstance(dialog, BackupsDialog)
    dialog.table.select("0")
    assert not dialog.go_back.isEnabled()
    with pytest.raises(Refused, match="damaged"):
        safe.go_back(backup)


def test_that_a_pack_is_made_and_one_taken_in_with_the_clash_asked_about(
    window: MainWindow, answers: Choosing, tmp_path: Path, office: Office, qtbot: QtBot
) -> None:
    answers.target = tmp_path / "out.pcpack"
    window.safety.ask_pack()
    cast("Any", form(window).fields["what"]).setCurrentIndex(1)
    type_in(form(window), new=SEAL, again=SEAL)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    assert "carries" in said(window)
    other = next_laptop(tmp_path / "Bea", answers.target)
    change(other, Referral, "r1", urgency="1")
    change_here = office.desk.ask(lambda reading: reading.get(Referral, "r1"))
    office.desk.do(Putting(replace(change_here, urgency="3")))
    answers.target = other.pack()
    window.safety.ask_take_in()
    type_in(form(window), words="not that one")
    assert "does not open this pack" in form(window).refusal.accessibleName()
    type_in(form(window), words=SEAL)
    asking = form(window)
    assert list(asking.fields) == ["referral/r1/urgency"]
    cast("Any", asking.fields["referral/r1/urgency"]).setCurrentIndex(1)
    QTest.mouseClick(asking.save, Qt.MouseButton.LeftButton)
    assert "taken in" in said(window)
    assert office.desk.ask(lambda reading: reading.get(Referral, "r1")).urgency == "1"
    other.store.close()


def test_that_the_store_is_checked_on_demand(window: MainWindow, qtbot: QtBot) -> None:
    window.safety.check()
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    assert "sound" in said(window)


def test_that_what_went_wrong_at_the_last_closing_is_said(
    window: MainWindow, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(office.safe), "trouble", lambda _self: "Make room on the disk.")
    window.memory.person, window.memory.role = "Bea Invented", "lead"
    window.safety.begin()
    assert "Make room on the disk." in said(window)
    assert (office.desk.by, office.desk.role) == ("Bea Invented", "lead")


def test_that_a_changed_passphrase_still_opens_after_closing(tmp_path: Path, office: Office) -> None:
    assert office.safe is not None
    office.safe.change_passphrase(WORDS, "four other invented words")
    path = tmp_path / "bed-meeting.pcstore"
    store = cast("SqlStore", office.desk._store)
    store.close()
    open_store(path, "four other invented words").close()


@pytest.mark.parametrize(("hours", "says"), [(3, True), (0, False)])
def test_that_a_clock_that_was_set_back_is_said_with_what_to_do(
    window: MainWindow, qtbot: QtBot, *, hours: int, says: bool
) -> None:
    clock = SteadyClock(SystemClock().now() + timedelta(hours=hours))
    window.safety.presenter._office = replace(window.office, clock=clock)
    window.safety.begin()
    assert ("Set the clock right. Until then time runs on" in said(window)) is says


def test_that_damage_nothing_has_read_yet_is_found_after_opening_and_a_backup_offered(
    tmp_path: Path, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    path = tmp_path / "bed-meeting.pcstore"
    window.safety.begin()
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=30_000)
    assert said(window) == "", "nothing is said where all is well"
    store = cast("SqlStore", office.desk._store)
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE far_away (x TEXT)")
        connection.exec_driver_sql("INSERT INTO far_away VALUES (hex(randomblob(60000)))")
    with closing(connect(path, store._key)) as bare:
        bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    whole = bytearray(path.read_bytes())
    whole[-30_000] ^= 1
    path.write_bytes(whole)
    window.safety.begin()
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=30_000)
    assert "The file is damaged" in said(window)
    assert "Ctrl Shift B goes back to a backup" in said(window)
