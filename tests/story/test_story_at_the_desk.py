"""The whole main job through the desk alone: returns in, queue ranked, a bed decided, minutes out, graph drawn."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from pc_desktop import demo, errands
from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.services.charts_view import charts_view
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.history_view import history_view
from pc_desktop.services.meet import AddAddendum, IssueMinutes
from pc_desktop.services.meeting_view import MeetingPage, meeting_view
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.services.ruling import Said
from tests.services.small_region import Putting


def page(office: Office) -> MeetingPage:
    """Look at the meeting."""
    return office.desk.ask(lambda reading: meeting_view(reading, office.gazetteer))


def seen(office: Office) -> tuple[object, ...]:
    """Give what the meeting sees of queue, plan, board and minutes."""
    now = page(office)
    return now.queue, now.plan, now.board, now.decisions


def test_that_the_main_job_runs_from_returns_to_minutes(office: Office, tmp_path: Path) -> None:
    files = demo.sample_returns()
    preview = errands.import_files(office, files, accept=False)
    assert preview.step is None
    assert all(sum(file.counts.values()) > 0 for file in preview.files)
    before = seen(office)
    accepted = errands.import_files(office, files, accept=True, said=errands.Said(gone=True))
    assert accepted.step is not None
    assert seen(office) != before
    again = errands.import_files(office, files, accept=True)
    assert again.step is None
    assert all(file.known for file in again.files)

    ranked = page(office)
    assert [line.place for line in ranked.queue] == list(range(1, len(ranked.queue) + 1))
    assert all(line.reasons for line in ranked.queue)
    assert all(line.why for line in ranked.plan)
    units = len(ranked.board.units)
    assert all(len(line.why_not) == units - (line.unit is not None) for line in ranked.plan)

    undecided = seen(office)
    first = next(line for line in ranked.plan if line.bed_key and line.when == "now")
    assert ranked.meeting is not None
    assert first.bed_key is not None
    until = ranked.meeting.day + timedelta(days=3)
    offer = OfferBed(
        first.key, first.bed_key, ranked.meeting.key, until, Said("Discussed.", "Most unwell.", seconds=300)
    )
    office.desk.do(offer)
    decided = page(office)
    assert decided.board.held == ranked.board.held + 1
    assert decided.board.available == ranked.board.available - 1
    assert first.key not in {line.key for line in decided.plan}
    assert decided.decisions[-1].ref == first.ref
    assert next(line for line in decided.queue if line.key == first.key).settled

    office.desk.undo()
    assert seen(office) == undecided
    office.desk.redo()
    assert page(office).decisions[-1].ref == first.ref

    second = next(line for line in page(office).queue if not line.settled)
    office.desk.do(
        KeepWaiting(second.key, ranked.meeting.key, Said("=cmd|' /C calc'!A0", "No bed.", seconds=120))
    )
    demo.attend(office, ranked.meeting.key)
    office.desk.do(IssueMinutes(ranked.meeting.key))
    with pytest.raises(Refused, match="issued"):
        office.desk.undo()
    office.desk.do(AddAddendum(ranked.meeting.key, "The bed number was misheard."))

    book = tmp_path / "minutes.xlsx"
    errands.export_minutes(office, book)
    workbook = openpyxl.load_workbook(book)
    cells = [
        cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert any(first.ref in str(cell.value) for cell in cells)

    titles = [line.title for line in office.desk.ask(history_view)]
    assert titles[0].startswith("Correct the minutes")
    assert any(title.startswith("Import returns") for title in titles)
    assert any(title.startswith("Undo: Offer") for title in titles)
    assert office.desk.verify() == ()


def test_that_issued_minutes_keep_the_beds_as_they_were(office: Office, tmp_path: Path) -> None:
    meeting = page(office).meeting
    assert meeting is not None
    free = page(office).board.available
    demo.attend(office, meeting.key)
    offered = next(line for line in page(office).plan if line.bed_key and line.when == "now")
    assert offered.bed_key is not None
    until = meeting.day + timedelta(days=3)
    office.desk.do(OfferBed(offered.key, offered.bed_key, meeting.key, until, Said()))
    office.desk.do(IssueMinutes(meeting.key))
    latest = office.desk.ask(latest_meeting)
    assert latest is not None
    assert latest.key == meeting.key
    pack = minutes_of(office.desk, latest)
    assert sum(line.free for line in pack.bed_state) == free - 1


def test_that_the_length_of_stay_graph_changes_when_a_managed_stay_ends(office: Office) -> None:
    before, charts_before = office.desk.ask(outcomes_view), office.desk.ask(charts_view)
    managed = office.desk.ask(lambda reading: reading.find(Stay, source="meeting", discharged=None))[0]
    left = office.clock.now() - timedelta(hours=1)
    occupied = office.desk.ask(lambda reading: reading.find(Occupation, stay=managed.key, end=None))
    office.desk.do(Putting(replace(managed, discharged=left), *(replace(one, end=left) for one in occupied)))
    after, charts = office.desk.ask(outcomes_view), office.desk.ask(charts_view)
    assert charts.chart("length_of_stay").table != charts_before.chart("length_of_stay").table
    assert [row.value for row in after.rows] == [row.value for row in before.rows], (
        "the years compared are over"
    )
    assert charts.chart("length_of_stay").caption
    assert charts.chart("length_of_stay").definition


def test_that_the_story_needs_no_window() -> None:
    code = "import sys, pc_desktop.errands, pc_desktop.services.desk; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_no_held_bed_is_held_twice(office: Office) -> None:
    holds = office.desk.ask(lambda reading: reading.find(Hold, released=None))
    live = [hold for hold in holds if hold.until > office.clock.now()]
    assert len({hold.bed for hold in live}) == len(live)
