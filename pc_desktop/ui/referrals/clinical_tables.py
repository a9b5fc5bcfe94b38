"""The tables of the clinical card: the clinical set, the risk signs, and what the referrer was asked for."""

from pc_desktop.ui.cells import Cell
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable


def items_table() -> RowTable:
    """Make the list of what a referral is not complete without, with the age of each."""
    table = RowTable(
        "Clinical set",
        (
            Heading("", "✓"),
            Heading("Item", "Behaviours and how often", 3),
            Heading("Age", "35 days old, more than 28 days", 2),
        ),
        show_headings=False,
        small=True,
        tight=True,
    )
    table.hug_rows()
    return table


def signs_table() -> RowTable:
    """Make the list of signs: level, value with how it moved, day."""
    table = RowTable(
        "Risk signs",
        (
            Heading("", Cell("▲ R", chip=True)),
            Heading("Sign", "Other biochemistry", 1),
            Heading("Taken", "21-Nov-2026"),
        ),
        lines=2,
        show_headings=False,
        small=True,
    )
    table.hug_rows()
    return table


def enquiries_table() -> RowTable:
    """Make the list of requests to the referrer and how each stands."""
    table = RowTable(
        "Asked for",
        (
            Heading("Asked", Cell("Asked", second="Bloods, ECG"), 1),
            Heading("Stands", Cell("due 21-Nov-2026", second="reminded 20-Nov-2026")),
        ),
        lines=2,
        show_headings=False,
        small=True,
    )
    table.hug_rows()
    return table
