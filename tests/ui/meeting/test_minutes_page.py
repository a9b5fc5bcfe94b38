"""The page of minutes by keyboard: read, approve, issue, correct, tell, and send each reader their part and no more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.meeting import Addendum, Attendance, Decision, Meeting
from pc_desktop.domain.person import Person
from pc_desktop.domain.urgent import Told
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.history_view import history_view
from pc_desktop.services.office import Export, Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.minutes_page import MinutesPage
from pc_desktop.ui.meeting.minutes_presenter import MinutesPresenter
from pc_desktop.ui.minutes_sending import Wish
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import TODAY, Putting
from tests.ui.meeting.small_office import Answers, small_office, window_on
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, texts

Show = Callable[..., MinutesPage]


class Places(Answers):
    """Answers where to write a page too."""

    def paper_to_write(self, _parent: QWidget, name: str) -> Path | None:
        """Choose the file to write."""
        self.asked.append(name)
        return self.target


def _export(pack: Export, path: Path, password: str) -> None:
    path.write_text(f"{type(pack).__name__} {password}", encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish an office at whose meeting two people were decided about."""
    with small_office(tmp_path) as made:
        made.desk.do(KeepWaiting("r1", "today"))
        made.desk.do(OfferBed("r2", "l2", "today", TODAY))
        yield replace(made, write_export=_export)


@pytest.fixture
def show(qtbot: QtBot, office: Office) -> Show:
    def make(width: int = 1500, height: int = 900) -> MinutesPage:
        dispatch = Dispatch(office.desk)
        page = MinutesPage(MinutesPresenter(office), dispatch)
        dispatch.setParent(page)
        dispatch.topics_changed.connect(page.refresh)
        page.refresh()
        shown(qtbot, page, width, height)
        page.sendings.setFocus()
        return page

    return make


def meeting(office: Office) -> Meeting:
    return office.desk.ask(lambda reading: reading.get(Meeting, "today"))


def press(page: MinutesPage, key: Qt.Key) -> None:
    QTest.keyClick(page.sendings, key)


def field(page: MinutesPage, key: str) -> Any:
    assert page.asking.dialog is not None
    return page.asking.dialog.fields[key]


def save(page: MinutesPage) -> None:
    assert page.asking.dialog is not None
    QTest.keyClick(page.asking.dialog, Qt.Key.Key_Return)


def letter(page: MinutesPage, office: Office, referral: str = "r1") -> str:
    """Choose the letter about one referral."""
    (decision,) = office.desk.ask(lambda reading: reading.find(Decision, referral=referral))
    page.sendings.select(f"letter:{decision.key}")
    return decision.key


def test_that_the_minutes_are_read_as_they_will_be(show: Show) -> None:
    page = show()
    told = page.reader.toPlainText()
    for words in (
        "Who receives what",
        "Members of the meeting only",
        "XXTEST-MOSS, Cora",
        "Keep waiting",
        "Bed state",
    ):
        assert words in told
    assert texts(page.meetings, 0) == ["17-Nov-2026"]
    assert texts(page.sendings, 0)[:5] == [
        "Members of the meeting only",
        "Members of the meeting only",
        "Riverside (invented)",
        "Commissioners",
        "Owners of actions",
    ]
    assert nameless(page) == []
    assert cut_off(page) == []


def test_that_minutes_are_approved_by_key_and_a_change_asks_again(show: Show, office: Office) -> None:
    page = show()
    press(page, Qt.Key.Key_A)
    assert meeting(office).approved is not None
    assert not page.approve.isEnabled()
    assert "Approved 17-Nov-2026" in page.reader.toPlainText()
    approved = page._presenter.issue_form()
    assert approved is not None
    assert approved.lead.endswith("nothing in them is undone.")
    office.desk.do(KeepWaiting("r3", "today"))
    page.refresh()
    assert page.approve.isEnabled()
    assert "changed since: approve again" in page.reader.toPlainText()
    form = page._presenter.issue_form()
    assert form is not None
    assert form.lead.endswith("They have changed since they were approved.")
    press(page, Qt.Key.Key_A)
    assert page.approve.isEnabled(), "the clock stands still, so nothing newer can be approved"
    assert page._presenter.issue_form() is not None


def test_that_provisional_decisions_are_called_out(show: Show, office: Office) -> None:
    (decision,) = office.desk.ask(lambda reading: reading.find(Decision, referral="r1"))
    (other,) = office.desk.ask(lambda reading: reading.find(Decision, referral="r2"))
    office.desk.do(Putting(replace(decision, provisional="not quorate"), replace(other, provisional=None)))
    page = show()
    badges = [badge.text for badge in page._presenter.refresh("today").badges]
    assert badges == ["◆ Draft, not approved", "▲ 1 provisional", "2 decisions to tell"]
    assert "▲ Provisional: not quorate" in page.reader.toPlainText()


