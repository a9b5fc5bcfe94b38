"""What the mapping page shows and asks: a sheet as it is, what each column was taken for, what people say it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import MEANINGS, ColumnTaken, OwnLayout, SheetColumns
from pc_desktop.ui.exchange.sheet_lines import ColumnHead, SheetLine, heads_of, lines_of, said_of_rows
from pc_desktop.ui.widgets.form import Field, Form, Kind
from pc_desktop.ui.widgets.shown import Choice

_BY_WORDS = {words.casefold(): meaning for meaning, words in MEANINGS.items()}
_PURPOSES = (
    Choice("return", "A unit's return"),
    Choice("referrals", "A list of referrals"),
    Choice("measurements", "Measurements"),
    Choice("stays", "Stays over the years"),
    Choice("people", "People"),
)


@dataclass(frozen=True, slots=True)
class MappingRows:
    """The mapping page as it is shown: one sheet of the file, its columns and rows as they stand in the workbook.

    `left_out` says which rows are not read, and what is hidden; `meanings` are what a column can be said to hold.
    """

    title: str
    words: str
    sheets: tuple[Choice, ...]
    sheet: str
    heads: tuple[ColumnHead, ...]
    lines: tuple[SheetLine, ...]
    left_out: str
    meanings: tuple[str, ...]
    can_keep: bool


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """One file's sheets with what people have said of their columns, by the key of a column.

    `shown` is the name of the sheet shown; `sender` is whose form it seems to be.
    """

    file: str
    sheets: tuple[SheetColumns, ...]
    said: Mapping[str, str] = field(default_factory=dict)
    shown: str = ""
    sender: str = ""
    digest: str = ""

    @property
    def sheet(self) -> SheetColumns | None:
        """Give the sheet shown: the one turned to, or the first with a column that is not understood, or the first."""
        open_ = (one for one in self.sheets if not one.is_hidden and one.understood < len(one.columns))
        named = (one for one in self.sheets if one.sheet == self.shown)
        return next(named, next(open_, next((one for one in self.sheets if not one.is_hidden), None)))

    def rows(self) -> MappingRows:
        """Prepare the sheet shown."""
        columns = list(self._columns())
        known = sum(one.how == "known" or key in self.said for key, _, one in columns)
        words = (
            f"{known} of {counted(len(columns), 'column')} understood. Go along the columns, press Enter to say what "
            "one is, and keep it as a layout: this file is read by it now, and the next of its kind by itself."
        )
        sheet = self.sheet
        return MappingRows(
            title=f"What stands in {self.file}",
            words=words,
            sheets=tuple(Choice(one.sheet, _tab(one)) for one in self.sheets),
            sheet=sheet.sheet if sheet else "",
            heads=heads_of(sheet, self.said) if sheet else (),
            lines=lines_of(sheet) if sheet else (),
            left_out=said_of_rows(sheet) if sheet else "No table was found in it.",
            meanings=tuple(MEANINGS.values()),
            can_keep=bool(self.said),
        )

    def turn_to(self, sheet: str) -> "SheetMapping":
        """Show another sheet."""
        return replace(self, shown=sheet)

    def _columns(self) -> Iterator[tuple[str, SheetColumns, ColumnTaken]]:
        """Give every column with its key."""
        for sheet in self.sheets:
            yield from ((f"{sheet.sheet}/{one.letter}", sheet, one) for one in sheet.columns)

    def say(self, key: str, words: str) -> "SheetMapping":
        """Know what a column is, by its words; raises Refused where they mean nothing here, or there is no heading."""
        meaning = _BY_WORDS.get(" ".join(words.split()).casefold())
        if meaning is None:
            raise Refused(
                f"“{words}” is not something a column can be read as. Choose one of the suggestions."
            )
        if not any(key == known for known, _, _ in self._columns()):
            raise Refused("This column has no heading, so it cannot be known again.")
        return replace(self, said={**self.said, key: meaning})

    def keep_form(self) -> Form:
        """Ask what the layout is called, whose form it is and what it reads."""
        purpose = self.sheet.purpose if self.sheet else "return"
        purpose = purpose if purpose in {one.key for one in _PURPOSES} else "return"
        fields = (
            Field("name", "Name of the layout", Kind.TEXT, self.file.rpartition(".")[0] or self.file),
            Field("sender", "Whose form it is", Kind.TEXT, self.sender, "The unit or trust that sends it."),
            Field("purpose", "It reads", Kind.CHOICE, purpose, choices=_PURPOSES),
        )
        lead = "Kept as a file people can read and send to a colleague; it is listed under Layouts."
        return Form("Keep as a layout", "Keep and read again", fields, lead)

    def layout(self, values: Mapping[str, str]) -> OwnLayout:
        """Make the layout of the sheet most was said of, from what was filled in."""
        sheets: Sequence[str] = [key.rpartition("/")[0] for key in self.said]
        main = max(sheets, key=sheets.count) if sheets else ""
        found: dict[str, str] = {}
        for key, sheet, one in self._columns():
            meaning = self.said.get(key, one.meaning if one.how == "known" else "")
            if sheet.sheet == main and meaning in MEANINGS:
                found.setdefault(one.heading, meaning)
        return OwnLayout(values["name"], values["purpose"], found, values.get("sender", ""))


def _tab(sheet: SheetColumns) -> str:
    """Name a sheet as on its tab, and say where it is hidden."""
    return f"{sheet.sheet} (hidden)" if sheet.is_hidden else sheet.sheet
