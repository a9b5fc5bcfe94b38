"""The application's log: what went wrong and where, never about whom."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_NAME = "pc_desktop"


def log() -> logging.Logger:
    """Give the application's log."""
    return logging.getLogger(_NAME)


def keep_quiet() -> None:
    """Let no log write to the terminal, where a name could be read: not ours, and not a library's."""
    logging.lastResort = None
    logging.raiseExceptions = False
    logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
    logging.getLogger("sqlalchemy.pool").propagate = False


def open_logbook(folder: Path) -> logging.Logger:
    """Begin writing to a log in a folder, kept small; returns the log."""
    book = log()
    if not book.handlers:
        pages = RotatingFileHandler(
            folder / "log.txt", maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
        )
        pages.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        book.addHandler(pages)
        book.setLevel(logging.INFO)
    return book


def record_fault(fault: BaseException) -> str:
    """Write down a fault of ours: its kind and the places it passed, never its message, which may name a patient.

    Returns the short words a person may quote when asking for help.
    """
    places: list[str] = []
    trace = fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    words = f"{type(fault).__name__} at {places[-1] if places else 'an unknown place'}"
    log().error("%s; by way of %s", words, " > ".join(places))
    return words


def is_terminal() -> bool:
    """Tell whether somebody sits at a terminal who could answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()
