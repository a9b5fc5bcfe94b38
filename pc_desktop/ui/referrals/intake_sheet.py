"""The dialog a form stands in: heading and strips above, the cards in the middle, what ends it below."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from pc_desktop.domain.errors import Unavailable
from pc_desktop.services.desk import Done
from pc_desktop.services.ports import Command
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.referrals.intake_asks import Section
from pc_desktop.ui.referrals.intake_sections import Sections
from pc_desktop.ui.referrals.intake_verdict import Verdict, as_shown
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, OneLine, Words

_KEEP_AFTER = 800
"""Milliseconds of quiet after which what is typed is kept."""
_WIDE, _TALL, _LEAST = 1460, 940, 560
_LOOKS = {Tone.GREEN: Look.STRONG, Tone.RED: Look.DANGER, Tone.QUIET: Look.QUIET}


class FormSheet(QDialog):
    """A form with its strips; what it says and what it becomes is for whoever fills it."""

    def __init__(self, heading: str, done: str, parent: QWidget | None = None) -> None:
        """Begin without fields; `done` is written on the button that ends it."""
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.form = Sections(())
        self.said = Banner()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_KEEP_AFTER)
        self._visited: set[str] = set()
        self._tried = False
        self._whole = QVBoxLayout(self)
        space(self._whole, (22, 16, 22, 16), 10)
        self._above = QHBoxLayout()
        self.heading = Words(heading, Look.HEADING)
        self._above.addWidget(self.heading)
        self.about = OneLine("", Look.QUIET)
        self._above.addWidget(self.about, 1)
        self._whole.addLayout(self._above)
        self._whole.addWidget(self.said)
        self._page = Page(gap=10)
        self._whole.addWidget(self._page, 1)
        self._foot = QHBoxLayout()
        self._counted = OneLine("", Look.QUIET)
        self._foot.addWidget(self._counted, 1)
        self.close_it = self.button("Close", "Esc", below=True)
        self.close_it.clicked.connect(self.reject)
        self.done_button = self.button(done, "Ctrl Enter", Kind.PRIMARY, below=True)
        self._whole.addLayout(self._foot)
        self._be_large()

    def button(self, words: str, key: str, kind: Kind = Kind.SECONDARY, *, below: bool = False) -> Button:
        """Put a button at the right of the heading, or of the foot."""
        made = Button(words, key, kind)
        made.setAutoDefault(False)
        (self._foot if below else self._above).addWidget(made)
        return made

    def strip(self, widget: QWidget, *, below: bool = False) -> None:
        """Put a strip above the form, where it scrolls with it; or below it, where it is always seen."""
        if below:
            self._whole.insertWidget(self._whole.indexOf(self._page) + 1, widget)
        else:
            self._page.add(widget)

    def key(self, *keys: str) -> list[QShortcut]:
        """Make shortcuts of this dialog."""
        return [QShortcut(QKeySequence(one), self) for one in keys]

    def show_form(self, sections: Sequence[Section], values: Mapping[str, str]) -> None:
        """Show these fields with these texts."""
        old = self.form
        self.form = Sections(sections)
        self.form.show_values(values)
        self._page.column.removeWidget(old)
        old.deleteLater()
        self._page.add(self.form)
        self._visited, self._tried = set(), False
        next(iter(self.form.fields.values())).take_keyboard()

    def show_faults(self, faults: Mapping[str, str], prompts: Mapping[str, str]) -> None:
        """Say what is wrong in the fields gone through, in all of them once ending the form was tried; else prompts.

        Of the NHS number more is said than what is wrong: see `show_number`.
        """
        for key, field in self.form.fields.items():
            if key == "nhs_number":
                continue
            fault = (
                faults.get(key, "") if self._tried or (key in self._visited and field.answer.text()) else ""
            )
            field.say(fault or prompts.get(key, ""), Look.DANGER if fault else Look.WARNING)
        count = len(faults)
        self._counted.setText(f"{count} still to do" if count and self._tried else "")

    def show_number(self, verdict: Verdict, faults: Mapping[str, str]) -> None:
        """Say how the NHS number stands while it is typed; that it is missing, once ending the form was tried."""
        if "nhs_number" not in self.form.fields:
            return
        missing = faults.get("nhs_number", "") if self._tried else ""
        if missing and verdict.tone is Tone.QUIET:
            self.form.fields["nhs_number"].say(missing, Look.DANGER)
        else:
            self.form.fields["nhs_number"].say(verdict.words, _LOOKS[verdict.tone])

    def left(self, key: str, now: datetime) -> None:
        """Note that a field has been gone through, and write it as it was understood."""
        self._visited.add(key)
        answer = self.form.fields[key].answer
        typed = answer.text()
        written = as_shown(key, typed, now)
        if written != typed:
            answer.show_text(written)

    def carried_out(self, dispatch: Dispatch, command: Command) -> Done | None:
        """Give an order, showing a refusal here, where the window's own strip cannot be seen."""
        self.said.show_notice(None)
        dispatch.refused.connect(self.say_refused)
        done = dispatch.do(command)
        dispatch.refused.disconnect(self.say_refused)
        return done

    def may_close(self, notices: Notices, keep: Callable[[], None]) -> bool:
        """Keep what is half typed; where that cannot be, ask whether to close all the same."""
        try:
            keep()
        except Unavailable as problem:
            question = f"{problem.title} What you typed would be lost. Close all the same?"
            return notices.confirms(self, question, "Close and lose it")
        return True

    def go_to_fault(self, faults: Mapping[str, str]) -> bool:
        """Have every fault said from now on and put the keyboard on the first; tells whether there is one."""
        self._tried = True
        first = next((field for key, field in self.form.fields.items() if key in faults), None)
        if first is not None:
            first.take_keyboard()
            self._page.ensureWidgetVisible(first)
        return bool(faults)

    @Slot()
    def keep_in_view(self) -> None:
        """Keep the field the keyboard is in where it can be seen, though a strip came or went above it."""
        here = QApplication.focusWidget()
        if here is not None and self.form.isAncestorOf(here):
            self._page.ensureWidgetVisible(here)

    @Slot(str)
    def say_refused(self, sentence: str) -> None:
        """Show a refusal above the form, where the window's own strip cannot be seen."""
        self.said.show_notice(Notice(Tone.RED, "Not done.", sentence))

    def _be_large(self) -> None:
        """Be as large as the form likes, and never larger than the window it lies over."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableGeometry().size()
        wide, tall = room.width() - 40, room.height() - 40
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(min(px(_LEAST), wide), min(px(_LEAST), tall))
        self.resize(min(px(_WIDE), wide), min(px(_TALL), tall))
        self.setWindowModality(Qt.WindowModality.WindowModal)
