"""Rows and words at the left of the Exchange screen: whose return is in, and what was accepted of late."""

from collections.abc import Sequence
from dataclasses import dataclass

from pc_desktop.domain.calendar import shown_day
from pc_desktop.services.received import Received
from pc_desktop.services.returns_view import ReturnsPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row

_MOST = 500


@dataclass(frozen=True, slots=True)
class ReturnsRows:
    """The left of the screen: whose return is in, and what was accepted of late."""

    title: str
    badge: Badge
    units: tuple[Row, ...]
    receipts: tuple[Row, ...]


def returns_rows(page: ReturnsPage, received: Sequence[Received] = ()) -> ReturnsRows:
    """Prepare the list of units and the list of receipts."""
    everybody = page.received == len(page.lines) and bool(page.lines)
    words = f"{page.received} of {len(page.lines)} returns in"
    return ReturnsRows(
        title=f"Returns, {shown_day(page.day)}",
        badge=Badge(f"✓ {words}", Tone.GREEN) if everybody else Badge(words, Tone.BLUE),
        units=tuple(
            Row(
                line.key,
                (
                    Cell(line.unit, Tone.STRONG, tip=line.tip),
                    Cell(
                        f"✓ {line.words}" if line.is_in else f"◆ {line.words}",
                        Tone.GREEN if line.is_in else Tone.AMBER,
                        tip=line.tip,
                        spoken=line.words,
                        chip=True,
                    ),
                ),
            )
            for line in page.lines
        ),
        receipts=tuple(
            Row(one.key, (Cell(f" · {one.file}", lead=one.what, second=one.words, tip=one.file),))
            for one in received[:_MOST]
        ),
    )
