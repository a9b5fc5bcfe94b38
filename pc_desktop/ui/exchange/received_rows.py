"""Rows of a receipt: what a file accepted before changed, field by field, as History tells it."""

from dataclasses import dataclass

from pc_desktop.services.history_view import ChangeLine, StepPage
from pc_desktop.services.received import Received
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_TONES = {"added": Tone.GREEN, "changed": Tone.BLUE, "removed": Tone.GREY}


_PAPERS = frozenset({"setting", "receipt"})
"""What only tells that the file was accepted."""


@dataclass(frozen=True, slots=True)
class ReceivedRows:
    """One receipt as it is shown."""

    title: str
    words: str
    quiet: str
    changes: tuple[Row, ...]
    nothing: str


def received_rows(received: Received, page: StepPage | None) -> ReceivedRows:
    """Prepare one receipt."""
    lines = page.lines if page is not None else ()
    facts = [line for line in lines if line.kind not in _PAPERS]
    rows = [row for number, line in enumerate(facts) for row in _rows(number, line)]
    more = f"the first {len(lines)} of {page.total} facts" if page and page.total > len(lines) else ""
    nothing = (
        "Nothing." if page is not None else "It was accepted on another laptop, or too long ago to tell."
    )
    title = f"{received.what} · {received.file}" if received.what else received.file
    return ReceivedRows(title, f"Accepted {received.words}.", more, tuple(rows), nothing)


def _rows(number: int, line: ChangeLine) -> list[Row]:
    """Prepare the fields of one fact."""
    chip = Cell(line.what, _TONES.get(line.what, Tone.QUIET), chip=True)
    kind = Cell(line.kind.replace("_", " ").capitalize(), Tone.STRONG)
    if not line.fields:
        return [Row(f"{number}", (chip, kind, Cell(""), Cell(""), Cell("")))]
    return [
        Row(
            f"{number}/{place}",
            (chip, kind, Cell(field), Cell(before, Tone.QUIET, tip=before), Cell(after, tip=after)),
        )
        for place, (field, before, after) in enumerate(line.fields)
    ]
