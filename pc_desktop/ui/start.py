"""The first thing people see: open a store, make a new one, or try the sample region."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pc_desktop.clock import SystemClock
from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.office import Office
from pc_desktop.services.safekeeping import REASONS, Backup
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.first_run import HISTORY, REMEMBER_TIP, Begin, FirstRun
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.paper_desk import put_file
from pc_desktop.ui.safety.recovery_dialog import RecoveryDialog
from pc_desktop.ui.safety.recovery_page import recovery_pdf
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Rule
from pc_desktop.ui.widgets.form import Field, Form, Values
from pc_desktop.ui.widgets.form import Kind as FieldKind
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.widgets.shown import Choice, Notice
from pc_desktop.ui.widgets.words import Look, Words


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What beginning needs: what makes a store, profiles, a folder, the sample's words, the backups, the keyring."""

    begin: Begin
    profiles: Mapping[str, str]
    folder: Path
    invent: Callable[[], str]
    backups: Callable[[Path], tuple[Backup, ...]]
    restore: Callable[[Path, Path, str], Path | None]
    is_remembered: Callable[[Path], bool]


class Opener(Protocol):
    """Opens a store with a passphrase, or without one through the keyring, and furnishes an office on it."""

    def __call__(self, path: Path, words: str | None) -> AbstractContextManager[Office]:
        """Open it; raises Unavailable where the passphrase, the keyring or the file is wrong."""
        ...


class Maker(Protocol):
    """Makes a new store under a passphrase."""

    def __call__(self, path: Path, words: str, *, sample: bool) -> None:
        """Make it, with the sample region in it where asked."""
        ...


