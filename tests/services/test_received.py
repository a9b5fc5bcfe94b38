"""Receipts: every file accepted is listed with when and by whom, and opens to what it changed."""

from dataclasses import replace

from pc_desktop.domain.receipt import Receipt
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_referrals import ImportFiles
from pc_desktop.services.received import changed_by, received_view
from tests.services.made_lists import ROW, drafted, listed
from tests.services.small_region import NOW, TODAY, Putting
from tests.services.test_three_way import ANN, LATER, sent


def test_that_a_return_and_a_list_have_a_receipt_that_opens(desk: Desk) -> None:
    files = (sent(replace(ANN, edd=LATER)), drafted(listed(ROW)))
    desk.do(ImportFiles(files, corrections=2))
    found = desk.ask(received_view)
    assert [(one.what, one.file) for one in found] == [("Referrals", "list.xlsx"), ("Larch", "larch.xlsx")]
    assert "2 cells put right here" in found[0].words
    assert desk.by in found[0].words
    for one in found:
        page = desk.ask(lambda reading, one=one: changed_by(reading, one))  # type: ignore[misc]
        assert page is not None
        assert "stay" in {line.kind for line in page.lines}


def test_that_what_writes_nothing_leaves_no_receipt_and_undo_takes_one_back(desk: Desk) -> None:
    draft = drafted(listed(ROW))
    desk.do(ImportFiles((draft,)))
    assert desk.do(ImportFiles((draft,))).step is None
    assert len(desk.ask(received_view)) == 1
    desk.undo()
    assert desk.ask(received_view) == ()


def test_that_an_older_receipt_is_found_by_its_moment(desk: Desk) -> None:
    old = Receipt("old", "larch", "old.xlsx", "d", NOW, "Somebody", TODAY, None, None, 1, None, None)
    desk.do(Putting(old))
    (one,) = desk.ask(received_view)
    assert (one.what, one.file, one.by, one.step) == ("Larch", "old.xlsx", "Somebody", None)
    assert desk.ask(lambda reading: changed_by(reading, one)) is not None
    desk.do(Putting(replace(old, at=NOW.replace(year=2020))))
    (lost,) = desk.ask(received_view)
    assert desk.ask(lambda reading: changed_by(reading, lost)) is None
