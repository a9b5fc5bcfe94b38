"""The backups: what there is, what each holds, making one, a second folder, and going back to one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.safety.presenter import SafetyPresenter
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.shown import Notice, Pair
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_SURE = (
    "Go back to this backup? The store as it is now is kept as a backup first. "
    "The window closes; open the store again to go on from there."
)


class BackupsDialog(QDialog):
    """Shows the backups of the open store."""

    going_back = Signal()
    """A backup will take the store's place as soon as the window has closed."""

    def __init__(self, presenter: SafetyPresenter, notices: Notices, parent: QWidget) -> None:
        """List what there is."""
        super().__init__(parent)
        self._presenter, self._notices = presenter, notices
        self.setWindowTitle("Backups")
        self.banner = Banner()
        self.table = RowTable("Backups, newest first", _headings(), tight=True)
        self._held = KeyValues("What the backup holds")
        self._words = Words("", Look.QUIET, wrap=True)
        self._second = Words("", Look.SECONDARY, wrap=True)
        self.make = Button("Back up now", kind=Kind.PRIMARY, sign=Sign.BACKUP)
        self.choose = Button("Second folder…", sign=Sign.FOLDER)
        self.go_back = Button("Go back to this…", sign=Sign.HISTORY)
        self.close_button = Button("Close", "Esc")
        self._build()
        self.table.chosen.connect(self._show)
        for button, act in (
            (self.make, self._make),
            (self.choose, self._choose),
            (self.go_back, self._go_back),
            (self.close_button, self.reject),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.refresh()

    def _build(self) -> None:
        """Lay the list out with what one of them holds beside it."""
        whole, row, last = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        space(whole, (24, 20, 24, 20), 12)
        space(row, (0, 0, 0, 0), 16)
        whole.addWidget(Words("Backups", Look.HEADING))
        whole.addWidget(self._words)
        whole.addWidget(self.banner)
        self.banner.show_notice(None)
        listed, held = Card("Newest first", flush=True), Card("What it holds")
        listed.add(self.table, 1)
        held.add(self._held)
        held.add(self.go_back)
        held.add(Words("Second folder", Look.STRONG))
        held.add(self._second)
        held.add(QWidget(), 1)
        row.addWidget(listed, 3)
        row.addWidget(held, 2)
        whole.addLayout(row, 1)
        last.addWidget(self.make)
        last.addWidget(self.choose)
        last.addStretch(1)
        last.addWidget(self.close_button)
        whole.addLayout(last)
        self.resize(px(980), px(560))
        self.table.setFocus()

    def refresh(self) -> None:
        """List the backups again."""
        shown = self._presenter.backup_rows()
        self._words.setText(shown.words)
        self._second.setText(shown.second)
        self.table.show_rows(shown.rows, "No backup has been made yet. One is made when the window closes.")
        self._show(self.table.selected())

    @Slot(str)
    def _show(self, key: str) -> None:
        """Open the backup chosen and say what it holds."""
        backup = self._presenter.backup(key)
        self.go_back.setEnabled(backup is not None)
        if backup is None:
            self._held.show_pairs(
                (Pair("Nothing chosen", "Choose a backup to see what it holds.", Tone.QUIET),)
            )
            return
        held = self._presenter.safe.look_into(backup)
        self.go_back.setEnabled(not held.faults)
        self._held.show_pairs(self._presenter.held_pairs(backup, held))

    @Slot()
    def _make(self) -> None:
        """Make a backup."""
        try:
            warning = self._presenter.safe.back_up("asked")
        except Unavailable as unavailable:
            self._say(Tone.AMBER, "Not made.", f"{unavailable.title} {unavailable.advice}")
            return
        self._say(Tone.AMBER if warning else Tone.GREEN, "Made.", warning or "It was opened and checked.")
        self.refresh()

    @Slot()
    def _choose(self) -> None:
        """Choose the second folder."""
        folder = self._notices.folder_to_use(self, "Choose a second folder for backups")
        if folder is None:
            return
        try:
            self._presenter.safe.choose_second_folder(str(folder))
        except Unavailable as unavailable:
            self._say(Tone.AMBER, "Not chosen.", f"{unavailable.title} {unavailable.advice}")
            return
        self.refresh()

    @Slot()
    def _go_back(self) -> None:
        """Go back to the backup chosen, once somebody has confirmed it."""
        backup = self._presenter.backup(self.table.selected())
        if backup is None or not self._notices.confirms(self, _SURE, "Go back"):
            return
        try:
            self._presenter.safe.go_back(backup)
        except Refused as refused:
            self._say(Tone.AMBER, "Not done.", refused.sentence)
            return
        self.accept()
        self.going_back.emit()

    def _say(self, tone: Tone, lead: str, words: str) -> None:
        """Say what came of it."""
        self.banner.show_notice(Notice(tone, lead, words))


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the backups."""
    return (
        Heading("Made", Cell("17-Nov-2026 10:30", bold=True)),
        Heading("Why", "Before going back to a backup", grow=1),
        Heading("Size", Cell("123.4 MB"), right=True),
    )
