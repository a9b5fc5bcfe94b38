"""Random acts at the bed board, and what must be true of the facts whatever was done."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from pc_desktop.domain.bed import Closure, Hold, Leave, Occupation, Stay, hold_end, is_live
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import CLOSING, Milestone, Referral, state_of
from pc_desktop.services.admissions import AdmitOther, AdmitPatient
from pc_desktop.services.board import ConfirmUnit, PlanWithUnit, ReleaseHold
from pc_desktop.services.board_view import board_view
from pc_desktop.services.closures import CloseBed, RecordTold, ReopenBed
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.holds import HoldBed
from pc_desktop.services.leaves import ComeBack, GoOnLeave
from pc_desktop.services.moves import MovePatient, SwapPatients
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import ClearReady, DischargePatient, PlanDischarge, RecordReady

BEDS = ("l1", "l2", "l3", "y1", "y2")
REFERRALS = ("r1", "r2", "r3")
_NOBODY = Person("", None, None, None, None, None, None, None, "AB", None, None, None)


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to act on now, by key; nothing left to choose from is met by something that cannot be right."""

    dice: Random
    reading: Reading
    at: datetime
    staying: tuple[str, ...]

    def bed(self) -> str:
        """Choose a bed: mostly one nobody is in."""
        taken = {one.bed for one in self.reading.find(Occupation, end=None)}
        free = [bed for bed in BEDS if bed not in taken]
        return self.dice.choice(free if free and self.dice.random() < 0.7 else BEDS)

    def stay(self) -> str:
        """Choose somebody staying."""
        return self.dice.choice(self.staying or ("s1",))

    def referral(self) -> str:
        """Choose a referral: mostly one that waits."""
        waiting = [one.key for one in self.reading.find(Referral, closed=None)]
        return self.dice.choice(waiting if waiting and self.dice.random() < 0.8 else REFERRALS)

    def day(self) -> date:
        """Choose a day: mostly one of the coming weeks."""
        return local_day(self.reading.now) + timedelta(days=self.dice.randint(-1, 8))


def some_command(dice: Random, reading: Reading) -> Command:
    """Make a command about what there is now, dated now or some time ago; now and then one that cannot be right."""
    ago = dice.choice((0, 0, 0, 0, 0.01, 1, 30, -1))
    at = (reading.now - timedelta(hours=ago)).replace(microsecond=0)
    staying = tuple(one.key for one in reading.find(Stay, discharged=None))
    return dice.choice(_MAKERS)(Scene(dice, reading, at, staying))


def _admit_other(scene: Scene) -> Command:
    """Let somebody come whom the meeting did not wait with, now and then somebody known."""
    key = scene.dice.choice(("", "", "p1", "p2", "w1"))
    return AdmitOther(
        replace(_NOBODY, key=key), scene.bed(), scene.dice.choice(("own", "elsewhere")), scene.at
    )


def _discharge(scene: Scene) -> Command:
    """Discharge somebody, seldom because they died."""
    destination, method = scene.dice.choice((("19", "1"), ("19", "1"), ("79", "4")))
    return DischargePatient(scene.stay(), destination, method, scene.at)


def _leave_or_return(scene: Scene) -> Command:
    """Let somebody go on leave, or come back where somebody is away."""
    away = [one.stay for one in scene.reading.find(Leave, end=None)]
    if away and scene.dice.random() < 0.6:
        return ComeBack(scene.dice.choice(away), scene.dice.choice((None, scene.bed())), scene.at)
    return GoOnLeave(scene.stay(), "02", scene.dice.random() < 0.6, None, scene.at)


def _close_or_reopen(scene: Scene) -> Command:
    """Take a bed out of use, or bring one back where one is."""
    out = [one.bed for one in scene.reading.find(Closure, end=None)]
    if out and scene.dice.random() < 0.6:
        return ReopenBed(scene.dice.choice(out), scene.at)
    if out and scene.dice.random() < 0.3:
        return RecordTold(scene.dice.choice(out), "NHS England region, by telephone")
    return CloseBed(scene.bed(), scene.dice.choice(("estates", "unusable")), "Paint", at=scene.at)


def _ready_or_not(scene: Scene) -> Command:
    """Record that somebody is ready, or take it back where somebody is."""
    ready = [one.key for one in scene.reading.find(Stay, discharged=None) if one.ready]
    if ready and scene.dice.random() < 0.6:
        return ClearReady(scene.dice.choice(ready))
    return RecordReady(scene.stay(), "05", "Riverside Housing")


