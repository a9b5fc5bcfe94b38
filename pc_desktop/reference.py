"""Reference lists shipped with the application, read when first asked for and then kept.

Each file and its licence is named in resources/reference/LICENCES.md. A file that is missing or cannot be
read is Unavailable, with advice, never a traceback.
"""

import csv
import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.outcomes.people_groups import fifths
from pc_desktop.domain.profile import Item, Profile, ProfileField, Standard
from pc_desktop.paths import resources


def _file(name: str) -> Path:
    """Find one file of the reference folder."""
    return resources() / "reference" / name


def _text(name: str) -> str:
    """Read one reference file."""
    try:
        return _file(name).read_text(encoding="utf-8")
    except OSError as problem:
        raise _missing(name) from problem


def _missing(name: str) -> Unavailable:
    """Say that a reference file cannot be read."""
    return Unavailable(f"The reference list {name} cannot be read.", "Install the application again.")


@cache
def outcodes() -> Mapping[str, tuple[float, float]]:
    """Give the centre of every postcode district of Great Britain: latitude and longitude in degrees.

    Source: OS Code-Point Open (OGL v3), one mean point for each district.
    """
    return MappingProxyType(
        {row["outcode"]: (float(row["latitude"]), float(row["longitude"])) for row in rows("outcodes.csv")}
    )


@cache
def gazetteer() -> Gazetteer:
    """Give what knows the distance between any two postcode districts."""
    return Gazetteer(outcodes())


@cache
def districts() -> Mapping[str, str]:
    """Give the local authority district most of each outcode lies in."""
    return MappingProxyType({row["outcode"]: row["district"] for row in rows("outcodes.csv")})


@cache
def deprivation() -> Mapping[str, int]:
    """Give the fifth of England's districts each belongs to by deprivation, from 1, the most deprived, to 5.

    Source: English Indices of Deprivation 2025, rank of the average score of each local authority district (OGL v3).
    """
    ranked = ((row["district"], int(row["rank_of_average_score"])) for row in rows("imd_districts.csv"))
    return MappingProxyType(fifths(ranked))


@cache
def _code_lists() -> Mapping[str, Mapping[str, str]]:
    """Read every national code list once."""
    read: Mapping[str, Any] = json.loads(_text("nhs_code_lists.json"))
    return MappingProxyType(
        {
            name: MappingProxyType({one["code"]: one["label"] for one in held["codes"]})
            for name, held in read.items()
        }
    )


def code_list_names() -> tuple[str, ...]:
    """Name the national code lists there are, in alphabetical order."""
    return tuple(sorted(_code_lists()))


def code_list(name: str) -> Mapping[str, str]:
    """Give one national code list: what each code means, by code.

    Raises KeyError for a list that is not shipped: names come from the code, never from people.
    """
    return _code_lists()[name]


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the rows of one CSV file of the reference folder, each by its headings."""
    try:
        with _file(name).open(encoding="utf-8", newline="") as opened:
            return tuple(MappingProxyType(row) for row in csv.DictReader(opened))
    except OSError as problem:
        raise _missing(name) from problem


@cache
def table(name: str) -> Mapping[str, Any]:
    """Give the content of one TOML file of the reference folder."""
    try:
        return MappingProxyType(tomllib.loads(_text(name)))
    except tomllib.TOMLDecodeError as problem:
        raise _missing(name) from problem


@cache
def profiles() -> Mapping[str, Profile]:
    """Give every profile a collaborative can choose, by its key."""
    files = sorted((resources() / "profiles").glob("*.toml"))
    return MappingProxyType({file.stem: _profile(file) for file in files})


def _profile(file: Path) -> Profile:
    """Read one profile."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise _missing(file.name) from problem
    return Profile(
        key=file.stem,
        name=said["name"],
        populations=tuple(said["populations"]),
        bed_types=tuple(said["bed_types"]),
        needs=tuple(said["needs"]),
        standards=tuple(
            Standard(one["urgency"], one.get("respond_hours"), one.get("assess_hours"), one["working"])
            for one in said["standard"]
        ),
        standards_source=said["standards_source"],
        items=tuple(
            Item(one["key"], one["label"], one["kind"], one.get("stale"), one.get("required", True))
            for one in said["item"]
        ),
        fields=tuple(
            ProfileField(one["key"], one["label"], tuple(one.get("choices", ())))
            for one in said.get("field", ())
        ),
        words=tuple(said.get("words", {}).items()),
    )


@cache
def profile_sample(key: str) -> Mapping[str, Any]:
    """Give the invented region that comes with a profile, as it is written.

    Raises Unavailable where the profile has none of its own.
    """
    file = resources() / "profiles" / "samples" / f"{key}.toml"
    try:
        return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise _missing(file.name) from problem


def profile_samples() -> tuple[str, ...]:
    """Name the profiles that have an invented region of their own."""
    return tuple(sorted(file.stem for file in (resources() / "profiles" / "samples").glob("*.toml")))
