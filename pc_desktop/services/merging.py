"""What clashes when two laptops meet, as people are asked about it."""

from dataclasses import dataclass
from typing import Any, Final

OURS: Final = "ours"
THEIRS: Final = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """Something both laptops changed apart: a field of a fact, a fact whole, or two facts that exclude each other.

    `mine` and `theirs` are the rows as they are here and there, None where the fact is not there; `other` and
    `other_kind` name the second fact where there are two. The field is empty where a fact is meant whole.
    """

    key: str
    kind: str
    fact: str
    field: str
    mine: tuple[Any, ...] | None
    theirs: tuple[Any, ...] | None
    other: str = ""
    other_kind: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One clash in words: what it is about, what stands here and what stands there."""

    key: str
    about: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of taking in a pack: what is still to be chosen (then nothing was written), or what was written.

    `steps` counts the other side's steps that were new, `changed` the facts that changed here, `topics` their kinds,
    `notes` what somebody should look at.
    """

    questions: tuple[Question, ...]
    steps: int
    changed: int
    topics: frozenset[str]
    notes: tuple[str, ...] = ()
    came_from: str = ""
