"""The facts as they were known at an earlier moment: today's, with everything the journal did since taken back."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, Final, TypeVar, cast

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import KINDS, Fact
from pc_desktop.domain.profile import Profile
from pc_desktop.services.ports import Before, Between, Change, From, Reading, Step, TrailStep, Wanted

F = TypeVar("F", bound=Fact)
T = TypeVar("T")

_AT_ONCE: Final = 200
_SECOND: Final = 2
"""The number of the second step: what stands before it is the first."""
_NAMES: Final[dict[type, str]] = {kind: name for name, kind in KINDS.items()}


class KnownThen:
    """A look at the facts as anybody could have known them at `moment`; what was written later is not there.

    It asks the look it stands on and puts back the earliest image of whatever a later step changed, so it costs as
    much as was done since, not as much as there is.
    """

    def __init__(self, reading: Reading, moment: datetime) -> None:
        """Stand on a look and go back to a moment."""
        self._reading, self._now = reading, moment
        self._last = 0
        self._began: datetime | None = None
        self._images: dict[str, dict[str, Fact | None]] = {kind: {} for kind in KINDS}
        self._walk_back()

    def _walk_back(self) -> None:
        """Take back every step after the moment, newest first: the oldest of them has the last word.

        Before the first step there was nothing, so none has to be taken back.
        """
        first = self._reading.steps(1, _SECOND)
        self._began = first[0].at if first else None
        if not self.knew_anything:
            return
        before: int | None = None
        while steps := self._reading.steps(_AT_ONCE, before):
            for step in steps:
                if step.at <= self._now:
                    self._last = step.number
                    return
                for change in reversed(self._reading.changes(step.number)):
                    self._images[change.kind][change.key] = change.before
            before = steps[-1].number

    @property
    def now(self) -> datetime:
        """Tell the moment this look is taken at."""
        return self._now

    @property
    def knew_anything(self) -> bool:
        """Tell whether the journal had begun."""
        return self._began is not None and self._began <= self._now

    @property
    def began(self) -> datetime | None:
        """Tell when the journal began, whether or not that lies after this look; None where it has not."""
        return self._began

    def peek(self, kind: type[F], key: str) -> F | None:
        """Give one fact as it was known, or None."""
        if not self.knew_anything:
            return None
        images = self._images[_NAMES[kind]]
        return cast("F | None", images[key]) if key in images else self._reading.peek(kind, key)

    def get(self, kind: type[F], key: str) -> F:
        """Give one fact; refuses in words where it was not known."""
        found = self.peek(kind, key)
        if found is None:
            raise Refused(f"That {_NAMES[kind].replace('_', ' ')} was not known then.")
        return found

    def find(self, kind: type[F], **where: Any) -> tuple[F, ...]:
        """Give the facts whose fields matched, ordered by key."""
        if not self.knew_anything:
            return ()
        images = self._images[_NAMES[kind]]
        found = [one for one in self._reading.find(kind, **where) if one.key not in images]
        found += [cast("F", one) for one in images.values() if one is not None and _matches(one, where)]
        return tuple(sorted(found, key=lambda one: one.key))

    def steps(self, limit: int, before: int | None = None) -> tuple[Step, ...]:
        """Give the latest steps of then, newest first."""
        limits = [self._last + 1] if before is None else [self._last + 1, before]
        return self._reading.steps(limit, min(limits)) if self._last else ()

    def trail(self, wanted: Wanted, limit: int) -> tuple[TrailStep, ...]:
        """Give the latest acts of then."""
        found = self._reading.trail(wanted, limit)
        return tuple(one for one in found if one.step.at <= self.now)

    def changes(self, step: int, limit: int | None = None, laptop: str = "") -> tuple[Change, ...]:
        """Give what one step changed."""
        return self._reading.changes(step, limit, laptop) if laptop or step <= self._last else ()

    def count_changes(self, step: int, laptop: str = "") -> int:
        """Count what one step changed."""
        return self._reading.count_changes(step, laptop) if laptop or step <= self._last else 0

    def profile(self, key: str) -> Profile | None:
        """Give one of the profiles this version comes with: words are those of now."""
        return self._reading.profile(key)

    def chain(self) -> tuple[str, int]:
        """Give the digest of the newest step of then and its number."""
        newest = self.steps(1)
        return (newest[0].digest, newest[0].number) if newest else ("", 0)


def as_then_known(moment: datetime, question: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Turn a question about now into one about what was known at an earlier moment."""
    return lambda reading: question(KnownThen(reading, moment))


def _matches(fact: Fact, where: dict[str, Any]) -> bool:
    """Tell whether a fact's fields are as asked."""
    return all(_fits(getattr(fact, name), asked) for name, asked in where.items())


def _fits(value: Any, asked: Any) -> bool:
    """Tell whether one field is as asked; a field not set lies nowhere."""
    match asked:
        case Before(limit):
            return value is not None and bool(value < limit)
        case From(limit):
            return value is not None and bool(value >= limit)
        case Between(start, end):
            return value is not None and bool(start <= value < end)
        case tuple() | frozenset():
            return value in cast("Collection[Any]", asked)
        case _:
            return bool(value == asked)
