"""What lists of referrals and measurements would change, before anything is written."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.places import OFFERS, Team, Unit, offer_words
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.profile import added_needs
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft
from pc_desktop.services.cases import rules_in_force
from pc_desktop.services.listed_changes import words_of
from pc_desktop.services.listed_comparison import ListComparison, ListRow
from pc_desktop.services.listed_people import known_people
from pc_desktop.services.listed_rows import Files, OneList
from pc_desktop.services.listed_values import held_values
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of

_AT_ONCE: Final = 500
_TURNS: Final = ("people", "referrals", "stays", "measurements")
"""What is looked at first: who is new there is known to the lists after it."""

_Compared = tuple[list[ListRow], list[Problem]]


def compare_lists(
    reading: Reading, drafts: Iterable[Draft], left_out: frozenset[str] = frozenset()
) -> tuple[ListComparison, ...]:
    """Compare files that are to be accepted together, without the rows named by key; nothing is written."""
    files = [draft for draft in drafts if draft.lists]
    if not files:
        return ()
    rows = {
        (number, place): tuple(of.rows())
        for number, draft in enumerate(files)
        for place, of in enumerate(draft.lists)
    }
    known = known_people(reading, chain.from_iterable(rows.values()))
    people = {one.key for one in known.by_number.values()}
    people |= {one.key for several in known.by_birth.values() for one in several}
    settings = settings_of(reading)
    teams = {team.key: team for team in reading.find(Team)}
    needs = {offer_words(need).casefold(): need for need in (*OFFERS, *added_needs(settings["needs_added"]))}
    together = Files(
        known=known,
        referrals=_referrals(reading, people),
        held=held_values(reading, people),
        words=words_of(rules_in_force(reading, settings["risk_version"]), teams),
        needs=needs,
        left_out=left_out,
        units={unit.key: unit for unit in reading.find(Unit)},
        stays=_stays(reading, people)
        if any(of.kind == "stays" for draft in files for of in draft.lists)
        else {},
    )
    # Referrals first, whatever the order of the files, so that what was measured finds the patient taken with it.
    ordered = sorted(
        (
            (of.kind, number, place)
            for number, draft in enumerate(files)
            for place, of in enumerate(draft.lists)
        ),
        key=lambda one: (_TURNS.index(one[0]), one[1], one[2]),
    )
    compared = {
        (number, place): OneList(reading, files[number], place, together, rows[number, place]).compared()
        for _, number, place in ordered
    }
    return tuple(_of_file(draft, number, compared) for number, draft in enumerate(files))


def _of_file(draft: Draft, number: int, compared: Mapping[tuple[int, int], _Compared]) -> ListComparison:
    """Put the lists of one file together again."""
    parts = [compared[number, place] for place in range(len(draft.lists))]
    rows = tuple(row for rows, _ in parts for row in rows)
    problems = tuple(problem for _, problems in parts for problem in problems)
    return ListComparison(draft, rows, (*draft.problems, *problems))


def _stays(reading: Reading, people: Iterable[str]) -> dict[str, list[Stay]]:
    """Give the stays of some people, by person."""
    keys, found = sorted(people), dict[str, list[Stay]]()
    for start in range(0, len(keys), _AT_ONCE):
        for one in reading.find(Stay, person=frozenset(keys[start : start + _AT_ONCE])):
            found.setdefault(one.person, []).append(one)
    return found


def _referrals(reading: Reading, people: Iterable[str]) -> dict[str, list[Referral]]:
    """Give the referrals of some people, newest first, by person."""
    keys, found = sorted(people), dict[str, list[Referral]]()
    for start in range(0, len(keys), _AT_ONCE):
        for one in reading.find(Referral, person=frozenset(keys[start : start + _AT_ONCE])):
            found.setdefault(one.person, []).append(one)
    return {
        person: sorted(several, key=lambda one: one.received, reverse=True)
        for person, several in found.items()
    }
