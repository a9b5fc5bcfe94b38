"""A referral pasted from an e-mail or a spreadsheet: what is understood fills the form, the rest is shown as it stands.

Nothing is guessed: every value comes from words pasted under a label that names its field.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.intake_labels import FREE, Vocabulary, labels_of, note_of, plain_label
from pc_desktop.domain.intake_pasted import Understood, readings

_LONGEST: Final = 20_000
_LABEL: Final = re.compile(
    r"^\s*[*\-\u2022\u00b7>]*\s*(?P<label>[^\s:=\t][^:=\t\n]{0,60}?)\s*(?:[:=]|\t| [-\u2013] )\s*(?P<said>.*)$"
)
_NOTHING: Final = frozenset(
    {"", "-", "\u2013", "n/a", "na", "none", "nil", "tbc", "?", "unknown", "not known"}
)
_LONG_LABEL: Final = 6
_WIDE: Final = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A label with what it says, as pasted; `field` is None where the label is not known."""

    label: str
    said: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """Words that filled nothing, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste came to: the fields understood, in order, and what was left."""

    understood: tuple[Understood, ...]
    left: tuple[Left, ...]

    @property
    def values(self) -> Mapping[str, str]:
        """Give the text each field is filled with."""
        return {one.field: one.value for one in self.understood}


def read_paste(text: str, known: Vocabulary) -> Pasted:
    """Read pasted text: lines of labels and values, or rows of a spreadsheet under their headings."""
    plain = text.replace("\r\n", "\n")
    tidy = "".join(sign if sign.isprintable() or sign in "\n\t" else _space(sign) for sign in plain)
    labels = labels_of(known)
    left = [Left(_short(tidy[_LONGEST:]), "The text is too long; this part was not read.")]
    left = left if len(tidy) > _LONGEST else []
    pieces = list(_pieces(tidy[:_LONGEST], labels, left))
    filled: dict[str, Understood] = {}
    for piece in pieces:
        _fill(piece, known, filled, left)
    return Pasted(tuple(filled.values()), tuple(left))


def _space(sign: str) -> str:
    """Give what stands in for a sign that cannot be shown."""
    return "\n" if sign in "\r\u2028\u2029\x0b\x0c\x85" else " " if sign.isspace() else ""


def _fill(piece: Piece, known: Vocabulary, filled: dict[str, Understood], left: list[Left]) -> None:
    """Fill what one piece says; what it does not say, or says again otherwise, is left."""
    words = f"{piece.label}: {piece.said}" if piece.label else piece.said
    if piece.field is None:
        left.append(Left(_short(words), "Not one of the fields here."))
        return
    if piece.said.strip().casefold() in _NOTHING:
        if piece.said.strip():
            left.append(Left(_short(words), "This says nothing to fill in."))
        return
    read, why = readings(piece.field, piece.said, note_of(piece.label), known, filled)
    for one in read:
        held = filled.get(one.field)
        if held is not None and held.value != one.value and one.field != "needs":
            why = "Said twice, and differently; the first was taken."
        else:
            filled[one.field] = one
    if why:
        left.append(Left(_short(words), why))


def _pieces(text: str, labels: Mapping[str, str], left: list[Left]) -> Iterable[Piece]:
    """Take a paste apart, as a table where its first row is headings, otherwise line by line."""
    rows = _table(text, labels)
    if rows is None:
        return _lines(text, labels)
    if len(rows) > 2:
        left.append(
            Left(
                f"{len(rows) - 2} more {'row' if len(rows) == 3 else 'rows'}",
                "One referral is taken at a time. Import a whole list on the Exchange screen.",
            )
        )
    cells = rows[1] + [""] * (len(rows[0]) - len(rows[1]))
    headings = rows[0] + [""] * (len(cells) - len(rows[0]))
    return [
        Piece(heading.strip(), cell, labels.get(plain_label(heading)))
        for heading, cell in zip(headings, cells, strict=True)
        if cell.strip()
    ]


def _table(text: str, labels: Mapping[str, str]) -> list[list[str]] | None:
    """Give the rows of a table whose headings are known here; None where it is none."""
    lines = [line for line in text.splitlines(keepends=True) if line.strip()]
    for separator in "\t,":
        if len(lines) < 2 or separator not in lines[0]:
            continue
        try:
            rows = [
                row for row in csv.reader(lines, delimiter=separator) if any(cell.strip() for cell in row)
            ]
        except csv.Error:
            continue
        if len(rows) > 1 and sum(plain_label(cell) in labels for cell in rows[0]) > 1:
            return rows
    return None


def _lines(text: str, labels: Mapping[str, str]) -> Iterator[Piece]:
    """Go through lines: a label begins a piece, a line without one goes on with free words before it."""
    inside = _inside(labels)
    label, said, field = "", "", None
    begun = False
    for line in map(_narrowed, text.splitlines()):
        for part in _parts(line, labels, inside):
            found = _LABEL.match(part)
            known = labels.get(plain_label(found["label"])) if found else None
            named = found is not None and (known is not None or len(found["label"].split()) < _LONG_LABEL)
            if found is not None and named:
                if begun:
                    yield Piece(label, said, field)
                label, said, field, begun = found["label"], found["said"].strip(), known, True
            elif begun and part.strip() and field and (not said or field in FREE or field.startswith("f:")):
                said = f"{said} {part.strip()}".strip()
            else:
                if begun:
                    yield Piece(label, said, field)
                begun = False
                if part.strip():
                    yield Piece("", part.strip(), None)
    if begun:
        yield Piece(label, said, field)


def _narrowed(line: str) -> str:
    """Make every wide gap of a line as narrow as still tells columns apart: what reads labels goes through it often."""
    return _WIDE.sub(lambda gap: "\t" if "\t" in gap[0] else "  ", line)


def _inside(labels: Mapping[str, str]) -> re.Pattern[str]:
    """Write what finds a known label in the middle of a line: after a wide gap or a mark, or before a colon."""
    names = "|".join(re.escape(name) for name in sorted(labels, key=len, reverse=True))
    return re.compile(
        rf"(?P<gap>\s*[|;\t]\s*|\s{{2,}}|,?\s)(?=(?:{names})\s*(?:\([^)]{{0,40}}\))?\s*:)", re.IGNORECASE
    )


def _parts(line: str, labels: Mapping[str, str], inside: re.Pattern[str]) -> Iterator[str]:
    """Cut a line where another known label begins; free words are cut only at a wide gap or a mark."""
    start = 0
    for found in inside.finditer(line):
        head = _LABEL.match(line[start : found.start()])
        if head is None:
            continue
        field = labels.get(plain_label(head["label"]))
        free = field is None or field in FREE or field.startswith("f:")
        if free and found["gap"].strip() == "" and len(found["gap"]) < 2:
            continue
        yield line[start : found.start()]
        start = found.end()
    yield line[start:]


def _short(words: str) -> str:
    """Give words short enough to show."""
    plain = " ".join(words.split())
    return plain if len(plain) <= 120 else f"{plain[:119]}\u2026"
