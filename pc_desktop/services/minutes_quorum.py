"""Whether a meeting is quorate, in the words of its minutes, until a rule of the collaborative's own says it."""

from collections.abc import Iterable

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.domain.places import Unit


def quorum_words(meeting: Meeting, attendance: Iterable[Attendance], units: Iterable[Unit]) -> str:
    """Say who of those a quorum needs was present: a chair, and units spoken for, out of those of the region."""
    present = [one for one in attendance if one.status == "present"]
    region = {unit.key for unit in units if unit.in_region}
    chaired = any(one.capacity in {"chair", "deputy_chair"} or one.name == meeting.chair for one in present)
    spoken = {one.unit for one in present} & region
    chair = "The chair or a deputy was present" if chaired else "No chair or deputy was recorded as present"
    return f"{chair}; {len(spoken)} of {counted(len(region), 'unit')} of the region spoken for."
