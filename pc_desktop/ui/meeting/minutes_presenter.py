"""Prepares the page of minutes: every meeting held, its minutes as they will be read, and what can be sent to whom."""

from dataclasses import dataclass
from datetime import date, time

from pc_desktop.domain.calendar import LONDON, counted, local_day, moment_of, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting, is_issued
from pc_desktop.domain.minutes_pack import MinutesPack, told_words
from pc_desktop.domain.protection import refuse_weak
from pc_desktop.domain.urgent import TELL
from pc_desktop.services.approving import ApproveMinutes
from pc_desktop.services.meet import AddAddendum, IssueMinutes
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.minutes_now import ask_of, meetings_held, minutes_of
from pc_desktop.services.minutes_view import told_now
from pc_desktop.services.office import Office
from pc_desktop.services.outcome_letter import OutcomeLetter
from pc_desktop.services.ports import Command
from pc_desktop.services.sendings import FULL, LETTER, Sending, about_words, sendings
from pc_desktop.services.telling import RecordTold
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.minutes_section import Section
from pc_desktop.ui.minutes_sections import minutes_sections
from pc_desktop.ui.minutes_sending import Wish, file_name_of, is_paper, made_ready, sections_of
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_HOW = ("by telephone", "by e-mail", "by letter", "in person", "at the meeting")
_WHY_NONE = (
    "Only where the reader's trust takes protected files: some trusts' mail systems refuse them, because they cannot "
    "be scanned. So no password is usual. Tell it by another way than the file, never in the same message."
)


