"""The Meeting screen as rows, badges and words: prepared from the meeting's page, shown as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.called import heading, short_link
from pc_desktop.domain.severity import SHAPES, Level
from pc_desktop.services.case_view import CasePage, OptionLine, SignLine
from pc_desktop.services.glass import MASKED_INITIALS
from pc_desktop.services.meeting_view import MeetingPage
from pc_desktop.services.plan_view import PlanLine
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.board_rows import board_badges, board_note, board_words, unit_rows
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.meeting.drafts import Typed
from pc_desktop.ui.widgets.shown import Option, Pair, Trend, UnitRow

LEVEL_TONES: Final = MappingProxyType[Level, Tone](
    {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "missing": Tone.GREY}
)

_MOST_CHANGES: Final = 2


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The person whose turn it is."""

    key: str
    title: str
    about: str
    badges: tuple[Badge, ...]
    details: tuple[Pair, ...]
    order_words: str
    trend: Trend | None
    trend_words: str
    options: tuple[Option, ...]
    options_title: str
    options_words: str
    unsuitable: str
    placed: str
    typed: Typed
    known: Mapping[str, str]
    waits: bool
    seconds: int


@dataclass(frozen=True, slots=True)
class MeetingRows:
    """The whole Meeting screen."""

    title: str
    heading: str
    badges: tuple[Badge, ...]
    discussed: str
    queue: tuple[Row, ...]
    queue_words: str
    case: CaseRows | None
    plan: tuple[Row, ...]
    plan_words: str
    units: tuple[UnitRow, ...]
    board_words: str
    board_badges: tuple[Badge, ...]
    board_note: str
    can_decide: bool
    can_issue: bool
    can_start: bool
    start_words: str
    why_not: str
    is_live: bool


def meeting_rows(page: MeetingPage, typed: Typed) -> MeetingRows:
    """Prepare the whole screen."""
    longest = max((line.waited for line in page.queue), default=0)
    masked = frozenset(line.key for line in page.queue if line.is_restricted)
    queue_words = f"{len(page.queue)} waiting · longest {counted(longest, 'day')}" if page.queue else ""
    return MeetingRows(
        title=f"Weekly {page.called.meeting}",
        heading=page.heading,
        badges=_badges(page),
        discussed=f"Discussed {page.discussed} of {page.total}",
        queue=tuple(_queue_row(line, page.decided) for line in page.queue),
        queue_words=queue_words,
        case=_case(page, page.case, typed, masks=page.case.key in masked) if page.case else None,
        plan=tuple(_plan_row(line, masks=line.key in masked) for line in page.plan),
        plan_words=page.plan_words,
        units=unit_rows(page.board, short=True),
        board_words=board_words(page.board),
        board_badges=board_badges(page.board),
        board_note=board_note(page.board),
        can_decide=page.meeting is not None and not page.issued and page.case is not None,
        can_issue=page.meeting is not None and not page.issued and page.discussed > 0,
        can_start=page.issued or page.meeting is None or page.meeting.started is None,
        start_words="Start next meeting" if page.issued else "Start meeting",
        why_not=_why_not(page),
        is_live=page.meeting is not None and page.meeting.started is not None and not page.issued,
    )


def _why_not(page: MeetingPage) -> str:
    """Say why nothing can be decided now; nothing where it can."""
    if page.meeting is None:
        return "No meeting is planned."
    if page.issued:
        return "The minutes of this meeting are issued and locked."
    return "" if page.case else "Nobody is waiting."


def _badges(page: MeetingPage) -> tuple[Badge, ...]:
    """Say how the meeting stands: live or not, and who is here."""
    if page.meeting is None:
        return ()
    if page.issued:
        state = Badge("Minutes issued", Tone.GREY)
    elif page.meeting.started is None:
        state = Badge("○ Not started", Tone.GREY)
    else:
        state = Badge(f"● Live · {counted(page.seconds // 60, 'minute')} discussed", Tone.GREEN)
    return (state, *_attending(page), *_reminders(page))


def _attending(page: MeetingPage) -> tuple[Badge, ...]:
    """Say how many are here, and whether they make a quorum."""
    if not page.invited:
        return ()
    words, quorum = f"{page.attending} of {page.invited} attending", page.quorum
    if quorum is None:
        return (Badge(words, Tone.BLUE),)
    stands = "quorate" if quorum.quorate else "not quorate"
    tone = Tone.BLUE if quorum.quorate else Tone.AMBER
    return (Badge(f"{words} · {stands}", tone, quorum.words, f"{words}. {quorum.words}"),)


def _reminders(page: MeetingPage) -> tuple[Badge, ...]:
    """Remind of what every agenda has: red people nobody holds, people away from home, departures from the order."""
    out, elsewhere = page.away
    unheld, refs = len(page.unheld), ", ".join(page.unheld)
    shown = (
        (
            unheld,
            f"▲ {unheld} red without holder or review",
            Tone.RED,
            f"{refs}: name who holds the risk, and a review",
        ),
        (
            out,
            f"{out} out of area",
            Tone.AMBER,
            f"{elsewhere} more in a unit not theirs. See Beds, page Away",
        ),
        (
            page.moved,
            f"{page.moved} moved in the order",
            Tone.GREY,
            "People departed from the rule; each says why",
        ),
    )
    return tuple(Badge(words, tone, tip, f"{words}. {tip}") for count, words, tone, tip in shown if count)


