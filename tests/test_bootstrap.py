"""Where everything is introduced: passphrases never wait, stores close and open again, faults are sentences."""

from pathlib import Path

import pytest

from pc_desktop import bootstrap
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.store import vault

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


def test_that_a_new_store_is_empty_closes_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "x.pcstore"
    bootstrap.make_store(path, WORDS, sample=False)
    for _ in range(2):
        with bootstrap.opened(path, WORDS) as office:
            assert not office.is_sample
            assert office.desk.ask(lambda reading: reading.steps(5)) == ()
    assert bootstrap.verify_store(path, WORDS) == ()
    with pytest.raises((Refused, Unavailable)), bootstrap.opened(path, "another passphrase"):
        pass


def test_that_invented_passphrases_are_long_and_never_the_same() -> None:
    assert bootstrap.new_passphrase() != bootstrap.new_passphrase()
    assert len(bootstrap.new_passphrase()) >= 24
