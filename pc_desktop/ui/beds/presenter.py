"""What the Beds screen shows and sends: every unit with its figures, one bed in words, a unit's word renewed."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.board import BED_STATES, BedStanding, UnitFigures
from pc_desktop.domain.calendar import counted, days_between, local_day, shown_day, shown_moment
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.person import age_on, initials, sex_word
from pc_desktop.domain.places import Unit, offer_words
from pc_desktop.services.board import ConfirmUnit, ReleaseHold
from pc_desktop.services.board_view import UnitBoard, board_view
from pc_desktop.services.office import Office
from pc_desktop.services.queue_view import last_day
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.board_rows import board_badges, board_note, board_words, unit_rows
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.shown import Pair, TileState, UnitRow

STATE_TONES: Final = MappingProxyType(
    {
        "free": Tone.GREEN,
        "held": Tone.PURPLE,
        "occupied": Tone.GREY,
        "expected": Tone.BLUE,
        "ready": Tone.AMBER,
        "on_leave": Tone.GREY,
        "closed": Tone.GREY,
        "unusable": Tone.GREY,
    }
)
_SIGNS: Final = MappingProxyType({"free": "✓ ", "ready": "◆ ", "closed": "■ ", "unusable": "■ "})
_SOURCES: Final = MappingProxyType(
    {"meeting": "managed by the meeting", "own": "the unit's own", "elsewhere": "another region's patient"}
)
_SEXES: Final = MappingProxyType({"F": "women only", "M": "men only"})
LEGEND: Final = (
    (TileState.FREE, "Free"),
    (TileState.HELD, "Held for somebody"),
    (TileState.EXPECTED, "Discharge expected within 14 days"),
    (TileState.READY, "Ready to leave"),
    (TileState.OCCUPIED, "Occupied"),
    (TileState.LEAVE, "On leave, bed kept"),
    (TileState.CLOSED, "Closed"),
    (TileState.UNUSABLE, "Vacant but not usable"),
)
"""What the tiles mean, in the order of use to the meeting."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a unit with its name; `tip` says it in full."""

    number: str
    label: str
    tone: Tone
    tip: str


@dataclass(frozen=True, slots=True)
class UnitCardRows:
    """One unit: its tiles, how old its word is, and its figures."""

    tiles: UnitRow
    age: Badge
    figures: tuple[Figure, ...]
    confirm_words: str


@dataclass(frozen=True, slots=True)
class BedsRows:
    """The whole board; `words` says how much there is, `note` how many units' word is fresh."""

    badges: tuple[Badge, ...]
    words: str
    note: str
    units: tuple[UnitCardRows, ...]


@dataclass(frozen=True, slots=True)
class BedRows:
    """One bed in words; `hold` is the hold that could be released, empty where there is none."""

    key: str
    title: str
    badge: Badge
    pairs: tuple[Pair, ...]
    unit_pairs: tuple[Pair, ...]
    hold: str
    hold_words: str


class BedsPresenter:
    """Prepares the board and turns wishes at it into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._region: Region | None = None

    def refresh(self) -> BedsRows:
        """Ask for the board again and prepare it."""
        self._region = self._office.desk.ask(region_now)
        board = board_view(self._region)
        return BedsRows(
            badges=board_badges(board),
            words=board_words(board),
            note=board_note(board),
            units=tuple(
                _unit_card(unit, row) for unit, row in zip(board.units, unit_rows(board), strict=True)
            ),
        )

    def bed(self, key: str) -> BedRows | None:
        """Prepare one bed of the board last asked for; None where it is not there."""
        region = self._region
        if region is None:
            return None
        found = [one for beds in region.board.values() for one in beds if one.bed.key == key]
        return _bed(region, found[0]) if found else None

    def unit_of(self, bed: str) -> str:
        """Give the unit a bed belongs to, empty where the bed is not known."""
        found = self._region.beds.get(bed) if self._region else None
        return found.unit if found else ""

    def unit_name(self, unit: str) -> str:
        """Name a unit, empty where it is not known."""
        found = self._region.units.get(unit) if self._region else None
        return found.name if found else ""

    def confirm(self, unit: str) -> ConfirmUnit:
        """Make the order that renews a unit's word."""
        return ConfirmUnit(unit)

    def release(self, hold: str) -> ReleaseHold:
        """Make the order that lets go of a bed."""
        return ReleaseHold(hold)


def _unit_card(unit: UnitBoard, row: UnitRow) -> UnitCardRows:
    """Prepare one unit."""
    fresh = unit.figures.fresh
    age = unit.word_age[0].upper() + unit.word_age[1:]
    badge = (
        Badge(f"✓ {age}", Tone.GREEN)
        if fresh
        else Badge(f"◆ {age}", Tone.AMBER, "Ask the unit, then confirm.")
    )
    return UnitCardRows(row, badge, _figures(unit.figures), f"Confirm the beds of {row.name}")


