"""Rules that hold whatever is tried against them: odd returns, tampered rows, damaged key files, hurried hands."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Hold
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.kinds import KINDS
from pc_desktop.domain.meeting import Action
from pc_desktop.domain.person import Person
from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient, ReturnedUnit
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.meet import AddAddendum, Attended, CloseAction, IssueMinutes, RecordAttendance
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.ports import Command
from pc_desktop.services.region import region_now
from pc_desktop.services.ruling import Said
from pc_desktop.store import vault
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW, TODAY, Putting, region

WORDS = "three invented words"
CHEAP = vault.Cost(n=2**4, r=8, p=1)
SATURDAY = date(2026, 10, 24)
SLOT = (
    b'{"format": 1, "slots": [{"kind": "passphrase", "n": %s, "r": 8, "p": 1, '
    b'"salt": "00", "nonce": "00", "wrapped": "00"}]}'
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlStore]:
    """Make a store with the small region."""
    monkeypatch.setattr(vault, "STRONG", CHEAP)
    made = create_store(tmp_path / "small.pcstore", WORDS)
    Desk(made, StoppedClock(NOW)).do(Putting(*region()))
    yield made
    made.close()


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    """Sit down at it with the clock stopped."""
    return Desk(store, StoppedClock(NOW))


def facts(desk: Desk) -> dict[str, tuple[Any, ...]]:
    """Give everything that is kept."""
    return desk.ask(lambda reading: {kind: reading.find(cls) for kind, cls in KINDS.items()})


def test_that_offers_made_in_one_second_release_one_another_and_undo_to_the_beginning(desk: Desk) -> None:
    before = facts(desk)
    offers = [("r1", "l2"), ("r1", "l3"), ("r1", "l2"), ("r1", "l2"), ("r2", "l3"), ("r1", "l3")]
    done, refusals = 0, list[str]()
    for referral, bed in offers:
        try:
            desk.do(OfferBed(referral, bed, "today", TODAY))
            done += 1
        except Refused as refused:
            refusals.append(refused.sentence)
    live = [hold for hold in desk.ask(lambda reading: reading.find(Hold)) if hold.released is None]
    assert refusals == ["Larch L03 is held for R-0412A until 17-Nov-2026."]
    assert done == len(offers) - 1
    assert sorted((hold.referral, hold.bed) for hold in live) == [("r1", "l2"), ("r2", "l3")]
    for _ in range(done):
        desk.undo()
    assert facts(desk) == before
    for _ in range(done):
        desk.redo()
    assert desk.verify() == ()


@pytest.mark.parametrize(
    ("last_day", "lapses"),
    [
        (SATURDAY, datetime(2026, 10, 24, 23, 0, tzinfo=UTC)),
        (SATURDAY + timedelta(days=1), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),
    ],
)
def test_that_a_hold_ends_with_the_day_on_the_wall_also_when_the_clocks_go_back(
    store: SqlStore, last_day: date, lapses: datetime
) -> None:
    clock = StoppedClock(datetime(2026, 10, 24, 9, 0, tzinfo=UTC))
    desk = Desk(store, clock)
    early = [one for one in region() if getattr(one, "key", "") in {"r1", "m0"}]
    moved = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
    names = {"r1": "received", "m0": "at"}
    desk.do(Putting(*(_with(one, names[one.key], moved) for one in early)))
    desk.do(OfferBed("r1", "l2", "today", last_day))
    clock.moment = lapses - timedelta(seconds=1)
    assert desk.ask(region_now).cases["r1"].hold is not None
    clock.moment = lapses
    assert desk.ask(region_now).cases["r1"].hold is None


def _with(fact: Any, field: str, value: object) -> Any:
    """Give a fact with one field changed."""
    return replace(fact, **{field: value})


def test_that_every_title_in_the_journal_names_people_by_reference_only(desk: Desk) -> None:
    said = Said(discussion="About Cora Xxtest-Moss", rationale="Cora Xxtest-Moss, 999 958 9065")
    orders: tuple[Command, ...] = (
        OfferBed("r1", "l2", "today", TODAY, said),
        KeepWaiting("r2", "today", said),
        GoOutOfArea("r2", "today", "10", said),
        UseAlternative("r3", "today", "day care for Eve", said),
        RecordDiscussion("today", "r1", "Cora is worse", 60),
        RecordAttendance("today", (Attended("Somebody", status="apologies"),)),
        ImportReturns((_draft(((4, "9990000476", "L01", 40), (2, "9991724702", "L02", 3))),)),
        IssueMinutes("today"),
        AddAddendum("today", "Cora Xxtest-Moss was meant"),
    )
    for order in orders:
        desk.do(order)
    action = desk.ask(lambda reading: reading.find(Action, meeting="today"))[0]
    desk.do(CloseAction(action.key))
    people = desk.ask(lambda reading: reading.find(Person))
    canaries = {word for one in people for word in (one.nhs_number, one.surname, one.given) if word}
    titles = [step.title for step in desk.ask(lambda reading: reading.steps(50))]
    assert len(titles) == len(orders) + 2
    assert [(title, word) for title in titles for word in canaries if word in title] == []


def _draft(
    listed: tuple[tuple[int, str | None, str | None, int], ...], day: date = TODAY, closed: str = ""
) -> Draft:
    """Make a return of Larch: for each patient a row, an NHS number, a bed and how many days they have been there."""
    patients = tuple(
        ReturnedPatient(
            nhs=nhs, name="New Xxtest-Comer", admitted=TODAY - timedelta(days=days), bed=bed, where=f"A{row}"
        )
        for row, nhs, bed, days in listed
    )
    beds = (ReturnedBed(closed, "closed", "leak"),) if closed else ()
    larch = ReturnedUnit("Larch", None, day, 3, len(beds), len(patients), None, None, patients, beds)
    return Draft("larch.xlsx", f"{hash((listed, day, closed)):x}", "usual", (larch,), ())


LISTED = st.lists(
    st.tuples(
        st.integers(4, 9),
        st.sampled_from(
            [None, "9990000476", "9990006393", "9999589065", "9995239841", "9991724702", "9992792272"]
        ),
        st.sampled_from([None, "L01", "2", "03", "7", "nowhere"]),
        st.integers(-3, 60),
    ),
    max_size=6,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(listed=LISTED, days=st.integers(-400, 30), closed=st.sampled_from(["", "L01", "L03", "nowhere"]))
def test_that_any_return_is_accepted_or_refused_in_words_and_one_undo_takes_it_back(
    desk: Desk, listed: list[tuple[int, str | None, str | None, int]], days: int, closed: str
) -> None:
    before = facts(desk)
    draft = _draft(tuple(listed), TODAY + timedelta(days=days), closed)
    with suppress(Refused):
        if desk.do(ImportReturns((draft,))).step:
            assert desk.verify() == ()
            desk.ask(region_now)
            desk.undo()
    assert facts(desk) == before


def _columns(connection: Any) -> list[tuple[str, str]]:
    """List every column of every kind of fact that has a row, but its key and those that only say yes or no."""
    found = []
    for kind in KINDS:
        if connection.execute(f'SELECT 1 FROM "{kind}"').fetchone():
            told = connection.execute(f'PRAGMA table_info("{kind}")').fetchall()
            found += [(kind, row[1]) for row in told if row[1] != "key" and row[2] != "BOOLEAN"]
    return found


def test_that_verify_finds_a_change_made_to_any_column_of_any_fact(desk: Desk, store: SqlStore) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY))
    key = vault.unseal(store.path, WORDS)
    connection = connect(store.path, key)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    baseline, missed, columns = desk.verify(), [], _columns(connection)
    for kind, column in columns:
        connection.execute("BEGIN")
        row = connection.execute(f'SELECT key, "{column}" FROM "{kind}" LIMIT 1').fetchone()
        change = f'UPDATE "{kind}" SET "{column}" = ? WHERE key = ?'
        other = row[1] + 1 if isinstance(row[1], int | float) else f"{row[1] or ''}9"
        connection.execute(change, (other, row[0]))
        connection.execute("COMMIT")
        if set(desk.verify()) <= set(baseline):
            missed.append((kind, column))
        connection.execute(change, (row[1], row[0]))
    connection.close()
    assert len(columns) > 100
    assert missed == []


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"format": 1}',
        b'{"format": 2, "slots": []}',
        b'{"format": 1, "slots": [null]}',
        b'{"format": 1, "slots": {"a": 1}}',
        b'{"format": 1, "slots": [{"kind": "passphrase"}]}',
        SLOT % b"1e400",
        SLOT % b"1180591620717411303424",
    ],
)
def test_that_a_damaged_key_file_is_told_in_words_and_the_store_is_left_alone(
    store: SqlStore, said: bytes
) -> None:
    store.close()
    whole = store.path.read_bytes()
    vault.key_file(store.path).write_bytes(said)
    with pytest.raises(Unavailable):
        open_store(store.path, WORDS)
    assert store.path.read_bytes() == whole


def test_that_a_plain_database_in_place_of_a_store_is_told_in_words(store: SqlStore) -> None:
    store.close()
    store.path.unlink()
    plain = sqlite3.connect(store.path)
    plain.execute("CREATE TABLE referral (name)")
    plain.close()
    with pytest.raises(Unavailable, match="cannot be read"):
        open_store(store.path, WORDS)


def test_that_two_processes_never_hold_one_store(store: SqlStore) -> None:
    with pytest.raises(Unavailable, match="open already"):
        open_store(store.path, WORDS)
