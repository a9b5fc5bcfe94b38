"""What the plan's page shows: everybody's place, where one person could go, and plans to compare."""

from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.called import heading, short_link
from pc_desktop.domain.distance import miles_words
from pc_desktop.services.office import Office
from pc_desktop.services.placement import (
    ComparedLine,
    WhereLine,
    compared,
    left_out,
    miles_total_words,
    where_could,
)
from pc_desktop.services.placement_changes import change_sentence
from pc_desktop.services.plan_view import PlanLine, Planning, plan_lines, planning_now
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.widgets.shown import Choice, Option

_HORIZONS: Final = (0, 7, 14, 28)
WORKING: Final = "Working it out…"
"""Said while something takes longer than the blink of an eye."""

WAITS: Final = (7, 14, 28, 42)
"""For how many days people may be let wait for their linked unit."""


@dataclass(frozen=True, slots=True)
class PlanRows:
    """Everybody's plan; `notes` says which units are left out, or counted on though their word is old.

    `link` is what the linked unit is called.
    """

    rows: tuple[Row, ...]
    words: str
    notes: str
    horizons: tuple[Choice, ...]
    horizon: str
    link: str


@dataclass(frozen=True, slots=True)
class PersonRows:
    """One person: why they go where they go, the units that suit, the others in a sentence each, and what would help.

    `changes` is empty where they have a place, and says so while it is still to be worked out.
    """

    key: str
    title: str
    quiet: str
    why: str
    changes: str
    options: tuple[Option, ...]
    unsuitable: str


@dataclass(frozen=True, slots=True)
class ComparedRows:
    """The plan and its alternatives; `changes` says by plan, one to a line, who differs and how."""

    rows: tuple[Row, ...]
    changes: dict[str, str]


class PlanPresenter:
    """Prepares the plan's page; alternatives and what would have to change are worked out only when asked for."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, with the days set for everybody."""
        self._office = office
        self._days: int | None = None
        self._wait = WAITS[1]
        self._region: Region | None = None
        self._planning: Planning | None = None
        self._lines: tuple[PlanLine, ...] = ()
        self._changes: dict[str, str] = {}

    @property
    def wait_choices(self) -> tuple[Choice, ...]:
        """Give for how many days people may wait for their linked unit."""
        return tuple(Choice(str(days), f"{days} days") for days in WAITS)

    @property
    def wait(self) -> str:
        """Give the key of the wait chosen."""
        return str(self._wait)

    def look_ahead(self, days: str) -> None:
        """Plan with the beds expected within so many days, on this page only."""
        self._days = int(days)

    def let_wait(self, days: str) -> None:
        """Let people wait for their linked unit for so many days, in the plans compared."""
        self._wait = int(days)

    def refresh(self) -> PlanRows:
        """Ask again and prepare everybody's plan."""
        region = self._office.desk.ask(region_now)
        days = region.number("plan_horizon_days") if self._days is None else self._days
        planning = planning_now(region, self._office.gazetteer, days)
        self._region, self._planning = region, planning
        self._lines = plan_lines(region, planning.plan)
        self._changes = {}
        return PlanRows(
            rows=tuple(_line_row(place, line) for place, line in enumerate(self._lines, start=1)),
            words=planning.plan.words,
            notes="  ".join(left_out(region, planning)),
            horizons=tuple(
                _horizon(one) for one in sorted({*_HORIZONS, region.number("plan_horizon_days"), days})
            ),
            horizon=str(days),
            link=region.called.linked_unit,
        )

    def person(self, key: str) -> PersonRows | None:
        """Prepare one person of the plan last asked for; None where they are not in it."""
        line = next((one for one in self._lines if one.key == key), None)
        region, planning = self._region, self._planning
        if line is None or region is None or planning is None:
            return None
        where = where_could(planning, key)
        suiting = [one for one in where if one.bed is not None]
        changes = "" if line.unit else self._changes.get(key, WORKING)
        return PersonRows(
            key=key,
            title=f"Where could {line.ref} go?",
            quiet=f"{len(suiting)} of {counted(len(where), 'unit')} suit",
            why=line.why,
            changes=changes,
            options=tuple(_option(one) for one in suiting),
            unsuitable="\n".join(one.sentence for one in where if one.bed is None),
        )

    def is_to_work_out(self, key: str) -> bool:
        """Tell whether it is still to be worked out what would have to change for somebody without a place."""
        return key not in self._changes and any(one.key == key and one.unit is None for one in self._lines)

    def work_out(self, key: str) -> None:
        """Work out what would have to change for somebody; with many beds this can take half a second."""
        region, planning = self._region, self._planning
        if region is not None and planning is not None and self.is_to_work_out(key):
            self._changes[key] = self._office.desk.ask(
                lambda reading: change_sentence(reading, region, planning, key)
            )

    def compare(self) -> ComparedRows:
        """Work the alternatives out and put them beside the plan."""
        if self._region is None or self._planning is None or not self._lines:
            return ComparedRows((), {})
        lines = compared(self._region, self._planning, self._wait)
        return ComparedRows(
            tuple(_compared_row(line, lines[0]) for line in lines),
            {line.key: _changes(line) for line in lines},
        )


