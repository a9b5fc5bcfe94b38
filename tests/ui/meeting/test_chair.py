"""The chair by keyboard: every decision, what is asked besides the discussion, the time, and keys of one's own."""

import platform
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui import capture
from pc_desktop.ui.meeting import stopwatch
from pc_desktop.ui.meeting.drafts import typed_in
from pc_desktop.ui.meeting.keys import ACTS, USUAL, changed, keys_from, keys_text
from pc_desktop.ui.meeting.screen import MeetingScreen
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import NOW, Putting
from tests.ui.meeting.small_office import Answers, window_on

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
FORMS = {
    "defer_information": ({"missing": "bloods"}, "deferred"),
    "defer_assessment": ({"who": "Dr Invented"}, "deferred"),
    "not_accepted": ({"advice": "Ask the crisis team"}, "not_accepted"),
    "medical_first": ({"where": "County Hospital"}, "deferred"),
    "withdrawn": ({"by": "The team"}, "withdrawn"),
}


def press(screen: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys on whatever has the keyboard."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or screen, key, modifier)


def letter(act: str) -> Qt.Key:
    """Give the key of an act."""
    return Qt.Key(ord(USUAL.letters[act]))


def decisions(office: Office) -> list[Decision]:
    """Give the decisions in order."""
    return sorted(office.desk.ask(lambda reading: reading.find(Decision)), key=lambda one: one.number)


def fill(screen: MeetingScreen, values: dict[str, str]) -> None:
    """Fill the open form in and press Enter."""
    dialog = screen.deciding.asking.dialog
    assert dialog is not None
    for key, words in values.items():
        field = dialog.fields[key]
        if isinstance(field, QLineEdit):
            field.setText(words)
        elif isinstance(field, QComboBox):
            field.setEditText(words)
        else:
            field.setPlainText(words)  # type: ignore[attr-defined]
    QTest.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.parametrize("act", FORMS)
def test_that_a_decision_with_a_form_is_made_by_its_letter(
    screen: MeetingScreen, office: Office, act: str
) -> None:
    values, state = FORMS[act]
    there = screen._presenter.chosen or ""
    screen.case.focus_discussion()
    QTest.keyClicks(screen.case.said.discussion, "Said")
    press(screen, letter(act), modifier=ALT)
    fill(screen, values)
    (decision,) = decisions(office)
    assert (decision.kind, decision.referral) == (act, there)
    turns = office.desk.ask(lambda reading: reading.find(Milestone, referral=there))
    assert state_of(turns).state == state
    (minute,) = office.desk.ask(lambda reading: reading.find(Minute))
    assert minute.discussion == "Said"
    assert office.desk.draft(f"today/{there}") == ""


def test_that_a_form_refuses_what_is_missing_and_stays_open(screen: MeetingScreen, office: Office) -> None:
    press(screen, letter("withdrawn"))
    fill(screen, {"by": " "})
    dialog = screen.deciding.asking.dialog
    assert dialog is not None
    assert "Say who withdrew" in dialog.refusal.accessibleName()
    assert decisions(office) == []
    dialog.reject()


def test_that_an_action_about_the_person_on_the_table_is_raised_without_leaving_them(
    screen: MeetingScreen, office: Office
) -> None:
    there = screen._presenter.chosen
    press(screen, letter("action"))
    fill(screen, {"what": "Ring the ward", "owner": "Larch lead"})
    (raised,) = office.desk.ask(lambda reading: reading.find(Action))
    assert (raised.what, raised.owner, raised.referral) == ("Ring the ward", "Larch lead", there)
    assert screen._presenter.chosen == there


def test_that_discussion_only_is_one_key(screen: MeetingScreen, office: Office) -> None:
    press(screen, letter("discussion_only"))
    assert [one.kind for one in decisions(office)] == ["discussion_only"]


def test_that_an_offer_the_plan_does_not_suggest_asks_why_and_keeps_it(
    screen: MeetingScreen, office: Office
) -> None:
    case = screen._presenter._current().case
    assert case is not None
    other = next(one for one in case.options if one.suits and one.departs)
    press(screen, Qt.Key(ord(str(other.number))))
    assert screen.strip.isVisible()
    assert decisions(office) == []
    press(screen, Qt.Key.Key_1)
    (decision,) = decisions(office)
    assert decision.unit == other.unit_key
    assert decision.departure == f"{other.departs} The patient's or family's wish"


def test_that_a_reason_typed_is_the_reason_to_depart_and_an_offer_takes_few_keys(
    screen: MeetingScreen, office: Office
) -> None:
    press(screen, letter("next"))
    case = screen._presenter._current().case
    assert case is not None
    other = next(one for one in case.options if one.suits and one.departs)
    press(screen, letter("reason"))
    QTest.keyClicks(screen.case.said.reason, "Sister lives there")
    press(screen, Qt.Key(ord(str(other.number))), modifier=ALT)
    (decision,) = decisions(office)
    assert (decision.rationale, decision.departure) == (
        "Sister lives there",
        f"{other.departs} Sister lives there",
    )
    assert decision.referral == case.key


def test_that_an_offer_as_the_plan_suggests_asks_nothing(screen: MeetingScreen, office: Office) -> None:
    case = screen._presenter._current().case
    assert case is not None
    as_planned = next(one for one in case.options if one.suits and not one.departs)
    press(screen, Qt.Key(ord(str(as_planned.number))))
    (decision,) = decisions(office)
    assert decision.departure is None


def test_that_views_are_typed_kept_and_join_the_decision(
    screen: MeetingScreen, office: Office, qtbot: QtBot
) -> None:
    there = screen._presenter.chosen or ""
    press(screen, letter("views"))
    lines = screen.case.views.lines
    assert lines["options"].hasFocus()
    for key, words in {
        "patient_view": "Near home",
        "risk_holder": "Dr Invented",
        "by": "Chair",
        "dissent": "Yew",
    }.items():
        QTest.keyClicks(lines[key], words)
    draft = f"today/{there}"
    qtbot.waitUntil(lambda: typed_in(office.desk.draft(draft)).views.get("dissent") == "Yew", timeout=3000)
    assert (
        "4 fields filled" in screen.case.said.views.text() or screen.case.said.views.text() == "What is known"
    )
    press(screen, letter("keep_waiting"), modifier=ALT)
    (decision,) = decisions(office)
    assert (decision.by, decision.dissent) == ("Chair", "Yew")
    (minute,) = office.desk.ask(lambda reading: reading.find(Minute))
    assert minute.patient_view == "Near home"
    assert office.desk.ask(lambda reading: reading.get(Referral, there)).risk_holder == "Dr Invented"


def test_that_a_day_nobody_can_read_is_refused_in_words(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    press(screen, letter("views"))
    QTest.keyClicks(screen.case.views.lines["review_on"], "soon")
    press(screen, letter("keep_waiting"), modifier=ALT)
    assert "Next review" in window.banner.accessibleName()
    assert decisions(office) == []


def test_that_undoing_a_decision_brings_back_what_was_typed(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    there = screen._presenter.chosen or ""
    screen.case.focus_discussion()
    QTest.keyClicks(screen.case.said.discussion, "Long story")
    press(screen, letter("keep_waiting"), modifier=ALT)
    assert screen.case.typed_now().discussion == ""
    window.dispatch.undo()
    screen.turn_to(there)
    assert screen.case.typed_now().discussion == "Long story"
    press(screen, letter("keep_waiting"), modifier=ALT)
    (minute,) = office.desk.ask(lambda reading: reading.find(Minute))
    assert minute.discussion == "Long story"


def test_that_somebody_decided_on_shows_what_their_minute_says(screen: MeetingScreen) -> None:
    there = screen._presenter.chosen or ""
    screen.case.focus_discussion()
    QTest.keyClicks(screen.case.said.discussion, "First words")
    press(screen, letter("keep_waiting"), modifier=ALT)
    screen.turn_to(there)
    assert screen.case.typed_now().discussion == "First words"


def test_that_somebody_who_has_a_bed_can_be_planned_for_but_not_offered_one(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    found = office.desk.ask(lambda reading: reading.get(Referral, "r3"))
    last = office.desk.ask(lambda reading: reading.find(Milestone, referral="r3"))[-1]
    office.desk.do(
        Putting(replace(found, closed=NOW), replace(last, key="m-x", number=2, state="admitted", at=NOW))
    )
    window.dispatch.topics_changed.emit(frozenset({"referral"}))
    screen.turn_to("r3")
    assert screen._presenter.chosen == "r3"
    assert not screen.case.decisions.offer.isVisible()
    press(screen, letter("keep_waiting"), modifier=ALT)
    assert "no longer waits" in window.banner.accessibleName()
    press(screen, letter("discharge_planning"), modifier=ALT)
    fill(screen, {"what": "Flat adapted"})
    assert [(one.kind, one.referral) for one in decisions(office)] == [("discharge_planning", "r3")]
    screen.turn_to("r1")
    press(screen, letter("transfer"), modifier=ALT)
    assert "waits: choose another decision" in window.banner.accessibleName()


def test_that_the_time_runs_in_the_meeting_pauses_adds_up_and_can_be_put_right(
    screen: MeetingScreen, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(stopwatch, "monotonic", lambda: now[0])
    screen._watch.start_again()
    there = screen._presenter.chosen or ""
    now[0] += 65
    assert screen._watch.words() == "01:05"
    press(screen, letter("pause"))
    now[0] += 600
    assert screen._watch.words() == "01:05 paused"
    press(screen, letter("pause"))
    now[0] += 5
    press(screen, letter("next"))
    assert screen._watch.seconds() == 0
    now[0] += 30
    press(screen, letter("previous"))
    assert (screen._presenter.chosen, screen._watch.seconds()) == (there, 70)
    press(screen, letter("keep_waiting"))
    (minute,) = office.desk.ask(lambda reading: reading.find(Minute))
    assert minute.seconds == 70
    screen.turn_to(there)
    press(screen, letter("time"))
    dialog = screen.deciding.asking.dialog
    assert dialog is not None
    dialog.fields["minutes"].setValue(4)  # type: ignore[attr-defined]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (minute,) = office.desk.ask(lambda reading: reading.find(Minute))
    assert minute.seconds == 240


def test_that_no_time_runs_before_the_meeting_starts(
    screen: MeetingScreen, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    office.desk.do(Putting(replace(meeting, started=None)))
    now = [1000.0]
    monkeypatch.setattr(stopwatch, "monotonic", lambda: now[0])
    screen.refresh()
    screen._watch.start_again()
    now[0] += 300
    assert screen._watch.seconds() == 0


def test_that_what_was_typed_without_a_decision_joins_the_minutes_at_the_close(
    screen: MeetingScreen, office: Office
) -> None:
    there = screen._presenter.chosen or ""
    press(screen, letter("next"), letter("keep_waiting"))
    screen.turn_to(there)
    screen.case.focus_discussion()
    QTest.keyClicks(screen.case.said.discussion, "Only talked")
    screen.minutes.click()
    minutes = office.desk.ask(lambda reading: reading.find(Minute, referral=there))
    assert [one.discussion for one in minutes] == ["Only talked"]
    assert office.desk.draft(f"today/{there}") == ""
    assert office.desk.ask(lambda reading: reading.get(Meeting, "today")).issued is not None


def test_that_a_meeting_interrupted_goes_on_where_it_was(
    screen: MeetingScreen,
    office: Office,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    window: MainWindow,
) -> None:
    press(screen, letter("next"), letter("next"))
    there = screen._presenter.chosen
    qtbot.waitUntil(lambda: office.desk.draft("today/place") == there, timeout=3000)
    window.close()
    again = window_on(office, Answers(), qtbot, qapp, tmp_path)
    found = again.screen_of("meeting")
    assert isinstance(found, MeetingScreen)
    assert found._presenter.chosen == there
    again.close()


def test_that_keys_can_be_changed_and_switched_off_and_are_remembered(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    window.actions_by_name["keys"].trigger()
    dialog = window.keys.asking.dialog
    assert dialog is not None
    dialog.fields["keep_waiting"].setText("Q")  # type: ignore[attr-defined]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "Q is the key of “Keep waiting” and of “Views and plan”" in dialog.refusal.accessibleName()
    dialog.fields["views"].setText("w")  # type: ignore[attr-defined]
    dialog.fields["bare"].setCurrentIndex(1)  # type: ignore[attr-defined]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.keys.keys().letters["keep_waiting"] == "Q"
    assert screen.case.decisions.wait.accessibleDescription() == "Key Q"
    screen.setFocus()
    press(screen, Qt.Key.Key_Q)
    assert decisions(office) == []
    press(screen, Qt.Key.Key_Q, modifier=ALT)
    assert [one.kind for one in decisions(office)] == ["keep_waiting"]


def test_that_rubbish_remembered_gives_the_usual_keys() -> None:
    for text in ("", "{", "[]", '{"letters": {"next": "NN"}, "bare": true}', '{"letters": 3, "bare": 1}'):
        assert keys_from(text) == USUAL
    own = changed({**USUAL.letters, "next": "V", "previous": "p"} | {"next": "Z", "pause": "N"}, bare=False)
    assert keys_from(keys_text(own)) == own


@pytest.mark.parametrize("wrong", ["", "1", "AB", "é", "F"])
def test_that_what_is_no_letter_or_opens_a_menu_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="letter"):
        changed({**USUAL.letters, "next": wrong}, bare=True)


def test_that_no_two_usual_keys_are_the_same() -> None:
    assert changed(USUAL.letters, bare=True) == USUAL
    assert set(USUAL.letters) == set(ACTS)


def test_that_no_menu_takes_a_letter_of_the_meeting(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    opened = {title[title.index("&") + 1].upper() for title in titles if "&" in title}
    assert len(titles) > len(opened) > 0
    assert not opened & set(USUAL.letters.values())


def test_that_the_chair_pauses_the_room_and_lets_guests_in_from_their_own_window(window: MainWindow) -> None:
    does = window.actions_by_name
    does["pause room"].trigger()
    assert "Press F5 first" in window.banner.accessibleName()
    does["room"].trigger()
    room = window.room.window
    assert room is not None
    does["pause room"].trigger()
    assert (room.is_blank, "paused" in window.banner.accessibleName()) == (True, True)
    does["pause room"].trigger()
    does["guest"].trigger()
    assert (room.is_blank, room.has_guest) == (False, True)
    does["guest"].trigger()
    assert not room.has_guest


def test_that_only_the_operators_window_is_kept_out_of_captures_where_the_system_can(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def accept(handle: int, affinity: int) -> bool:
        asked.append((handle, affinity))
        return True

    window.actions_by_name["capture"].trigger()
    assert "cannot keep one window out" in window.banner.accessibleName()
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr(capture, "_set_affinity", accept)
    window.actions_by_name["capture"].trigger()
    assert "kept out of screen sharing" in window.banner.accessibleName()
    window.actions_by_name["capture"].trigger()
    assert asked == [(int(window.winId()), capture.EXCLUDED), (int(window.winId()), capture.ORDINARY)]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_that_large_letters_need_no_larger_window(
    window: MainWindow, screen: MeetingScreen, qapp: QApplication, scale: float
) -> None:
    window.wardrobe.choose(Theme.LIGHT, scale)
    window.resize(1366, 768)
    for _ in range(4):
        qapp.processEvents()
    assert (window.width(), window.height()) == (1366, 768)
    page = screen.pages.currentWidget()
    assert isinstance(page, Page)
    for part in (screen.case.decisions.wait, screen.case.said.discussion, screen.board):
        page.ensureWidgetVisible(part)
        qapp.processEvents()
        assert not part.visibleRegion().isEmpty()