@dataclass(frozen=True, slots=True)
class MinutesRows:
    """The page: the meetings, what can be sent, and what the minutes chosen allow."""

    meetings: tuple[Row, ...]
    meeting: str
    sendings: tuple[Row, ...]
    title: str
    badges: tuple[Badge, ...]
    can_approve: bool
    can_issue: bool
    can_correct: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What one sending will show its reader, with who that is; a letter has a text to copy and people to tell."""

    title: str
    sections: tuple[Section, ...]
    can_write: bool
    can_protect: bool
    is_letter: bool


class MinutesPresenter:
    """Prepares the minutes of one meeting at a time."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._meeting: Meeting | None = None
        self._pack: MinutesPack | None = None
        self._sendings: tuple[Sending, ...] = ()

    def today(self) -> date:
        """Give today."""
        return self._office.desk.ask(lambda reading: local_day(reading.now))

    def refresh(self, chosen: str = "") -> MinutesRows:
        """Ask again and prepare; the meeting at hand where none is chosen, or the latest held."""
        desk = self._office.desk
        held = desk.ask(meetings_held)
        self._meeting = next((one for one in held if one.key == chosen), None) or self._at_hand(held)
        if self._meeting is None:
            self._pack, self._sendings = None, ()
            return MinutesRows(
                (), "", (), "No minutes yet", (), can_approve=False, can_issue=False, can_correct=False
            )
        meeting, pack = self._meeting, minutes_of(desk, self._meeting, self._office.gazetteer)
        self._pack = pack
        self._sendings = ask_of(desk, meeting, lambda reading: sendings(reading, meeting, pack))
        issued = is_issued(meeting)
        return MinutesRows(
            meetings=tuple(_meeting_row(one) for one in held),
            meeting=meeting.key,
            sendings=tuple(_sending_row(one) for one in self._sendings),
            title=f"Minutes of {shown_day(meeting.day)}",
            badges=_badges(pack),
            can_approve=not issued and (pack.approved is None or pack.changed_since_approved),
            can_issue=not issued,
            can_correct=issued,
        )

    def _at_hand(self, held: tuple[Meeting, ...]) -> Meeting | None:
        """Give the meeting that is going on, or else the latest held."""
        current = self._office.desk.ask(current_meeting)
        return next((one for one in held if current and one.key == current.key), held[0] if held else None)

    def preview(self, key: str) -> Preview:
        """Prepare what a sending shows, exactly as it would be written now; nothing is written."""
        one = next((one for one in self._sendings if one.key == key), None)
        if one is None or self._meeting is None or self._pack is None:
            sections = minutes_sections(self._pack) if self._pack else ()
            return Preview("", sections, can_write=False, can_protect=False, is_letter=False)
        is_letter = key.startswith(LETTER)
        try:
            ready = self._pack if key == FULL else made_ready(self._office, self._meeting, key)
        except Refused as refused:
            why = Section("Not written", (), (18, 82), (("Why", refused.sentence),))
            return Preview(_goes_to(one), (why,), can_write=False, can_protect=False, is_letter=is_letter)
        lead = _who_gets_what(one, file_name_of(ready, key))
        told = (self._told(key.removeprefix(LETTER)),) if is_letter else ()
        return Preview(
            title=_goes_to(one),
            sections=(lead, *told, *sections_of(ready)),
            can_write=True,
            can_protect=not is_paper(key),
            is_letter=is_letter,
        )

    def _told(self, decision: str) -> Section:
        """Say who has been told so far."""
        told = {one.whom: one for one in self._office.desk.ask(lambda reading: told_now(reading, decision))}
        rows = tuple(
            (f"{words[:1].upper()}{words[1:]}", told_words(told[key]) if key in told else "○ not told yet")
            for key, words in TELL.items()
        )
        return Section("Told so far", (), (18, 82), rows)

    def wish(self, key: str, password: str = "") -> Wish | None:
        """Say what is to be written; None where nothing is chosen. Refuses a weak password."""
        if password:
            refuse_weak(password)
        one = next((one for one in self._sendings if one.key == key), None)
        return Wish(self._meeting.key, key, one.record, password) if one and self._meeting else None

    def letter(self, key: str) -> OutcomeLetter | None:
        """Give a letter as text to copy; None where it is not one, or may not be written."""
        if self._meeting is None or not key.startswith(LETTER):
            return None
        try:
            ready = made_ready(self._office, self._meeting, key)
        except Refused:
            return None
        return ready if isinstance(ready, OutcomeLetter) else None

    def approve(self) -> Command | None:
        """Make the order that approves the minutes shown."""
        return ApproveMinutes(self._meeting.key) if self._meeting else None

    def issue_form(self) -> Form | None:
        """Prepare the form that issues the minutes shown."""
        if self._meeting is None or self._pack is None:
            return None
        day = shown_day(self._meeting.day)
        lead = "They are locked from then on: later changes are dated corrections, and nothing in them is undone."
        if self._pack.approved is None:
            lead += " Nobody has approved them yet."
        elif self._pack.changed_since_approved:
            lead += " They have changed since they were approved."
        field = Field("next_day", "Next meeting", Kind.DAY, self._meeting.next_day, without="Not agreed")
        return Form(f"Issue the minutes of {day}?", "Issue minutes", (field,), lead)

    def issue(self, values: Values) -> Command | None:
        """Make the order that issues them."""
        return IssueMinutes(self._meeting.key, values["next_day"]) if self._meeting else None

    def correct_form(self) -> Form | None:
        """Prepare the form of a correction."""
        if self._meeting is None:
            return None
        lead = "It stands below the minutes with today's date and your name; what was issued stays as it is."
        field = Field("text", "What is to be corrected", Kind.NOTE, "")
        return Form(
            f"Correct the minutes of {shown_day(self._meeting.day)}", "Add correction", (field,), lead
        )

    def correct(self, values: Values) -> Command | None:
        """Make the order that adds a correction."""
        return AddAddendum(self._meeting.key, values["text"]) if self._meeting else None

    def told_form(self, key: str) -> Form | None:
        """Prepare the form that records who was told; None where no letter is chosen."""
        one = next((one for one in self._sendings if one.key == key and key.startswith(LETTER)), None)
        if one is None:
            return None
        now = self._office.clock.now().astimezone(LONDON)
        known = {
            told.whom
            for told in self._office.desk.ask(lambda reading: told_now(reading, key.removeprefix(LETTER)))
        }
        left = tuple(whom for whom in TELL if whom not in known)
        everybody = tuple(Choice(whom, f"{words[:1].upper()}{words[1:]}") for whom, words in TELL.items())
        return Form(
            f"Who has been told about {one.about[0]}",
            "Record",
            (
                Field("whom", "Told", Kind.SEVERAL, left[:1], choices=everybody),
                Field("how", "How", Kind.SUGGEST, _HOW[0], choices=tuple(Choice(how, how) for how in _HOW)),
                Field("day", "On", Kind.DAY, now.date()),
                Field("at", "At, such as 14:05", Kind.TEXT, f"{now:%H:%M}"),
            ),
        )

    @staticmethod
    def told(key: str, values: Values) -> Command:
        """Make the order that records it; refuses a time nobody can read."""
        try:
            at = time.fromisoformat(values["at"].strip())
        except ValueError:
            raise Refused(f"“{values['at']}” is not a time. Write it as 14:05.") from None
        return RecordTold(
            key.removeprefix(LETTER), tuple(values["whom"]), values["how"], moment_of(values["day"], at)
        )

    def password_form(self, key: str) -> Form | None:
        """Prepare the form that asks for a password; None where what is chosen cannot have one."""
        one = next((one for one in self._sendings if one.key == key and not is_paper(key)), None)
        if one is None:
            return None
        field = Field("password", "Password, 12 signs or more", Kind.TEXT, "")
        return Form(f"{one.what} under a password", "Choose where", (field,), _WHY_NONE)


