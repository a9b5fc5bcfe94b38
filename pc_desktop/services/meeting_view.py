"""The live meeting on one page: the queue, whose turn it is, where they could go, everybody's plan and the board."""

from dataclasses import dataclass, replace

from pc_desktop.domain.calendar import shown_day_with_weekday
from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.meeting import DECISIONS, Attendance, Decision, Meeting, Minute, is_issued
from pc_desktop.domain.quorum import Quorum
from pc_desktop.domain.referral import Referral
from pc_desktop.services.agenda_view import meeting_quorum
from pc_desktop.services.board_view import Board, board_view
from pc_desktop.services.case_view import CasePage, case_closed, case_view
from pc_desktop.services.life_risk import unheld_red
from pc_desktop.services.move_in_order import departures_held
from pc_desktop.services.plan_view import PlanLine, Planning, plan_lines, planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import QueueLine, queue_view
from pc_desktop.services.region import Region, region_now
from pc_desktop.services.repatriation_view import away_now
from pc_desktop.services.urgent import urgent_decisions


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision of the meeting as its minutes will say it."""

    key: str
    number: int
    referral: str
    ref: str
    words: str
    rationale: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """Everything the Meeting screen shows, from one look at the facts.

    `meeting` is None where none is planned. `discussed` counts the referrals decided on today out of `total`, without
    the urgent decisions of the days before. `unheld`
    are the references of red people without a holder of the risk or a review; `away` counts who is out of area and who
    in a unit not theirs; `moved` the departures from the order. `quorum` is None while nobody is recorded as present.
    """

    meeting: Meeting | None
    issued: bool
    heading: str
    attending: int
    invited: int
    discussed: int
    total: int
    seconds: int
    collaborative: str
    queue: tuple[QueueLine, ...]
    decided: frozenset[str]
    case: CasePage | None
    plan: tuple[PlanLine, ...]
    plan_words: str
    board: Board
    decisions: tuple[DecisionLine, ...]
    unheld: tuple[str, ...]
    away: tuple[int, int]
    moved: int
    minute: Minute | None = None
    quorum: Quorum | None = None
    called: Called = OWN


@dataclass(frozen=True, slots=True)
class MeetingGround:
    """One look at everything but whose turn it is: as long as no fact changes, each turn begins from it."""

    region: Region
    planning: Planning
    page: MeetingPage


def meeting_view(
    reading: Reading, gazetteer: Gazetteer, chosen: str | None = None, staying: str | None = None
) -> MeetingPage:
    """Give the page of the meeting at hand, with one referral chosen; the first not yet decided where none is."""
    return turned_to(reading, meeting_ground(reading, gazetteer), chosen, staying)


def turned_to(
    reading: Reading, ground: MeetingGround, chosen: str | None = None, staying: str | None = None
) -> MeetingPage:
    """Give the page with one referral on the table.

    `staying` is a referral that no longer waits and is on the table all the same: its patient may move, or leave.
    """
    page = ground.page
    key = staying or _chosen(page.queue, page.decided, chosen)
    if key is None:
        return page
    minutes = reading.find(Minute, meeting=page.meeting.key, referral=key) if page.meeting else ()
    case = _case(reading, ground.region, ground.planning, key)
    return replace(page, case=case, minute=next(iter(minutes), None))


def meeting_ground(reading: Reading, gazetteer: Gazetteer) -> MeetingGround:
    """Look at everything the meeting shows whoever's turn it is."""
    region = region_now(reading)
    meeting = current_meeting(reading)
    decisions: tuple[Decision, ...] = reading.find(Decision, meeting=meeting.key) if meeting else ()
    urgent = urgent_decisions(reading, decisions)
    decided = frozenset(one.referral for one in decisions if one.key not in urgent)
    queue = queue_view(region)
    planning = planning_now(region, gazetteer)
    minutes = reading.find(Minute, meeting=meeting.key) if meeting else ()
    attendance = reading.find(Attendance, meeting=meeting.key) if meeting else ()
    waiting_still = sum(line.key not in decided for line in queue)
    page = MeetingPage(
        meeting=meeting,
        issued=meeting is not None and is_issued(meeting),
        heading=shown_day_with_weekday(meeting.day) if meeting else "No meeting planned",
        attending=sum(one.status == "present" for one in attendance),
        invited=len(attendance),
        discussed=len(decided),
        total=len(decided) + waiting_still,
        seconds=sum(one.seconds for one in minutes),
        collaborative=region.settings["collaborative"],
        queue=queue,
        decided=decided,
        case=None,
        plan=plan_lines(region, planning.plan),
        plan_words=planning.plan.words,
        board=board_view(region),
        decisions=tuple(
            _decision(reading, region, one) for one in sorted(decisions, key=lambda one: one.number)
        ),
        unheld=tuple(case.referral.ref for case, _ in unheld_red(region)),
        away=away_now(reading, region),
        moved=departures_held(region),
        quorum=_quorum(reading, meeting, attendance),
        called=region.called,
    )
    return MeetingGround(region, planning, page)


def _quorum(reading: Reading, meeting: Meeting | None, attendance: tuple[Attendance, ...]) -> Quorum | None:
    """Hold the meeting against the rule, once anybody is recorded as present."""
    here = any(one.status == "present" for one in attendance)
    return meeting_quorum(reading, meeting) if meeting is not None and here else None


def _case(reading: Reading, region: Region, planning: Planning, key: str) -> CasePage:
    """Give the page of whoever is on the table, waiting or not."""
    if key in region.cases:
        return case_view(reading, region, planning, key)
    return case_closed(reading, region, key)


def current_meeting(reading: Reading) -> Meeting | None:
    """Give the meeting at hand: the earliest whose minutes are not issued, or else the latest there was."""
    open_ones = reading.find(Meeting, issued=None)
    if open_ones:
        return min(open_ones, key=lambda meeting: (meeting.day, meeting.key))
    return max(reading.find(Meeting), key=lambda meeting: (meeting.day, meeting.key), default=None)


def _chosen(queue: tuple[QueueLine, ...], decided: frozenset[str], chosen: str | None) -> str | None:
    """Give whose turn it is: whom the chair chose, or the first not yet decided on."""
    keys = [line.key for line in queue]
    if chosen in keys:
        return chosen
    return next((key for key in keys if key not in decided), keys[0] if keys else None)


def _decision(reading: Reading, region: Region, decision: Decision) -> DecisionLine:
    """Prepare one decision."""
    words = region.called.said(DECISIONS[decision.kind])
    if decision.bed is not None:
        words += f": {region.bed_name(decision.bed)}"
    elif decision.detail:
        words += f": {decision.detail}"
    ref = reading.get(Referral, decision.referral).ref
    return DecisionLine(decision.key, decision.number, decision.referral, ref, words, decision.rationale)
