"""What is asked about the list as it is shown: under which name to keep it, and how to export it."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from pc_desktop.services.find_views import ForgetView, SaveView
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.find_export_dialog import ExportDialog
from pc_desktop.ui.referrals.find_view_dialog import ViewDialog
from pc_desktop.ui.referrals.presenter import ReferralsPresenter


class FindAsks(QObject):
    """Opens the dialogs of the list and carries out what they tell."""

    view_chosen = Signal(str)
    """The name of a saved view to show."""
    list_chosen = Signal(object)
    """The list as it is shown, to write as a workbook."""

    def __init__(self, presenter: ReferralsPresenter, dispatch: Dispatch, screen: QWidget) -> None:
        """Ask for a screen."""
        super().__init__(screen)
        self._presenter, self._dispatch, self._screen = presenter, dispatch, screen

    @Slot()
    def views(self) -> None:
        """Offer the saved views, and to save what is shown."""
        dialog = ViewDialog(self._presenter.views(), self._presenter.shown_words(), self._screen)
        dialog.chosen.connect(self.view_chosen)
        dialog.named.connect(lambda name: self._dispatch.do(SaveView(self._presenter.as_view(name))))
        dialog.forgotten.connect(lambda name: self._dispatch.do(ForgetView(name)))
        _open(dialog)

    @Slot()
    def export(self) -> None:
        """Ask whether the workbook of the list names patients."""
        dialog = ExportDialog(self._presenter.shown_words(), self._screen)
        dialog.chosen.connect(self._tell_list)
        _open(dialog)

    @Slot(bool)
    def _tell_list(self, names_patients: bool) -> None:
        """Tell the list as it is shown."""
        listed = self._presenter.listed(names_patients=names_patients)
        if listed is not None:
            self.list_chosen.emit(listed)


def _open(dialog: QDialog) -> None:
    """Open a dialog that goes when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
