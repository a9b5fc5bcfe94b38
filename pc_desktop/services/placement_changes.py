"""What would have to change for somebody to have a place, from the stays, closures and homes of the region."""

from collections.abc import Iterable, Iterator

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.board import BedStanding
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.domain.room import Place
from pc_desktop.domain.seating import Claim
from pc_desktop.domain.what_would_change import Event, Outlook, change_words, what_would_change
from pc_desktop.services.board import counts_in_plan
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.plan_view import Planning
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region


def change_sentence(reading: Reading, region: Region, planning: Planning, key: str) -> str:
    """Say the least that would have to happen for somebody to have a place; nothing where they are not planned for."""
    candidate = next((one for one in planning.candidates if one.key == key), None)
    if candidate is None:
        return ""
    outlook = Outlook(
        planning.candidates,
        planning.rooms,
        planning.miles,
        planning.horizon,
        events_of(reading, region, planning),
    )
    return change_words(candidate.ref, what_would_change(outlook, key))


def events_of(reading: Reading, region: Region, planning: Planning) -> tuple[Event, ...]:
    """Give what could happen in the units the plan counts on: who is ready first, then returns, dates, closed beds.

    Only stays ready to end or with a date count as discharges; beds that are held, or a place already, are left alone.
    """
    standings = [one for unit in region.board if counts_in_plan(region, unit) for one in region.board[unit]]
    stays = [one.stay for one in standings if one.stay]
    known = _Known(reading, region, stays)
    places = {place.bed for room in planning.rooms for place in room.places_by(planning.horizon)}
    found = [
        pair
        for one in standings
        if one.hold is None and one.bed.key not in places
        for pair in known.events(one)
    ]
    return tuple(event for _, event in sorted(found, key=lambda pair: pair[0]))


_Rank = tuple[int, str, int, str]


class _Known:
    """What is known of the people staying, as far as an event depends on it."""

    def __init__(self, reading: Reading, region: Region, stays: Iterable[Stay]) -> None:
        """Ask for the referrals of the stays, and for the returns being prepared."""
        staying = list(stays)
        keys = frozenset(stay.referral for stay in staying if stay.referral)
        self._region = region
        self._referrals = {one.key: one for one in reading.find(Referral, key=keys)}
        going_home = reading.find(Repatriation, stay=frozenset(stay.key for stay in staying))
        self._returns = {one.stay for one in going_home}

    def events(self, standing: BedStanding) -> Iterator[tuple[_Rank, Event]]:
        """Give what could free one bed, each with where it stands among all."""
        bed, stay, closure = standing.bed, standing.stay, standing.closure
        name, order = self._region.bed_name(bed.key), (bed.position, bed.key)
        place = Place(bed.key, bed.label, bed.position, bed.sex, None, "")
        if closure is not None:
            if stay is None:
                words = f"{name} could be used" if closure.kind == "unusable" else f"{name} reopened"
                yield (4, "", *order), Event("reopening", words, bed.unit, place)
            return
        if stay is None:
            return
        claim = self._claim(stay)
        when = self._when(stay)
        if when:
            rank, words = when
            yield (
                (rank, (stay.expected or self._region.today).isoformat(), *order),
                Event("discharge", f"{self._who(stay)} left {name} ({words})", bed.unit, place, claim),
            )
        home = self._home(stay)
        if home:
            to = self._region.units[home].name
            words = (
                f"{self._who(stay)} went from {name} back to {to}, their {self._region.called.linked_unit}"
            )
            first = 1 if stay.key in self._returns else 2
            yield (first, "", *order), Event("return", words, bed.unit, place, claim, home)

    def _when(self, stay: Stay) -> tuple[int, str] | None:
        """Say what makes a discharge likely; None where nothing does."""
        if stay.ready is not None and stay.ready <= self._region.today:
            return 0, f"ready since {shown_day(stay.ready)}"
        return (3, f"expected {shown_day(stay.expected)}") if stay.expected else None

    def _home(self, stay: Stay) -> str | None:
        """Give the linked unit of somebody who is in another; None where it is not planned for."""
        referral = self._referrals.get(stay.referral or "")
        team = self._region.teams.get(referral.team or "") if referral else None
        home = team.linked_unit if team else None
        on_board = home is not None and home in self._region.board and home != stay.unit
        return home if on_board and home and counts_in_plan(self._region, home) else None

    def _claim(self, stay: Stay) -> Claim:
        """Give what somebody takes up where they are."""
        sex = self._region.people[stay.person].sex
        nursed = "one_to_one" in self._region.stay_needs.get(stay.key, ())
        return Claim(sex if sex in {"F", "M"} else None, nursed)

    def _who(self, stay: Stay) -> str:
        """Name somebody by their reference, or by initials where the stay has no referral."""
        referral = self._referrals.get(stay.referral or "")
        return referral.ref if referral else shown_initials(self._region.people[stay.person])
