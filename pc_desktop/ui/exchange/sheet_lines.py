"""The columns and rows of a sheet as the mapping page shows them: what each was taken for, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.sheet_columns import MEANINGS, ColumnTaken, SheetColumns, SheetRow
from pc_desktop.theme.tone import Tone

_SHAPES = {"known": ("✓ known", Tone.GREEN), "nearly": ("◆ nearly", Tone.AMBER)}
_NOT = ("◆ not understood", Tone.AMBER)
_SAID = ("● said here", Tone.BLUE)
_MARKS = {"above": "above", "heading": "heading", "read": "", "left out": "left out", "hidden": "hidden"}
_TONES = {
    "above": Tone.QUIET, "heading": Tone.BLUE, "read": Tone.PLAIN, "left out": Tone.GREY, "hidden": Tone.PLAIN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """One column: its letter, how surely it was understood, and what it was taken for; `key` is empty without heading.

    `samples` are words as wide as what stands in it, `spoken` is what a screen reader says of it.
    """

    key: str
    letter: str
    sure: str
    tone: Tone
    taken: str
    spoken: str
    heading: str
    samples: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row: its number in the workbook with what it was taken for, its cells, and comments by column.

    A line without a number stands for rows that are not shown, and says so in its first cell.
    """

    number: str
    mark: str
    tone: Tone
    cells: tuple[str, ...]
    comments: Mapping[int, str]
    struck: bool = False


def heads_of(sheet: SheetColumns, said: Mapping[str, str]) -> tuple[ColumnHead, ...]:
    """Prepare the head of every column there is, with or without a heading."""
    by_letter = {one.letter: one for one in sheet.columns}
    widest = max((len(row.cells) for row in sheet.rows), default=0)
    letters = list(dict.fromkeys([*map(_letters, range(widest)), *by_letter]))
    return tuple(_head(sheet, letter, by_letter.get(letter), said) for letter in letters)


def _head(sheet: SheetColumns, letter: str, one: ColumnTaken | None, said: Mapping[str, str]) -> ColumnHead:
    """Prepare the head of one column."""
    hidden = letter in sheet.hidden
    if one is None:
        words = f"column {letter}, no heading, nothing is read from it"
        return ColumnHead("", letter, "no heading", Tone.QUIET, "–", words, "", (), hidden)
    key = f"{sheet.sheet}/{letter}"
    sure, tone = _SAID if key in said else _SHAPES.get(one.how, _NOT)
    meaning = said.get(key, one.meaning if one.how != "not understood" else "")
    taken = MEANINGS.get(meaning, meaning.replace("_", " ").partition(":")[2] or meaning.replace("_", " "))
    taken = taken[:1].upper() + taken[1:]
    spoken = f"column {letter}, {one.heading}, {sure[2:]}{f', taken for {taken}' if taken else ''}"
    if hidden:
        spoken += ", hidden in the workbook"
    return ColumnHead(key, letter, sure, tone, taken or "–", spoken, one.heading, one.samples, hidden)


def _letters(column: int) -> str:
    """Name a column, counted from nought, as spreadsheets do."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def lines_of(sheet: SheetColumns) -> tuple[SheetLine, ...]:
    """Prepare the rows, with a line for those between them that are not shown."""
    return tuple(_lines(sheet))


def _lines(sheet: SheetColumns) -> Iterator[SheetLine]:
    """Give the rows in order."""
    after = sheet.rows[0].number if sheet.rows else 1
    for row in sheet.rows:
        if row.number > after + 1 and _is_cut(sheet, after, row):
            yield _more(row.number - after)
        after = row.number + 1
        yield SheetLine(
            number=str(row.number),
            mark=_MARKS[row.taken],
            tone=_TONES[row.taken],
            cells=row.cells,
            comments=row.comments,
            struck=row.taken == "left out",
        )
    if sheet.height >= after and sheet.rows:
        yield _more(sheet.height - after + 1)


def _is_cut(sheet: SheetColumns, after: int, row: SheetRow) -> bool:
    """Tell whether rows between two shown are worth a line: a gap of empty rows within the table is not."""
    return row.number - after > 2 and sheet.height > row.number - after


def _more(rows: int) -> SheetLine:
    """Say how many rows are not shown."""
    words = f"{counted(rows, 'more row')} like these or empty, not shown here"
    return SheetLine("⋮", "", Tone.QUIET, (words,), {})


def said_of_rows(sheet: SheetColumns) -> str:
    """Say in a sentence or two which rows are the headings, which are left out, and what is hidden."""
    heading = [row.number for row in sheet.rows if row.taken == "heading"]
    left_out = [row.number for row in sheet.rows if row.taken == "left out"]
    hidden = [row.number for row in sheet.rows if row.taken == "hidden"]
    parts = []
    if not sheet.columns:
        parts.append("No headings were found on this sheet, so nothing is read from it.")
    elif heading:
        parts.append(f"Headings: {_rows(heading)}.")
    if left_out:
        parts.append(f"Left out as totals, footers or remarks: {_rows(left_out)}.")
    if sheet.hidden or hidden:
        columns = [f"{_columns(len(sheet.hidden))} {', '.join(sheet.hidden)}"] if sheet.hidden else []
        rows = [_rows(hidden)] if hidden else []
        parts.append(f"Hidden in the workbook, and read all the same: {' and '.join([*columns, *rows])}.")
    if sheet.is_hidden:
        parts.append("The whole sheet is hidden in the workbook and is not read.")
    return " ".join(parts)


def _rows(numbers: list[int]) -> str:
    """Name rows by their numbers, the first ten of them."""
    shown = ", ".join(map(str, numbers[:10]))
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}{more}"


def _columns(count: int) -> str:
    """Say column or columns."""
    return "column" if count == 1 else "columns"
