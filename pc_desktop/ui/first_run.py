"""The first run: name the collaborative, choose what it is, set a passphrase, and say how to begin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.roles import ROLES
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.fields import Labelled
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.secret_field import SecretField
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, Words

EMPTY, SAMPLE, HISTORY, PACK = "empty", "sample", "history", "pack"
REMEMBER_TIP = "Its keyring opens the store next time; the lock asks for the passphrase all the same."
_WAYS = {
    EMPTY: "Empty: units and beds are entered in Setup",
    HISTORY: "From workbooks: choose returns and lists to read first",
    PACK: "From a pack: another laptop has handed over everything",
    SAMPLE: "With the sample region, to practise on: every patient is invented",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a new store begins: where, under which passphrase, whose, and with what in it."""

    path: Path
    words: str
    collaborative: str
    profile: str
    person: str
    role: str
    way: str
    pack: Path | None = None
    pack_words: str = ""
    remember: bool = False


class Begin(Protocol):
    """Makes a new store and gives its recovery key."""

    def __call__(self, beginning: Beginning) -> str:
        """Make it; raises Refused or Unavailable, leaving nothing, where it cannot be made."""
        ...


class FirstRun(QDialog):
    """Asks everything a new store needs on one page; `made` and `key` are set once it is made."""

    def __init__(
        self,
        begin: Begin,
        profiles: Mapping[str, str],
        notices: Notices,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Suggest a file in a folder of this computer's own."""
        super().__init__(parent)
        self._begin, self._notices = begin, notices
        self._folder = folder
        self.made: Beginning | None = None
        self.key = ""
        self.setWindowTitle("New store")
        self.banner = Banner()
        self.collaborative, self.person, self.path = QLineEdit(), QLineEdit(), QLineEdit()
        self.profile, self.role = QComboBox(), QComboBox()
        self.passphrase = SecretField("Passphrase", is_new=True)
        self.again = SecretField("The same again")
        self.remember = QCheckBox("Remember on this computer")
        self.remember.setAccessibleDescription(REMEMBER_TIP)
        self.pack_words = SecretField("Passphrase of the pack")
        self.ways = {way: QRadioButton(words) for way, words in _WAYS.items()}
        self._group = QButtonGroup(self)
        for key, name in profiles.items():
            self.profile.addItem(name, key)
        for role in ROLES[:-1]:
            self.role.addItem(role.name, role.key)
        self.path.setText(str(folder / "bed-meeting.pcstore"))
        self.cancel = Button("Cancel", "Esc")
        self.make = Button("Make the store", "Enter", Kind.PRIMARY)
        self._build()
        self.make.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._make)
        self.collaborative.setFocus()

    def _build(self) -> None:
        """Lay the questions out in the order people answer them."""
        whole, last = QVBoxLayout(self), QHBoxLayout()
        space(whole, (24, 20, 24, 20), 12)
        whole.addWidget(Words("New store", Look.HEADING))
        said = "Everything is kept in one encrypted file on this computer. It takes about five minutes."
        whole.addWidget(Words(said, Look.SECONDARY, wrap=True))
        whole.addWidget(self.banner)
        self.banner.show_notice(None)
        page = Page((3, 3, 12, 3), 14)
        self._ask(page)
        whole.addWidget(page, 1)
        last.addWidget(self.cancel)
        last.addStretch(1)
        last.addWidget(self.make)
        whole.addLayout(last)
        most = QGuiApplication.primaryScreen().availableSize().height() - px(60)
        self.resize(px(640), min(px(940), most))
        self.setMinimumWidth(px(560))

    def _ask(self, page: Page) -> None:
        """Put every question on the page."""
        page.add(
            Labelled(
                "Name of the collaborative",
                self.collaborative,
                "It stands on the screens and in the minutes.",
            )
        )
        page.add(Labelled("It serves", self.profile))
        page.add(
            self._side_by_side(
                Labelled("Your name", self.person, "It stands on every step."),
                Labelled("Your role", self.role, "Ctrl Shift W changes it later."),
            )
        )
        page.add(
            Labelled(
                "Passphrase", self.passphrase, "Three or four words nobody would guess. It may be pasted."
            )
        )
        page.add(Labelled("The same again", self.again))
        page.add(self.remember)
        page.add(Words(REMEMBER_TIP, Look.QUIET, wrap=True))
        page.add(
            Labelled(
                "File", self._with_button(), "Not on a network drive, and not in a folder such as OneDrive."
            )
        )
        page.add(Words("Begin", Look.SECONDARY))
        for radio in self.ways.values():
            self._group.addButton(radio)
            page.add(radio)
        self._pack = Labelled("Passphrase of the pack", self.pack_words)
        page.add(self._pack)
        self._pack.setVisible(False)
        self.ways[PACK].toggled.connect(self._pack.setVisible)
        self.ways[EMPTY].setChecked(True)
        page.column.addStretch(1)

    @staticmethod
    def _side_by_side(*parts: QWidget) -> QWidget:
        """Put two fields in one row."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        space(row, (0, 0, 0, 0), 14)
        for part in parts:
            row.addWidget(part, 1)
        return holder

    def _with_button(self) -> QWidget:
        """Put the file's place beside the button that chooses another."""
        holder, choose = QWidget(), Button("Choose…")
        row = QHBoxLayout(holder)
        space(row, (0, 0, 0, 0), 10)
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.path.setAccessibleName("File")
        holder.setFocusProxy(self.path)
        return holder

    @Slot()
    def _choose(self) -> None:
        """Choose where the file is to be."""
        chosen = self._notices.store_to_make(self)
        if chosen is not None:
            self.path.setText(str(chosen))

    @Slot()
    def _make(self) -> None:
        """Make the store, or say why not and stay."""
        why = self._missing()
        if not why:
            why = self._tried(self._begin)
        if why:
            self.banner.show_notice(Notice(Tone.AMBER, "Not made.", why, can_close=False))

    def _missing(self) -> str:
        """Say what is missing; nothing where nothing is."""
        if not self.person.text().strip():
            self.person.setFocus()
            return "Say who you are: your name stands on every step."
        if self.passphrase.text() != self.again.text():
            self.again.setFocus()
            return "The passphrase was typed in two ways. Type both again."
        return "" if self.path.text().strip() else "Say where the file is to be."

    def _beginning(self) -> Beginning | None:
        """Give what was filled in; None where a pack is wanted and nobody chose one."""
        way = next(way for way, radio in self.ways.items() if radio.isChecked())
        pack = self._notices.pack_to_read(self) if way == PACK else None
        if way == PACK and pack is None:
            return None
        return Beginning(
            Path(self.path.text().strip()),
            self.passphrase.text(),
            self.collaborative.text(),
            str(self.profile.currentData()),
            self.person.text().strip(),
            str(self.role.currentData()),
            way,
            pack,
            self.pack_words.text(),
            self.remember.isChecked(),
        )

    def _tried(self, begin: Callable[[Beginning], str]) -> str:
        """Make the store; gives why not, or nothing where it is made."""
        beginning = self._beginning()
        if beginning is None:
            return "Choose the pack the other laptop handed over."
        try:
            self.key = begin(beginning)
        except Refused as refused:
            return refused.sentence
        except Unavailable as unavailable:
            return f"{unavailable.title} {unavailable.advice}"
        except OSError as world:
            return f"The file system said no: {world.strerror or 'unknown reason'}. Check the folder and the disk."
        self.made = beginning
        self.accept()
        return ""
