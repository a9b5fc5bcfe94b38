"""After a whole day's work nothing that tells of a patient can be read in any file the application leaves."""

import logging
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop import bootstrap, demo, errands
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.person import Person
from pc_desktop.logbook import log, open_logbook, record_fault
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.meeting_view import meeting_view
from pc_desktop.services.office import Office
from pc_desktop.services.ruling import Said
from pc_desktop.store import vault
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.window import MainWindow
from tests.store.invented_ring import InventedRing, put_in_place
from tests.ui.meeting.small_office import Answers

WORDS = "a passphrase for canaries"
TYPED = "Her sister Xxtest-Canarybird said that she stopped eating on Sunday"
_LEAST = 8


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> InventedRing:
    """Put a keyring in memory in the place of the computer's."""
    return put_in_place(monkeypatch)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let everything the application writes, settings and temporary files too, lie below one folder."""
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        (tmp_path / name.lower()).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    earlier = list(log().handlers)
    for pages in earlier:
        log().removeHandler(pages)
    book = open_logbook(tmp_path / "xdg_data_home")
    yield tmp_path
    for pages in list(book.handlers):
        book.removeHandler(pages)
        pages.close()
    for pages in earlier:
        book.addHandler(pages)
    monkeypatch.setattr("tempfile.tempdir", None)


def _live_a_day(office: Office, folder: Path) -> list[str]:
    """Read returns, decide, type, hand over, fail and go wrong; gives every error text people read."""
    errands.import_files(office, demo.sample_returns(), accept=True, said=errands.Said(gone=True))
    page = office.desk.ask(lambda reading: meeting_view(reading, office.gazetteer))
    assert page.meeting is not None
    offered = next(line for line in page.plan if line.bed_key and line.when == "now")
    assert offered.bed_key is not None
    until = page.meeting.day + timedelta(days=3)
    office.desk.do(OfferBed(offered.key, offered.bed_key, page.meeting.key, until, Said(TYPED)))
    said: list[str] = []
    orders = (
        OfferBed(offered.key, offered.bed_key, page.meeting.key, until, Said(TYPED)),
        KeepWaiting("nobody", page.meeting.key, Said(TYPED)),
    )
    for order in orders:
        try:
            office.desk.do(order)
        except Refused as refused:
            said.append(refused.sentence)
    office.desk.keep_draft(f"discussion/{offered.key}", TYPED)
    assert office.safe is not None
    office.safe.back_up("asked")
    office.safe.make_pack(folder / "hand-over.pcpack", "a passphrase for the pack", everything=True)
    office.safe.new_recovery_key()
    office.safe.remember_here()
    office.safe.back_up("asked")
    try:
        office.safe.take_in(folder / "hand-over.pcpack", "not that one", {}, office.clock.now(), "Ann")
    except Unavailable as unavailable:
        said.append(f"{unavailable.title} {unavailable.advice}")
    said.append(record_fault(ValueError(TYPED)))
    logging.getLogger("pc_desktop").warning("The window was open for a day.")
    return said


def _canaries(office: Office, most: int) -> list[str]:
    """List words that tell of a patient: what was typed, the mark of every invented name, numbers, birth dates."""
    people = office.desk.ask(lambda reading: reading.find(Person))
    told: set[str] = set()
    for one in people[:most]:
        if one.nhs_number:
            told |= {one.nhs_number, f"{one.nhs_number[:3]} {one.nhs_number[3:6]} {one.nhs_number[6:]}"}
        if one.born is not None:
            told |= {one.born.isoformat(), f"{one.born:%d-%b-%Y}", f"{one.born:%d/%m/%Y}"}
    long = sorted(word for word in told if len(word) >= _LEAST)
    return [TYPED, "Canarybird", "Xxtest-", *long]


_NUMBER = rb"999\d{7}(?!\d)|999 \d{3} \d{4}"
_NUMBER_WIDE = rb"9\x009\x009\x00(?:\d\x00){7}|\x009\x009\x009(?:\x00\d){7}"


def _readable(folder: Path, canaries: list[str]) -> list[str]:
    """List the files in which a canary, or any NHS number of the invented range, can be read in either encoding."""
    marks = [canary.encode(code) for canary in canaries for code in ("utf-8", "utf-16-le", "utf-16-be")]
    numbers = re.compile(_NUMBER + b"|" + _NUMBER_WIDE)
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            whole = path.read_bytes()
            if numbers.search(whole) or any(mark in whole for mark in marks):
                found.append(path.name)
        found += [f"a name in {path.parent.name}" for canary in canaries if canary in path.name]
    return sorted(set(found))


@pytest.mark.soak
def test_that_nothing_is_readable_at_rest_nor_in_titles_names_or_errors(
    places: Path, ring: InventedRing, qtbot: QtBot, qapp: QApplication, soaking: bool
) -> None:
    path = places / "bed-meeting.pcstore"
    bootstrap.make_store(path, WORDS, sample=True)
    with bootstrap.opened(path, WORDS) as office:
        said = _live_a_day(office, places)
        canaries = [*_canaries(office, 10_000 if soaking else 20), WORDS, *ring.kept.values()]
        kept = QSettings(str(places / "window.ini"), QSettings.Format.IniFormat)
        memory = Memory(kept)
        memory.last_store = str(path)
        wardrobe = Wardrobe(qapp)
        wardrobe.choose(Theme.LIGHT)
        window = MainWindow(office, wardrobe, memory, Answers())
        qtbot.addWidget(window)
        titles = []
        for name in ("referrals", "meeting", "history", "setup"):
            window.show_screen(name)
            titles += [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
        window.room.toggle()
        titles += [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
        assert len(canaries) > 100
        assert len(ring.kept) == 1, "the store is remembered on this computer"
        assert _readable(places, canaries) == [], "while it is open"
        window.close()
        kept.sync()
    assert _readable(places, canaries) == [], "after it is closed"
    assert [canary for canary in canaries for words in (*said, *titles) if canary in words] == []
    kinds = {file.suffix for file in places.rglob("*") if file.is_file()}
    assert {".pcstore", ".key", ".pcpack", ".txt", ".ini"} <= kinds, "there was something to search"


def test_that_the_search_itself_finds_what_is_readable(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(os.urandom(100) + "Xxtest-Canarybird".encode("utf-16-le"))
    assert _readable(tmp_path, ["Xxtest-Canarybird"]) == ["a.bin"]
    (tmp_path / "a.bin").write_bytes(b"\x01" + "9990000476".encode("utf-16-be"))
    assert _readable(tmp_path, []) == ["a.bin"]
