"""Closing a meeting: the minutes issued and locked, and whatever is sent afterwards written to files."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from pc_desktop.services.office import Office
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.file_desk import FileDesk
from pc_desktop.ui.minutes_sending import Wish, file_name_of, is_paper, made_ready, writer_of
from pc_desktop.ui.notices import Notices

_ISSUE = "Issue the minutes? They are locked from then on; later changes are dated corrections."


class MinutesDesk(FileDesk):
    """Issues and exports minutes for the window."""

    def __init__(
        self, office: Office, dispatch: Dispatch, tasks: Tasks, notices: Notices, parent: QWidget
    ) -> None:
        """Work for a window."""
        super().__init__(office, dispatch, tasks, parent)
        self._notices = notices

    def issue(self) -> bool:
        """Issue the minutes of the meeting at hand, once somebody has confirmed it."""
        meeting = self._office.desk.ask(current_meeting)
        if meeting is None:
            self.failed.emit("No meeting is planned, so there are no minutes to issue.")
            return False
        if not self._notices.confirms(self._window, _ISSUE, "Issue minutes"):
            return False
        return self._dispatch.do(IssueMinutes(meeting.key)) is not None

    def close_and_export(self) -> None:
        """Issue the minutes, then write them."""
        if self.issue():
            self.export()

    def export(self) -> None:
        """Ask where, and write the whole minutes of the latest meeting there, away from the window."""
        meeting = self._office.desk.ask(latest_meeting)
        if meeting is None:
            self.failed.emit("No meeting has been held yet, so there are no minutes to export.")
            return
        path = self._notices.workbook_to_write(self._window, f"Minutes {shown_day(meeting.day)}.xlsx")
        if path is not None:
            pack = minutes_of(self._office.desk, meeting, self._office.gazetteer)
            write = self._office.write_minutes
            self._write(lambda: write(pack, path), path.name, f"the minutes of {shown_day(meeting.day)}")

    @Slot(object)
    def send(self, wish: Wish) -> None:
        """Ask where, and write what somebody is to be sent."""
        try:
            meeting = self._office.desk.ask(lambda reading: reading.get(Meeting, wish.meeting))
            ready = made_ready(self._office, meeting, wish.key)
        except Refused as refused:
            self.failed.emit(refused.sentence)
            return
        ask = self._notices.paper_to_write if is_paper(wish.key) else self._notices.workbook_to_write
        path = ask(self._window, file_name_of(ready, wish.key))
        if path is not None:
            write = writer_of(self._office, ready, wish.key, wish.password)
            protected = ", under a password" if wish.password else ""
            self._write(lambda: write(path), path.name, f"{wish.record}{protected}")