def test_that_minutes_are_issued_from_a_form_and_corrected_from_then_on(show: Show, office: Office) -> None:
    page = show()
    assert not page.correct.isEnabled()
    press(page, Qt.Key.Key_I)
    save(page)
    assert meeting(office).issued is not None
    assert not page.issue.isEnabled()
    press(page, Qt.Key.Key_C)
    note = field(page, "text")
    assert isinstance(note, QPlainTextEdit | QTextEdit)
    note.setPlainText("Not so.")
    save(page)
    (addendum,) = office.desk.ask(lambda reading: reading.find(Addendum))
    assert addendum.text == "Not so."
    assert "Not so." in page.reader.toPlainText()
    assert "Version 2, with 1 correction" in page.reader.toPlainText()


def test_that_what_may_not_be_is_said_in_the_form(show: Show, office: Office) -> None:
    (chair,) = office.desk.ask(lambda reading: reading.find(Attendance))
    office.desk.do(Putting(replace(chair, status="apologies")))
    page = show()
    press(page, Qt.Key.Key_I)
    save(page)
    assert page.asking.dialog is not None
    assert "Nobody is recorded as present" in page.asking.dialog.refusal.accessibleName()
    page.asking.dialog.reject()


def test_that_a_preview_shows_one_patient_in_a_letter_and_whom_to_tell(show: Show, office: Office) -> None:
    page = show()
    decision = letter(page, office)
    told = page.reader.toPlainText()
    assert "XXTEST-MOSS, Cora" in told
    assert "XXTEST-OAK" not in told
    assert told.count("○ not told yet") == 4
    press(page, Qt.Key.Key_T)
    how = field(page, "how")
    assert isinstance(how, QComboBox | QLineEdit)
    save(page)
    (one,) = office.desk.ask(lambda reading: reading.find(Told, decision=decision))
    assert (one.whom, one.how) == ("referrer", "by telephone")
    assert page.reader.toPlainText().count("○ not told yet") == 3


def test_that_a_time_nobody_can_read_is_said(show: Show, office: Office) -> None:
    page = show()
    letter(page, office)
    press(page, Qt.Key.Key_T)
    field(page, "at").setText("noon")
    save(page)
    assert page.asking.dialog is not None
    assert "Write it as 14:05" in page.asking.dialog.refusal.accessibleName()
    page.asking.dialog.reject()


def test_that_the_text_of_a_letter_is_copied_and_on_record(show: Show, office: Office) -> None:
    page = show()
    letter(page, office)
    press(page, Qt.Key.Key_Y)
    assert "Patient: XXTEST-MOSS, Cora" in QGuiApplication.clipboard().text()
    titles = [line.title for line in office.desk.ask(history_view)]
    assert titles[0] == "Export the outcome letter of R-0411A of 17-Nov-2026 as text"
    page.sendings.select("full")
    assert not page.copy.isEnabled()
    page.copy_text()
    page.open_told()
    assert page.asking.dialog is None


def test_that_a_restricted_record_shows_why_no_letter_is_written(show: Show, office: Office) -> None:
    person = office.desk.ask(lambda reading: reading.get(Person, "w1"))
    office.desk.do(Putting(replace(person, restricted="works here")))
    page = show()
    letter(page, office)
    assert "restricted record" in page.reader.toPlainText()
    assert "MOSS" not in page.reader.toPlainText().upper()
    assert not page.write.isEnabled()
    assert not page.copy.isEnabled()
    page.copy_text()
    page.export()
    assert page.tell.isEnabled()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("paper", "Full minutes, PDF"),
        ("trust:trust", "Only patients its teams referred"),
        ("commissioners", "Counts and coded decisions"),
        ("owners", "Actions by owner"),
    ],
)
def test_that_every_sending_shows_what_its_reader_will_see(show: Show, key: str, words: str) -> None:
    page = show()
    page.sendings.select(key)
    told = page.reader.toPlainText()
    assert words in told
    assert ("XXTEST" in told) is (key not in {"commissioners", "owners"})
    assert page.protect.isEnabled() is (key != "paper")


def test_that_a_wish_carries_what_is_chosen_and_a_password_only_where_asked(show: Show, qtbot: QtBot) -> None:
    page = show()
    with qtbot.waitSignal(page.wants_export) as wished:
        press(page, Qt.Key.Key_E)
    assert wished.args == [Wish("today", "full", "the minutes of 17-Nov-2026")]
    page.sendings.select("trust:trust")
    press(page, Qt.Key.Key_P)
    for weak in ("", "short"):
        field(page, "password").setText(weak)
        save(page)
        assert page.asking.dialog is not None
        assert "12 signs" in page.asking.dialog.refusal.accessibleName()
    field(page, "password").setText("four words made up")
    with qtbot.waitSignal(page.wants_export) as wished:
        save(page)
    assert wished.args is not None
    assert wished.args[0].password == "four words made up"
    page.sendings.select("paper")
    page.open_password()
    assert page.asking.dialog is None


