"""What people do at the charts: enter events, leave a point out, set a target, choose a period, copy a picture."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.services.exported import NoteExport
from pc_desktop.services.ports import Command
from pc_desktop.services.set_events import RemoveEvent
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.event_form import event_form, event_order
from pc_desktop.ui.outcomes.chart_forms import (
    leave_out_form,
    leave_out_order,
    period_form,
    period_of_form,
    target_form,
    target_order,
)
from pc_desktop.ui.outcomes.presenter import OutcomesPresenter
from pc_desktop.ui.widgets.form import Form, Values


class ChartActs(QObject):
    """Asks what an act needs and orders it; `asking` holds the form that is open."""

    period_chosen = Signal(str, str)
    """What a period of one's own was chosen for, and its key."""

    def __init__(self, presenter: OutcomesPresenter, dispatch: Dispatch, over: QWidget) -> None:
        """Act over a screen."""
        super().__init__(over)
        self._presenter, self._dispatch = presenter, dispatch
        self.asking = Asking(dispatch, presenter.today, over)

    @Slot(str)
    def enter_event(self, key: str) -> None:
        """Ask for an event, or for one put right."""
        form = event_form(self._presenter.board.events_held(), key, self._presenter.today())
        self.asking.ask(form, lambda values: event_order(values, key or None))

    @Slot(str)
    def remove_event(self, key: str) -> None:
        """Take an event away; one Undo brings it back."""
        self._dispatch.do(RemoveEvent(key))

    @Slot(str, int)
    def leave_out(self, name: str, at: int) -> None:
        """Ask why a point is left out of the lines."""
        chart = self._presenter.charts.chart(name)
        if chart is not None:
            self._try(lambda: leave_out_form(chart, at), lambda values: leave_out_order(chart, at, values))

    @Slot(str)
    def set_target(self, name: str) -> None:
        """Ask for the target of a measure."""
        chart = self._presenter.charts.chart(name)
        if chart is not None:
            self.asking.ask(target_form(chart), lambda values: target_order(chart, values))

    @Slot(str)
    def enter_baseline(self, name: str) -> None:
        """Ask for a baseline that was counted elsewhere."""
        figures = self._presenter.figures
        self._try(lambda: figures.baseline_form(name), lambda values: figures.baseline_entered(name, values))

    @Slot(str)
    def choose_period(self, pick: str) -> None:
        """Ask for a period of one's own, to be looked at or to be compared with."""
        self.asking.ask(period_form(*self._presenter.charts.span()), partial(self._choose, pick))

    def _choose(self, pick: str, values: Values) -> None:
        """Tell which period was chosen; nothing is written."""
        self.period_chosen.emit(pick, period_of_form(values))

    @Slot(str)
    def copy_picture(self, name: str) -> None:
        """Put a picture of a chart on the clipboard, which History then says."""
        from pc_desktop.ui.outcomes.board_paper import chart_picture

        try:
            pack, chart = self._presenter.picture_of(name)
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return
        QGuiApplication.clipboard().setImage(chart_picture(pack, chart))
        self._dispatch.do(NoteExport(f"a picture of the chart “{chart.title}”: {pack.period}, {pack.scope}"))

    def _try(self, form: Callable[[], Form], order: Callable[[Values], Command]) -> None:
        """Ask, unless a rule says no at once."""
        try:
            asked = form()
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return
        self.asking.ask(asked, order)
