"""Writing what is shown to a file: a referral's summary as one page, the list of referrals as a workbook."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.actions_view import ActionsList
from pc_desktop.services.history_list import HistoryList
from pc_desktop.services.office import Office
from pc_desktop.services.patient_summary import PatientSummary, patient_summary
from pc_desktop.services.ports import Reading
from pc_desktop.services.referral_list import ReferralList
from pc_desktop.services.region import settings_of
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.file_desk import FileDesk


class Asks(Protocol):
    """What is asked of whoever asks people where to write."""

    def workbook_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a workbook."""
        ...

    def paper_to_write(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a page."""
        ...


class PaperDesk(FileDesk):
    """Writes what is shown on a screen."""

    def __init__(self, office: Office, dispatch: Dispatch, tasks: Tasks, asks: Asks, window: QWidget) -> None:
        """Work for a window."""
        super().__init__(office, dispatch, tasks, window)
        self._asks = asks

    @Slot(str)
    def summary(self, key: str) -> None:
        """Ask where, and write one referral's summary there as one page."""
        try:
            summary = self._office.desk.ask(lambda reading: self._summary(reading, key))
        except Refused as refused:
            self.failed.emit(refused.sentence)
            return
        path = self._asks.paper_to_write(self._window, f"Referral summary {summary.ref}.pdf")
        if path is not None:
            from pc_desktop.ui.paper import summary_pdf

            page = summary_pdf(summary)
            self._write(lambda: put_file(page, path), path.name, f"the summary of {summary.ref}")

    @Slot(object)
    def listed(self, listed: ReferralList) -> None:
        """Ask where, and write the list of referrals there as a workbook."""
        name = f"Referrals {shown_day(local_day(listed.as_at))}.xlsx"
        path = self._asks.workbook_to_write(self._window, name)
        if path is not None:
            whom = "with names" if listed.names_patients else "initials only"
            what = f"a list of {counted(len(listed.lines), 'referral')}, {whom}"
            write = self._office.write_referral_list
            self._write(lambda: write(listed, path), path.name, what)

    @Slot(object)
    def actions(self, listed: ActionsList) -> None:
        """Ask where, and write actions there as a workbook, a sheet for each owner."""
        path = self._asks.workbook_to_write(self._window, listed.file_name)
        if path is not None:
            whose = f"of {listed.owner}" if listed.owner else "of every owner"
            what = f"a list of {counted(len(listed.lines), 'action')} {whose}"
            write = self._office.write_actions
            self._write(lambda: write(listed, path), path.name, what)

    @Slot(object)
    def history(self, listed: HistoryList) -> None:
        """Ask where, and write the steps of History there as a workbook."""
        path = self._asks.workbook_to_write(
            self._window, f"History {shown_day(local_day(listed.as_at))}.xlsx"
        )
        if path is not None:
            write = self._office.write_history
            self._write(
                lambda: write(listed, path), path.name, f"History, {counted(len(listed.entries), 'step')}"
            )

    def _summary(self, reading: Reading, key: str) -> PatientSummary:
        """Gather one referral's summary."""
        labels: dict[str, str] = {}
        if self._office.profiles:
            profile = self._office.profile(settings_of(reading))
            labels = {one.key: one.label for one in profile.items}
            labels |= {one.key: one.label for one in profile.fields}
        return patient_summary(reading, key, self._office.desk.by, labels)


def put_file(content: bytes, path: Path) -> None:
    """Write a file, its owner's alone, beside its place and then put it there at once; raises Unavailable."""
    beside = path.parent / f".{secrets.token_hex(6)}.part"
    try:
        beside.touch(0o600, exist_ok=False)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise Unavailable(
            f"“{path.name}” could not be saved.",
            "Close it where it is open, or choose another folder, and export again.",
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
