"""The desk: where orders are given, taken back and done again, and questions asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.roles import role_of
from pc_desktop.services.permits import refuse_undo_unless_allowed, refuse_unless_allowed
from pc_desktop.services.ports import Clock, Command, Reading, Step, Store
from pc_desktop.services.undoing import (
    ERASURE,
    FLOOR,
    PASSED_OVER,
    RECORD,
    Undoable,
    next_redo,
    next_undo,
    put_back,
    refuse_taking_back,
    undoable,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an order: its step (None where nothing changed), its title and the kinds of fact it changed."""

    step: int | None
    title: str
    topics: frozenset[str]


class Desk:
    """Gives orders to the store in one person's name."""

    def __init__(
        self, store: Store, clock: Clock, by: str = "Liaison practitioner", role: str = "liaison"
    ) -> None:
        """Sit down at a store with a clock, as somebody in a role."""
        self._store = store
        self._clock = clock
        self.by = by
        self.role = role
        self._standing: Undoable | None = None

    def do(self, command: Command) -> Done:
        """Carry an order out as one step; raises Refused, having changed nothing, where a rule says no.

        What the person's role may not do is refused first. An order that says it `stays_on_record` is passed over by
        Undo; before one that `wants_backup` a backup is made.
        """
        refuse_unless_allowed(self.role, command)
        role = self._role_for(command)
        if getattr(command, "wants_backup", False):
            self._store.keep_backup("import")
        with self._store.working(self._clock.now(), self.by, role) as work:
            title = command.title(work)
            command.carry_out(work)
            step, topics = work.commit(title)
        if step is not None and role not in {FLOOR, *PASSED_OVER}:
            self._standing = Undoable(title, None)
        return Done(step.number if step else None, title, topics)

    def _role_for(self, command: Command) -> str:
        """Tell in which role an order is written down."""
        if getattr(command, "erases", False):
            return ERASURE
        return RECORD if getattr(command, "stays_on_record", False) else self.role

    def look_again(self) -> None:
        """Forget what Undo would do, after something was written that was no order given here."""
        self._standing = None

    def ask(self, question: Callable[[Reading], T]) -> T:
        """Answer a question from the facts as they stand now."""
        with self._store.reading(self._clock.now()) as reading:
            return question(reading)

    def ask_at(self, moment: datetime, question: Callable[[Reading], T]) -> T:
        """Answer a question about an earlier moment, as now known from the facts."""
        with self._store.reading(moment) as reading:
            return question(reading)

    def undo(self) -> Done:
        """Take back the latest step that still stands, as a new step."""
        return self._take_back(next_undo, "There is nothing to undo.", "Undo: ")

    def undo_step(self, number: int) -> Done:
        """Take back one step, wherever it stands, if what it wrote has not been changed since."""

        def choose(reading: Reading) -> tuple[Step, str] | None:
            found = [one for one in reading.steps(1, number + 1) if one.number == number]
            if found:
                refuse_taking_back(found[0])
            return (found[0], found[0].title) if found else None

        return self._take_back(choose, "That step is not of this laptop.", "Undo: ")

    def redo(self) -> Done:
        """Do again what was last taken back, as a new step."""
        return self._take_back(next_redo, "There is nothing to do again.", "Redo: ")

    def standing(self) -> Undoable:
        """Tell what Undo and Redo would do now; right after an order, Undo takes that back."""
        if self._standing is None:
            self._standing = self.ask(undoable)
        return self._standing

    def sit_down(self, by: str, role: str) -> None:
        """Work in another person's name and role from now on; refuses a name of nothing and a role there is not."""
        name = " ".join(by.split())
        if not name:
            raise Refused("Say who is working here: the name stands on every step.")
        self.by, self.role = name, role_of(role).key

    def _take_back(
        self, choose: Callable[[Reading], tuple[Step, str] | None], nothing: str, prefix: str
    ) -> Done:
        """Put back the images before a step; refuse where there is none or it may not be taken back."""
        refuse_undo_unless_allowed(self.role)
        self._standing = None
        with self._store.working(self._clock.now(), self.by, self.role) as work:
            chosen = choose(work)
            if chosen is None:
                raise Refused(nothing)
            step, title = chosen
            put_back(work, step)
            done, topics = work.commit(prefix + title, undoes=step.number)
        return Done(done.number if done else None, prefix + title, topics)

    def draft(self, key: str) -> str:
        """Give half-typed text kept for later."""
        return self._store.draft(key)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep half-typed text, outside the journal."""
        self._store.keep_draft(key, text)

    def verify(self) -> tuple[str, ...]:
        """Check the file, the rules and the journal; give what is wrong, a sentence each."""
        return self._store.verify()
