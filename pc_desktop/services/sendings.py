"""What can be sent after a meeting: to whom, what is in it, what is not, and when it was last written."""

from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes_pack import DecisionLine, MinutesPack
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.urgent import TELL
from pc_desktop.services.exported import times_exported
from pc_desktop.services.glass import MASKED_INITIALS
from pc_desktop.services.minutes_scope import share_of, trusts_of_region
from pc_desktop.services.ports import Reading

FULL, PAPER, COMMISSIONERS, OWNERS = "full", "paper", "commissioners", "owners"
TRUST, LETTER = "trust:", "letter:"

_OWN: Final = (
    "Only patients its teams referred or are linked to it, those it was offered, and those staying with it. Nobody "
    "else is in it, not even counted; other patients are taken out of what was typed."
)
_CODES: Final = (
    "Counts and coded decisions. No name, number, birth date, postcode, initials or reference, and nothing that was "
    "typed about a patient; fewer than 5 people at a place are not counted out."
)
_TO_DO: Final = (
    "What is to be done by whom until when, and the beds as they stood. Patients by reference only, but what was "
    "typed stands as it was."
)
_SEEN_ALL: Final = "Members of the meeting only"


@dataclass(frozen=True, slots=True)
class Sending:
    """One thing that can be sent: `key` says which, `record` is what History calls it.

    `about` are the references of whom it tells, `absent` counts the patients of the meeting it does not tell of, and
    `contains` says in a sentence what the reader will see.
    """

    key: str
    whom: str
    what: str
    form: str
    contains: str
    about: tuple[str, ...]
    absent: int
    record: str
    sent: str = ""


def sendings(reading: Reading, meeting: Meeting, pack: MinutesPack) -> tuple[Sending, ...]:
    """List everything that can be sent after a meeting, whoever it goes to."""
    made = (*_whole(pack), *_trusts(reading, meeting, pack), *_without_names(pack), *_letters(pack))
    kept = {one.key: one.value for one in reading.find(Setting)}
    return tuple(replace(one, sent=times_exported(kept, one.record)) for one in made)


def everybody_in(pack: MinutesPack) -> tuple[str, ...]:
    """Give the references of everybody the minutes tell of."""
    refs = {line.ref for line in pack.decisions} | {line.ref for line in pack.discussion}
    refs |= {line.ref for line in pack.actions if line.ref} | {line.ref for line in pack.away}
    return tuple(sorted(refs))


def _whole(pack: MinutesPack) -> tuple[Sending, ...]:
    """The whole minutes, in two forms."""
    day, about = shown_day(pack.day), everybody_in(pack)
    names = "Everything, with names and NHS numbers. Restricted records are masked."
    return (
        Sending(FULL, _SEEN_ALL, "Full minutes", "workbook", names, about, 0, f"the minutes of {day}"),
        Sending(PAPER, _SEEN_ALL, "Full minutes", "PDF", names, about, 0, f"the minutes of {day} as PDF"),
    )


def _trusts(reading: Reading, meeting: Meeting, pack: MinutesPack) -> tuple[Sending, ...]:
    """One workbook for each trust of the region."""
    made = []
    whole = everybody_in(pack)
    for trust in trusts_of_region(reading):
        own = set(share_of(reading, meeting, trust).refs)
        about = tuple(ref for ref in whole if ref in own)
        made.append(
            Sending(
                f"{TRUST}{trust.key}",
                trust.name,
                "Minutes with its own patients",
                "workbook",
                _OWN,
                about,
                len(whole) - len(about),
                f"the minutes of {shown_day(pack.day)} for {trust.name}",
            )
        )
    return tuple(made)


def _without_names(pack: MinutesPack) -> tuple[Sending, ...]:
    """The summary for commissioners, and what is to be done with the beds."""
    day, everybody = shown_day(pack.day), len(everybody_in(pack))
    refs = tuple(sorted({line.ref for line in pack.actions if line.ref}))
    return (
        Sending(
            COMMISSIONERS,
            "Commissioners",
            "Summary without anybody's name",
            "workbook",
            _CODES,
            (),
            everybody,
            f"the summary of {day} for commissioners",
        ),
        Sending(
            OWNERS,
            "Owners of actions",
            "Actions by owner, and bed state",
            "workbook",
            _TO_DO,
            refs,
            everybody - len(refs),
            f"the actions of {day} by owner",
        ),
    )


def _letters(pack: MinutesPack) -> tuple[Sending, ...]:
    """One letter for each decision that stands."""
    return tuple(_letter(pack, line) for line in pack.standing_decisions)


def _letter(pack: MinutesPack, line: DecisionLine) -> Sending:
    """The letter about one decision."""
    told = [TELL[one.whom].removeprefix("the ") for one in line.told]
    contains = (
        "This patient alone, by name: what was decided and why, what holds until then and what happens next."
    )
    if line.initials == MASKED_INITIALS:
        contains = "A restricted record: open it with a reason first; until then no letter is written."
    elif told:
        contains += f" Told already: {', '.join(told)}."
    return Sending(
        f"{LETTER}{line.key}",
        f"{line.ref} {line.initials}: referrer, GP, care co-ordinator",
        f"Letter: {line.words}",
        "PDF or text",
        contains,
        (line.ref,),
        len(everybody_in(pack)) - 1,
        f"the outcome letter of {line.ref} of {shown_day(pack.day)}",
    )


def about_words(one: Sending) -> str:
    """Say how many people something tells of and how many it does not."""
    return f"tells of {counted(len(one.about), 'patient')}, not of {one.absent} others"
