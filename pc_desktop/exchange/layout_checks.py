"""Whether a file is a layout that could be read by: every fault is said in words, with its line and its key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.sheet_columns import MEANINGS, OwnLayout
from pc_desktop.exchange import layouts
from pc_desktop.exchange.headings import IDENTITY

MOST_BYTES: Final = 100_000
PARENTS: Final = {
    "return": "usual", "referrals": "referral_list", "measurements": "measurement_list", "stays": "stay_list",
    "people": "person_list",
}  # fmt: skip
"""What a layout of people's own may read, and the layout whose words it begins with."""
_PARTS: Final = ("name", "extends", "purpose", "seen", "about", "headings")
_ABOUT: Final = ("sender", "made", "by")
_LONGEST, _MOST = 200, 200
_KNOWN: Final = ", ".join(MEANINGS)
_WHERE: Final = re.compile(r"\s*\(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")


def refuse_useless(own: OwnLayout) -> None:
    """Refuse a layout that could read nothing: without a name, a known meaning for each heading, or anybody."""
    unknown = set(own.headings.values()) - MEANINGS.keys()
    if not own.name.strip() or unknown or own.purpose not in PARENTS:
        raise Refused("A layout needs a name, and a known meaning for each of its headings.")
    if not any(meaning in IDENTITY for meaning in own.headings.values()):
        raise Refused("One column must say who a row is about: NHS number, name, surname or initials.")


def checked(text: str) -> OwnLayout:
    """Make a layout of what a file says; raises Refused with the line and the key of the first thing wrong."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Refused(_not_toml(str(fault), text)) from fault
    except RecursionError as fault:
        raise Refused("It is nested too deeply to be a layout.") from fault
    where = _Lines(text)
    for key in table:
        if key not in _PARTS:
            raise where.refusal(key, f"“{key}” is no part of a layout; its parts are {', '.join(_PARTS)}")
    purpose = _text(table, "purpose", where, "return")
    if purpose not in PARENTS:
        raise where.refusal(
            "purpose", f"“{purpose}” is not something a layout reads; choose of {', '.join(PARENTS)}"
        )
    if _text(table, "extends", where, PARENTS[purpose]) != PARENTS[purpose]:
        raise where.refusal("extends", f"a layout that reads {purpose} extends “{PARENTS[purpose]}”")
    name = _text(table, "name", where, "")
    if not name.strip():
        raise where.refusal("name", "a layout needs a name")
    headings = dict(_headings(table.get("headings"), where))
    _check_seen(table.get("seen", []), headings, where)
    about = table.get("about", {})
    own = OwnLayout(name.strip(), purpose, headings, *_about(about, where))
    refuse_useless(own)
    return own


class _Lines:
    """Knows on which line of a text a key stands."""

    def __init__(self, text: str) -> None:
        """Look at a text line by line."""
        self._lines = text.splitlines()

    def refusal(self, key: str, what: str) -> Refused:
        """Refuse what a key says, naming its line where it has one."""
        pattern = re.compile(rf'\s*\[?\s*["\']?{re.escape(key)}["\']?\s*(?:=|\]|\.)')
        line = next((place for place, one in enumerate(self._lines, start=1) if pattern.match(one)), None)
        return Refused(f"Line {line}, {key}: {what}." if line else f"{key}: {what}.")


def _not_toml(words: str, text: str) -> str:
    """Say where a file stops being written as a layout is."""
    found = _WHERE.search(words)
    line = (found[1] if found else None) or str(len(text.splitlines()))
    return f"Line {line}: it is not written as a layout is ({_WHERE.sub('', words).rstrip('.')})."


def _text(table: Mapping[str, Any], key: str, where: _Lines, usual: str) -> str:
    """Give the text a key says."""
    said = table.get(key, usual)
    if not isinstance(said, str) or len(said) > _LONGEST:
        raise where.refusal(key, "here stands a short text in quotation marks")
    return said


def _headings(table: Any, where: _Lines) -> Iterator[tuple[str, str]]:
    """Give each heading with what it stands for."""
    if not isinstance(table, Mapping) or not table:
        raise where.refusal("headings", "a layout says under [headings] what its headings stand for")
    known: dict[str, str] = {}
    for meaning, words in table.items():
        if meaning not in MEANINGS:
            raise where.refusal(
                meaning, f"“{meaning}” is not something a column can be read as; there are {_KNOWN}"
            )
        for word in _words(meaning, words, where):
            if not layouts.key(word):
                raise where.refusal(meaning, f"“{word}” is no heading")
            first = known.setdefault(layouts.key(word), meaning)
            if first != meaning:
                raise where.refusal(meaning, f"“{word}” stands for {MEANINGS[first]} already")
            yield layouts.key(word), meaning


def _words(key: str, words: Any, where: _Lines) -> list[str]:
    """Give the texts a key lists."""
    if (
        not isinstance(words, list)
        or len(words) > _MOST
        or not all(isinstance(word, str) and len(word) <= _LONGEST for word in words)
    ):
        raise where.refusal(key, 'here stands a list of texts, such as ["came in", "admitted"]')
    return words


def _check_seen(seen: Any, headings: Mapping[str, str], where: _Lines) -> None:
    """Hold the headings a layout is known by against those it explains."""
    for word in _words("seen", seen, where):
        if layouts.key(word) not in headings:
            raise where.refusal("seen", f"“{word}” is not explained under [headings]")


def _about(table: Any, where: _Lines) -> tuple[str, date | None, str]:
    """Give whose form it is, when it was made and by whom."""
    if not isinstance(table, Mapping):
        raise where.refusal("about", "here stand sender, made and by")
    for key in table:
        if key not in _ABOUT:
            raise where.refusal(key, f"“{key}” is not said about a layout; {', '.join(_ABOUT)} are")
    made = table.get("made")
    if made is not None and (not isinstance(made, date) or isinstance(made, datetime)):
        raise where.refusal("made", "here stands a day, such as 2026-11-17")
    return _text(table, "sender", where, ""), made, _text(table, "by", where, "")
