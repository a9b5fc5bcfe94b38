"""The mapping page: the sheet as it is, what each column was taken for, said in place by key, kept as a layout."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import ColumnTaken, OwnLayout, SheetColumns, SheetRow
from pc_desktop.services.office import Books
from pc_desktop.ui.exchange.mapping import SheetMapping
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from tests.ui.exchange.test_exchange_choices import OAK, shown
from tests.ui.exchange.test_exchange_on_screen import Setting, begin, fill
from tests.ui.exchange.test_exchange_presenter import Told, cells
from tests.ui.referrals.invented_office import TODAY, Invented, draft
from tests.ui.referrals.looking import nameless

__all__ = ["begin"]
_SPOKEN, _INK = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ForegroundRole
SHEET = SheetColumns(
    "List", "Usual headings", "return",
    (
        ColumnTaken("A", "NHS no", ("999",), "nhs", "known"), ColumnTaken("B", "Came in", (), "", "not understood"),
        ColumnTaken("C", "Admision date", (), "admitted", "nearly"),
    ),
    (
        SheetRow(1, ("Larch bed list",), "above"), SheetRow(4, ("NHS no", "Came in", "Admision date"), "heading"),
        SheetRow(5, ("999", "L01", "01/09/2026", "why"), "read", {2: "Check with the ward"}),
        SheetRow(6, ("998", "L02"), "hidden"), SheetRow(40, ("TOTAL", "2"), "left out"),
    ),
    60, ("D",),
)  # fmt: skip
LISTS = SheetColumns(
    "Lists", "Usual headings", "return", (), (SheetRow(1, ("Informal",), "above"),), 1, (), True
)
MAPPING = SheetMapping("odd.xlsx", (SHEET, LISTS), sender="Oak Suite", digest="digest-1")


def test_that_the_sheet_is_shown_as_it_is_with_what_each_column_was_taken_for() -> None:
    rows = MAPPING.rows()
    assert [(one.letter, one.sure, one.taken, one.is_hidden) for one in rows.heads] == [
        ("A", "✓ known", "NHS number", False), ("B", "◆ not understood", "–", False),
        ("C", "◆ nearly", "Admission date", False), ("D", "no heading", "–", True),
    ]  # fmt: skip
    assert [(one.number, one.mark, one.struck) for one in rows.lines] == [
        ("1", "above", False), ("4", "heading", False), ("5", "", False), ("6", "hidden", False),
        ("⋮", "", False), ("40", "left out", True), ("⋮", "", False),
    ]  # fmt: skip
    assert rows.lines[4].cells == ("33 more rows like these or empty, not shown here",)
    assert rows.left_out == (
        "Headings: row 4. Left out as totals, footers or remarks: row 40. "
        "Hidden in the workbook, and read all the same: column D and row 6."
    )
    assert [one.text for one in rows.sheets] == ["List", "Lists (hidden)"]
    assert (rows.sheet, rows.can_keep) == ("List", False)
    assert rows.words.startswith("1 of 3 columns understood.")


def test_that_a_hidden_sheet_can_be_looked_at_and_says_that_it_is_not_read() -> None:
    rows = MAPPING.turn_to("Lists").rows()
    assert rows.sheet == "Lists"
    assert rows.left_out == (
        "No headings were found on this sheet, so nothing is read from it. "
        "The whole sheet is hidden in the workbook and is not read."
    )
    assert SheetMapping("empty.xlsx", ()).rows().left_out == "No table was found in it."


def test_that_what_is_said_is_shown_and_makes_a_layout() -> None:
    said = MAPPING.say("List/B", " admission  DATE")
    head = said.rows().heads[1]
    assert (head.sure, head.taken, head.spoken) == (
        "● said here", "Admission date", "column B, Came in, said here, taken for Admission date",
    )  # fmt: skip
    values = {"name": "Ours", "purpose": "return", "sender": "Riverside"}
    assert said.layout(values) == OwnLayout(
        "Ours", "return", {"NHS no": "nhs", "Came in": "admitted"}, "Riverside"
    )
    for key, words in (("List/B", "nonsense"), ("List/D", "Bed")):
        with pytest.raises(Refused):
            MAPPING.say(key, words)
    assert [field.value for field in MAPPING.keep_form().fields] == ["odd", "Oak Suite", "return"]


def test_that_a_layout_is_kept_with_its_maker_and_the_file_read_again(invented: Invented) -> None:
    kept: list[OwnLayout] = []
    books = Books(read_columns=lambda _path, _digest, _asked: (SHEET,), keep_layout=kept.append)
    presenter = ExchangePresenter(replace(invented.office, books=books))
    presenter.show((draft(),), {"digest-1": OAK})
    mapping = presenter.columns_job("problem 0")(Told())
    assert (mapping.sheets, mapping.sender) == ((SHEET,), "Oak Suite")
    values = {"name": "Ours", "purpose": "return", "sender": ""}
    assert presenter.keep_layout(mapping.say("List/B", "Bed"), values) == (OAK,)
    assert (kept[0].headings, kept[0].made) == ({"NHS no": "nhs", "Came in": "bed"}, TODAY)
    assert kept[0].by == presenter.office.desk.by
    assert cells(shown(presenter), "changes")


def _opened(begin: Callable[..., Setting], kept: list[OwnLayout]) -> Setting:
    setting = begin(read_columns=lambda _path, _digest, _asked: (SHEET, LISTS), keep_layout=kept.append)
    setting.read("Oak.xlsx")
    QTest.keyClick(setting.screen.preview.problems, Qt.Key.Key_C)
    setting.settle()
    assert setting.screen._stack.currentWidget() is setting.screen.mapping
    return setting


def test_that_columns_are_said_in_place_by_key_and_kept(begin: Callable[..., Setting]) -> None:
    kept: list[OwnLayout] = []
    setting = _opened(begin, kept)
    pane, sheet = setting.screen.mapping, setting.screen.mapping.sheet
    assert nameless(setting.screen) == []
    assert sheet.column is not None
    assert sheet.column.letter == "B", "the first that is not understood"
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.box.isVisible()
    sheet.box.setCurrentText("Gibberish")
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert "not something a column can be read as" in pane._now.text()
    QTest.keyClick(sheet, Qt.Key.Key_F2)
    QTest.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert not sheet.box.isVisible()
    assert setting.screen._stack.currentWidget() is pane, "Escape closed the box alone"
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    sheet.box.setCurrentText("Bed")
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert pane._now.text() == "Column B, Came in, said here, taken for Bed"
    assert sheet.hasFocus() or sheet.focusProxy() is None
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    fill(setting, "Ours")
    setting.settle()
    assert [(one.name, dict(one.headings)) for one in kept] == [("Ours", {"NHS no": "nhs", "Came in": "bed"})]
    assert setting.screen._stack.currentWidget() is setting.screen.preview


def test_that_sheets_are_turned_by_key_and_nothing_is_asked_without_a_heading(
    begin: Callable[..., Setting],
) -> None:
    pane = _opened(begin, []).screen.mapping
    QTest.keyClick(pane.sheet, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert pane.tabs.chosen_keys() == ("Lists",)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Return)
    assert not pane.sheet.box.isVisible()
    QTest.keyClick(pane.sheet, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert pane.tabs.chosen_keys() == ("List",)
    QTest.keyClick(pane.sheet, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert pane.tabs.chosen_keys() == ("List",)


def test_that_every_cell_says_where_it_stands_and_what_is_written_beside_it(
    begin: Callable[..., Setting],
) -> None:
    model = _opened(begin, []).screen.mapping.sheet.model()
    assert model.rowCount(QModelIndex()) == 7
    assert model.headerData(2, Qt.Orientation.Vertical, _SPOKEN) == "row 5, read"
    commented = model.index(2, 2)
    assert commented.data(_SPOKEN) == "row 5, Admission date: 01/09/2026. Comment: Check with the ward"
    assert commented.data() == "01/09/2026 ¶"
    assert model.index(2, 0).data(_SPOKEN).startswith("row 5, NHS number: 999. column A, NHS no, known")
    assert model.index(5, 3).data() == ""
    assert model.index(5, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert model.index(1, 0).data(_INK) is not None