def _horizon(days: int) -> Choice:
    """Offer a number of days to look ahead."""
    return Choice(str(days), "Free now" if days == 0 else f"{days} days", "Beds that can be planned for")


def _line_row(place: int, line: PlanLine) -> Row:
    """Prepare one person's line: place in order, who, where, when, miles and why."""
    who = Cell(f" · {line.initials}", lead=line.ref, spoken=f"{line.ref}, {line.initials}")
    number = Cell(str(place), Tone.STRONG, spoken=f"place {place}")
    why = Cell(line.why, Tone.QUIET, tip=line.why)
    if line.unit is None:
        nowhere = Cell("◆ No place", Tone.AMBER, chip=True, tip=line.why, spoken="no place in the plan")
        return Row(line.key, (number, who, nowhere, Cell(""), Cell(""), Cell(""), why))
    linked = Cell(heading(short_link(line.link)), Tone.BLUE, chip=True) if line.linked else Cell("")
    when = Cell(line.when, Tone.GREEN if line.when == "now" else Tone.PLAIN)
    return Row(line.key, (number, who, Cell(f"{line.unit} {line.bed}"), linked, when, Cell(line.miles), why))


def _option(line: WhereLine) -> Option:
    """Prepare one unit that suits, with all that choosing it would do to others."""
    tone = Tone.BLUE if line.linked else (Tone.GREEN if line.free_now else Tone.AMBER)
    caution = "; ".join(line.knock_on)
    return Option(
        key=line.unit_key,
        name=f"{line.unit} ✓ planned" if line.planned else line.unit,
        badge=Badge(line.badge, tone),
        line=line.sentence,
        caution=caution[:1].upper() + caution[1:],
    )


def _compared_row(line: ComparedLine, ours: ComparedLine) -> Row:
    """Prepare one plan in figures, with how many people differ from the plan."""
    name = Cell("", lead=line.name, second=line.aim, spoken=f"{line.name}. {line.aim}")
    if line.placed is None or line.linked is None:
        unknown = Cell("–", Tone.QUIET, spoken="not worked out")
        return Row(line.key, (name, unknown, unknown, unknown, Cell(line.changes[0], Tone.QUIET)))
    return Row(
        line.key,
        (
            name,
            _figure(line.placed, ours.placed),
            _figure(line.linked, ours.linked),
            Cell(miles_total_words(line), spoken=f"{miles_words(line.miles)} in total"),
            _differs(line, is_plan=line is ours),
        ),
    )


def _differs(line: ComparedLine, *, is_plan: bool) -> Cell:
    """Say who differs: the first change, and how many more there are."""
    if is_plan:
        return Cell("")
    if not line.changes:
        return Cell("✓ The same as the plan", Tone.GREEN)
    first, more = line.changes[0], len(line.changes) - 1
    second = f"and {counted(more, 'more change')}" if more else ""
    return Cell(first[:1].upper() + first[1:], second=second, tip="\n".join(line.changes))


def _figure(number: int, ours: int | None) -> Cell:
    """Write a figure, and by how much it differs from the plan's."""
    by = number - (ours or 0)
    return Cell(f"{number} ({by:+d})" if by else str(number), Tone.STRONG if by else Tone.PLAIN)


def _changes(line: ComparedLine) -> str:
    """Write every change of a plan, one to a line."""
    if line.key == "plan":
        return ""
    said = [f"• {one[:1].upper()}{one[1:]}" for one in line.changes]
    return "\n".join((f"{line.name} {'' if said else 'is the same as the plan.'}".rstrip(), *said))
