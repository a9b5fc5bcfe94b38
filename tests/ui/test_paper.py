"""One referral on one page: a PDF with its fonts in it, whatever there is to tell."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.person import Person
from pc_desktop.services.history_view import history_view
from pc_desktop.services.patient_summary import PatientSummary, patient_summary
from pc_desktop.services.patient_timeline import Entry
from pc_desktop.services.referral_list import ReferralList
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.paper import MARK, summary_pdf
from pc_desktop.ui.paper_desk import PaperDesk, put_file
from tests.ui.referrals.invented_office import NOW, Invented, Write, invented, made_office

__all__ = ["invented", "made_office"]


@pytest.fixture
def summary(invented: Invented, qapp: QApplication) -> PatientSummary:
    return invented.desk.ask(lambda reading: patient_summary(reading, "r3", "Invented liaison", {}))


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def many(summary: PatientSummary, count: int, words: str) -> PatientSummary:
    """Give a summary with so many entries."""
    entries = tuple(
        Entry(NOW - timedelta(hours=at), f"entry {at}", "turn", "Triaged", words, "Invented", "")
        for at in range(count)
    )
    return replace(summary, entries=entries)


def test_that_a_summary_is_one_page_with_its_fonts_in_it(summary: PatientSummary) -> None:
    pdf = summary_pdf(summary)
    assert pdf.startswith(b"%PDF")
    assert pages(pdf) == 1
    assert b"/FontFile2" in pdf
    assert b"BedMeetingSans" in pdf


@pytest.mark.parametrize(("count", "words"), [(0, ""), (3, "word " * 400), (400, "Talked through. " * 30)])
def test_that_it_is_one_page_whatever_there_is_to_tell(
    summary: PatientSummary, count: int, words: str
) -> None:
    long = many(summary, count, words)
    assert pages(summary_pdf(replace(long, details=(*long.details, ("Reason", "Long. " * 150))))) == 1


def test_that_the_file_carries_no_name_or_number_in_what_describes_it(summary: PatientSummary) -> None:
    pdf = summary_pdf(summary)
    described = pdf[: pdf.find(b"stream")] + pdf[-2000:]
    assert b"WESTON" not in described
    assert b"9990013489" not in described


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed here")
def test_that_the_page_says_what_it_should(summary: PatientSummary, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(summary_pdf(many(summary, 60, "Talked through.")))
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    for words in (
        "XXTEST-WESTON, Sarah (Ms)", "R-0403A", MARK, "Red: BMI 12.7", "earlier entries in the application",
        "Printed 17-Nov-2026 09:30 by Invented liaison", "14-Jul-2002 (24y)",
    ):  # fmt: skip
        assert words in told
    assert "999 001 3489" in told.replace("\u00a0", " ")


class Chosen:
    """Answers where to write."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, list[str]()

    def paper_to_write(self, _parent: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return self.folder / name

    def workbook_to_write(self, parent: QWidget, name: str) -> Path | None:
        return self.paper_to_write(parent, name)


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Chosen(folder)


@pytest.fixture
def desk(qtbot: QtBot, invented: Invented, chosen: Chosen) -> Iterator[PaperDesk]:
    window, tasks = QWidget(), Tasks()
    qtbot.addWidget(window)
    office = replace(invented.office, write_referral_list=_write_lines)
    made = PaperDesk(office, Dispatch(invented.desk), tasks, chosen, window)
    yield made
    tasks.close()


def _write_lines(listed: ReferralList, path: Path) -> None:
    path.write_text(f"{len(listed.lines)} lines", encoding="utf-8")


def titles(invented: Invented) -> list[str]:
    return [line.title for line in invented.desk.ask(history_view)]


def test_that_a_summary_is_written_and_history_knows(
    desk: PaperDesk, qtbot: QtBot, invented: Invented, chosen: Chosen
) -> None:
    with qtbot.waitSignal(desk.written, timeout=10_000) as written:
        desk.summary("r3")
    assert written.args == ["Referral summary R-0403A.pdf"]
    assert "WESTON" not in chosen.asked[0].upper()
    assert (chosen.folder / chosen.asked[0]).read_bytes().startswith(b"%PDF")
    assert titles(invented)[0] == "Export the summary of R-0403A"


def test_that_a_list_is_written_and_history_knows(
    desk: PaperDesk, qtbot: QtBot, invented: Invented, chosen: Chosen
) -> None:
    listed = ReferralList("Invented", NOW, False, "Every open referral", "Order", ())
    with qtbot.waitSignal(desk.written, timeout=10_000):
        desk.listed(listed)
    assert chosen.asked == ["Referrals 17-Nov-2026.xlsx"]
    assert titles(invented)[0] == "Export a list of 0 referrals, initials only"


def test_that_a_restricted_record_is_refused_before_anybody_is_asked_where(
    desk: PaperDesk, qtbot: QtBot, invented: Invented, chosen: Chosen
) -> None:
    person = invented.desk.ask(lambda reading: reading.get(Person, "p3"))
    invented.desk.do(Write((replace(person, restricted="works for the trust"),)))
    with qtbot.waitSignal(desk.failed) as failed:
        desk.summary("r3")
    assert failed.args is not None
    assert "restricted record" in failed.args[0]
    assert chosen.asked == []
    invented.desk.do(Write((BreakGlass("b", "p3", NOW, "Invented liaison", "Called"),)))
    with qtbot.waitSignal(desk.written, timeout=10_000):
        desk.summary("r3")


def test_that_what_was_not_written_is_not_noted(
    desk: PaperDesk, qtbot: QtBot, invented: Invented, chosen: Chosen
) -> None:
    chosen.folder.rmdir()
    with qtbot.waitSignal(desk.failed, timeout=10_000) as failed:
        desk.summary("r3")
    assert failed.args is not None
    assert "could not be saved" in failed.args[0]
    assert not any(title.startswith("Export") for title in titles(invented))


def test_that_nothing_is_left_behind_where_a_file_cannot_be_put(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(Unavailable):
        put_file(b"%PDF", tmp_path / "taken.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf"]


def test_that_an_export_of_nothing_known_cannot_be_asked_for(invented: Invented) -> None:
    with pytest.raises(Refused):
        invented.desk.ask(lambda reading: patient_summary(reading, "nobody", "Invented liaison", {}))
