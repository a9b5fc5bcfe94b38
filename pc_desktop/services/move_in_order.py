"""Moving a referral up or down the order: kept with its reason until somebody ends it or it lapses."""

from dataclasses import dataclass, replace

from pc_desktop.domain.departure import Departure
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import Region, region_now


@dataclass(frozen=True, slots=True)
class MoveAbove:
    """Place a referral directly above another, or at the end where `above` is None; the reason is required."""

    referral: str
    above: str | None
    reason: str

    def title(self, reading: Reading) -> str:
        """Say who is moved where."""
        ref = reading.get(Referral, self.referral).ref
        where = f"above {reading.get(Referral, self.above).ref}" if self.above else "to the end"
        return f"Move {ref} {where} in the order"

    def carry_out(self, work: Work) -> None:
        """Keep the departure in place of any earlier one that it contradicts."""
        if not _plain(self.reason):
            raise Refused("Say why the order is departed from: it is kept and shown.")
        region = region_now(work)
        for key in filter(None, (self.referral, self.above)):
            if key not in region.cases:
                ref = work.get(Referral, key).ref
                raise Refused(f"{ref} waits no longer, so it has no place in the order.")
        if self.above == self.referral:
            raise Refused("A referral cannot be placed above itself.")
        for departure in work.find(Departure, ended=None):
            opposite = departure.referral == self.above and departure.above == self.referral
            if departure.referral == self.referral or opposite:
                work.put(replace(departure, ended=work.now))
        work.put(
            Departure(work.new_key(), self.referral, self.above, work.now, work.by, _plain(self.reason), None)
        )


@dataclass(frozen=True, slots=True)
class EndDeparture:
    """Let a referral go back to the place the rule gives it."""

    referral: str

    def title(self, reading: Reading) -> str:
        """Say who goes back."""
        return f"Put {reading.get(Referral, self.referral).ref} back to its place in the order"

    def carry_out(self, work: Work) -> None:
        """End the departure."""
        found = [one for one in work.find(Departure, ended=None) if one.referral == self.referral]
        if not found:
            raise Refused(f"{work.get(Referral, self.referral).ref} stands where the rule puts it.")
        for departure in found:
            work.put(replace(departure, ended=work.now))


def move(region: Region, referral: str, by: int, reason: str) -> MoveAbove:
    """Make the order that moves a referral up (`by` below 0) or down; raises Refused where it is at the end already."""
    keys = [ranked.standing.referral.key for ranked in region.ranked]
    if referral not in keys:
        raise Refused("That referral waits no longer, so it has no place in the order.")
    place = keys.index(referral)
    there = place + by
    if not 0 <= there < len(keys):
        ref, end = region.cases[referral].referral.ref, "first" if by < 0 else "last"
        raise Refused(f"{ref} is {end} already.")
    others = [key for key in keys if key != referral]
    return MoveAbove(referral, others[there] if there < len(others) else None, reason)


def departures_held(region: Region) -> int:
    """Count the referrals people have moved and that stand elsewhere than the rule puts them."""
    return sum(ranked.departure is not None and ranked.place != ranked.by_rule for ranked in region.ranked)


def _plain(words: str) -> str:
    """Give words without spare spaces."""
    return " ".join(words.split())
