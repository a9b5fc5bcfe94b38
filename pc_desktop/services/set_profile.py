"""What a collaborative adds to its profile: needs of its own, and standards of the clocks that differ from it."""

from dataclasses import dataclass

from pc_desktop.domain.clocks import standards_of
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import OFFERS, Unit, offer_words
from pc_desktop.domain.profile import (
    Profile,
    Standard,
    added_needs,
    need_key,
    refuse_standard,
    standard_for,
    standard_words,
    standards_text,
)
from pc_desktop.domain.referral import URGENCIES, Referral
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_settings import keep_setting


@dataclass(frozen=True, slots=True)
class AddNeed:
    """Add something patients may need and units may offer, in the collaborative's own words."""

    words: str
    profile: Profile

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which need is added."""
        return f"Need added: {offer_words(need_key(self.words))}"

    def carry_out(self, work: Work) -> None:
        """Keep it with the others; refuses one that is there, however it is written."""
        key, added = need_key(self.words), added_needs(settings_of(work)["needs_added"])
        for known in (*OFFERS, *self.profile.needs, *added):
            if key.casefold() in {known.casefold(), offer_words(known).replace(" ", "_").casefold()}:
                raise Refused(f"“{offer_words(known)}” is on the list already.")
        keep_setting(work, "needs_added", ",".join((*added, key)))


@dataclass(frozen=True, slots=True)
class RemoveNeed:
    """Take away a need the collaborative added, once nobody offers it and nobody waiting needs it."""

    key: str

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which need goes."""
        return f"Need removed: {offer_words(self.key)}"

    def carry_out(self, work: Work) -> None:
        """Take it off the list."""
        added, words = added_needs(settings_of(work)["needs_added"]), offer_words(self.key)
        if self.key not in added:
            raise Refused(f"“{words}” comes with the profile and cannot be removed here.")
        offering = [unit.name for unit in work.find(Unit) if self.key in unit.offers]
        if offering:
            raise Refused(f"{offering[0]} still offers “{words}”. Take it off the unit first.")
        needing = [one.ref for one in work.find(Referral, closed=None) if self.key in one.needs]
        if needing:
            raise Refused(f"{needing[0]} still needs “{words}”. Change the referral first.")
        keep_setting(work, "needs_added", ",".join(each for each in added if each != self.key))


@dataclass(frozen=True, slots=True)
class SetStandard:
    """Set how soon referrals of one urgency are answered and assessed here."""

    standard: Standard
    profile: Profile

    def title(self, reading: Reading) -> str:
        """Say which clock changes, from what to what."""
        held = standards_of(settings_of(reading), self.profile)
        before = next((one for one in held if one.urgency == self.standard.urgency), None)
        was = standard_words(before) if before else "no standard"
        urgency = URGENCIES.get(self.standard.urgency, self.standard.urgency)
        return f"{urgency} referrals: {standard_words(self.standard)}; was {was}"

    def carry_out(self, work: Work) -> None:
        """Keep every urgency's standard, this one changed."""
        refuse_standard(self.standard)
        if self.standard.urgency not in URGENCIES:
            raise Refused("Choose an urgency from the list.")
        held = {one.urgency: one for one in standards_of(settings_of(work), self.profile)}
        held[self.standard.urgency] = self.standard
        ordered = [held[urgency] for urgency in URGENCIES if urgency in held]
        keep_setting(work, "standards", standards_text(ordered))


@dataclass(frozen=True, slots=True)
class ResetStandards:
    """Go back to the standards the profile comes with."""

    profile: Profile

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say so."""
        return f"Clocks set back to those of “{self.profile.name}”"

    def carry_out(self, work: Work) -> None:
        """Forget what was set here."""
        keep_setting(work, "standards", "")


def standard_now(reading: Reading, profile: Profile, urgency: str) -> Standard:
    """Give the standard in force for an urgency; one without limits where there is none."""
    held = standards_of(settings_of(reading), profile)
    found = next((one for one in held if one.urgency == urgency), None) or standard_for(profile, urgency)
    return found or Standard(urgency, None, None, working=False)
