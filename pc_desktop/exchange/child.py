"""The process that reads foreign files: bound first, it opens one, says what it says, and ends.

Started as `python -m pc_desktop.exchange.child`, or by a frozen application given the word in summons.py. It
reads one line of JSON from its input and writes lines of JSON: {"progress": ...} as it goes, then one of
{"answer": ...}, {"unavailable": [title, advice]} and {"broken": where}.
"""

import hashlib
import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pc_desktop.domain.errors import Unavailable
from pc_desktop.exchange import (
    layouts,
    limits,
    list_kinds,
    list_reader,
    list_wire,
    opening,
    people_lists,
    returns_reader,
    wire,
)
from pc_desktop.exchange.grids import TITLE, Book, refused

_OUT = 1


def main(argv: list[str]) -> int:
    """Carry out the one errand read from standard input; always ends with 0 once an answer is written."""
    del argv
    errand = json.loads(sys.stdin.buffer.readline())
    _load_readers()
    limits.bind(float(errand["seconds"]), int(errand["megabytes"]))
    reply: dict[str, Any]
    try:
        reply = {"answer": _carry_out(errand)}
    except Unavailable as fault:
        reply = {"unavailable": [fault.title, fault.advice]}
    except (MemoryError, RecursionError):
        reply = {
            "unavailable": [TITLE, "Reading it takes far more memory than any return. Ask for a fresh copy."]
        }
    except BaseException as fault:  # noqa: BLE001 - a panic inside a library is not an Exception
        reply = {"broken": _where(fault)}
    _say(reply)
    return 0


def _load_readers() -> None:
    """Import what opens workbooks while this process may still do as it likes."""
    import python_calamine  # noqa: F401


def _carry_out(errand: dict[str, Any]) -> dict[str, Any]:
    """Read the file as a return, a list or bare grids."""
    content, name = _content(Path(errand["path"]))
    book = opening.opened(content, Path(name).stem, errand.get("password"), _tell)
    found: dict[str, Any] = {"file": name, "digest": hashlib.sha256(content).hexdigest()}
    if errand["task"] == "grids":
        return {**found, "grids": wire.pack_book(book), "problems": wire.pack_problems(book.problems)}
    known = layouts.load(Path(errand["layouts"]))
    if errand["task"] == "list":
        return {**found, **list_reader.read(book, known, _tell)}
    lists = list_kinds.lists_in(book, known)
    return {**found, **(_lists(book, lists) if lists else _return(book, known))}


def _lists(book: Book, found: Sequence[list_kinds.Found]) -> dict[str, Any]:
    """Read a book as lists of referrals or measurements and write them for the way."""
    lists, problems = people_lists.read(book, found, _tell)
    return {
        "layout": lists[0].layout,
        "units": [],
        "problems": wire.pack_problems((*book.problems, *problems.listed())),
        "lists": [list_wire.pack(one) for one in lists],
    }


def _return(book: Book, known: tuple[layouts.Layout, ...]) -> dict[str, Any]:
    """Read a book as a return and write it for the way."""
    result = returns_reader.read(book, known, _tell)
    return {
        "layout": result.layout,
        "units": wire.pack_units(result.units),
        "problems": wire.pack_problems(result.problems),
    }


def _content(path: Path) -> tuple[bytes, str]:
    """Give the bytes of a file, opened once and only to be read."""
    try:
        if path.is_dir():
            raise refused("It is a folder. Choose the workbook inside it.")
        size = path.stat().st_size
        if size > opening.MOST_BYTES:
            raise refused("It is far larger than any return. Ask for a fresh copy of the form.")
        _tell("Opening the file")
        with path.open("rb") as stream:
            return stream.read(opening.MOST_BYTES + 1), path.name
    except FileNotFoundError as fault:
        raise refused("It is no longer where it was. Look for it and try again.") from fault
    except PermissionError as fault:
        raise refused("It may not be opened. Close it in Excel, or ask for the right to read it.") from fault
    except OSError as fault:
        raise refused(
            "The disk or the network did not give it. Copy it to this computer and try again."
        ) from fault


def _where(fault: BaseException) -> str:
    """Say where our own code broke, without a word of what stands in the file."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(fault).__name__} at {place}"


def _tell(what: str) -> None:
    """Say how far the reading is."""
    _say({"progress": what})


def _say(message: dict[str, Any]) -> None:
    """Write one line, by number: without a console standard output may have no stream."""
    line = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )
    rest = memoryview(line + b"\n")
    while rest:
        rest = rest[os.write(_OUT, rest) :]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
