"""Backups by themselves: each opened and checked, kept by the ladder, in two places; going back loses nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.store import vault
from pc_desktop.store.ladder import LATEST, kept
from pc_desktop.store.opening import open_store
from pc_desktop.store.restore import restore
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, PASSPHRASE, all_rows, put

MOMENT = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)


def test_that_the_ladder_keeps_ten_then_a_day_each_then_a_month_each() -> None:
    hourly = [MOMENT - timedelta(hours=hours) for hours in range(24 * 500)]
    stays = kept(hourly, MOMENT)
    assert set(hourly[:LATEST]) <= stays
    days = {one.date() for one in hourly if MOMENT - one <= timedelta(days=31)}
    assert days <= {one.date() for one in stays}
    assert len({(one.year, one.month) for one in stays}) == 13
    assert len(stays) < 60


@given(st.sets(st.integers(-1000, 24 * 800), max_size=60))
def test_that_the_ladder_never_lets_the_latest_ten_go_and_is_settled_after_one_turn(hours: set[int]) -> None:
    moments = {MOMENT - timedelta(hours=one) for one in hours}
    stays = kept(moments, MOMENT)
    assert set(sorted(moments, reverse=True)[:LATEST]) <= stays <= moments
    assert kept(stays, MOMENT) == stays


def test_that_a_backup_is_listed_with_why_it_was_made_and_what_it_holds(store: SqlStore) -> None:
    assert store.safe.back_up("closing") == ""
    (found,) = store.safe.backups()
    assert (found.reason, found.path.parent.name) == ("closing", "region-backups")
    held = store.safe.look_into(found)
    assert (held.steps, held.latest, held.referrals, held.people, held.faults) == (
        1,
        "Set up the region",
        4,
        4,
        (),
    )


def test_that_a_damaged_backup_says_so(store: SqlStore) -> None:
    store.safe.back_up("closing")
    (found,) = store.safe.backups()
    whole = bytearray(found.path.read_bytes())
    whole[len(whole) // 2] ^= 1
    found.path.write_bytes(whole)
    assert store.safe.look_into(found).faults


def test_that_many_backups_are_thinned_by_the_ladder(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(LATEST + 5):
        moment = MOMENT + timedelta(minutes=number)
        monkeypatch.setattr("pc_desktop.store.backups.SystemClock.now", lambda _self, moment=moment: moment)
        store.safe.back_up("meeting")
    left = store.safe.backups()
    assert [one.made for one in left] == [MOMENT + timedelta(minutes=n) for n in range(14, 4, -1)]
    assert all(vault.key_file(one.path).exists() for one in left)


def test_that_a_backup_goes_to_the_second_folder_and_says_when_it_cannot(
    store: SqlStore, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    with pytest.raises(Unavailable, match="not there"):
        store.safe.choose_second_folder(str(second))
    second.mkdir()
    store.safe.choose_second_folder(str(second))
    assert store.safe.back_up("asked") == ""
    (copy,) = second.glob("*.pcstore")
    opened = open_store(copy, PASSPHRASE)
    assert all_rows(opened) == all_rows(store)
    opened.close()
    for each in second.iterdir():
        each.unlink()
    second.rmdir()
    assert "second folder" in store.safe.back_up("asked")
    assert len(store.safe.backups()) == 2
    store.safe.choose_second_folder("")
    assert store.safe.back_up("asked") == ""


def test_that_going_back_gives_the_rows_of_the_backup_and_keeps_the_present(
    fresh: Callable[[str], Path],
) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    before = all_rows(store)
    store.safe.back_up("asked")
    (backup,) = store.safe.backups()
    put(store, Trust("later", "Added since", None))
    with pytest.raises(Unavailable, match="open already"):
        restore(path, backup.path, PASSPHRASE)
    after = all_rows(store)
    store.close()
    present = restore(path, backup.path, PASSPHRASE)
    again = open_store(path, PASSPHRASE)
    assert all_rows(again) == before
    assert again.verify() == ()
    put(again, Trust("new", "Goes on", None))
    assert again.verify() == ()
    again.close()
    assert present is not None
    kept_now = open_store(present, PASSPHRASE)
    assert all_rows(kept_now) == after
    kept_now.close()


def test_that_going_back_mends_a_damaged_store_and_keeps_the_damaged_one(
    fresh: Callable[[str], Path],
) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    store.safe.back_up("asked")
    before = all_rows(store)
    (backup,) = store.safe.backups()
    store.close()
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)
    present = restore(path, backup.path, PASSPHRASE)
    assert present is not None
    assert present.read_bytes() == bytes(whole)
    again = open_store(path, PASSPHRASE)
    assert (all_rows(again), again.verify()) == (before, ())
    again.close()


def test_that_a_damaged_backup_is_refused_and_nothing_changes(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    store.safe.back_up("asked")
    (backup,) = store.safe.backups()
    store.close()
    whole = bytearray(backup.path.read_bytes())
    whole[5000] ^= 255
    backup.path.write_bytes(whole)
    was = path.read_bytes()
    with pytest.raises(Unavailable, match="damaged"):
        restore(path, backup.path, PASSPHRASE)
    assert path.read_bytes() == was


def test_that_todays_passphrase_opens_what_was_brought_back(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    store.safe.change_passphrase(PASSPHRASE, "four other invented words")
    store.safe.back_up("asked")
    (backup,) = store.safe.backups()
    store.safe.change_passphrase("four other invented words", "and once more invented words")
    store.close()
    restore(path, backup.path, "four other invented words")
    opened = open_store(path, "and once more invented words")
    with opened.reading(NOW) as reading:
        assert reading.find(Trust)
    opened.close()


def test_that_a_recovery_key_opens_the_store_however_it_is_typed_and_the_older_one_no_more(
    fresh: Callable[[str], Path],
) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    assert not store.safe.has_recovery_key()
    old = store.safe.new_recovery_key()
    key = store.safe.new_recovery_key()
    assert store.safe.has_recovery_key()
    store.close()
    open_store(path, key.lower().replace("-", " ")).close()
    open_store(path, PASSPHRASE).close()
    with pytest.raises(Unavailable, match="does not open"):
        open_store(path, old)


def test_that_a_passphrase_is_changed_only_by_who_knows_it_and_only_for_a_better_one(store: SqlStore) -> None:
    with pytest.raises(Refused, match="another"):
        store.safe.change_passphrase("wrong", "four other invented words")
    with pytest.raises(Refused, match="Too short"):
        store.safe.change_passphrase(PASSPHRASE, "Larch 3")
    store.safe.change_passphrase(PASSPHRASE, "four other invented words")
    assert store.safe.opens_with("four other invented words")
    assert not store.safe.opens_with(PASSPHRASE)


def test_that_after_five_wrong_passphrases_the_next_waits_and_then_goes_on(
    fresh: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, now = fresh("region"), [MOMENT]
    was = path.read_bytes()
    monkeypatch.setattr("pc_desktop.store.guesses.SystemClock.now", lambda _self: now[0])
    for _ in range(5):
        with pytest.raises(Unavailable, match="does not open"):
            vault.unseal(path, "wrong")
    with pytest.raises(Unavailable, match="Wait 5 seconds"):
        vault.unseal(path, PASSPHRASE)
    now[0] += timedelta(seconds=6)
    with pytest.raises(Unavailable, match="does not open"):
        vault.unseal(path, "wrong")
    with pytest.raises(Unavailable, match="Wait 10 seconds"):
        vault.unseal(path, PASSPHRASE)
    now[0] -= timedelta(days=3)
    with pytest.raises(Unavailable, match="Wait 10 seconds"):
        vault.unseal(path, PASSPHRASE)
    now[0] += timedelta(days=4)
    assert len(vault.unseal(path, PASSPHRASE)) == 32
    assert path.read_bytes() == was
    assert not path.with_name(f"{path.name}.tries").exists()
