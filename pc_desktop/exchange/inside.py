"""What the reading process does with one file: opens it, tells what it is, and reads it as that."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pc_desktop.domain.errors import Locked, Unavailable
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import VERSION, MadeFrom
from pc_desktop.exchange import (
    columns_taken,
    corrections,
    layouts,
    list_kinds,
    list_reader,
    list_wire,
    made_sheet,
    mail,
    opening,
    people_lists,
    returns_reader,
    sniff,
    turned,
    wire,
)
from pc_desktop.exchange.grids import Book, refused

Tell = Callable[[str], None]
Answer = dict[str, Any]
_WORKBOOK_NAMES: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_REALLY: Final = {
    "csv": "text with separators", "html": "a web page", "xml 2003": "an XML workbook of Excel 2003",
}  # fmt: skip


def answer(errand: Mapping[str, Any], content: bytes, name: str, tell: Tell) -> Answer:
    """Carry out an errand on the bytes of a file; an e-mail gives its first workbook, with the others attached."""
    if sniff.kind(content) not in opening.MAILS:
        return _of_one(errand, content, name, tell)
    read: list[Answer] = []
    unread: list[Answer] = []
    failed: list[Unavailable] = []
    for inner, attached in mail.attachments(content):
        called = f"{Path(name).name}: {inner}"
        try:
            read.append(_of_one(errand, attached, called, tell))
        except Unavailable as fault:
            failed.append(fault)
            said = {"title": fault.title, "advice": fault.advice, "locked": isinstance(fault, Locked)}
            unread.append({"file": called, **said})
    if not read:
        raise (
            failed[0]
            if len(failed) == 1
            else refused(f"Of its {len(failed)} attachments none is a workbook.")
        )
    return {**read[0], "attached": read[1:], "unread": unread}


def _of_one(errand: Mapping[str, Any], content: bytes, name: str, tell: Tell) -> Answer:
    """Carry out an errand on one workbook."""
    passwords = [str(one) for one in errand.get("passwords") or ()]
    book = opening.opened(content, Path(name).stem, passwords, tell)
    digest = hashlib.sha256(content).hexdigest()
    book = corrections.applied(book, digest, errand.get("corrections") or ())
    found: Answer = {"file": name, "digest": digest}
    if errand["task"] == "questions":
        return {**found, "copy": _questions(errand, content, book, passwords)}
    if errand["task"] == "grids":
        return {**found, "grids": wire.pack_book(book), "problems": wire.pack_problems(book.problems)}
    book, made = made_sheet.taken_out(_told(book, name, made=None))
    if made is not None:
        book = _told(book, "", made)
    known = layouts.load(
        Path(errand["layouts"]), Path(errand["own_layouts"]) if errand.get("own_layouts") else None
    )
    if errand["task"] == "columns":
        return {**found, "columns": columns_taken.taken(book, known)}
    if errand["task"] == "list":
        return {**found, **list_reader.read(book, known, tell)}
    lists = list_kinds.lists_in(book, known)
    read = _lists(book, lists, tell) if lists else _return(book, known, tell)
    return {**found, **read, "made": wire.pack_made(made)}


def _questions(errand: Mapping[str, Any], content: bytes, book: Book, passwords: Sequence[str]) -> str:
    """Make the copy that carries the questions back; where it came locked it goes back locked, with the same word."""
    from pc_desktop.exchange import locked, questions_book

    password = locked.opens_with(content, passwords)
    plain = content if password is None else locked.opened(content, passwords)
    copy = questions_book.questions(plain, book, errand.get("problems") or ())
    if password not in {None, locked.SILENT}:
        copy = locked.closed(copy, str(password))
    return base64.b64encode(copy).decode()


def _told(book: Book, name: str, made: MadeFrom | None) -> Book:
    """Add what should be said of the whole file: that its name misleads, or that a newer version made it."""
    problems: list[Problem] = []
    suffix = Path(name).suffix.lower()
    if suffix in _WORKBOOK_NAMES and book.kind in _REALLY:
        what = f"This file is named {suffix}, but is {_REALLY[book.kind]}. It was read as what it is."
        problems.append(
            Problem("", "", "File", suffix, what, "Nothing to do, if what was read is right.", "note")
        )
    if made is not None and made.version > VERSION:
        what = "This form was made by a newer version of the application, so what it began with was not compared."
        problems.append(Problem("", "", "File", "", what, "Update the application here.", "note"))
    return replace(book, problems=(*book.problems, *problems)) if problems else book


def _lists(book: Book, found: Sequence[list_kinds.Found], tell: Tell) -> Answer:
    """Read a book as lists of referrals or measurements and write them for the way."""
    lists, problems = people_lists.read(book, found, tell)
    return {
        "layout": lists[0].layout,
        "units": [],
        "problems": wire.pack_problems((*book.problems, *problems.listed())),
        "lists": [list_wire.pack(one) for one in lists],
    }


def _return(book: Book, known: tuple[layouts.Layout, ...], tell: Tell) -> Answer:
    """Read a book as a return and write it for the way."""
    upright, turns = turned.turned(book, known)
    result = returns_reader.read(upright, known, tell)
    units, problems = turned.told_as_typed(turns, result.units, result.problems)
    return {
        "layout": result.layout,
        "units": wire.pack_units(units),
        "problems": wire.pack_problems(problems),
    }
