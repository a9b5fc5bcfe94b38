"""Reads boxes to tick: which of the words on a form stand beside a ticked one."""

import re

from pc_desktop.exchange.grids import Value
from pc_desktop.exchange.sense import Fault, Reading, Sense, note, question

_TICKED, _EMPTY = "\u2611\u2612\u2713\u2714\U0001f5f9\U0001f5f8", "\u2610\u25a1\u25a2\u2b1c\u25fb"
_BOX = re.compile(rf"[{_TICKED}{_EMPTY}]|\[\s*[xX\u2713\u2714]?\s*\]")
_CROSSED = "\u2717\u2718\u2715\u2716\u274c"
_ASK = "Ask the referrer which was meant."


def has_choices(text: str) -> bool:
    """Tell whether a text is words with boxes before them rather than one box alone."""
    return bool(_BOX.search(text)) and bool(_BOX.sub("", text).strip(" ,;/|"))


def chosen(text: str) -> list[str]:
    """Give the words after each ticked box, up to the next box."""
    boxes = list(_BOX.finditer(text))
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    return [
        text[box.end() : end].strip(" ,;/|\n")
        for box, end in zip(boxes, ends, strict=True)
        if _is_ticked(box[0])
    ]


def one_chosen(text: str) -> Reading[str]:
    """Give the words of the only ticked box; none where no box is ticked."""
    words = chosen(text)
    if len(words) > 1:
        return None, question("More than one box is ticked.", _ASK)
    return (words[0] if words else None), None


def read_tick(value: Value, text: str, sense: Sense) -> Reading[bool]:
    """Read a tick, or a word such as yes; an empty box says nothing, a cross is a tick, and said to be."""
    if isinstance(value, bool):
        return value, None
    if len(text) == 1 and text in _CROSSED:
        return False, None
    if has_choices(text):
        word, fault = one_chosen(text)
        return (None, fault) if word is None else read_tick(word, word, sense)
    if _BOX.fullmatch(text):
        return (True if _is_ticked(text) else None), None
    if sense.says_nothing(text):
        return None, None
    said = sense.word("tick", text)
    if said == "cross":
        return True, note("A cross in a box was read as ticked.", "Check it.")
    return _yes_or_no(said, text, sense)


def _yes_or_no(said: str | None, text: str, sense: Sense) -> Reading[bool]:
    """Give what a word such as yes or no means."""
    if said in {"yes", "no"}:
        return said == "yes", None
    fault: Fault = question("This is neither yes nor no.", _ASK)
    if sense.is_awaited(text):
        fault = question("It is not said yet.", _ASK)
    return None, fault


def _is_ticked(box: str) -> bool:
    """Tell whether a box is ticked."""
    return box in _TICKED or any(letter in box for letter in "xX\u2713\u2714")
