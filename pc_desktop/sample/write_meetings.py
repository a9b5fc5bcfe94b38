"""Writing the meetings: who came, what was said about whom, what was decided, what is to be done."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from pc_desktop.domain.calendar import end_of_day, moment_of
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Attendance, Decision, Meeting, Minute
from pc_desktop.sample.agenda import Session, Turn, meeting_key
from pc_desktop.sample.draws import Draws
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.phrases import ACTIONS, ALTERNATIVE_SAID, ALTERNATIVES, OFFERING, RATIONALES, WAITING
from pc_desktop.sample.waiting import Listed
from pc_desktop.sample.write_referrals import LIAISON, MEETING, NO_BED, Numbered

_CAME: Final = 0.88
_WRITTEN_UP: Final = timedelta(minutes=75)
_OWNERS: Final = (LIAISON, "Chair, clinical lead", "Unit lead", "Community teams' representative")


class MeetingWriter:
    """Writes meetings, given everybody's referral by place in the list the meetings were held with."""

    def __init__(
        self,
        laid_out: Frame,
        cast: Sequence[Numbered],
        listed: Mapping[str, Listed],
        held: Sequence[Session],
        seed: int,
    ) -> None:
        """Take what is given, the referrals, and what is listed of the people waiting, by person."""
        self._frame = laid_out
        self._cast = cast
        self._listed = listed
        self._last = held[-1].day if held else laid_out.today
        self._linked = {team.key: team.linked_unit for team in laid_out.teams}
        self._draws = Draws(seed, "meetings")
        self._people: list[Mapping[str, Any]] = laid_out.given["attender"]

    def held(self, session: Session) -> Iterator[Fact]:
        """Write one meeting that was held and whose minutes are issued."""
        over = session.turns[-1].over
        yield self._meeting(session.day, session.started, over + _WRITTEN_UP)
        yield from self._attendance(session.day, came=True)
        for number, turn in enumerate(session.turns, start=1):
            yield from self._turn(session, number, turn)

    def planned(self) -> Iterator[Fact]:
        """Write today's meeting, which has not begun."""
        yield self._meeting(self._frame.today, None, None)
        yield from self._attendance(self._frame.today, came=False)

    def _meeting(self, day: date, started: datetime | None, issued: datetime | None) -> Meeting:
        """Write the meeting itself."""
        return Meeting(
            key=meeting_key(day),
            day=day,
            place=self._frame.given["meeting_place"],
            started=started,
            issued=issued,
            issued_by=LIAISON if issued else None,
            chair=self._people[0]["name"],
            minute_taker=self._people[2]["name"],
            next_day=day + timedelta(weeks=1),
            chain_head=None,
            chain_length=None,
        )

    def _attendance(self, day: date, *, came: bool) -> Iterator[Attendance]:
        """Write who came and who sent apologies; nothing is recorded before a meeting begins."""
        for place, one in enumerate(self._people, start=1):
            away = "apologies_from" in one and day >= one["apologies_from"]
            here = place <= 2 or self._draws.chance(_CAME)
            status = ("present" if here and not away else "apologies") if came else "not recorded"
            unit = f"unit-{one['unit']}" if "unit" in one else None
            key = f"attendance-{day.isoformat()}-{place:02d}"
            yield Attendance(key, meeting_key(day), one["name"], one["role"], unit, status)

    def _turn(self, session: Session, number: int, turn: Turn) -> Iterator[Fact]:
        """Write one referral's minute and decision, and every so often an action."""
        one = self._cast[turn.course]
        listed = self._listed.get(one.course.person.key)
        kind, said = self._said(session.day, one, listed)
        place = f"{session.day.isoformat()}-{number:02d}"
        yield Minute(f"minute-{place}", session.key, one.key, number, said, turn.seconds)
        yield self._decision(f"decision-{place}", session, number, turn, kind)
        if kind != "keep_waiting" or self._draws.chance(0.3):
            yield self._action(f"action-{place}", session, number, one)

    def _said(self, day: date, one: Numbered, listed: Listed | None) -> tuple[str, str]:
        """Say what was decided and what was said before it."""
        course = one.course
        offered = listed is not None and listed["state"] == "offered"
        if day == course.decided and course.ending == "alternative":
            return "alternative", self._draws.pick(ALTERNATIVE_SAID)
        if day == course.decided and course.outside:
            return "out_of_area", self._draws.pick(WAITING)
        if day == course.decided or (offered and day == self._last):
            linked = self._linked.get(course.team or "") == course.unit
            kind = "offer_linked" if linked else "offer_in_region"
            return kind, listed["said"] if listed else self._draws.pick(OFFERING)
        if listed and day == self._last:
            return "keep_waiting", listed["said"]
        return "keep_waiting", self._draws.pick(WAITING)

    def _decision(self, key: str, session: Session, number: int, turn: Turn, kind: str) -> Decision:
        """Write one decision; an offer names its bed and hold."""
        one = self._cast[turn.course]
        course, offers = one.course, kind.startswith("offer")
        listed = self._listed.get(course.person.key)
        last_day = listed["offered"]["until"] if listed and offers else course.ended
        return Decision(
            key=key,
            meeting=session.key,
            referral=one.key,
            number=number,
            at=turn.over,
            kind=kind,
            unit=course.unit if offers or kind == "out_of_area" else None,
            bed=course.bed if offers else None,
            hold=one.hold if offers else None,
            until=end_of_day(last_day) if offers and last_day else None,
            detail=self._detail(kind),
            rationale=RATIONALES[kind],
            departure=None,
            by=MEETING,
        )

    def _detail(self, kind: str) -> str | None:
        """Name the alternative chosen, or the reason for going out of area: no bed."""
        if kind == "out_of_area":
            return NO_BED
        return self._draws.pick(ALTERNATIVES) if kind == "alternative" else None

    def _action(self, key: str, session: Session, number: int, one: Numbered) -> Action:
        """Write one action; all but the latest are done, most of them in time."""
        due = session.day + timedelta(days=self._draws.whole(1, 7))
        done = moment_of(due - timedelta(days=self._draws.whole(-2, 1)), self._frame.meeting_at)
        is_open = done >= self._frame.now or (session.day == self._last and self._draws.chance(0.6))
        return Action(
            key=key,
            meeting=session.key,
            referral=one.key,
            number=number,
            what=self._draws.pick(ACTIONS).format(ref=one.ref),
            owner=self._draws.pick(_OWNERS),
            due=due,
            done=None if is_open else done,
        )
