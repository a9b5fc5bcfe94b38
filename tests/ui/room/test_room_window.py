import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.meeting import ALTERNATIVES, Meeting
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.referral import Referral
from pc_desktop.services.cases import Case
from pc_desktop.services.decide import UseAlternative
from pc_desktop.services.office import Office
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.room.block import SMALL, Block, Written
from pc_desktop.ui.room.presenter import RoomPresenter
from pc_desktop.ui.room.rows import RoomRows
from pc_desktop.ui.room.window import PAUSED, TITLE, RoomWindow, another

Opening = Callable[..., RoomWindow]
Painted = Callable[[RoomWindow], list[Written]]
Everything = Callable[[RoomWindow], str]
SIZES = ((1920, 1080), (1366, 768), (3840, 2160), (1024, 768))


def _names(people: tuple[Person, ...], references: list[str]) -> set[str]:
    """Give whatever names a patient: names, numbers in both ways of writing, birth dates, references."""
    found: set[str] = set(references)
    for person in people:
        found |= {name for name in (person.surname, person.given) if name}
        found |= {part for part in (person.surname or "").split("-") if len(part) > 3}
        if person.nhs_number:
            found |= {person.nhs_number, shown_number(person.nhs_number)}
        if person.born:
            found |= {shown_day(person.born), person.born.isoformat(), f"{person.born:%d/%m/%Y}"}
    return found


def _told(words: set[str], text: str) -> set[str]:
    """Give those of the words that stand in the text as words."""
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return set(re.findall(rf"(?<![\w.])(?:{either})(?!\w)", text)) if words else set()


def test_that_nobody_is_identified_and_nobody_else_is_mentioned(
    sample: Office,
    queue: tuple[Case, ...],
    people: tuple[Person, ...],
    opened: Opening,
    everything: Everything,
) -> None:
    window = opened(sample)
    referrals = sample.desk.ask(lambda reading: reading.find(Referral))
    identifying = _names(people, [one.ref for one in referrals])
    outcodes = {case.person.outcode for case in queue if case.person.outcode}
    letters = {initials(person) for person in people} - {"–"}
    assert len(letters) > 50
    for case in queue:
        window.follow(case.referral.key)
        own = initials(case.person)
        text = everything(window)
        assert own in text, "the person whose turn it is can be seen"
        assert _told(identifying, text) == set()
        assert _told(outcodes, text) == set()
        assert _told(letters - {own}, text) == set()


def test_that_the_test_above_would_see_a_name() -> None:
    assert _told({"Canary", "R-0403A", "S.W.", "B15"}, "to Canary, R-0403A: S.W., 24 from B15") == {
        "Canary",
        "R-0403A",
        "S.W.",
        "B15",
    }


def test_that_title_and_task_bar_name_nobody_and_nothing_answers_the_pointer(
    sample: Office, queue: tuple[Case, ...], opened: Opening
) -> None:
    window = opened(sample)
    for case in queue:
        window.follow(case.referral.key)
        assert (window.windowTitle(), window.windowIconText(), window.windowFilePath()) == (TITLE, "", "")
        assert not [
            one for one in (window, *window.findChildren(QWidget)) if one.toolTip() or one.statusTip()
        ]


def test_that_the_room_follows_the_chair(
    sample: Office, queue: tuple[Case, ...], opened: Opening, everything: Everything
) -> None:
    window = opened(sample)
    for case in (queue[2], queue[0]):
        window.follow(case.referral.key)
        assert initials(case.person) in everything(window)
    assert initials(queue[2].person) not in everything(window)
    window.follow(None)
    assert "Nobody is being discussed." in everything(window)
    assert initials(queue[0].person) not in everything(window)


def test_that_a_window_opened_late_shows_whose_turn_it_is(
    sample: Office, queue: tuple[Case, ...], qtbot: QtBot, everything: Everything
) -> None:
    window = RoomWindow(RoomPresenter(sample))
    qtbot.addWidget(window)
    window.follow(queue[1].referral.key)
    with qtbot.waitExposed(window):
        window.show()
    assert initials(queue[1].person) in everything(window)


def test_that_the_next_case_is_hidden_after_a_decision_that_ends_the_wait(
    undoing: Office, queue: tuple[Case, ...], meeting: Meeting, opened: Opening, everything: Everything
) -> None:
    window = opened(undoing)
    window.follow(queue[0].referral.key)
    undoing.desk.do(UseAlternative(queue[0].referral.key, meeting.key, ALTERNATIVES[0]))
    window.refresh(frozenset({"decision"}))
    text = everything(window)
    assert "Alternative to admission" in text
    assert initials(queue[0].person) in text
    assert initials(queue[1].person) not in text


