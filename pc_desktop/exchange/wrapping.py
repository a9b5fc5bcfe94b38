"""How text breaks into lines in a cell, so that rows are made high enough and nothing is cut on paper."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Final

LINE_HEIGHT: Final = 13.0
"""The height of one line of ten-point text, in points."""

_PADDING: Final = 2.2
"""What a cell keeps free at its sides, in digits."""

_DIGIT: Final = 556
_WIDTHS: Final = MappingProxyType(
    dict.fromkeys("ijl'‘’", 222)
    | dict.fromkeys(" !,./:;I[]\\ft|·", 278)
    | dict.fromkeys("()-r`“”", 333)
    | dict.fromkeys("ckxyzJsv", 500)
    | dict.fromkeys("FTZ", 611)
    | dict.fromkeys("ABEKPSVXY&", 667)
    | dict.fromkeys("CDHNRUw", 722)
    | dict.fromkeys("GOQ", 778)
    | dict.fromkeys("Mm", 833)
    | dict.fromkeys("W%", 944)
    | dict.fromkeys("—…@▲●", 1000)
)
"""How wide signs of the face are, in thousandths of its size, where they are not as wide as a digit."""


@cache
def _sign_width(sign: str) -> int:
    """Tell how wide a sign is in thousandths of the size of the face."""
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    if sign < "\u0300":
        return _DIGIT if sign.islower() or sign.isdigit() else 667
    return 1000 if unicodedata.east_asian_width(sign) in {"W", "F"} else 722


def width_of(text: str, *, bold: bool = False) -> float:
    """Tell how wide text is on one line, in digits, as column widths are counted."""
    return sum(map(_sign_width, text)) / _DIGIT * (1.08 if bold else 1.0)


def lines_of(text: str, width: float, *, bold: bool = False, at_hyphens: bool = True) -> Iterator[str]:
    """Break text into the lines it takes in a column `width` digits wide, keeping every sign."""
    room = max(1.0, width - _PADDING)
    for paragraph in text.split("\n"):
        current, taken = "", 0.0
        for word in _pieces(paragraph, room, bold=bold, at_hyphens=at_hyphens):
            needed = width_of(word.rstrip(" "), bold=bold)
            if current and taken + needed > room:
                yield current
                current, taken = "", 0.0
            current += word
            taken += width_of(word, bold=bold)
        yield current


def _pieces(paragraph: str, room: float, *, bold: bool, at_hyphens: bool) -> Iterator[str]:
    """Give what stays together on a line, with the spaces after it, and in parts what is wider."""
    for word in re.findall(r"[^ -]*-+ *|[^ -]+ *| +" if at_hyphens else r"[^ ]+ *| +", paragraph):
        piece, taken = "", 0.0
        for sign in word:
            wide = width_of(sign, bold=bold)
            if piece and sign != " " and taken + wide > room:
                yield piece
                piece, taken = "", 0.0
            piece, taken = piece + sign, taken + wide
        yield piece


def line_count(text: str, width: float, *, bold: bool = False) -> int:
    """Count the lines text takes in a column, whether or not the program that shows it breaks at hyphens."""
    return max(
        sum(1 for _ in lines_of(text, width, bold=bold, at_hyphens=either)) for either in (True, False)
    )


def parts_of(text: str, width: float, most: int) -> list[str]:
    """Cut text into parts of at most `most` lines each, at the ends of lines; short text is one part."""
    parts: list[str] = []
    lines: list[str] = []
    for paragraph in text.split("\n"):
        for number, words in enumerate(lines_of(paragraph, width)):
            if len(lines) == most:
                parts.append("".join(lines).rstrip("\n"))
                lines = []
            elif lines and number == 0:
                lines[-1] += "\n"
            lines.append(words)
    return [*parts, "".join(lines)]


def row_height(lines: int, least: float = 18.0) -> float:
    """Give the height of a row of so many lines, in points; no row of a workbook is higher than 409."""
    return min(409.0, max(least, lines * LINE_HEIGHT + 5.0))