def _figures(figures: UnitFigures) -> tuple[Figure, ...]:
    """Prepare a unit's figures; a nought is quiet."""
    soon, later, latest = figures.expected
    vacant = f"{counted(figures.unusable, 'vacant bed')} cannot be used" if figures.unusable else ""
    given = (
        (figures.commissioned, "commissioned", Tone.STRONG, ""),
        (figures.open, "open", Tone.STRONG, "Commissioned less closed"),
        (figures.occupied, "occupied", Tone.STRONG, f"{figures.on_leave} of them on leave"),
        (figures.available, "free now", Tone.GREEN, vacant),
        (figures.held, "held", Tone.PURPLE, ""),
        (figures.ready, "ready to leave", Tone.AMBER, ""),
        (figures.closed, "closed", Tone.STRONG, ""),
        (figures.unusable, "not usable", Tone.STRONG, vacant),
    )
    shown = [Figure(str(n), name, tone if n else Tone.QUIET, tip or name) for n, name, tone, tip in given]
    if not figures.unusable:
        shown.pop()
    ahead = Figure(
        f"{soon} · {later} · {latest}",
        "expected in 7 · 14 · 28 d",
        Tone.BLUE if latest else Tone.QUIET,
        f"Discharges expected: {soon} within 7 days, {later} within 14, {latest} within 28",
    )
    shown.insert(5, ahead)
    return tuple(shown)


def _bed(region: Region, standing: BedStanding) -> BedRows:
    """Prepare one bed in words."""
    unit, hold = region.units[standing.bed.unit], standing.hold
    held_for = (
        region.cases[hold.referral].referral.ref if hold and hold.referral in region.cases else "a referral"
    )
    pairs = [*_stay_pairs(region, standing)]
    if standing.closure is not None:
        pairs.append(Pair("Out of use", standing.closure.reason, Tone.STRONG))
        pairs.append(Pair("Since", shown_moment(standing.closure.start)))
        pairs.append(Pair("Commissioner told", standing.closure.told or "Not recorded"))
    if hold is not None:
        pairs.append(Pair("Held for", held_for, Tone.STRONG))
        pairs.append(Pair("Held until", f"the end of {shown_day(last_day(hold.until))}"))
    if not pairs:
        pairs.append(Pair("Nobody", "is in this bed, and nobody is promised it."))
    pairs.append(Pair("Room for", _SEXES.get(standing.bed.sex or "", "women and men")))
    word = BED_STATES[standing.state]
    return BedRows(
        key=standing.bed.key,
        title=region.bed_name(standing.bed.key),
        badge=Badge(f"{_SIGNS.get(standing.state, '')}{word}", STATE_TONES[standing.state]),
        pairs=tuple(pairs),
        unit_pairs=_unit_pairs(unit),
        hold=hold.key if hold else "",
        hold_words=f"Releasing it puts {held_for} back among those waiting." if hold else "",
    )


def _stay_pairs(region: Region, standing: BedStanding) -> tuple[Pair, ...]:
    """Say who is in a bed, since when and until when."""
    stay = standing.stay
    if stay is None:
        return ()
    person = region.people[stay.person]
    age = age_on(person, region.today)
    who = f"{initials(person)}, {sex_word(person)}, {age if age is not None else 'age not recorded'}"
    stays = counted(days_between(stay.admitted, region.now), "day")
    pairs = [
        Pair("Patient", who, Tone.STRONG),
        Pair("Here", f"{stays}, since {shown_day(local_day(stay.admitted))}"),
        Pair("Admission", _SOURCES.get(stay.source, "Not recorded")),
        Pair("Legal status", legal_words(stay.legal)),
        Pair("Discharge expected", *_expected(region, stay)),
        Pair("Clinically ready", *_ready(region, stay)),
    ]
    if standing.leave is not None:
        back = standing.leave.due_back
        due = f", due back {shown_day(back)}" if back else ", return not recorded"
        pairs.append(Pair("On leave", f"since {shown_moment(standing.leave.start)}{due}; bed kept"))
    return tuple(pairs)


def _expected(region: Region, stay: Stay) -> tuple[str, Tone]:
    """Say when somebody is expected to leave, and that the day has passed where it has."""
    if stay.expected is None:
        return "Not recorded", Tone.QUIET
    if stay.expected < region.today:
        late = counted((region.today - stay.expected).days, "day")
        return f"◆ {shown_day(stay.expected)}, {late} ago", Tone.AMBER
    return shown_day(stay.expected), Tone.BLUE


def _ready(region: Region, stay: Stay) -> tuple[str, Tone]:
    """Say whether somebody is clinically ready to leave, and what keeps them."""
    if stay.ready is None:
        return "Not recorded", Tone.QUIET
    if stay.ready > region.today:
        return f"from {shown_day(stay.ready)}", Tone.PLAIN
    why = f", waiting for: {stay.ready_reason}" if stay.ready_reason else ""
    return f"◆ since {shown_day(stay.ready)}{why}", Tone.AMBER


def _unit_pairs(unit: Unit) -> tuple[Pair, ...]:
    """Say whom a unit takes and what it offers."""
    ages = f"{unit.youngest} to {unit.oldest}" if unit.oldest is not None else f"{unit.youngest} and over"
    sexes = {"F": "women", "M": "men"}.get(unit.sexes, "women and men")
    offers = ", ".join(offer_words(offer) for offer in unit.offers) or "nothing special"
    return Pair("Takes", f"{sexes}, {ages}"), Pair("Offers", offers), Pair("Where", unit.outcode)
