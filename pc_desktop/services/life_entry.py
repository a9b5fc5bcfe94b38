"""What every turn of a referral's life does: it is written after the last, and a bed offered before is let go."""

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import STATES, Milestone, Referral, correct, standing_turns, turn
from pc_desktop.services.offering import release_holds
from pc_desktop.services.ports import Reading, Work

_KEEPS_HOLD = frozenset({"offered", "for_meeting"})


def ref_of(reading: Reading, referral: str) -> str:
    """Give the reference of a referral."""
    return reading.get(Referral, referral).ref


def plain(words: str) -> str:
    """Give words without spare spaces."""
    return " ".join(words.split())


def take_turn(
    work: Work,
    referral: str,
    state: str,
    reason: str,
    *,
    meeting: str | None = None,
    code: str | None = None,
    correcting: bool = False,
) -> None:
    """Write one turn, or a correction of the latest; a bed held is released unless the state keeps it."""
    found = work.get(Referral, referral)
    if state not in STATES:
        raise Refused("Choose what the referral becomes.")
    turns = work.find(Milestone, referral=referral)
    last, number = standing_turns(turns)[-1], max(one.number for one in turns)
    new = Milestone(
        work.new_key(),
        referral,
        number + 1,
        work.now,
        state,
        work.by,
        meeting,
        reason,
        code,
        last.key if correcting else None,
    )
    changed = correct(found, turns, new) if correcting else turn(found, last, new)
    if state not in _KEEPS_HOLD:
        release_holds(work, found)
    work.put(changed, new)
