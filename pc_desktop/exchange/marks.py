"""What people see of a sheet besides its values: rows and columns hidden in it, and comments on its cells."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pc_desktop.exchange import marks_ods
from pc_desktop.exchange.parts import parse, part, place_of, related

_HIDDEN_ROW: Final = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="([0-9]{1,7})"')
_HIDDEN_COLUMN: Final = re.compile(rb'<(?:\w+:)?col\s(?=[^>]*\bhidden="(?:1|true)")([^>]*)>')
_FROM, _TO = re.compile(rb'\bmin="([0-9]{1,5})"'), re.compile(rb'\bmax="([0-9]{1,5})"')
_THREAD: Final = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.DOTALL)
_MOST, _LONGEST = 2_000, 500
_WIDEST: Final = 16_384
OURS: Final = "Bed meeting"
"""Who comments of ours are by: never a person."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a cell: its words, and who wrote it; empty where the file does not say."""

    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked on one sheet: rows and columns hidden, counted from nought, and comments by (row, column)."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    comments: Mapping[tuple[int, int], Comment] = field(default_factory=dict)


NO_MARKS: Final = Marks()


def of_xlsx(archive: zipfile.ZipFile, name: str, content: bytes) -> Marks:
    """Look at one sheet of an .xlsx, given the name and the bytes of its part; what is broken marks nothing."""
    if b'hidden="' in content:
        rows = frozenset(int(found) - 1 for found in _HIDDEN_ROW.findall(content))
        columns = frozenset(column for found in _HIDDEN_COLUMN.findall(content) for column in _span(found))
    else:
        rows = columns = frozenset()
    comments: dict[tuple[int, int], Comment] = {}
    for target in related(archive, name, "/comments"):
        comments |= _comments(part(archive, target))
    return Marks(rows, columns, comments) if rows or columns or comments else NO_MARKS


def of_ods(content: bytes) -> dict[str, Marks]:
    """Look at every sheet of an .ods."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = marks_ods.look(part(archive, "content.xml"))
    return {
        name: Marks(
            frozenset(seen.rows),
            frozenset(seen.columns),
            {place: Comment(text[:_LONGEST], author) for place, (text, author) in seen.comments.items()},
        )
        for name, seen in found.items()
    }


def _span(attributes: bytes) -> range:
    """Give the columns one description of columns is about, counted from nought."""
    first, last = _FROM.search(attributes), _TO.search(attributes)
    if first is None or last is None:
        return range(0)
    return range(int(first[1]) - 1, min(int(last[1]), _WIDEST))


def _comments(content: bytes) -> dict[tuple[int, int], Comment]:
    """Read the comments of a sheet, as many as a person could look at."""
    look = _Look()
    parse(content, look.start, EndElementHandler=look.end, CharacterDataHandler=look.characters)
    return look.found


class _Look:
    """Follows the comments of a sheet one by one."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], Comment] = {}
        self._authors: list[str] = []
        self._place: tuple[int, int] | None = None
        self._author = ""
        self._words: list[str] = []
        self._in = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a comment, an author, or some of its words."""
        local = tag.rpartition(" ")[2]
        if local == "comment":
            self._place = place_of(attributes.get("ref", ""))
            number = attributes.get("authorId", "")
            known = number.isdigit() and int(number) < len(self._authors)
            self._author = self._authors[int(number)] if known else ""
            self._words = []
        elif local == "author":
            self._authors.append("")
            self._in = local
        elif local == "t":
            self._in = local

    def characters(self, text: str) -> None:
        """Keep words of what is open."""
        if self._in == "t":
            self._words.append(text)
        elif self._in == "author":
            self._authors[-1] += text

    def end(self, tag: str) -> None:
        """End what was open, and keep a comment that says something."""
        local = tag.rpartition(" ")[2]
        if local in {"t", "author"}:
            self._in = ""
        elif local == "comment" and self._place is not None and len(self.found) < _MOST:
            words = " ".join(_THREAD.sub("", "".join(self._words)).split())
            if words:
                self.found[self._place] = Comment(words[:_LONGEST], self._author.strip())
