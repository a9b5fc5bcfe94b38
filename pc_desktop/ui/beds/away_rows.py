"""People away from home and the units' answers as rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.distance import miles_words
from pc_desktop.services.repatriation_view import AwayLine
from pc_desktop.services.unit_answers import AcceptRate
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.widgets.shown import Pair


@dataclass(frozen=True, slots=True)
class AwayRows:
    """Everybody away, the figures above them, and how units answer."""

    badges: tuple[Badge, ...]
    rows: tuple[Row, ...]
    answers: tuple[Row, ...]


def away_rows(lines: Sequence[AwayLine], answers: tuple[Row, ...]) -> AwayRows:
    """Prepare the page."""
    out = sum(line.out_of_area for line in lines)
    other = len(lines) - out
    could = sum(line.bed is not None for line in lines)
    badges = (
        Badge(f"{out} out of area", Tone.AMBER if out else Tone.GREEN),
        Badge(f"{other} in a unit not theirs", Tone.GREY),
        *((Badge(f"{could} could come home now", Tone.BLUE),) if could else ()),
    )
    return AwayRows(badges, tuple(_row(line) for line in lines), answers)


def _row(line: AwayLine) -> Row:
    """Prepare one person."""
    attention = "; ".join(line.attention)
    home = Cell(line.home, Tone.STRONG if line.bed else Tone.PLAIN, second=line.returns, tip=line.returns)
    return Row(
        line.stay,
        (
            Cell(f"{line.ref} · {line.initials}", Tone.STRONG, second=line.sex_age),
            Cell(
                line.where,
                Tone.AMBER if line.out_of_area else Tone.PLAIN,
                second=f"{'out of area' if line.out_of_area else 'in region'}: {line.why}",
                tip=line.why,
            ),
            Cell(counted(line.days, "day"), second=miles_words(line.miles)),
            home,
            Cell(
                f"◆ {_first(line.attention)}" if attention else "● all recorded",
                Tone.AMBER if attention else Tone.GREEN,
                tip=attention,
                spoken=attention or "all recorded",
            ),
        ),
    )


def _first(attention: tuple[str, ...]) -> str:
    """Say the first thing to do, and how many more there are."""
    more = len(attention) - 1
    return attention[0] + (f" and {more} more" if more else "")


def details(line: AwayLine) -> tuple[Pair, ...]:
    """Prepare what is known of one person's way home."""
    return (
        Pair("Where", f"{line.where} for {counted(line.days, 'day')}, {miles_words(line.miles)} from home"),
        Pair("Why away", line.why),
        Pair("Own unit", line.home),
        Pair("Bed to come back to", line.returns, Tone.STRONG if line.bed else Tone.PLAIN),
        Pair("Family told", shown_day(line.family_informed), _if(line.family_informed)),
        Pair("Care co-ordinator", line.coordinator or "Not recorded", _if(line.coordinator)),
        Pair("In touch", line.contact or "Not recorded", _if(line.contact)),
        Pair("Return planned", shown_day(line.planned_on), _if(line.planned_on)),
        Pair("Before that", line.plan or "Not recorded"),
    )


def _if(value: object) -> Tone:
    """Give what is missing the tone of something to look at."""
    return Tone.PLAIN if value else Tone.AMBER


def answer_rows(rates: Sequence[AcceptRate]) -> tuple[Row, ...]:
    """Prepare how often each unit says yes; few answers are given as a count alone, never in per cent."""
    return tuple(_answer_row(rate) for rate in rates)


def _answer_row(rate: AcceptRate) -> Row:
    """Prepare one unit."""
    if not rate.asked:
        said = "no answer recorded"
    else:
        said = f"{rate.accepted} of {rate.asked} accepted"
        said += f", {rate.accepted / rate.asked:.0%}" if rate.asked >= 5 else ""
    reasons = ", ".join(f"{words} {count}" for words, count in rate.reasons)
    return Row(
        rate.unit,
        (
            Cell(rate.name, Tone.STRONG),
            Cell(said, Tone.PLAIN if rate.asked else Tone.QUIET),
            Cell(reasons or "–", tip=reasons, spoken=reasons or "no reason"),
        ),
    )
