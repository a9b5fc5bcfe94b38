"""The process that reads foreign files: bound first, it opens one, says what it says, and ends.

Started as `python -m pc_desktop.exchange.child`, or by a frozen application given the word in summons.py. It
reads one line of JSON from its input and writes lines of JSON: {"progress": ...} as it goes, then one of
{"answer": ...}, {"unavailable": [title, advice]} and {"broken": where}.
"""

import gc
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from pc_desktop.domain.errors import Locked, Unavailable
from pc_desktop.exchange import inside, limits, opening
from pc_desktop.exchange.grids import TITLE, refused

_OUT = 1


def main(argv: list[str]) -> int:
    """Carry out the one errand read from standard input; always ends with 0 once an answer is written."""
    del argv
    errand = json.loads(sys.stdin.buffer.readline())
    _load_readers(writes=errand["task"] == "questions")
    limits.bind(float(errand["seconds"]), int(errand["megabytes"]))
    gc.disable()  # it ends before cycles could matter, and looking for them among a million cells takes long
    reply: dict[str, Any]
    try:
        reply = {"answer": _carry_out(errand)}
    except Unavailable as fault:
        reply = {"unavailable": [fault.title, fault.advice], "locked": isinstance(fault, Locked)}
    except (MemoryError, RecursionError):
        reply = {
            "unavailable": [TITLE, "Reading it takes far more memory than any return. Ask for a fresh copy."]
        }
    except BaseException as fault:  # noqa: BLE001 - a panic inside a library is not an Exception
        reply = {"broken": _where(fault)}
    _say(reply)
    return 0


def _load_readers(*, writes: bool) -> None:
    """Import what opens workbooks while this process may still do as it likes."""
    if writes:
        from pc_desktop.exchange import questions_book  # noqa: F401
    import olefile  # noqa: F401
    import python_calamine  # noqa: F401


def _carry_out(errand: dict[str, Any]) -> dict[str, Any]:
    """Read the file as the errand asks."""
    content, name = _content(Path(errand["path"]))
    return inside.answer(errand, content, name, _tell)


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
