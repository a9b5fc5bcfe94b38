"""Reads text files of rows, as Excel and patient record systems write them, into one grid."""

import csv
import io
from collections import Counter

from pc_desktop.exchange.grids import Grid, Row, refused

_MARKS = ",;\t|"
_SAMPLE_ROWS = 60


def read(content: bytes, name: str) -> Grid:
    """Read comma, semicolon, tab or bar separated text; every value stays text, as typed."""
    text = decoded(content)
    mark, text = _declared(text)
    csv.field_size_limit(1_000_000)
    try:
        rows: list[Row] = [
            [cell.replace("\0", "") for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark or _mark(text))
        ]
    except csv.Error as fault:
        raise refused(
            "Its rows cannot be told apart. Open it in Excel, save it as .xlsx and try again."
        ) from fault
    return Grid(name, rows)


def decoded(content: bytes) -> str:
    """Turn bytes into text: by the mark at their start, as UTF-8, otherwise as Windows writes English."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:2000]:
        wide = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _declared(text: str) -> tuple[str | None, str]:
    """Heed a first line such as sep=; by which Excel is told the mark."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    return None, text


def _mark(text: str) -> str:
    """Choose the mark that cuts most lines into the same number of pieces, at least two."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_ROWS])

    def agreement(mark: str) -> tuple[int, int]:
        try:
            widths = Counter(
                len(row) for row in csv.reader(io.StringIO(sample), delimiter=mark) if len(row) > 1
            )
        except csv.Error:
            return (0, 0)
        width, lines = max(widths.items(), key=lambda item: item[1] * item[0], default=(0, 0))
        return (lines * width, width)

    return max(_MARKS, key=agreement)
