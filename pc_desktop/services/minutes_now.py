"""The minutes of the meeting at hand; issued ones as everything was known when they were issued."""

from collections.abc import Callable
from typing import TypeVar

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.meeting import Addendum, Meeting
from pc_desktop.domain.minutes import bed_state
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.services.as_it_was import KnownThen
from pc_desktop.services.charts_view import charts_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.minutes_around import away_entries, outcome_lines
from pc_desktop.services.minutes_view import Around, minutes_view
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.services.repatriation_view import away_view

T = TypeVar("T")

_NOWHERE = Gazetteer({})


def minutes_of(desk: Desk, meeting: Meeting, gazetteer: Gazetteer = _NOWHERE) -> MinutesPack:
    """Give one meeting's minutes; issued ones read as everything was known at the moment of issue, and never move.

    What was corrected since stands below them all the same.
    """
    pack = ask_of(desk, meeting, lambda reading: _gather(known_at(reading, meeting), meeting, gazetteer))
    if meeting.issued is None:
        return pack
    corrections = desk.ask(lambda reading: reading.find(Addendum, meeting=meeting.key))

    return pack.corrected(corrections)


def known_at(reading: Reading, meeting: Meeting) -> Reading:
    """Give a look at the facts as they were known when a meeting's minutes were issued; as now while they are not.

    Meetings older than the journal, such as those taken over from elsewhere, are told as now known.
    """
    if meeting.issued is None:
        return reading
    then = KnownThen(reading, meeting.issued)
    return then if then.knew_anything and then.peek(Meeting, meeting.key) is not None else reading


def ask_of(desk: Desk, meeting: Meeting, question: Callable[[Reading], T]) -> T:
    """Answer a question about a meeting as of the moment its minutes were issued, or of now while they are not."""
    return desk.ask(question) if meeting.issued is None else desk.ask_at(meeting.issued, question)


def latest_meeting(reading: Reading) -> Meeting | None:
    """Give the latest meeting that has begun, issued or not."""
    return max(meetings_held(reading), key=lambda meeting: (meeting.day, meeting.key), default=None)


def meetings_held(reading: Reading) -> tuple[Meeting, ...]:
    """Give every meeting that has begun, the latest first."""
    started = [meeting for meeting in reading.find(Meeting) if meeting.started is not None]
    return tuple(sorted(started, key=lambda meeting: (meeting.day, meeting.key), reverse=True))


def _gather(reading: Reading, meeting: Meeting, gazetteer: Gazetteer) -> MinutesPack:
    """Gather the minutes from one look, with the beds, the people away and the outcomes as every screen has them."""
    region = region_now(reading)
    beds = bed_state(region.figures, region.board)
    away = away_view(reading, region, planning_now(region, gazetteer), gazetteer)
    around = Around(
        away=away_entries(away, _whose(reading, region)),
        outcomes=outcome_lines(outcomes_view(reading), charts_view(reading)),
    )
    return minutes_view(reading, meeting.key, beds, reading.now, around)


def _whose(reading: Reading, region: Region) -> dict[str, str]:
    """Tell whose every stay going on is."""
    return {one.key: one.person for one in reading.find(Stay, person=frozenset(region.people))}
