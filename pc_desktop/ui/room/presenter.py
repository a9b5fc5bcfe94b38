"""What the room's screen shows: asks for the meeting's page and keeps of it what everybody may see."""

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.meeting import Decision
from pc_desktop.domain.person import Person, age_on
from pc_desktop.domain.referral import STATES, Milestone, Referral, state_of
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.meeting_view import MeetingPage, meeting_view
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.ui.room.rows import RoomCase, RoomRows, case_rows, gone_rows, unit_figures, who_words


class RoomPresenter:
    """Prepares the room's screen; it gives no orders and never chooses whose turn it is."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def refresh(self, chosen: str | None) -> RoomRows:
        """Prepare the screen with one referral on it, or with nobody where none is chosen or known."""
        return self._office.desk.ask(lambda reading: self._rows(reading, chosen))

    def _rows(self, reading: Reading, chosen: str | None) -> RoomRows:
        """Look once and prepare everything from that look."""
        page = meeting_view(reading, self._office.gazetteer, chosen)
        quiet, advice = _quiet(page)
        case = _case(reading, page, chosen) if chosen is not None else None
        return RoomRows(case, quiet, advice, unit_figures(page.board.units))


def _quiet(page: MeetingPage) -> tuple[str, str]:
    """Say what stands there while nobody is discussed: two sentences."""
    if page.meeting is None:
        return f"Weekly {page.called.meeting}", "No meeting is planned."
    words = "Nobody is being discussed." if page.queue else "Nobody is waiting."
    return page.heading, words


def _case(reading: Reading, page: MeetingPage, chosen: str) -> RoomCase | None:
    """Prepare the referral chosen and no other: the page turns to the next where the chosen one no longer waits."""
    who, decision = _who(reading, chosen), _decided(reading, page, chosen)
    if page.case is not None and page.case.key == chosen:
        line = next(one for one in page.queue if one.key == chosen)
        return case_rows(page.case, line, len(page.queue), who, decision)
    if not who:
        return None
    last = state_of(reading.find(Milestone, referral=chosen))
    ended_by = decision if decision is not None and decision.at >= last.at else None
    return gone_rows(chosen, who, ended_by, "" if last.state == "died" else STATES[last.state])


def _who(reading: Reading, chosen: str) -> str:
    """Name the patient of a referral by initials and age; nothing where there is no such referral."""
    referral = reading.peek(Referral, chosen)
    person = reading.peek(Person, referral.person) if referral else None
    return who_words(shown_initials(person), age_on(person, local_day(reading.now))) if person else ""


def _decided(reading: Reading, page: MeetingPage, chosen: str) -> Decision | None:
    """Give what this meeting decided last about a referral."""
    if page.meeting is None:
        return None
    found = reading.find(Decision, meeting=page.meeting.key, referral=chosen)
    return max(found, key=lambda one: one.number, default=None)
