"""Work that takes a while: one worker beside the window, with progress and Cancel; every end comes home.

Python's cyclic garbage is collected on the window's thread only: a collection on the worker could finalise
widgets there, which ends the application.
"""

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")


class Cancelled(Exception):
    """A person asked for a job to stop, and it did."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a job is; a total of 0 means nobody knows yet."""

    words: str
    done: int = 0
    total: int = 0


class Progress:
    """What a job tells the window, and how it learns that it is to stop; used on the worker's thread."""

    def __init__(self, tell: Callable[[Stage], None]) -> None:
        """Tell stages through `tell`, which must be safe on the worker's thread."""
        self._tell = tell
        self._stop = Event()

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Tell how far the job is; raises Cancelled where it is to stop."""
        self.check()
        self._tell(Stage(words, done, total))

    def check(self) -> None:
        """Raise Cancelled where the job is to stop."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the job is to stop, for jobs that must tidy up first."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; safe on any thread."""
        self._stop.set()


@dataclass(slots=True)
class _Job:
    """One piece of work and whom to tell of its end."""

    work: Callable[[Progress], Any]
    then: Callable[[Any], object]
    failed: Callable[[Exception], object]
    stopped: Callable[[], object]
    progress: Progress


@dataclass(frozen=True, slots=True)
class _End:
    """How a job ended: with a result, or with a fault."""

    job: _Job
    result: Any = None
    fault: Exception | None = None


class Tasks(QObject):
    """Runs jobs one after the other on one worker and tells of their end on the thread it was made on."""

    busy_changed = Signal(bool)
    """Whether anything is running or waiting."""
    progressed = Signal(object)
    """The Stage of the job that is running."""
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it on the window's thread, and keep it as long as the window."""
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tasks")
        self._jobs: list[_Job] = []
        self._ended.connect(self._come_home, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[Progress], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object],
        stopped: Callable[[], object] | None = None,
    ) -> Progress:
        """Run `job` on the worker; exactly one of the other three is called afterwards, on this thread.

        A job that was cancelled ends in `stopped` whatever it returns or raises. Gives the job's progress,
        whose `cancel` asks it to stop.
        """
        progress = Progress(self.progressed.emit)
        made = _Job(job, cast("Callable[[Any], object]", then), failed, stopped or _nothing, progress)
        self._jobs.append(made)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._worker.submit(self._carry_out, made)
        return progress

    @property
    def is_busy(self) -> bool:
        """Tell whether anything is running or waiting."""
        return bool(self._jobs)

    def cancel(self) -> None:
        """Ask everything that is running or waiting to stop."""
        for job in self._jobs:
            job.progress.cancel()

    def close(self) -> None:
        """Ask everything to stop and wait until it has; nobody is told any more, and nothing more is run."""
        self.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _carry_out(self, job: _Job) -> None:
        """Do one job, on the worker's thread, and send its end home whatever happens."""
        try:
            job.progress.check()
            end = _End(job, job.work(job.progress))
        except Exception as fault:  # noqa: BLE001  every fault of a job comes home to whoever asked for it
            end = _End(job, fault=fault)
        self._ended.emit(end)

    @Slot(object)
    def _come_home(self, end: _End) -> None:
        """Tell of the end of a job, on the thread this was made on."""
        if end.job not in self._jobs:
            return
        self._jobs.remove(end.job)
        try:
            if end.job.progress.is_cancelled:
                end.job.stopped()
            elif end.fault is not None:
                end.job.failed(end.fault)
            else:
                end.job.then(end.result)
        finally:
            if not self._jobs:
                self.busy_changed.emit(False)


def _nothing() -> None:
    """Tell nobody."""


class Housekeeper(QObject):
    """Collects Python's cyclic garbage on the window's thread, a little at a time, and nowhere else."""

    EVERY = 500
    """Milliseconds between looks."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from Python's own collection; make it on the window's thread."""
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(self.EVERY)

    @Slot()
    def keep(self) -> None:
        """Leave alone for good what is there now: the code and the window, which every full collection would walk."""
        gc.freeze()

    @Slot()
    def look(self) -> None:
        """Collect the generations that have grown past Python's own limits."""
        young, middle, old = gc.get_count()
        if young <= self._limits[0]:
            return
        if middle <= self._limits[1]:
            gc.collect(0)
        elif old <= self._limits[2]:
            gc.collect(1)
        else:
            gc.collect(2)

    def stop(self) -> None:
        """Hand collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
