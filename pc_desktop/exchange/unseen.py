"""Looks in an .xlsx for what its values do not show: formulas without a result, errors, the 1904 calendar."""

import io
import zipfile

from pc_desktop.exchange import marks
from pc_desktop.exchange.grids import Unseen
from pc_desktop.exchange.marks import Marks
from pc_desktop.exchange.parts import parse, part, place_of, sheets

Cells = dict[tuple[int, int], Unseen]

_MOST = 5_000


def from_1904(content: bytes) -> bool:
    """Tell whether an .xlsx counts its days from 1904, as Excel for the Macintosh once did."""
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "workbookPr":
            found.append(attributes.get("date1904", "0"))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parse(part(archive, "xl/workbook.xml"), start)
    return bool(found) and found[0].lower() in {"1", "true", "on"}


def from_1904_xls(content: bytes) -> bool:
    """Tell whether an .xls counts its days from 1904: its DATEMODE record (0x0022) stands near the start."""
    opening = content[: 1 << 20]
    return b"\x22\x00\x02\x00\x01\x00" in opening and b"\x22\x00\x02\x00\x00\x00" not in opening


def looks(content: bytes) -> dict[str, tuple[Cells, Marks]]:
    """Give by sheet the cells that show an error or hold a formula without a result, at most 5,000, and its marks."""
    found: dict[str, tuple[Cells, Marks]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name, place in sheets(archive).items():
            said = part(archive, place)
            found[name] = (_cells(said), marks.of_xlsx(archive, place, said))
    return found


def _cells(content: bytes) -> Cells:
    """Find the telling cells of one sheet."""
    if b"<f" not in content and b":f" not in content and b't="e"' not in content:
        return {}
    look = _Look()
    parse(content, look.start, EndElementHandler=look.end, CharacterDataHandler=look.characters)
    return look.found


class _Look:
    """Follows one sheet cell by cell."""

    def __init__(self) -> None:
        self.found: Cells = {}
        self._place: tuple[int, int] | None = None
        self._error = False
        self._parts: dict[str, str] = {}
        self._in = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a cell, or its formula or value."""
        local = tag.rpartition(" ")[2]
        if local == "c":
            self._place = place_of(attributes.get("r", ""))
            self._error = attributes.get("t") == "e"
            self._parts = {}
        elif local in {"f", "v"}:
            self._in = local
            self._parts.setdefault(local, "")

    def characters(self, text: str) -> None:
        """Keep the text of the formula or value that is open."""
        if self._in:
            self._parts[self._in] += text

    def end(self, tag: str) -> None:
        """End a cell and note it where it is telling."""
        local = tag.rpartition(" ")[2]
        if local in {"f", "v"}:
            self._in = ""
        elif local == "c" and self._place and len(self.found) < _MOST:
            formula, value = self._parts.get("f"), self._parts.get("v", "")
            if self._error:
                self.found[self._place] = Unseen(error=value or "an error")
            elif formula is not None and not value:
                self.found[self._place] = Unseen(formula=f"={formula}")
