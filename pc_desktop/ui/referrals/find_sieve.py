"""What is shown of the open referrals and what is not: chips, team and unit, and who is shouted about if hidden."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.services.cases import Case
from pc_desktop.services.life_risk import unheld, unheld_red
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.services.region import Region
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.shown import Choice, Notice

ALL, CLOSED = "all", "closed"
ANY: Final = ""
_MOST_NAMED: Final = 4

Test = Callable[[QueueLine, Case, date], bool]


@dataclass(frozen=True, slots=True)
class Sieve:
    """What somebody wants to see: a chip, a team and a unit by key (empty for any), and words typed."""

    choice: str = ALL
    team: str = ANY
    unit: str = ANY
    words: str = ""


def information_overdue(_line: QueueLine, case: Case, today: date) -> bool:
    """Tell whether something was asked for, is due, and has not come."""
    return any(one.answered is None and one.due < today for one in case.enquiries)


def no_risk_holder(_line: QueueLine, case: Case, today: date) -> bool:
    """Tell whether nobody is named to hold the risk, or somebody red waits without a day of review to come."""
    return not (case.referral.risk_holder or "").strip() or bool(unheld(case, today))


_TESTS: Final = MappingProxyType[str, Test](
    {
        ALL: lambda _line, _case, _today: True,
        "red": lambda line, _case, _today: line.level == "red",
        "waiting": lambda line, _case, _today: not line.settled,
        "offered": lambda line, _case, _today: line.offer is not None,
        "late": lambda line, _case, _today: bool(line.late),
        "overdue": information_overdue,
        "no_holder": no_risk_holder,
    }
)
_CHIPS: Final = (
    (ALL, "All", "Every open referral"),
    ("red", "▲ Red", "At least one red risk sign"),
    ("waiting", "Waiting", "No bed is held for them and none is sought out of area"),
    ("offered", "Offered", "A bed is held for them"),
    ("late", "Overdue", "Not answered or assessed in the time of the standard for their urgency"),
    ("overdue", "Information overdue", "Something was asked for, is due, and has not come"),
    (
        "no_holder",
        "No risk holder",
        "Nobody is named to hold the risk, or a red referral has no review to come",
    ),
)
_CLOSED_TIP: Final = "Closed in the last four weeks"


def agrees(line: QueueLine, case: Case, sieve: Sieve, today: date) -> bool:
    """Tell whether an open referral is one the chip, the team and the unit ask for."""
    if sieve.team and (case.referral.team or "") != sieve.team:
        return False
    if sieve.unit and (case.linked_unit or "") != sieve.unit:
        return False
    return sieve.choice in _TESTS and _TESTS[sieve.choice](line, case, today)


def chips(region: Region, lines: Iterable[QueueLine], closed: int) -> tuple[Choice, ...]:
    """Prepare the chips, each with how many it would show."""
    told = list(lines)
    counts = {
        key: sum(_TESTS[key](line, region.cases[line.key], region.today) for line in told)
        for key, _, _ in _CHIPS
    }
    made = (Choice(key, f"{words} {counts[key]}", tip) for key, words, tip in _CHIPS)
    return (*made, Choice(CLOSED, f"Closed lately {closed}", _CLOSED_TIP))


def known_choice(choice: str) -> str:
    """Give a chip's key; where there is no such chip any longer, the one that shows all."""
    return choice if choice in _TESTS or choice == CLOSED else ALL


def chip_words(choice: str) -> str:
    """Say what a chip shows."""
    return next((tip for key, _, tip in _CHIPS if key == choice), _CLOSED_TIP)


def teams(region: Region) -> tuple[Choice, ...]:
    """List the teams, with any of them first."""
    return _listed("Any team", {team.key: team.name for team in region.teams.values()})


def units(region: Region) -> tuple[Choice, ...]:
    """List the region's units, with any of them first."""
    return _listed("Any unit", {unit.key: unit.name for unit in region.units.values() if unit.in_region})


def _listed(any_words: str, named: Mapping[str, str]) -> tuple[Choice, ...]:
    """List names in order after the words for any."""
    ordered = sorted(named.items(), key=lambda item: item[1].casefold())
    return (Choice(ANY, any_words), *(Choice(key, name) for key, name in ordered))


def warning(hidden: Iterable[QueueLine]) -> Notice | None:
    """Shout where somebody with a red sign is not shown."""
    red = [line.ref for line in hidden if line.level == "red"]
    if not red:
        return None
    lead = f"{counted(len(red), 'red referral')} {'is' if len(red) == 1 else 'are'} hidden by this filter."
    return Notice(Tone.AMBER, lead, f"{_some(red, _MOST_NAMED, ', ')}.", "Show all", can_close=False)


def unheld_notice(region: Region) -> Notice | None:
    """Say who waits with a red sign and without a named holder of the risk or a day of review."""
    found = unheld_red(region)
    if not found:
        return None
    lead = f"{counted(len(found), 'red referral')} without a named risk holder or a review to come."
    said = _some([case.referral.ref for case, _ in found], _MOST_NAMED, ", ")
    return Notice(Tone.RED, lead, f"{said}.", "Show them", can_close=False)


def overdue_notice(region: Region) -> Notice | None:
    """Say from whom information was asked that has not come by the day it was due."""
    late = [
        f"{case.referral.ref}: asked {shown_day(local_day(one.at))}, due {shown_day(one.due)}"
        for case in region.cases.values()
        for one in case.enquiries
        if one.answered is None and one.due < region.today
    ]
    if not late:
        return None
    lead = f"{counted(len(late), 'request')} for information {'is' if len(late) == 1 else 'are'} overdue."
    return Notice(Tone.AMBER, lead, f"{_some(late, 2, '; ')}.", "Show them", can_close=False)


def _some(said: list[str], most: int, between: str) -> str:
    """Name the first few and count the rest."""
    more = len(said) - most
    return between.join(said[:most]) + (f" and {more} more" if more > 0 else "")
