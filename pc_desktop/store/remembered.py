"""Answers already read, kept until a step changes the kind of fact they are made of."""

from collections.abc import Hashable
from threading import Lock
from typing import Any, Final

_ANSWERS: Final = 512
"""The most answers kept at once; the oldest goes first."""
_FACTS: Final = 2000
"""The most facts one kept answer may hold: what is longer is read for a chart or an export and asked seldom."""

Place = tuple[Hashable, ...]
Head = tuple[str, int]


class Remembered:
    """Keeps answers for one state of the journal, told by its head; whatever changes facts is a step, and moves it.

    A state written by anybody else forgets everything. It may be used from several threads.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.laptop: str | None = None
        """The key of this laptop, which no step changes."""
        self._lock = Lock()
        self._head: Head | None = None
        self._answers: dict[Place, tuple[Any, ...]] = {}

    def at(self, head: Head) -> "Recall":
        """Give what is remembered of the state a look sees."""
        with self._lock:
            if self._head is None or (head != self._head and head[1] >= self._head[1]):
                self._head, self._answers = head, {}
            return Recall(self._answers if head == self._head else {})

    def forget(self) -> None:
        """Forget everything: facts changed otherwise than by a step of this store's own."""
        with self._lock:
            self._head, self._answers = None, {}

    def move(self, before: Head, after: Head, changed: frozenset[str]) -> None:
        """Go on to the state after a step of our own, forgetting the kinds of fact it changed."""
        with self._lock:
            if self._head != before:
                self._head, self._answers = None, {}
                return
            kept = {place: answer for place, answer in list(self._answers.items()) if place[0] not in changed}
            self._head, self._answers = after, kept


class Recall:
    """The answers of one state, shared by every look at it."""

    def __init__(self, answers: dict[Place, tuple[Any, ...]]) -> None:
        """Look at the answers there are."""
        self._answers = answers

    def of(self, place: Place) -> tuple[Any, ...] | None:
        """Give an answer, if it is remembered."""
        return self._answers.get(place)

    def keep(self, place: Place, answer: tuple[Any, ...]) -> None:
        """Remember an answer, unless it is too long to keep."""
        if len(answer) > _FACTS:
            return
        while len(self._answers) >= _ANSWERS:
            self._answers.pop(next(iter(self._answers), place), None)
        self._answers[place] = answer
