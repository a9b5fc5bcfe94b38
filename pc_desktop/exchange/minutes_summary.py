"""The first sheet of the minutes: the meeting on one page, with no patient's name on it."""

from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.calendar import counted, shown_day, shown_day_with_weekday, shown_moment, shown_time
from pc_desktop.domain.minutes import initials_and_age, time_words
from pc_desktop.domain.minutes_pack import DecisionLine, MinutesPack
from pc_desktop.exchange.minutes_listings import NONE
from pc_desktop.exchange.page import FIRST_ROW, Head, open_page, put_across, put_note, put_section
from pc_desktop.exchange.palette import Tone, body, caption, figure
from pc_desktop.exchange.sheet import MISSING, Value, cell_at, put
from pc_desktop.exchange.wrapping import line_count, row_height

_WIDTHS: Final = (26.5,) * 6
_LAST: Final = len(_WIDTHS)
_FROM, _TO = 3, 5


def put_summary(book: Workbook, pack: MinutesPack, head: Head) -> None:
    """Write the meeting's figures and particulars, its decisions in short, its corrections and its record."""
    sheet = open_page(book, "Summary", f"Minutes of the {pack.meeting}", head, _WIDTHS)
    row = _put_cards(sheet, FIRST_ROW, pack)
    row = _put_particulars(sheet, row + 1, pack)
    row = _put_in_short(sheet, row + 1, pack)
    row = _put_corrections(sheet, row + 1, pack)
    _put_record(sheet, row + 1, pack)


def _put_cards(sheet: Worksheet, row: int, pack: MinutesPack) -> int:
    """Write the figures people look for first, each leading to the sheet it comes from; give the next row."""
    for number, (value, words, leads_to, tone) in enumerate(_cards(pack), start=1):
        put(cell_at(sheet, row, number), value, figure(tone))
        below = cell_at(sheet, row + 1, number)
        put(below, words, caption(tone))
        below.hyperlink = Hyperlink(
            ref=below.coordinate, location=f"'{leads_to}'!A1", tooltip=f"Go to {leads_to}"
        )
    sheet.row_dimensions[row].height, sheet.row_dimensions[row + 1].height = 36, 20
    return row + 2


def _cards(pack: MinutesPack) -> tuple[tuple[Value, str, str, Tone], ...]:
    """Give each figure with its words, the sheet it comes from and its tone."""
    people = len(pack.discussion)
    offered = sum(one.held_until is not None for one in pack.standing_decisions)
    free = sum(one.free for one in pack.bed_state)
    overdue = sum(one.standing == "overdue" for one in pack.actions)
    late = f"{'action' if overdue == 1 else 'actions'} overdue"
    return (
        (pack.attending("present"), "present", "Attendance", "cool"),
        (people, f"{'person' if people == 1 else 'people'} discussed", "Discussion", "cool"),
        (time_words(pack.seconds), "discussed in all", "Discussion", "cool"),
        (offered, f"{'bed' if offered == 1 else 'beds'} offered", "Decisions", "held" if offered else "cool"),
        (free, f"{'bed' if free == 1 else 'beds'} free", "Bed state", "good" if free else "cool"),
        (overdue, f"▲ {late}" if overdue else late, "Actions", "bad" if overdue else "cool"),
    )


def _put_particulars(sheet: Worksheet, row: int, pack: MinutesPack) -> int:
    """Write where, when and with whom the meeting was, two things to a row; give the next row."""
    row = put_section(sheet, row, "The meeting", _LAST)
    pairs = (
        (
            "Day",
            shown_day_with_weekday(pack.day),
            "Started",
            shown_time(pack.started) if pack.started else "",
        ),
        ("Place", pack.place, "Minutes issued", shown_moment(pack.issued) if pack.issued else "Not issued"),
        ("Chair", pack.chair, "Issued by", pack.issued_by or ("" if pack.issued else NONE)),
        ("Minute taker", pack.minute_taker, "Next meeting", _next(pack)),
        ("Attendance", pack.attendance_words, "Bed state as at", shown_moment(pack.bed_state_at)),
        ("Quorum", pack.quorum, "Approved", _approved(pack)),
        ("Provisional", _provisional(pack), "People away from home", _away(pack)),
    )
    _put_pairs(sheet, row, pairs)
    return row + len(pairs)


