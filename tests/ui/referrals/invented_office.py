"""An office on a small invented region: three units, seven people waiting, one bed held; for tests of screens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from threading import Event

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay
from pc_desktop.domain.correction import NOTHING_ASKED, Asked
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import Measurement, RiskRule, RiskVersion
from pc_desktop.reference import profiles
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading, Work
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store, open_store

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 17)
PASSPHRASE = "three invented words"
NUMBERS = (
    "9990000476", "9990006393", "9990010862", "9990013489", "9990025819", "9990025975", "9990026998",
    "9990034923", "9990042322", "9990046816", "9990056102",
)  # fmt: skip
_CENTRES = {
    "B15": (52.467, -1.926),
    "CV34": (52.286, -1.594),
    "ST16": (52.818, -2.123),
    "CV5": (52.41, -1.55),
}
_UNITS = (("oak", "Oak Suite", "B15", 6), ("ash", "Ash Ward", "CV34", 8), ("larch", "Larch", "ST16", 5))
_WAITING = (
    # given, surname, born, urgency, legal, state, waited, seen, bmi eight weeks ago and now, pulse, team
    ("Keira", "Marsh", date(1995, 3, 2), "4", "02", "accepted", 11, 1, (14.2, 12.1), 38.0, "stafford"),
    ("Tamsin", "Aspen", date(2007, 6, 19), "4", "01", "offered", 12, 1, (14.6, 12.9), 39.0, "coventry"),
    ("Sarah", "Weston", date(2002, 7, 14), "2", "01", "for_meeting", 6, 0, (14.0, 12.7), 44.0, "coventry"),
    ("John", "Priory", date(1998, 1, 4), "2", "01", "for_meeting", 21, 6, (13.4, 13.4), 52.0, "stafford"),
    ("Hana", "Otter", date(1984, 5, 9), "2", "01", "accepted", 18, 3, (14.1, 13.9), 55.0, "birmingham"),
    ("Mina", "Birch", date(1991, 8, 30), "3", "01", "information_asked", 41, 11, (15.0, 15.8), 61.0, ""),
    ("Lena", "Clover", date(2008, 2, 11), "3", "01", "triaged", 3, None, None, None, "birmingham"),
)
_RULES = (("bmi", "BMI", "", 1, 13.0, 15.0), ("heart_rate", "Heart rate", "a minute", 0, 40.0, 50.0))


def ago(days: float) -> datetime:
    """Give the moment some days ago."""
    return NOW - timedelta(days=days)


def region() -> list[Fact]:
    """Make everything in the region."""
    return [*_places(), *_people_waiting(), *_people_staying(), *_set_up()]


def _places() -> list[Fact]:
    facts: list[Fact] = [Trust("trust", "Invented Trust", None)]
    for position, (key, name, outcode, beds) in enumerate(_UNITS, start=1):
        offers = ("ng_feeding", "detained", "one_to_one") if key != "ash" else ("ng_feeding", "detained")
        men = 1 if key == "ash" else None
        facts.append(
            Unit(key, name, "trust", outcode, position, "203", offers, "any", 18, None, men, 2, 540, True, ())
        )
        facts += [Bed(f"{key}-{number}", key, str(number), number, None) for number in range(1, beds + 1)]
    facts.append(
        Unit("far", "Far Lodge", "trust", "EX1", 9, "203", (), "any", 18, None, None, None, None, False, ())
    )
    for key, name, unit in (("stafford", "Stafford", "larch"), ("coventry", "Coventry", "ash")):
        facts.append(Team(key, f"{name} community team", name, unit, ("ST17",)))
    facts.append(Team("birmingham", "Birmingham community team", "Birmingham", "oak", ("B15",)))
    return facts


def _people_waiting() -> list[Fact]:
    facts: list[Fact] = []
    for number, (given, surname, born, urgency, legal, state, waited, seen, bmi, pulse, team) in enumerate(
        _WAITING, start=1
    ):
        who, key, sex = f"p{number}", f"r{number}", "M" if given == "John" else "F"
        facts += [
            Person(
                who, NUMBERS[number], f"Xxtest-{surname}", given, "Ms" if sex == "F" else "Mr", born, sex,
                "CV5", None, None, None, None,
            ),
            Referral(
                key, f"R-{400 + number:04d}A", who, team or None, ago(waited), None, urgency, "home", legal,
                ("ng_feeding",), "Weight falling.", "the community team", "Daily bloods" if team else None,
            ),
            Milestone(f"{key}-1", key, 1, ago(waited), "received", "Invented", None, "New referral"),
            Milestone(f"{key}-2", key, 2, ago(waited / 2), state, "Invented", None, "Seen by the liaison"),
        ]  # fmt: skip
        if seen is not None and bmi is not None and pulse is not None:
            early, late = TODAY - timedelta(days=seen + 56), TODAY - timedelta(days=seen)
            facts += [
                Measurement(f"{who}-b1", who, "bmi", early, bmi[0]),
                Measurement(f"{who}-b2", who, "bmi", late, bmi[1]),
                Measurement(f"{who}-h", who, "heart_rate", late, pulse),
            ]
    facts.append(Hold("hold", "ash-3", "r2", "p2", ago(1), ago(-3), None, used=False))
    return facts


def _people_staying() -> list[Fact]:
    """Fill every bed but a few, so that each state a bed can be in is there."""
    facts: list[Fact] = []
    empty = {"oak-2", "ash-3", "ash-8", "larch-5", "oak-6"}
    beds = [f"{key}-{number}" for key, _, _, count in _UNITS for number in range(1, count + 1)]
    for number, bed in enumerate(bed for bed in beds if bed not in empty):
        who, stay, unit = f"s{number}", f"stay{number}", bed.split("-")[0]
        admitted = ago(20 + 7 * number)
        expected = TODAY + timedelta(days=5 * number) if number % 4 == 1 else None
        ready = TODAY - timedelta(days=3) if number % 5 == 2 else None
        facts += [
            Person(
                who, NUMBERS[8 + number] if number < 2 else None, "Xxtest-Canary", "Ada", None, None, "F", None,
                None, 30 + number, TODAY, None,
            ),
            Stay(
                stay, who, unit, None, admitted, None, expected, ready, None, "01", "own", None, None, None, None
            ),
            Occupation(f"occ{number}", stay, who, bed, admitted, None),
        ]  # fmt: skip
    facts += [
        Leave("leave", "stay3", ago(2), None, None, bed_usable=False, leave_type="weekend"),
        Closure("shut", "ash-8", ago(30), None, "staffing", "Two nursing posts vacant", None),
        Closure("unfit", "larch-5", ago(4), None, "unusable", "Room beside a man's", None),
    ]
    return facts


def _set_up() -> list[Fact]:
    facts: list[Fact] = [
        Setting("collaborative", "Invented Collaborative"),
        RiskVersion("v1", "2022", "after CR233 (2022)", None, None),
        Confirmation("c1", "oak", ago(0.2), "Invented", "meeting"),
        Confirmation("c2", "ash", ago(6), "Invented", "return"),
        Receipt(
            "rec", "oak", "Oak 15-Nov.xlsx", "d1", ago(1), "Invented", TODAY - timedelta(days=2), 6, 0, 4, 0, 1
        ),
        Receipt(
            "old", "ash", "Ash 25-Oct.xlsx", "d2", ago(20), "Invented", TODAY - timedelta(days=23), 8, 1, 6, 0, 1
        ),
    ]  # fmt: skip
    for place, (sign, label, unit, decimals, red, amber) in enumerate(_RULES, start=1):
        facts.append(
            RiskRule(
                f"rule-{sign}",
                "2022",
                "adult",
                place,
                sign,
                label,
                unit,
                decimals,
                red,
                None,
                amber,
                None,
                falling_is_worse=True,
            )
        )
    return facts


@dataclass(frozen=True, slots=True)
class Write:
    """Writes facts as one step; an order for tests."""

    facts: tuple[Fact, ...]
    words: str = "Set up the invented region"

    def title(self, reading: Reading) -> str:
        return self.words

    def carry_out(self, work: Work) -> None:
        work.put(*self.facts)


@dataclass
class Shelf:
    """The workbooks a test hands to the screen: what reading each of them gives or raises."""

    held: dict[str, Draft | Exception] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    says: str = ""
    was_told_to_stop: bool | None = None
    gate: Event | None = None
    asked: Asked = NOTHING_ASKED

    def __call__(
        self,
        path: Path,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[str], None] | None = None,
        asked: Asked = NOTHING_ASKED,
    ) -> Draft:
        self.read.append(path.name)
        self.asked = asked
        if self.gate is not None:
            self.gate.wait(20)
        if cancelled is not None:
            self.was_told_to_stop = cancelled()
        if self.says and progress is not None:
            progress(self.says)
        found = self.held[path.name]
        if isinstance(found, Exception):
            raise found
        return found


@dataclass(frozen=True, slots=True)
class Invented:
    """An office with the clock and the shelf it was furnished with."""

    office: Office
    clock: StoppedClock
    shelf: Shelf

    @property
    def desk(self) -> Desk:
        return self.office.desk


def make(folder: Path) -> Path:
    """Make a store with the region."""
    path = folder / "invented.pcstore"
    store = create_store(path, PASSPHRASE)
    Desk(store, StoppedClock(NOW), by="Invented").do(Write(tuple(region())))
    store.close()
    return path


def draft(**changed: object) -> Draft:
    """Make what a return of Oak Suite says: one patient changed, one new, two gone, and a question."""
    patients = (
        ReturnedPatient(nhs=NUMBERS[8], bed="1", mha="Section 3", bmi=14.2, sheet="Bed State", where="A6"),
        ReturnedPatient(nhs=NUMBERS[9], bed="3", sheet="Bed State", where="A8"),
        ReturnedPatient(
            nhs=NUMBERS[10], name="Tess Xxtest-Alder", bed="2", admitted=TODAY, sheet="Bed State"
        ),
    )
    oak = ReturnedUnit("Oak Suite", None, TODAY - timedelta(days=1), 6, 0, 3, 0, 0, patients)
    problems = (
        Problem("Bed State", "K9", "BMI", "14,2", "Read as 14.2.", "Please confirm.", "note"),
        Problem(
            "Bed State", "H17", "Admitted", "31/02/2026", "There is no such day.", "Type it again.", "error"
        ),
    )
    made = Draft("Oak 16-Nov.xlsx", "digest-1", "Weekly return", (oak,), problems)
    return replace(made, **changed)  # type: ignore[arg-type]


@contextmanager
def opened(made: Path, folder: Path) -> Iterator[Invented]:
    """Open a copy of the store as an office."""
    path = folder / made.name
    copyfile(made, path)
    copyfile(vault.key_file(made), vault.key_file(path))
    store, clock, shelf = open_store(path, PASSPHRASE), StoppedClock(NOW), Shelf()
    desk = Desk(store, clock, by="Invented liaison")
    try:
        yield Invented(
            Office(desk, clock, Gazetteer(_CENTRES), shelf, _no_minutes, is_sample=True, profiles=profiles()),
            clock,
            shelf,
        )
    finally:
        store.close()


def _no_minutes(pack: MinutesPack, path: Path) -> None:
    raise AssertionError("no screen under test writes minutes")


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the store once, cheap to open: how dear a passphrase is has a test of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        return make(tmp_path_factory.mktemp("office"))


@pytest.fixture
def invented(made_office: Path, tmp_path: Path) -> Iterator[Invented]:
    """Open a copy of the office for one test."""
    with opened(made_office, tmp_path) as furnished:
        yield furnished


@pytest.fixture
def invent_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Invented]:
    """Open an office with nothing in it."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    store, clock, shelf = create_store(tmp_path / "empty.pcstore", PASSPHRASE), StoppedClock(NOW), Shelf()
    desk = Desk(store, clock, by="Invented liaison")
    yield Invented(Office(desk, clock, Gazetteer({}), shelf, _no_minutes, is_sample=True), clock, shelf)
    store.close()
