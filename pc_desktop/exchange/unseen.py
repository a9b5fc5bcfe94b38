"""Looks in an .xlsx for what its values do not show: formulas without a result, errors, the 1904 calendar."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from pc_desktop.exchange.grids import Unseen

Cells = dict[tuple[int, int], Unseen]

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MOST = 5_000
_LARGEST_SHEET = 60_000_000


def from_1904(content: bytes) -> bool:
    """Tell whether an .xlsx counts its days from 1904, as Excel for the Macintosh once did."""
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "workbookPr":
            found.append(attributes.get("date1904", "0"))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _parse(_part(archive, "xl/workbook.xml"), start)
    return bool(found) and found[0].lower() in {"1", "true", "on"}


def from_1904_xls(content: bytes) -> bool:
    """Tell whether an .xls counts its days from 1904: its DATEMODE record (0x0022) stands near the start."""
    opening = content[: 1 << 20]
    return b"\x22\x00\x02\x00\x01\x00" in opening and b"\x22\x00\x02\x00\x00\x00" not in opening


def cells(content: bytes) -> dict[str, Cells]:
    """Give by sheet the cells that show an error or hold a formula without a result, at most 5,000 each."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: _cells(_part(archive, part)) for name, part in _sheets(archive).items()}


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part each sheet is written in."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "sheet":
            plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
            names[plain.get("name", "")] = plain.get("id", "")

    _parse(_part(archive, "xl/_rels/workbook.xml.rels"), relation)
    _parse(_part(archive, "xl/workbook.xml"), sheet)
    return {name: targets[number] for name, number in names.items() if number in targets}


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Give the bytes of one part; nothing where it is missing, broken or very large."""
    try:
        if archive.getinfo(name).file_size > _LARGEST_SHEET:
            return b""
        return archive.read(name)
    except Exception:  # noqa: BLE001 - a damaged part makes the library fail in many ways
        return b""


def _parse(
    content: bytes, start: Callable[[str, dict[str, str]], None], **others: Callable[..., Any]
) -> None:
    """Follow a part as far as it is sound; these looks are a courtesy and never stop the reading."""
    if not content:
        return
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    for name, listener in others.items():
        setattr(parser, name, listener)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        return


def _cells(content: bytes) -> Cells:
    """Find the telling cells of one sheet."""
    if b"<f" not in content and b":f" not in content and b't="e"' not in content:
        return {}
    look = _Look()
    _parse(content, look.start, EndElementHandler=look.end, CharacterDataHandler=look.characters)
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


def place_of(place: str) -> tuple[int, int] | None:
    """Turn A1 into row and column, counted from nought; None where it is no address."""
    match = _PLACE.fullmatch(place)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
