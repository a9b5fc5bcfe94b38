"""A table as it is shown somewhere, in words, so that it can be taken away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableShown:
    """What a table is called, its headings, and its rows with one text for each; `note` says how patients are named."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
