"""Gathers everybody ever referred in the background, so that the first key typed finds them."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pc_desktop.domain.errors import Unavailable
from pc_desktop.services.find_anything import Index
from pc_desktop.tasks import Progress, Tasks
from pc_desktop.ui.referrals.presenter import ReferralsPresenter

_SOON = 250
"""Milliseconds the list is in view before the gathering begins, so that it never stands in the way of a start."""


class Gatherer(QObject):
    """Runs one gathering at a time; without a worker it gathers when first asked to find."""

    gathered = Signal(object)
    """The Index gathered."""

    def __init__(self, presenter: ReferralsPresenter, tasks: Tasks | None, parent: QObject) -> None:
        """Gather for a presenter."""
        super().__init__(parent)
        self._presenter, self._tasks = presenter, tasks
        self._is_gathering = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._gather)

    def soon(self) -> None:
        """Gather before long, where that is still to be done."""
        if self._tasks is not None and self._presenter.needs_index:
            self._soon.start()

    def rest(self) -> None:
        """Begin nothing while nobody looks."""
        self._soon.stop()

    def see_to_it(self) -> None:
        """See that what was typed will find everybody: at once where there is no worker, else when it is done."""
        if self._presenter.needs_index:
            if self._tasks is None:
                self._presenter.take(self._presenter.gather(_go_on))
            else:
                self._gather()

    @Slot()
    def _gather(self) -> None:
        """Gather on the worker, unless that is under way or done."""
        if self._tasks is None or self._is_gathering or not self._presenter.needs_index:
            return
        self._is_gathering = True
        self._tasks.run(self._job, self._take, self._give_up, self._stopped)

    def _job(self, progress: Progress) -> Index:
        """Gather, on the worker."""
        return self._presenter.gather(progress.check)

    def _take(self, index: Index) -> None:
        """Hand over what was gathered."""
        self._is_gathering = False
        self.gathered.emit(index)

    def _give_up(self, fault: Exception) -> None:
        """Leave it for the next time where the store could not be read just now."""
        self._is_gathering = False
        if not isinstance(fault, Unavailable):
            raise fault

    def _stopped(self) -> None:
        """Note that it was stopped."""
        self._is_gathering = False


def _go_on() -> None:
    """Never stop."""
