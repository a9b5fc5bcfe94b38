"""The Meeting screen's rows: nobody can tell from them whose a restricted record is."""

from dataclasses import replace

from pc_desktop.domain.meeting import Attendance
from pc_desktop.domain.person import Person
from pc_desktop.services.glass import MASKED_INITIALS
from pc_desktop.services.office import Office
from pc_desktop.ui.meeting.presenter import MeetingPresenter
from pc_desktop.ui.meeting.rows import MeetingRows
from tests.services.small_region import Putting


def told(rows: MeetingRows, key: str) -> str:
    """Give everything that is written and said about one referral."""
    lines = [row for row in (*rows.queue, *rows.plan) if row.key == key]
    assert len(lines) == 2
    return " ".join(str(part) for part in (*lines, rows.case))


def test_that_the_queue_the_plan_and_the_case_mask_a_restricted_record(office: Office) -> None:
    presenter = MeetingPresenter(office)
    before = presenter.choose("r1")
    assert before.case is not None
    ref, _, short = before.case.title.partition(" · ")
    home = before.case.about.rpartition(" · ")[2]
    assert told(before, "r1").count(short) >= 3, "queue, plan and case name them"
    person = office.desk.ask(lambda reading: reading.get(Person, "w1"))
    office.desk.do(Putting(replace(person, restricted="works for the trust")))
    rows = presenter.refresh()
    assert rows.case is not None
    assert rows.case.title == f"{ref} · {MASKED_INITIALS}"
    assert rows.case.about == before.case.about.replace(home, "restricted record")
    assert short not in told(rows, "r1")
    assert f" · {MASKED_INITIALS}" in [cell.text for row in rows.plan for cell in row.cells]
    assert [row for row in rows.queue if row.key != "r1"] == [row for row in before.queue if row.key != "r1"]


def test_that_the_bar_says_who_is_here_and_whether_they_make_a_quorum(office: Office) -> None:
    presenter = MeetingPresenter(office)
    (chair,) = office.desk.ask(lambda reading: reading.find(Attendance))
    office.desk.do(Putting(replace(chair, status="not recorded")))
    assert "0 of 1 attending" in [badge.text for badge in presenter.refresh().badges]
    office.desk.do(Putting(replace(chair, status="present")))
    (badge,) = [one for one in presenter.refresh().badges if "attending" in one.text]
    assert badge.text == "1 of 1 attending · not quorate"
    assert "Not quorate:" in badge.tip
    others = (
        Attendance("q1", "today", "Lia", "Liaison practitioner", None, "present"),
        Attendance("q2", "today", "Lena", "Clinical lead", "larch", "present"),
    )
    office.desk.do(Putting(*others))
    assert "3 of 3 attending · quorate" in [one.text for one in presenter.refresh().badges]
