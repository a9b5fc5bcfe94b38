"""The minutes of the meeting at hand, with the bed state as it stood when they were issued, or stands now."""

from datetime import datetime

from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes import BedStateLine, bed_state
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.services.desk import Desk
from pc_desktop.services.minutes_view import minutes_view
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now


def minutes_of(desk: Desk, meeting: Meeting) -> MinutesPack:
    """Give one meeting's minutes; issued ones show the beds as they stood at the moment of issue."""
    beds = _beds_at(desk, meeting.issued)
    return desk.ask(lambda reading: minutes_view(reading, meeting.key, beds, meeting.issued))


def latest_meeting(reading: Reading) -> Meeting | None:
    """Give the latest meeting that has begun, issued or not."""
    started = [meeting for meeting in reading.find(Meeting) if meeting.started is not None]
    return max(started, key=lambda meeting: (meeting.day, meeting.key), default=None)


def _beds_at(desk: Desk, moment: datetime | None) -> tuple[BedStateLine, ...]:
    """Give the bed state at a moment, or now."""

    def ask(reading: Reading) -> tuple[BedStateLine, ...]:
        region = region_now(reading)
        return bed_state(region.figures, region.board)

    return desk.ask(ask) if moment is None else desk.ask_at(moment, ask)
