"""The lines of the strip that shows who is held already and may be the patient being typed."""

from collections.abc import Collection
from dataclasses import dataclass

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.nhs_number import shown
from pc_desktop.domain.person import Person, full_name
from pc_desktop.services.glass import MASKED_NAME, is_masked, opened_today
from pc_desktop.services.likeness import Like, likenesses
from pc_desktop.services.ports import Reading
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge


@dataclass(frozen=True, slots=True)
class NearRow:
    """Somebody held who may be the patient: why, who, and their open referral; `person` and `referral` are keys.

    `referral` is empty where nothing of theirs waits; they may then be chosen as the patient, unless they died.
    """

    person: str
    why: Badge
    name: str
    line: str
    referral: str
    ref: str
    can_be_chosen: bool


def near_rows(reading: Reading, said: Person, by: str, others: Collection[str]) -> tuple[NearRow, ...]:
    """Prepare who may be meant, leaving out those looked at and found to be others; hidden names stay hidden."""
    likes = [like for like in likenesses(reading, said) if like.person.key not in others]
    if not likes:
        return ()
    opened = opened_today(reading, by)
    return tuple(_row(like, masked=is_masked(like.person, opened)) for like in likes)


def _row(like: Like, *, masked: bool) -> NearRow:
    """Prepare one line."""
    person, waiting = like.person, like.waiting
    tone = Tone.AMBER if like.sure else Tone.GREY
    parts = [] if masked else [f"born {shown_day(person.born)}"]
    if person.nhs_number and not masked:
        parts.append(f"NHS number {shown(person.nhs_number)}")
    if person.died:
        parts.append(f"died {shown_day(person.died)}")
    elif waiting:
        parts.append(f"waits as {waiting.ref}, received {shown_day(local_day(waiting.received))}")
    elif like.earlier and like.earlier.closed:
        parts.append(f"{like.earlier.ref}, closed {shown_day(local_day(like.earlier.closed))}")
    else:
        parts.append("never referred here")
    return NearRow(
        person=person.key,
        why=Badge(like.why, tone),
        name=MASKED_NAME if masked else full_name(person),
        line=" · ".join(parts),
        referral=waiting.key if waiting else "",
        ref=waiting.ref if waiting else "",
        can_be_chosen=waiting is None and person.died is None,
    )
