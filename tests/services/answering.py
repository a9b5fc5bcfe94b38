"""Somebody who answers when those left whom a return does not list."""

from datetime import date

from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.desk import Desk
from pc_desktop.services.return_comparison import ReturnRow
from pc_desktop.services.return_differences import Chosen


def gone(desk: Desk, *drafts: Draft, chosen: Chosen | None = None) -> list[ReturnRow]:
    """Give the rows of whom some files do not list."""
    found = desk.ask(lambda reading: compare_all(reading, drafts, frozenset(), chosen or Chosen()))
    return [row for one in found for unit in one.units for row in unit.of("gone")]


def left(desk: Desk, *drafts: Draft, day: date | None = None) -> Chosen:
    """Say of everybody whom some files do not list that they left on a day, or as late as they can have."""
    return Chosen(left=tuple((row.key, day or row.suggested) for row in gone(desk, *drafts)))
