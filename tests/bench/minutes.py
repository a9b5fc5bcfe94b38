"""How long the minutes of a large meeting take to be written, against the bare library writing as many plain cells."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from pc_desktop.exchange.minutes_book import minutes_book
from pc_desktop.exchange.minutes_exports import write_export
from tests.bench.figures import Figure
from tests.bench.timing import in_turn, seconds
from tests.exchange.invented_minutes import minutes

PEOPLE, GOAL = 60, 1.0
_WORDS = "Medical bed stepped down; the community team asks for the linked unit."


def minutes_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Write the minutes of sixty people, every sheet with its looks, tables and charts, and a bare workbook beside."""
    pack = minutes(PEOPLE)
    cells = [(sheet.max_row, sheet.max_column) for sheet in minutes_book(pack).worksheets]
    ours, bare = in_turn(
        (
            lambda: seconds(lambda: write_export(pack, folder / "minutes.xlsx")),
            lambda: seconds(lambda: _bare(cells)),
        ),
        rounds,
    )
    yield Figure(f"Minutes of {PEOPLE} people written", ours, "ms", bare, "bare", goal=GOAL)


def _bare(cells: list[tuple[int, int]]) -> None:
    """Write as many plain cells, without any look."""
    book = Workbook()
    for rows, columns in cells:
        sheet = book.create_sheet()
        for _ in range(rows):
            sheet.append([_WORDS] * columns)
    book.save(BytesIO())
