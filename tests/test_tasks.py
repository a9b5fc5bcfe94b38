"""Results and faults come home to the window's thread, Cancel is heard, garbage is collected there alone."""

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from pc_desktop.tasks import Cancelled, Housekeeper, Progress, Stage, Tasks

PATIENCE = 10.0  # seconds; only ever used up where something is wrong


class Desk(QObject):
    """Writes down what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.threads: set[object] = set()

    def _note(self, what: str, thing: object = None) -> None:
        self.told.append((what, thing))
        self.threads.add(threading.current_thread())

    @Slot(object)
    def take(self, thing: object) -> None:
        """Take a result."""
        self._note("then", thing)

    def fail(self, fault: Exception) -> None:
        """Take a fault."""
        self._note("failed", fault)

    def stop(self) -> None:
        """Hear that it was stopped."""
        self._note("stopped")

    @Slot(object)
    def see(self, stage: object) -> None:
        """See how far it is."""
        self._note("stage", stage)


@pytest.fixture
def tasks(qapp: QObject) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_that_a_result_comes_home_to_the_windows_thread(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    def job(_progress: Progress) -> str:
        return threading.current_thread().name

    tasks.run(job, desk.take, desk.fail)
    qtbot.waitUntil(lambda: bool(desk.told))
    ((what, name),) = desk.told
    assert what == "then"
    assert str(name).startswith("tasks")
    assert desk.threads == {threading.main_thread()}
    assert desk.thread() is QThread.currentThread()


def test_that_a_plain_function_is_told_on_the_windows_thread_too(tasks: Tasks, qtbot: QtBot) -> None:
    where: list[threading.Thread] = []
    tasks.run(lambda _progress: 7, lambda _seven: where.append(threading.current_thread()), where.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]


def test_that_a_fault_comes_home(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    fault = OSError("disk full")

    def job(_progress: Progress) -> None:
        raise fault

    tasks.run(job, desk.take, desk.fail, desk.stop)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [("failed", fault)]
    assert desk.threads == {threading.main_thread()}
    assert not tasks.is_busy


def test_that_jobs_run_one_after_the_other(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    inside: list[str] = []

    def job(name: str) -> str:
        inside.append(f"begin {name}")
        inside.append(f"end {name}")
        return name

    for name in "abc":
        tasks.run(lambda _progress, name=name: job(name), desk.take, desk.fail)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(desk.told) == 3)
    assert [thing for _what, thing in desk.told] == ["a", "b", "c"]
    assert inside == [f"{way} {name}" for name in "abc" for way in ("begin", "end")]


def test_that_progress_is_seen_on_the_windows_thread(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    def job(progress: Progress) -> None:
        progress.say("Reading", 1, 4)
        progress.say("Reading", 4, 4)

    tasks.progressed.connect(desk.see)
    tasks.run(job, desk.take, desk.fail)
    qtbot.waitUntil(lambda: len(desk.told) == 3)
    assert desk.told == [("stage", Stage("Reading", 1, 4)), ("stage", Stage("Reading", 4, 4)), ("then", None)]
    assert desk.threads == {threading.main_thread()}


def test_that_cancel_stops_a_job_that_asks(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    begun, let = threading.Event(), threading.Event()

    def job(progress: Progress) -> str:
        begun.set()
        assert let.wait(PATIENCE)
        progress.say("never seen")
        return "never given"

    running = tasks.run(job, desk.take, desk.fail, desk.stop)
    assert begun.wait(PATIENCE)
    running.cancel()
    assert running.is_cancelled
    let.set()
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [("stopped", None)]


def test_that_a_cancelled_job_gives_nothing_even_where_it_did_not_listen(
    tasks: Tasks, desk: Desk, qtbot: QtBot
) -> None:
    begun, let = threading.Event(), threading.Event()

    def deaf(_progress: Progress) -> str:
        begun.set()
        assert let.wait(PATIENCE)
        return "done all the same"

    tasks.run(deaf, desk.take, desk.fail, desk.stop)
    waiting = tasks.run(lambda _progress: "waiting", desk.take, desk.fail, desk.stop)
    assert begun.wait(PATIENCE)
    tasks.cancel()
    let.set()
    qtbot.waitUntil(lambda: len(desk.told) == 2)
    assert desk.told == [("stopped", None), ("stopped", None)]
    with pytest.raises(Cancelled):
        waiting.check()


def test_that_being_busy_is_told_at_the_start_and_at_the_end(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    seen: list[bool] = []
    tasks.busy_changed.connect(seen.append)
    with qtbot.waitSignal(tasks.busy_changed):  # the start
        tasks.run(lambda _progress: 1, desk.take, desk.fail)
        tasks.run(lambda _progress: 2, desk.take, desk.fail)
        assert tasks.is_busy
    qtbot.waitUntil(lambda: len(desk.told) == 2)
    assert seen == [True, False]
    assert not tasks.is_busy


def test_that_a_new_job_may_be_asked_for_where_one_ended(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    def again(_one: int) -> None:
        tasks.run(lambda _progress: 2, desk.take, desk.fail)

    tasks.run(lambda _progress: 1, again, desk.fail)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [("then", 2)]


def test_that_close_waits_for_what_runs_and_then_tells_nobody(desk: Desk, qtbot: QtBot) -> None:
    tasks = Tasks()
    begun, ended = threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        begun.set()
        while not progress.is_cancelled:
            threading.Event().wait(0.001)
        ended.set()

    tasks.run(job, desk.take, desk.fail, desk.stop)
    tasks.run(lambda _progress: "never begun", desk.take, desk.fail, desk.stop)
    assert begun.wait(PATIENCE)
    tasks.close()
    assert ended.is_set()
    assert not tasks.is_busy
    qtbot.waitUntil(lambda: True)
    assert desk.told == []


class Knot:
    """Refers to itself, so that only a collection can end it, and notes the thread on which it ended."""

    ended: list[threading.Thread] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.ended.append(threading.current_thread())


@pytest.fixture
def housekeeper(qapp: QObject) -> Iterator[Housekeeper]:
    gc.collect()
    Knot.ended.clear()
    made = Housekeeper()
    yield made
    made.stop()
    gc.enable()


def _make_garbage() -> None:
    for _ in range(200):
        Knot()
    for _ in range(50_000):
        loop: list[object] = []
        loop.append(loop)


def test_that_garbage_of_a_worker_is_collected_on_the_windows_thread_only(
    housekeeper: Housekeeper, qtbot: QtBot
) -> None:
    with ThreadPoolExecutor(1) as worker:
        worker.submit(_make_garbage).result()
    assert Knot.ended == []
    for _ in range(3):
        housekeeper.look()
    assert len(Knot.ended) == 200
    assert set(Knot.ended) == {threading.main_thread()}


def test_that_the_housekeeper_looks_by_itself(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Housekeeper, "EVERY", 1)
    Knot.ended.clear()
    housekeeper = Housekeeper()
    _make_garbage()
    qtbot.waitUntil(lambda: len(Knot.ended) == 200)
    assert set(Knot.ended) == {threading.main_thread()}
    housekeeper.stop()


def test_that_what_is_kept_is_not_walked_again_until_the_housekeeper_stops(housekeeper: Housekeeper) -> None:
    knot = Knot()
    housekeeper.keep()
    assert gc.get_freeze_count() > 0
    del knot
    gc.collect()
    assert Knot.ended == []
    housekeeper.stop()
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert len(Knot.ended) == 1


def test_that_nothing_is_collected_while_little_has_gathered(
    housekeeper: Housekeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    for counts, generation in (((0, 0, 0), None), ((701, 0, 0), 0), ((701, 11, 0), 1), ((701, 11, 11), 2)):
        asked.clear()
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        monkeypatch.setattr(housekeeper, "_limits", (700, 10, 10))
        housekeeper.look()
        assert asked == ([] if generation is None else [generation])


def test_that_python_collects_again_when_the_housekeeper_stops(qapp: QObject) -> None:
    assert gc.isenabled()
    housekeeper = Housekeeper()
    assert not gc.isenabled()
    housekeeper.stop()
    assert gc.isenabled()
