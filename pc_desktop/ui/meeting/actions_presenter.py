"""What the Actions page shows and orders: everything to be done, overdue first, one owner's or everybody's."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.services.actions_view import (
    ActionNow,
    ActionsList,
    actions_listed,
    actions_now,
    owners,
    shown_words,
)
from pc_desktop.services.meet import CloseAction, ReopenAction
from pc_desktop.services.office import Office
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.meeting.action_forms import cancel_action_form, change_action_form, new_action_form
from pc_desktop.ui.meeting.matters_further import STANDING_TONES
from pc_desktop.ui.meeting.wishes import Order, TurnTo, Wish
from pc_desktop.ui.widgets.shown import Choice

EVERYBODY = "*"
"""The chip that shows everybody's actions."""
_MOST_CHIPS = 8
"""More owners than these are reached by the workbook, and by going through the list."""


@dataclass(frozen=True, slots=True)
class ActionsRows:
    """The page: figures, what the list shows and hides in words, whom it may be filtered by, and the actions."""

    badges: tuple[Badge, ...]
    words: str
    owners: tuple[Choice, ...]
    owner: str
    rows: tuple[Row, ...]
    empty: str


class ActionsPresenter:
    """Prepares actions and turns wishes into orders."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, showing everybody's."""
        self._office = office
        self._owner: str | None = None
        self._lines: tuple[ActionNow, ...] = ()
        self._region: Region | None = None

    def today(self) -> date:
        """Give today."""
        return local_day(self._office.clock.now())

    def refresh(self) -> ActionsRows:
        """Ask again and prepare."""
        self._lines = self._office.desk.ask(actions_now)
        self._region = None
        if self._owner not in {one.owner for one in self._lines}:
            self._owner = None
        mine = [one for one in self._lines if self._owner is None or one.owner == self._owner]
        late = sum(one.standing == "overdue" for one in self._lines)
        still = sum(one.standing == "open" for one in self._lines)
        names = owners(self._lines)[:_MOST_CHIPS]
        return ActionsRows(
            (
                Badge(f"▲ {late} overdue" if late else "● none overdue", Tone.RED if late else Tone.GREEN),
                Badge(f"{still} open in time", Tone.BLUE),
            ),
            shown_words(self._lines, self._owner),
            (Choice(EVERYBODY, "Everybody"), *(Choice(name, name) for name in names)),
            self._owner or EVERYBODY,
            tuple(map(_row, mine)),
            "Nothing is to be done. Decisions raise actions by themselves; A adds one.",
        )

    def show_owner(self, owner: str) -> ActionsRows:
        """Show one owner's actions, or everybody's."""
        self._owner = None if owner == EVERYBODY else owner
        return self.refresh()

    def tick(self, key: str) -> Wish:
        """Close an action, or open it again."""
        one = self._line(key)
        if one is None:
            return None
        return Order(CloseAction(key) if one.standing in {"overdue", "open"} else ReopenAction(key))

    def tick_words(self, key: str) -> str:
        """Say what the key would do to an action."""
        one = self._line(key)
        return "Done" if one is None or one.standing in {"overdue", "open"} else "Reopen"

    def add(self) -> Wish:
        """Ask for a new action."""
        return new_action_form(self._look(), self._lines)

    def change(self, key: str) -> Wish:
        """Ask for another owner or day."""
        one = self._line(key)
        return change_action_form(one, self._lines) if one else None

    def cancel(self, key: str) -> Wish:
        """Ask why an action is cancelled."""
        one = self._line(key)
        return cancel_action_form(one) if one else None

    def turn(self, key: str) -> Wish:
        """Turn to whom an action is about, where they wait."""
        one = self._line(key)
        return TurnTo(str(one.referral)) if one and one.referral in self._look().cases else None

    def listed(self) -> ActionsList:
        """Give what is shown for a workbook."""
        return self._office.desk.ask(lambda reading: actions_listed(reading, self._owner))

    def _line(self, key: str) -> ActionNow | None:
        """Give one action."""
        return next((one for one in self._lines if one.key == key), None)

    def _look(self) -> Region:
        """Look at the region, once between two refreshes."""
        if self._region is None:
            self._region = self._office.desk.ask(region_now)
        return self._region


def _row(one: ActionNow) -> Row:
    """Prepare one action."""
    is_over = one.standing in {"done", "cancelled"}
    times = f"carried over {counted(one.carried, 'time')}" if one.carried else "" if is_over else "new"
    under = f"cancelled: {one.cancelled}" if one.cancelled else times
    tone = STANDING_TONES[one.standing]
    return Row(
        one.key,
        (
            Cell(one.words, tone, second=under, tip=under),
            Cell(one.what, Tone.QUIET if is_over else Tone.PLAIN, second=one.ref or "", tip=one.what),
            Cell(one.owner, Tone.STRONG),
            Cell(shown_day(one.due), Tone.RED if one.standing == "overdue" else Tone.PLAIN),
            Cell(f"no. {one.number} of {shown_day(one.raised)}", Tone.QUIET),
        ),
    )
