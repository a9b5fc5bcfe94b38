"""The referral form as a workbook to fill in: a question to a row, short enough to be filled in at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.called import heading
from pc_desktop.domain.form_pack import FormPack
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.referral import PLACES, URGENCIES
from pc_desktop.domain.returns import REFERRAL_FORM, VERSION, MadeFrom
from pc_desktop.exchange.entry import (
    Check,
    check_cells,
    day_check,
    entry_look,
    list_check,
    lock_sheet,
    lock_structure,
    nhs_check,
    open_cell,
)
from pc_desktop.exchange.made_writing import put_made_from
from pc_desktop.exchange.page import FIRST_ROW, MARK, Head, close_page, open_page, put_section
from pc_desktop.exchange.palette import line
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.sheet import DAY_FORMAT, cell_at, put

SHEET: Final = "Referral"
_WIDTHS: Final = (34.0, 62.0, 1.5, 52.0)
_INSTRUCTION: Final = (
    "Answer in the yellow cells, leave empty what you do not know, and send this file back as it is."
)
_NOT_ASKED: Final = frozenset({"98", "99"})


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what helps to answer it; `check` names what the answer is held to, `tall` gives it room."""

    label: str
    hint: str = ""
    check: str = ""
    tall: bool = False


PARTS: Final[tuple[tuple[str, tuple[Question, ...]], ...]] = (
    ("Who is referred", (
        Question("NHS number", "Ten digits. Without it, say why below.", "nhs"),
        Question("Why no NHS number"),
        Question("Surname"), Question("Forename"),
        Question("Date of birth", "As 21-Nov-2006.", "born"),
        Question("Sex", "As a room for one sex needs to know.", "sex"),
        Question("Home postcode", "The first half is enough, such as CV1."),
        Question("Information sharing restricted", "The reason, where few may open the record."),
    )),
    ("The referral", (
        Question("Date of referral", "As 21-Nov-2026.", "past"),
        Question("How urgent", check="urgency"),
        Question("Community team", check="team"),
        Question("Referrer and role"), Question("Contact details", "E-mail or telephone of the referrer."),
        Question("Where is the patient now", check="place"),
        Question("Current legal status", check="legal"),
        Question("Reason for referral", tall=True),
        Question("Needs", "Words separated by commas: {needs}.", tall=True),
    )),
    ("Until there is a bed", (
        Question("Who holds the risk now"), Question("Interim plan", tall=True),
        Question("Next review date", "When the risk is looked at again.", "coming"),
    )),
    ("What was measured", (
        Question("Date measured", "Values without a day cannot be kept.", "past"),
        Question("Weight (kg)", check="number"), Question("Height", "In metres or centimetres."),
        Question("BMI", check="number"), Question("Rate of weight loss kg/week", check="number"),
        Question("Heart rate", check="number"), Question("Blood pressure", "Such as 90/60."),
        Question("Temperature", check="number"), Question("SUSS score", "0 to 3.", "number"),
        Question("Bloods date", check="past"), Question("Bloods", "Results, or where they can be seen.", tall=True),
        Question("ECG date", check="past"), Question("ECG", tall=True),
        Question("Behaviours", "What, and how often: bingeing, purging, laxatives, exercise.", tall=True),
        Question("Risk", "To self and others, and safeguarding.", tall=True),
    )),
)  # fmt: skip


def write_form(pack: FormPack, path: Path) -> None:
    """Write a blank referral form; raises Unavailable where the file cannot be put in its place."""
    save_book(form_book(pack), path)


def form_book(pack: FormPack) -> Workbook:
    """Make the workbook of a blank form."""
    book = new_book("Referral form", MARK, pack.made)
    head = Head(
        subtitle=f"{pack.collaborative} · form of {shown_day(pack.made.date())}",
        status=_INSTRUCTION,
        is_draft=False,
        foot="Referral form",
    )
    sheet = open_page(book, SHEET, "Referral for a bed", head, _WIDTHS)
    sheet.page_setup.orientation = "portrait"
    row, checks = FIRST_ROW, dict[str, list[str]]()
    for part, questions in PARTS:
        row = put_section(sheet, row + 1, part, len(_WIDTHS))
        for question in questions:
            _put_question(sheet, row, question, pack)
            if question.check:
                checks.setdefault(question.check, []).append(f"B{row}")
            row += 1
    for name, places in checks.items():
        for place in places if name == "nhs" else (" ".join(places),):
            check_cells(sheet, place, _check(book, name, place, pack))
    close_page(sheet)
    lock_sheet(sheet)
    put_made_from(book, MadeFrom(REFERRAL_FORM, VERSION, "", pack.made))
    lock_structure(book)
    return book


def _put_question(sheet: Worksheet, row: int, question: Question, pack: FormPack) -> None:
    """Write a question, the cell for its answer, and what helps."""
    put(cell_at(sheet, row, 1), f"{_label(question, pack)}:", line(bold=True))
    shape = DAY_FORMAT if question.check in {"born", "past", "coming"} else "General"
    if question.check in {"", "nhs"}:
        shape = "@"
    open_cell(cell_at(sheet, row, 2), entry_look(wrap=question.tall), shape)
    if question.hint:
        words = question.hint.format(needs=", ".join(pack.needs))
        put(cell_at(sheet, row, 4), words, line(9, "quiet", wrap=True))
    tall = question.tall or "{needs}" in question.hint
    sheet.row_dimensions[row].height = 44 if tall else 19


def _label(question: Question, pack: FormPack) -> str:
    """Give the words of a question as this collaborative says them."""
    return heading(pack.called.community_team) if question.check == "team" else question.label


def _check(book: Workbook, name: str, place: str, pack: FormPack) -> Check:
    """Make what an answer is held to."""
    if name == "nhs":
        return nhs_check(place)
    if name == "number":
        return Check(
            "decimal", "-100", "1000", "Number", "Please type a number without a unit.", strict=False
        )
    if name == "coming":
        return day_check(
            "TODAY()-31", "TODAY()+366", "Date", "Please type a day within a year, as 21-Nov-2026."
        )
    if name in {"born", "past"}:
        first = "DATE(1900,1,1)" if name == "born" else "DATE(2000,1,1)"
        return day_check(first, "TODAY()+1", "Date", "Please type a day up to today, as 21-Nov-2026.")
    words: dict[str, tuple[str, ...]] = {
        "sex": ("F", "M"),
        "urgency": tuple(URGENCIES.values()),
        "team": pack.teams or ("Not set up",),
        "place": tuple(place[:1].upper() + place[1:] for place in PLACES.values()),
        "legal": tuple(words for code, words in LEGAL.items() if code not in _NOT_ASKED),
    }
    check = list_check(book, name.capitalize(), words[name])
    return check if name != "team" else _lenient(check)


def _lenient(check: Check) -> Check:
    """Let another answer than those listed stand, with a word of warning."""
    sentence = "This team is not on the list. Keep it if it is right."
    return Check(check.kind, check.first, check.second, check.title, sentence, strict=False)
