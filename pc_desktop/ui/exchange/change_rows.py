"""Rows of what would change, field by field: from returns by bed, from lists by row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pc_desktop.services.listed_comparison import ListComparison, ListRow
from pc_desktop.services.return_comparison import Comparison, ReturnRow, UnitComparison
from pc_desktop.services.return_differences import (
    ASKED,
    CONFLICT,
    KEPT,
    STAYS,
    WANTED,
    FieldChange,
    change_key,
)
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

TONES = {
    "new": Tone.GREEN, "changed": Tone.BLUE, "conflict": Tone.RED, "gone": Tone.GREY, "same": Tone.QUIET,
    "refused": Tone.AMBER, "left out": Tone.GREY, "kept": Tone.GREY,
}  # fmt: skip
_SHAPES = {
    "refused": "◆ refused", "left out": "○ left out", "conflict": "▲ conflict", "kept": "○ kept", "changed": "changed",
}  # fmt: skip
MOST_SHOWN = 3_000
"""So many changes are listed; of more, how many there are is said."""
_WHEN = "Press D to say when they left, or that they are still there; until then they stay as held."
_NONE = Cell("–", Tone.QUIET, spoken="not known")


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
    listed = (row for one in lists for row in _of_list(one, named=many))
    return (*rows, *islice(listed, max(0, MOST_SHOWN - len(rows))))


def count_changes(returns: Sequence[Comparison], lists: Sequence[ListComparison]) -> int:
    """Count the fields that differ, listed or not."""
    rows = [row for one in returns for unit in one.units for row in unit.rows]
    return sum(len(row.changes) for row in rows) + sum(len(row.changes) for one in lists for row in one.rows)


def _of_unit(unit: UnitComparison, left_out: frozenset[str], *, named: bool) -> Iterator[Row]:
    """Prepare the rows of one unit that differ, one for each field."""
    name = unit.unit.name if named else ""
    for status in ("conflict", "changed", "new", "gone", "same"):
        for row in unit.of(status):
            for change in row.changes:
                stands = "left out" if row.key in left_out else _standing(status, change)
                yield _row(change_key(row.key, change.field), stands, _bed(name, row), row.who, change)


def _standing(status: str, change: FieldChange) -> str:
    """Tell how one field stands: a conflict until it is chosen, kept where ours stays."""
    if change.stand == WANTED or (change.stand == CONFLICT and not change.taken):
        return "conflict"
    if change.stand == ASKED:
        return status
    return "kept" if not change.taken else "changed" if status == "conflict" else status


def _bed(unit: str, row: ReturnRow) -> Cell:
    """Name the bed of a row, or any free one."""
    bed = f"{unit} {row.bed}".strip() if row.bed else ""
    return Cell(bed or f"{unit}, any free".strip(", "), Tone.PLAIN if bed else Tone.QUIET)


def _of_list(one: ListComparison, *, named: bool) -> Iterator[Row]:
    """Prepare the rows of one file's lists that differ or are refused, one for each field."""
    for row in one.rows:
        for number, change in enumerate(row.changes):
            made = _row(f"{row.key}/{number}", row.status, _place(one, row, named=named), row.who, change)
            yield Row(made.key, (*made.cells[:-1], replace(made.cells[-1], link=False, tip="")))


def _place(one: ListComparison, row: ListRow, *, named: bool) -> Cell:
    """Name the cell a row begins at, and the referral it is about."""
    place = f"{row.cell} · {row.ref}" if row.ref else row.cell
    return Cell(
        place, tip=f"{one.draft.file}, {row.sheet} {row.cell}" if named else f"{row.sheet} {row.cell}"
    )


def _row(key: str, status: str, place: Cell, who: str, change: FieldChange) -> Row:
    """Prepare one field that differs; one left out, or for which ours is kept, is struck through."""
    struck = status in {"left out", "kept"}
    return Row(
        key,
        (
            Cell(_SHAPES.get(status, status), TONES[status], chip=True, spoken=status),
            place,
            Cell(who, Tone.QUIET if struck else Tone.STRONG),
            Cell(change.field, struck=status == "left out"),
            Cell(change.had, Tone.STRONG if status == "kept" else Tone.QUIET, tip=_had_tip(change)),
            Cell(change.says, Tone.QUIET if struck else Tone.STRONG, tip=change.says, struck=struck),
            Cell(change.was, Tone.QUIET, tip=change.typed) if change.was else _NONE,
            _keep(status, change),
        ),
    )


def _had_tip(change: FieldChange) -> str:
    """Say what we had, and who typed it since."""
    return f"{change.had}, {change.typed}" if change.typed else change.had


def _keep(status: str, change: FieldChange) -> Cell:
    """Say which side would be kept, or what is asked."""
    if status in {"left out", "refused"}:
        return Cell("ours" if change.had not in {"none", ""} else "nothing", Tone.QUIET)
    if change.stand in {ASKED, WANTED}:
        return Cell(
            "discharged when?", Tone.RED if status == "conflict" else Tone.AMBER, tip=_WHEN, link=True
        )
    if change.stand == STAYS or status == "gone":
        return Cell(
            "still here" if change.stand == STAYS else "theirs",
            Tone.PLAIN,
            tip="Press D to change it.",
            link=True,
        )
    if status == "conflict":
        return Cell("choose", Tone.RED, tip="Press K to take theirs; until then ours stays.", link=True)
    if status == "kept":
        words = "ours, unchanged there" if change.stand == KEPT else "ours"
        return Cell(words, Tone.QUIET, tip=change.typed or "Press K to take theirs.", link=True)
    return Cell("theirs", Tone.PLAIN, tip="Press K to keep ours.", link=status == "changed")
