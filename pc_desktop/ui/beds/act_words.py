"""What can be done at a bed: every act with its words and its key, and which are possible on a bed as it stands."""

from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.board import BedStanding


@dataclass(frozen=True, slots=True)
class ActWords:
    """One act as people meet it: words that end in an ellipsis ask something first."""

    name: str
    text: str
    key: str


ACTS: Final = (
    ActWords("admit", "Admit from the queue…", "A"),
    ActWords("admit_other", "Admit somebody not in the queue…", "N"),
    ActWords("hold", "Hold for a referral…", "H"),
    ActWords("release", "Release the bed", "R"),
    ActWords("discharge", "Discharge…", "D"),
    ActWords("expect", "Expected discharge…", "E"),
    ActWords("move", "Move to another bed…", "M"),
    ActWords("swap", "Swap with another patient…", "S"),
    ActWords("leave", "Go on leave…", "L"),
    ActWords("back", "Back from leave…", "B"),
    ActWords("ready", "Ready to leave…", "Y"),
    ActWords("not_ready", "Not ready after all", "Shift+Y"),
    ActWords("close", "Close the bed…", "X"),
    ActWords("reopen", "Reopen the bed…", "O"),
    ActWords("told", "Commissioner told…", "T"),
)
"""Every act on one bed, in the order of the menu."""


def possible(standing: BedStanding) -> tuple[ActWords, ...]:
    """Give the acts that make sense on a bed as it stands; the rules themselves are asked when it is done."""
    return tuple(act for act in ACTS if act.name in _names(standing))


def _names(standing: BedStanding) -> frozenset[str]:
    """Name the acts that make sense."""
    names: set[str] = set()
    if standing.hold is not None:
        names |= {"release", "hold"}
    if standing.occupation is not None:
        names |= {"discharge", "expect", "move", "swap", "ready", "hold"}
        names.add("back" if standing.leave else "leave")
        if standing.stay is not None and standing.stay.ready is not None:
            names.add("not_ready")
    elif standing.closure is not None:
        names |= {"reopen", "told"}
    else:
        names |= {"admit", "hold"} if standing.hold else {"admit", "admit_other", "hold", "close"}
    return frozenset(names)
