"""The page of layouts: listed with whose they are, opened, renamed, removed, put back, saved and taken in by key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import OwnLayout
from pc_desktop.exchange import own_layouts
from pc_desktop.services.office import LayoutShelf
from pc_desktop.ui.exchange.layout_rows import LayoutsPresenter
from pc_desktop.ui.exchange_desk import ExchangeDesk
from tests.exchange.test_own_layouts import OWN
from tests.ui.exchange.test_exchange_on_screen import Answers, Setting, begin
from tests.ui.referrals.looking import nameless, texts

__all__ = ["begin"]


class Files(Answers):
    """Somebody who chooses these files for layouts."""

    def __init__(self, to: Path | None, source: Path | None) -> None:
        super().__init__(None)
        self.to, self.source, self.named = to, source, ""

    def layout_to_write(self, _parent: object, name: str) -> Path | None:
        self.named = name
        return self.to

    def layout_to_read(self, _parent: object) -> Path | None:
        return self.source


def shelf(folder: Path) -> LayoutShelf:
    """Give the layouts of a folder."""
    return LayoutShelf(
        listed=lambda: own_layouts.listed(folder),
        rename=lambda key, name: own_layouts.rename(folder, key, name),
        remove=lambda key: own_layouts.remove(folder, key),
        put_back=lambda key: own_layouts.put_back(folder, key),
        save_as=lambda key, path: own_layouts.save_as(folder, key, path),
        take_in=lambda path: own_layouts.take_in(folder, path),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "layouts"
    own_layouts.keep(OWN, made)
    own_layouts.keep(OwnLayout("Old list", "referrals", {"no": "nhs"}), made)
    (made / "spoilt.toml").write_text("name = [", "utf-8")
    return made


@pytest.fixture
def setting(begin: Callable[..., Setting], folder: Path) -> Setting:
    made = begin(layouts=shelf(folder))
    QTest.keyClick(made.screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert made.screen._stack.currentWidget() is made.screen.layouts.pane
    return made


def test_that_layouts_are_listed_with_whose_they_are_and_what_they_say(setting: Setting) -> None:
    pane = setting.screen.layouts.pane
    assert nameless(setting.screen) == []
    assert [texts(pane.layouts, column) for column in range(4)] == [
        ["Old list", "Riverside bed state", "spoilt"], ["referrals", "returns", ""],
        ["Not recorded", "17-Nov-2026", ""], ["1 heading", "3 headings", "◆ cannot be read"],
    ]  # fmt: skip
    rows = LayoutsPresenter(setting.office).rows().layouts
    assert [(row.cells[0].second, row.cells[2].second) for row in rows] == [
        ("whose form: not recorded", ""), ("Riverside Mental Health Trust", "by Liaison practitioner"), ("", ""),
    ]  # fmt: skip
    pane.layouts.select("riverside_bed_state")
    assert list(zip(texts(pane.headings, 0), texts(pane.headings, 1), strict=True)) == [
        ("came in", "Admission date"), ("spell bed", "Bed"), ("nhs id number", "NHS number"),
    ]  # fmt: skip
    pane.layouts.select("spoilt")
    assert pane._fault.text().startswith("Line 1: it is not written as a layout is")
    assert not pane.save.isEnabled()


def test_that_one_is_renamed_by_key_and_a_name_that_is_taken_says_so(setting: Setting) -> None:
    pane = setting.screen.layouts.pane
    pane.layouts.select("old_list")
    QTest.keyClick(pane.layouts, Qt.Key.Key_R)
    dialog = setting.screen.layouts.dialog
    assert dialog is not None
    line = dialog.findChildren(QLineEdit)[0]
    line.setText("Riverside bed state")
    dialog.save.click()
    assert dialog.isVisible()
    line.setText("New list")
    dialog.save.click()
    assert texts(pane.layouts, 0)[0] == "New list"


def test_that_one_is_removed_by_key_and_put_back(setting: Setting) -> None:
    pane, notices = setting.screen.layouts.pane, setting.screen.notices
    pane.layouts.select("old_list")
    QTest.keyClick(pane.layouts, Qt.Key.Key_Delete)
    assert texts(pane.layouts, 0) == ["Riverside bed state", "spoilt"]
    assert notices.notices[0].lead == "“Old list” was removed."
    notices.acted.emit()
    assert texts(pane.layouts, 0) == ["Old list", "Riverside bed state", "spoilt"]
    assert notices.isHidden()
    notices.acted.emit()
    assert notices.notices[0].text == "Nothing was removed."


def test_that_one_is_saved_for_a_colleague_and_theirs_is_taken_in(setting: Setting, tmp_path: Path) -> None:
    layouts = setting.screen.layouts
    sent = tmp_path / "sent.toml"
    files = Files(sent, sent)
    desk = ExchangeDesk(setting.office, setting.dispatch, setting.tasks, files, setting.screen)
    desk.join_layouts(layouts)
    layouts.pane.layouts.select("riverside_bed_state")
    QTest.keyClick(layouts.pane.layouts, Qt.Key.Key_S)
    assert files.named == "Riverside bed state.toml"
    assert setting.screen.notices.notices[0].lead == "Saved sent.toml."
    QTest.keyClick(layouts.pane.layouts, Qt.Key.Key_T)
    assert "here already" in setting.screen.notices.notices[0].text
    sent.write_text(sent.read_text("utf-8").replace("Riverside bed state", "Theirs"), "utf-8")
    QTest.keyClick(layouts.pane.layouts, Qt.Key.Key_T)
    assert setting.screen.notices.notices[0].lead == "“Theirs” was taken in."
    assert "Theirs" in texts(layouts.pane.layouts, 0)
    files.to, files.source = tmp_path / "no" / "x.toml", None
    (tmp_path / "no").write_text("", "utf-8")
    QTest.keyClick(layouts.pane.layouts, Qt.Key.Key_T)
    QTest.keyClick(layouts.pane.layouts, Qt.Key.Key_S)
    assert setting.screen.notices.notices[0].lead == "The layout could not be kept."
    QTest.keyClick(setting.screen, Qt.Key.Key_Escape)
    assert setting.screen._stack.is_empty


def test_that_an_empty_folder_says_how_to_begin(begin: Callable[..., Setting]) -> None:
    made = begin()
    made.screen.layouts.open()
    pane = made.screen.layouts.pane
    assert (pane.layouts.height_of_all() > 0, pane.remove.isEnabled(), pane._body.isVisible()) == (
        True,
        False,
        False,
    )


def test_that_nothing_is_done_where_there_is_no_folder(begin: Callable[..., Setting]) -> None:
    presenter = LayoutsPresenter(begin().office)
    with pytest.raises(Refused):
        presenter.put_back()
    assert presenter.name_of("gone") == "gone"
