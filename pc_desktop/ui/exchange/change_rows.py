"""Rows of what would change, field by field: from returns by bed, from lists by row."""

from collections.abc import Iterator, Sequence

from pc_desktop.services.listed_comparison import ListComparison, ListRow
from pc_desktop.services.return_comparison import Comparison, ReturnRow, UnitComparison
from pc_desktop.services.return_differences import FieldChange
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

TONES = {
    "new": Tone.GREEN, "changed": Tone.BLUE, "gone": Tone.GREY, "same": Tone.QUIET, "refused": Tone.AMBER,
    "left out": Tone.GREY,
}  # fmt: skip
_SHAPES = {"refused": "◆ refused", "left out": "○ left out"}


def row_key(key: str) -> str:
    """Give the key of the row of a file that a row of the table is a field of."""
    return key.rpartition("/")[0]


def all_changes(
    returns: Sequence[Comparison], lists: Sequence[ListComparison], left_out: frozenset[str], *, many: bool
) -> tuple[Row, ...]:
    """Prepare every row that differs, in the order of files; a unit or a file is named where there are several."""
    units = [unit for one in returns for unit in one.units]
    named = many or len(units) > 1
    rows = [row for unit in units for row in _of_unit(unit, left_out, named=named)]
    return (*rows, *(row for one in lists for row in _of_list(one, named=many)))


def _of_unit(unit: UnitComparison, left_out: frozenset[str], *, named: bool) -> Iterator[Row]:
    """Prepare the rows of one unit that differ, one for each field."""
    name = unit.unit.name if named else ""
    for status in ("changed", "new", "gone"):
        for row in unit.of(status):
            for number, change in enumerate(row.changes):
                stands = "left out" if row.key in left_out else status
                yield _row(f"{row.key}/{number}", stands, _bed(name, row), row.who, change)


def _bed(unit: str, row: ReturnRow) -> Cell:
    """Name the bed of a row, or any free one."""
    bed = f"{unit} {row.bed}".strip() if row.bed else ""
    return Cell(bed or f"{unit}, any free".strip(", "), Tone.PLAIN if bed else Tone.QUIET)


def _of_list(one: ListComparison, *, named: bool) -> Iterator[Row]:
    """Prepare the rows of one file's lists that differ or are refused, one for each field."""
    for row in one.rows:
        for number, change in enumerate(row.changes):
            yield _row(f"{row.key}/{number}", row.status, _place(one, row, named=named), row.who, change)


def _place(one: ListComparison, row: ListRow, *, named: bool) -> Cell:
    """Name the cell a row begins at, and the referral it is about."""
    place = f"{row.cell} · {row.ref}" if row.ref else row.cell
    return Cell(
        place, tip=f"{one.draft.file}, {row.sheet} {row.cell}" if named else f"{row.sheet} {row.cell}"
    )


def _row(key: str, status: str, place: Cell, who: str, change: FieldChange) -> Row:
    """Prepare one field that differs; one left out is struck through."""
    struck = status == "left out"
    return Row(
        key,
        (
            Cell(_SHAPES.get(status, status), TONES[status], chip=True, spoken=status),
            place,
            Cell(who, Tone.QUIET if struck else Tone.STRONG),
            Cell(change.field, struck=struck),
            Cell(change.had, Tone.QUIET, tip=change.had),
            Cell(change.says, Tone.QUIET if struck else Tone.STRONG, tip=change.says, struck=struck),
        ),
    )
