"""Items of the agenda about what is to be done: actions, beds to confirm, urgent decisions, escalations and gaps."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, TypeVar

from pc_desktop.domain.calendar import counted, local_day, shown_day, shown_moment
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.services.actions_view import ActionNow, actions_now
from pc_desktop.services.agenda_matters import bed_round
from pc_desktop.services.agenda_view import attendance_of
from pc_desktop.services.board import ConfirmUnit
from pc_desktop.services.escalate import RemoveFurther
from pc_desktop.services.escalation_view import EscalationNow, GapNow, escalations_now, gaps_now
from pc_desktop.services.meet import CloseAction
from pc_desktop.services.ports import Reading
from pc_desktop.services.urgent import RatifyUrgent, UrgentLine, ratified_words, urgent_of
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Row
from pc_desktop.ui.meeting.action_forms import change_action_form, new_action_form
from pc_desktop.ui.meeting.further_forms import (
    answer_form,
    change_escalation_form,
    escalation_form,
    gap_form,
)
from pc_desktop.ui.meeting.matter import Acts, Matter, Scene, Shown, line_rows, three_cells
from pc_desktop.ui.meeting.urgent_form import urgent_form
from pc_desktop.ui.meeting.wishes import Ask, Order, TurnTo, Wish
from pc_desktop.ui.widgets.form import Field, Form, Kind

T = TypeVar("T", ActionNow, UrgentLine, EscalationNow, GapNow)
STANDING_TONES: Final = MappingProxyType(
    {"overdue": Tone.RED, "open": Tone.PLAIN, "done": Tone.GREEN, "cancelled": Tone.QUIET}
)
"""What each standing of an action means to the eye."""


class Actions(Matter):
    """Everything still to be done, overdue first."""

    acts = Acts("New action…", "Action done", "Change…")

    def show(self, reading: Reading, _scene: Scene) -> Shown:
        """Show what is overdue and open."""
        still = [one for one in actions_now(reading) if one.standing in {"overdue", "open"}]
        late = sum(one.standing == "overdue" for one in still)
        lead = f"{counted(len(still), 'action')} to be done, {late} overdue."
        return Shown(lead, (), tuple(map(action_row, still)), "Nothing is to be done.")

    def add(self, scene: Scene) -> Wish:
        """Raise an action."""
        return new_action_form(scene.region, scene.office.desk.ask(actions_now))

    def tick(self, _scene: Scene, row: str) -> Wish:
        """Close an action."""
        return Order(CloseAction(row)) if row else None

    def open(self, scene: Scene, row: str) -> Wish:
        """Change an action's owner or day."""
        lines = scene.office.desk.ask(actions_now)
        one = _found(lines, row)
        return change_action_form(one, lines) if one else None


def action_row(one: ActionNow) -> Row:
    """Prepare one action in three cells."""
    about = f"{one.ref}, " if one.ref else ""
    times = f", carried over {counted(one.carried, 'time')}" if one.carried else ""
    return three_cells(
        one.key,
        (one.owner, f"due {shown_day(one.due)}"),
        (one.what, f"{about}action {one.number} of {shown_day(one.raised)}{times}"),
        one.words,
        STANDING_TONES[one.standing],
    )


class BedState(Matter):
    """Every unit's beds, confirmed one by one with one key."""

    acts = Acts(tick="Confirm")

    def show(self, _reading: Reading, scene: Scene) -> Shown:
        """Show each unit's figures and how old its word is."""
        lines = bed_round(scene.region, scene.meeting.started)
        left = sum(line.level != "good" for line in lines)
        words = f"{counted(left, 'unit')} to confirm" if left else "every unit is confirmed"
        lead = (
            f"Ask each unit in turn: is this right, what is closed, what is expected? {words.capitalize()}."
        )
        return Shown(lead, (), line_rows(lines), "No unit is set up.")

    def tick(self, _scene: Scene, row: str) -> Wish:
        """Give the meeting's word for a unit."""
        return Order(ConfirmUnit(row)) if row else None


