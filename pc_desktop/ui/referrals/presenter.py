"""What the Referrals screen shows: who is waiting, sifted by chips and words, and everybody the words find."""

from collections.abc import Callable
from dataclasses import dataclass

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.profile import asks_for_weight
from pc_desktop.domain.ranking import order_words
from pc_desktop.services.clocks_view import breaches
from pc_desktop.services.find_anything import Entry, Index, entry_of, matching
from pc_desktop.services.find_views import View, views_of
from pc_desktop.services.glass import opened_today
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import QueueLine, queue_view
from pc_desktop.services.referral_list import ClosedLine, ReferralList, listed_closed, listed_open
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Row
from pc_desktop.ui.referrals.find_closed import ClosedFinder
from pc_desktop.ui.referrals.find_sieve import (
    Sieve,
    agrees,
    chip_words,
    chips,
    known_choice,
    overdue_notice,
    teams,
    unheld_notice,
    units,
    warning,
)
from pc_desktop.ui.referrals.order import BY_RULE, COLUMNS, arranged, column_words, silent_columns
from pc_desktop.ui.referrals.patient_presenter import PatientPresenter
from pc_desktop.ui.referrals.patient_rows import PatientRows
from pc_desktop.ui.referrals.rows import closed_row, closed_short_row, referral_row, short_row
from pc_desktop.ui.widgets.shown import Choice, Notice


