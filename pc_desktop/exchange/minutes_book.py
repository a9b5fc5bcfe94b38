"""The minutes of a meeting as a workbook: what its members read, print and file."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.calendar import counted, shown_day, shown_day_with_weekday, shown_moment
from pc_desktop.domain.called import heading
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.exchange.minutes_listings import (
    actions_listing,
    attendance_listing,
    bed_state_listing,
    bed_totals,
    decisions_listing,
    discussion_listing,
)
from pc_desktop.exchange.minutes_more_listings import (
    FURTHER_WIDTHS,
    agenda_listing,
    away_listing,
    escalations_listing,
    gap_counts_listing,
    gaps_listing,
    interests_listing,
)
from pc_desktop.exchange.minutes_outcomes import put_outcomes
from pc_desktop.exchange.minutes_summary import put_summary
from pc_desktop.exchange.page import (
    FIRST_ROW,
    MARK,
    Head,
    close_page,
    keep_in_view,
    open_page,
    put_note,
    put_section,
)
from pc_desktop.exchange.palette import total
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.sheet import Value, cell_at, put
from pc_desktop.exchange.table import Listing, put_listing

_BED_WORDS: Final = (
    "Open: not closed. Occupied: somebody has it, people on leave from a bed kept for them included.",
    "Free: nobody has it, it is held for nobody and can be used. Not usable: empty, but not to be given now.",
    "Held: kept for somebody it was offered to; it may still be occupied. Expected: overdue ones included.",
)
"""What the figures count, in words that stand below them."""


def write_minutes(pack: MinutesPack, path: Path) -> None:
    """Write the minutes as a workbook; raises Unavailable where the file cannot be put in its place."""
    save_book(minutes_book(pack), path)


def minutes_book(pack: MinutesPack) -> Workbook:
    """Make the workbook of the minutes, one sheet for each part."""
    book = new_book(f"Minutes of the {pack.meeting} of {shown_day(pack.day)}", MARK, pack.as_at)
    head = Head(
        subtitle=_subtitle(pack),
        status=pack.status_words,
        is_draft=pack.issued is None,
        foot=f"{'' if pack.issued else 'DRAFT · '}{heading(pack.meeting)} of {shown_day(pack.day)}",
    )
    put_summary(book, pack, head)
    _put_attendance(book, pack, head)
    _put_bed_state(book, pack, head)
    _put_page(book, head, decisions_listing(pack))
    _put_discussion(book, pack, head)
    _put_page(book, head, actions_listing(pack))
    _put_further(book, pack, head)
    if not pack.audience:
        put_outcomes(book, pack, head)
    for sheet in book.worksheets:
        close_page(sheet)
    return book


def _subtitle(pack: MinutesPack) -> str:
    """Say which meeting these are the minutes of, and for whom where they are cut down."""
    words = f"{pack.collaborative} · {heading(pack.meeting)} of {shown_day_with_weekday(pack.day)}"
    return f"{words} · For {pack.audience}, with its own patients only" if pack.audience else words


def _put_page(book: Workbook, head: Head, listing: Listing) -> tuple[Worksheet, int]:
    """Add a page that holds one table; give it and the row after the table."""
    widths = [column.width for column in listing.columns]
    sheet = open_page(book, listing.name, listing.name, head, widths)
    row = put_listing(sheet, FIRST_ROW, listing)
    keep_in_view(sheet, FIRST_ROW)
    return sheet, row


def _put_attendance(book: Workbook, pack: MinutesPack, head: Head) -> None:
    """Add the page of who attended, with how many."""
    listing = attendance_listing(pack)
    sheet, row = _put_page(book, head, listing)
    row = put_note(sheet, row + 1, len(listing.columns), f"{pack.attendance_words}. {pack.quorum}".strip())
    if not pack.audience:
        row = _put_more(sheet, row, listing, interests_listing(pack), "Declarations of interest")
        _put_more(sheet, row, listing, agenda_listing(pack), "Agenda")
        keep_in_view(sheet, FIRST_ROW, repeats_head=True)


def _put_more(sheet: Worksheet, row: int, first: Listing, listing: Listing, title: str) -> int:
    """Write a further table below what stands on a page, under a heading of its own; give the next row."""
    row = put_section(sheet, row + 1, title, len(first.columns))
    return put_listing(sheet, row, listing)


def _put_further(book: Workbook, pack: MinutesPack, head: Head) -> None:
    """Add the page of what was taken further: escalations, gaps with their counts, and people away from home."""
    sheet = open_page(book, "Escalations and gaps", "Escalations and gaps", head, FURTHER_WIDTHS)
    escalations = escalations_listing(pack)
    row = put_listing(sheet, FIRST_ROW, escalations)
    keep_in_view(sheet, FIRST_ROW, repeats_head=True)
    row = _put_more(
        sheet, row, escalations, gaps_listing(pack), "Gaps: this would have been avoided if it existed"
    )
    if not pack.audience:
        counts = "The same gaps counted over twelve months"
        row = _put_more(sheet, row, escalations, gap_counts_listing(pack), counts)
    _put_more(sheet, row, escalations, away_listing(pack), "People away from home")


def _put_bed_state(book: Workbook, pack: MinutesPack, head: Head) -> None:
    """Add the page of beds: each unit, all units together, and what the words mean."""
    listing = bed_state_listing(pack)
    sheet, row = _put_page(book, head, listing)
    if pack.bed_state:
        _put_totals(sheet, row, listing, bed_totals(pack))
        row += 1
    row += 1
    for words in (f"As at {shown_moment(pack.bed_state_at)}.", *_BED_WORDS):
        row = put_note(sheet, row, len(listing.columns), words)


def _put_discussion(book: Workbook, pack: MinutesPack, head: Head) -> None:
    """Add the page of what was said, with the time it took in all."""
    listing = discussion_listing(pack)
    sheet, row = _put_page(book, head, listing)
    if pack.discussion:
        people = counted(len(pack.discussion), "person", "people")
        _put_totals(sheet, row, listing, ("", people, "", pack.seconds / 60))


def _put_totals(sheet: Worksheet, row: int, listing: Listing, values: tuple[Value, ...]) -> None:
    """Write a row of totals under a table; an empty text, or none given, leaves its cell empty."""
    for number, column in enumerate(listing.columns, start=1):
        value = values[number - 1] if number <= len(values) else ""
        total(column.align).dress(cell_at(sheet, row, number))
        if value != "":
            put(cell_at(sheet, row, number), value, total(column.align))
    sheet.row_dimensions[row].height = 20
