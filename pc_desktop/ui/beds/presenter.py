"""What the Beds screen shows and sends: the board now or at a past moment, and every wish at it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from pc_desktop.domain.bed import Hold, Stay
from pc_desktop.domain.calendar import counted, days_between, shown_day, shown_moment
from pc_desktop.services.as_it_was import KnownThen, as_then_known
from pc_desktop.services.board import ConfirmUnit, PlanWithUnit, ReleaseHold
from pc_desktop.services.board_view import board_view
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.holds import lapses
from pc_desktop.services.leaves import WithoutBed, people_without_bed
from pc_desktop.services.office import Office
from pc_desktop.services.ports import From, Reading
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.beds.act_scene import Wish
from pc_desktop.ui.beds.act_words import ActWords, possible
from pc_desktop.ui.beds.acts import Acts
from pc_desktop.ui.beds.ask import Ask
from pc_desktop.ui.beds.bed_rows import BedRows, bed_rows
from pc_desktop.ui.beds.queue_rows import LEVELS, queue_rows
from pc_desktop.ui.beds.unit_rows import UnitCardRows, unit_card
from pc_desktop.ui.board_rows import board_badges, board_note, board_words, unit_rows
from pc_desktop.ui.cells import Badge, Row
from pc_desktop.ui.widgets.shown import Notice

T = TypeVar("T")

_NOTHING_THEN = ("Nothing was known then.", "Choose a later moment, or look at it as now known.")
_LATELY = timedelta(days=1)
"""How far back holds that lapsed before the screen was opened are still told of."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person who may be given a bed, or comes back to one; `is_held` says that a bed is kept for them."""

    key: str
    text: str
    spoken: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class BedsRows:
    """The whole board; `words` says how much there is, `note` how many units' word is fresh.

    `waiting` is the queue, `away` whoever stays without a bed, `past` the moment shown where it is not now, with the
    queue of then and its reasons as `queue_then`. `nothing` is said where there are no units.
    """

    badges: tuple[Badge, ...]
    words: str
    note: str
    units: tuple[UnitCardRows, ...]
    waiting: tuple[Waiting, ...] = ()
    away: tuple[Waiting, ...] = ()
    past: Notice | None = None
    lapsed: Notice | None = None
    queue_then: tuple[Row, ...] = ()
    nothing: tuple[str, str] = ("No units are set up.", "Units and their beds come with the region.")


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look: the region, whoever stays without a bed, and when the journal began where that was only later."""

    region: Region
    without: tuple[WithoutBed, ...]
    unknown_until: datetime | None


class BedsPresenter:
    """Prepares the board and turns wishes at it into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self.office = office
        self._region: Region | None = None
        self._without: tuple[WithoutBed, ...] = ()
        self._past: datetime | None = None
        self._as_known_then = False
        self._told_until: datetime | None = None
        self._lapsed: Notice | None = None

    @property
    def is_past(self) -> bool:
        """Tell whether an earlier moment is shown, at which nothing can be done."""
        return self._past is not None

    def now(self) -> datetime:
        """Tell the present moment."""
        return self.office.clock.now()

    def go_to(self, moment: datetime | None, *, as_known_then: bool = False) -> None:
        """Show a past moment, as now known or as known then; None is now, and so is what is still to come."""
        self._past = None if moment is None or moment >= self.now() else moment
        self._as_known_then = as_known_then

    def _ask(self, question: Callable[[Reading], T]) -> T:
        """Ask about the moment shown."""
        if self._past is None:
            return self.office.desk.ask(question)
        if self._as_known_then:
            return self.office.desk.ask(as_then_known(self._past, question))
        return self.office.desk.ask_at(self._past, question)

    def refresh(self) -> BedsRows:
        """Ask for the board again and prepare it."""
        seen = self._ask(_look)
        self._region, self._without = seen.region, seen.without
        region, board = seen.region, board_view(seen.region)
        cards = (unit_card(unit, row) for unit, row in zip(board.units, unit_rows(board), strict=True))
        made = BedsRows(
            badges=board_badges(board),
            words=board_words(board),
            note=board_note(board),
            units=tuple(replace(card, is_grey=False) if self.is_past else card for card in cards),
            waiting=_waiting(region),
            away=tuple(_away(region, one) for one in self._without),
            past=None if self._past is None else self._past_notice(self._past, seen.unknown_until),
            lapsed=None if self.is_past else self._newly_lapsed(),
        )
        if not self.is_past:
            return made
        return replace(made, queue_then=queue_rows(region), nothing=_NOTHING_THEN)

    def _past_notice(self, moment: datetime, unknown_until: datetime | None) -> Notice:
        """Say which moment is shown, so that nobody takes it for now, and that nothing was known then yet."""
        how = "as it was known then" if self._as_known_then else "as now known"
        text = f"The board and the queue at {shown_moment(moment)}, {how}. Nothing can be changed here."
        if unknown_until is not None:
            began = shown_moment(unknown_until)
            text = (
                f"The journal begins at {began}, so nothing was known here yet at {shown_moment(moment)}. "
                "Choose As now known to see the facts entered later about that time."
            )
        return Notice(Tone.AMBER, "This is not now.", text, "Back to now", can_close=False)

    def _newly_lapsed(self) -> Notice | None:
        """Say what lapsed since the last look and what that freed; it stays said until put away."""
        since = self._told_until or self.now() - _LATELY
        self._told_until = self.now()
        found = self.office.desk.ask(lambda reading: lapses(reading, since))
        if found:
            text = " ".join(one.words for one in found)
            self._lapsed = Notice(Tone.BLUE, f"{counted(len(found), 'hold')} lapsed.", text)
        return self._lapsed

    def put_away_lapsed(self) -> None:
        """Stop saying what lapsed."""
        self._lapsed = None

    def next_lapse(self) -> datetime | None:
        """Tell when the next hold lapses."""
        now = self.now()
        held = self.office.desk.ask(lambda reading: reading.find(Hold, released=None, until=From(now)))
        return min((one.until for one in held if one.until > now), default=None)

    def first_day(self) -> datetime:
        """Tell the earliest moment there is anything to show of."""
        stays = self.office.desk.ask(lambda reading: reading.find(Stay))
        return min((one.admitted for one in stays), default=self.now())

    def bed(self, key: str) -> BedRows | None:
        """Prepare one bed of the board last asked for; None where it is not there."""
        region = self._region
        if region is None:
            return None
        found = [one for beds in region.board.values() for one in beds if one.bed.key == key]
        return bed_rows(region, found[0]) if found else None

    def acts(self, bed: str) -> tuple[ActWords, ...]:
        """Give what can be done at a bed; nothing can at a past moment."""
        region = self._region
        if region is None or self.is_past:
            return ()
        found = [one for beds in region.board.values() for one in beds if one.bed.key == bed]
        return possible(found[0]) if found else ()

    def wish(self, name: str, bed: str, other: str = "") -> Wish:
        """Give what an act asks, or its order at once, where it is possible on the bed."""
        if self._region is None or name not in {act.name for act in self.acts(bed)}:
            return None
        return Acts(self._region, self.office.gazetteer).wish(name, bed, other)

    def dropped(self, what: str, bed: str) -> Wish:
        """Give what it asks when something is dragged to a bed: hold, move or swap."""
        kind, _, key = what.partition(" ")
        names = {act.name for act in self.acts(bed)}
        if kind == "referral":
            return self.wish("admit" if "admit" in names else "hold", bed, key)
        return self.wish("swap" if "discharge" in names else "move", key, bed)

    def person_asked(self, key: str) -> Ask | None:
        """Ask which bed somebody waiting, or somebody without a bed, is to have."""
        if self._region is None or self.is_past:
            return None
        acts = Acts(self._region, self.office.gazetteer)
        found = next((one for one in self._without if one.stay.key == key), None)
        if found is not None:
            return acts.return_of(found)
        return acts.place(key) if key in self._region.cases else None

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

    def plan_with(self, unit: str) -> PlanWithUnit:
        """Make the order that plans with a unit today although its word is old."""
        return PlanWithUnit(unit)

    def release(self, hold: str) -> ReleaseHold:
        """Make the order that lets go of a bed."""
        return ReleaseHold(hold)


