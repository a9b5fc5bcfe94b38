"""The keys of the meeting: one letter for each thing the chair does, which may be changed or switched off."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused

ACTS: Final = MappingProxyType(
    {
        "next": ("Next person", "N"),
        "previous": ("Previous person", "P"),
        "keep_waiting": ("Keep waiting", "W"),
        "alternative": ("Alternative to admission", "A"),
        "out_of_area": ("Out of area", "O"),
        "defer_information": ("Defer for information", "I"),
        "defer_assessment": ("Defer for assessment", "S"),
        "not_accepted": ("Not accepted", "X"),
        "medical_first": ("Medical admission first", "M"),
        "withdrawn": ("Withdrawn", "J"),
        "discussion_only": ("Discussion only", "C"),
        "transfer": ("Transfer", "B"),
        "repatriate": ("Bring back to the region", "R"),
        "discharge_planning": ("Discharge planning", "H"),
        "discussion": ("Type the discussion", "D"),
        "reason": ("Type the reason", "Y"),
        "views": ("Views and plan", "Q"),
        "action": ("New action", "K"),
        "undo": ("Undo", "U"),
        "pause": ("Pause or start the time", "Z"),
        "time": ("Correct the time", "L"),
        "attendance": ("Attendance", "T"),
    }
)
"""What has a key of its own in the meeting: its words and its letter."""


ALT_LETTERS: Final = frozenset("EFGV")
"""Letters that open a menu with Alt."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Which letter does what; with `bare` off a letter acts with Alt alone."""

    letters: Mapping[str, str]
    bare: bool = True

    def act(self, letter: str) -> str | None:
        """Tell what a letter does; None where it does nothing."""
        return next((act for act, key in self.letters.items() if key == letter.upper()), None)


USUAL: Final = Keys(MappingProxyType({act: letter for act, (_, letter) in ACTS.items()}))


def changed(letters: Mapping[str, str], *, bare: bool) -> Keys:
    """Give the keys as somebody changed them; refuses two things on one letter, and what is no letter."""
    tidy = {act: letters.get(act, "").strip().upper() for act in ACTS}
    for act, letter in tidy.items():
        if not (len(letter) == 1 and letter.isascii() and letter.isalpha()):
            raise Refused(f"“{ACTS[act][0]}” needs one letter from A to Z.")
        if letter in ALT_LETTERS:
            raise Refused(f"{letter} opens a menu with Alt. Choose another letter for “{ACTS[act][0]}”.")
    for act, letter in tidy.items():
        twin = next(other for other in tidy if tidy[other] == letter)
        if twin != act:
            raise Refused(
                f"{letter} is the key of “{ACTS[twin][0]}” and of “{ACTS[act][0]}”. Choose another."
            )
    return Keys(MappingProxyType(tidy), bare)


def keys_text(keys: Keys) -> str:
    """Write the keys as this computer remembers them."""
    return json.dumps({"bare": keys.bare, "letters": dict(keys.letters)})


def keys_from(text: str) -> Keys:
    """Read the keys this computer remembers; the usual ones where nothing usable is."""
    try:
        kept = json.loads(text)
        return changed({**USUAL.letters, **kept["letters"]}, bare=bool(kept["bare"]))
    except (ValueError, KeyError, TypeError, AttributeError, Refused):
        return USUAL
