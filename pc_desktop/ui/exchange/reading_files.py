"""Which files are read when files, folders and e-mails are dropped, and what came of reading them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pc_desktop.domain.correction import Asked
from pc_desktop.domain.errors import Locked, Refused, Unavailable
from pc_desktop.domain.returns import Draft
from pc_desktop.services.ports import Reader
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.shown import Notice

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".eml", ".msg"})
"""What is read from a folder; a file dropped by itself is tried whatever it is called."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What came of reading files: those that could be read, and a notice for each that could not.

    `paths` tells where each was read from, by digest; `locked` are those that want a password.
    """

    drafts: tuple[Draft, ...]
    notices: tuple[Notice, ...]
    paths: Mapping[str, Path] = field(default_factory=dict)
    locked: tuple[Path, ...] = ()


class Report(Protocol):
    """How a reading job tells how far it is, and learns that it is to stop."""

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Tell how far it is."""
        ...

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it is to stop."""
        ...


def read_files(read: Reader, paths: Sequence[Path], asked: Asked, report: Report) -> Harvest:
    """Read files, and those in folders, one after another; what cannot be read is said and the others go on."""
    files, notices = files_in(paths)
    drafts: list[Draft] = []
    where: dict[str, Path] = {}
    locked: list[Path] = []
    for number, file in enumerate(files):
        words = f"Reading {number + 1} of {len(files)}: {file.name}"
        report.say(words, number, len(files))
        try:
            whole = _read(read, file, asked, report, words, (number, len(files)))
        except Locked as fault:
            locked.append(file)
            notices.append(_notice(file.name, f"{fault.title} {fault.advice}"))
        except Unavailable as unavailable:
            notices.append(_notice(file.name, f"{unavailable.title} {unavailable.advice}"))
        except Refused as refused:
            notices.append(_notice(file.name, refused.sentence))
        else:
            drafts += (whole, *whole.attached)
            where |= {one.digest: file for one in (whole, *whole.attached)}
            notices += [_notice(one.file, f"{one.title} {one.advice}") for one in whole.unread]
            locked += [file] if any(one.is_locked for one in whole.unread) else []
    kept, doubles = without_doubles(drafts)
    return Harvest(tuple(kept), (*notices, *doubles), where, tuple(locked))


def _read(
    read: Reader, file: Path, asked: Asked, report: Report, words: str, so_far: tuple[int, int]
) -> Draft:
    """Read one file, telling which of its sheets is being read."""
    return read(
        file,
        cancelled=lambda: report.is_cancelled,
        progress=lambda said: report.say(f"{words} · {said}", *so_far),
        asked=asked,
    )


def files_in(paths: Iterable[Path]) -> tuple[list[Path], list[Notice]]:
    """Give every file to read in the order named, those of a folder by name; tell of a folder without any."""
    files: list[Path] = []
    notices = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(
            (file for file in path.iterdir() if is_workbook(file)), key=lambda file: file.name.casefold()
        )
        files += inside
        if not inside:
            notices.append(_notice(path.name, "There is no workbook in this folder."))
    return list(dict.fromkeys(files)), notices


def is_workbook(file: Path) -> bool:
    """Tell whether a file of a folder is worth reading; what Excel leaves beside an open workbook is not."""
    return file.is_file() and file.suffix.casefold() in SUFFIXES and not file.name.startswith(("~$", "."))


def without_doubles(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Notice]]:
    """Keep the first of files with the same content, and tell of the others."""
    kept: dict[str, Draft] = {}
    doubles = []
    for draft in drafts:
        first = kept.setdefault(draft.digest, draft)
        if first is not draft:
            words = f"It has the same content as {first.file}, so it is looked at once."
            doubles.append(Notice(Tone.BLUE, f"{draft.file} is a copy.", words))
    return list(kept.values()), doubles


def _notice(file: str, words: str) -> Notice:
    """Say why a file was not read."""
    return Notice(Tone.AMBER, f"{file} was not read.", words)
