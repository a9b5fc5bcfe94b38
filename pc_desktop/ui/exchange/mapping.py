"""What the mapping page shows and asks: each column of a file, what it was taken for, and what people say it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import MEANINGS, ColumnTaken, OwnLayout, SheetColumns
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.form import Field, Form, Kind
from pc_desktop.ui.widgets.shown import Choice

_SHAPES = {"known": ("✓ known", Tone.GREEN), "nearly": ("◆ nearly", Tone.AMBER)}
_NOT = ("◆ not understood", Tone.AMBER)
_BY_WORDS = {words.casefold(): meaning for meaning, words in MEANINGS.items()}
_PURPOSES = (
    Choice("return", "A unit's return"),
    Choice("referrals", "A list of referrals"),
    Choice("measurements", "Measurements"),
)


@dataclass(frozen=True, slots=True)
class MappingRows:
    """The mapping page as it is shown."""

    title: str
    words: str
    columns: tuple[Row, ...]
    can_keep: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """One file's sheets with what people have said of their columns, by the key of a column."""

    file: str
    sheets: tuple[SheetColumns, ...]
    said: dict[str, str] = field(default_factory=dict)

    def rows(self) -> MappingRows:
        """Prepare every column of every sheet."""
        columns = [(key, sheet, one) for key, sheet, one in self._columns()]
        known = sum(one.how == "known" or key in self.said for key, _, one in columns)
        words = (
            f"{known} of {counted(len(columns), 'column')} understood. Say what the others are and keep it as a "
            "layout: the file is read by it now, and the next one of its kind by itself."
        )
        rows = tuple(self._row(key, sheet, one) for key, sheet, one in columns)
        return MappingRows(f"What stands in {self.file}", words, rows, bool(self.said))

    def _columns(self) -> Sequence[tuple[str, SheetColumns, ColumnTaken]]:
        """Give every column with its key."""
        return [(f"{sheet.sheet}/{one.letter}", sheet, one) for sheet in self.sheets for one in sheet.columns]

    def _row(self, key: str, sheet: SheetColumns, one: ColumnTaken) -> Row:
        """Prepare one column."""
        shape, tone = ("● said here", Tone.BLUE) if key in self.said else _SHAPES.get(one.how, _NOT)
        meaning = self.said.get(key, one.meaning if one.how != "not understood" else "")
        words = MEANINGS.get(meaning, meaning.replace("_", " ").removeprefix("sign:").capitalize())
        values = " · ".join(one.samples)
        return Row(
            key,
            (
                Cell(sheet.sheet, Tone.QUIET),
                Cell(one.letter, Tone.STRONG),
                Cell(one.heading, tip=one.heading),
                Cell(values or "nothing", Tone.QUIET, tip=values),
                Cell(shape, tone, chip=True),
                Cell(words or "–", Tone.PLAIN if words else Tone.QUIET, spoken=words or "not said"),
            ),
        )

    def form(self, key: str) -> Form | None:
        """Ask what a column is; None where there is no such column."""
        found = next((one for name, _, one in self._columns() if name == key), None)
        if found is None:
            return None
        held = MEANINGS.get(self.said.get(key, found.meaning), "")
        choices = tuple(Choice(meaning, words) for meaning, words in MEANINGS.items())
        asked = Field(
            "meaning", f"Column {found.letter}, “{found.heading}”", Kind.SUGGEST, held, choices=choices
        )
        return Form("What is this column?", "That is it", (asked,), " · ".join(found.samples))

    def say(self, key: str, words: str) -> "Mapping":
        """Know what a column is, by its words; raises Refused where they mean nothing here."""
        meaning = _BY_WORDS.get(" ".join(words.split()).casefold())
        if meaning is None:
            raise Refused(
                f"“{words}” is not something a column can be read as. Choose one of the suggestions."
            )
        return replace(self, said={**self.said, key: meaning})

    def keep_form(self) -> Form:
        """Ask what the layout is called and what it reads."""
        purpose = self.sheets[0].purpose if self.sheets else "return"
        purpose = purpose if purpose in {one.key for one in _PURPOSES} else "return"
        fields = (
            Field("name", "Name of the layout", Kind.TEXT, self.file.rpartition(".")[0]),
            Field("purpose", "It reads", Kind.CHOICE, purpose, choices=_PURPOSES),
        )
        lead = "Kept as a file people can read and send to a colleague. Name it after the trust or its form."
        return Form("Keep as a layout", "Keep and read again", fields, lead)

    def layout(self, name: str, purpose: str) -> OwnLayout:
        """Make the layout of the sheet most was said of."""
        sheets = [key.rpartition("/")[0] for key in self.said]
        main = max(sheets, key=sheets.count) if sheets else ""
        found: dict[str, str] = {}
        for key, sheet, one in self._columns():
            meaning = self.said.get(key, one.meaning if one.how == "known" else "")
            if sheet.sheet == main and meaning in MEANINGS:
                found.setdefault(one.heading, meaning)
        return OwnLayout(name, purpose, found)
