"""What this collaborative calls things: its profile's words where it has some, the product's own where it has not."""

from dataclasses import dataclass, fields

from pc_desktop.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class Called:
    """The words the Referrals screen uses for whom it is about, where they belong and who refers, in small letters."""

    patient: str = "patient"
    linked_unit: str = "linked unit"
    community_team: str = "community team"


OWN = Called()
"""The product's own words."""


def called(profile: Profile | None) -> Called:
    """Give the words of a profile; the product's own where there is none."""
    said = dict(profile.words) if profile else {}
    return Called(**{one.name: said[one.name] for one in fields(Called) if said.get(one.name)})


def heading(words: str) -> str:
    """Begin with a capital letter, as headings and labels do."""
    return words[:1].upper() + words[1:]
