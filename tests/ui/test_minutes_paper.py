"""The minutes and letters as PDF: whole rows, the mark and the number on every page, and nobody in the properties."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtWidgets import QApplication

from pc_desktop.services.outcome_letter import OutcomeLetter
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.minutes_html import sections_html
from pc_desktop.ui.minutes_paper import MARK, letter_pdf, minutes_pdf
from pc_desktop.ui.minutes_section import Section
from pc_desktop.ui.minutes_sections import minutes_sections, owners_sections
from tests.exchange.invented_minutes import empty_draft, minutes

needs_pdftotext = pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed here")
LETTER = OutcomeLetter(
    ref="R-0412A",
    decision="d",
    file_name="Outcome of the bed meeting 17-Nov-2026, letter 1.pdf",
    subject="[secure] Outcome of the bed meeting of 17-Nov-2026",
    collaborative="West Region (sample)",
    to=("Dr R. Referrer, Riverside team", "the GP", "the care co-ordinator"),
    patient=(("Patient", "XXTEST-MARTIN, Kim (Ms)"), ("NHS number", "999 000 0476")),
    parts=(("What was decided", ("Keep waiting.",)), ("Why", ("A long reason.\n" * 90, "Second."))),
    signed="Written by B. Liaison",
)


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """Read a PDF page by page."""
    (folder / "it.pdf").write_bytes(pdf)
    order = ["pdftotext", "-layout", str(folder / "it.pdf"), "-"]
    told = subprocess.run(order, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return told.split("\f")[:-1]


def test_that_a_pdf_carries_its_fonts_and_no_patient_in_its_properties(qapp: QApplication) -> None:
    for pdf in (minutes_pdf("Minutes", "Sample", minutes_sections(minutes())), letter_pdf(LETTER)):
        assert pdf.startswith(b"%PDF")
        assert b"/FontFile2" in pdf
        described = pdf[: pdf.find(b"stream")] + pdf[-2000:]
        assert b"MARTIN" not in described
        assert b"9990000476" not in described


@needs_pdftotext
def test_that_every_page_says_what_it_is_and_no_row_is_torn(qapp: QApplication, tmp_path: Path) -> None:
    pages = pages_of(minutes_pdf("Minutes", "Sample", minutes_sections(minutes(40))), tmp_path)
    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert MARK in page
        assert f"Page {number} of {len(pages)}" in page
    torn = [page for page in pages if len(re.findall("Patient:", page)) != len(re.findall("Family:", page))]
    assert torn == [], "what a patient and a family want stands on one page"
    with_decisions = [page for page in pages if "Holds the risk:" in page]
    assert len(with_decisions) > 2
    assert all("Until then, and who is told" in page for page in with_decisions)


@needs_pdftotext
def test_that_a_text_longer_than_a_page_goes_on_on_the_next(qapp: QApplication, tmp_path: Path) -> None:
    words = "\n".join(f"line {number} of it" for number in range(300))
    section = Section("Long", ("A", "B"), (20, 80), (("first", words), ("second", "after")))
    told = "".join(pages_of(minutes_pdf("Minutes", "Sample", (section,)), tmp_path))
    found = set(re.findall(r"line (\d+) of it", told))
    assert len(found) == 300, "no line lies across the edge of a page"
    assert "after" in told


@needs_pdftotext
def test_that_a_letter_says_everything_and_goes_on_where_it_is_long(
    qapp: QApplication, tmp_path: Path
) -> None:
    pages = pages_of(letter_pdf(LETTER), tmp_path)
    assert len(pages) > 1
    told = " ".join("".join(pages).split())
    for words in (
        "XXTEST-MARTIN, Kim (Ms)",
        "999 000 0476",
        "Keep waiting.",
        "Dear colleague,",
        "B. Liaison",
    ):
        assert words in told
    assert "To: Dr R. Referrer, Riverside team; the GP; the care co-ordinator" in told


@needs_pdftotext
def test_that_minutes_of_nothing_say_none_in_every_section(qapp: QApplication, tmp_path: Path) -> None:
    told = "".join(pages_of(minutes_pdf("Minutes", "Sample", minutes_sections(empty_draft())), tmp_path))
    for words in (
        "Nobody is listed",
        "No decision was made",
        "Nothing is to be done",
        "Nobody is away from home",
    ):
        assert words in told


def test_that_typed_text_is_never_read_as_markup(qapp: QApplication) -> None:
    pack = minutes(3)
    typed = replace(
        pack, place="<b>Room</b> & <img src=x>", discussion=(replace(pack.discussion[0], text="<h1>x"),)
    )
    html = sections_html(minutes_sections(typed), load(Theme.LIGHT))
    assert "&lt;b&gt;Room&lt;/b&gt; &amp; &lt;img src=x&gt;" in html
    assert "<h1>" not in html
    assert "<img" not in html


def test_that_every_row_has_a_width_for_each_of_its_cells() -> None:
    for pack in (minutes(6), empty_draft(), replace(minutes(6), audience="North Trust")):
        for section in (*minutes_sections(pack), *owners_sections(pack)):
            assert sum(section.widths) == 100
            assert all(len(row) == len(section.widths) for row in section.rows)
            assert section.rows or section.nothing
    titles = [one.title for one in minutes_sections(replace(minutes(), audience="North Trust"))]
    assert "Agenda" not in titles
    assert "Outcomes" not in titles


def test_that_actions_stand_by_owner_without_what_is_done() -> None:
    actions, beds = owners_sections(minutes(5))
    assert beds.title == "Bed state"
    owners = [row[3] for row in actions.rows]
    assert owners == sorted(owners, key=str.casefold)
    assert not any(row[5].startswith(("✓", "–")) for row in actions.rows)
