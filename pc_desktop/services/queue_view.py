"""The queue: who is waiting, in what order and why, one prepared line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.called import LINK
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.person import full_name, initials, sex_and_age
from pc_desktop.domain.ranking import Ranked
from pc_desktop.domain.referral import CLOSING, STATES
from pc_desktop.domain.severity import Level, Reading
from pc_desktop.services.cases import Case
from pc_desktop.services.glass import MASKED_INITIALS, MASKED_NAME, is_masked
from pc_desktop.services.region import Region

_NOBODY_LATE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
_TREND = {-1: "▼", 0: "=", 1: "▲"}


NO_BMI: Final = "Not recorded"
"""What stands for a BMI nobody recorded."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One open referral as the queue shows it.

    `waited` is in days; `seen` is the age in days of its newest measurement, None where nothing was measured. `offer`
    is the bed held for it and until when, None where none is. `state` is a key of the referral's states. Of a masked
    record neither initials nor name is there. `late` says in words what a standard wanted done by now.
    `link` is what the linked unit is called.
    """

    key: str
    place: int
    ref: str
    initials: str
    name: str
    sex_age: str
    linked: str
    team: str
    waited: int
    level: Level
    signs: str
    bmi: str
    legal: str
    state: str
    state_words: str
    offer: str | None
    seen: int | None
    reasons: tuple[str, ...]
    below_because: str
    settled: bool
    is_restricted: bool = False
    late: tuple[str, ...] = ()
    link: str = LINK


def queue_view(
    region: Region,
    opened: frozenset[str] = frozenset(),
    late: Mapping[str, tuple[str, ...]] = _NOBODY_LATE,
) -> tuple[QueueLine, ...]:
    """Give the open referrals in the order of the rule, with what is `late` of each.

    Restricted records are masked but of people in `opened`.
    """
    return tuple(
        _line(region, ranked, opened, late.get(ranked.standing.referral.key, ())) for ranked in region.ranked
    )


def _line(region: Region, ranked: Ranked, opened: frozenset[str], late: tuple[str, ...]) -> QueueLine:
    """Prepare one line."""
    referral = ranked.standing.referral
    case = region.cases[referral.key]
    state, words = state_and_words(region, case)
    masks = is_masked(case.person, opened)
    newest = max((one.taken for one in case.measurements), default=None)
    return QueueLine(
        key=referral.key,
        place=ranked.place,
        ref=referral.ref,
        initials=MASKED_INITIALS if masks else initials(case.person),
        name=MASKED_NAME if masks else full_name(case.person),
        sex_age=sex_and_age(case.person, region.today),
        linked=unit_name(region, case.linked_unit),
        team=case.team.name if case.team else "Not recorded",
        waited=ranked.standing.waited,
        level=case.signs.worst,
        signs=case.signs.words(),
        bmi=_bmi(case),
        legal=legal_words(referral.legal),
        state=state,
        state_words=words,
        offer=offer_words(region, case),
        seen=(region.today - newest).days if newest else None,
        reasons=ranked.reasons,
        below_because=ranked.below_because,
        settled=state in {"offered", "out_of_area_sought"},
        is_restricted=bool(case.person.restricted),
        late=late,
        link=region.called.linked_unit,
    )


def state_and_words(region: Region, case: Case) -> tuple[str, str]:
    """Give a referral's state and how it reads; an offer whose hold has lapsed is waiting again, and says so."""
    state = case.last.state
    if state == "offered":
        if case.hold is None:
            return "lapsed", "Offer lapsed"
        return state, f"Offered {region.bed_name(case.hold.bed)}"
    return state, region.called.said(STATES[state])


def offer_words(region: Region, case: Case) -> str | None:
    """Say which bed is held for a referral and until when."""
    if case.hold is None or case.last.state in CLOSING:
        return None
    return f"{region.bed_name(case.hold.bed)} until {shown_day(last_day(case.hold.until))}"


def last_day(until: datetime) -> date:
    """Give the last whole day of a hold that lapses at this moment."""
    return local_day(until - timedelta(seconds=1))


def unit_name(region: Region, unit: str | None) -> str:
    """Name a unit; one not recorded says so."""
    return region.units[unit].name if unit and unit in region.units else "Not recorded"


def _bmi(case: Case) -> str:
    """Say the latest BMI and how it moved."""
    reading: Reading | None = next((one for one in case.signs.readings if one.sign == "bmi"), None)
    if reading is None or reading.value is None:
        return NO_BMI
    if reading.change is None:
        return f"{reading.value:.1f}"
    moved = round(reading.change, 1)
    return f"{reading.value:.1f} {_TREND[(moved > 0) - (moved < 0)]}"
