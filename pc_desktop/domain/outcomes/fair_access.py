"""Fair access: who is referred and who is admitted, by group, with small numbers kept from giving anybody away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pc_desktop.domain.outcomes.suppression import NATIONAL, Caution, share_of, suppressed


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One group of a breakdown: referrals and admissions as they may be shown, and their shares; None where hidden."""

    label: str
    referred: int | None
    admitted: int | None
    referred_share: int | None
    admitted_share: int | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One breakdown: its groups, and of how many referrals and admissions, which are known exactly from the headline.

    `note` says what must be said with it.
    """

    name: str
    title: str
    note: str
    rows: tuple[GroupCount, ...]
    referred: int
    admitted: int

    @property
    def is_hidden(self) -> bool:
        """Tell whether there are too few to show anything of it."""
        return all(row.referred is None and row.admitted is None for row in self.rows)


def breakdown(
    name: str,
    title: str,
    note: str,
    groups: Sequence[str],
    of: tuple[Iterable[str], Iterable[str]],
    caution: Caution = NATIONAL,
) -> Breakdown:
    """Count referrals and admissions by group; `of` gives the group of each referral, then of each admission.

    Every group stands in its place, also without any case; each case belongs to one of `groups`.
    """
    referred, admitted = (Counter(groups_of) for groups_of in of)
    referrals, admissions = ([counts[group] for group in groups] for counts in (referred, admitted))
    shown = zip(groups, suppressed(referrals, caution), suppressed(admissions, caution), strict=True)
    all_referrals, all_admissions = sum(referrals), sum(admissions)
    return Breakdown(
        name,
        title,
        note,
        tuple(
            GroupCount(
                group,
                came,
                went,
                share_of(came, all_referrals, caution),
                share_of(went, all_admissions, caution),
            )
            for group, came, went in shown
        ),
        all_referrals,
        all_admissions,
    )


def without_referrals(found: Breakdown) -> tuple[str, ...]:
    """Name the groups nobody was referred from, as far as the breakdown shows noughts."""
    return tuple(row.label for row in found.rows if row.referred == 0) if found.referred else ()
