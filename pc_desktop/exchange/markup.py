"""Reads tables out of web pages saved as workbooks, and workbooks in the XML of Excel 2003."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from pc_desktop.exchange.delimited import decoded
from pc_desktop.exchange.grids import Grid, Row, Value, refused

_WIDEST = 16_384
_LONGEST = 1_048_576
_SILENT_TAGS = frozenset({"script", "style"})


def read_html(content: bytes) -> tuple[Grid, ...]:
    """Read each table of a web page as a grid; nothing in the page is run or fetched."""
    page = _Tables()
    page.feed(decoded(content))
    page.close()
    if not page.tables:
        raise refused("It is a web page without a table. Ask for the workbook itself.")
    many = len(page.tables) > 1
    return tuple(
        Grid(f"Table {place}" if many else "Table", table.rows) for place, table in enumerate(page.tables, 1)
    )


def read_xml_2003(content: bytes) -> tuple[Grid, ...]:
    """Read the worksheets of an Excel 2003 XML workbook; raises Unavailable for any other XML."""
    sheets = _Worksheets()
    try:
        sheets.parse(content)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise refused("Its XML is damaged. Open it in Excel, save it as .xlsx and try again.") from fault
    if not sheets.grids:
        raise refused("It is XML, but not a workbook. Ask for it as an Excel workbook (.xlsx).")
    return tuple(sheets.grids)


@dataclass
class _Table:
    """One table being read: its rows, and for each column the last row a tall cell reaches down to."""

    rows: list[Row] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)


class _Tables(HTMLParser):
    """Collects the rows of every table, spreading cells that span several columns or rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in _SILENT_TAGS:
            self._silent = True
        elif tag == "table":
            self._end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].rows.append([])
        elif tag in {"td", "th"} and self._open and self._open[-1].rows:
            self._end_cell()
            spans = dict(attrs)
            self._span = (_whole(spans.get("colspan")), _whole(spans.get("rowspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a table."""
        if tag in _SILENT_TAGS:
            self._silent = False
        elif tag in {"td", "th", "tr", "table"}:
            self._end_cell()
            if tag == "table" and self._open:
                self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the text of the cell that is open."""
        if self._text is not None and not self._silent:
            self._text.append(data)

    def _end_cell(self) -> None:
        """Put the open cell into its row, past the cells that reach down from above."""
        if self._text is None or not self._open:
            return
        table = self._open[-1]
        row, here = table.rows[-1], len(table.rows)
        while table.reach.get(len(row), 0) >= here:
            row.append("")
        wide, tall = self._span
        if len(row) + wide > _WIDEST or here > _LONGEST:
            raise refused("It is far larger than any workbook. Ask for the workbook itself.")
        if tall > 1:
            table.reach.update(dict.fromkeys(range(len(row), len(row) + wide), here + tall - 1))
        row.append(" ".join("".join(self._text).split()))
        row.extend([""] * (wide - 1))
        self._text = None


class _Worksheets:
    """Follows the XML of Excel 2003 sheet by sheet, row by row."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._rows: list[Row] = []
        self._text: list[str] | None = None
        self._type = "String"
        self._across = 0

    def parse(self, content: bytes) -> None:
        """Read the whole document, refusing any that defines words of its own."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.Parse(content, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, local = tag.rpartition(" ")
        if not namespace.endswith("office:spreadsheet"):
            return
        plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        if local == "Worksheet":
            self._rows = []
            self.grids.append(Grid(plain.get("Name", f"Sheet{len(self.grids) + 1}"), self._rows))
        elif local == "Row":
            self._pad(self._rows, plain.get("Index"), _LONGEST, list)
            self._rows.append([])
        elif local == "Cell" and self._rows:
            self._pad(self._rows[-1], plain.get("Index"), _WIDEST, str)
            self._rows[-1].append("")
            self._across = min(_whole(plain.get("MergeAcross"), 0), _WIDEST)
        elif local == "Data":
            self._text, self._type = [], plain.get("Type", "String")

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        local = tag.rpartition(" ")[2]
        if local == "Data" and self._text is not None:
            if self._rows and self._rows[-1]:
                self._rows[-1][-1] = _typed("".join(self._text), self._type)
            self._text = None
        elif local == "Cell" and self._rows:
            self._rows[-1].extend([""] * self._across)
            self._across = 0

    @staticmethod
    def _pad(line: list[Any], index: str | None, most: int, empty: Any) -> None:
        """Fill up to the place a row or cell says it stands at."""
        place = _whole(index, len(line) + 1)
        if place > most:
            raise refused("It is far larger than any workbook. Ask for the workbook itself.")
        while len(line) < place - 1:
            line.append(empty())


def _refuse_doctype(*_: object) -> None:
    """Refuse a document that defines words of its own."""
    raise refused("It holds instructions that could make a reader run for ever. Tell whoever sent it.")


def _typed(text: str, kind: str) -> Value:
    """Give the value an Excel 2003 cell says it holds; text where it does not hold it."""
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = datetime.fromisoformat(text)
            return moment if moment.time().isoformat() != "00:00:00" else moment.date()
    except ValueError:
        return text
    if kind == "Boolean":
        return text.strip() == "1"
    return text


def _whole(text: str | None, otherwise: int = 1) -> int:
    """Read a span or an index, within what a sheet can have."""
    found = re.fullmatch(r"\s*(\d{1,7})\s*", text or "")
    return max(int(found[1]), min(1, otherwise)) if found else otherwise
