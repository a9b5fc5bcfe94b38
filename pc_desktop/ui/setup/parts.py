"""What every section of the Setup screen is made of: its rows, what can be done there, and the forms that do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pc_desktop.services.ports import Command
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.shown import Choice, Notice, Pair


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a section's table: its heading, a sample as wide as its cells, its share of spare room.

    One that is optional is left out where there is no room: what it says then stands in the row in full or in its form.
    """

    text: str
    sample: Cell | str = ""
    grow: int = 0
    right: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done in a section: its words and its key, a letter.

    `on_row` says that it is done to the row chosen; the first such act is also done by Enter.
    """

    key: str
    text: str
    hint: str
    on_row: bool = True


@dataclass(frozen=True, slots=True)
class Chooser:
    """A row of chips above the table that chooses what it shows, such as whose beds."""

    key: str
    name: str
    choices: tuple[Choice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class PartRows:
    """A section as it stands: its rows, with what more there is to know of each by its key."""

    rows: tuple[Row, ...]
    empty: str
    notice: Notice | None = None
    choosers: tuple[Chooser, ...] = ()
    details: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)


class Part(Protocol):
    """One section of the Setup screen; it knows no window."""

    @property
    def key(self) -> str:
        """Name the section for the program."""
        ...

    @property
    def name(self) -> str:
        """Name the section for people."""
        ...

    @property
    def about(self) -> str:
        """Say in a sentence what the section is for."""
        ...

    @property
    def columns(self) -> Sequence[Column]:
        """Give the columns of its table."""
        ...

    @property
    def acts(self) -> Sequence[Act]:
        """Give what can be done there."""
        ...

    def show(self) -> PartRows:
        """Ask for what is set up and prepare it."""
        ...

    def choose(self, chooser: str, key: str) -> None:
        """Show what a chip asks for from now on."""
        ...

    def begin(self, act: str, row: str) -> Form | Command:
        """Begin an act on a row: a form to fill in, or an order where nothing needs to be asked.

        Raises Refused where it cannot be done at all.
        """
        ...

    def order(self, act: str, row: str, values: Values) -> Command | None:
        """Make the order from what was filled in, or None where that only changes what is shown.

        Raises Refused where it makes no sense.
        """
        ...


def column_words(words: str) -> Cell:
    """Make a cell as wide as these words, for measuring a column whose first line is bold."""
    return Cell(words, bold=True)
