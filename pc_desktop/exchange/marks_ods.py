"""What people see of the sheets of an .ods besides their values: rows and columns hidden, comments on cells."""

from dataclasses import dataclass, field

from pc_desktop.exchange.parts import parse

_MOST, _MOST_HIDDEN = 2_000, 20_000


@dataclass(slots=True)
class Seen:
    """What was met on one sheet: rows and columns counted from nought, and comments with their authors."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    comments: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)


def look(content: bytes) -> dict[str, Seen]:
    """Look through the content of an .ods; where nothing could be marked it is not even followed."""
    if b"office:annotation" not in content and b"table:visibility=" not in content:
        return {}
    found = _Look()
    parse(content, found.start, EndElementHandler=found.end, CharacterDataHandler=found.characters)
    return found.sheets


class _Look:
    """Follows the sheets cell by cell, counting those that stand for several."""

    def __init__(self) -> None:
        self.sheets: dict[str, Seen] = {}
        self._seen = Seen()
        self._row = self._column = self._heads = 0
        self._row_count = self._count = 1
        self._within = 0
        self._in = ""
        self._words: list[str] = []
        self._author = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a sheet, a row, a column, a cell or a comment."""
        local = tag.rpartition(" ")[2]
        plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        if local == "table":
            self._seen = self.sheets.setdefault(plain.get("name", ""), Seen())
            self._row = self._heads = 0
        elif local == "table-column":
            count = _count(plain.get("number-columns-repeated"))
            if _is_hidden(plain):
                self._seen.columns.update(range(self._heads, self._heads + min(count, _MOST_HIDDEN)))
            self._heads += count
        elif local == "table-row":
            self._row_count, self._column = _count(plain.get("number-rows-repeated")), 0
            if _is_hidden(plain):
                self._seen.rows.update(range(self._row, self._row + min(self._row_count, _MOST_HIDDEN)))
        elif local in {"table-cell", "covered-table-cell"}:
            self._count = _count(plain.get("number-columns-repeated"))
        elif local == "annotation":
            self._within, self._words, self._author = 1, [], ""
        elif self._within:
            self._in = local

    def characters(self, text: str) -> None:
        """Keep words of a comment, and who wrote it."""
        if not self._within:
            return
        if self._in == "creator":
            self._author += text
        elif self._in != "date":
            self._words.append(text)

    def end(self, tag: str) -> None:
        """End what was open, and keep a comment that says something."""
        local = tag.rpartition(" ")[2]
        if local == "annotation":
            words = " ".join(" ".join(self._words).split())
            if words and len(self._seen.comments) < _MOST:
                self._seen.comments[self._row, self._column] = (words, self._author.strip())
            self._within = 0
        elif self._within:
            self._in = ""
        elif local in {"table-cell", "covered-table-cell"}:
            self._column += self._count
        elif local == "table-row":
            self._row += self._row_count


def _count(said: str | None) -> int:
    """Read how many something stands for; one where it does not say."""
    return int(said) if said is not None and said.isdigit() and len(said) < 8 else 1


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether a row or column is hidden, or filtered away."""
    return attributes.get("visibility") in {"collapse", "filter"}
