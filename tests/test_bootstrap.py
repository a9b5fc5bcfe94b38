"""Where everything is introduced: passphrases never wait, stores close and open again, faults are sentences."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pc_desktop import bootstrap
from pc_desktop.clock import SteadyClock, SystemClock
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.domain.settings import Setting
from pc_desktop.sample.region import MakeSample
from pc_desktop.services.region import settings_of
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store

WORDS = "three invented words"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))


def test_that_a_passphrase_comes_from_the_environment_and_is_never_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bootstrap, "is_terminal", lambda: False)
    with pytest.raises(Refused, match=bootstrap.PASSPHRASE_VARIABLE):
        bootstrap.passphrase()
    monkeypatch.setenv(bootstrap.PASSPHRASE_VARIABLE, WORDS)
    assert bootstrap.passphrase(confirm=True) == WORDS


def test_that_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def prompt(_words: str, **how: object) -> str:
        asked.append(how)
        return WORDS

    monkeypatch.setattr(bootstrap, "is_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    assert bootstrap.passphrase(confirm=True) == WORDS
    assert asked == [{"hide_input": True, "confirmation_prompt": True}]


def test_that_a_new_store_holds_the_starting_table_alone_closes_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "x.pcstore"
    bootstrap.make_store(path, WORDS, sample=False)
    for _ in range(2):
        with bootstrap.opened(path, WORDS) as office:
            assert not office.is_sample
            (laid,) = office.desk.ask(lambda reading: reading.steps(5))
            assert laid.title == "Lay the starting table of risk signs, version 2022"
            assert office.desk.standing().undo is None
    assert bootstrap.verify_store(path, WORDS) == ()
    with pytest.raises((Refused, Unavailable)), bootstrap.opened(path, "another passphrase"):
        pass


def test_that_a_new_store_may_begin_with_another_profile_but_not_with_one_nobody_knows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "secure.pcstore"
    bootstrap.make_store(path, WORDS, sample=False, profile="adult_secure")
    with bootstrap.opened(path, WORDS) as office:
        assert office.profile(office.desk.ask(settings_of)).key == "adult_secure"
    with pytest.raises(Refused, match="There is no profile"):
        bootstrap.make_store(tmp_path / "other.pcstore", WORDS, sample=False, profile="maternity")
    assert not (tmp_path / "other.pcstore").exists()


def test_that_invented_passphrases_are_long_and_never_the_same() -> None:
    assert bootstrap.new_passphrase() != bootstrap.new_passphrase()
    assert len(bootstrap.new_passphrase()) >= 24


@pytest.mark.parametrize("fault", [Unavailable("The disk is full.", "Make room."), KeyboardInterrupt()])
def test_that_a_sample_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(MakeSample, "carry_out", fail)
    with pytest.raises(type(fault)):
        bootstrap.make_store(tmp_path / "x.pcstore", WORDS, sample=True)
    assert list(tmp_path.iterdir()) == []


def _with_a_step(path: Path, at: datetime, *settings: Setting) -> None:
    """Make a store whose one step was kept at a moment."""
    store = create_store(path, WORDS)
    with store.working(at, "Lead", "lead") as work:
        work.put(Trust("t", "Invented Trust", None), *settings)
        work.commit("Begin")
    store.close()


def test_that_the_samples_time_runs_on_from_its_newest_step(tmp_path: Path) -> None:
    today = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    for name, newest in (("a", today - timedelta(days=3)), ("b", today + timedelta(hours=2))):
        sample_today = Setting("sample_today", today.isoformat())
        _with_a_step(tmp_path / name, newest, sample_today)
        with bootstrap.opened(tmp_path / name, WORDS) as office:
            assert timedelta(0) <= office.clock.now() - max(today, newest) < timedelta(minutes=1)
            assert office.is_sample


def test_that_time_never_goes_back_behind_the_newest_step(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ahead = SystemClock().now() + timedelta(days=30)
    _with_a_step(tmp_path / "ahead", ahead)
    _with_a_step(tmp_path / "behind", ahead - timedelta(days=60))
    with bootstrap.opened(tmp_path / "behind", WORDS) as office:
        assert isinstance(office.clock, SteadyClock)
        assert office.clock.behind == timedelta(0)
    assert caplog.text == ""
    with bootstrap.opened(tmp_path / "ahead", WORDS) as office:
        assert timedelta(0) <= office.clock.now() - ahead < timedelta(minutes=1)
    assert "clock is behind the newest step" in caplog.text


def test_that_a_store_is_read_without_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "x.pcstore"
    bootstrap.make_store(path, WORDS, sample=False)
    with bootstrap.opened(path, WORDS):
        with bootstrap.opened(path, WORDS, lock=False) as office:
            assert office.desk.verify() == ()
        assert bootstrap.verify_store(path, WORDS) == ()
        with pytest.raises(Unavailable, match="open already"), bootstrap.opened(path, WORDS):
            pass
