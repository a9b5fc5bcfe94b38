"""The saved views: choose one, forget one, or save what is shown now under a name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pc_desktop.services.find_views import View
from pc_desktop.theme.space import space
from pc_desktop.ui.widgets.buttons import Button, Kind, Link
from pc_desktop.ui.widgets.fields import Labelled
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.words import Look, Words


class ViewDialog(QDialog):
    """Offers the views there are and asks for the name of another; tells one thing and closes."""

    chosen = Signal(str)
    """The name of a view to show."""
    named = Signal(str)
    """The name under which what is shown now is to be saved."""
    forgotten = Signal(str)
    """The name of a view nobody wants any longer."""

    def __init__(self, views: Sequence[View], what: str, parent: QWidget | None = None) -> None:
        """List the views, and say `what` a new one would show."""
        super().__init__(parent)
        self.setWindowTitle("Views")
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.field = Labelled("Save what is shown now as", self.name, "Words searched for are left out.")
        self.save = Button("Save", "Enter", Kind.PRIMARY)
        self.save.setDefault(True)
        column = QVBoxLayout(self)
        space(column, (24, 20, 24, 20), 12)
        column.addWidget(Words("Views", Look.HEADING))
        page = Page(gap=8)
        for view in views:
            page.add(self._line(view))
        if not views:
            page.add(Words("No view has been saved yet.", Look.QUIET, wrap=True))
        page.column.addStretch(1)
        column.addWidget(page, 1)
        column.addWidget(Words(what, Look.SECONDARY, wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.save.clicked.connect(self._save)
        self.resize(480, 420)

    def _line(self, view: View) -> QWidget:
        """Make the line of one view."""
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, (0, 0, 0, 0), 12)
        show = Button(view.name, kind=Kind.QUIET)
        show.setAutoDefault(False)
        show.clicked.connect(partial(self._tell, self.chosen, view.name))
        forget = Link("Forget")
        forget.setAccessibleName(f"Forget the view {view.name}")
        forget.clicked.connect(partial(self._tell, self.forgotten, view.name))
        row.addWidget(show)
        row.addStretch(1)
        row.addWidget(forget)
        return line

    def _tell(self, signal: SignalInstance, name: str, _checked: bool = False) -> None:
        """Tell about one view, and close."""
        self.accept()
        signal.emit(name)

    @Slot()
    def _save(self) -> None:
        """Tell the name and close, or ask for one."""
        if self.name.text().strip():
            self.accept()
            self.named.emit(self.name.text())
        else:
            self.field.show_problem("Give the view a name.")
            self.name.setFocus()
