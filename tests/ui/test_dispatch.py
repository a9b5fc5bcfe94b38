"""One funnel: what changed is told once, what was refused is said, and nothing changed is no topic."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pc_desktop.domain.errors import Unavailable
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Done
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.office import Office
from pc_desktop.ui.dispatch import Dispatch
from tests.ui.meeting.small_office import small_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish a small office."""
    with small_office(tmp_path) as made:
        yield made


def heard(dispatch: Dispatch) -> tuple[list[frozenset[str]], list[Done], list[str]]:
    """Write down everything told."""
    topics: list[frozenset[str]] = []
    done: list[Done] = []
    refused: list[str] = []
    dispatch.topics_changed.connect(topics.append)
    dispatch.done.connect(done.append)
    dispatch.refused.connect(refused.append)
    return topics, done, refused


def test_that_an_order_tells_its_topics_and_itself_once(office: Office, qtbot: QtBot) -> None:
    dispatch = Dispatch(office.desk)
    topics, done, refused = heard(dispatch)
    dispatch.do(KeepWaiting("r1", "today"))
    dispatch.undo()
    dispatch.redo()
    assert [one.title for one in done] == [
        "Keep R-0411A waiting",
        "Undo: Keep R-0411A waiting",
        "Redo: Keep R-0411A waiting",
    ]
    assert topics == [done[0].topics] * 3
    assert refused == []


def test_that_nothing_changed_is_done_without_topics(office: Office, qtbot: QtBot) -> None:
    dispatch = Dispatch(office.desk)
    topics, done, _ = heard(dispatch)
    dispatch.do(RecordDiscussion("today", "r1", "", 0))
    assert (topics, [one.step for one in done]) == ([], [None])


def test_that_what_is_refused_or_unavailable_is_a_sentence(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatch = Dispatch(office.desk)
    topics, done, refused = heard(dispatch)
    assert dispatch.redo() is None

    def full(_command: object) -> Done:
        raise Unavailable("The disk is full.", "Make room.")

    monkeypatch.setattr(office.desk, "do", full)
    assert dispatch.do(KeepWaiting("r1", "today")) is None
    assert refused == ["There is nothing to do again.", "The disk is full. Make room."]
    assert (topics, done) == ([], [])
