"""A list that is worked out when somebody first looks at it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """Things that are worked out when somebody first looks at them, and then kept: it equals the tuple of them.

    A page shows few of the things there are at once. `length` tells how many there will be, where that is known before
    they are. Working them out twice, on two threads, gives the same.
    """

    __slots__ = ("_length", "_made", "_make")

    def __init__(self, make: Callable[[], Iterable[T]], length: int | None = None) -> None:
        """Keep how they are worked out."""
        self._make, self._length = make, length
        self._made: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        """Give them, worked out the first time."""
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def __len__(self) -> int:
        """Count them."""
        return len(self._all()) if self._length is None else self._length

    def __iter__(self) -> Iterator[T]:
        """Go through them."""
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        """Give one, or some of them."""
        return self._all()[at]

    def __eq__(self, other: object) -> bool:
        """Tell whether it holds the same things."""
        return self._all() == (other._all() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        """Be told apart by the things."""
        return hash(self._all())