def _look(reading: Reading) -> _Seen:
    """Look at the region and at whoever stays without a bed."""
    too_early = isinstance(reading, KnownThen) and not reading.knew_anything
    began = reading.began if isinstance(reading, KnownThen) and too_early else None
    return _Seen(region_now(reading), people_without_bed(reading), began)


def _waiting(region: Region) -> tuple[Waiting, ...]:
    """Give the queue in its order."""
    found = []
    for line in queue_view(region):
        state = f" · {line.offer}" if line.offer else ""
        sign, _, tone = LEVELS.get(line.level, ("", "", Tone.GREY))
        text = f"{sign}{line.place}  {line.ref} · {line.initials} · {line.waited} d"
        spoken = f"{line.ref}, {line.initials}, place {line.place}, waits {line.waited} days, {line.state_words}{state}"
        if line.offer:
            text, tone = f"{text} · held", Tone.PURPLE
        found.append(Waiting(line.key, text, spoken, tone))
    return tuple(found)


def _away(region: Region, one: WithoutBed) -> Waiting:
    """Say who stays without a bed, and since when."""
    who, unit = shown_initials(region.people[one.stay.person]), region.units[one.stay.unit].name
    if one.leave is None:
        days = days_between(one.stay.admitted, region.now)
        text = f"{who} · {unit} · no bed for {days} d"
    else:
        due = f", due back {shown_day(one.leave.due_back)}" if one.leave.due_back else ""
        text = f"{who} · {unit} · on leave since {shown_moment(one.leave.start)}{due}"
    return Waiting(one.stay.key, text, text, Tone.GREY)
