"""What the window's Safety menu does: lock, name who works, back up, change the ways in, hand over, take in, check."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.roles import refuse_act
from pc_desktop.services.erase import ErasePerson
from pc_desktop.services.merging import Joined, Question
from pc_desktop.services.office import Office
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.file_desk import fault_words
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.paper_desk import put_file
from pc_desktop.ui.safety.backups_dialog import BackupsDialog
from pc_desktop.ui.safety.lock import Lock
from pc_desktop.ui.safety.presenter import SafetyPresenter
from pc_desktop.ui.safety.recovery_dialog import RecoveryDialog
from pc_desktop.ui.safety.recovery_page import recovery_pdf
from pc_desktop.ui.safety.remembering import Remembering
from pc_desktop.ui.safety.watch import Watch
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog

_SURE = "Make a new recovery key? One made earlier opens the store no more."


class SafetyDesk(QObject):
    """Carries out the Safety menu for a window."""

    done = Signal(str)
    """What was done, in a sentence."""
    failed = Signal(str)
    """Why it was not, in a sentence."""
    warned = Signal(str)
    """What somebody should know and do something about, in a sentence or two."""
    wants_close = Signal()
    """The window is to close, so that a backup can take the store's place."""

    def __init__(
        self, office: Office, dispatch: Dispatch, tasks: Tasks, asks: tuple[Notices, Memory], window: QWidget
    ) -> None:
        """Work for a window."""
        super().__init__(window)
        self._office, self._dispatch, self._tasks, self._window = office, dispatch, tasks, window
        self._notices, self._memory = asks
        self.presenter = SafetyPresenter(office)
        asks_words = office.safe is not None and not office.is_sample
        self.lock = Lock(self._opens_with, asks=asks_words, parent=window)
        self.watch = Watch(
            lambda: self.presenter.idle_after().total_seconds(), self.presenter.is_meeting_live, parent=self
        )
        self.dialog: FormDialog | BackupsDialog | RecoveryDialog | None = None
        self.watch.left_alone.connect(self.lock.lock)
        self.watch.hour_passed.connect(self.back_up_quietly)
        self.lock.opened.connect(self.watch.touch)
        self.remembering = Remembering(office, tasks, (self._notices, self._ask), window)
        self.remembering.done.connect(self.done)
        self.remembering.failed.connect(self.warned)
        self.lock.locked.connect(self.remembering.shut)
        self.lock.opened.connect(self.remembering.reopen)
        dispatch.topics_changed.connect(self.remembering.obey)

    def does(self) -> dict[str, Callable[[], object]]:
        """Say what each action of the Safety menu does."""
        acts: dict[str, Callable[[], object]] = {
            "lock": self.lock.lock,
            "who": self.ask_who,
            "backups": self.show_backups,
            "pack": self.ask_pack,
            "take in": self.ask_take_in,
            "check": self.check,
            "passphrase": self.ask_passphrase,
            "retention": self.ask_retention,
            "recovery": self.make_recovery_key,
            "remember": self.remembering.ask,
        }
        return {name: partial(self._try, act) for name, act in acts.items()}

    def begin(self, remember: bool | None = None) -> None:
        """Work in the name of whoever worked here last, watch, and say what went wrong at the last closing.

        `remember` says whether this computer's keyring is to open the store from now on; None leaves it as it is.
        """
        if self._memory.person:
            self._try(lambda: self._office.desk.sit_down(self._memory.person, self._memory.role))
        self.watch.begin()
        if behind := self.presenter.clock_words():
            self.warned.emit(behind)
        safe = self._office.safe
        if safe is None:
            return
        if trouble := safe.trouble():
            self.warned.emit(f"No backup was made when the window was last closed. {trouble}")
        self.remembering.begin(wish=remember)
        self._tasks.run(lambda _: safe.verify_newest(), self._tell_faults, self._say)

    def ask_who(self) -> None:
        """Ask who works here."""
        self._ask(self.presenter.who_form(), self._sit_down)

    def ask_passphrase(self) -> None:
        """Ask for another passphrase."""
        _ = self.presenter.safe

        def change(values: Values) -> None:
            self.presenter.change_passphrase(values)
            self.done.emit("The passphrase is changed.")

        self._ask(self.presenter.passphrase_form(), change)

    def make_recovery_key(self) -> None:
        """Make a recovery key and show it once."""
        safe = self.presenter.safe
        if safe.has_recovery_key() and not self._notices.confirms(self._window, _SURE, "Make a new one"):
            return
        self._show(RecoveryDialog(safe.new_recovery_key(), self._print_key, self._window))

    def show_backups(self) -> None:
        """Show the backups there are."""
        _ = self.presenter.safe
        dialog = BackupsDialog(self.presenter, self._notices, self._window)
        dialog.going_back.connect(self.wants_close)
        self._show(dialog)

    def ask_pack(self) -> None:
        """Ask what to hand over, and where to put it."""
        refuse_act(self._office.desk.role, "handover")
        _ = self.presenter.safe
        self._ask(self.presenter.pack_form(), self._pack)

    def ask_take_in(self) -> None:
        """Ask which pack to take in and for its passphrase."""
        refuse_act(self._office.desk.role, "handover")
        _ = self.presenter.safe
        path = self._notices.pack_to_read(self._window)
        if path is not None:
            self._ask(self.presenter.take_in_form(path.name), partial(self._take_in, path))

    def ask_retention(self) -> None:
        """Ask whose records to erase, of those that are due."""
        refuse_act(self._office.desk.role, "erase")
        self._ask(self.presenter.retention_form(), self._erase)

    def _tell_faults(self, found: tuple[str, ...]) -> None:
        """Say what is wrong with the journal, if anything is."""
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            self.warned.emit(
                f"{found[0]}{more} Ctrl Shift B goes back to a backup, Ctrl Shift K checks everything."
            )

    def check(self) -> None:
        """Check the whole store, away from the window."""

        def tell(found: tuple[str, ...]) -> None:
            self._tell_faults(found)
            if not found:
                self.done.emit("The file, the rules and the whole journal are sound.")

        self._tasks.run(lambda _: self._office.desk.verify(), tell, self._say)

    @Slot()
    def back_up_quietly(self) -> None:
        """Make a backup away from the window; say so only where it fails."""
        safe = self._office.safe
        if safe is None or self._office.is_sample:
            return

        def tell(warning: str) -> None:
            if warning:
                self.failed.emit(warning)

        self._tasks.run(lambda _: safe.back_up("meeting"), tell, self._say)

    def _opens_with(self, passphrase: str) -> bool:
        """Tell whether a passphrase opens the store."""
        return self._office.safe is None or self._office.safe.opens_with(passphrase)

    def _sit_down(self, values: Values) -> None:
        """Work as the person named, and remember them."""
        self._office.desk.sit_down(values["name"], values["role"])
        self._memory.person, self._memory.role = self._office.desk.by, self._office.desk.role
        self._dispatch.topics_changed.emit(frozenset({"setting"}))
        self.done.emit(f"{self._office.desk.by} is working here now.")

    def _pack(self, values: Values) -> None:
        """Write the pack asked for, away from the window."""
        words, everything = self.presenter.pack_words(values)
        path = self._notices.pack_to_write(self._window, self.presenter.pack_name())
        if path is None:
            return
        safe = self.presenter.safe

        def tell(steps: int) -> None:
            self.done.emit(f"{path.name} carries {steps:,} steps. Tell its passphrase by another way.")

        self._tasks.run(lambda _: safe.make_pack(path, words, everything=everything), tell, self._say)

    def _take_in(self, path: Path, values: Values) -> None:
        """Take a pack in, asking what stands where both sides changed one thing."""
        self._join(path, values["words"], {})

    def _join(self, path: Path, words: str, choices: dict[str, str]) -> None:
        """Take a pack in under some choices."""
        desk = self._office.desk
        joined = self.presenter.safe.take_in(path, words, choices, self._office.clock.now(), desk.by)
        if joined.questions:
            self._choose(joined.questions, path, words, choices)
            return
        self._tell_joined(joined)

    def _choose(
        self, questions: tuple[Question, ...], path: Path, words: str, before: dict[str, str]
    ) -> None:
        """Ask what stands, then take the pack in."""

        def join(values: Values) -> None:
            self._join(path, words, before | {question.key: values[question.key] for question in questions})

        self._ask(self.presenter.questions_form(questions), join)

    def _tell_joined(self, joined: Joined) -> None:
        """Tell everybody what a pack changed."""
        self._office.desk.look_again()
        if joined.steps:
            self._dispatch.topics_changed.emit(joined.topics | {"setting"})
        self.done.emit(self.presenter.joined_words(joined))

    def _erase(self, values: Values) -> None:
        """Erase those ticked, once somebody has confirmed it."""
        people = values["people"]
        if not people:
            raise Refused("Nobody is ticked, so nothing was erased.")
        question = f"Erase the records of {counted(len(people), 'patient')} for good? This cannot be undone."
        if not self._notices.confirms(self._window, question, "Erase"):
            raise Refused("Nothing was erased.")
        for person in people:
            self._dispatch.do(ErasePerson(person))
        left = self.presenter.replace_old_backups() if self._office.safe is not None else ""
        self.done.emit(" ".join((f"{counted(len(people), 'patient')} erased.", left)).strip())

    def _print_key(self, key: str) -> None:
        """Put a recovery key on a page."""
        path = self._notices.paper_to_write(self._window, "Recovery key.pdf")
        if path is not None:
            day = shown_day(local_day(self._office.clock.now()))
            self._try(lambda: put_file(recovery_pdf(key, day), path))

    def _ask(self, form: Form, act: Callable[[Values], None]) -> None:
        """Ask in a form that stays open while a rule, or the world, says no."""

        def save(values: Values) -> str | None:
            try:
                act(values)
            except (Refused, Unavailable) as fault:
                return fault_words(fault)
            return None

        self._show(FormDialog(form, local_day(self._office.clock.now()), save, self._window))

    def _show(self, dialog: FormDialog | BackupsDialog | RecoveryDialog) -> None:
        """Show one dialog; one shown before goes."""
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _try(self, act: Callable[[], object]) -> None:
        """Act, and say why not where it was refused."""
        try:
            act()
        except (Refused, Unavailable) as fault:
            self._say(fault)

    def _say(self, fault: Exception) -> None:
        """Say why something was not done."""
        self.failed.emit(fault_words(fault))
