"""The agenda as rows: its items with their time and progress, and the one that is on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pc_desktop.domain.agenda_order import PEOPLE, spent_words
from pc_desktop.domain.calendar import shown_day_with_weekday
from pc_desktop.domain.meeting import Meeting, is_issued
from pc_desktop.domain.quorum import Quorum
from pc_desktop.services.agenda_view import AgendaLine
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.meeting.matter import Acts, Shown


@dataclass(frozen=True, slots=True)
class ItemRows:
    """The item that is on: its words and time, what stands under it, its notes, and what can be done."""

    key: str
    title: str
    time: str
    shown: Shown
    acts: Acts
    notes: str
    done: bool
    dropped: bool


@dataclass(frozen=True, slots=True)
class AgendaRows:
    """The whole page: badges, the items in order, and the one that is on.

    `words` say where there is no agenda why. `can_change` is False where the minutes are issued; `can_run` says that
    the meeting is going on, so that its time is counted. `plan_words` offers to plan the next meeting.
    """

    badges: tuple[Badge, ...]
    rows: tuple[Row, ...]
    item: ItemRows | None
    words: str
    can_change: bool
    can_run: bool
    plan_words: str


def none_planned() -> AgendaRows:
    """Prepare the page where no meeting is planned."""
    words = "No meeting is planned, so there is no agenda yet."
    return AgendaRows(
        (), (), None, words, can_change=False, can_run=False, plan_words="Plan the next meeting…"
    )


def agenda_rows(
    meeting: Meeting,
    lines: Sequence[AgendaLine],
    pending: Mapping[str, int],
    quorum: Quorum | None,
    item: ItemRows | None,
) -> AgendaRows:
    """Prepare the page; `pending` are seconds counted and not yet written, by item."""
    kept = is_issued(meeting)
    return AgendaRows(
        badges=_badges(meeting, lines, pending, quorum),
        rows=tuple(_row(number, line, pending.get(line.item.key, 0)) for number, line in _numbered(lines)),
        item=item,
        words="",
        can_change=not kept,
        can_run=meeting.started is not None and not kept,
        plan_words="Plan the next meeting…" if kept else "",
    )


def _numbered(lines: Sequence[AgendaLine]) -> list[tuple[str, AgendaLine]]:
    """Number the items; those dropped have no number."""
    number, found = 0, []
    for line in lines:
        number += not line.item.dropped
        found.append(("" if line.item.dropped else str(number), line))
    return found


def _row(number: str, line: AgendaLine, pending: int) -> Row:
    """Prepare one item."""
    item = line.item
    time = spent_words(line.seconds + pending, item.budget)
    parts = [item.title] + ([f"{line.discussed} of {line.people}"] if line.people else [])
    words = " · ".join([*parts, "noted"] if item.notes else parts)
    state = "dropped" if item.dropped else "done" if item.done else "to do"
    mark = {"dropped": "– dropped", "done": "✓ done", "to do": ""}[state]
    tone = Tone.QUIET if item.dropped or item.done else Tone.STRONG
    return Row(
        item.key,
        (
            Cell(number, Tone.QUIET),
            Cell(
                words,
                tone,
                struck=item.dropped,
                tip=words,
                spoken=f"{words} discussed" if line.people else words,
            ),
            Cell("" if item.dropped else time, Tone.QUIET),
            Cell(mark, Tone.GREEN if item.done else Tone.QUIET, spoken=state),
        ),
    )


def _badges(
    meeting: Meeting, lines: Sequence[AgendaLine], pending: Mapping[str, int], quorum: Quorum | None
) -> tuple[Badge, ...]:
    """Say how the meeting stands: its day, the quorum, items and people, and time."""
    on = [line for line in lines if not line.item.dropped]
    done = sum(line.item.done is not None for line in on)
    people = [line for line in on if line.item.kind in PEOPLE]
    discussed, total = sum(line.discussed for line in people), sum(line.people for line in people)
    seconds = sum(line.seconds + pending.get(line.item.key, 0) for line in on)
    budget = sum(line.item.budget for line in on)
    return (
        Badge(shown_day_with_weekday(meeting.day), Tone.GREY),
        *((quorum_badge(quorum),) if quorum else (Badge("Nobody recorded as present yet", Tone.GREY),)),
        Badge(f"{done} of {len(on)} items done", Tone.BLUE),
        Badge(f"{discussed} discussed, {total - discussed} left to discuss", Tone.BLUE),
        Badge(f"{spent_words(seconds, budget)} planned" if budget else spent_words(seconds, 0), Tone.GREY),
    )


def quorum_badge(quorum: Quorum) -> Badge:
    """Say in a word whether the meeting is quorate; why stands in the tip."""
    if quorum.quorate:
        return Badge("✓ Quorate", Tone.GREEN, quorum.words, quorum.words)
    return Badge("◆ Not quorate", Tone.AMBER, quorum.words, quorum.words)