def _queue_row(line: QueueLine, decided: frozenset[str]) -> Row:
    """Prepare one line of the queue: place, who, and how it stands."""
    done = line.settled or line.key in decided
    settled = f"✓ {line.state_words.removeprefix('Offered ')}"
    stands = Badge(settled, Tone.GREEN) if done else Badge(line.signs, LEVEL_TONES[line.level])
    said = line.state_words if done else line.signs
    spoken = f"{line.ref}, {line.initials}, {line.signs}, {line.state_words}, {line.link} {line.linked}"
    return Row(
        line.key,
        (
            Cell(
                str(line.place),
                Tone.QUIET if done else Tone.STRONG,
                struck=done,
                spoken=f"place {line.place}",
            ),
            Cell(
                f" · {line.initials}",
                lead=line.ref,
                second=f"{line.waited} d · {short_link(line.link)}: {line.linked}",
                tip="; ".join(line.reasons),
                spoken=f"{spoken}, waited {counted(line.waited, 'day')}",
            ),
            Cell(stands.text, stands.tone, chip=True, tip=line.state_words, spoken=said),
        ),
    )


def _case(page: MeetingPage, case: CasePage, typed: Typed, *, masks: bool) -> CaseRows:
    """Prepare the person whose turn it is; of a restricted record the initials and where they live are masked."""
    sex_age = case.about.partition(" · ")[0]
    suiting = [option for option in case.options if option.suits]
    red = [_sign_badge(sign) for sign in case.signs if sign.level in {"red", "amber"}]
    extra = [Badge(case.legal, Tone.GREY), *(Badge(need, Tone.GREY) for need in case.needs)]
    unsuitable = "  ".join(option.sentence for option in case.options if not option.suits)
    held = (Badge(f"✓ Held: {case.held}", Tone.PURPLE),) if case.held else ()
    return CaseRows(
        key=case.key,
        title=f"{case.ref} · {MASKED_INITIALS if masks else case.initials}",
        about=f"{sex_age} · restricted record" if masks else case.about,
        badges=held + tuple(red) + tuple(extra),
        details=tuple(Pair(label, value) for label, value in case.details),
        order_words=case.order_words,
        trend=_trend(case),
        trend_words=_trend_words(case),
        options=tuple(_option(option) for option in suiting),
        options_title=f"Where could {case.ref} go?" if case.waits else f"{case.ref} no longer waits",
        options_words=f"{len(suiting)} of {counted(len(case.options), 'unit')} suit" if case.waits else "",
        unsuitable=unsuitable,
        placed=case.placed or "",
        typed=typed,
        known=case.known,
        waits=case.waits,
        seconds=page.minute.seconds if page.minute else 0,
    )


def _sign_badge(sign: SignLine) -> Badge:
    """Prepare one sign: its shape and colour seen, its level spoken."""
    shown = f"{SHAPES[sign.level]} {sign.value}"
    said = f"{sign.level}: {sign.value}"
    return Badge(shown, LEVEL_TONES[sign.level], f"{said.capitalize()}, taken {sign.taken}", said)


def _trend(case: CasePage) -> Trend | None:
    """Prepare the trend of the BMI; None with fewer than two measurements."""
    if len(case.bmi) < 2:
        return None
    first, last = case.bmi[0], case.bmi[-1]
    caption = f"BMI {first[1]:.1f} on {first[0]}, {last[1]:.1f} on {last[0]}"
    red_words = f"red below {case.bmi_red:g}" if case.bmi_red is not None else ""
    return Trend(case.bmi, caption, case.bmi_red, red_words)


def _trend_words(case: CasePage) -> str:
    """Head the trend, or say that there is none yet; of somebody whose BMI no table judges nothing is said."""
    if len(case.bmi) > 1:
        return "BMI, last weeks"
    return "BMI: no trend recorded yet" if case.bmi or case.bmi_red is not None else ""


def _option(option: OptionLine) -> Option:
    """Prepare one unit the person could go to."""
    tone = Tone.BLUE if option.linked else (Tone.GREEN if option.free_now else Tone.AMBER)
    return Option(
        key=str(option.number),
        name=option.unit,
        key_hint=str(option.number),
        badge=Badge(option.badge, tone),
        line=option.sentence,
        caution=_caution(option.knock_on),
    )


def _caution(knock_on: tuple[str, ...]) -> str:
    """Say what a choice would do to others: the first two changes, and how many more there are."""
    if not knock_on:
        return ""
    shown = "; ".join(knock_on[:_MOST_CHANGES])
    more = len(knock_on) - _MOST_CHANGES
    words = f"{shown}; {counted(more, 'more change')}" if more > 0 else shown
    return words[0].upper() + words[1:]


def _plan_row(line: PlanLine, *, masks: bool) -> Row:
    """Prepare one line of everybody's plan; of a restricted record the initials are masked."""
    initials = MASKED_INITIALS if masks else line.initials
    if line.unit is None:
        goes = Cell("no place", Tone.AMBER, tip=line.why, spoken=line.why)
    else:
        when = "now" if line.when == "now" else line.when
        goes = Cell(f"{line.unit} {line.bed}", tip=line.why, second=f"{when} · {line.miles}", spoken=line.why)
    why_not = "; ".join(f"{unit}: {words}" for unit, words in line.why_not)
    ours = heading(short_link(line.link))
    linked = Cell(ours, Tone.BLUE, chip=True, tip=why_not) if line.linked else Cell("", tip=why_not)
    return Row(line.key, (Cell(f" · {initials}", lead=line.ref), goes, linked))
