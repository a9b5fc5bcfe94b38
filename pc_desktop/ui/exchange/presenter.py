"""What the Exchange screen shows and sends: files read, what they would change, and the order to accept them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_referrals import compare_lists
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.import_referrals import ImportFiles
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.returns_view import returns_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.exchange.change_rows import row_key
from pc_desktop.ui.exchange.preview_rows import PreviewRows, Table, preview_rows
from pc_desktop.ui.exchange.rows import ReturnsRows, returns_rows
from pc_desktop.ui.widgets.shown import Notice

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"})
"""What is read from a folder; a file dropped by itself is tried whatever it is called."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What came of reading files: those that could be read, and a notice for each that could not."""

    drafts: tuple[Draft, ...]
    notices: tuple[Notice, ...]


class Report(Protocol):
    """How a reading job tells how far it is, and learns that it is to stop."""

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Tell how far it is."""
        ...

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it is to stop."""
        ...


class ExchangePresenter:
    """Reads files, compares them with what is held and prepares the preview; writes nothing by itself."""

    def __init__(self, office: Office) -> None:
        """Sit in an office with nothing read."""
        self._office = office
        self._drafts: tuple[Draft, ...] = ()
        self._left_out: frozenset[str] = frozenset()
        self._has_accepted = False

    def returns(self) -> ReturnsRows:
        """Prepare whose return is in."""
        return returns_rows(self._office.desk.ask(returns_view))

    def reading_job(self, paths: Sequence[Path]) -> Callable[[Report], Harvest]:
        """Make the job that reads files, and those in folders, one after another, away from the window."""

        def job(report: Report) -> Harvest:
            files, notices = _files_in(paths)
            drafts: list[Draft] = []
            for number, file in enumerate(files):
                words = f"Reading {number + 1} of {len(files)}: {file.name}"
                report.say(words, number, len(files))
                try:
                    drafts.append(self._read(file, report, words, (number, len(files))))
                except Unavailable as unavailable:
                    notices.append(_notice(file, f"{unavailable.title} {unavailable.advice}"))
                except Refused as refused:
                    notices.append(_notice(file, refused.sentence))
            kept, doubles = _without_doubles(drafts)
            return Harvest(tuple(kept), (*notices, *doubles))

        return job

    def _read(self, file: Path, report: Report, words: str, so_far: tuple[int, int]) -> Draft:
        """Read one file, telling which of its sheets is being read."""
        return self._office.read_return(
            file,
            cancelled=lambda: report.is_cancelled,
            progress=lambda said: report.say(f"{words} · {said}", *so_far),
        )

    def show(self, drafts: Sequence[Draft]) -> PreviewRows | None:
        """Put what was read on the table; None where that is nothing."""
        self._drafts, self._left_out = tuple(drafts), frozenset()
        self._has_accepted = False
        return self.refresh()

    def leave_out(self, key: str) -> PreviewRows | None:
        """Leave the row of a file out, by the key of one of its changes, or take it in again; the rest fits anew."""
        self._left_out ^= {row_key(key)}
        return self.refresh()

    def refresh(self) -> PreviewRows | None:
        """Compare with what is held again, as facts may have changed since; None where nothing is on the table."""
        if not self._drafts:
            return None
        return preview_rows(self._office.desk.ask(self._compared))

    def _compared(self, reading: Reading) -> Table:
        """Compare returns and lists with what is held at one moment."""
        returns = [draft for draft in self._drafts if not draft.lists]
        return Table(
            returns=compare_all(reading, returns, self._left_out),
            lists=compare_lists(reading, self._drafts, self._left_out),
            left_out=self._left_out,
            has_accepted=self._has_accepted,
        )

    def accept(self) -> ImportFiles:
        """Make the order that accepts everything on the table as one step, but for the rows left out."""
        return ImportFiles(self._drafts, self._left_out)

    def note_accepted(self, *, accepted: bool) -> None:
        """Know whether what is on the table was accepted just now; taken back, it lies there as before."""
        self._has_accepted = accepted

    def put_away(self) -> None:
        """Put away what was read; nothing was written."""
        self._drafts, self._left_out, self._has_accepted = (), frozenset(), False


def _files_in(paths: Iterable[Path]) -> tuple[list[Path], list[Notice]]:
    """Give every file to read in the order named, those of a folder by name; tell of a folder without any."""
    files: list[Path] = []
    notices = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(
            (file for file in path.iterdir() if _is_workbook(file)), key=lambda file: file.name.casefold()
        )
        files += inside
        if not inside:
            notices.append(_notice(path, "There is no workbook in this folder."))
    return list(dict.fromkeys(files)), notices


def _is_workbook(file: Path) -> bool:
    """Tell whether a file of a folder is worth reading; what Excel leaves beside an open workbook is not."""
    return file.is_file() and file.suffix.casefold() in SUFFIXES and not file.name.startswith(("~$", "."))


def _without_doubles(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Notice]]:
    """Keep the first of files with the same content, and tell of the others."""
    kept: dict[str, Draft] = {}
    doubles = []
    for draft in drafts:
        first = kept.setdefault(draft.digest, draft)
        if first is not draft:
            words = f"It has the same content as {first.file}, so it is looked at once."
            doubles.append(Notice(Tone.BLUE, f"{draft.file} is a copy.", words))
    return list(kept.values()), doubles


def _notice(file: Path, words: str) -> Notice:
    """Say why a file was not read."""
    return Notice(Tone.AMBER, f"{file.name} was not read.", words)
