"""Somebody waiting for a bed, as far as a bed depends on it."""

from dataclasses import dataclass

from pc_desktop.domain.called import LINK
from pc_desktop.domain.seating import Claim


@dataclass(frozen=True, slots=True)
class Declined:
    """That a unit said no to somebody before, and its reason in words."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody waiting for a bed, as far as a bed depends on it.

    `key` and `ref` are the referral's; `sex` is F or M, `age` in whole years, both None where not recorded.
    `needs` are keys of what units offer, detained and one_to_one among them. `linked_unit` is the key of
    their team's unit, `link` what such a unit is called here.
    """

    key: str
    ref: str
    sex: str | None
    age: int | None
    needs: frozenset[str]
    outcode: str | None
    linked_unit: str | None
    declined_by: tuple[Declined, ...] = ()
    link: str = LINK

    @property
    def claim(self) -> Claim:
        """Give what this person would take up in a unit."""
        return Claim(self.sex if self.sex in {"F", "M"} else None, "one_to_one" in self.needs)
