"""What the database refuses or fails at, in sentences people can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final, Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from pc_desktop.domain.bed import Hold, Occupation, Stay, hold_end
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import Referral

F = TypeVar("F", bound=Fact)


class Looking(Protocol):
    """Gives single facts."""

    def get(self, kind: type[F], key: str) -> F:
        """Give one fact; refuses in words where it is not there."""
        ...


def explain(error: DBAPIError, looking: Looking, connection: Connection) -> Exception:
    """Turn what the database said into what people read; what is nobody's refusal comes back as it was."""
    said = str(error.orig)
    mark, _, key = said.partition("|")
    if mark in _SENTENCES:
        return Refused(_SENTENCES[mark](looking, key))
    if "FOREIGN KEY" in said:
        return Refused(_loose_end(connection))
    if "CHECK" in said:
        return Refused("An end cannot come before its beginning.")
    if said.endswith("referral.ref"):
        return Refused("That reference has been given to another referral already.")
    return unavailable(error) or error


def unavailable(error: DBAPIError) -> Unavailable | None:
    """Tell in words what the world did to the file; None where the fault is ours."""
    said = str(error.orig).lower()
    for mark, title, advice in _WORLD:
        if mark in said:
            return Unavailable(title, advice)
    if isinstance(error, OperationalError):
        return Unavailable("The store could not be used.", f"Close the application and try again ({said}).")
    return None


@contextmanager
def in_words() -> Iterator[None]:
    """Say in words what the world did to the file, and refuse text that cannot be kept."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise Refused("Some of the text holds half a character. Type that part again.") from error
    except DBAPIError as error:
        raise unavailable(error) or error from error


_DAMAGED: Final = (
    "The store is damaged.",
    "Nothing more was written to it. Keep the file as it is and go back to the latest backup.",
)
_WORLD: Final = (
    ("locked", "Somebody else is writing to the store.", "Nothing was changed. Try again in a moment."),
    ("disk is full", "The disk is full.", "Nothing was changed. Make room on the disk, then try again."),
    ("readonly", "The store may not be written to.", "Ask for the right to change the file and its folder."),
    ("unable to open", "The store cannot be opened.", "See that the file and its folder are there."),
    ("disk i/o", "The disk did not do as it was asked.", "See that it is still connected, then try again."),
    ("malformed", *_DAMAGED),
    ("not a database", *_DAMAGED),
)


def _bed_name(looking: Looking, key: str) -> str:
    """Name a bed with its unit, such as Larch 3."""
    bed = looking.get(Bed, key)
    return f"{looking.get(Unit, bed.unit).name} {bed.label}"


def _held(looking: Looking, key: str) -> str:
    """Say for whom a bed is held, and through which day."""
    hold = looking.get(Hold, key)
    last = local_day(max(hold.start, hold_end(hold) - timedelta(seconds=1)))
    ref = looking.get(Referral, hold.referral).ref
    return f"{_bed_name(looking, hold.bed)} is held for {ref} until {shown_day(last)}."


def _has_held(looking: Looking, key: str) -> str:
    """Say which bed somebody has held already."""
    hold = looking.get(Hold, key)
    return f"{looking.get(Referral, hold.referral).ref} already has {_bed_name(looking, hold.bed)} held."


def _occupied(looking: Looking, key: str) -> str:
    """Say that somebody is in a bed."""
    return f"{_bed_name(looking, looking.get(Occupation, key).bed)} is occupied."


def _is_in(looking: Looking, key: str) -> str:
    """Say which bed somebody is in already."""
    occupation = looking.get(Occupation, key)
    referral = looking.get(Stay, occupation.stay).referral
    who = "That patient" if referral is None else looking.get(Referral, referral).ref
    return f"{who} is already in {_bed_name(looking, occupation.bed)}."


_SENTENCES: Final = {
    "bed_occupied": _occupied,
    "another_admitted": _occupied,
    "person_occupied": _is_in,
    "bed_held": _held,
    "held_for_another": _held,
    "person_held": _has_held,
}


def _loose_end(connection: Connection) -> str:
    """Say which kinds of fact would be left referring to one that is not there."""
    driver: Any = (
        connection.connection.driver_connection
    )  # the commit failed: the driver alone is still in it
    loose = driver.execute("PRAGMA foreign_key_check").fetchone()
    child, parent = kind_words(loose[0]), kind_words(loose[2])
    return f"This would leave {a_kind(loose[0])} without its {parent}. Change or take away the {child} first."


def kind_words(kind: str) -> str:
    """Say a kind of fact in words, such as risk rule."""
    return kind.replace("_", " ")


def a_kind(kind: str) -> str:
    """Say one fact of a kind, such as an occupation."""
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind_words(kind)}"
