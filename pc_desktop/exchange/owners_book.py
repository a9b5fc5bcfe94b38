"""What is to be done, owner by owner, with the state of the beds: a workbook to work from, without any name."""

from openpyxl import Workbook

from pc_desktop.domain.calendar import counted, shown_day, shown_day_with_weekday, shown_moment
from pc_desktop.domain.called import heading
from pc_desktop.domain.minutes_pack import ActionLine, MinutesPack, action_order
from pc_desktop.exchange.minutes_listings import action_row, bed_state_listing
from pc_desktop.exchange.page import (
    FIRST_ROW,
    MARK,
    Head,
    close_page,
    keep_in_view,
    open_page,
    put_note,
)
from pc_desktop.exchange.saving import new_book
from pc_desktop.exchange.table import Column, Listing, put_listing


def owners_book(pack: MinutesPack) -> Workbook:
    """Make the workbook of actions by owner and the beds as they stood."""
    book = new_book(f"Actions of the {pack.meeting} of {shown_day(pack.day)}", MARK, pack.as_at)
    head = Head(
        subtitle=f"{pack.collaborative} · {heading(pack.meeting)} of {shown_day_with_weekday(pack.day)}",
        status=pack.status_words,
        is_draft=pack.issued is None,
        foot=f"{'' if pack.issued else 'DRAFT · '}{heading(pack.meeting)} of {shown_day(pack.day)}",
    )
    for listing, note in (
        (_by_owner(pack), _note(pack)),
        (bed_state_listing(pack), f"As at {shown_moment(pack.bed_state_at)}."),
    ):
        widths = [column.width for column in listing.columns]
        sheet = open_page(book, listing.name, listing.name, head, widths)
        row = put_listing(sheet, FIRST_ROW, listing)
        put_note(sheet, row + 1, len(widths), note)
        keep_in_view(sheet, FIRST_ROW)
        close_page(sheet)
    return book


def _by_owner(pack: MinutesPack) -> Listing:
    """Give what is open by owner, overdue first."""
    columns = (
        Column("Owner", 26, tone="strong", repeats=True),
        Column("Raised", 13, "center"),
        Column("No.", 6.5, "center"),
        Column("Reference", 12.5, tone="strong"),
        Column("Action", 66),
        Column("Due", 13, "center"),
        Column("Status", 30),
    )
    ordered = sorted(
        _open(pack), key=lambda line: (" ".join(line.owner.split()).casefold(), action_order(line))
    )
    rows = []
    for line in ordered:
        raised, number, ref, what, owner, due, status = action_row(line)
        rows.append((owner, raised, number, ref, what, due, status))
    return Listing("Actions by owner", columns, tuple(rows), "None. Nothing is to be done.")


def _open(pack: MinutesPack) -> list[ActionLine]:
    """Give the actions still to be done."""
    return [line for line in pack.actions if line.standing in {"overdue", "open"}]


def _note(pack: MinutesPack) -> str:
    """Say how much is to be done by how many."""
    lines = _open(pack)
    owners = len({" ".join(line.owner.split()).casefold() for line in lines})
    overdue = sum(line.standing == "overdue" for line in lines)
    return f"{counted(len(lines), 'action')} of {counted(owners, 'owner')}, {overdue} overdue."
