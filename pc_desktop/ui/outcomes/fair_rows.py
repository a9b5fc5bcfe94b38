"""Fair access as a table: who was referred and who was admitted, with small numbers hidden."""

from pc_desktop.domain.outcomes.fair_access import Breakdown, GroupCount
from pc_desktop.domain.outcomes.suppression import HIDDEN
from pc_desktop.services.outcomes_fair import FairAccess
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.figures_rows import FairRows, Listed
from pc_desktop.ui.widgets.shown import Choice

_TOO_FEW = "There are too few referrals and admissions in this period to show them by this."


def fair_rows(fair: FairAccess, chosen: str) -> FairRows:
    """Prepare the breakdown chosen, or the first."""
    shown = next((one for one in fair.breakdowns if one.name == chosen), fair.breakdowns[0])
    return FairRows(
        choices=tuple(Choice(one.name, one.title) for one in fair.breakdowns),
        chosen=shown.name,
        listed=Listed(
            lead=f"{shown.referred:,} referrals received and {shown.admitted:,} admissions managed in the period.",
            rows=() if shown.is_hidden else tuple(_row(row) for row in shown.rows),
            foot=" ".join(_notes(fair, shown)),
            nothing=_TOO_FEW,
        ),
    )


def _notes(fair: FairAccess, shown: Breakdown) -> tuple[str, ...]:
    """Say what must be said with a breakdown."""
    silent = ""
    if shown.name == "area":
        silent = (
            f"Nobody was referred from {' or '.join(fair.silent_areas)}."
            if fair.silent_areas
            else "No area is shown to be without referrals."
        )
    return tuple(words for words in (silent, shown.note, fair.caution) if words)


def _row(group: GroupCount) -> Row:
    """Prepare one group."""
    return Row(
        group.label,
        (
            Cell(group.label, Tone.STRONG),
            _count(group.referred),
            _share(group.referred_share),
            _count(group.admitted),
            _share(group.admitted_share),
        ),
    )


def _count(number: int | None) -> Cell:
    """Write a count as it may be shown."""
    return Cell(f"{number:,}") if number is not None else Cell(HIDDEN, Tone.QUIET, spoken="hidden")


def _share(percent: int | None) -> Cell:
    """Write a share as it may be shown."""
    return Cell(f"{percent}%") if percent is not None else Cell(HIDDEN, Tone.QUIET, spoken="hidden")
