"""Rows and forms of the page of layouts people made: whose each is, when it was made, what its headings stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import MEANINGS, KeptLayout
from pc_desktop.services.office import Office
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.form import Field, Form, Kind

_READS = {
    "return": "returns", "referrals": "referrals", "measurements": "measurements", "stays": "stays", "people": "people",
}  # fmt: skip
_NOT_SAID = "Not recorded"


@dataclass(frozen=True, slots=True)
class LayoutRows:
    """The page: every layout, and what the headings of one stand for; `fault` says why that one cannot be read."""

    words: str
    layouts: tuple[Row, ...]
    title: str
    headings: tuple[Row, ...]
    fault: str
    has_one: bool
    can_send: bool


class LayoutsPresenter:
    """Prepares the layouts kept on this computer and does what people want done to one."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._shelf = office.books.layouts
        self._listed: tuple[KeptLayout, ...] = ()
        self.removed = ""

    def rows(self, chosen: str = "") -> LayoutRows:
        """Prepare every layout, and the headings of the one chosen, or of the first."""
        self._listed = self._shelf.listed()
        one = next((one for one in self._listed if one.key == chosen), (*self._listed, None)[0])
        words = (
            "Forms of trusts that were explained here once, on the page Columns. A file whose headings are all in a "
            "layout is read by it, without asking. Each can be sent to a colleague, and a colleague's taken in."
        )
        return LayoutRows(
            words=words,
            layouts=tuple(map(_row, self._listed)),
            title=_title(one),
            headings=tuple(_headings(one)),
            fault=one.fault if one is not None else "",
            has_one=one is not None,
            can_send=one is not None and one.layout is not None,
        )

    def name_of(self, key: str) -> str:
        """Give the name of a layout by its key, or the name of its file where it cannot be read."""
        one = next((one for one in self._listed if one.key == key), None)
        return one.layout.name if one is not None and one.layout is not None else key

    def rename_form(self, key: str) -> Form:
        """Ask for another name."""
        name = Field("name", "Name of the layout", Kind.TEXT, self.name_of(key))
        return Form("Rename the layout", "Rename", (name,))

    def rename(self, key: str, name: str) -> None:
        """Give a layout another name; raises Refused."""
        self._shelf.rename(key, name)

    def remove(self, key: str) -> None:
        """Put a layout aside; it can be put back."""
        self._shelf.remove(key)
        self.removed = key

    def put_back(self) -> str:
        """Bring back the layout put aside last, and give its key; raises Refused where that cannot be."""
        if not self.removed:
            raise Refused("Nothing was removed.")
        key, self.removed = self.removed, ""
        self._shelf.put_back(key)
        return key


def _row(one: KeptLayout) -> Row:
    """Prepare one layout."""
    own = one.layout
    if own is None:
        fault = Cell("◆ cannot be read", Tone.AMBER, chip=True, tip=one.fault)
        return Row(one.key, (Cell(one.key, Tone.STRONG), Cell(""), Cell(""), fault))
    made = shown_day(own.made) if own.made else ""
    return Row(
        one.key,
        (
            Cell(own.name, Tone.STRONG, tip=own.name, second=own.sender or "whose form: not recorded"),
            Cell(_READS[own.purpose]),
            Cell(
                made or _NOT_SAID, Tone.PLAIN if made else Tone.QUIET, second=f"by {own.by}" if own.by else ""
            ),
            Cell(counted(len(own.headings), "heading"), Tone.QUIET),
        ),
    )


def _title(one: KeptLayout | None) -> str:
    """Say what the lower table shows."""
    if one is None:
        return ""
    return f"What the headings of “{one.layout.name}” stand for" if one.layout else f"{one.key}.toml"


def _headings(one: KeptLayout | None) -> Sequence[Row]:
    """Prepare each heading with what it stands for."""
    if one is None or one.layout is None:
        return ()
    return [
        Row(heading, (Cell(heading, tip=heading), Cell(MEANINGS[meaning], Tone.STRONG)))
        for heading, meaning in one.layout.headings.items()
    ]