def _keep_or_let_go(scene: Scene) -> Command:
    """Keep a bed for somebody, by hand or by the meeting's offer, or let go of one."""
    held = [one.key for one in scene.reading.find(Hold, released=None)]
    if held and scene.dice.random() < 0.3:
        return ReleaseHold(scene.dice.choice(held))
    bed, referral = scene.bed(), scene.referral()
    if scene.dice.random() < 0.5:
        return HoldBed(bed, referral, scene.day())
    return OfferBed(referral, bed, "today", scene.day())


_MAKERS: tuple[Callable[[Scene], Command], ...] = (
    lambda scene: AdmitPatient(scene.referral(), scene.bed(), scene.at),
    _admit_other,
    lambda scene: MovePatient(scene.stay(), scene.bed(), scene.at),
    lambda scene: SwapPatients(scene.stay(), scene.stay(), scene.at),
    _discharge,
    lambda scene: PlanDischarge(scene.stay(), scene.dice.choice((None, scene.day()))),
    _leave_or_return,
    _leave_or_return,
    _close_or_reopen,
    _ready_or_not,
    _keep_or_let_go,
    lambda scene: scene.dice.choice((ConfirmUnit, PlanWithUnit))(scene.dice.choice(("larch", "yew"))),
)
COMMANDS = frozenset(
    {
        AdmitPatient, AdmitOther, MovePatient, SwapPatients, DischargePatient, PlanDischarge, GoOnLeave, ComeBack,
        CloseBed, ReopenBed, RecordReady, ClearReady, HoldBed, OfferBed, ReleaseHold, ConfirmUnit,
        PlanWithUnit, RecordTold,
    }
)  # fmt: skip


def check_facts(reading: Reading) -> None:
    """Assert what no order of acts may break."""
    now = reading.now
    occupations, stays = reading.find(Occupation), {one.key: one for one in reading.find(Stay)}
    holds, leaves, closures = reading.find(Hold), reading.find(Leave), reading.find(Closure)
    _assert_apart(("one bed, two people", one.bed, one.start, one.end) for one in occupations)
    _assert_apart(("one person, two beds", one.person, one.start, one.end) for one in occupations)
    _assert_apart(
        ("one person, two stays", one.person, one.admitted, one.discharged) for one in stays.values()
    )
    _assert_apart(("one bed held twice", one.bed, one.start, hold_end(one)) for one in holds)
    _assert_apart(("one person, two holds", one.person, one.start, hold_end(one)) for one in holds)
    _assert_apart(("one stay, two leaves", one.stay, one.start, one.end) for one in leaves)
    _assert_apart(("one bed closed twice", one.bed, one.start, one.end) for one in closures)
    _assert_apart(
        [
            *(("occupied while out of use", one.bed, one.start, one.end) for one in closures),
            *(("occupied while out of use", one.bed, one.start, one.end) for one in occupations),
        ]
    )
    beds = {bed.key: bed for bed in reading.find(Bed)}
    for one in occupations:
        stay = stays[one.stay]
        assert beds[one.bed].unit == stay.unit, "in a bed of another unit"
        assert _lies_in(one.start, one.end, stay), "in a bed outside the stay"
    for leave in leaves:
        assert _lies_in(leave.start, leave.end, stays[leave.stay]), "on leave outside the stay"
    for hold in holds:
        beginning = {
            one.person
            for one in occupations
            if one.bed == hold.bed and hold.start <= one.start < hold_end(hold)
        }
        assert beginning <= {hold.person}, "somebody else came into a bed that was held"
    _assert_everybody_has_a_bed(stays.values(), occupations, leaves)
    _assert_waits(reading, stays.values())
    for moment in _moments(occupations, stays.values(), leaves, closures):
        assert moment <= now, "something is dated ahead"


def _assert_apart(spans: Iterable[tuple[str, str, datetime, datetime | None]]) -> None:
    """Assert that of all spans of one owner none share a moment."""
    latest: dict[tuple[str, str], datetime | None] = {}
    for what, whose, start, end in sorted(
        spans, key=lambda span: (span[2], span[3] is None, span[3] or span[2])
    ):
        if end is not None and end <= start:
            continue
        if (what, whose) in latest:
            before = latest[what, whose]
            assert before is not None, f"{what}: {whose}"
            assert before <= start, f"{what}: {whose}"
        latest[what, whose] = end


