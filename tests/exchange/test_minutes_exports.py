"""What leaves besides the whole minutes: read as agreed, protected where asked, and never under a weak password."""

import os
import random
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from openpyxl import load_workbook

from pc_desktop.domain.commissioners import CaseLine, CommissionersPack, CountLine, TakenFurther, UnitBeds
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.minutes_pack import MinutesPack, OwnersPack
from pc_desktop.exchange.minutes_exports import write_export
from pc_desktop.services.minutes_for_trust import minutes_for_trust
from pc_desktop.services.minutes_now import minutes_of
from pc_desktop.services.minutes_scope import scope_of, trusts_of_region
from tests.exchange.invented_around import outcomes
from tests.exchange.invented_minutes import DAY, ISSUED, empty_draft, minutes
from tests.exchange.leaking import desk_over, facts
from tests.exchange.workbook_as_text import as_text

WORDS = "four words made up"


def summary() -> CommissionersPack:
    """Make a summary for commissioners."""
    return CommissionersPack(
        collaborative="Coventry & Warwick Collaborative (sample)",
        day=DAY,
        as_at=ISSUED,
        status="Issued 17-Nov-2026 15:02 by B. Liaison. Version 1",
        is_draft=False,
        counts=(CountLine("People discussed", "11"), CountLine("People out of area now", "fewer than 5")),
        cases=(
            CaseLine(1, "Keep waiting", "–", "under 4 weeks", "–"),
            CaseLine(2, "Out of area", "no bed available (10)", "over 12 weeks", "urgent, provisional"),
        ),
        beds=(UnitBeds("Larch", 8, 7, 1, 0, 2),),
        gaps=(
            CountLine("Worcestershire: intensive day treatment", "9"),
            CountLine("Stoke: =1+1", "fewer than 5"),
        ),
        further=(TakenFurther("No bed in the region", "NHS England region", date(2026, 11, 17), "answered"),),
        figures=tuple((one.label, one.value, one.definition) for one in outcomes().figures),
        period=outcomes().period,
    )


def bare_summary() -> CommissionersPack:
    """Make a summary of a meeting at which nothing happened, still a draft."""
    return replace(
        summary(),
        is_draft=True,
        status="DRAFT",
        counts=(),
        cases=(),
        beds=(),
        gaps=(),
        further=(),
        figures=(),
        period="",
    )


def test_that_what_leaves_reads_as_it_was_agreed(tmp_path: Path, project: Path) -> None:
    """Compare with the text kept beside; PC_DESKTOP_WRITE_GOLDEN=1 writes it anew, to be read and kept."""
    golden = project / "tests" / "golden" / "minutes_exports.txt"
    trust = replace(minutes(3), audience="North Trust (invented)", chain_head=None, outcomes=None, agenda=())
    told = []
    for name, pack in (
        ("commissioners", summary()),
        ("commissioners, nothing", bare_summary()),
        ("owners", OwnersPack(minutes(4))),
        ("owners, nothing", OwnersPack(empty_draft())),
        ("trust", trust),
    ):
        path = tmp_path / f"{name}.xlsx"
        write_export(pack, path)
        told.append(f"##### {name} #####\n{as_text(path)}")
    text = "\n".join(told)
    if os.environ.get("PC_DESKTOP_WRITE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_that_a_protected_workbook_opens_with_its_password_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "minutes.xlsx"
    write_export(minutes(2), path, WORDS)
    content = path.read_bytes()
    assert not zipfile.is_zipfile(path)
    assert b"R-0412A" not in content
    office = msoffcrypto.OfficeFile(BytesIO(content))
    assert office.is_encrypted()
    assert b'cipherAlgorithm="AES"' in content
    opened = BytesIO()
    office.load_key(password=WORDS)
    office.decrypt(opened)
    book = load_workbook(opened)
    assert book.sheetnames[0] == "Summary"
    wrong = msoffcrypto.OfficeFile(BytesIO(content))
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        wrong.load_key(password="four other words", verify_password=True)


def test_that_a_weak_password_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="12 signs"):
        write_export(minutes(2), tmp_path / "minutes.xlsx", "short")
    assert list(tmp_path.iterdir()) == []


def test_that_every_chart_is_native_with_straight_lines_and_leaves_gaps(tmp_path: Path) -> None:
    path = tmp_path / "minutes.xlsx"
    write_export(minutes(2), path)
    with zipfile.ZipFile(path) as package:
        charts = [package.read(name).decode() for name in package.namelist() if "/charts/chart" in name]
    assert len(charts) == 2
    for chart in charts:
        assert chart.count("<ser>") == 4
        assert chart.count('<smooth val="0"') == 4
        assert 'smooth val="1"' not in chart
        assert "'Outcomes'!$" in chart
    sheet = load_workbook(path)["Outcomes"]
    months = next(table for table in sheet.tables.values() if table.displayName == "Months")
    heading, *rows = sheet[months.ref]
    assert rows[0][0].value == "Jun-2026"
    assert rows[2][1].value is None, "a month without a case is a gap, not nought"
    assert rows[0][1].value == outcomes().series[0].points[0].value
    assert len({cell.value for cell in heading}) == len(heading)


def test_that_the_structure_is_what_excel_opens_without_repair(tmp_path: Path) -> None:
    packs: tuple[MinutesPack | CommissionersPack | OwnersPack, ...] = (
        minutes(12),
        empty_draft(),
        summary(),
        OwnersPack(minutes(2)),
    )
    for number, pack in enumerate(packs):
        path = tmp_path / f"{number}.xlsx"
        write_export(pack, path)
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            names = package.namelist()
            assert len(names) == len(set(names))
            assert not any("vbaProject" in name or "externalLink" in name for name in names)
            text = "".join(package.read(name).decode() for name in names if name.endswith(".xml"))
        assert "<f>" not in text.replace("<f>'Outcomes'!", ""), "no formula but a chart's own references"
        book = load_workbook(path)
        tables = [table for sheet in book.worksheets for table in sheet.tables.values()]
        assert len({table.displayName.casefold() for table in tables}) == len(tables)
        assert len({table.id for table in tables}) == len(tables)
        for sheet in book.worksheets:
            joined = [set(part.cells) for part in sheet.merged_cells.ranges]
            for table in sheet.tables.values():
                cells = {(cell.row, cell.column) for row in sheet[table.ref] for cell in row}
                assert not any(cells & part for part in joined), "a table holds no joined cells"
                headings = [cell.value for cell in sheet[table.ref][0]]
                assert headings == [column.name for column in table.tableColumns]
                assert len(set(headings)) == len(headings)
        assert (book.properties.creator, book.properties.lastModifiedBy) == ("Bed meeting", "Bed meeting")


def test_that_a_trust_without_a_patient_gets_its_beds_and_no_one(tmp_path: Path) -> None:
    held, made = facts(random.Random(8))
    with desk_over(tmp_path, made) as desk:
        pack: MinutesPack = minutes_of(desk, held.meeting)
        trust = desk.ask(trusts_of_region)[0]
        scope = desk.ask(lambda reading: scope_of(reading, held.meeting, trust))
        nobody = replace(scope, people=frozenset(), referrals=frozenset(), refs=())
        cut = minutes_for_trust(pack, nobody)
    assert (cut.decisions, cut.discussion, cut.actions, cut.away, cut.addenda) == ((), (), (), (), ())
    assert cut.bed_state
    write_export(cut, tmp_path / "none.xlsx")
