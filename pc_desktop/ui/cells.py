"""Rows and cells: what presenters prepare and tables show. A tone is a meaning, never a colour."""

from dataclasses import dataclass

from pc_desktop.theme.tone import Tone


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    `lead` is written in bold before the text and `second` quietly below it; `tip` is shown when the pointer
    rests on the cell, `spoken` is read by a screen reader where the text alone would not do. A chip's text
    carries its own shape (▲ ◆ ●) and word. A struck text is done with; a link can be opened by itself.
    """

    text: str
    tone: Tone = Tone.PLAIN
    tip: str = ""
    spoken: str = ""
    bold: bool = False
    chip: bool = False
    second: str = ""
    struck: bool = False
    link: bool = False
    lead: str = ""

    def aloud(self) -> str:
        """Give what a screen reader says for this cell."""
        if self.spoken:
            return self.spoken
        text = self.lead + self.text
        return f"{text}, {self.second}" if self.second else text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `key` names the thing it shows and is never seen."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word or two in a chip, with the meaning of its colour."""

    text: str
    tone: Tone = Tone.GREY
    tip: str = ""
    spoken: str = ""
