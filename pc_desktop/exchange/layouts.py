"""The words people put in workbooks, kept as data: one TOML file for each layout met."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pc_desktop.domain.errors import Unavailable

_DROPPED = re.compile(r"[.'\u2018\u2019`\u00b4]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The vocabulary one kind of workbook is read with; every word in it has been through `key`.

    `headings`, `totals` and `labels` take a word to what it stands for; `sentences` and `patterns` are
    regular expressions by what they find; `words` and `codes` take a typed value to its meaning, column by
    column; `coded` names the columns that always hold codes; `generic` are words that never name a unit;
    `sections` the sections of the Mental Health Act; `seen` the headings this layout is recognised by.
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


def load(place: Path) -> tuple[Layout, ...]:
    """Read every layout in a folder, the usual one first; raises Unavailable where one cannot be read."""
    try:
        tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(place.glob("*.toml"))}
        usual = tables.pop("usual")
        return (_layout(usual, {}), *(_layout(table, usual) for table in tables.values()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, re.error) as fault:
        raise Unavailable(
            "The descriptions of workbooks cannot be read.",
            "The application is not completely installed. Install it again.",
        ) from fault


def choose(layouts: Iterable[Layout], headings: Iterable[str]) -> Layout:
    """Choose the layout whose own headings are all there, the one with most; otherwise the usual one."""
    there = {key(heading) for heading in headings} | {key(_bare(heading)) for heading in headings}
    usual, *others = layouts
    fitting = [layout for layout in others if layout.seen and layout.seen <= there]
    return max(fitting, key=lambda layout: len(layout.seen), default=usual)


def role(text: str, words: Mapping[str, str]) -> str | None:
    """Tell what a heading stands for, with what it says in brackets or without."""
    return words.get(key(text)) or words.get(key(_bare(text)))


def _bare(text: str) -> str:
    """Take away what stands in brackets."""
    return re.sub(r"[(\[].*?[)\]]", " ", text)


def _layout(table: Mapping[str, Any], usual: Mapping[str, Any]) -> Layout:
    """Make one layout from its own table laid over the usual one."""

    def both(part: str) -> dict[str, list[str]]:
        first, second = usual.get(part, {}), table.get(part, {})
        return {name: [*second.get(name, []), *first.get(name, [])] for name in {**second, **first}}

    def deep(part: str) -> dict[str, dict[str, Any]]:
        first, second = usual.get(part, {}), table.get(part, {})
        return {name: {**first.get(name, {}), **second.get(name, {})} for name in {**first, **second}}

    return Layout(
        name=table["name"],
        headings=_turned(both("headings")),
        totals=_turned(both("totals")),
        labels=_turned(both("labels")),
        sentences=_compiled(both("sentences")),
        patterns=_compiled(both("patterns")),
        words={column: _turned(meanings) for column, meanings in deep("words").items()},
        codes=deep("codes"),
        coded=frozenset(table.get("coded", ())),
        generic=frozenset(key(word) for word in both("generic").get("words", ())),
        sections=frozenset(both("sections").get("known", ())),
        seen=frozenset(key(heading) for heading in table.get("seen", ())),
    )


def _turned(meanings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn meaning and its words into word and its meaning."""
    return {key(word): meaning for meaning, words in meanings.items() for word in words}


def _compiled(patterns: Mapping[str, Iterable[str]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Compile each pattern."""
    return {name: tuple(re.compile(pattern) for pattern in several) for name, several in patterns.items()}
