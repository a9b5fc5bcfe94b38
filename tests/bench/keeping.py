"""How long the store takes to open, to answer and to keep, with many years of cases against few."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial

from pc_desktop.clock import FixedStartClock, SystemClock
from pc_desktop.domain.referral import Referral
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now, settings_of
from pc_desktop.store.opening import open_store
from tests.bench.figures import Figure
from tests.bench.histories import PASSPHRASE, History, lightly_locked
from tests.bench.timing import in_turn, seconds


def keeping_figures(many: History, few: History, rounds: int) -> Iterator[Figure]:
    """Open both stores, ask both the same and keep the same in both, in turn."""
    against = f"{few.years} year"
    stores = (many, few)
    opened = in_turn([partial(_open, history) for history in stores], max(2, rounds // 3))
    light = [lightly_locked(history, history.path.parent) for history in stores]
    opened_light = in_turn([partial(_open, history) for history in light], rounds)
    yield Figure(f"Store opened, {many.years} years", opened[0], "ms", opened[1], against)
    yield Figure(
        "  the same, but for making the key", opened_light[0], "ms", opened_light[1], against, goal=1.0
    )
    with ExitStack() as stack:
        desks = [_desk(history, stack) for history in light]
        yield _compared(
            "Everything open now looked up", desks, lambda desk: desk.ask(region_now), rounds, against
        )
        yield _compared("Every referral there ever was read", desks, _ask_all, rounds, against)
        yield _compared("A decision kept (no window)", desks, _decider(), rounds, against)


def _compared(
    what: str, desks: Sequence[Desk], act: Callable[[Desk], object], rounds: int, against: str
) -> Figure:
    """Do the same at every desk in turn."""
    for desk in desks:
        act(desk)
    ours, others = in_turn([partial(seconds, partial(act, desk)) for desk in desks], rounds)
    return Figure(what, ours, "ms", others, against)


def _open(history: History) -> float:
    """Open a store and close it again; give how long the opening took."""
    kept: list[Callable[[], None]] = []
    taken = seconds(lambda: kept.append(open_store(history.path, PASSPHRASE).close))
    kept[0]()
    return taken


def _desk(history: History, stack: ExitStack) -> Desk:
    """Sit down at a store on the day the invented region lives on."""
    store = open_store(history.path, PASSPHRASE)
    stack.callback(store.close)
    today = Desk(store, SystemClock()).ask(settings_of)["sample_today"]
    return Desk(store, FixedStartClock(datetime.fromisoformat(today)))


def _ask_all(desk: Desk) -> object:
    """Read every referral."""
    return desk.ask(lambda reading: reading.find(Referral))


def _decider() -> Callable[[Desk], object]:
    """Make the act that keeps the first in the queue waiting; both are looked up once for each desk."""
    commands: dict[Desk, KeepWaiting] = {}

    def first(reading: Reading) -> KeepWaiting:
        meeting = current_meeting(reading)
        if meeting is None:
            raise RuntimeError("no meeting is planned in the invented region")
        return KeepWaiting(region_now(reading).ranked[0].standing.referral.key, meeting.key)

    def act(desk: Desk) -> object:
        if desk not in commands:
            commands[desk] = desk.ask(first)
        return desk.do(commands[desk])

    return act
