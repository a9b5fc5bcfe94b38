"""The main job shown on an invented region: in the window where there is a display, without one anywhere."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pc_desktop import bootstrap, errands
from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.meeting import Attendance
from pc_desktop.paths import resources
from pc_desktop.services.board_view import board_view
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.meet import Attended, IssueMinutes, RecordAttendance
from pc_desktop.services.meeting_view import MeetingPage, meeting_view
from pc_desktop.services.minutes_now import latest_meeting
from pc_desktop.services.offering import hold_until
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.ruling import Said

Say = Callable[[str], None]
_FOLDER = "bed-meeting-demo"


def has_display() -> bool:
    """Tell whether a window could be seen here."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] not in {"offscreen", "minimal"}
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(folder: Path | None, say: Say) -> int:
    """Open the window on the sample region; without a display say so and play the main job instead."""
    if not has_display():
        say("There is no display here, so the main job is played without a window.")
        play(folder, say)
        return 0
    from pc_desktop.ui.application import run

    say("Making the sample region …")
    with _sample_office(None) as office:
        say(f"The returns to import are in {returns_folder()}")
        return run(office)


def returns_folder() -> Path:
    """Give the folder of the sample's weekly returns."""
    return resources() / "returns"


def sample_returns() -> list[Path]:
    """Give the sample's weekly returns in order."""
    return sorted(path for path in returns_folder().iterdir() if path.suffix in {".xlsx", ".csv"})


@contextmanager
def _sample_office(folder: Path | None) -> Iterator[Office]:
    """Make the sample region in a store that lives as long as the demonstration, under a passphrase of its own."""
    words = bootstrap.new_passphrase()
    with tempfile.TemporaryDirectory(prefix="bed-meeting-", ignore_cleanup_errors=True) as temporary:
        store = Path(folder or temporary) / "sample.pcstore"
        bootstrap.make_store(store, words, sample=True)
        with bootstrap.opened(store, words) as office:
            yield office


def play(folder: Path | None, say: Say) -> None:
    """Play the main job without a window and leave what it makes in a folder, which is named."""
    target = (folder or Path.cwd() / _FOLDER).resolve()
    target.mkdir(parents=True, exist_ok=True)
    say("1 of 6  Making the sample region …")
    with _sample_office(None) as office:
        _import(office, say)
        _decide(office, say)
        _minutes(office, target, say)
        say("5 of 6  Drawing every screen and the outcome graph …")
        _draw(office, target)
        say("6 of 6  Checking the store …")
        faults = office.desk.verify()
        say("        The file, the rules and the journal are sound." if not faults else "\n".join(faults))
    say(f"Everything is in {target}")
    for path in sorted(target.iterdir()):
        say(f"  {path.name}")


def _import(office: Office, say: Say) -> None:
    """Import the sample's returns as one step."""
    say("2 of 6  Importing the returns of four trusts …")
    said = errands.Said(gone=True)
    answer = errands.import_files(office, sample_returns(), accept=True, said=said)
    for file in answer.files:
        counts = ", ".join(f"{number} {status}" for status, number in file.counts.items())
        say(f"        {', '.join(file.units)}: {counts}; {counted(len(file.problems), 'problem')}")
    again = errands.import_files(office, sample_returns(), accept=True)
    say(f"        The same files again: {'something changed' if again.step else 'nothing new'}.")


def _page(office: Office) -> MeetingPage:
    """Look at the meeting."""
    return office.desk.ask(lambda reading: meeting_view(reading, office.gazetteer))


def _decide(office: Office, say: Say) -> None:
    """Rank the queue, make the plan, offer the first a bed that is free now, take it back and do it again."""
    page = _page(office)
    say(
        f"3 of 6  {counted(len(page.queue), 'person', 'people')} waiting, {_free(office)} free. {page.plan_words}"
    )
    for line in page.queue[:3]:
        say(f"        {line.place}. {line.ref} {line.initials}: {'; '.join(line.reasons)}")
    beds = [line for line in page.plan if line.bed_key is not None]
    first = next((line for line in beds if line.when == "now"), beds[0])
    meeting = page.meeting
    if meeting is None or first.bed_key is None:
        return
    attend(office, meeting.key)
    bed = first.bed_key
    until = office.desk.ask(lambda reading: hold_until(reading, bed))
    said = Said(discussion="Played by the demonstration.", rationale=first.why, seconds=300)
    done = office.desk.do(OfferBed(first.key, bed, meeting.key, until, said))
    say(f"        {done.title}, held until {shown_day(until)}; {_free(office)} free.")
    office.desk.undo()
    say(f"        Taken back: {_free(office)} free. Done again: {office.desk.redo().title}.")


def attend(office: Office, meeting: str) -> None:
    """Record everybody not excused as present."""
    people = office.desk.ask(lambda reading: reading.find(Attendance, meeting=meeting))
    here = tuple(
        Attended(one.name, one.role, one.unit, "present" if one.status == "not recorded" else one.status)
        for one in people
    )
    office.desk.do(RecordAttendance(meeting, here))


def _free(office: Office) -> str:
    """Count the free beds in words."""

    def ask(reading: Reading) -> int:
        return board_view(region_now(reading)).available

    return counted(office.desk.ask(ask), "bed")


def _minutes(office: Office, target: Path, say: Say) -> None:
    """Issue the minutes and write them."""
    meeting = office.desk.ask(latest_meeting)
    if meeting is not None:
        office.desk.do(IssueMinutes(meeting.key))
        name = f"Minutes {shown_day(meeting.day)}.xlsx"
        say(
            f"4 of 6  Minutes issued with {errands.export_minutes(office, target / name)}, written to {name}."
        )


def _draw(office: Office, target: Path) -> None:
    """Draw every screen and the graph, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from pc_desktop.ui.pictures import draw_graph, draw_screens

    draw_graph(office, target / "graph-length-of-stay.png")
    draw_screens(office, target)
