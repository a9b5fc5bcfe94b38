"""How fast the Referrals screen is with 50,000 closed referrals and 300 open ones, beside the raw query."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Confirmation
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.returns import Draft
from pc_desktop.domain.severity import Measurement, RiskRule
from pc_desktop.reference import profiles
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading, Work
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.tasks import Housekeeper
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.application import application, make_ahead
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.charts_pane import AHEAD
from pc_desktop.ui.referrals.presenter import ReferralsPresenter
from pc_desktop.ui.referrals.screen import ReferralsScreen
from pc_desktop.ui.window import MainWindow
from tests.bench.figures import Figure, table
from tests.bench.histories import PASSPHRASE
from tests.bench.timing import in_turn, percentile, seconds

CLOSED, OPEN = 50_000, 300
NOW: Final = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
_AT_ONCE = 2_000
_ENDS = ("admitted", "alternative", "not_accepted", "withdrawn", "admitted_elsewhere")
_TYPED = "xxtest-alderb"
_GIVEN = ("Mina", "Ola", "Per", "Keira", "Sarah", "John", "Hana", "Tess")
_SURNAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")


class Told:
    """Writes some facts as one step."""

    def __init__(self, facts: list[Fact]) -> None:
        """Take the facts."""
        self._facts = facts

    def title(self, _reading: Reading) -> str:
        """Say what is written."""
        return "Tell a part of the history"

    def carry_out(self, work: Work) -> None:
        """Write it."""
        work.put(*self._facts)


def referrals_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Show the list, type and open patients in a window of its own, beside what the bare database takes."""
    path = make_many(folder)
    store = open_store(path, PASSPHRASE)
    try:
        clock = StoppedClock(NOW)
        desk = Desk(store, clock)
        office = Office(
            desk, clock, Gazetteer({}), _no_return, _no_minutes, is_sample=True, profiles=profiles()
        )
        yield from _figures(store, office, rounds)
    finally:
        store.close()


def _figures(store: SqlStore, office: Office, rounds: int) -> Iterator[Figure]:
    """Measure one screen on one store."""
    app = application()
    housekeeper = Housekeeper()
    wardrobe = Wardrobe(app)
    wardrobe.choose(Theme.LIGHT)
    turned = _turned_to(office, wardrobe, store.path.parent)
    presenter = ReferralsPresenter(office)
    screen = ReferralsScreen(presenter, Dispatch(office.desk))
    screen.resize(1712, 1000)
    began = perf_counter()
    screen.refresh()
    screen.show()
    app.processEvents()
    first = perf_counter() - began
    gathered = seconds(lambda: presenter.take(presenter.gather(lambda: None)))
    raw = partial(_raw, store)
    listed, bare = in_turn([partial(seconds, partial(_refresh, screen)), raw(_OPEN_ONES)], rounds * 2)
    yield Figure("Referrals turned to in the window, 300 open", turned, "ms", bare, "query", goal=0.150)
    yield Figure("  the same again, after a change", listed, "ms", bare, "query", goal=0.150)
    yield Figure("  with nothing read or drawn before", first, "ms", bare, "query")
    yield Figure("Everybody ever referred gathered (worker)", gathered, "s", raw(_ALL)(), "query")
    taken = [one for _ in range(rounds) for one in _keys(screen)]
    _, bare = in_turn([lambda: 0.0, raw(_LIKE)], rounds * 2)
    against = "query with LIKE"
    yield Figure(f"A key typed, among {CLOSED + OPEN:,}", median(taken), "ms", bare, against, goal=0.050)
    yield Figure("  the slowest of twenty", percentile(taken, 95), "ms", bare, against)
    rows = [row.key for row in presenter.refresh().rows]
    opened = [seconds(partial(_select, screen, key)) for key in rows[: 10 * rounds]]
    _, bare = in_turn([lambda: 0.0, raw(_ONE)], rounds * 2)
    yield Figure("A patient opened", median(opened), "ms", bare, "query", goal=0.050)
    screen.pane.open_section("timeline")
    opened = [seconds(partial(_select, screen, key)) for key in reversed(rows[: 10 * rounds])]
    yield Figure("  at the timeline", median(opened), "ms", bare, "query", goal=0.050)
    screen.hide()
    screen.deleteLater()
    housekeeper.stop()