def test_that_a_paused_screen_leaves_nothing(
    sample: Office, queue: tuple[Case, ...], opened: Opening, painted: Painted, everything: Everything
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    window.show_time("04:51")
    painted(window)
    window.set_blank(True)
    assert [one.words for one in painted(window)] == [PAUSED]
    window.follow(queue[1].referral.key)
    window.show_time("00:07")
    assert [one.words for one in painted(window)] == [PAUSED]
    assert set(everything(window).splitlines()) == {TITLE, PAUSED}
    colours = window.grab().toImage()
    corner = colours.pixel(5, 5)
    quarter = range(0, colours.height() // 3, 7)
    assert {colours.pixel(x, y) for x in range(0, colours.width(), 7) for y in quarter} == {corner}
    window.toggle_blank()
    assert initials(queue[1].person) in everything(window)
    assert "00:07" in everything(window)


def test_that_a_guest_sees_their_patient_alone_wherever_the_chair_turns(
    sample: Office, queue: tuple[Case, ...], opened: Opening, everything: Everything
) -> None:
    window = opened(sample)
    mine = queue[3]
    window.follow(mine.referral.key)
    window.set_guest(True)
    window.show_time("04:51")
    assert "Guest in the room" in everything(window)
    assert "04:51" in everything(window)
    for case in queue:
        window.follow(case.referral.key)
        window.refresh()
        text = everything(window)
        assert initials(mine.person) in text
        assert f" of {len(queue)}" not in text
        others = {initials(one.person) for one in queue} - {initials(mine.person)}
        assert _told(others, text) == set()
    assert "04:51" not in everything(window), "the time is somebody else's"
    window.set_guest(False)
    assert initials(queue[-1].person) in everything(window)


def test_that_a_guest_without_a_patient_sees_nobody(
    sample: Office, queue: tuple[Case, ...], opened: Opening, everything: Everything
) -> None:
    window = opened(sample)
    window.set_guest(True)
    window.follow(queue[0].referral.key)
    text = everything(window)
    assert "A guest is in the room." in text
    assert _told({initials(case.person) for case in queue}, text) == set()
    window.set_guest(True, queue[5].referral.key)
    assert initials(queue[5].person) in everything(window)


def test_that_a_guest_is_never_shown_what_was_there_before_them(
    sample: Office, queue: tuple[Case, ...], opened: Opening, everything: Everything
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    window.hide()
    window.set_guest(True, queue[1].referral.key)
    assert initials(queue[0].person) not in everything(window)


@pytest.mark.parametrize("size", SIZES)
def test_that_letters_grow_with_the_window_and_stay_readable(
    sample: Office, queue: tuple[Case, ...], opened: Opening, painted: Painted, size: tuple[int, int]
) -> None:
    window = opened(sample, *size)
    least = min(size[1] / 1080, size[0] / 1600) * SMALL
    for case in queue:
        window.follow(case.referral.key)
        smallest = min(one.pixels for one in painted(window))
        assert smallest >= round(least)
        if size == (1920, 1080):
            assert smallest >= 24
        if size == (3840, 2160):
            assert smallest >= 48


@pytest.mark.parametrize("size", [*SIZES, (800, 450)])
def test_that_nothing_is_cut_off_and_no_text_lies_on_another(
    sample: Office, queue: tuple[Case, ...], opened: Opening, painted: Painted, size: tuple[int, int]
) -> None:
    window = opened(sample, *size)
    window.show_time("104:51")
    for case in queue:
        window.follow(case.referral.key)
        painted(window)
        for block in (
            one for one in window.findChildren(Block) if one.isVisible() and one is not window.curtain
        ):
            assert window.rect().contains(block.geometry()) or block.geometry().isEmpty()
            for one in block.written:
                assert block.rect().adjusted(0, 0, 1, 1).contains(one.area), (one, block.rect())
                assert not one.words.endswith("…"), one
        _apart(window, [one for one in window.findChildren(Block) if one.isVisible()])


def _apart(window: RoomWindow, blocks: list[Block]) -> None:
    """Check that no two texts of the window share a pixel."""
    areas = [one.area.translated(block.pos()) for block in blocks for one in block.written]
    for at, area in enumerate(areas):
        for other in areas[at + 1 :]:
            shared: QRect = area.intersected(other)
            assert shared.width() <= 0 or shared.height() <= 2, (area, other)


def test_that_every_part_is_heard(
    sample: Office, queue: tuple[Case, ...], opened: Opening, painted: Painted
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    painted(window)
    for block in (window.head, window.person, window.trend, window.options, window.units):
        assert block.written
        assert block.accessibleName()
    assert "red: BMI 12.1" in window.person.accessibleName()
    assert window.head.accessibleName() == "1 of 14. K.M., 31. ▲ Red · 4 signs"


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.CONTRAST])
def test_that_a_change_of_theme_is_painted(
    sample: Office, queue: tuple[Case, ...], opened: Opening, qapp: object, theme: Theme
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    before = window.grab().toImage().pixelColor(5, 5).name().upper()
    apply(qapp, load(theme))  # type: ignore[arg-type]
    after = window.grab().toImage().pixelColor(5, 5).name().upper()
    assert (before, after) == (load(Theme.LIGHT).surface.card, load(theme).surface.card)


def test_that_nobody_waiting_and_no_meeting_are_survived(
    new: Office, opened: Opening, everything: Everything
) -> None:
    window = opened(new)
    assert "No meeting is planned." in everything(window)
    window.follow("nobody")
    window.refresh()
    for key in (Qt.Key.Key_G, Qt.Key.Key_B, Qt.Key.Key_B, Qt.Key.Key_G):
        QTest.keyClick(window, key)
    assert "No meeting is planned." in everything(window)


def test_that_one_key_pauses_and_one_lets_a_guest_in(
    sample: Office, queue: tuple[Case, ...], opened: Opening, qtbot: QtBot
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    for expected in (True, False):
        QTest.keyClick(window, Qt.Key.Key_B)
        assert window.is_blank is expected
        QTest.keyClick(window, Qt.Key.Key_G)
        assert window.has_guest is expected


def test_that_f11_fills_the_screen_and_gives_it_back(sample: Office, opened: Opening) -> None:
    window = opened(sample)
    for expected in (True, False):
        QTest.keyClick(window, Qt.Key.Key_F11)
        assert window.isFullScreen() is expected


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_that_escape_and_f5_close_the_window_and_it_says_so(
    sample: Office, opened: Opening, qtbot: QtBot, key: Qt.Key
) -> None:
    window = opened(sample)
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, key)
    assert not window.isVisible()


def test_that_other_keys_do_nothing(sample: Office, opened: Opening) -> None:
    window = opened(sample)
    QTest.keyClick(window, Qt.Key.Key_1)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert not window.is_blank


def test_that_with_one_screen_it_is_an_ordinary_window(sample: Office, opened: Opening) -> None:
    window = opened(sample)
    window.open_beside(None)
    assert window.isVisible()
    assert not window.isFullScreen()


def test_that_the_screen_the_chair_works_on_is_never_taken() -> None:
    laptop, wall, other = object(), object(), object()
    assert another(laptop, (laptop,)) is None
    assert another(laptop, (laptop, wall, other)) is wall
    assert another(wall, (laptop, wall)) is laptop


def test_that_a_window_whose_screen_is_gone_gives_the_chair_theirs_back(
    sample: Office, opened: Opening
) -> None:
    window = opened(sample)
    window.showFullScreen()
    window._lose_screen(window.screen())
    assert not window.isFullScreen()


def test_that_a_hidden_window_asks_for_nothing(qtbot: QtBot) -> None:
    window = RoomWindow(None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.follow("somebody")
    window.refresh()
    assert window.head.accessibleName() == ""


def test_that_the_keyboard_stays_with_the_window_itself(sample: Office, opened: Opening) -> None:
    window = opened(sample)
    assert not [
        one for one in window.findChildren(QWidget) if one.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]


def test_that_closing_the_window_lets_no_guest_see_more_when_it_opens_again(
    sample: Office, queue: tuple[Case, ...], opened: Opening, everything: Everything
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    window.set_guest(True)
    window.close()
    window.follow(queue[1].referral.key)
    window.open_beside(None)
    text = everything(window)
    assert initials(queue[0].person) in text
    assert initials(queue[1].person) not in text


def test_that_turning_to_the_same_person_again_asks_nothing(
    sample: Office, queue: tuple[Case, ...], opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(sample)
    window.follow(queue[0].referral.key)
    asked: list[str | None] = []
    before = window._presenter.refresh

    def ask(key: str | None) -> RoomRows:
        asked.append(key)
        return before(key)

    monkeypatch.setattr(window._presenter, "refresh", ask)
    window.follow(queue[0].referral.key)
    assert asked == []
    window.refresh(frozenset({"hold"}))
    window.follow(queue[1].referral.key)
    assert asked == [queue[0].referral.key, queue[1].referral.key]
