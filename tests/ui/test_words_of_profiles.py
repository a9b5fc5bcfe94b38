"""What a collaborative calls its linked unit and its teams stands wherever a person reads of them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pc_desktop.bootstrap import furnish
from pc_desktop.clock import StoppedClock
from pc_desktop.domain.called import LINK, OWN, Called, heading, short_link
from pc_desktop.exchange.minutes_book import minutes_book
from pc_desktop.exchange.referral_form_book import form_book
from pc_desktop.exchange.referral_list_book import referral_list_book
from pc_desktop.reference import profiles
from pc_desktop.sample.profiles_region import sample_order
from pc_desktop.services.cases import rules_in_force
from pc_desktop.services.desk import Desk
from pc_desktop.services.form_pack import form_pack
from pc_desktop.services.life import ArrangeAssessment
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.minutes_view import minutes_view
from pc_desktop.services.office import Office
from pc_desktop.services.patient_summary import PatientSummary, patient_summary
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import called_in, region_now
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.ui.beds.away_presenter import AwayPresenter
from pc_desktop.ui.beds.plan_page import PlanPage
from pc_desktop.ui.beds.plan_presenter import PlanPresenter
from pc_desktop.ui.beds.queue_rows import queue_rows
from pc_desktop.ui.history.presenter import HistoryPresenter, said
from pc_desktop.ui.meeting.agenda_presenter import AgendaPresenter
from pc_desktop.ui.meeting.presenter import MeetingPresenter
from pc_desktop.ui.minutes_sending import title_of
from pc_desktop.ui.referrals.intake_presenter import IntakePresenter
from pc_desktop.ui.referrals.life_presenter import LifePresenter
from pc_desktop.ui.referrals.presenter import ReferralsPresenter
from pc_desktop.ui.room.presenter import RoomPresenter
from pc_desktop.ui.setup.teams_part import TeamsPart
from pc_desktop.ui.widgets.words import Words

OTHERS = ("adult_secure", "children_and_young_people")


@pytest.fixture(params=OTHERS)
def office(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """Open the sample region of one of the other profiles."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    store = create_store(tmp_path / "region.pcstore", "three invented words")
    now, order = sample_order(request.param)
    Desk(store, StoppedClock(now), role="setup").do(order)
    yield furnish(store, StoppedClock(now))
    store.close()


def texts(shown: Any) -> Iterator[str]:
    """Give every text in prepared rows, however deep, but for the keys nobody reads."""
    if isinstance(shown, str):
        yield shown
    elif is_dataclass(shown):
        for one in fields(shown):
            yield from texts("" if one.name == "key" else getattr(shown, one.name))
    elif isinstance(shown, Mapping):
        yield from texts(tuple(shown.values()))
    elif isinstance(shown, tuple | list | frozenset):
        for each in shown:
            yield from texts(each)


def paper(office: Office, key: str) -> PatientSummary:
    """Give the summary of one referral as it is printed."""
    return office.desk.ask(lambda reading: patient_summary(reading, key, "Ama", {}))


def looks(office: Office) -> dict[str, list[str]]:
    """Give what each place where the linked unit is named shows, for everybody waiting."""
    region = office.desk.ask(region_now)
    keys = [key for key, case in region.cases.items() if not case.person.restricted]
    referrals, meeting, room, plan = (
        ReferralsPresenter(office), MeetingPresenter(office), RoomPresenter(office), PlanPresenter(office)
    )  # fmt: skip
    referrals.refresh()
    planned = plan.refresh()
    listed = referrals.listed(names_patients=True)
    assert listed is not None
    for key in keys:
        plan.work_out(key)
    return {
        "patients": [*texts([referrals.patient(key) for key in keys])],
        "units": [*texts([referrals.patients.units(key, consequences=True) for key in keys])],
        "paper": [text for key in keys for text in texts(paper(office, key))],
        "queue": [*texts(queue_rows(region))],
        "plan": [*texts(planned), *texts([plan.person(key) for key in keys]), *texts(plan.compare())],
        "meeting": [*texts([meeting.choose(key) for key in keys])],
        "room": [*texts([room.refresh(key) for key in keys])],
        "agenda": [*texts(AgendaPresenter(office).refresh())],
        "away": [*texts(AwayPresenter(office).refresh())],
        "teams": [*texts(TeamsPart(office).begin("add", ""))],
        "list": [
            str(cell.value) for row in referral_list_book(listed).worksheets[0] for cell in row if cell.value
        ],
    }


def _in_state(office: Office, state: str) -> str:
    """Give somebody whose referral stands at a state."""
    cases = office.desk.ask(region_now).cases
    return next(key for key, case in cases.items() if case.last.state == state)


NAMED_IN = ("paper", "queue", "plan", "meeting", "room", "teams", "list")
"""Where the linked unit is always named in full."""


def test_that_nothing_says_the_products_own_word_where_the_collaborative_has_one(office: Office) -> None:
    link = office.desk.ask(region_now).called.linked_unit
    assert link in {"home unit", "local unit"}
    for where, shown in looks(office).items():
        assert [text for text in shown if "linked" in text.casefold()] == [], where
        assert where not in NAMED_IN or any(link in text.casefold() for text in shown), where


def test_that_a_unit_that_is_theirs_is_marked_in_a_word_of_the_collaboratives(office: Office) -> None:
    word = heading(short_link(office.desk.ask(region_now).called.linked_unit))
    shown = looks(office)
    assert word in shown["plan"]
    assert word in shown["meeting"]
    assert any(f"({word.lower()})" in text for text in shown["units"])