def _lies_in(start: datetime, end: datetime | None, stay: Stay) -> bool:
    """Tell whether a span lies within a stay."""
    if stay.discharged is None:
        return stay.admitted <= start
    return end is not None and stay.admitted <= start and end <= stay.discharged


def _assert_everybody_has_a_bed(
    stays: Iterable[Stay], occupations: tuple[Occupation, ...], leaves: tuple[Leave, ...]
) -> None:
    """Assert that whoever stays is in one bed, unless their leave lets others use it."""
    in_bed = Counter(one.stay for one in occupations if one.end is None)
    gone = {leave.stay for leave in leaves if leave.end is None and leave.bed_usable}
    for stay in stays:
        wanted = 0 if stay.discharged is not None or stay.key in gone else 1
        assert in_bed[stay.key] == wanted, "somebody staying is not in one bed"


def _assert_waits(reading: Reading, stays: Iterable[Stay]) -> None:
    """Assert that a wait is over exactly when its last milestone says so, and by admission only with a stay."""
    admitted = {stay.referral for stay in stays}
    for referral in reading.find(Referral):
        last = state_of(reading.find(Milestone, referral=referral.key))
        assert (referral.closed is not None) == (last.state in CLOSING)
        assert (last.state == "admitted") == (referral.key in admitted)
        kept = [one for one in reading.find(Hold, referral=referral.key) if is_live(one, reading.now)]
        assert not (kept and referral.closed), "a bed is held for somebody who waits no more"


def _moments(
    occupations: Iterable[Occupation],
    stays: Iterable[Stay],
    leaves: Iterable[Leave],
    closures: Iterable[Closure],
) -> Iterable[datetime]:
    """Give every moment anything is dated."""
    spans = [(one.start, one.end) for one in occupations]
    spans += [(one.start, one.end) for one in leaves]
    spans += [(one.start, one.end) for one in closures]
    for start, end in spans:
        yield start
        yield end or start
    for stay in stays:
        yield stay.admitted
        yield stay.discharged or stay.admitted


def check_figures(desk: Desk) -> None:
    """Assert that the board's figures are what anybody would count from the facts, each unit and bed once."""
    board = board_view(desk.ask(region_now))
    counted = desk.ask(count_facts)
    assert [one.figures.unit.key for one in board.units] == ["larch", "yew"]
    for unit in board.units:
        figures = unit.figures
        shown = (
            figures.commissioned, figures.open, figures.occupied, figures.on_leave, figures.held,
            figures.closed, figures.unusable, figures.available,
        )  # fmt: skip
        assert shown == counted[figures.unit.key]
        assert len({bed.key for bed in unit.beds}) == len(unit.beds) == figures.commissioned
    totals = [sum(numbers) for numbers in zip(*counted.values(), strict=True)]
    assert (board.commissioned, board.open, board.available) == (totals[0], totals[1], totals[7])
    assert (board.held, board.closed) == (totals[4], totals[5])


def count_facts(reading: Reading) -> dict[str, tuple[int, ...]]:
    """Count each unit's beds from the bare facts, bed by bed."""
    in_bed = {one.bed: one.stay for one in reading.find(Occupation, end=None)}
    away = {one.stay for one in reading.find(Leave, end=None)}
    out = {one.bed: one.kind for one in reading.find(Closure, end=None)}
    held = {one.bed for one in reading.find(Hold) if is_live(one, reading.now)}
    found: dict[str, tuple[int, ...]] = {}
    for unit in reading.find(Unit, in_region=True):
        beds = [bed.key for bed in reading.find(Bed, unit=unit.key)]
        closed = sum(out.get(bed, "unusable") != "unusable" for bed in beds)
        found[unit.key] = (
            len(beds),
            len(beds) - closed,
            sum(bed in in_bed for bed in beds),
            sum(in_bed.get(bed) in away for bed in beds),
            sum(bed in held for bed in beds),
            closed,
            sum(out.get(bed) == "unusable" for bed in beds),
            sum(not (bed in in_bed or bed in out or bed in held) for bed in beds),
        )
    return found


def free_beds(desk: Desk) -> set[str]:
    """Give the beds the board shows as free."""
    region = desk.ask(region_now)
    return {one.bed.key for beds in region.board.values() for one in beds if one.state == "free"}
