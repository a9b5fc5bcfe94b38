"""From a key to a recorded decision: what was said is gathered, the order given, and what was typed put away."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.overrides import DEPARTURES
from pc_desktop.services.ports import Command
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.asks import PLAIN, QUESTIONS
from pc_desktop.ui.meeting.case_card import CaseCard
from pc_desktop.ui.meeting.choice_strip import ChoiceStrip
from pc_desktop.ui.meeting.drafts import Typed
from pc_desktop.ui.meeting.options_card import OptionsCard
from pc_desktop.ui.meeting.presenter import MeetingPresenter
from pc_desktop.ui.meeting.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table while somebody is decided on."""

    case: CaseCard
    options: OptionsCard
    strip: ChoiceStrip
    watch: Stopwatch


class Deciding(QObject):
    """Turns the chair's wishes into orders about the person on the table."""

    decided = Signal()
    """A decision was made, and what was typed is in the minutes now."""

    def __init__(
        self, presenter: MeetingPresenter, dispatch: Dispatch, table: Table, parent: QWidget
    ) -> None:
        """Listen to the cards."""
        super().__init__(parent)
        self._presenter, self._dispatch, self._table = presenter, dispatch, table
        self._answer: Callable[[str], Command] | None = None
        self.asking = Asking(dispatch, presenter.today, parent)
        table.case.decisions.wants_offer.connect(self.offer_picked)
        table.case.decisions.wants.connect(self.decide)
        table.strip.answered.connect(self._answered)

    def press(self, number: int) -> None:
        """Answer the question asked, or else offer the bed of the unit numbered so."""
        if not self._table.strip.press(number):
            self._offer(number)

    @Slot()
    def offer_picked(self) -> None:
        """Offer the bed of the unit picked."""
        if self._table.options.picked:
            self._offer(int(self._table.options.picked))

    @Slot(str)
    def decide(self, act: str) -> None:
        """Make a decision by its name: at once, after one question, or from a short form."""
        why_not = self._presenter.why_not(act) or self._table.case.decisions.why_not
        if why_not:
            self._dispatch.refused.emit(why_not)
        elif act in PLAIN:
            self._decide(lambda: self._presenter.plain(act, self.typed()))
        elif act in QUESTIONS:
            self._answer = lambda key: self._presenter.answer(act, key, self.typed())
            self._table.strip.ask(QUESTIONS[act].words, QUESTIONS[act].answers)
        else:
            self._ask_form(act)

    def typed(self) -> Typed:
        """Gather what was typed about the person on the table, with the time."""
        now = self._table.case.typed_now()
        return Typed(now.discussion, now.rationale, now.views, self._table.watch.seconds())

    def record_typed(self) -> None:
        """Put into the minutes what was typed without a decision, with its time."""
        for draft, order in self._presenter.unrecorded():
            if self._dispatch.do(order) is not None:
                self._presenter.kept.put_away(draft)
        self._table.watch.start_again()

    @Slot()
    def ask_time(self) -> None:
        """Ask how long this person was really discussed; what has run since is taken with it."""
        if self._presenter.draft_key() is None:
            return
        form = self._presenter.time_form(self._table.watch.seconds())
        self.asking.ask(form, self._presenter.correct_time)
        if self.asking.dialog is not None:
            self.asking.dialog.accepted.connect(self._table.watch.start_again)

    @Slot()
    def ask_action(self) -> None:
        """Ask for something to be done about this person."""
        wish = self._presenter.new_action()
        self.asking.ask(wish.form, wish.make)

    def _offer(self, number: int) -> None:
        """Offer a unit's bed; one that departs from the plan asks why, unless the reason is typed."""
        departs = self._presenter.departs(number)
        if departs and not self._table.case.typed_now().rationale and not self._table.case.decisions.why_not:
            self._answer = lambda key: self._presenter.offer(number, self.typed(), DEPARTURES[key])
            self._table.strip.ask(f"{departs} Why?", tuple(DEPARTURES.items()))
        else:
            self._decide(lambda: self._presenter.offer(number, self.typed()))

    def _ask_form(self, act: str) -> None:
        """Ask what a decision needs to know, then make it."""
        case = self._table.case
        case.flush()
        draft = self._presenter.draft_key()
        try:
            form = self._presenter.form(act)
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return
        self.asking.ask(form, lambda values: self._presenter.from_form(act, values, self.typed()))
        if self.asking.dialog is not None:
            self.asking.dialog.accepted.connect(lambda: self._put_away(draft))

    @Slot(str)
    def _answered(self, key: str) -> None:
        """Decide with the answer given."""
        if self._answer is not None:
            answer = self._answer
            self._decide(lambda: answer(key))

    def _decide(self, make: Callable[[], Command]) -> None:
        """Carry a decision out; refused ones are said, and what was typed stays."""
        case = self._table.case
        if case.decisions.why_not:
            self._dispatch.refused.emit(case.decisions.why_not)
            return
        case.flush()
        draft = self._presenter.draft_key()
        if self.order(make):
            self._put_away(draft)

    def _put_away(self, draft: str | None) -> None:
        """Put what was typed away once it is in the minutes; an undo finds it again."""
        self._presenter.kept.put_away(draft)
        self._table.watch.start_again()
        if self._presenter.draft_key() == draft:
            self._table.case.clear_typed()
        self.decided.emit()

    def order(self, make: Callable[[], Command]) -> bool:
        """Give an order and tell whether it was carried out; one that cannot be made is said."""
        try:
            return self._dispatch.do(make()) is not None
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return False
