"""The words people put in workbooks, kept as data: one TOML file for each layout met."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.people_list import NEED, SIGN

_DROPPED = re.compile(r"[.'\u2018\u2019`\u00b4]")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_DATE_FORMAT = re.compile(r"\b(?:d{1,2}|m{1,3}|y{2,4})(?:[-/. ](?:d{1,2}|m{1,3}|y{2,4})){2}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SignWords:
    """How one measured sign is written, and between which values, in its own unit, it is believed.

    `units` takes a unit as typed to what a value in it is multiplied by; a bare number is tried with each of `bare`
    in turn. `shape` is plain, weight (stones and pounds too), height (feet and inches too), pressure (the first of
    two numbers, as in 90/60) or judged (a level in words, kept as 0 green, 1 amber, 2 red). `dated` is the column
    that says when it was measured.
    """

    least: float
    most: float
    units: Mapping[str, float]
    bare: tuple[float, ...]
    shape: str
    dated: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The vocabulary one kind of workbook is read with; every word in it has been through `key`.

    `headings`, `totals` and `labels` take a word to what it stands for; `sentences` and `patterns` are
    regular expressions by what they find; `words` and `codes` take a typed value to its meaning, column by
    column; `coded` names the columns that always hold codes; `generic` are words that never name a unit;
    `sections` the sections of the Mental Health Act; `seen` the headings this layout is recognised by.
    `purpose` is what it reads: return, referrals, form or measurements; `signs` tell how each measured sign is
    written. On a form an answer stands `near` where it can only be in the very next cell.
    """

    name: str
    headings: Mapping[str, str]
    totals: Mapping[str, str]
    labels: Mapping[str, str]
    sentences: Mapping[str, tuple[re.Pattern[str], ...]]
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]
    words: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, Mapping[str, str]]
    coded: frozenset[str]
    generic: frozenset[str]
    sections: frozenset[str]
    seen: frozenset[str]
    purpose: str = "return"
    near: bool = False
    signs: Mapping[str, SignWords] = field(default_factory=dict)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Bring a word to the form words are compared in: no capitals, no marks, single spaces."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    plain = _DROPPED.sub("", plain).replace("&", " and ").replace("%", " percent ")
    return " ".join(_WORD.findall(plain))


def folder() -> Path:
    """Give the folder the layouts shipped with the application lie in."""
    from pc_desktop.paths import resources

    return resources() / "layouts"


def own_folder() -> Path:
    """Give the folder of the layouts people made here; it may not be there yet."""
    from pc_desktop.paths import user_folder

    return user_folder() / "layouts"


def load(place: Path, own: Path | None = None) -> tuple[Layout, ...]:
    """Read every layout in a folder, the usual one first, then people's own; raises Unavailable where ours is broken.

    One of people's own that cannot be read is passed over: it must never keep a return from being read.
    """
    known = _load(place, {})
    for path in sorted(own.glob("*.toml")) if own is not None and own.is_dir() else ():
        with suppress(Unavailable, OSError, ValueError):
            known = (*known, *_load(place, {f"own {path.stem}": tomllib.loads(path.read_text("utf-8"))})[-1:])
    return known


def _load(place: Path, more: dict[str, dict[str, Any]]) -> tuple[Layout, ...]:
    """Read the layouts of a folder with some more, which come last."""
    try:
        tables = {
            path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(place.glob("*.toml"))
        } | more
        others = [stem for stem in tables if stem != "usual"]
        return tuple(_layout(_lineage(stem, tables)) for stem in ("usual", *others))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, re.error) as fault:
        raise Unavailable(
            "The descriptions of workbooks cannot be read.",
            "The application is not completely installed. Install it again.",
        ) from fault


def for_purpose(layouts: Iterable[Layout], purpose: str) -> tuple[Layout, ...]:
    """Give the layouts that read one kind of file."""
    return tuple(layout for layout in layouts if layout.purpose == purpose)


def choose(layouts: Iterable[Layout], headings: Iterable[str]) -> Layout:
    """Choose the layout whose own headings are all there, the one with most; otherwise the usual one."""
    there = {key(heading) for heading in headings} | {key(_bare(heading)) for heading in headings}
    usual, *others = layouts
    fitting = [
        layout
        for layout in others
        if layout.seen and layout.purpose == usual.purpose and layout.seen <= there
    ]
    return max(fitting, key=lambda layout: len(layout.seen), default=usual)


def role(text: str, words: Mapping[str, str]) -> str | None:
    """Tell what a heading stands for, with what it says in brackets or without."""
    return words.get(key(text)) or words.get(key(_bare(text)))


def _bare(text: str) -> str:
    """Take away what stands in brackets, and how dates are to be typed."""
    return _DATE_FORMAT.sub(" ", _BRACKETS.sub(" ", text))


def _lineage(stem: str, tables: Mapping[str, Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Give a layout's own table last, and before it those it extends."""
    table = tables[stem]
    older = _lineage(table["extends"], tables) if "extends" in table else ()
    return (*older, table)


def _layout(lineage: tuple[Mapping[str, Any], ...]) -> Layout:
    """Make one layout from its own table laid over those it extends."""
    own = lineage[-1]

    def turned(part: str) -> dict[str, str]:
        return {word: meaning for table in lineage for word, meaning in _turned(table.get(part, {})).items()}

    def lists(part: str) -> dict[str, list[str]]:
        names = dict.fromkeys(name for table in lineage for name in table.get(part, {}))
        return {
            name: [one for table in lineage for one in table.get(part, {}).get(name, ())] for name in names
        }

    def deep(part: str) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for table in lineage:
            for name, inner in table.get(part, {}).items():
                found[name] = {**found.get(name, {}), **inner}
        return found

    signs, needs = deep("signs"), {f"{NEED}{name}": words for name, words in lists("needs").items()}
    heads = {f"{SIGN}{name}": sign["headings"] for name, sign in signs.items()}
    return Layout(
        name=own["name"],
        headings={**turned("headings"), **_turned(heads), **_turned(needs)},
        totals=turned("totals"),
        labels=turned("labels"),
        sentences=_compiled(lists("sentences")),
        patterns=_compiled(lists("patterns")),
        words={column: _turned(meanings) for column, meanings in deep("words").items()},
        codes=deep("codes"),
        coded=frozenset(own.get("coded", ())),
        generic=frozenset(key(word) for word in lists("generic").get("words", ())),
        sections=frozenset(lists("sections").get("known", ())),
        seen=frozenset(key(heading) for heading in own.get("seen", ())),
        purpose=own.get("purpose", "return"),
        near=own.get("near", False) is True,
        signs={name: _sign(sign) for name, sign in signs.items()},
    )


def _sign(table: Mapping[str, Any]) -> SignWords:
    """Make the words of one sign."""
    return SignWords(
        least=float(table["least"]),
        most=float(table["most"]),
        units={unit.casefold(): float(factor) for unit, factor in table.get("units", {}).items()},
        bare=tuple(float(factor) for factor in table.get("bare", (1,))),
        shape=table.get("shape", "plain"),
        dated=table.get("dated", "measured_on"),
    )


def _turned(meanings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn meaning and its words into word and its meaning."""
    return {key(word): meaning for meaning, words in meanings.items() for word in words}


def _compiled(patterns: Mapping[str, Iterable[str]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Compile each pattern."""
    return {name: tuple(re.compile(pattern) for pattern in several) for name, several in patterns.items()}