class Urgent(Matter):
    """Decisions made since last time by two people, to be ratified; and new ones."""

    acts = Acts("Urgent decision…", "Ratify…", "Turn to the person")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show the urgent decisions of this meeting."""
        lines = urgent_of(reading, scene.meeting.key)
        left = sum(line.ratified is None for line in lines)
        lead = f"{counted(left, 'decision')} to ratify." if lines else ""
        return Shown(lead, (), tuple(map(_urgent_row, lines)), "Nothing was decided since the last meeting.")

    def add(self, scene: Scene) -> Wish:
        """Ask for an urgent decision."""
        people = scene.office.desk.ask(lambda reading: attendance_of(reading, scene.meeting))
        return urgent_form(scene.office, scene.region, tuple(one.name for one in people))

    def tick(self, scene: Scene, row: str) -> Wish:
        """Ask what the meeting says, and ratify."""
        one = _found(scene.office.desk.ask(lambda reading: urgent_of(reading, scene.meeting.key)), row)
        if one is None:
            return None
        field = Field("note", "What the meeting says, if anything", Kind.NOTE, "")
        lead = f"{one.words}, approved by {one.first} and {one.second}: {one.reason}"
        form = Form(f"Ratify the urgent decision about {one.ref}", "Ratify", (field,), lead)
        return Ask(form, lambda values: RatifyUrgent(one.key, values["note"]))

    def open(self, scene: Scene, row: str) -> Wish:
        """Turn to who it is about, where they wait."""
        one = _found(scene.office.desk.ask(lambda reading: urgent_of(reading, scene.meeting.key)), row)
        return TurnTo(one.referral) if one and one.referral in scene.region.cases else None


def _urgent_row(one: UrgentLine) -> Row:
    """Prepare one urgent decision."""
    said = f"{shown_moment(one.at)}, approved by {one.first} and {one.second}: {one.reason}"
    if one.note:
        said += f" The meeting: {one.note}"
    tone = Tone.GREEN if one.ratified else Tone.AMBER
    return three_cells(
        one.key, (f"{one.ref} · {one.initials}", ""), (one.words, said), ratified_words(one), tone
    )


class Escalations(Matter):
    """What was taken further and is not answered, and what this meeting takes further."""

    acts = Acts("New escalation…", "Answer…", "Change…", "Remove")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show what is unanswered, and what belongs to this meeting."""
        lines = [
            one
            for one in escalations_now(reading)
            if one.answered is None or one.meeting == scene.meeting.key
        ]
        open_ones = sum(one.answered is None for one in lines)
        lead = f"{counted(open_ones, 'escalation')} without an answer. The whole log: key F6."
        return Shown(lead, (), tuple(map(escalation_row, lines)), "Nothing waits for an answer.")

    def add(self, scene: Scene) -> Wish:
        """Take something further."""
        return escalation_form(scene.office, scene.region)

    def tick(self, scene: Scene, row: str) -> Wish:
        """Record an answer."""
        return _with(scene, escalations_now, row, answer_form)

    def open(self, scene: Scene, row: str) -> Wish:
        """Change an escalation."""
        return _with(scene, escalations_now, row, lambda one: change_escalation_form(scene.region, one))

    def remove(self, _scene: Scene, row: str) -> Wish:
        """Take an escalation away."""
        return Order(RemoveFurther(Escalation, row)) if row else None


def escalation_row(one: EscalationNow) -> Row:
    """Prepare one escalation in three cells."""
    about = f"{one.kind_words}, {one.ref}" if one.ref else one.kind_words
    answer = f"Answer: {one.answer}" if one.answer else f"raised {_raised(one)}"
    if one.answered is None:
        mark, tone = f"● {counted(one.days, 'day')} without an answer", Tone.AMBER
    else:
        mark, tone = f"✓ answered {shown_day(local_day(one.answered))}", Tone.GREEN
    return three_cells(one.key, (f"{one.number} · {one.whom}", about), (one.asked, answer), mark, tone)


class Gaps(Matter):
    """The services this meeting found missing."""

    acts = Acts("Name a gap…", open="Change…", remove="Remove")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show the gaps of this meeting."""
        ours = gaps_now(reading, scene.meeting.key)
        ever = len(gaps_now(reading))
        lead = f"{counted(ever, 'gap')} named so far in all, counted by place and by service: key F6."
        return Shown(lead, (), tuple(map(gap_row, ours)), "This meeting has named no gap.")

    def add(self, scene: Scene) -> Wish:
        """Name a gap."""
        return gap_form(scene.office, scene.region)

    def open(self, scene: Scene, row: str) -> Wish:
        """Change a gap."""
        return _with(scene, gaps_now, row, lambda one: gap_form(scene.office, scene.region, one))

    def remove(self, _scene: Scene, row: str) -> Wish:
        """Take a gap away."""
        return Order(RemoveFurther(Gap, row)) if row else None


def _raised(one: EscalationNow | GapNow) -> str:
    """Say on which day something was raised, and that it was between meetings."""
    day = shown_day(local_day(one.at))
    return day if one.meeting else f"{day}, between meetings"


def gap_row(one: GapNow) -> Row:
    """Prepare one gap in three cells."""
    return three_cells(
        one.key,
        (one.place, one.ref or "nobody in particular"),
        (one.service, one.words),
        _raised(one),
    )


def _found(lines: tuple[T, ...], key: str) -> T | None:
    """Give the line of a key."""
    return next((one for one in lines if one.key == key), None)


def _with(scene: Scene, ask: Callable[[Reading], tuple[T, ...]], row: str, make: Callable[[T], Wish]) -> Wish:
    """Make a wish of the line of a key, where it is still there."""
    one = _found(scene.office.desk.ask(ask), row)
    return make(one) if one else None
