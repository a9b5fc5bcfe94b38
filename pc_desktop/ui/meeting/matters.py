"""Which matter stands under which kind of agenda item."""

from types import MappingProxyType
from typing import Final

from pc_desktop.ui.meeting.matter import Matter
from pc_desktop.ui.meeting.matter_attendance import AttendanceMatter
from pc_desktop.ui.meeting.matters_further import Actions, BedState, Escalations, Gaps, Urgent
from pc_desktop.ui.meeting.matters_people import Away, Difficult, Inpatients, People
from pc_desktop.ui.meeting.matters_sitting import (
    Interests,
    LastMinutes,
    NextMeeting,
    OwnItem,
    QuorumMatter,
    Welcome,
)

_OWN: Final = OwnItem()
_MATTERS: Final = MappingProxyType[str, Matter](
    {
        "welcome": Welcome(),
        "attendance": AttendanceMatter(),
        "quorum": QuorumMatter(),
        "interests": Interests(),
        "last_minutes": LastMinutes(),
        "actions": Actions(),
        "bed_state": BedState(),
        "urgent": Urgent(),
        "new_referrals": People(),
        "waiting": People(),
        "away": Away(),
        "inpatients": Inpatients(),
        "difficult": Difficult(),
        "escalations": Escalations(),
        "gaps": Gaps(),
        "next_meeting": NextMeeting(),
    }
)


def matter_of(kind: str) -> Matter:
    """Give the matter of a kind of item; one that is not known is the meeting's own."""
    return _MATTERS.get(kind, _OWN)
