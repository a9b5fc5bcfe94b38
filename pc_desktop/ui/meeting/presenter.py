"""What the Meeting screen shows and sends: rows from the meeting's page, orders from the chair's keys."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import OAT_REASONS, Attendance
from pc_desktop.domain.referral import Referral
from pc_desktop.services.actions_view import actions_now
from pc_desktop.services.ask_information import completeness_of
from pc_desktop.services.case_view import OptionLine
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.meet import Attended, RecordAttendance, StartMeeting
from pc_desktop.services.meeting_view import MeetingGround, MeetingPage, meeting_ground, turned_to
from pc_desktop.services.minuting import CorrectTime
from pc_desktop.services.offering import hold_until
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.region import region_now
from pc_desktop.ui.meeting.action_forms import new_action_form
from pc_desktop.ui.meeting.asks import FOR_STAYING, FOR_WAITING, PLAIN, QUESTIONS, Matter, form_of, order_of
from pc_desktop.ui.meeting.drafts import NOTHING, Typed, said_of
from pc_desktop.ui.meeting.expected import Expected
from pc_desktop.ui.meeting.kept import Kept
from pc_desktop.ui.meeting.rows import MeetingRows, meeting_rows
from pc_desktop.ui.meeting.wishes import Ask
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values

_A_WEEK: Final = timedelta(days=7)
_FRESH: Final = timedelta(minutes=1)


class MeetingPresenter:
    """Prepares the Meeting screen and turns the chair's wishes into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, with nobody chosen yet."""
        self._office = office
        self._page: MeetingPage | None = None
        self._chosen: str | None = None
        self._stays = False
        self._ground: MeetingGround | None = None
        self.kept = Kept(office.desk)

    @property
    def office(self) -> Office:
        """Give the office the screen sits in."""
        return self._office

    def refresh(self) -> MeetingRows:
        """Ask for the page again and prepare it."""
        self._ground = None
        self._page = self._look()
        return meeting_rows(self._page, self.typed())

    def choose(self, key: str | None) -> MeetingRows:
        """Turn to a referral, waiting or not, and prepare the page again."""
        found = self._office.desk.ask(lambda reading: reading.peek(Referral, key)) if key else None
        self._chosen, self._stays = key, found is not None and found.closed is not None
        self._page = self._look()
        return meeting_rows(self._page, self.typed())

    def begin_where_left(self) -> None:
        """Turn to whoever was on the table when the window last showed this meeting."""
        place = self.kept.place(self.meeting_key() or "")
        if place:
            self.choose(place)

    def remember_place(self) -> None:
        """Keep whose turn it is, so that a meeting interrupted goes on there."""
        meeting = self.meeting_key()
        if meeting is not None and self.chosen is not None:
            self.kept.keep_place(meeting, self.chosen)

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

    def departs(self, number: int) -> str | None:
        """Say how the unit numbered so departs from the plan or the order; None where it does not."""
        page = self._current()
        options = page.case.options if page.case else ()
        return next((one.departs for one in options if one.number == number and one.suits), None)

    def offer(self, number: int, typed: Typed, reason: str = "") -> Command:
        """Make the order that offers the bed of a numbered unit, held for the days set."""
        page, option = self._current(), self.option(number)
        referral, meeting = self._on_the_table(page)
        bed = option.bed_key or ""
        until = self._office.desk.ask(lambda reading: hold_until(reading, bed))
        why = f"{option.departs} {reason or typed.rationale}" if option.departs else None
        return OfferBed(referral, bed, meeting, until, said_of(typed, self.today(), why))

    def why_not(self, act: str) -> str:
        """Say why a decision is not for the person on the table; nothing where it is."""
        case = self._current().case
        if case is None or act in (FOR_WAITING if case.waits else FOR_STAYING):
            return ""
        return f"{case.ref} {'waits' if case.waits else 'no longer waits'}: choose another decision."

    def plain(self, act: str, typed: Typed) -> Command:
        """Make the order of a decision that asks nothing."""
        referral, meeting = self._on_the_table(self._current())
        return PLAIN[act](referral, meeting, said_of(typed, self.today()))

    def answer(self, act: str, key: str, typed: Typed) -> Command:
        """Make the order of a decision from the answer to its question."""
        page = self._current()
        referral, meeting = self._on_the_table(page)
        suits = [one for one in (page.case.options if page.case else ()) if one.suits and one.free_now]
        departs = f"{suits[0].unit} has a bed free now." if act == "out_of_area" and suits else None
        why = f"{departs} {OAT_REASONS.get(key, '').capitalize()}" if departs else None
        return QUESTIONS[act].make(referral, meeting, key, said_of(typed, self.today(), why))

    def form(self, act: str) -> Form:
        """Give the form a decision asks for, with what is missing of the referral filled in."""
        page = self._current()
        referral, _ = self._on_the_table(page)

        def matter(reading: Reading) -> Matter:
            found, region = reading.get(Referral, referral), region_now(reading)
            case = region.cases.get(referral)
            profile = self._office.profile(region.settings)
            wanted = completeness_of(region, case, profile).wanted if case else ()
            next_day = page.meeting.next_day if page.meeting else None
            return Matter(
                found.ref,
                ", ".join(part.item.label for part in wanted),
                region.today,
                next_day or max(region.today, page.meeting.day if page.meeting else region.today) + _A_WEEK,
                tuple(unit.name for unit in region.units.values() if unit.in_region),
            )

        return form_of(act, self._office.desk.ask(matter))

    def from_form(self, act: str, values: Values, typed: Typed) -> Command:
        """Make the order of a decision from its form."""
        referral, meeting = self._on_the_table(self._current())
        return order_of(act, referral, meeting, values, said_of(typed, self.today()))

    def today(self) -> date:
        """Give today in London."""
        return local_day(self._office.clock.now())

    def time_form(self, running: int) -> Form:
        """Give the form in which the time of the person on the table is put right, `running` seconds of it new."""
        page = self._current()
        seconds = (page.minute.seconds if page.minute else 0) + running
        ref = page.case.ref if page.case else ""
        minutes = Field("minutes", "Minutes discussed", Kind.NUMBER, round(seconds / 60), most=240)
        return Form(f"Time discussed: {ref}", "Correct", (minutes,))

    def new_action(self) -> Ask:
        """Ask for something to be done about the person on the table."""
        about = self.chosen or ""
        return self._office.desk.ask(
            lambda reading: new_action_form(region_now(reading), actions_now(reading), about)
        )

    def correct_time(self, values: Values) -> Command:
        """Make the order that puts the time of the person on the table right."""
        referral, meeting = self._on_the_table(self._current())
        return CorrectTime(meeting, referral, int(values["minutes"]) * 60)

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

    def typed(self) -> Typed:
        """Give what was typed about whoever is on the table: kept, in the minutes, or in a decision taken back."""
        key, page = self.draft_key(), self._page
        if key is None or page is None or page.case is None:
            return NOTHING
        made = sum(line.referral == page.case.key for line in page.decisions)
        return self.kept.typed(key, page.minute, made)

    def keep(self, typed: Typed) -> None:
        """Keep what is typed, less than a second after it is typed."""
        key = self.draft_key()
        if key is not None:
            self.kept.keep(key, typed)

    def unrecorded(self) -> tuple[tuple[str, Command], ...]:
        """Give the orders that put into the minutes what was typed without a decision, each with its draft."""
        page = self._current()
        if page.meeting is None:
            return ()
        return self.kept.unrecorded(page.meeting.key, [line.key for line in page.queue], self.today())

    def meeting_key(self) -> str | None:
        """Give the meeting at hand."""
        page = self._current()
        return page.meeting.key if page.meeting else None

    def _look(self) -> MeetingPage:
        """Ask for the page, with whoever was chosen on the table."""
        return self._office.desk.ask(self._view)

    def _view(self, reading: Reading) -> MeetingPage:
        """Look with whoever was chosen on the table; one whose wait a decision ended makes room for the next.

        Turning to somebody changes no fact, so it begins from the last look while that is fresh.
        """
        ground = self._ground
        if ground is None or reading.now - ground.region.now > _FRESH:
            ground = self._ground = meeting_ground(reading, self._office.gazetteer)
        return turned_to(reading, ground, self._chosen, self._chosen if self._stays else None)

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
