"""The list of referrals as a workbook: as shown on the screen, with names or with initials only."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook

from pc_desktop.domain.calendar import counted, shown_moment
from pc_desktop.domain.called import Called, heading
from pc_desktop.exchange.page import FIRST_ROW, MARK, Head, close_page, keep_in_view, open_page, put_note
from pc_desktop.exchange.palette import Tone
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.sheet import Entry, Value, nhs_text
from pc_desktop.exchange.table import Column, Listing, put_listing
from pc_desktop.services.referral_list import Listed, ReferralList

_TITLE: Final = "Referrals"
_NAMED: Final = (
    Column("NHS number", 14),
    Column("Born", 13),
)
_TONES: Final[dict[str, Tone]] = {"▲": "bad", "◆": "notice", "●": "good"}
_ORDER_WORDS: Final = "The order is explained, never a score; people decide. As at {as_at}."


def write_referral_list(listed: ReferralList, path: Path) -> None:
    """Write the list as a workbook; raises Unavailable where the file cannot be put in its place."""
    save_book(referral_list_book(listed), path)


def referral_list_book(listed: ReferralList) -> Workbook:
    """Make the workbook of the list: one sheet, with what it shows and hides said at its head."""
    book = new_book("List of referrals", MARK, listed.as_at)
    whom = "with names and NHS numbers" if listed.names_patients else "initials only"
    head = Head(
        subtitle=f"{listed.collaborative} · {counted(len(listed.lines), 'referral')}, {whom}",
        status=f"{listed.shows} · {listed.order_words}",
        is_draft=False,
        foot="List of referrals",
    )
    columns = _columns(listed.called, names_patients=listed.names_patients)
    sheet = open_page(book, _TITLE, _TITLE, head, [column.width for column in columns])
    listing = Listing(
        name=_TITLE,
        columns=columns,
        rows=tuple(_row(line, names_patients=listed.names_patients) for line in listed.lines),
        nothing="No referral is shown in this list.",
    )
    row = put_listing(sheet, FIRST_ROW, listing)
    put_note(sheet, row + 1, len(columns), _ORDER_WORDS.format(as_at=shown_moment(listed.as_at)))
    keep_in_view(sheet, FIRST_ROW)
    close_page(sheet)
    return book


def _columns(called: Called, *, names_patients: bool) -> tuple[Column, ...]:
    """Give the columns; those that name patients only where asked for."""
    return (
        Column("Place", 7, "right"),
        Column("Reference", 12, tone="strong"),
        *((Column(heading(called.patient), 26), *_NAMED) if names_patients else (Column("Initials", 9),)),
        Column("Sex and age", 11),
        Column("Risk signs", 15),
        Column("BMI", 13),
        Column("Legal status", 14),
        Column(heading(called.linked_unit), 16),
        Column("Team", 26),
        Column("Days waited", 9, "right"),
        Column("State", 24),
        Column("Risk held by", 24),
        Column("Next review", 13),
    )


def _row(line: Listed, *, names_patients: bool) -> tuple[Value | Entry, ...]:
    """Write one referral; what a closed one no longer has is left to a dash."""
    who: tuple[Value | Entry, ...] = (line.initials,)
    if names_patients:
        who = (line.name, nhs_text(line.nhs_number), line.born)
    closed = line.place is None
    return (
        "closed" if closed else line.place,
        line.ref,
        *who,
        line.sex_age,
        "–" if closed else Entry(line.signs, _TONES.get(line.signs[:1], "plain")),
        "–" if closed else line.bmi,
        "–" if closed else line.legal,
        line.linked,
        line.team,
        line.waited,
        line.state,
        "–" if closed else line.risk_holder,
        "–" if closed else line.review_on,
    )
