"""What the Agenda page shows and orders: items in order, the one that is on with what belongs to it, notes, time."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting, is_issued
from pc_desktop.domain.quorum import Quorum
from pc_desktop.services.agenda import AddItem, ChangeItem, DropItem, KeepItem, MoveItem
from pc_desktop.services.agenda_view import (
    AgendaLine,
    Talked,
    agenda_lines,
    attendance_of,
    meeting_quorum,
    talked,
)
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.office import Office
from pc_desktop.services.plan_meeting import PlanMeeting, next_day
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.ui.meeting.agenda_rows import AgendaRows, ItemRows, agenda_rows, none_planned
from pc_desktop.ui.meeting.matter import Acts, Scene
from pc_desktop.ui.meeting.matters import matter_of
from pc_desktop.ui.meeting.wishes import Ask, Order, Wish
from pc_desktop.ui.widgets.form import Field, Form, Kind

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class _Ground:
    """One look at everything but which item is on; `quorum` is None while nobody is recorded as present."""

    meeting: Meeting
    region: Region
    lines: tuple[AgendaLine, ...]
    heard: Talked
    quorum: Quorum | None


def _look(reading: Reading) -> _Ground | None:
    """Look at the meeting at hand; None where none is planned."""
    meeting = current_meeting(reading)
    if meeting is None:
        return None
    region = region_now(reading)
    queue = tuple(one.standing.referral.key for one in region.ranked)
    here = any(one.status == "present" for one in attendance_of(reading, meeting))
    return _Ground(
        meeting,
        region,
        agenda_lines(reading, meeting, queue),
        talked(reading, meeting, queue),
        meeting_quorum(reading, meeting) if here else None,
    )


class AgendaPresenter:
    """Prepares the agenda of the meeting at hand and turns wishes into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, with nothing on yet."""
        self._office = office
        self._chosen = ""
        self._meeting: Meeting | None = None
        self._lines: tuple[AgendaLine, ...] = ()
        self._scene: Scene | None = None
        self._ground: _Ground | None = None
        self._pending: dict[str, int] = {}

    def today(self) -> date:
        """Give today."""
        return local_day(self._office.clock.now())

    def refresh(self) -> AgendaRows:
        """Ask again and prepare."""
        self._ground = None
        return self._office.desk.ask(self._ask)

    def choose(self, item: str) -> AgendaRows:
        """Turn to an item and prepare; as turning changes no fact, the last look is enough."""
        self._chosen = item
        return self._office.desk.ask(self._ask)

    def neighbour(self, by: int) -> str:
        """Give the next item down (1) or up (-1) that is not dropped; the one that is on where there is none."""
        items = [line.item for line in self._lines]
        here = next((place for place, one in enumerate(items) if one.key == self._chosen), 0)
        on = items[here + 1 :] if by > 0 else items[:here][::-1]
        return next((one.key for one in on if not one.dropped), self._chosen)

    def next_open(self) -> str:
        """Give the next item that is neither done nor dropped; the one that is on where there is none below it."""
        keys = [line.item.key for line in self._lines]
        here = keys.index(self._chosen) if self._chosen in keys else -1
        after = (line.item for line in self._lines[here + 1 :])
        return next((one.key for one in after if not one.dropped and one.done is None), self._chosen)

    def _ask(self, reading: Reading) -> AgendaRows:
        """Look at the meeting at hand, where nobody has since the last fact changed, and turn to the item chosen."""
        ground = self._ground = self._ground or _look(reading)
        self._meeting, self._scene, self._lines = ground.meeting if ground else None, None, ()
        if ground is None:
            return none_planned()
        meeting, self._lines = ground.meeting, ground.lines
        self._recall(meeting)
        line = self._line() or self._first()
        self._chosen = line.item.key
        scene = self._scene = Scene(self._office, meeting, line.item, ground.region, ground.heard)
        rows = self._item_rows(reading, scene)
        return agenda_rows(meeting, self._lines, self._pending, ground.quorum, rows)

    def _item_rows(self, reading: Reading, scene: Scene) -> ItemRows:
        """Prepare the item that is on."""
        item, matter = scene.item, matter_of(scene.item.kind)
        can_change = not is_issued(scene.meeting)
        draft = self._office.desk.draft(self._draft(item.key)) if can_change else ""
        minutes = f"{item.budget} min planned" if item.budget else "no time set"
        return ItemRows(
            item.key,
            item.title,
            minutes,
            matter.show(reading, scene),
            matter.acts if can_change else Acts(open=matter.acts.open if "Turn" in matter.acts.open else ""),
            draft or item.notes or "",
            done=item.done is not None,
            dropped=item.dropped,
        )

    def add(self) -> Wish:
        """Add something under the item."""
        return matter_of(self._on().item.kind).add(self._on())

    def tick(self, row: str) -> Wish:
        """Confirm, close or answer a line."""
        return matter_of(self._on().item.kind).tick(self._on(), row)

    def open(self, row: str) -> Wish:
        """Change a line, or turn to who it is about."""
        return matter_of(self._on().item.kind).open(self._on(), row)

    def remove(self, row: str) -> Wish:
        """Take a line away."""
        return matter_of(self._on().item.kind).remove(self._on(), row)

    def change(self) -> Wish:
        """Ask for other words, another budget, or to put the time taken right."""
        scene = self._on()
        item = scene.item
        taken = (item.seconds + self._pending.get(item.key, 0) + 30) // 60
        fields = (
            Field("words", "Title", Kind.TEXT, item.title),
            Field("budget", "Minutes planned", Kind.NUMBER, item.budget, most=_LONGEST, unit="min"),
            Field("taken", "Minutes taken so far", Kind.NUMBER, taken, most=_LONGEST, unit="min"),
        )

        def make(values: dict[str, object]) -> Command:
            minutes = int(str(values["taken"]))
            seconds = None if minutes == taken else 60 * minutes
            if seconds is not None:
                self._forget_time(item.key)
            return ChangeItem(
                scene.meeting.key, item.key, str(values["words"]), int(str(values["budget"])), seconds
            )

        return Ask(
            Form("Change an item", "Save", fields, "The next agenda begins with it."),
            lambda values: make(dict(values)),
        )

    def drop(self) -> Wish:
        """Leave the item out of this meeting, or take it up again."""
        scene = self._on()
        return Order(DropItem(scene.meeting.key, scene.item.key, dropped=not scene.item.dropped))

    def move(self, by: int) -> Wish:
        """Move the item up (-1) or down (1)."""
        scene = self._on()
        return Order(MoveItem(scene.meeting.key, scene.item.key, by))

    def add_item(self) -> Wish:
        """Ask for an item of the meeting's own."""
        scene = self._on()
        fields = (
            Field("words", "Title", Kind.TEXT, ""),
            Field("budget", "Minutes planned", Kind.NUMBER, 2, most=_LONGEST, unit="min"),
        )
        form = Form("New agenda item", "Add", fields, "The next agenda begins with it too.")
        return Ask(form, lambda values: AddItem(scene.meeting.key, values["words"], values["budget"]))

    def plan_next(self) -> Wish:
        """Ask for the day of the next meeting."""
        field = Field("day", "Day", Kind.DAY, next_day(self._meeting, self.today()))
        lead = (
            "It takes place, chair and minute taker over from the last one, and its agenda can be prepared."
        )
        return Ask(
            Form("Plan the next meeting", "Plan", (field,), lead), lambda values: PlanMeeting(values["day"])
        )

    def done(self, notes: str) -> Command:
        """Make the order that marks the item done with its notes and time, or open again."""
        scene = self._on()
        return self._keep(scene, notes, done=scene.item.done is None)

    def note(self, notes: str) -> Command | None:
        """Make the order that keeps the notes; None where they are kept already, or nothing can be changed."""
        scene = self._scene
        if scene is None or is_issued(scene.meeting) or notes.strip() == (scene.item.notes or ""):
            return None
        return self._keep(scene, notes, done=None)

    def keep_draft(self, text: str) -> None:
        """Keep what is typed, a moment after it is typed."""
        if self._scene is not None:
            self._office.desk.keep_draft(self._draft(self._scene.item.key), text)

    def kept(self, item: str) -> None:
        """Forget the draft and the seconds counted of an item, once they are written with it."""
        self._office.desk.keep_draft(self._draft(item), "")
        self._forget_time(item)

    def spend(self, seconds: int) -> None:
        """Count seconds for the item that is on; they are written with its notes or when it is done."""
        if seconds > 0 and self._scene is not None:
            key = self._scene.item.key
            self._pending[key] = self._pending.get(key, 0) + seconds
            self._office.desk.keep_draft(self._time(key), str(self._pending[key]))

    @property
    def chosen(self) -> str:
        """Name the item that is on; empty where there is none."""
        return self._chosen if self._scene is not None else ""

    @property
    def is_done(self) -> bool:
        """Tell whether the item that is on is done."""
        return self._scene is not None and self._scene.item.done is not None

    def _keep(self, scene: Scene, notes: str, *, done: bool | None) -> Command:
        """Make the order that keeps notes and time."""
        seconds = self._pending.get(scene.item.key, 0)
        return KeepItem(scene.meeting.key, scene.item.key, notes, seconds, done)

    def _on(self) -> Scene:
        """Give the item that is on; refuses where no meeting is planned."""
        if self._scene is None:
            raise Refused("No meeting is planned, so there is no agenda yet.")
        return self._scene

    def _line(self) -> AgendaLine | None:
        """Give the line of the item chosen."""
        return next((line for line in self._lines if line.item.key == self._chosen), None)

    def _first(self) -> AgendaLine:
        """Give the first item that is neither done nor dropped, or else the first."""
        still = (one for one in self._lines if not one.item.dropped and one.item.done is None)
        return next(still, self._lines[0])

    def _recall(self, meeting: Meeting) -> None:
        """Take up seconds counted before the application was closed."""
        for line in self._lines:
            key = line.item.key
            if key not in self._pending:
                said = self._office.desk.draft(self._time(key)) if meeting.started else ""
                self._pending[key] = int(said) if said.isdigit() else 0

    def _forget_time(self, item: str) -> None:
        """Forget the seconds counted for an item."""
        self._pending[item] = 0
        self._office.desk.keep_draft(self._time(item), "")

    @staticmethod
    def _draft(item: str) -> str:
        """Name the draft of an item's notes."""
        return f"agenda/{item}"

    @staticmethod
    def _time(item: str) -> str:
        """Name the draft of an item's seconds."""
        return f"agenda-seconds/{item}"
