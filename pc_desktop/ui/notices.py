"""The only place that opens a dialog: questions to answer and files to choose; tests put their own in its place."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from pc_desktop.paths import user_folder
from pc_desktop.ui.fault_page import FaultPage

_WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.eml *.msg);;All files (*)"

_LAYOUTS = "Layouts (*.toml);;All files (*)"

_PACKS = "Hand-over packs (*.pcpack);;All files (*)"


class Notices:
    """Asks people; every method answers at once with what they chose."""

    _fault: FaultPage | None = None

    def files_to_read(self, parent: QWidget) -> list[Path]:
        """Ask which workbooks to read; none where nobody chose."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Choose workbooks to read", "", _WORKBOOKS)
        return [Path(name) for name in names]

    def workbook_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a workbook of this name; None where nobody chose."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save the workbook", name, "Excel workbook (*.xlsx)")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".xlsx")

    def table_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a table of this name, as a workbook or as text; None where nobody chose."""
        kinds = "Excel workbook (*.xlsx);;Text with commas (*.csv)"
        chosen, kind = QFileDialog.getSaveFileName(parent, "Save the table", name, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".csv" if "csv" in kind else ".xlsx")

    def folder_to_use(self, parent: QWidget, what: str) -> Path | None:
        """Ask for a folder; `what` says what it is for. None where nobody chose."""
        chosen = QFileDialog.getExistingDirectory(parent, what)
        return Path(chosen) if chosen else None

    def paper_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a page of this name; None where nobody chose."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save the page", name, "PDF (*.pdf)")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".pdf")

    def numbers_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write comma-separated text of this name; None where nobody chose."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save the numbers", name, "Numbers (*.csv)")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".csv")

    def layout_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a layout of this name; None where nobody chose."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save the layout", name, _LAYOUTS)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".toml")

    def layout_to_read(self, parent: QWidget) -> Path | None:
        """Ask which layout of a colleague to take in; None where nobody chose."""
        chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a layout", "", _LAYOUTS)
        return Path(chosen) if chosen else None

    def store_to_open(self, parent: QWidget | None) -> Path | None:
        """Ask which store to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent, "Open a store", "", "Bed meeting stores (*.pcstore);;All files (*)"
        )
        return Path(chosen) if chosen else None

    def pack_to_write(self, parent: QWidget | None, name: str) -> Path | None:
        """Ask where to write a hand-over pack of this name."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save the pack", name, _PACKS)
        return Path(chosen) if chosen else None

    def pack_to_read(self, parent: QWidget | None) -> Path | None:
        """Ask which hand-over pack to take in."""
        chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a pack", "", _PACKS)
        return Path(chosen) if chosen else None

    def store_to_make(self, parent: QWidget | None) -> Path | None:
        """Ask where to make a new store."""
        chosen, _ = QFileDialog.getSaveFileName(
            parent, "Make a new store", "bed-meeting.pcstore", "Bed meeting stores (*.pcstore)"
        )
        return Path(chosen) if chosen else None

    def confirms(self, parent: QWidget, question: str, what: str) -> bool:
        """Ask to confirm something that cannot be undone; `what` is the button that does it."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Bed meeting")
        box.setText(question)
        do = box.addButton(what, QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Not now", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is do

    def tell_fault(self, parent: QWidget | None, heading: str, words: str, quote: str = "") -> None:
        """Say what went wrong on a page of its own, one at a time: what goes wrong again meanwhile is in the log."""
        if self._fault is not None:
            return
        page = FaultPage(heading, words, quote, user_folder(), parent)
        page.finished.connect(self._forget_fault)
        self._fault = page
        page.open()

    def _forget_fault(self, _result: int) -> None:
        """Let the next fault be told."""
        if self._fault is not None:
            self._fault.deleteLater()
        self._fault = None
