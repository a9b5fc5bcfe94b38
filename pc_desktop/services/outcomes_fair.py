"""Fair access: referrals and admissions of the period by group, with small numbers hidden."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.outcomes.book import areas
from pc_desktop.domain.outcomes.fair_access import Breakdown, breakdown, without_referrals
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.people_groups import (
    AGE_GROUPS,
    DEPRIVATION_GROUPS,
    ETHNIC_GROUPS,
    NOWHERE,
    SEX_GROUPS,
    STATUS_GROUPS,
    UNKNOWN,
    Places,
    age_group,
    autism_group,
    deprivation_group,
    disability_group,
    district_group,
    ethnic_group,
    sex_group,
)
from pc_desktop.domain.outcomes.suppression import Caution
from pc_desktop.domain.person import Person
from pc_desktop.services.outcomes_facts import Gathered, by_keys
from pc_desktop.services.ports import Reading

_ELSEWHERE = "Elsewhere"
_ABOUT_AREAS = (
    "By the average of the district a home lies in (Indices of Deprivation 2025): about areas, not people."
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """One referral or admission to be counted: whose, on which day, from which area."""

    person: Person | None
    day: date
    area: str


@dataclass(frozen=True, slots=True)
class FairAccess:
    """Every breakdown of the period, the areas nobody was referred from, and how small numbers were treated."""

    breakdowns: tuple[Breakdown, ...]
    silent_areas: tuple[str, ...]
    caution: str
    rule: Caution

    def of(self, name: str) -> Breakdown:
        """Give one breakdown by its name."""
        return next(one for one in self.breakdowns if one.name == name)


def fair_access(reading: Reading, held: Gathered, told: Told, places: Places = NOWHERE) -> FairAccess:
    """Break referrals received and admissions managed in the period down by group."""
    referred, admitted = _counted(reading, held, told)
    caution = caution_of(held.settings)

    def of(
        name: str, title: str, groups: tuple[str, ...], group: Callable[[_Counted], str], note: str = ""
    ) -> Breakdown:
        """Make one breakdown."""
        return breakdown(name, title, note, groups, (map(group, referred), map(group, admitted)), caution)

    here = tuple(sorted(_districts(held, places)))
    found = (
        of("sex", "Sex", SEX_GROUPS, lambda one: sex_group(one.person)),
        of("age", "Age", AGE_GROUPS, lambda one: age_group(one.person, one.day)),
        of("ethnic", "Ethnic group", ETHNIC_GROUPS, lambda one: ethnic_group(one.person)),
        of(
            "deprivation",
            "Deprivation of the district",
            DEPRIVATION_GROUPS,
            lambda one: deprivation_group(one.person, places),
            _ABOUT_AREAS,
        ),
        of(
            "learning_disability",
            "Learning disability",
            STATUS_GROUPS,
            lambda one: disability_group(one.person),
        ),
        of("autism", "Autism", STATUS_GROUPS, lambda one: autism_group(one.person)),
        of("area", "Area", (*areas(held.book.teams), UNKNOWN), lambda one: one.area),
        of("district", "District", (*here, _ELSEWHERE, UNKNOWN), lambda one: _district(one, places, here)),
    )
    by_area = next(one for one in found if one.name == "area")
    silent = tuple(one for one in without_referrals(by_area) if one != UNKNOWN)
    return FairAccess(found, silent, _caution_words(caution), caution)


def caution_of(settings: Mapping[str, str]) -> Caution:
    """Read from the settings how small numbers are treated."""
    return Caution(hide_nought=settings["hide_nought"] == "yes")


def _caution_words(caution: Caution) -> str:
    """Say how small numbers were treated."""
    nought = "Nought is hidden too. " if caution.hide_nought else ""
    return (
        f"* stands for a number under {caution.below}, or for one hidden so that no other can be worked out. {nought}"
        f"Others are rounded to {caution.to}, and shares are of the rounded numbers."
    )


def _counted(reading: Reading, held: Gathered, told: Told) -> tuple[list[_Counted], list[_Counted]]:
    """Give the referrals received and the admissions managed in the period, each with its patient and area."""
    book, period = held.book, told.asked.period
    start, end = period.moments()
    came = [
        one
        for one in book.referrals
        if start <= one.received < end and told.chosen(book.unit_of(one), book.area_of(one))
    ]
    keys = set(told.now("managed").cases)
    went = [one for one in book.stays if one.key in keys]
    wanted = {one.person for one in came} | {one.person for one in went}
    people = {one.key: one for one in by_keys(reading, Person, wanted)}
    return (
        [
            _Counted(people.get(one.person), local_day(one.received), book.area_of(one) or UNKNOWN)
            for one in came
        ],
        [
            _Counted(people.get(one.person), local_day(one.admitted), book.area_of_stay(one) or UNKNOWN)
            for one in went
        ],
    )


def _districts(held: Gathered, places: Places) -> frozenset[str]:
    """Name the districts the region's community teams serve."""
    outcodes = (outcode for team in held.book.teams for outcode in team.outcodes)
    return frozenset(places.district_of[one] for one in outcodes if one in places.district_of)


def _district(one: _Counted, places: Places, here: tuple[str, ...]) -> str:
    """Give the district somebody came from; those outside the region go together."""
    found = district_group(one.person, places)
    return found if found == UNKNOWN or found in here else _ELSEWHERE
