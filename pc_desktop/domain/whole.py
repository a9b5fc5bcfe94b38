"""Everything a store holds, table by table, so that it can be taken away and brought back without loss."""

from collections.abc import Sequence
from dataclasses import dataclass

Plain = str | int | float | bool | None
"""What one field may hold, as the store keeps it: days and moments are text."""


@dataclass(frozen=True, slots=True)
class WholeTable:
    """One table: its name, its columns, and its rows with one value for each column."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Plain, ...]]
