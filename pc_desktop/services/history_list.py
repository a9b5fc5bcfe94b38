"""History to take away: the steps shown, each with what it changed in sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pc_desktop.services.history_view import ChangeLine, HistoryLine, sentences, step_view
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of

_MOST_FACTS: Final = 50

Saying = Callable[[str, str, str], str]
"""Says a value as people read it, given its kind of fact and its field."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step with what it changed in sentences."""

    line: HistoryLine
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryList:
    """The steps of a list, newest first, with what they were sifted by."""

    collaborative: str
    as_at: datetime
    shows: str
    entries: tuple[HistoryEntry, ...]


def history_list(reading: Reading, lines: Sequence[HistoryLine], shows: str, saying: Saying) -> HistoryList:
    """Gather what every step of a list changed; restricted records stay masked in it."""
    entries = tuple(HistoryEntry(line, _changed(reading, line, saying)) for line in lines)
    return HistoryList(settings_of(reading)["collaborative"], reading.now, shows, entries)


def _changed(reading: Reading, line: HistoryLine, saying: Saying) -> tuple[str, ...]:
    """Say what one step changed."""
    page = step_view(reading, line.number, _MOST_FACTS, line.laptop)
    told = [sentence for one in page.lines for sentence in sentences(_said(one, saying))]
    more = page.total - len(page.lines)
    return (*told, f"and {more} more facts") if more > 0 else tuple(told)


def _said(line: ChangeLine, saying: Saying) -> ChangeLine:
    """Say the values of a change as people read them."""
    fields = tuple(
        (name, saying(line.kind, name, before), saying(line.kind, name, after))
        for name, before, after in line.fields
    )
    return replace(line, fields=fields)