def test_that_who_refers_is_asked_for_in_the_collaboratives_words(office: Office) -> None:
    called = office.desk.ask(region_now).called
    team = heading(called.community_team)
    labels = [*texts(IntakePresenter(office).open())]
    sheet = form_book(office.desk.ask(form_pack)).worksheets[0]
    assert team in labels
    assert f"{team}:" in [cell.value for cell in sheet["A"]]


def test_that_assessment_and_meeting_are_called_as_the_profile_calls_them(office: Office) -> None:
    called = office.desk.ask(region_now).called
    assert called.assessment == "access assessment"
    presenter = ReferralsPresenter(office)
    presenter.refresh()
    life, key = LifePresenter(office), _in_state(office, "triaged")
    turns = {one.key: one.words for one in life.turns(key)}
    assert turns["assess"] == "Arrange access assessment…"
    form = life.form(key, "assess")
    assert form is not None
    assert form.title.startswith("Arrange an access assessment of R-")
    office.desk.do(ArrangeAssessment(key, office.clock.now().date(), "Dr Xxtest-Lorne"))
    shown = life.show(key)
    assert shown is not None
    assert shown.state.startswith("Access assessment arranged since")
    queue = queue_view(office.desk.ask(region_now))
    assert "Access assessment arranged" in {line.state_words for line in queue}
    presenter.refresh()
    assert any("Access assessment arranged" in text for text in texts(presenter.patient(key)))
    meeting = MeetingPresenter(office)
    assert meeting.refresh().title == f"Weekly {called.meeting}"
    held = office.desk.ask(current_meeting)
    assert held is not None
    pack = office.desk.ask(lambda at: minutes_view(at, held.key, ()))
    assert title_of(pack).startswith(f"Minutes of the {called.meeting} of ")
    assert minutes_book(pack).worksheets[0]["A1"].value == f"Minutes of the {called.meeting}"


def test_that_history_says_a_turn_as_it_is_called_here(office: Office) -> None:
    key = _in_state(office, "for_meeting")
    done = office.desk.do(ArrangeAssessment(key, office.clock.now().date(), "Dr Xxtest-Lorne"))
    presenter = HistoryPresenter(office)
    newest = presenter.refresh().steps[0].key
    assert newest == str(done.step)
    assert "Access assessment arranged" in set(texts(presenter.step(newest)))
    here = office.desk.ask(called_in)
    assert said("milestone", "state", "assessment_done", here) == "Access assessment done"
    assert said("milestone", "reason", "assessment_done", here) == "assessment_done", (
        "typed words stand as typed"
    )
    assert presenter.to_write().entries[0].line.number == done.step


def test_that_words_take_the_place_of_the_products_own_once_and_keep_their_capital() -> None:
    words = Called(linked_unit="home unit", assessment="access assessment")
    assert words.said("Assessment done") == "Access assessment done"
    assert words.said("Defer for assessment") == "Defer for access assessment"
    assert words.said("Linked unit first, then the linked unit") == "Home unit first, then the home unit"
    assert OWN.said("Assessment in the linked unit") == "Assessment in the linked unit"


def test_that_nobody_is_told_of_a_bmi_where_nobody_is_weighed(office: Office) -> None:
    screen, meeting, room = ReferralsPresenter(office), MeetingPresenter(office), RoomPresenter(office)
    judges = bool(office.desk.ask(lambda reading: rules_in_force(reading, "")))
    assert screen.refresh().says_nothing == ({5} if judges else {4, 5, 10})
    unjudged = [key for key, case in office.desk.ask(region_now).cases.items() if not case.measurements]
    assert unjudged
    for key in unjudged:
        on_table, shown = meeting.choose(key).case, room.refresh(key).case
        assert on_table is not None
        assert shown is not None
        assert on_table.trend_words == shown.trend_words == ""


def test_that_the_form_asks_for_a_day_measured_only_where_something_is_measured(office: Office) -> None:
    titles = {section.title for section in IntakePresenter(office).open().sections}
    rules = office.desk.ask(lambda reading: rules_in_force(reading, ""))
    assert ("Measured" in titles) is bool(rules)
    assert ("Day" in titles) is not bool(rules)
    reasons = [reason for one in office.desk.ask(region_now).ranked for reason in one.reasons]
    assert ("no risk signs recorded" in reasons) is bool(rules)


def test_that_a_look_back_and_a_look_ahead_say_the_words_of_now(office: Office) -> None:
    words = office.desk.ask(region_now).called
    before = office.clock.now() - timedelta(days=3)
    assert office.desk.ask_at(before, region_now).called == words


def test_that_words_follow_the_profile_and_nothing_else() -> None:
    assert {key: dict(one.words).get("linked_unit", LINK) for key, one in profiles().items()} == {
        "adult_eating_disorders": LINK,
        "adult_secure": "home unit",
        "children_and_young_people": "local unit",
    }


def test_that_the_plans_page_asks_and_heads_in_the_collaboratives_words(office: Office, qtbot: QtBot) -> None:
    link = office.desk.ask(region_now).called.linked_unit
    page = PlanPage(PlanPresenter(office))
    qtbot.addWidget(page)
    page.refresh()
    assert page.waits.accessibleName() == f"Wait for the {link} up to"
    assert f"Wait for the {link} up to" in {one.text() for one in page.findChildren(Words)}
    across = Qt.Orientation.Horizontal
    assert page.compared.model().headerData(2, across) == f"In {link}s"
    page.refresh()
    assert page.compared.model().headerData(2, across) == f"In {link}s"
