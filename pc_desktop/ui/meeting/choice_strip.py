"""A short question under the decisions, answered with one more key: which alternative, which reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.words import Look, Words


class ChoiceStrip(Wrapping):
    """Asks for one of a few answers, each with a number; hidden until it asks."""

    answered = Signal(str)
    """The key of the answer."""
    given_up = Signal()
    """Nobody wants to answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._parts: list[QWidget] = []
        self.hide()

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        """Ask a question with its answers (key, words), and put the keyboard on the first."""
        self._clear()
        self._keys = tuple(key for key, _ in answers)
        self._put(Words(question, Look.STRONG))
        for number, (key, words) in enumerate(answers, start=1):
            button = Button(words, str(number))
            button.clicked.connect(lambda _checked=False, answer=key: self._answer(answer))
            self._put(button)
        cancel = Button("Not now", "Esc", Kind.QUIET)
        cancel.clicked.connect(self.give_up)
        self._put(cancel)
        self.setAccessibleName(question)
        self.show()
        if len(self._parts) > 1:
            self._parts[1].setFocus()

    def press(self, number: int) -> bool:
        """Answer by number; tells whether there is such an answer."""
        if not self.isVisible() or not 1 <= number <= len(self._keys):
            return False
        self._answer(self._keys[number - 1])
        return True

    def give_up(self) -> None:
        """Stop asking."""
        self.hide()
        self.given_up.emit()

    def _answer(self, key: str) -> None:
        """Tell the answer and stop asking."""
        self.hide()
        self.answered.emit(key)

    def _put(self, widget: QWidget) -> None:
        """Add one part."""
        self.add(widget)
        self._parts.append(widget)

    def _clear(self) -> None:
        """Take the parts of the last question away."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()
