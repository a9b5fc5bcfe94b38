"""The first question: which store; every way ends in an office or in a sentence, and nothing waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop import bootstrap
from pc_desktop.beginning import begin_store, restore_store
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.office import Office
from pc_desktop.store import vault
from pc_desktop.store.backups import listed
from pc_desktop.store.ring import is_remembered
from pc_desktop.ui.first_run import Beginning, FirstRun
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.start import FirstSteps, StartDialog
from tests.store.invented_ring import put_in_place
from tests.ui.meeting.small_office import Answers, memory_in

WORDS = "three invented words"


class Stores:
    """Stands for the stores of this computer: opens, makes, and remembers what was tried."""

    def __init__(self, says: Exception | None = None) -> None:
        """Open everything, or say always this."""
        self.tried: list[tuple[str, str | None]] = []
        self.remembered = False
        self.made: list[tuple[Path, bool]] = []
        self.begun: list[Beginning] = []
        self.closed = 0
        self.says = says

    @contextmanager
    def opened(self, path: Path, words: str | None) -> Iterator[Office]:
        """Open a store."""
        self.tried.append((path.name, words))
        if self.says is not None:
            raise self.says
        yield object()  # type: ignore[misc]
        self.closed += 1

    def begin(self, beginning: Beginning) -> str:
        """Begin a store."""
        if self.says is not None:
            raise self.says
        self.begun.append(beginning)
        return "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789"

    def make(self, path: Path, words: str, *, sample: bool) -> None:
        """Make a store."""
        assert words
        self.made.append((path, sample))


def ask(qtbot: QtBot, memory: Memory, answers: Answers, stores: Stores) -> StartDialog:
    """Show the first question."""
    first = FirstSteps(
        stores.begin,
        {"adults": "Adults"},
        Path("here"),
        lambda: "invented for the sample",
        lambda _path: (),
        lambda *_: None,
        lambda path: stores.remembered and path.name == "last.pcstore",
    )
    dialog = StartDialog(memory, answers, stores.opened, stores.make, first)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_that_enter_opens_the_store_of_last_time_once(qtbot: QtBot, tmp_path: Path) -> None:
    memory, stores = memory_in(tmp_path), Stores()
    memory.last_store = str(tmp_path / "last.pcstore")
    dialog = ask(qtbot, memory, Answers(), stores)
    QTest.keyClicks(dialog.passphrase, WORDS)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert stores.tried == [("last.pcstore", WORDS)]
    assert dialog.office is not None
    assert not dialog.isVisible()
    dialog.put_away()
    assert stores.closed == 1


def test_that_a_store_remembered_here_opens_with_enter_alone(qtbot: QtBot, tmp_path: Path) -> None:
    memory, stores = memory_in(tmp_path), Stores()
    memory.last_store, stores.remembered = str(tmp_path / "last.pcstore"), True
    dialog = ask(qtbot, memory, Answers(), stores)
    assert dialog.remember_box.isChecked()
    assert "remembered here" in dialog.passphrase.placeholderText()
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert stores.tried == [("last.pcstore", None)]
    assert (dialog.office is not None, dialog.remember) == (True, None)
    dialog.put_away()


def test_that_where_the_keyring_does_not_open_it_the_passphrase_does_and_it_is_remembered_anew(
    qtbot: QtBot, tmp_path: Path
) -> None:
    memory, stores = memory_in(tmp_path), Stores(Unavailable("The keyring did not.", "Type the passphrase."))
    memory.last_store, stores.remembered = str(tmp_path / "last.pcstore"), True
    dialog = ask(qtbot, memory, Answers(), stores)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert "Type the passphrase." in dialog.banner.accessibleName()
    stores.says = None
    QTest.keyClicks(dialog.passphrase, WORDS)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert (stores.tried[-1], dialog.remember) == (("last.pcstore", WORDS), True)
    dialog.put_away()


@pytest.mark.parametrize(("remembered", "typed"), [(False, WORDS), (True, WORDS), (True, "")])
def test_that_the_box_says_whether_it_is_remembered_from_now_on(
    qtbot: QtBot, tmp_path: Path, *, remembered: bool, typed: str
) -> None:
    memory, stores = memory_in(tmp_path), Stores()
    memory.last_store, stores.remembered = str(tmp_path / "last.pcstore"), remembered
    dialog = ask(qtbot, memory, Answers(), stores)
    QTest.keyClick(dialog.remember_box, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.passphrase, typed)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert dialog.remember is not remembered
    dialog.put_away()


def test_that_naming_another_store_looks_whether_that_one_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    memory, stores = memory_in(tmp_path), Stores()
    memory.last_store, stores.remembered = str(tmp_path / "last.pcstore"), True
    dialog = ask(qtbot, memory, Answers(), stores)
    dialog.path.setText(str(tmp_path / "other.pcstore"))
    assert not dialog.remember_box.isChecked()
    assert "recovery key" in dialog.passphrase.placeholderText()
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert stores.tried == [("other.pcstore", "")], "an empty passphrase is one, where nothing is remembered"
    dialog.put_away()


def test_that_the_first_run_may_have_the_new_store_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ask(qtbot, memory_in(tmp_path), Answers(), Stores())
    first = fill_in(dialog, tmp_path / "new.pcstore", passphrase=WORDS, again=WORDS)
    assert not first.remember.isChecked(), "nobody is remembered who did not choose it"
    QTest.keyClick(first.remember, Qt.Key.Key_Space)
    first.make.click()
    assert dialog.recovery is not None
    dialog.recovery.have_it.click()
    assert dialog.remember is True
    dialog.put_away()


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (Unavailable("The passphrase is wrong.", "Try again."), "Try again."),
        (Refused("Not this one."), "Not this one."),
    ],
)
def test_that_what_cannot_be_opened_is_said_and_asked_again(
    qtbot: QtBot, tmp_path: Path, says: Exception, words: str
) -> None:
    memory, stores, answers = memory_in(tmp_path), Stores(says), Answers()
    dialog = ask(qtbot, memory, answers, stores)
    dialog.path.setText(str(tmp_path / "x.pcstore"))
    QTest.keyClicks(dialog.passphrase, "wrong")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert words in dialog.banner.accessibleName()
    assert (len(stores.tried), dialog.office, dialog.isVisible()) == (1, None, True)
    assert (answers.asked, memory.last_store) == ([], "")


def test_that_a_store_must_be_named_before_it_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    stores = Stores()
    dialog = ask(qtbot, memory_in(tmp_path), Answers(), stores)
    dialog.open_button.click()
    assert "Choose the store" in dialog.banner.accessibleName()
    assert stores.tried == []


def fill_in(dialog: StartDialog, path: Path, **words: str) -> FirstRun:
    """Open the first run and fill it in."""
    dialog.new.click()
    first = dialog.first_run
    assert first is not None
    for field, text in {"collaborative": "Invented", "person": "Ann Invented", **words}.items():
        widget = getattr(first, field)
        getattr(widget, "line", widget).setText(text)
    first.path.setText(str(path))
    return first


def test_that_a_new_store_is_made_named_its_key_shown_once_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    memory, stores = memory_in(tmp_path), Stores()
    dialog = ask(qtbot, memory, Answers(), stores)
    path = tmp_path / "new.pcstore"
    first = fill_in(dialog, path, passphrase=WORDS, again=WORDS)
    assert "strong" in first.passphrase.chip.text()
    first.make.click()
    assert stores.begun == [Beginning(path, WORDS, "Invented", "adults", "Ann Invented", "liaison", "empty")]
    assert dialog.recovery is not None
    assert dialog.office is None, "the key is shown first"
    assert "ABCD" in dialog.recovery.shown.text()
    dialog.recovery.have_it.click()
    assert stores.tried == [("new.pcstore", WORDS)]
    assert (memory.last_store, memory.person, memory.role) == (str(path), "Ann Invented", "liaison")


def test_that_a_passphrase_may_be_pasted_its_strength_is_shown_and_a_weak_one_is_not_taken(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(qtbot, memory_in(tmp_path), Answers(), Stores())
    first = fill_in(dialog, tmp_path / "new.pcstore")
    said = []
    for words in ("short", "a longer word or two", "four invented words more"):
        QApplication.clipboard().setText(words)
        first.passphrase.line.clear()
        QTest.keyClick(first.passphrase.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert first.passphrase.text() == words
        said.append(first.passphrase.chip.text())
    assert said == ["▲ too weak", "✓ strong", "✓ strong"]
    QTest.keyClick(first.passphrase.show_box, Qt.Key.Key_Space)
    assert first.passphrase.line.displayText() == "four invented words more"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"passphrase": WORDS, "again": "another"}, "two ways"),
        ({"passphrase": WORDS, "again": WORDS, "person": " "}, "who you are"),
    ],
)
def test_that_what_is_missing_is_said_and_nothing_made(
    qtbot: QtBot, tmp_path: Path, words: dict[str, str], said: str
) -> None:
    stores = Stores()
    dialog = ask(qtbot, memory_in(tmp_path), Answers(), stores)
    first = fill_in(dialog, tmp_path / "new.pcstore", **words)
    first.make.click()
    assert said in first.banner.accessibleName()
    assert (stores.begun, first.isVisible()) == ([], True)


def test_that_a_store_that_cannot_be_made_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    stores = Stores(Refused("Too short: add another word."))
    dialog = ask(qtbot, memory_in(tmp_path), Answers(), stores)
    first = fill_in(dialog, tmp_path / "n.pcstore", passphrase="x", again="x")
    first.make.click()
    assert "Too short" in first.banner.accessibleName()


def test_that_beginning_with_workbooks_asks_for_them_and_with_a_pack_for_the_pack(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stores, answers = Stores(), Answers()
    dialog = ask(qtbot, memory_in(tmp_path), answers, stores)
    first = fill_in(dialog, tmp_path / "new.pcstore", passphrase=WORDS, again=WORDS)
    first.ways["pack"].setChecked(True)
    first.make.click()
    assert "Choose the pack" in first.banner.accessibleName()
    answers.target = tmp_path / "a.pcpack"
    first.pack_words.line.setText("pack words")
    first.make.click()
    assert (stores.begun[0].pack, stores.begun[0].pack_words) == (answers.target, "pack words")
    other = ask(qtbot, memory_in(tmp_path), answers, stores)
    first = fill_in(other, tmp_path / "other.pcstore", passphrase=WORDS, again=WORDS)
    first.ways["history"].setChecked(True)
    first.make.click()
    assert other.recovery is not None
    other.recovery.have_it.click()
    assert other.wants_files


def test_that_the_sample_opens_without_any_question_and_is_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    memory, stores, answers = memory_in(tmp_path), Stores(), Answers()
    dialog = ask(qtbot, memory, answers, stores)
    assert dialog.sample.hasFocus() or dialog.focusWidget() is dialog.sample
    dialog.sample.click()
    ((path, sample),) = stores.made
    assert (sample, path.parent.is_dir(), answers.asked, memory.last_store) == (True, True, [], "")
    dialog.put_away()
    assert not path.parent.exists()


def test_that_choosing_a_store_puts_the_cursor_on_the_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    answers = Answers()
    dialog = ask(qtbot, memory_in(tmp_path), answers, Stores())
    dialog._browse()
    assert dialog.path.text() == ""
    answers.target = tmp_path / "x.pcstore"
    dialog._browse()
    assert dialog.path.text().endswith("x.pcstore")
    assert dialog.focusWidget() is dialog.passphrase


def test_that_a_real_store_is_made_opened_and_refused_with_another_passphrase(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    answers = Answers()
    answers.target = tmp_path / "key.pdf"
    first = FirstSteps(
        begin_store,
        {"adult_eating_disorders": "Adults"},
        tmp_path,
        bootstrap.new_passphrase,
        listed,
        restore_store,
        is_remembered,
    )
    dialog = StartDialog(memory_in(tmp_path), answers, bootstrap.opened, bootstrap.make_store, first)
    qtbot.addWidget(dialog)
    fill_in(dialog, tmp_path / "real.pcstore", passphrase=WORDS, again=WORDS).make.click()
    assert dialog.recovery is not None
    dialog.recovery.print_button.click()
    assert answers.target.read_bytes().startswith(b"%PDF")
    dialog.recovery.have_it.click()
    assert dialog.office is not None
    assert not dialog.office.is_sample
    dialog.put_away()
    dialog.office = None
    dialog.passphrase.setText("another passphrase")
    dialog.open_button.click()
    assert dialog.office is None
    assert "Not opened." in dialog.banner.accessibleName()
    assert dialog.go_back.isHidden(), "there is no backup to go back to"


def test_that_a_real_store_opens_through_the_keyring_of_the_computer(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    put_in_place(monkeypatch)
    path, memory = tmp_path / "real.pcstore", memory_in(tmp_path)
    bootstrap.make_store(path, WORDS, sample=False)
    with bootstrap.opened(path, WORDS) as office:
        assert office.safe is not None
        office.safe.remember_here()
    memory.last_store = str(path)
    first = FirstSteps(
        begin_store, {}, tmp_path, bootstrap.new_passphrase, listed, restore_store, is_remembered
    )
    dialog = StartDialog(memory, Answers(), bootstrap.opened, bootstrap.make_store, first)
    qtbot.addWidget(dialog)
    dialog.open_button.click()
    assert dialog.office is not None
    dialog.put_away()


def test_that_a_damaged_store_offers_its_backups_and_opens_after_going_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    path, answers = tmp_path / "real.pcstore", Answers()
    bootstrap.make_store(path, WORDS, sample=False)
    with bootstrap.opened(path, WORDS) as office:
        assert office.safe is not None
        office.safe.back_up("asked")
    path.write_bytes(b"not a store any more" * 400)
    first = FirstSteps(
        begin_store, {}, tmp_path, bootstrap.new_passphrase, listed, restore_store, is_remembered
    )
    dialog = StartDialog(memory_in(tmp_path), answers, bootstrap.opened, bootstrap.make_store, first)
    qtbot.addWidget(dialog)
    dialog.path.setText(str(path))
    dialog.passphrase.setText(WORDS)
    dialog.open_button.click()
    assert not dialog.go_back.isHidden()
    dialog.go_back.click()
    assert dialog.dialog is not None
    dialog.dialog.save.click()
    assert "does not open" in dialog.dialog.refusal.accessibleName()
    dialog.dialog.fields["words"].line.setText(WORDS)  # type: ignore[attr-defined]
    dialog.dialog.save.click()
    assert "Gone back." in dialog.banner.accessibleName()
    dialog.open_button.click()
    assert dialog.office is not None
    dialog.put_away()
