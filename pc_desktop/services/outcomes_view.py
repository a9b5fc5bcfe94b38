"""The year in one table, and the cases behind every figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.meeting import Meeting, Minute
from pc_desktop.domain.outcomes.avoided import ALTERNATIVE
from pc_desktop.domain.outcomes.definitions import MANAGED, Period, length_of_stay, year_from
from pc_desktop.domain.outcomes.headline import CaseBook, HeadlineFigure, headline, hours_and_minutes
from pc_desktop.domain.outcomes.savings import Assumptions
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.moves import TRANSFER, whole_stays
from pc_desktop.services.ports import Between, Reading
from pc_desktop.services.region import settings_of
from pc_desktop.services.standing import turns_into

_BASELINE, _YEAR = "Baseline year", "Year reported"


@dataclass(frozen=True, slots=True)
class OutcomeCase:
    """One case behind a figure: its key, the reference people know it by, and its story without a name."""

    key: str
    ref: str
    words: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One row of the year in one table, with what it means and the cases it counts, then and before."""

    name: str
    label: str
    value: str
    detail: str
    definition: str
    source: str
    cases: tuple[OutcomeCase, ...]
    cases_before: tuple[OutcomeCase, ...]

    @property
    def number(self) -> int:
        """Tell how many cases of the year the figure rests on."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """The year in one table with all it rests on: periods in words, the figures, the assumptions."""

    period: str
    baseline: str
    rows: tuple[OutcomeRow, ...]
    assumptions: tuple[str, ...]

    def row(self, name: str) -> OutcomeRow:
        """Give one row by its name."""
        return next(row for row in self.rows if row.name == name)


def outcomes_view(reading: Reading, year: date | None = None, baseline: date | None = None) -> OutcomesPage:
    """Compute the page for the years that begin on two days; those of the settings where none is given."""
    settings = settings_of(reading)
    today = local_day(reading.now)
    period = year_from(year or _day(settings, "compared_from") or _years_back(today, 1), _YEAR)
    before = year_from(baseline or _day(settings, "baseline_from") or _year_before(period.start), _BASELINE)
    book = _case_book(reading, period)
    days = int(settings["avoided_after_days"])
    told = headline(book, before, period, _assumptions(settings), days)
    spelled = _Speller(reading, book, today)
    return OutcomesPage(
        period=_period_words(period),
        baseline=_period_words(before),
        rows=tuple(_row(figure, spelled) for figure in told.figures),
        assumptions=_assumed(settings, days),
    )


def _day(settings: Mapping[str, str], name: str) -> date | None:
    """Give a setting that names a day, if somebody has set it."""
    return date.fromisoformat(settings[name]) if settings.get(name) else None


def _number(settings: Mapping[str, str], name: str) -> int | None:
    """Give a setting that counts something, if somebody has set it."""
    return int(settings[name]) if settings.get(name) else None


def _years_back(today: date, years: int) -> date:
    """Give the first day of the month some years before the present one."""
    return date(today.year - years, today.month, 1)


def _year_before(start: date) -> date:
    """Give the day a year before; 28 February before 29 February."""
    leap_day = (start.month, start.day) == (2, 29)
    return date(start.year - 1, 2, 28) if leap_day else start.replace(year=start.year - 1)


def _assumptions(settings: Mapping[str, str]) -> Assumptions:
    """Read what the savings rest on."""
    return Assumptions(
        shorter_stay=_number(settings, "saving_shorter_stay"),
        longer_stay=_number(settings, "saving_longer_stay"),
        price_per_day=_number(settings, "saving_price_per_day"),
        alternative_cost=_number(settings, "saving_alternative_cost") or 0,
    )


def _assumed(settings: Mapping[str, str], days: int) -> tuple[str, ...]:
    """Say what the page takes for granted."""
    return (
        _assumptions(settings).words(),
        f"An admission counts as avoided when none follows within {counted(days, 'day')}.",
        "Only admissions managed by the meeting are counted, never other regions' patients or units' own.",
    )


def _period_words(period: Period) -> str:
    """Say a period by its first day and the first day after it."""
    return f"{period.label}: {shown_day(period.start)} up to, not including, {shown_day(period.end)}"


def _case_book(reading: Reading, period: Period) -> CaseBook:
    """Gather the facts the headline needs, and no others."""
    start, end = period.moments()
    turns = turns_into(reading, ALTERNATIVE, start, end)
    closed = frozenset(turn.referral for turn in turns)
    referrals = {one.key: one for one in reading.find(Referral, received=Between(start, end))}
    referrals |= {one.key: one for one in reading.find(Referral, key=closed)}
    diverted = frozenset(one.person for one in referrals.values() if one.key in closed)
    without_team = frozenset(one.person for one in referrals.values() if one.team is None)
    meetings = reading.find(Meeting, day=Between(period.start, period.end))
    return CaseBook(
        stays=whole_stays(reading.find(Stay, source=frozenset({MANAGED, TRANSFER}))),
        units={unit.key: unit for unit in reading.find(Unit)},
        admissions=reading.find(Stay, person=diverted),
        turns=turns,
        referrals=tuple(referrals.values()),
        home_of={person.key: person.outcode for person in reading.find(Person, key=without_team)},
        teams=reading.find(Team),
        meetings=meetings,
        minutes=reading.find(Minute, meeting=frozenset(one.key for one in meetings)),
        now=reading.now,
    )


class _Speller:
    """Says cases in words, by reference, never by name."""

    def __init__(self, reading: Reading, book: CaseBook, today: date) -> None:
        """Look up the references of every stay once."""
        self._stays = {stay.key: stay for stay in book.stays}
        self._units = book.units
        self._meetings = {meeting.key: meeting for meeting in book.meetings}
        self._spent: dict[str, int] = {}
        for minute in book.minutes:
            self._spent[minute.meeting] = self._spent.get(minute.meeting, 0) + minute.seconds
        keys = frozenset(stay.referral for stay in book.stays if stay.referral)
        self._referrals = {one.key: one for one in reading.find(Referral, key=keys)}
        self._referrals |= {one.key: one for one in book.referrals}
        self._today = today

    def cases(self, kind: str, keys: Iterable[str]) -> tuple[OutcomeCase, ...]:
        """Say some cases of one kind."""
        say = {"stay": self._stay, "referral": self._referral, "meeting": self._meeting}[kind]
        return tuple(say(key) for key in keys)

    def _stay(self, key: str) -> OutcomeCase:
        """Say one stay: where, from when to when, how long, how far from home."""
        stay = self._stays[key]
        referral = self._referrals.get(stay.referral or "")
        days = length_of_stay(stay)
        left = shown_day(local_day(stay.discharged)) if stay.discharged else "still in"
        lasted = counted(days, "day") if days is not None else ""
        far = f"{stay.miles:.0f} miles from home" if stay.miles is not None else "home not recorded"
        unit = self._units[stay.unit].name
        parts = (unit, f"{shown_day(local_day(stay.admitted))} to {left}", lasted, far)
        return OutcomeCase(
            key, referral.ref if referral else "No referral", ", ".join(one for one in parts if one)
        )

    def _referral(self, key: str) -> OutcomeCase:
        """Say one referral: when received and when it ended."""
        referral = self._referrals[key]
        ended = f", closed {shown_day(local_day(referral.closed))}" if referral.closed else ", still open"
        return OutcomeCase(key, referral.ref, f"received {shown_day(local_day(referral.received))}{ended}")

    def _meeting(self, key: str) -> OutcomeCase:
        """Say one meeting: its day and how long was recorded."""
        day = shown_day(self._meetings[key].day)
        return OutcomeCase(key, day, f"{hours_and_minutes(self._spent.get(key, 0))} recorded")


def _row(figure: HeadlineFigure, spelled: _Speller) -> OutcomeRow:
    """Put one figure into a row with its cases in words."""
    return OutcomeRow(
        name=figure.name,
        label=figure.label,
        value=figure.value,
        detail=figure.detail,
        definition=figure.definition,
        source=figure.source,
        cases=spelled.cases(figure.kind, figure.cases),
        cases_before=spelled.cases(figure.kind, figure.cases_before),
    )
