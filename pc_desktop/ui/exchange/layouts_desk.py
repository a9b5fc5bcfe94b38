"""Joins the page of layouts to what it is about: the layouts kept on this computer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.office import Office
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.exchange.layout_rows import LayoutsPresenter
from pc_desktop.ui.exchange.layouts_pane import LayoutsPane
from pc_desktop.ui.exchange.notice_list import NoticeList
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.widgets.shown import Notice


class LayoutsDesk(QObject):
    """Shows the layouts and does what people wish; files to write and read are asked for by the window."""

    opened = Signal()
    """The page is to be shown."""
    wants_saved = Signal(str, str)
    """Ask where to save a layout, by its key and its name; hand the place to `save`."""
    wants_taken = Signal()
    """Ask which file to take in; hand it to `take_in`."""

    def __init__(self, office: Office, notices: NoticeList, over: QWidget) -> None:
        """Work over a screen."""
        super().__init__(over)
        self._presenter = LayoutsPresenter(office)
        self._office, self._notices, self._over = office, notices, over
        self.pane = LayoutsPane()
        self.dialog: FormDialog | None = None
        self.pane.chosen.connect(self._show)
        self.pane.wants_name.connect(self._ask_name)
        self.pane.wants_removed.connect(self._remove)
        self.pane.wants_saved.connect(lambda key: self.wants_saved.emit(key, self._presenter.name_of(key)))
        self.pane.wants_taken.connect(self.wants_taken)
        notices.acted.connect(self._put_back)

    @Slot()
    def open(self) -> None:
        """Show the page."""
        self._show("")
        self.opened.emit()
        self.pane.layouts.setFocus()

    @Slot(str)
    def _show(self, key: str) -> None:
        """Show every layout, and the headings of this one."""
        self.pane.show_layouts(self._presenter.rows(key or self.pane.layouts.selected()))

    @Slot(str)
    def _ask_name(self, key: str) -> None:
        """Ask for another name."""
        form = self._presenter.rename_form(key)
        self._ask(form, lambda values: self._presenter.rename(key, str(values["name"])), key)

    @Slot(str)
    def _remove(self, key: str) -> None:
        """Remove a layout, and offer to put it back."""
        name = self._presenter.name_of(key)
        if self._do(lambda: self._presenter.remove(key)):
            words = "Files of this kind are asked about again."
            self._notices.show_notices((Notice(Tone.BLUE, f"“{name}” was removed.", words, "Put it back"),))
        self._show("")

    @Slot()
    def _put_back(self) -> None:
        """Bring back what was removed last."""
        self._notices.show_notices(())
        self._do(self._presenter.put_back)
        self._show("")

    @Slot(str, object)
    def save(self, key: str, path: Path) -> None:
        """Save a layout as a file for a colleague."""
        if self._do(lambda: self._office.books.layouts.save_as(key, path)):
            words = "Send it to your colleague, who takes it in under Exchange, Layouts. It names no patient."
            self._notices.show_notices((Notice(Tone.GREEN, f"Saved {path.name}.", words),))

    @Slot(object)
    def take_in(self, path: Path) -> None:
        """Take a colleague's file in, or say what is wrong with it."""
        names: list[str] = []
        if self._do(lambda: names.append(self._office.books.layouts.take_in(path))):
            words = "Files with its headings are read by it from now on."
            self._notices.show_notices((Notice(Tone.GREEN, f"“{names[0]}” was taken in.", words),))
        self._show("")

    def _do(self, act: Callable[[], object]) -> bool:
        """Do something, and say why where it cannot be done."""
        try:
            act()
        except Refused as refused:
            self._notices.show_notices((Notice(Tone.AMBER, "Not done.", refused.sentence),))
            return False
        except Unavailable as fault:
            self._notices.show_notices((Notice(Tone.AMBER, fault.title, fault.advice),))
            return False
        return True

    def _ask(self, form: Form, then: Callable[[Values], None], key: str) -> None:
        """Open a form, and do something with what was filled in."""

        def save(values: Values) -> str | None:
            try:
                then(values)
            except Refused as refused:
                return refused.sentence
            self._show(key)
            return None

        self.dialog = FormDialog(form, local_day(self._office.clock.now()), save, self._over)
        self.dialog.open()
