"""The queue of a past moment as rows: who waited, in what order, and why there, as it was known or is known now."""

from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.services.queue_view import QueueLine, queue_view
from pc_desktop.services.region import Region
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

LEVELS: Final = MappingProxyType(
    {
        "red": ("▲ ", "Red", Tone.RED),
        "amber": ("◆ ", "Amber", Tone.AMBER),
        "green": ("● ", "Green", Tone.GREEN),
    }
)
"""The shape, word and tone of each level of risk; one that is missing has none."""


def queue_rows(region: Region) -> tuple[Row, ...]:
    """Prepare the queue in its order, each with the reasons for the place."""
    return tuple(_row(line) for line in queue_view(region))


def _row(line: QueueLine) -> Row:
    """Prepare one line of the queue."""
    sign, word, tone = LEVELS.get(line.level, ("", "Missing", Tone.GREY))
    reasons = "; ".join(line.reasons)
    below = line.below_because
    state = (
        f"{line.state_words} until {line.offer.partition(' until ')[2]}" if line.offer else line.state_words
    )
    return Row(
        line.key,
        (
            Cell(str(line.place), Tone.STRONG, spoken=f"place {line.place}"),
            Cell(
                f" · {line.initials}",
                lead=line.ref,
                second=f"{line.link} {line.linked}",
                spoken=f"{line.ref}, {line.initials}, {line.link} {line.linked}",
            ),
            Cell(
                f"{sign}{word}",
                tone,
                chip=True,
                tip=line.signs,
                spoken=f"risk signs {word.lower()}, {line.signs}",
            ),
            Cell(f"{line.waited} d", spoken=f"waited {counted(line.waited, 'day')}"),
            Cell(state, Tone.PURPLE if line.offer else Tone.PLAIN),
            Cell(reasons, second=below, tip=f"{reasons}\n{below}" if below else reasons),
        ),
    )