def test_that_earlier_meetings_are_chosen_and_stay_chosen(show: Show, office: Office) -> None:
    old = replace(meeting(office), key="old", day=TODAY.replace(day=10), issued=meeting(office).started)
    office.desk.do(Putting(old))
    page = show()
    assert texts(page.meetings, 0) == ["17-Nov-2026", "10-Nov-2026"]
    page.meetings.select("old")
    assert "Tue 10-Nov-2026" in page.reader.toPlainText()
    office.desk.do(KeepWaiting("r3", "today"))
    page.refresh()
    assert page.meetings.selected() == "old"


def test_that_without_a_meeting_the_page_says_so(show: Show, office: Office) -> None:
    office.desk.do(Putting(replace(meeting(office), started=None)))
    page = show()
    assert page._nothing.isVisible()
    for act in (
        page.approve_now,
        page.open_issue,
        page.open_correct,
        page.export,
        page.open_password,
        page.open_told,
    ):
        act()
    page.copy_text()
    presenter = page._presenter
    assert presenter.letter("letter:x") is None
    assert presenter.issue({"next_day": None}) is None
    assert presenter.correct({"text": "x"}) is None
    assert presenter.approve() is None
    assert page.asking.dialog is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_nothing_is_cut_off_in_any_dress(show: Show, qtbot: QtBot, theme: Theme, scale: float) -> None:
    dress(qtbot, theme, scale)
    page = show(1900 if scale > 1 else 1290, 900)
    assert cut_off(page) == []
    page.sendings.select("commissioners")
    dress(qtbot, Theme.LIGHT, 1.0)
    assert "Counts" in page.reader.toPlainText()


@pytest.fixture
def window(office: Office, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """Show the window on its minutes."""
    answers = Places()
    made = window_on(office, answers, qtbot, qapp, tmp_path)
    yield made
    made.close()


def _page(window: MainWindow) -> MinutesPage:
    QTest.keyClick(window, Qt.Key.Key_F7)
    found = window.findChildren(MinutesPage)
    assert found[0].isVisible()
    return found[0]


@pytest.mark.parametrize(
    ("key", "name", "says"),
    [
        ("trust:trust", "Minutes 17-Nov-2026 for Riverside invented.xlsx", "MinutesPack"),
        ("commissioners", "Summary for commissioners 17-Nov-2026.xlsx", "CommissionersPack"),
        ("owners", "Actions by owner 17-Nov-2026.xlsx", "OwnersPack"),
        ("paper", "Minutes 17-Nov-2026.pdf", "%PDF"),
    ],
)
def test_that_each_reader_gets_a_file_and_history_knows(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path, key: str, name: str, says: str
) -> None:
    page = _page(window)
    answers = window.notices
    assert isinstance(answers, Places)
    answers.target = tmp_path / "out.file"
    page.sendings.select(key)
    with qtbot.waitSignal(window.minutes.written, timeout=10_000):
        press(page, Qt.Key.Key_E)
    assert answers.asked[-1] == name
    assert answers.target.read_bytes().startswith(says.encode())
    record = next(one for one in page._presenter._sendings if one.key == key)
    assert record.sent.startswith("17-Nov-2026")
    assert office.desk.ask(history_view)[0].title == f"Export {record.record}"


def test_that_a_letter_is_written_under_a_name_without_anybody(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _page(window)
    answers = window.notices
    assert isinstance(answers, Places)
    answers.target = tmp_path / "letter.pdf"
    letter(page, office)
    with qtbot.waitSignal(window.minutes.written, timeout=10_000):
        press(page, Qt.Key.Key_E)
    assert answers.asked[-1] == "Outcome of the bed meeting 17-Nov-2026, letter 1.pdf"
    assert answers.target.read_bytes().startswith(b"%PDF")


def test_that_what_is_gone_or_has_no_place_is_not_written(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.minutes.failed):
        window.minutes.send(Wish("nothing", "full", "x"))
    window.minutes.send(Wish("today", "full", "the minutes"))
    assert not window.tasks.is_busy, "no place was chosen"
    person = office.desk.ask(lambda reading: reading.get(Person, "w1"))
    office.desk.do(Putting(replace(person, restricted="works here")))
    (decision,) = office.desk.ask(lambda reading: reading.find(Decision, referral="r1"))
    with qtbot.waitSignal(window.minutes.failed):
        window.minutes.send(Wish("today", f"letter:{decision.key}", "x"))


def test_that_a_protected_export_says_so_in_history(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    answers = window.notices
    assert isinstance(answers, Places)
    answers.target = tmp_path / "out.xlsx"
    with qtbot.waitSignal(window.minutes.written, timeout=10_000):
        window.minutes.send(Wish("today", "full", "the minutes of 17-Nov-2026", "four words made up"))
    assert answers.target.read_text("utf-8") == "MinutesPack four words made up"
    title = office.desk.ask(history_view)[0].title
    assert title == "Export the minutes of 17-Nov-2026, under a password"
