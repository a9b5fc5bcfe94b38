"""What the Meeting screen shows and sends: rows from the meeting's page, orders from the chair's keys."""

from collections.abc import Mapping

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Attendance
from pc_desktop.services.case_view import OptionLine
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.meet import Attended, RecordAttendance, StartMeeting
from pc_desktop.services.meeting_view import MeetingPage, meeting_view
from pc_desktop.services.offering import hold_until
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.ruling import Said
from pc_desktop.ui.meeting.expected import Expected
from pc_desktop.ui.meeting.rows import MeetingRows, meeting_rows


class MeetingPresenter:
    """Prepares the Meeting screen and turns the chair's wishes into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, with nobody chosen yet."""
        self._office = office
        self._page: MeetingPage | None = None
        self._chosen: str | None = None

    @property
    def office(self) -> Office:
        """Give the office the screen sits in."""
        return self._office

    def refresh(self) -> MeetingRows:
        """Ask for the page again and prepare it."""
        self._page = self._look()
        draft = self._office.desk.draft(self.draft_key() or "")
        return meeting_rows(self._page, draft)

    def choose(self, key: str | None) -> MeetingRows:
        """Turn to a referral and prepare the page again."""
        self._chosen = key
        return self.refresh()

    def neighbour(self, step: int) -> str | None:
        """Give the key of the referral some places further down (or up) the queue; None at its ends."""
        page = self._current()
        keys = [line.key for line in page.queue]
        here = page.case.key if page.case else None
        if here is None or here not in keys:
            return keys[0] if keys else None
        place = keys.index(here) + step
        return keys[place] if 0 <= place < len(keys) else None

    def next_undecided(self) -> str | None:
        """Give the first referral in the order not yet decided on today; None where all are."""
        page = self._current()
        return next((line.key for line in page.queue if line.key not in page.decided), None)

    @property
    def chosen(self) -> str | None:
        """Give the referral whose turn it is."""
        return self._page.case.key if self._page and self._page.case else None

    def option(self, number: int) -> OptionLine:
        """Give the unit numbered so, refusing one that does not suit."""
        page = self._current()
        options = page.case.options if page.case else ()
        found = next((one for one in options if one.number == number and one.suits and one.bed_key), None)
        if found is None:
            raise Refused(f"There is no unit number {number} that suits and has a bed.")
        return found

    def offer(self, number: int, said: Said) -> Command:
        """Make the order that offers the bed of a numbered unit, held for the days set."""
        page, option = self._current(), self.option(number)
        referral, meeting = self._on_the_table(page)
        bed = option.bed_key or ""
        until = self._office.desk.ask(lambda reading: hold_until(reading, bed))
        return OfferBed(referral, bed, meeting, until, said)

    def keep_waiting(self, said: Said) -> Command:
        """Make the order that keeps the referral waiting."""
        referral, meeting = self._on_the_table(self._current())
        return KeepWaiting(referral, meeting, said)

    def alternative(self, words: str, said: Said) -> Command:
        """Make the order for an alternative to admission."""
        referral, meeting = self._on_the_table(self._current())
        return UseAlternative(referral, meeting, words, said)

    def out_of_area(self, reason: str, said: Said) -> Command:
        """Make the order for a bed out of area."""
        referral, meeting = self._on_the_table(self._current())
        return GoOutOfArea(referral, meeting, reason, said)

    def attendance(self) -> tuple[Expected, ...]:
        """Give everybody expected at the meeting at hand."""
        meeting = self._current().meeting
        if meeting is None:
            return ()
        people = self._office.desk.ask(lambda reading: reading.find(Attendance, meeting=meeting.key))
        return tuple(Expected(one.name, one.role, one.status) for one in people)

    def record(self, statuses: Mapping[str, str]) -> Command:
        """Make the order that records who came."""
        meeting = self.meeting_key()
        if meeting is None:
            raise Refused("No meeting is planned, so nobody can attend it.")
        people = self._office.desk.ask(lambda reading: reading.find(Attendance, meeting=meeting))
        return RecordAttendance(
            meeting,
            tuple(
                Attended(one.name, one.role, one.unit, statuses.get(one.name, one.status)) for one in people
            ),
        )

    def start(self) -> Command:
        """Make the order that starts the meeting planned, or a new one today."""
        meeting = self._current().meeting
        today = local_day(self._office.clock.now())
        if meeting is not None and meeting.issued is None:
            return StartMeeting(meeting.day, meeting.chair or self._office.desk.by)
        return StartMeeting(today, meeting.chair if meeting and meeting.chair else self._office.desk.by)

    def draft_key(self) -> str | None:
        """Name the draft the discussion of the referral on the table is kept under."""
        page = self._page
        return f"{page.meeting.key}/{page.case.key}" if page and page.meeting and page.case else None

    def keep_draft(self, text: str) -> None:
        """Keep what is typed, a second after it is typed."""
        key = self.draft_key()
        if key is not None:
            self._office.desk.keep_draft(key, text)

    def forget(self, draft: str | None) -> None:
        """Forget a draft, once its text is in the minutes."""
        if draft is not None:
            self._office.desk.keep_draft(draft, "")

    def meeting_key(self) -> str | None:
        """Give the meeting at hand."""
        page = self._current()
        return page.meeting.key if page.meeting else None

    def _look(self) -> MeetingPage:
        """Ask for the page, with whoever was chosen on the table."""
        office = self._office
        return office.desk.ask(lambda reading: meeting_view(reading, office.gazetteer, self._chosen))

    def _current(self) -> MeetingPage:
        """Give the page shown, asking for it where nobody has yet."""
        if self._page is None:
            self._page = self._look()
        return self._page

    def _on_the_table(self, page: MeetingPage) -> tuple[str, str]:
        """Give the referral on the table and the meeting, or say what is missing."""
        if page.meeting is None:
            raise Refused("No meeting is planned. Plan one before deciding.")
        if page.case is None:
            raise Refused("Nobody is waiting, so there is nothing to decide.")
        return page.case.key, page.meeting.key
