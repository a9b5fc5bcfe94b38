"""The agenda's item of who is here: attendance, apologies, capacities, and guests with the referral they come for."""

from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.meeting import CAPACITIES, Attendance
from pc_desktop.domain.minutes import ATTENDED
from pc_desktop.services.agenda import TakeOff
from pc_desktop.services.agenda_view import AttendanceNow, attendance_of
from pc_desktop.services.meet import Attended, RecordAttendance
from pc_desktop.services.ports import Command, Reading
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Row
from pc_desktop.ui.meeting.matter import Acts, Matter, Scene, Shown, referral_choices, three_cells
from pc_desktop.ui.meeting.wishes import Ask, Order, Wish
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_NEXT: Final = MappingProxyType(
    {"not recorded": "present", "present": "apologies", "apologies": "not recorded"}
)
_MARKS: Final = MappingProxyType(
    {
        "present": ("✓ present", Tone.GREEN),
        "apologies": ("– apologies", Tone.GREY),
        "not recorded": ("○ not recorded", Tone.QUIET),
    }
)


class AttendanceMatter(Matter):
    """Who is expected and who came; one key goes from present to apologies and back."""

    acts = Acts("Add somebody…", "Present, apologies", "Change…", "Take off")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show everybody expected."""
        people = attendance_of(reading, scene.meeting)
        here, away = (sum(one.status == status for one in people) for status in ("present", "apologies"))
        left = len(people) - here - away
        lead = f"{here} present, {counted(away, 'apology', 'apologies')}, {left} not recorded."
        return Shown(lead, (), tuple(map(_row, people)), "Nobody is expected yet.")

    def add(self, scene: Scene) -> Wish:
        """Ask who comes, in what capacity, and for whom."""
        return self._ask(scene, None)

    def tick(self, scene: Scene, row: str) -> Wish:
        """Go on to the next standing: present, apologies, not recorded."""
        one = _find(scene, row)
        if one is None:
            return None
        said = Attended(one.name, one.role, one.unit_key, _NEXT[one.status])
        return Order(RecordAttendance(scene.meeting.key, (said,)))

    def open(self, scene: Scene, row: str) -> Wish:
        """Change what is recorded of somebody."""
        one = _find(scene, row)
        return self._ask(scene, one) if one else None

    def remove(self, _scene: Scene, row: str) -> Wish:
        """Take somebody off the list."""
        return Order(TakeOff(Attendance, row)) if row else None

    def _ask(self, scene: Scene, one: AttendanceNow | None) -> Wish:
        """Ask about somebody."""
        lead = "A guest sees their own patient alone: use the guest switch of the room's screen."
        form = Form(one.name if one else "Add somebody", "Record", _fields(scene, one), lead)

        def make(values: Values) -> Command:
            said = Attended(
                one.name if one else values["name"],
                values["role"],
                values["unit"] or None,
                values["status"],
                values["capacity"],
                values["referral"] or None,
            )
            return RecordAttendance(scene.meeting.key, (said,))

        return Ask(form, make)


def _fields(scene: Scene, one: AttendanceNow | None) -> tuple[Field, ...]:
    """Make the fields about somebody on the list, or about somebody new."""
    in_region = (unit for unit in scene.region.units.values() if unit.in_region)
    units = (Choice("", "–"), *(Choice(unit.key, unit.name) for unit in in_region))
    guests = referral_choices(scene.region, "–")
    if one and one.referral and all(each.key != one.referral for each in guests):
        guests = (*guests, Choice(one.referral, one.ref or "the referral named"))
    capacities = tuple(Choice(key, words) for key, words in CAPACITIES.items())
    standings = tuple(Choice(key, words) for key, words in ATTENDED.items())
    held = ("", "guest", "", "", "not recorded")
    if one:
        held = (one.role, one.capacity, one.unit_key or "", one.referral or "", one.status)
    role, capacity, unit, referral, status = held
    return (
        *(() if one else (Field("name", "Name", Kind.TEXT, ""),)),
        Field("role", "Role", Kind.TEXT, role),
        Field("capacity", "Sits as", Kind.CHOICE, capacity, choices=capacities),
        Field("unit", "Unit", Kind.CHOICE, unit, choices=units),
        Field("referral", "A guest comes for", Kind.CHOICE, referral, choices=guests),
        Field("status", "Attendance", Kind.CHOICE, status, choices=standings),
    )


def _find(scene: Scene, row: str) -> AttendanceNow | None:
    """Give somebody on the list."""
    people = scene.office.desk.ask(lambda reading: attendance_of(reading, scene.meeting))
    return next((one for one in people if one.key == row), None)


def _row(one: AttendanceNow) -> Row:
    """Prepare somebody."""
    mark, tone = _MARKS[one.status]
    where = one.unit or ""
    if one.ref:
        where = f"comes for {one.ref}"
    return three_cells(one.key, (one.name, one.role), (one.capacity_words, where), mark, tone)