class StartDialog(QDialog):
    """Asks for a store and its passphrase; `office` is set once one is open.

    `remember` then says whether this computer's keyring is to open the store from now on; None leaves it as it is.
    """

    def __init__(
        self,
        memory: Memory,
        notices: Notices,
        opened: Opener,
        make: Maker,
        first: "FirstSteps",
        parent: QWidget | None = None,
    ) -> None:
        """Offer the store opened last."""
        super().__init__(parent)
        self._memory, self._notices, self._first = memory, notices, first
        self.first_run: FirstRun | None = None
        self.recovery: RecoveryDialog | None = None
        self.wants_files = False
        self.remember: bool | None = None
        self._opened, self._make, self._invent = opened, make, first.invent
        self._stack = ExitStack()
        self.office: Office | None = None
        self.setWindowTitle("Bed meeting")
        self.banner = Banner()
        self.path = QLineEdit(memory.last_store)
        self.passphrase = QLineEdit()
        self.remember_box = QCheckBox("Remember on this computer")
        self.open_button = Button("Open", "Enter", Kind.PRIMARY)
        self.new = Button("New store…", sign=Sign.ADD)
        self.sample = Button("Try the sample region", sign=Sign.DEMO)
        self.go_back = Button("Go back to a backup…", sign=Sign.HISTORY)
        self.dialog: FormDialog | None = None
        self._build()
        self.path.textChanged.connect(self._look)
        self._look(self.path.text())
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._open)
        self.new.clicked.connect(self._new)
        self.sample.clicked.connect(self._sample)
        self.go_back.clicked.connect(self._choose_backup)

    def _build(self) -> None:
        """Lay the questions out, the likeliest first."""
        whole = QVBoxLayout(self)
        space(whole, (28, 24, 28, 24), 12)
        whole.addWidget(Words("Bed meeting", Look.HEADING))
        whole.addWidget(
            Words("Everything is kept in one encrypted file on this computer.", Look.SECONDARY, wrap=True)
        )
        whole.addWidget(self.banner)
        self.banner.show_notice(None)
        whole.addWidget(Words("Store", Look.STRONG))
        row = QHBoxLayout()
        self.path.setAccessibleName("Store")
        self.path.setPlaceholderText("No store opened here yet")
        browse = Button("Choose…")
        browse.clicked.connect(self._browse)
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        whole.addLayout(row)
        whole.addWidget(Words("Passphrase", Look.STRONG))
        self.passphrase.setAccessibleName("Passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        whole.addWidget(self.passphrase)
        self.remember_box.setAccessibleDescription(REMEMBER_TIP)
        whole.addWidget(self.remember_box)
        whole.addWidget(Words(REMEMBER_TIP, Look.QUIET, wrap=True))
        whole.addWidget(self.open_button)
        whole.addWidget(Rule())
        others = QHBoxLayout()
        others.addWidget(self.new)
        others.addWidget(self.sample)
        others.addStretch(1)
        whole.addLayout(others)
        whole.addWidget(self.go_back, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_back.setVisible(False)
        self.setMinimumWidth(px(520))
        (self.passphrase if self.path.text() else self.sample).setFocus()

    @Slot(str)
    def _look(self, path: str) -> None:
        """Say whether the store named is remembered on this computer."""
        remembered = bool(path.strip()) and self._first.is_remembered(Path(path.strip()))
        self.remember_box.setChecked(remembered)
        hint = "remembered here: leave it empty" if remembered else "or the recovery key"
        self.passphrase.setPlaceholderText(hint)
        self.passphrase.setAccessibleDescription(hint)

    @Slot()
    def _browse(self) -> None:
        """Choose the store's file."""
        chosen = self._notices.store_to_open(self)
        if chosen is not None:
            self.path.setText(str(chosen))
            self.passphrase.setFocus()

    @Slot()
    def _open(self) -> None:
        """Open the store named with the passphrase typed."""
        if not self.path.text().strip():
            self._say("Choose the store to open, or make a new one.")
            return
        path, words, box = (
            Path(self.path.text().strip()),
            self.passphrase.text(),
            self.remember_box.isChecked(),
        )
        if words or not self._first.is_remembered(path):
            self._try(path, words, remember=box)
        else:
            self._try(path, None, remember=None if box else False)

    @Slot()
    def _new(self) -> None:
        """Ask everything a new store needs."""
        first = self._first
        self.first_run = FirstRun(first.begin, first.profiles, self._notices, first.folder, self)
        self.first_run.accepted.connect(self._show_key)
        self.first_run.open()

    @Slot()
    def _show_key(self) -> None:
        """Show the recovery key of the store just made, once."""
        if self.first_run is None or self.first_run.made is None:
            return
        self.recovery = RecoveryDialog(self.first_run.key, self._print_key, self)
        self.recovery.finished.connect(self._open_made)
        self.recovery.open()

    def _print_key(self, key: str) -> None:
        """Put the recovery key on a page."""
        path = self._notices.paper_to_write(self, "Recovery key.pdf")
        if path is None:
            return
        try:
            put_file(recovery_pdf(key, shown_day(local_day(SystemClock().now()))), path)
        except Unavailable as unavailable:
            self._say(f"{unavailable.title} {unavailable.advice}")

    @Slot()
    def _open_made(self) -> None:
        """Open the store just made, in the name of whoever made it."""
        made = self.first_run.made if self.first_run is not None else None
        if made is None:
            return
        self._memory.person, self._memory.role = made.person, made.role
        self.wants_files = made.way == HISTORY
        self.path.setText(str(made.path))
        self._try(made.path, made.words, remember=made.remember or None)

    @Slot()
    def _sample(self) -> None:
        """Make the sample region in a store that lives as long as the window."""
        folder = self._stack.enter_context(
            tempfile.TemporaryDirectory(prefix="bed-meeting-", ignore_cleanup_errors=True)
        )
        self._try(Path(folder) / "sample.pcstore", self._invent(), sample=True)

    def _try(
        self, path: Path, words: str | None, *, sample: bool = False, remember: bool | None = None
    ) -> None:
        """Open a store, the sample made first, or say why not."""
        try:
            if sample:
                self._make(path, words or "", sample=True)
            self.office = self._stack.enter_context(self._opened(path, words))
        except Refused as refused:
            self._say(refused.sentence)
        except Unavailable as unavailable:
            self._say(f"{unavailable.title} {unavailable.advice}")
            self.go_back.setVisible(not sample and bool(self._first.backups(path)))
        except OSError as world:
            self._say(
                f"The file system said no: {world.strerror or 'unknown reason'}. Check the folder and the disk."
            )
        else:
            if not sample:
                self._memory.last_store, self.remember = str(path), remember
            self.accept()

    @Slot()
    def _choose_backup(self) -> None:
        """Ask which backup takes the store's place, with the passphrase it had."""
        path = Path(self.path.text().strip())
        found = {str(one.path): one for one in self._first.backups(path)}
        choices = tuple(
            Choice(key, f"{shown_moment(one.made)}, {REASONS[one.reason].lower()}")
            for key, one in found.items()
        )
        fields = (
            Field("backup", "Backup", FieldKind.CHOICE, next(iter(found), ""), "Newest first.", choices),
            Field("words", "Its passphrase", FieldKind.SECRET, "", "The one it had when it was made."),
        )
        lead = "The store as it is now is kept first, even where it does not open."
        form = Form("Go back to a backup", "Go back", fields, lead)
        today = local_day(max(one.made for one in found.values()))
        self.dialog = FormDialog(form, today, partial(self._restore, path), self)
        self.dialog.open()

    def _restore(self, path: Path, values: Values) -> str | None:
        """Put a backup in the store's place; gives why not."""
        try:
            self._first.restore(path, Path(values["backup"]), values["words"])
        except Unavailable as unavailable:
            return f"{unavailable.title} {unavailable.advice}"
        words = "The backup is in place. Type the passphrase and open it."
        self.banner.show_notice(Notice(Tone.GREEN, "Gone back.", words, can_close=False))
        self.passphrase.setFocus()
        return None

    def _say(self, sentence: str) -> None:
        """Say why not."""
        self.banner.show_notice(Notice(Tone.AMBER, "Not opened.", sentence, can_close=False))

    def put_away(self) -> None:
        """Close the store again, and forget the sample's."""
        self._stack.close()