@dataclass(frozen=True, slots=True)
class ReferralsRows:
    """The list as sifted: what is shown, how much is not, and loudly where that hides somebody red."""

    badges: tuple[Badge, ...]
    choices: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    units: tuple[Choice, ...]
    sieve: Sieve
    lines: tuple[QueueLine, ...]
    closed: tuple[ClosedLine, ...]
    hidden_words: str
    closed_words: str
    warning: Notice | None
    unheld: Notice | None
    overdue: Notice | None
    order_words: str
    order_column: int
    order_rises: bool
    by_rule: bool
    empty: str
    nobody: bool
    called: Called
    says_nothing: frozenset[int]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Prepare the list where it is wide."""
        return (*map(referral_row, self.lines), *map(closed_row, self.closed))

    @property
    def short_rows(self) -> tuple[Row, ...]:
        """Prepare the list where it is narrow."""
        return (
            *(short_row(line, self.called) for line in self.lines),
            *(closed_short_row(line, self.called) for line in self.closed),
        )

    @property
    def first(self) -> str:
        """Give the key of the first in the list, empty where there is nobody."""
        return (self.lines or self.closed)[0].key if self.lines or self.closed else ""


class ReferralsPresenter:
    """Prepares the list and one patient; sifting and ordering ask the facts for closed referrals only."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, with nothing sifted."""
        self._office = self.office = office
        self.patients = PatientPresenter(office)
        self._closed = ClosedFinder(office)
        self._region: Region | None = None
        self._lines: tuple[QueueLine, ...] = ()
        self._entries: tuple[Entry, ...] | None = None
        self._views: tuple[View, ...] = ()
        self._opened: frozenset[str] = frozenset()
        self._chips: tuple[Choice, ...] = ()
        self._called, self._weighs = OWN, True
        self._sieve = Sieve()
        self._column, self._rises = BY_RULE, True

    def refresh(self) -> ReferralsRows:
        """Ask again who is waiting and prepare the list."""
        self._office.desk.ask(self._look)
        return self._prepare()

    def _look(self, reading: Reading) -> None:
        """Take one look at everything the list shows."""
        region = self._region = region_now(reading)
        self._opened = opened_today(reading, self._office.desk.by)
        self._views = views_of(reading)
        profile = self._office.profile(region.settings) if self._office.profiles else None
        self._called, self._weighs = region.called, profile is None or asks_for_weight(profile)
        self._lines = queue_view(region, self._opened, breaches(region, profile) if profile else {})
        self._entries = None
        self._closed.look(reading, region.cases.keys(), self._opened)
        self._chips = chips(region, self._lines, len(self._closed.lately))
        self.patients.look(region, {line.key: line for line in self._lines})

    def _found(self, region: Region) -> tuple[QueueLine, ...]:
        """Give the open referrals every word typed agrees with; what they are found by is made when first asked."""
        if not self._sieve.words.strip():
            return self._lines
        if self._entries is None:
            self._entries = tuple(self._entry(region, line) for line in self._lines)
        found = {entry.key for entry in matching(self._entries, self._sieve.words)}
        return tuple(line for line in self._lines if line.key in found)

    @staticmethod
    def _entry(region: Region, line: QueueLine) -> Entry:
        """Give what an open referral can be found by."""
        case = region.cases[line.key]
        unit = region.units.get(case.linked_unit or "")
        return entry_of(case.referral, case.person, case.team, (unit,) if unit else ())

    @property
    def needs_index(self) -> bool:
        """Tell whether closed referrals are still to be gathered before they can be found."""
        return self._closed.needs_index

    def gather(self, check: Callable[[], None]) -> Index:
        """Gather everybody there ever was; may be done on the worker, where `check` may raise to stop it."""
        return self._closed.gather(check)

    def take(self, index: Index) -> ReferralsRows:
        """Take up what was gathered, and show the list as it is now found."""
        self._closed.take(index)
        return self._prepare()

    def sift(self, choice: str, words: str, team: str = "", unit: str = "") -> ReferralsRows:
        """Show only those the chip, team, unit and every word typed agree with."""
        self._sieve = Sieve(choice, team, unit, words)
        return self._prepare()

    def arrange(self, column: int) -> ReferralsRows:
        """Order by a column, the other way round where it is ordered by already."""
        self._rises = not self._rises if column == self._column else True
        self._column = column
        return self._prepare()

    def view(self, name: str) -> ReferralsRows:
        """Show a saved view, as far as what it names is still there; an unknown one changes nothing."""
        region = self._region
        for one in self._views:
            if one.name == name and region is not None:
                team = one.team if one.team in region.teams else ""
                unit = one.unit if one.unit in region.units else ""
                self._sieve = Sieve(known_choice(one.choice), team, unit, self._sieve.words)
                self._column = one.column if 0 <= one.column < len(COLUMNS) else BY_RULE
                self._rises = one.rises
        return self._prepare()

    def views(self) -> tuple[View, ...]:
        """Give the saved views, by name."""
        return self._views

    def as_view(self, name: str) -> View:
        """Give what is shown now as a view of this name."""
        sieve = self._sieve
        return View(name, sieve.choice, sieve.team, sieve.unit, self._column, self._rises)

    def shown_words(self) -> str:
        """Say in words what is shown now, as a view would keep it."""
        region, sieve = self._region, self._sieve
        if region is None:
            return ""
        parts = [chip_words(sieve.choice)]
        if sieve.team in region.teams:
            parts.append(region.teams[sieve.team].name)
        if sieve.unit in region.units:
            parts.append(region.units[sieve.unit].name)
        return f"{' · '.join(parts)}. {self._order_words()}."

    def patient(self, key: str, *, timeline: bool = True) -> PatientRows | None:
        """Prepare one patient in full, open or closed; None where nothing is chosen."""
        return self.patients.patient(key, timeline=timeline) if key else None

    def listed(self, *, names_patients: bool) -> ReferralList | None:
        """Give the list as it is shown now for a workbook."""
        region = self._region
        if region is None:
            return None
        shown, closed = self._shown(region), self._closed.find(self._sieve)[0]
        open_ = listed_open(region, shown, self._opened, names_patients=names_patients)
        hidden = self._hidden_words(len(self._lines) - len(shown))
        return ReferralList(
            collaborative=region.settings["collaborative"],
            as_at=region.now,
            names_patients=names_patients,
            shows=hidden or "Every open referral",
            order_words=self._order_words(),
            lines=(*open_, *listed_closed(closed, names_patients=names_patients)),
            called=self._called,
        )

    def _prepare(self) -> ReferralsRows:
        """Sift, order and prepare."""
        region = self._region
        if region is None:
            return self.refresh()
        shown = self._shown(region)
        keys = {line.key for line in shown}
        hidden = [line for line in self._lines if line.key not in keys]
        closed, closed_words = self._closed.find(self._sieve)
        judges = self._weighs or any(case.signs.readings for case in region.cases.values())
        return ReferralsRows(
            badges=_badges(self._lines),
            choices=self._chips,
            teams=teams(region),
            units=units(region),
            sieve=self._sieve,
            lines=tuple(shown),
            closed=tuple(closed),
            hidden_words=self._hidden_words(len(hidden)),
            closed_words=closed_words,
            warning=warning(hidden),
            unheld=unheld_notice(region) if self._sieve == Sieve() else None,
            overdue=overdue_notice(region) if self._sieve == Sieve() else None,
            order_words=self._order_words(),
            order_column=self._column,
            order_rises=self._rises,
            by_rule=self._is_by_rule,
            empty="No referral matches. Press Escape in the search box, or choose All.",
            nobody=not self._lines and not closed,
            called=self._called,
            says_nothing=silent_columns(self._lines, weighs=self._weighs, judges=judges),
        )

    def _shown(self, region: Region) -> list[QueueLine]:
        """Give the open referrals the sieve lets through, in order."""
        through = (
            line
            for line in self._found(region)
            if agrees(line, region.cases[line.key], self._sieve, region.today)
        )
        return arranged(through, self._column, rises=self._rises)

    def _hidden_words(self, hidden: int) -> str:
        """Say how many open referrals are not shown."""
        return f"{hidden} of {counted(len(self._lines), 'referral')} hidden" if hidden else ""

    @property
    def _is_by_rule(self) -> bool:
        """Tell whether the list stands in the order of the rule."""
        return self._column == BY_RULE and self._rises

    def _order_words(self) -> str:
        """Say what the list is ordered by; anything but the rule says so."""
        if self._is_by_rule:
            return f"Order: {order_words(self._region.rule if self._region else None)}"
        column = column_words(self._column, rises=self._rises, words=self._called)
        return f"Shown by {column}, not in the order of the rule"


def _badges(lines: tuple[QueueLine, ...]) -> tuple[Badge, ...]:
    """Say how many are open and how many of them red."""
    red = sum(line.level == "red" for line in lines)
    open_ = Badge(f"{len(lines)} open", Tone.GREY)
    return (open_, Badge(f"▲ {red} red", Tone.RED)) if red else (open_,)
