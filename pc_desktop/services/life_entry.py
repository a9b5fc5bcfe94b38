"""What every turn of a referral's life does: it is written after the last, and a bed offered before is let go."""

from collections.abc import Iterable
from dataclasses import replace

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting, is_issued
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import STATES, Milestone, Referral, correct, followers, standing_turns, turn
from pc_desktop.services.offering import release_holds
from pc_desktop.services.ports import Reading, Work

_KEEPS_HOLD = frozenset({"offered", "for_meeting"})
_OWN_ACT = {
    "offered": "A correction holds no bed. Say where the referral stood before, then offer the bed.",
    "admitted": "A correction begins no stay. Say where the referral stood before, then admit the patient.",
    "died": "Record the death itself: it ends everything the patient waits for.",
}
"""What each of these states takes besides a turn, and what to do instead of a correction."""


def ref_of(reading: Reading, referral: str) -> str:
    """Give the reference of a referral."""
    return reading.get(Referral, referral).ref


def plain(words: str) -> str:
    """Give words without spare spaces."""
    return " ".join(words.split())


def take_turn(
    work: Work, referral: str, state: str, reason: str, *, meeting: str | None = None, code: str | None = None
) -> None:
    """Write one turn after the last; a bed held is released unless the state keeps it."""
    found, turns = work.get(Referral, referral), work.find(Milestone, referral=referral)
    last = standing_turns(turns)[-1]
    new = Milestone(
        work.new_key(), referral, _next_number(turns), work.now, _known(state), work.by, meeting, reason, code
    )
    _write(work, turn(found, last, new), new)


def put_right(work: Work, referral: str, state: str, why: str) -> None:
    """Write a correction of the latest turn, dated as that one was; a closed referral may be open again.

    What belongs to another act is refused: a bed is offered, a patient admitted and a death recorded by acts of their
    own, and an admission whose stay is kept is taken back together with it.
    """
    found, turns = work.get(Referral, referral), work.find(Milestone, referral=referral)
    wrong = standing_turns(turns)[-1]
    new = Milestone(
        key=work.new_key(),
        referral=referral,
        number=_next_number(turns),
        at=wrong.at,
        state=_known(state),
        by=work.by,
        meeting=_open_still(work, wrong.meeting),
        reason=f"Correction of {shown_moment(work.now)}: {why}",
        code=wrong.code if state == wrong.state else None,
        corrects=wrong.key,
    )
    changed = correct(found, turns, new)
    _refuse_own_act(work, found, wrong, state)
    if wrong.state == "died" and state != "died":
        work.put(replace(work.get(Person, found.person), died=None))
    if changed.closed is None and found.closed is not None:
        _refuse_reopening(work, found)
    _write(work, changed, new)


def may_have_been(milestones: Iterable[Milestone]) -> tuple[str, ...]:
    """Give the states a correction may put in place of the latest turn's: first where the referral stood before.

    The turn's own state is among them, so that its words can be put right; none where nothing but the receiving stands.
    """
    turns = standing_turns(milestones)
    if len(turns) < 2:
        return ()
    before, wrong = turns[-2].state, turns[-1].state
    after = [
        state for state in STATES if state in followers(before) and (state == wrong or state not in _OWN_ACT)
    ]
    return tuple(dict.fromkeys([*([before] if before not in _OWN_ACT or before == wrong else []), *after]))


def _write(work: Work, changed: Referral, new: Milestone) -> None:
    """Keep the turn with the referral as it is after it."""
    if new.state not in _KEEPS_HOLD:
        release_holds(work, changed)
    work.put(changed, new)


def _known(state: str) -> str:
    """Give a state that is one; refuses any other."""
    if state not in STATES:
        raise Refused("Choose what the referral becomes.")
    return state


def _next_number(turns: tuple[Milestone, ...]) -> int:
    """Give the number of the next turn."""
    return max(one.number for one in turns) + 1


def _open_still(work: Work, meeting: str | None) -> str | None:
    """Give the meeting a turn belongs to while its minutes are open: what is issued takes no further entry."""
    held = work.get(Meeting, meeting) if meeting else None
    return held.key if held is not None and not is_issued(held) else None


def _refuse_own_act(work: Work, referral: Referral, wrong: Milestone, state: str) -> None:
    """Refuse a correction that would need a bed, a stay or a death that is not there, or leave a stay behind."""
    if state != wrong.state and state in _OWN_ACT:
        raise Refused(_OWN_ACT[state])
    if wrong.state == "admitted" and state != "admitted" and work.find(Stay, referral=referral.key):
        raise Refused(
            f"A stay began with the admission of {referral.ref}. Take the admission back with Undo: "
            "the stay and the referral are then put right together."
        )


def _refuse_reopening(work: Work, referral: Referral) -> None:
    """Refuse to open a referral again where its patient has died or waits by another one."""
    died = work.get(Person, referral.person).died
    if died is not None:
        raise Refused(f"The patient of {referral.ref} is recorded as having died on {shown_day(died)}.")
    for other in work.find(Referral, person=referral.person, closed=None):
        if other.key != referral.key:
            raise Refused(f"The patient of {referral.ref} waits as {other.ref} already.")
