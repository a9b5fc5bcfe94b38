"""How chances are said: in words that promise nothing, in a table of units, and how they came true before."""

from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.chances import Band
from pc_desktop.services.chances_view import ChanceCheck, ChancePage, UnitChance
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_RARE, _SURE = 0.05, 0.95
_LIKELY: Final = 0.75


@dataclass(frozen=True, slots=True)
class ChanceRows:
    """The units' chances as a table, and what they rest on."""

    rows: tuple[Row, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class CheckRows:
    """How chances came true: a sentence, the table behind it, and how it was worked out."""

    words: str
    rows: tuple[Row, ...]
    method: str


def chance_words(chance: float) -> str:
    """Say a chance in tenths; one that looks certain either way is never said to be."""
    if chance < _RARE:
        return "less than 1 in 20"
    if chance > _SURE:
        return "more than 19 in 20"
    return f"about {max(1, round(chance * 10))} in 10"


def chance_rows(page: ChancePage) -> ChanceRows:
    """Prepare the table of units."""
    return ChanceRows(tuple(_unit_row(unit) for unit in page.units), page.basis)


def check_rows(found: ChanceCheck) -> CheckRows:
    """Prepare how the chances came true."""
    method = (
        f"On the first day of each of {counted(found.days, 'month')} from {shown_day(found.first)} to "
        f"{shown_day(found.last)} the chance of leaving within two weeks was told again for everybody in a bed, from "
        "what was known that day alone, and compared with what came. Expected dates as they read then are not known "
        "any more, so lengths of stay speak alone."
    )
    if found.found is None:
        return CheckRows("No chance could be told on those days: too few stays are known.", (), method)
    bands = [band for band in found.found.bands if band.told]
    told = sum(band.told for band in bands)
    meant, came = sum(band.mean * band.told for band in bands) / told, sum(band.came for band in bands) / told
    better = found.found.miss < found.found.miss_of_the_same
    verdict = "better than" if better else "no better than"
    words = (
        f"{told:,} chances told: on average {meant * 100:.0f} in 100 to leave within two weeks, and {came * 100:.0f} "
        f"in 100 left. They were {verdict} telling everybody the same."
    )
    return CheckRows(words, tuple(_band_row(band) for band in bands), method)


def _unit_row(unit: UnitChance) -> Row:
    """Prepare one unit."""
    free = (
        Cell(f"{unit.free_now} free now", Tone.GREEN, bold=True) if unit.free_now else Cell("none free now")
    )
    untold = f"; no chance can be told for {unit.untold} who stayed longer than most" if unit.untold else ""
    one, two, four = (
        _chance_cell(chance, beds) for chance, beds in zip(unit.chances, unit.beds, strict=True)
    )
    return Row(
        unit.unit,
        (
            Cell(unit.name, Tone.STRONG, second=unit.basis + untold, tip=unit.basis + untold),
            free,
            one,
            two,
            four,
        ),
    )


def _chance_cell(chance: float, beds: float) -> Cell:
    """Prepare one chance with how many beds it comes to on average."""
    tone = Tone.BLUE if chance >= _LIKELY else Tone.PLAIN
    return Cell(chance_words(chance), tone, second=f"{beds:.1f} beds on average")


def _band_row(band: Band) -> Row:
    """Prepare one band."""
    return Row(
        f"{band.low:.2f}",
        (
            Cell(f"{band.low:.0%} to {band.high:.0%}"),
            Cell(f"{band.told:,}"),
            Cell(f"{band.mean:.0%}"),
            Cell(
                f"{band.share:.0%}",
                Tone.STRONG,
                spoken=f"{band.came} of {band.told} came true, {band.share:.0%}",
            ),
        ),
    )
