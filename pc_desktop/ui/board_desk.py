"""Writing the outcomes for a board: as pages, as a workbook with charts of its own, or as numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import shown_day
from pc_desktop.ui.paper_desk import Asks, PaperDesk, put_file

if TYPE_CHECKING:
    from pc_desktop.services.board_pack import BoardPack
    from pc_desktop.ui.outcomes.rows import Taken


class AsksForNumbers(Asks):
    """What is asked of whoever asks people where to write, numbers too."""

    def numbers_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write comma-separated text."""


class BoardDesk(PaperDesk):
    """Writes the outcomes too; every file written is a step in History."""

    _asks: AsksForNumbers

    @Slot(object)
    def board(self, taken: "Taken") -> None:
        """Ask where, and write the outcomes there as what was asked for."""
        kinds: dict[str, Callable[[Taken], tuple[Path | None, Callable[[Path], None], str]]] = {
            "pages": self._pages,
            "book": self._book,
            "numbers": self._numbers,
        }
        path, write, what = kinds[taken.kind](taken)
        if path is not None:
            self._write(lambda: write(path), path.name, f"{what}: {taken.pack.period}, {taken.pack.scope}")

    def _pages(self, taken: "Taken") -> tuple[Path | None, Callable[[Path], None], str]:
        """Prepare the pages at once, as letters are measured on the window's thread; they are written beside it."""
        from pc_desktop.ui.outcomes.board_paper import board_pdf

        path = self._asks.paper_to_write(self._window, f"{_name(taken.pack)}.pdf")
        content = board_pdf(taken.pack, taken.charts) if path else b""
        return path, lambda place: put_file(content, place), "the board pack as pages"

    def _book(self, taken: "Taken") -> tuple[Path | None, Callable[[Path], None], str]:
        """Prepare the workbook."""
        path = self._asks.workbook_to_write(self._window, f"{_name(taken.pack)}.xlsx")
        write = self._office.write_board_pack
        return path, lambda place: write(taken.pack, place), "the board pack as a workbook"

    def _numbers(self, taken: "Taken") -> tuple[Path | None, Callable[[Path], None], str]:
        """Prepare the numbers."""
        path = self._asks.numbers_to_write(self._window, f"{_name(taken.pack)}.csv")
        numbers = self._office.board_numbers
        return path, lambda place: put_file(numbers(taken.pack), place), "the numbers behind the charts"


def _name(pack: "BoardPack") -> str:
    """Name a file of the outcomes by its day."""
    return f"Outcomes {shown_day(pack.made.date())}"
