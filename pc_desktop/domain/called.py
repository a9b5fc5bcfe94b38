"""What a collaborative calls things: its profile's words where it has some, the product's own where it has not."""

import re
from dataclasses import dataclass, fields
from typing import Final

from pc_desktop.domain.profile import Profile

LINK: Final = "linked unit"
"""The product's own word for the unit linked to somebody's community team."""

MEETING: Final = "bed meeting"
"""The product's own word for the weekly meeting."""

_ASSESSMENT: Final = "assessment"
_UNIT: Final = " unit"
_SAID: Final = re.compile(f"{LINK}|{_ASSESSMENT}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Called:
    """The words for whom it is about, where they belong, who refers, and what is held with them, in small letters."""

    patient: str = "patient"
    linked_unit: str = LINK
    community_team: str = "community team"
    assessment: str = _ASSESSMENT
    meeting: str = MEETING

    def said(self, words: str) -> str:
        """Say words of the product's own, never anybody's typing, as they are said here: states, decisions, aims."""
        return _SAID.sub(self._in_its_place, words)

    def _in_its_place(self, found: re.Match[str]) -> str:
        """Give the word that stands for one of the product's own, with a capital letter where that had one."""
        word = found[0]
        here = self.linked_unit if word.casefold() == LINK else self.assessment
        return here if word[0].islower() else heading(here)


OWN: Final = Called()
"""The product's own words."""


def called(profile: Profile | None) -> Called:
    """Give the words of a profile; the product's own where there is none."""
    said = dict(profile.words) if profile else {}
    return Called(**{one.name: said[one.name] for one in fields(Called) if said.get(one.name)})


def heading(words: str) -> str:
    """Begin with a capital letter, as headings and labels do."""
    return words[:1].upper() + words[1:]


def short_link(link: str) -> str:
    """Say what the linked unit is called where there is room for a word: linked, home, local."""
    return link.removesuffix(_UNIT)
