"""The summary for commissioners as a workbook: counts and codes, with what was left out and why said on it."""

from typing import Final

from openpyxl import Workbook

from pc_desktop.domain.calendar import shown_day, shown_day_with_weekday
from pc_desktop.domain.called import heading
from pc_desktop.domain.commissioners import FEWEST, CommissionersPack
from pc_desktop.exchange.page import (
    FIRST_ROW,
    Head,
    close_page,
    keep_in_view,
    open_page,
    put_note,
    put_section,
)
from pc_desktop.exchange.saving import new_book
from pc_desktop.exchange.table import Column, Listing, put_listing

MARK: Final = "OFFICIAL"
"""The handling mark of what names nobody."""

_NOBODY: Final = (
    "Nobody is in this summary by name, number, birth date, postcode, initials or reference, and nothing that was "
    "typed about a patient. The numbers of the cases are this summary's own and in no order of the meeting."
)
_FEW: Final = f"Counts of people at one place are given from {FEWEST} on; fewer could tell who they are."
_OURS: Final = (
    "Figures are those of the Outcomes screen, computed once. The application suggests and people decide. It is "
    "independent software and not part of the NHS."
)


def commissioners_book(pack: CommissionersPack) -> Workbook:
    """Make the workbook: a summary, the cases, and beds, gaps and what was taken further."""
    book = new_book(f"Summary of the {pack.meeting} of {shown_day(pack.day)}", MARK, pack.as_at)
    of_day = f"{heading(pack.meeting)} of {shown_day_with_weekday(pack.day)}"
    head = Head(
        subtitle=f"{pack.collaborative} · {of_day} · For commissioners",
        status=pack.status,
        is_draft=pack.is_draft,
        foot=f"{'DRAFT · ' if pack.is_draft else ''}{heading(pack.meeting)} of {shown_day(pack.day)}",
        mark=MARK,
    )
    _put(book, head, "Summary", (_counts(pack), _figures(pack)), (pack.period, _NOBODY, _FEW, _OURS))
    _put(book, head, "Decisions", (_cases(pack),), ())
    _put(book, head, "Beds and gaps", (_beds(pack), _gaps(pack), _further(pack)), ())
    for sheet in book.worksheets:
        close_page(sheet)
    return book


def _put(
    book: Workbook, head: Head, name: str, listings: tuple[Listing, ...], notes: tuple[str, ...]
) -> None:
    """Add a page with its tables, one below the other, and notes at the end."""
    widths = [column.width for column in max((one.columns for one in listings), key=len)]
    sheet = open_page(book, name, name, head, widths)
    row = put_listing(sheet, FIRST_ROW, listings[0])
    for listing in listings[1:]:
        row = put_section(sheet, row + 1, listing.name, len(widths))
        row = put_listing(sheet, row, listing)
    row += 1
    for words in filter(None, notes):
        row = put_note(sheet, row, len(widths), words)
    keep_in_view(sheet, FIRST_ROW, repeats_head=len(listings) > 1)


def _counts(pack: CommissionersPack) -> Listing:
    """Give what was counted."""
    columns = (Column("Counted", 46, tone="strong"), Column("Number", 30))
    rows = tuple((one.what, _as_number(one.count)) for one in pack.counts)
    return Listing("Counts", columns, rows, "None.", filters=False)


def _as_number(count: str) -> int | str:
    """Give a count as a number where it is one."""
    return int(count) if count.isdigit() else count


def _figures(pack: CommissionersPack) -> Listing:
    """Give the figures of the outcomes."""
    columns = (Column("Figure", 46, tone="strong"), Column("Value", 30, tone="strong"), Column("Meaning", 80))
    return Listing("Outcome figures", columns, pack.figures, "None. No figure is known.", filters=False)


def _cases(pack: CommissionersPack) -> Listing:
    """Give the cases by their codes."""
    columns = (
        Column("Case", 10, "center"),
        Column("Decision", 44, tone="strong"),
        Column("National reason", 40),
        Column("Waited", 24),
        Column("Remarks", 36),
    )
    rows = tuple((one.number, one.decision, one.reason, one.waited, one.remarks) for one in pack.cases)
    return Listing("Cases", columns, rows, "None. No decision was made at this meeting.")


def _beds(pack: CommissionersPack) -> Listing:
    """Give each unit's beds."""
    headings = ("Commissioned", "Open", "Closed", "Not usable", "Free")
    columns = (Column("Unit", 60, tone="strong"), *(Column(words, 20, "center") for words in headings))
    rows = tuple(
        (one.unit, one.commissioned, one.open, one.closed, one.unusable, one.free) for one in pack.beds
    )
    return Listing("Beds", columns, rows, "None. No unit is listed.", filters=False)


def _gaps(pack: CommissionersPack) -> Listing:
    """Give the gaps named within twelve months, by place and service."""
    columns = (Column("Place and service that does not exist there", 60), Column("Times", 20, "center"))
    rows = tuple((one.what, _as_number(one.count)) for one in pack.gaps)
    return Listing("Gaps in services", columns, rows, "None. No gap was named.", filters=False)


def _further(pack: CommissionersPack) -> Listing:
    """Give what was taken further."""
    columns = (
        Column("About", 60),
        Column("To whom", 20),
        Column("Asked on", 20, "center"),
        Column("Answer", 20),
    )
    rows = tuple((one.about, one.whom, one.asked, one.answered) for one in pack.further)
    return Listing("Taken further", columns, rows, "None. Nothing was taken further.", filters=False)
