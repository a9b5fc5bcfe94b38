"""The form of a new referral: filled by keyboard or by pasting, watched over while it is typed, taken in one step."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Unavailable
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.referrals.intake_presenter import IntakePresenter
from pc_desktop.ui.referrals.intake_sheet import FormSheet
from pc_desktop.ui.referrals.intake_strip import NearStrip, PasteStrip
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.shown import Notice

_LOW, _VERY_LOW = 820, 560
"""A dialog lower than this, in design pixels, shows only the likeliest person held, or only in short."""


class IntakeDialog(FormSheet):
    """Takes one referral; what is half typed when it closes is there when it opens again."""

    taken = Signal(str)
    """The key of the referral that was taken."""
    wants_existing = Signal(str)
    """The key of an open referral to go to instead."""

    def __init__(
        self,
        presenter: IntakePresenter,
        dispatch: Dispatch,
        parent: QWidget | None = None,
        notices: Notices | None = None,
    ) -> None:
        """Begin with an empty form, or where it was left."""
        super().__init__("New referral", "Take the referral", parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._notices = notices or Notices()
        self.near = NearStrip(short=self.height() < px(_VERY_LOW))
        self.pasted, self.chosen = PasteStrip(), Banner()
        self._named, self._fresh = "", True
        self._again = self.button("Begin again", "Ctrl Backspace")
        self._paste = self.button("Paste", "Ctrl Shift V")
        self.strip(self.pasted)
        self.strip(self.chosen)
        self.strip(self.near, below=True)
        self._connect()
        self._open()

    def _connect(self) -> None:
        """Hand keys and wishes on."""
        self.done_button.clicked.connect(self.take)
        self._paste.clicked.connect(self.paste)
        self._again.clicked.connect(self.begin_again)
        self.timer.timeout.connect(self._keep)
        self.near.opened.connect(self._open_existing)
        self.near.chosen.connect(self._choose)
        self.near.refused.connect(self._refuse)
        self.chosen.acted.connect(self._choose_nobody)
        for keys, act in (
            (("Ctrl+Return", "Ctrl+Enter"), self.take),
            (("Ctrl+Shift+V",), self.paste),
            (("Ctrl+Backspace",), self.begin_again),
            (("Ctrl+O",), lambda: self._first("open_it")),
            (("Ctrl+P",), lambda: self._first("choose")),
            (("Ctrl+D",), lambda: self._first("refuse")),
        ):
            for shortcut in self.key(*keys):
                shortcut.activated.connect(act)

    def _open(self) -> None:
        """Show the form as the presenter has it."""
        page = self._presenter.open()
        self.show_form(page.sections, page.values)
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)
        self.about.setText("Gone on with from where it was left." if page.resumed else "")
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the first field."""
        super().showEvent(event)
        if self._fresh:
            self._fresh = False
            self.form.fields["nhs_number"].take_keyboard()

    @Slot()
    def take(self) -> None:
        """Take the referral, or show what is still missing."""
        values = self.form.values()
        has_faults = self.go_to_fault(self._presenter.look(values).faults)
        self._look()
        if has_faults:
            return
        done = self.carried_out(self._dispatch, self._presenter.order(values))
        if done is not None:
            self.timer.stop()
            key = self._presenter.taken(done)
            self.accept()
            self.taken.emit(key)

    @Slot()
    def paste(self) -> None:
        """Fill in what the clipboard says."""
        rows = self._presenter.paste(QGuiApplication.clipboard().text())
        self.form.show_values(rows.values)
        self.pasted.show_paste(rows)
        for key in self.form.fields.keys() & rows.values.keys():
            self.left(key, self._presenter.now())
        self._changed()

    @Slot()
    def begin_again(self) -> None:
        """Throw away what is typed, once that is confirmed."""
        if self._presenter.is_begun(self.form.values()) and not self._notices.confirms(
            self, "Throw away what is typed here and begin with an empty form?", "Throw away"
        ):
            return
        self._presenter.forget()
        self.pasted.hide()
        self.said.show_notice(None)
        self._open()

    def reject(self) -> None:
        """Close, keeping what is half typed; asks only where it could not be kept."""
        self.timer.stop()
        if self.may_close(self._notices, lambda: self._presenter.keep(self.form.values())):
            super().reject()

    @Slot(str)
    def _edited(self, _key: str) -> None:
        """Look again after each change a person makes."""
        self._changed()

    def _changed(self) -> None:
        """Judge the form anew, and keep it once the keyboard rests; a refusal of what stood before is over."""
        self.said.show_notice(None)
        self._look()
        self.timer.start()

    @Slot(str)
    def _left(self, key: str) -> None:
        """Judge the field gone through, written as it was understood."""
        self.left(key, self._presenter.now())
        self._look()

    def _look(self) -> None:
        """Show what the form as it stands comes to."""
        look = self._presenter.look(self.form.values())
        self.form.show_values(look.filled)
        if look.filled:
            look = self._presenter.look(self.form.values())
        self.show_faults(look.faults, look.prompts)
        self.show_number(look.number, look.faults)
        self.near.show_rows(look.near, 1 if self.height() < px(_LOW) else 3)
        QTimer.singleShot(0, self.keep_in_view)
        self._show_chosen(look.chosen)

    def _show_chosen(self, name: str) -> None:
        """Say who was chosen as the patient, with the way back."""
        if name == self._named:
            return
        self._named = name
        words = "What is typed here is added to what is held of them."
        notice = Notice(Tone.BLUE, f"{name} is the patient.", words, "Somebody else", can_close=False)
        self.chosen.show_notice(notice if name else None)

    def _first(self, act: str) -> None:
        """Do something about the first person held."""
        line = self.near.first()
        if line is not None:
            getattr(line, act)()

    @Slot(str)
    def _open_existing(self, referral: str) -> None:
        """Go to an open referral instead; what is typed is kept."""
        self.reject()
        if not self.isVisible():
            self.wants_existing.emit(referral)

    @Slot(str)
    def _choose(self, person: str) -> None:
        """Take somebody held as the patient."""
        self.form.show_values(self._presenter.choose(person, self.form.values()))
        self._changed()

    @Slot()
    def _choose_nobody(self) -> None:
        """Take the patient for somebody new after all."""
        self._presenter.choose_nobody()
        self._changed()

    @Slot(str)
    def _refuse(self, person: str) -> None:
        """Note that somebody held is another."""
        self._presenter.another(person)
        self._changed()

    @Slot()
    def _keep(self) -> None:
        """Keep what is half typed."""
        try:
            self._presenter.keep(self.form.values())
        except Unavailable as problem:
            self.say_refused(f"{problem.title} {problem.advice}")