def _turned_to(office: Office, wardrobe: Wardrobe, folder: Path) -> float:
    """Tell how long the list takes from the key to the painted screen, in a window begun as the application's is."""
    memory = Memory(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    window = MainWindow(office, wardrobe, memory)
    window.resize(1920, 1080)
    window.show_screen("meeting")
    window.show()
    make_ahead(window)
    while len(window.findChildren(ChartCard)) < AHEAD:
        QApplication.processEvents()
    QApplication.processEvents()

    def turn() -> None:
        window.show_screen("referrals")
        QApplication.processEvents()

    taken = seconds(turn)
    window.close()
    window.deleteLater()
    return taken


_OPEN_ONES = "SELECT * FROM referral JOIN person ON person.key = referral.person WHERE closed IS NULL"
_ALL = "SELECT * FROM referral JOIN person ON person.key = referral.person"
_LIKE = f"{_ALL} WHERE surname LIKE '%alderb%' OR ref LIKE '%alderb%' OR nhs_number LIKE '%alderb%'"
_ONE = (
    "SELECT * FROM referral JOIN person ON person.key = referral.person JOIN milestone "
    "ON milestone.referral = referral.key JOIN measurement ON measurement.person = person.key "
    f"WHERE referral.key = 'r{CLOSED:06d}'"
)


def _raw(store: SqlStore, words: str) -> Callable[[], float]:
    """Make the act that asks the database alone and tells how long it took."""

    def act() -> float:
        with store._reader.connect() as connection:
            return seconds(lambda: connection.exec_driver_sql(words).all())

    return act


def _refresh(screen: ReferralsScreen) -> None:
    """Ask again and show, as after a change."""
    screen.refresh()
    QApplication.processEvents()


def _keys(screen: ReferralsScreen) -> list[float]:
    """Type a name letter by letter and give how long each key took, to the painted list."""
    taken = []
    for end in range(1, len(_TYPED) + 1):
        began = perf_counter()
        screen.search.setText(_TYPED[:end])
        QApplication.processEvents()
        taken.append(perf_counter() - began)
    screen.search.clear()
    QApplication.processEvents()
    return taken


def _select(screen: ReferralsScreen, key: str) -> None:
    """Open one patient."""
    screen.table.select(key)
    QApplication.processEvents()


def _no_return(path: Path, **_options: object) -> Draft:
    """Read nothing."""
    raise RuntimeError(f"nothing reads {path.name} here")


def _no_minutes(_pack: MinutesPack, path: Path) -> None:
    """Write nothing."""
    raise RuntimeError(f"nothing writes {path.name} here")


def make_many(folder: Path, closed: int = CLOSED, waiting: int = OPEN) -> Path:
    """Make a store of so many closed referrals and so many open ones, everybody invented."""
    path = folder / "referrals.pcstore"
    store = create_store(path, PASSPHRASE)
    try:
        desk = Desk(store, StoppedClock(NOW))
        desk.do(Told(list(_places())))
        facts = _cases(closed, waiting)
        while part := list(islice(facts, _AT_ONCE)):
            desk.do(Told(part))
    finally:
        store.close()
    return path


def _places() -> Iterator[Fact]:
    """Make ten units of ten beds, twenty teams and a table of two risk signs."""
    yield Trust("trust", "Invented Trust", None)
    offers = ("ng_feeding", "detained", "one_to_one")
    for number in range(1, 11):
        unit = f"unit-{number}"
        yield Unit(
            unit, f"{_SURNAMES[number - 1]} Ward", "trust", "B15", number, "203", offers, "any", 18, None,
            None, None, 540, True, (),
        )  # fmt: skip
        yield Confirmation(f"word-{number}", unit, NOW - timedelta(hours=3), "Invented", "return")
        for bed in range(1, 11):
            yield Bed(f"{unit}-{bed}", unit, str(bed), bed, None)
    for number in range(20):
        yield Team(f"team-{number}", f"Area {number} community team", "", f"unit-{number % 10 + 1}", ("B15",))
    for place, (sign, label, red, amber) in enumerate(
        (("bmi", "BMI", 13.0, 15.0), ("heart_rate", "Pulse", 40.0, 50.0))
    ):
        yield RiskRule(
            f"rule-{sign}", "1", "adult", place, sign, label, "", 1, red, None, amber, None,
            falling_is_worse=True,
        )  # fmt: skip


def _cases(closed: int, waiting: int) -> Iterator[Fact]:
    """Make everybody ever referred: those who wait come last."""
    chance, numbers, ends = Random(2026), _numbers(), cycle(_ENDS)
    for number in range(closed + waiting):
        who, key, is_open = f"p{number:06d}", f"r{number:06d}", number >= closed
        received = NOW - timedelta(days=chance.randrange(1, 60) if is_open else chance.randrange(60, 7_000))
        ended = None if is_open else received + timedelta(days=chance.randrange(1, 50))
        surname = f"Xxtest-{chance.choice(_SURNAMES)}{chance.choice(_SURNAMES).lower()}"
        born = date(1965, 1, 1) + timedelta(days=chance.randrange(15_000))
        yield Person(
            who, next(numbers), surname, chance.choice(_GIVEN), "Ms", born, "F", "B15", None, None, None, None
        )
        yield Referral(
            key, f"R-{number:05d}A", who, f"team-{chance.randrange(20)}", received, ended,
            chance.choice("1423"), "home", "01", ("ng_feeding",), "Weight falling.", "the community team", None,
        )  # fmt: skip
        yield Milestone(f"{key}-1", key, 1, received, "received", "Invented", None, "New referral")
        if ended is not None:
            yield Milestone(f"{key}-2", key, 2, ended, next(ends), "Invented", None, "")
        else:
            yield Milestone(f"{key}-2", key, 2, received, "for_meeting", "Invented", None, "")
            for week in range(8):
                taken = NOW.date() - timedelta(days=7 * week + chance.randrange(7))
                yield Measurement(f"{key}-b{week}", who, "bmi", taken, round(chance.uniform(11.5, 17), 1))
                yield Measurement(f"{key}-h{week}", who, "heart_rate", taken, float(chance.randrange(36, 70)))


def _numbers() -> Iterator[str]:
    """Make NHS numbers of the range that is never issued."""
    for serial in range(1_000_000):
        for digit in "0123456789":
            if check_digit_fits(f"999{serial:06d}{digit}"):
                yield f"999{serial:06d}{digit}"


def main() -> None:
    """Measure this part alone and print it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="bed-meeting-bench-", ignore_cleanup_errors=True) as folder:
        sys.stdout.write(table(list(referrals_figures(Path(folder), 5))) + "\n")


if __name__ == "__main__":
    main()
