"""What the Agenda page prepares: what is gone is left alone, times are put right, forms fit the facts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.agenda import ITEMS, AgendaItem
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.reference import profiles
from pc_desktop.services.agenda import DropItem, KeepItem
from pc_desktop.services.escalation_view import gaps_now
from pc_desktop.services.meet import Attended, RecordAttendance
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.ui.meeting.actions_presenter import ActionsPresenter
from pc_desktop.ui.meeting.agenda_presenter import AgendaPresenter
from pc_desktop.ui.meeting.further_presenter import FurtherPresenter
from pc_desktop.ui.meeting.matter import Matter, Scene, Shown
from pc_desktop.ui.meeting.wishes import Ask, Order
from tests.services.small_region import NOW, TODAY, Putting
from tests.ui.meeting.small_office import small_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as furnished:
        yield furnished


def presenter(office: Office, kind: str) -> AgendaPresenter:
    made = AgendaPresenter(office)
    made.choose(f"today/{kind}")
    return made


def asked(wish: object) -> Ask:
    assert isinstance(wish, Ask)
    return wish


@pytest.mark.parametrize("kind", ITEMS)
def test_that_acts_about_a_line_that_is_gone_come_to_nothing(office: Office, kind: str) -> None:
    made = presenter(office, kind)
    for wish in (made.tick(""), made.remove(""), made.open("")):
        assert wish is None


@pytest.mark.parametrize("kind", ["attendance", "urgent", "escalations"])
def test_that_ticking_what_somebody_else_took_away_comes_to_nothing(office: Office, kind: str) -> None:
    assert presenter(office, kind).tick("gone") is None


def test_that_pages_leave_alone_what_is_gone(office: Office) -> None:
    actions, further = ActionsPresenter(office), FurtherPresenter(office)
    actions.refresh()
    further.refresh()
    wishes = [act("gone") for act in (actions.tick, actions.change, actions.cancel, actions.turn)]
    wishes += [act("gone") for act in (further.answer, further.change_escalation, further.change_gap)]
    wishes += [further.use_proposal("gone"), further.remove_gap(""), further.remove_escalation("")]
    assert wishes == [None] * len(wishes)
    assert actions.tick_words("gone") == "Done"
    assert actions.today() == further.today() == TODAY


class Plain(Matter):
    """A kind of item under which nothing can be done."""

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show nothing."""
        return Shown()


def test_that_every_kind_shows_something_of_its_own_and_does_nothing_it_does_not_say() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Matter()  # type: ignore[abstract]
    scene: Any = Scene
    plain = Plain()
    done = plain.add(scene), plain.tick(scene, ""), plain.open(scene, ""), plain.remove(scene, "")
    assert done == (None, None, None, None)


def test_that_from_a_dropped_item_the_next_one_is_its_neighbour(office: Office) -> None:
    made = presenter(office, "quorum")
    office.desk.do(DropItem("today", "today/quorum"))
    made.refresh()
    assert (made.neighbour(1), made.neighbour(-1)) == ("today/interests", "today/attendance")
    office.desk.do(DropItem("today", "today/interests"))
    made.refresh()
    assert made.neighbour(1) == "today/last_minutes"
    assert presenter(office, "next_meeting").neighbour(1) == "today/next_meeting"


def test_that_the_first_open_item_is_on_and_after_the_last_none_follows(office: Office) -> None:
    for kind in ("welcome", "attendance"):
        office.desk.do(KeepItem("today", f"today/{kind}", "", done=True))
    made = AgendaPresenter(office)
    made.refresh()
    assert made.chosen == "today/quorum"
    made.choose("today/next_meeting")
    assert made.next_open() == "today/next_meeting"
    for kind in ITEMS:
        office.desk.do(KeepItem("today", f"today/{kind}", "", done=True))
    made = AgendaPresenter(office)
    made.refresh()
    assert made.chosen == "today/welcome"


def test_that_time_taken_is_put_right_with_what_is_not_yet_written(office: Office) -> None:
    made = presenter(office, "gaps")
    made.spend(0)
    made.spend(400)
    made.refresh()
    ask = asked(made.change())
    command: Any = ask.make({"words": "Gaps", "budget": 1, "taken": 7})
    assert command.taken is None, "unchanged, what is counted stays to be written"
    command = ask.make({"words": "Gaps", "budget": 1, "taken": 3})
    assert command.taken == 180
    office.desk.do(command)
    rows = made.refresh().rows
    assert rows[14].cells[2].text == "2 min over"
    assert office.desk.draft("agenda-seconds/today/gaps") == ""


