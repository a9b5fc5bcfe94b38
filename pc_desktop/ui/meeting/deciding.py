"""From a key to a recorded decision: what was said is gathered, the order given, and what was typed put away."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import ALTERNATIVES, OAT_REASONS
from pc_desktop.services.ports import Command
from pc_desktop.services.ruling import Said
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.case_card import CaseCard
from pc_desktop.ui.meeting.choice_strip import ChoiceStrip
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

    def __init__(
        self, presenter: MeetingPresenter, dispatch: Dispatch, table: Table, parent: QObject
    ) -> None:
        """Listen to the cards."""
        super().__init__(parent)
        self._presenter, self._dispatch, self._table = presenter, dispatch, table
        self._answer: Callable[[str], Command] | None = None
        table.case.wants_offer.connect(self.offer_picked)
        table.case.wants_waiting.connect(self.keep_waiting)
        table.case.wants_alternative.connect(self.ask_alternative)
        table.case.wants_out_of_area.connect(self.ask_out_of_area)
        table.strip.answered.connect(self._answered)

    def press(self, number: int) -> None:
        """Answer the question asked, or else offer the bed of the unit numbered so."""
        if not self._table.strip.press(number):
            self._decide(lambda: self._presenter.offer(number, self._said()))

    @Slot()
    def offer_picked(self) -> None:
        """Offer the bed of the unit picked."""
        if self._table.options.picked:
            self._decide(lambda: self._presenter.offer(int(self._table.options.picked), self._said()))

    @Slot()
    def keep_waiting(self) -> None:
        """Keep the person waiting."""
        self._decide(lambda: self._presenter.keep_waiting(self._said()))

    @Slot()
    def ask_alternative(self) -> None:
        """Ask which alternative."""
        self._answer = lambda words: self._presenter.alternative(words, self._said())
        answers = [(words, words.capitalize()) for words in ALTERNATIVES]
        self._table.strip.ask("Which alternative to admission?", answers)

    @Slot()
    def ask_out_of_area(self) -> None:
        """Ask for the reason of placing out of area."""
        self._answer = lambda code: self._presenter.out_of_area(code, self._said())
        reasons = [(code, f"{code} {words}") for code, words in OAT_REASONS.items()]
        self._table.strip.ask("Why out of area?", reasons)

    @Slot(str)
    def _answered(self, key: str) -> None:
        """Decide with the answer given."""
        if self._answer is not None:
            answer = self._answer
            self._decide(lambda: answer(key))

    def _said(self) -> Said:
        """Gather what was said about the person on the table."""
        case, watch = self._table.case, self._table.watch
        return Said(discussion=case.discussion(), rationale=case.rationale(), seconds=watch.seconds())

    def _decide(self, make: Callable[[], Command]) -> None:
        """Carry a decision out; refused ones are said, and what was typed stays."""
        case = self._table.case
        if not case.offer.isEnabled() and not case.wait.isEnabled():
            self._dispatch.refused.emit(case.wait.toolTip() or "Nothing can be decided now.")
            return
        case.flush()
        draft = self._presenter.draft_key()
        if self.order(make):
            self._presenter.forget(draft)
            if self._presenter.draft_key() == draft:
                case.clear_typed()
            self._table.watch.start_again()

    def order(self, make: Callable[[], Command]) -> bool:
        """Give an order and tell whether it was carried out; one that cannot be made is said."""
        try:
            return self._dispatch.do(make()) is not None
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return False