def _meeting_row(one: Meeting) -> Row:
    """Prepare one meeting of the list."""
    standing, tone = ("● issued", Tone.GREEN) if is_issued(one) else ("◆ draft", Tone.AMBER)
    return Row(one.key, (Cell(shown_day(one.day), Tone.STRONG), Cell(standing, tone, chip=True)))


def _sending_row(one: Sending) -> Row:
    """Prepare one thing that can be sent."""
    about = about_words(one)
    sent = f"✓ {one.sent.partition(' ')[0]}" if one.sent else "not yet"
    return Row(
        one.key,
        (
            Cell(one.whom, Tone.STRONG, second=f"{one.what} · {one.form}", tip=about),
            Cell(
                sent,
                Tone.PLAIN if one.sent else Tone.QUIET,
                tip=one.sent,
                spoken=f"last written {one.sent or 'never'}",
            ),
        ),
    )


def _badges(pack: MinutesPack) -> tuple[Badge, ...]:
    """Say how the minutes stand."""
    if pack.issued:
        badges = [Badge(f"● Issued, version {pack.version}", Tone.GREEN)]
    elif pack.approved and not pack.changed_since_approved:
        badges = [Badge("● Approved, not issued", Tone.BLUE)]
    elif pack.approved:
        badges = [Badge("◆ Changed since approved", Tone.AMBER)]
    else:
        badges = [Badge("◆ Draft, not approved", Tone.AMBER)]
    if pack.provisional:
        badges.append(Badge(f"▲ {pack.provisional} provisional", Tone.AMBER))
    untold = sum(bool(one.untold) for one in pack.standing_decisions)
    if untold and not pack.issued:
        badges.append(Badge(f"{counted(untold, 'decision')} to tell", Tone.GREY))
    return tuple(badges)


def _goes_to(one: Sending) -> str:
    """Give the title of a preview."""
    return f"{one.what}: preview"


def _who_gets_what(one: Sending, file_name: str) -> Section:
    """Say who receives what, before anything is written."""
    rows = (
        ("Goes to", one.whom),
        ("Form", f"{one.what}, {one.form}"),
        ("Contains", one.contains),
        ("Tells of", ", ".join(one.about) or "nobody by reference"),
        ("Does not tell of", counted(one.absent, "other patient") if one.absent else "nobody is left out"),
        ("File name", file_name),
        ("Password", "none, unless you choose one" if not is_paper(one.key) else "not offered for PDF"),
        ("Last written", one.sent or "not yet"),
    )
    return Section("Who receives what", (), (18, 82), rows)
