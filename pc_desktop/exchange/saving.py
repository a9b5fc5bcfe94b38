"""Making a new workbook and putting it in its place whole: a file is replaced at once or not at all."""

import errno
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.exchange.in_memory import workbook_bytes
from pc_desktop.exchange.marks import OURS
from pc_desktop.exchange.palette import BODY, FACE
from pc_desktop.exchange.sealing import sealed

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_WORKBOOK: Final = ".xlsx"
_OWN: Final = 0o600
MADE_BY: Final = OURS
"""Who a workbook says it was made by: never a person."""


def new_book(title: str, mark: str, made: datetime) -> Workbook:
    """Make an empty workbook without sheets whose properties name its title and marking, and nobody."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    book._fonts[0] = Font(name=FACE, size=BODY)  # type: ignore[attr-defined] # noqa: SLF001 - no other way is given
    book.properties.creator = MADE_BY
    book.properties.lastModifiedBy = MADE_BY
    book.properties.title = title
    book.properties.category = mark
    book.properties.language = "en-GB"
    book.properties.created = made.astimezone(UTC).replace(tzinfo=None)
    return book


def save_book(book: Workbook, path: Path, password: str = "") -> None:
    """Write a workbook, its owner's alone, encrypted where a password is given; refuses a weak one.

    Raises as save_bytes.
    """
    refuse_place(path)
    content = workbook_bytes(book)
    save_bytes(sealed(content, password) if password else content, path)


def save_bytes(content: bytes, path: Path, endings: tuple[str, ...] = (_WORKBOOK,)) -> None:
    """Write the bytes of a workbook, its owner's alone, beside its place and then put it there at once.

    Raises Refused where the place is not a workbook's, Unavailable where the folder is missing, full or closed
    to us, or where the file is open in another program: what stood there is left, and nothing else.
    """
    refuse_place(path, endings)
    beside = path.parent / f".{secrets.token_hex(6)}.part"
    try:
        beside.touch(_OWN, exist_ok=False)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(beside, path)
    except OSError as error:
        raise _sentence(error, path) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def refuse_place(path: Path, endings: tuple[str, ...] = (_WORKBOOK,)) -> None:
    """Refuse a place where a workbook may not be put: another kind of file, a link, a device, a folder, a store."""
    if path.suffix.lower() not in endings:
        raise Refused(f"“{path.name}” is not the name of a workbook. End it with {' or '.join(endings)}.")
    if path.is_symlink():
        raise Refused(f"“{path.name}” is a link to another place. Choose another name and export again.")
    if path.is_dir():
        raise Refused(f"There is a folder of the name “{path.name}”. Choose another name and export again.")
    if path.exists() and not path.is_file():
        raise Refused(f"“{path.name}” is not an ordinary file. Choose another name and export again.")
    if path.with_name(f"{path.name}.key").exists():
        raise Refused(f"“{path.name}” is a store. Choose another name and export again.")


def _put_in_place(beside: Path, path: Path) -> None:
    """Replace the file at a path; raises Unavailable where another program has it open."""
    try:
        beside.replace(path)
    except IsADirectoryError:
        raise
    except PermissionError as error:
        raise Unavailable(
            f"“{path.name}” could not be replaced.",
            "It is probably open in Excel or another program. Close it there and export again, "
            "or save under another name.",
        ) from error


def _sentence(error: OSError, path: Path) -> Unavailable:
    """Say what the world said no to, and what to do about it."""
    title = f"“{path.name}” could not be saved."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Unavailable(title, "The folder is no longer there. Choose another folder and export again.")
    if isinstance(error, IsADirectoryError):
        return Unavailable(title, "There is a folder of that name. Choose another name and export again.")
    if isinstance(error, PermissionError):
        return Unavailable(title, "You may not write in this folder. Choose another folder and export again.")
    if error.errno in _FULL:
        return Unavailable(title, "The disk is full. Make room or choose another folder, and export again.")
    return Unavailable(title, "The disk did not take it. Choose another folder and export again.")
