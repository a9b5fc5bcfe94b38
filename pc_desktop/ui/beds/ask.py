"""What an act asks before it is done: a few fields with sensible beginnings, and the order made of the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pc_desktop.domain.calendar import LONDON
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.stays import moment_said
from pc_desktop.services.ports import Command

Answers = Mapping[str, Any]


class Kind(StrEnum):
    """How a field is answered."""

    PICK = "pick"
    TEXT = "text"
    DAY = "day"
    MAYBE_DAY = "maybe_day"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class AskField:
    """One field; `choices` are keys with words, `value` what stands there first."""

    key: str
    label: str
    kind: Kind
    value: Any = None
    choices: tuple[tuple[str, str], ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: its title, a sentence about it, its fields, the word of its button, and the order it makes."""

    title: str
    lead: str
    do: str
    fields: tuple[AskField, ...]
    order: Callable[[Answers], Command]


def when(now: datetime) -> AskField:
    """Ask when something happened; left as it is, it means now."""
    return AskField("at", "When", Kind.WHEN, now, advice="Left as it is, this means now.")


def pick(key: str, label: str, choices: Mapping[str, str], value: str | None = None) -> AskField:
    """Ask for one of a list."""
    given = tuple(choices.items())
    return AskField(key, label, Kind.PICK, value if value in choices else None, given)


def moment_answered(answers: Answers) -> datetime | None:
    """Give the moment answered, None for now; raises Refused for a time the clocks skipped."""
    said: datetime | None = answers["at"]
    return None if said is None else moment_said(said.date(), said.time())


def chosen(answers: Answers, key: str, what: str) -> str:
    """Give what was picked; raises Refused where nothing was."""
    found = answers[key]
    if not found:
        raise Refused(f"Choose {what} from the list.")
    return str(found)


def local(moment: datetime) -> datetime:
    """Give a moment as clocks in London show it, to the minute and without a zone."""
    return moment.astimezone(LONDON).replace(tzinfo=None, second=0, microsecond=0)


def day_or_none(answers: Answers, key: str) -> date | None:
    """Give the day answered, or nothing."""
    found = answers[key]
    return found if isinstance(found, date) else None
