"""The plan for everybody waiting, and where each of them could go, as lines of words."""

from dataclasses import dataclass
from datetime import date, timedelta

from pc_desktop.domain.board import BedStanding
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.called import LINK
from pc_desktop.domain.candidate import Candidate, Declined
from pc_desktop.domain.distance import Gazetteer, Miles, miles_words
from pc_desktop.domain.fit import Fit
from pc_desktop.domain.legal import is_detained
from pc_desktop.domain.person import age_on
from pc_desktop.domain.plan import Placement, Plan, Weighed, plan_weighed, weigh
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.unit_answer import DECLINE_REASONS
from pc_desktop.services.board import counts_in_plan
from pc_desktop.services.cases import Case
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.region import Region

SETTLED = frozenset({"out_of_area_sought"})


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One person in the plan: where they would go, when, why, and why not anywhere else.

    `unit`, `bed` and `unit_key` are None where the plan has no place for them; `linked` says that the unit is theirs,
    `link` what such a unit is called.
    """

    key: str
    ref: str
    initials: str
    unit_key: str | None
    unit: str | None
    bed: str | None
    bed_key: str | None
    when: str
    linked: bool
    miles: str
    why: str
    why_not: tuple[tuple[str, str], ...]
    link: str = LINK


def candidate_of(region: Region, case: Case) -> Candidate:
    """Say what a bed for somebody depends on; a detained patient needs a unit that takes detained patients."""
    needs = frozenset(case.referral.needs) | (
        {"detained"} if is_detained(case.referral.legal) else frozenset()
    )
    person = case.person
    return Candidate(
        key=case.referral.key,
        ref=case.referral.ref,
        sex=person.sex,
        age=age_on(person, region.today),
        needs=needs,
        outcode=person.outcode,
        linked_unit=case.linked_unit,
        declined_by=_declined(case),
        link=region.called.linked_unit,
    )


def _declined(case: Case) -> tuple[Declined, ...]:
    """Give the units whose latest word about somebody was no, with the reason and the day."""
    latest = {answer.unit: answer for answer in case.answers}
    return tuple(
        Declined(
            unit,
            f"{DECLINE_REASONS.get(answer.reason or '', 'reason not recorded')}, {shown_day(local_day(answer.at))}",
        )
        for unit, answer in latest.items()
        if not answer.accepted
    )


def is_waiting(case: Case) -> bool:
    """Tell whether somebody still needs a place: no bed is held for them and none is sought elsewhere."""
    return case.hold is None and case.last.state not in SETTLED


def waiting(region: Region) -> tuple[Candidate, ...]:
    """Give everybody who still needs a place, in the order of the queue."""
    cases = (region.cases[ranked.standing.referral.key] for ranked in region.ranked)
    return tuple(candidate_of(region, case) for case in cases if is_waiting(case))


def rooms(region: Region) -> tuple[UnitRoom, ...]:
    """Give every unit of the region with the places somebody could move into and what its limits leave."""
    return tuple(_room(region, key) for key in region.board)


def horizon(region: Region, days: int | None = None) -> date:
    """Give the last day whose expected beds the plan counts on: `days` ahead, or as many as set."""
    ahead = region.number("plan_horizon_days") if days is None else days
    return region.today + timedelta(days=ahead)


@dataclass(frozen=True, slots=True)
class Planning:
    """The plan as things stand, with what it was made from, so that a choice can be tried out beside it."""

    weighed: Weighed
    rooms: tuple[UnitRoom, ...]
    miles: Miles
    horizon: date
    plan: Plan

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Give everybody planned for, in the order of the queue."""
        return tuple(candidate for candidate, _ in self.weighed)

    def fits_of(self, candidate: str) -> tuple[Fit, ...]:
        """Give every unit in the order one person would go there; none where they are not planned for."""
        return next((fits for one, fits in self.weighed if one.key == candidate), ())

    def trying(self, candidate: str, unit: str, bed: str) -> Plan:
        """Make the plan, without its sentences, as it would be if somebody were given this bed."""
        return plan_weighed(self.weighed, self.rooms, self.horizon, {candidate: (unit, bed)}, in_words=False)


def planning_now(region: Region, gazetteer: Gazetteer, days: int | None = None) -> Planning:
    """Make the plan as things stand, over beds expected within `days` or, unless said, within the days set."""
    return planning_of(waiting(region), rooms(region), gazetteer.miles, horizon(region, days))


def planning_of(
    people: tuple[Candidate, ...], units: tuple[UnitRoom, ...], miles: Miles, until: date
) -> Planning:
    """Make the plan for these people and units, and keep what it was made from."""
    weighed = weigh(people, units, miles, until)
    return Planning(weighed, units, miles, until, plan_weighed(weighed, units, until))


def plan_lines(region: Region, plan: Plan) -> tuple[PlanLine, ...]:
    """Put the plan into words, in the order of the queue."""
    return tuple(_line(region, placement) for placement in plan.placements)


def _line(region: Region, placement: Placement) -> PlanLine:
    """Prepare one person's line."""
    candidate, place = placement.candidate, placement.place
    when = "" if place is None else ("now" if place.free_from is None else shown_day(place.free_from))
    return PlanLine(
        key=candidate.key,
        ref=candidate.ref,
        initials=shown_initials(region.cases[candidate.key].person),
        unit_key=placement.unit.key if placement.unit else None,
        unit=placement.unit.name if placement.unit else None,
        bed=place.label if place else None,
        bed_key=place.bed if place else None,
        when=when,
        linked=placement.linked,
        miles=miles_words(placement.miles) if placement.unit else "",
        why=placement.why,
        why_not=tuple((other.unit.name, other.words) for other in placement.why_not),
        link=candidate.link,
    )


def _room(region: Region, key: str) -> UnitRoom:
    """Prepare one unit: its places, who counts against its limits, and whether its word is fresh enough.

    People for whom a bed is held count against the limits like those who are there, and so do people on leave whose
    bed others may use: the bed is there to be given, but on their return the unit must still be able to nurse them.
    """
    figures, standings = region.figures[key], region.board[key]
    staying = [one.stay for one in standings if one.stay]
    staying += [lent.stay for one in standings for lent in one.lent]
    coming = [
        region.cases[one.hold.referral] for one in standings if one.hold and one.hold.referral in region.cases
    ]
    left_out = None
    if not counts_in_plan(region, key):
        since = f"since {shown_day(local_day(figures.confirmed))}" if figures.confirmed else "yet"
        left_out = f"its beds are not confirmed {since}"
    return UnitRoom(
        unit=figures.unit,
        places=tuple(place for one in standings if (place := _place(region, one))),
        men_now=sum(region.people[stay.person].sex != "F" for stay in staying)
        + sum(case.person.sex != "F" for case in coming),
        one_to_one_now=sum("one_to_one" in region.stay_needs.get(stay.key, ()) for stay in staying)
        + sum("one_to_one" in case.referral.needs for case in coming),
        left_out=left_out,
    )


def _place(region: Region, standing: BedStanding) -> Place | None:
    """Give a bed as a place to move into: free now, or expected and promised to nobody."""
    bed, stay = standing.bed, standing.stay
    if standing.hold is not None or standing.closure is not None:
        return None
    if stay is None:
        return Place(bed.key, bed.label, bed.position, bed.sex, None, "")
    if stay.expected is None:
        return None
    overdue = stay.expected < region.today
    why = f"discharge was expected {shown_day(stay.expected)}" if overdue else "discharge expected"
    return Place(bed.key, bed.label, bed.position, bed.sex, max(stay.expected, region.today), why)
