"""What the services ask of the world: something that keeps facts, tells the time, reads and writes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pc_desktop.domain.correction import NOTHING_ASKED, Asked
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.profile import Profile

if TYPE_CHECKING:
    from pc_desktop.domain.returns import Draft

F = TypeVar("F", bound=Fact)
Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Before:
    """Asks for facts whose field is earlier than `limit`."""

    limit: Moment


@dataclass(frozen=True, slots=True)
class From:
    """Asks for facts whose field is `limit` or later."""

    limit: Moment


@dataclass(frozen=True, slots=True)
class Between:
    """Asks for facts whose field is `start` or later and earlier than `end`."""

    start: Moment
    end: Moment


@dataclass(frozen=True, slots=True)
class Change:
    """One fact changed by one step: both images, None where it did not exist.

    `erased` says that an image has been taken away with the person it was about.
    """

    kind: str
    key: str
    before: Fact | None
    after: Fact | None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One act as the journal tells it: `undoes` is the number of the step it took back, if any.

    An undo names the step it undoes; doing again is a step that undoes an undo.
    """

    number: int
    at: datetime
    by: str
    role: str
    title: str
    undoes: int | None
    digest: str


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One act in the audit of all laptops: the letter of the one it was done on, and whether that is this one."""

    laptop: str
    here: bool
    step: Step


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are asked for: of patients by reference, of one day, of one kind of fact, with words in them."""

    words: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    day: date | None = None
    kind: str = ""


class Reading(Protocol):
    """A look at the facts as they stand at one moment; it never changes anything."""

    @property
    def now(self) -> datetime:
        """Tell the moment, aware and in universal time, this look is taken at."""
        ...

    def peek(self, kind: type[F], key: str) -> F | None:
        """Give one fact, or None."""
        ...

    def get(self, kind: type[F], key: str) -> F:
        """Give one fact; refuses in words where it is no longer there."""
        ...

    def find(self, kind: type[F], **where: Any) -> tuple[F, ...]:
        """Give the facts whose fields match, ordered by key.

        A field may be asked to equal a value, to be None (not set), to be one of a tuple or frozenset of values, or
        to lie as Before, From and Between say.
        """
        ...

    def steps(self, limit: int, before: int | None = None) -> tuple[Step, ...]:
        """Give the latest steps, newest first, at most `limit`, earlier than number `before` where given."""
        ...

    def trail(self, wanted: Wanted, limit: int) -> tuple[TrailStep, ...]:
        """Give the latest acts of all laptops that are asked for, newest first."""
        ...

    def changes(self, step: int, limit: int | None = None, laptop: str = "") -> tuple[Change, ...]:
        """Give what one step changed, in the order written; of another laptop's where its letter is given."""
        ...

    def count_changes(self, step: int, laptop: str = "") -> int:
        """Count what one step changed."""
        ...

    def profile(self, key: str) -> Profile | None:
        """Give one of the profiles this version comes with; None where it has none of that name."""
        ...

    def chain(self) -> tuple[str, int]:
        """Give the digest of the newest step and how many steps there are."""
        ...


class Work(Reading, Protocol):
    """A unit of work: everything put into it becomes one step, or nothing does."""

    @property
    def by(self) -> str:
        """Name who is acting."""
        ...

    def new_key(self) -> str:
        """Make a key nobody has."""
        ...

    def new_ref(self) -> str:
        """Make the next reference people read, such as R-0415A: the letter is this laptop's."""
        ...

    def put(self, *facts: Fact) -> None:
        """Write facts; one equal to what is kept changes nothing."""
        ...

    def remove(self, *facts: Fact) -> None:
        """Take facts away."""
        ...

    def erase_person(self, key: str) -> int:
        """Take a person with every fact of theirs out of the tables and out of the journal's images; counts them."""
        ...

    def commit(self, title: str, undoes: int | None = None) -> tuple[Step | None, frozenset[str]]:
        """Keep everything as one step and give it with the kinds it changed; no step where nothing changed."""
        ...


class Store(Protocol):
    """Where facts are kept."""

    def reading(self, now: datetime) -> AbstractContextManager[Reading]:
        """Open a look at the facts."""
        ...

    def working(self, now: datetime, by: str, role: str) -> AbstractContextManager[Work]:
        """Open a unit of work; leaving it without a commit changes nothing."""
        ...

    def draft(self, key: str) -> str:
        """Give half-typed text kept outside the journal, or nothing."""
        ...

    def keep_draft(self, key: str, text: str) -> None:
        """Keep half-typed text outside the journal; empty text is forgotten."""
        ...

    def keep_backup(self, reason: str) -> None:
        """Make a backup where this store keeps them; raises Unavailable where it cannot be made."""
        ...

    def verify(self) -> tuple[str, ...]:
        """Check the file, the rules and the journal; give what is wrong, a sentence each, nothing where all is well."""
        ...

    def close(self) -> None:
        """Let go of the file and its lock."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Tell the present moment, aware and in universal time."""
        ...


class Reader(Protocol):
    """Reads a workbook somebody sent, without trusting it."""

    def __call__(
        self,
        path: Path,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[str], None] | None = None,
        asked: Asked = NOTHING_ASKED,
    ) -> "Draft":
        """Read a return; raises Unavailable where the file cannot be read at all, Locked where it wants a password."""
        ...


class Command(Protocol):
    """An order that can carry itself out."""

    def title(self, reading: Reading) -> str:
        """Say what this does, naming people by reference only."""
        ...

    def carry_out(self, work: Work) -> None:
        """Do it, or raise Refused."""
        ...