def test_that_without_a_meeting_there_is_nothing_to_act_on(office: Office) -> None:
    class Clear:
        def title(self, _reading: object) -> str:
            return "Clear"

        def carry_out(self, work: Any) -> None:
            work.remove(*work.find(Attendance), *work.find(Meeting))

    office.desk.do(Clear())
    made = AgendaPresenter(office)
    rows = made.refresh()
    assert (rows.item, rows.plan_words) == (None, "Plan the next meeting…")
    made.keep_draft("lost to nobody")
    made.spend(30)
    assert (made.chosen, made.is_done, made.note("x"), made.neighbour(1)) == ("", False, None, "")
    with pytest.raises(Refused, match="No meeting is planned"):
        made.add()
    assert asked(made.plan_next()).form.fields[0].value is not None


def test_that_badges_say_how_the_meeting_stands(office: Office) -> None:
    def said() -> list[str]:
        return [badge.text for badge in AgendaPresenter(office).refresh().badges]

    assert said()[1:4] == ["◆ Not quorate", "0 of 16 items done", "0 discussed, 3 left to discuss"]
    assert said()[4] == "44 min planned"
    liaison = Attended("L", "Liaison practitioner", status="present")
    office.desk.do(RecordAttendance("today", (liaison,)))
    assert said()[1] == "✓ Quorate"
    everybody = office.desk.ask(lambda reading: reading.find(Attendance))
    office.desk.do(Putting(*(replace(one, status="apologies") for one in everybody)))
    assert said()[1] == "Nobody recorded as present yet"


def test_that_an_agenda_without_times_counts_all_the_same(office: Office) -> None:
    AgendaPresenter(office).refresh()
    office.desk.do(DropItem("today", "today/gaps"))
    items = office.desk.ask(lambda reading: reading.find(AgendaItem))
    office.desk.do(Putting(*(replace(one, budget=0) for one in items)))
    rows = AgendaPresenter(office).refresh()
    assert rows.badges[4].text == "no time set"
    assert rows.item is not None
    assert rows.item.time == "no time set"


def test_that_between_meetings_things_are_raised_between_meetings(office: Office) -> None:
    meeting = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    office.desk.do(Putting(replace(meeting, started=None)))
    further = FurtherPresenter(office)
    raised = asked(further.escalate()).form.fields[-1]
    assert [choice.text for choice in raised.choices] == ["between meetings"]
    command: Any = asked(further.name_gap()).make(
        {"place": "P", "service": "S", "words": "", "referral": "", "raised": ""}
    )
    office.desk.do(command)
    assert office.desk.ask(gaps_now)[0].raised == "between meetings"


def test_that_a_guest_keeps_whom_they_came_for_when_that_wait_has_ended(office: Office) -> None:
    office.desk.do(RecordAttendance("today", (Attended("V", "", None, "present", "guest", "r1"),)))
    referral = office.desk.ask(lambda reading: reading.get(Referral, "r1"))
    office.desk.do(Putting(replace(referral, closed=NOW)))
    made = presenter(office, "attendance")
    guest = next(
        one.key for one in office.desk.ask(lambda reading: reading.find(Attendance)) if one.name == "V"
    )
    field = next(one for one in asked(made.open(guest)).form.fields if one.key == "referral")
    assert field.value == "r1"
    assert field.choices[-1].text == "R-0411A"


def test_that_people_with_a_profile_are_held_against_its_standards(office: Office) -> None:
    rows = presenter(replace(office, profiles=profiles()), "new_referrals").refresh()
    assert rows.item is not None
    assert "Something is amiss about 3." in rows.item.shown.lead


def test_that_a_last_line_of_matters_arising_is_closed(office: Office) -> None:
    wish = presenter(office, "last_minutes").tick("some action")
    assert isinstance(wish, Order)


def test_that_the_words_on_confidentiality_are_those_of_setup(office: Office) -> None:
    office.desk.do(Putting(Setting("confidentiality_words", "Say nothing outside.")))
    rows = presenter(office, "welcome").refresh()
    assert rows.item is not None
    assert rows.item.shown.lead == "Say nothing outside."
