"""The form of a correction: a referral's details and its patient's, written in one step that says what changed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Unavailable
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.referrals.amend_presenter import AmendPresenter
from pc_desktop.ui.referrals.intake_sheet import FormSheet


class AmendDialog(FormSheet):
    """Corrects one referral; what is half typed when it closes is there when it opens again."""

    amended = Signal(str)
    """The key of the referral that was corrected."""

    def __init__(
        self,
        presenter: AmendPresenter,
        dispatch: Dispatch,
        referral_key: str,
        parent: QWidget | None = None,
        notices: Notices | None = None,
    ) -> None:
        """Begin with the details as they are held, or where their correction was left."""
        super().__init__("Correct a referral", "Save the changes", parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._key = referral_key
        self._notices = notices or Notices()
        self._again = self.button("As it was", "Ctrl Backspace")
        self.done_button.clicked.connect(self.save)
        self._again.clicked.connect(self.as_it_was)
        self.timer.timeout.connect(self._keep)
        for keys, act in ((("Ctrl+Return", "Ctrl+Enter"), self.save), (("Ctrl+Backspace",), self.as_it_was)):
            for shortcut in self.key(*keys):
                shortcut.activated.connect(act)
        self._open()

    def _open(self) -> None:
        """Show the details."""
        page = self._presenter.open(self._key)
        self.setWindowTitle(f"Correct {page.ref}")
        self.heading.setText(f"Correct {page.ref}")
        self._resumed, self._hidden = page.resumed, page.hidden
        self.show_form(page.sections, page.values)
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)
        self._look()

    @Slot()
    def save(self) -> None:
        """Write what differs, or show what cannot be right; where nothing differs, only close."""
        values = self.form.values()
        look = self._presenter.look(values)
        has_faults = self.go_to_fault(look.faults)
        self._look()
        if has_faults:
            return
        if not look.changed:
            self.reject()
            return
        if self.carried_out(self._dispatch, self._presenter.order(values)) is not None:
            self.timer.stop()
            self._presenter.forget()
            self.accept()
            self.amended.emit(self._key)

    @Slot()
    def as_it_was(self) -> None:
        """Show the details as they are held, once throwing away what was typed is confirmed."""
        changed = self._presenter.look(self.form.values()).changed
        if changed and not self._notices.confirms(
            self, f"Throw away {counted(changed, 'change')} and show what is held?", "Throw away"
        ):
            return
        self._presenter.forget()
        self.said.show_notice(None)
        self._open()

    def reject(self) -> None:
        """Close, keeping what is half typed; asks only where it could not be kept."""
        self.timer.stop()
        if self.may_close(self._notices, lambda: self._presenter.keep(self.form.values())):
            super().reject()

    @Slot(str)
    def _edited(self, _key: str) -> None:
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
        self.show_faults(look.faults, look.prompts)
        self.show_number(look.number, look.faults)
        words = f"{counted(look.changed, 'field')} changed" if look.changed else "Nothing changed yet"
        words += ", gone on with from where it was left" if self._resumed else ""
        words += (
            ". This record is restricted: open it to correct the patient's details." if self._hidden else ""
        )
        self.about.setText(words)

    @Slot()
    def _keep(self) -> None:
        """Keep what is half typed."""
        try:
            self._presenter.keep(self.form.values())
        except Unavailable as problem:
            self.say_refused(f"{problem.title} {problem.advice}")