def _put_pairs(sheet: Worksheet, row: int, pairs: tuple[tuple[str, str, str, str], ...]) -> None:
    """Write labels with their values, two pairs to a row."""
    half = _LAST // 2
    for label, value, other_label, other_value in pairs:
        lines = 1
        for first, words, said in ((1, label, value), (half + 1, other_label, other_value)):
            put(cell_at(sheet, row, first), words, body("quiet"))
            shown = said.strip() or MISSING
            look = body("quiet" if shown == MISSING else "strong")
            lines = max(lines, put_across(sheet, row, first + 1, first + half - 1, shown, look))
        sheet.row_dimensions[row].height = row_height(lines)
        row += 1


def _next(pack: MinutesPack) -> str:
    """Say when the next meeting is."""
    return shown_day_with_weekday(pack.next_day) if pack.next_day else ""


def _approved(pack: MinutesPack) -> str:
    """Say when the minutes were approved and by whom."""
    if pack.approved is None:
        return "Not approved"
    return f"{shown_moment(pack.approved)} by {pack.approved_by or 'somebody not recorded'}"


def _provisional(pack: MinutesPack) -> str:
    """Say how many decisions wait for ratification."""
    return f"{counted(pack.provisional, 'decision')} to be ratified" if pack.provisional else "None"


def _away(pack: MinutesPack) -> str:
    """Count who is out of area and who in a unit not theirs."""
    out = sum(one.out_of_area for one in pack.away)
    return f"{out} out of area, {len(pack.away) - out} in a unit not theirs"


def _put_in_short(sheet: Worksheet, row: int, pack: MinutesPack) -> int:
    """Write each decision on a line of its own, with initials only; give the next row."""
    row = put_section(sheet, row, "Decisions in short", _LAST)
    if not pack.decisions:
        return _put_none(sheet, row, "None. No decision was made at this meeting.")
    for one in pack.decisions:
        tone: Tone = "strong" if one.replaced_by is None else "quiet"
        put(cell_at(sheet, row, 1), one.ref, body(tone))
        put(cell_at(sheet, row, 2), initials_and_age(one.initials, one.age), body())
        lines = put_across(sheet, row, _FROM, _TO, _short(one), body(tone))
        put(cell_at(sheet, row, _LAST), one.by, body())
        sheet.row_dimensions[row].height = row_height(max(lines, line_count(one.by, _WIDTHS[-1])))
        row += 1
    return row


def _short(one: DecisionLine) -> str:
    """Say a decision in one line, such as Offer bed in linked unit: Larch 3, held until 20-Nov-2026."""
    words = f"{one.words}: {one.where}" if one.where else one.words
    if one.held_until:
        words += f", held until {shown_day(one.held_until)}"
    return words if one.replaced_by is None else f"{words} (replaced by no. {one.replaced_by})"


def _put_none(sheet: Worksheet, row: int, words: str) -> int:
    """Write in words that there is nothing; give the next row."""
    put_across(sheet, row, 1, _LAST, words, body("quiet"))
    sheet.row_dimensions[row].height = row_height(1)
    return row + 1


def _put_corrections(sheet: Worksheet, row: int, pack: MinutesPack) -> int:
    """Write what was corrected after the minutes were issued; give the next row."""
    row = put_section(sheet, row, "Corrections since the minutes were issued", _LAST)
    if not pack.addenda:
        return _put_none(sheet, row, "None." if pack.issued else "None. These minutes are not issued yet.")
    for one in pack.addenda:
        put(cell_at(sheet, row, 1), one.at, body())
        put(cell_at(sheet, row, 2), one.by, body())
        lines = put_across(sheet, row, _FROM, _LAST, one.text, body("strong"))
        sheet.row_dimensions[row].height = row_height(lines)
        row += 1
    return row


def _put_record(sheet: Worksheet, row: int, pack: MinutesPack) -> None:
    """Write what these minutes are, how they may be used and by what they can be checked."""
    row = put_section(sheet, row, "About these minutes", _LAST)
    for words in _record(pack):
        row = put_note(sheet, row, _LAST, words)


def _record(pack: MinutesPack) -> tuple[str, ...]:
    """Say what these minutes are, sentence by sentence."""
    named = (
        "The Decisions sheet names patients. Keep this workbook where only members of the meeting can open it"
    )
    checked = "These minutes are a draft: everything in them may still change."
    if pack.audience:
        absent = f"Nobody else's patients are in this workbook; {pack.collaborative} keeps the whole minutes"
        named = f"{named}. {absent}"
        checked = f"Cut down for {pack.audience} from the whole minutes. {pack.status_words}."
    elif pack.chain_head is not None and pack.chain_length is not None:
        steps = f"the journal held {pack.chain_length} steps, the last with digest {pack.chain_head}"
        checked = f"When these minutes were issued {steps}."
    return (
        f"{named}; elsewhere use the reference alone.",
        "The application suggests and people decide. It is independent software and not part of the NHS.",
        checked,
    )
