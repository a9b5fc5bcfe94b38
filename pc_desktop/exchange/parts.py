"""The parts of a zipped workbook, looked at as far as they are sound: these looks are a courtesy and never fail."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from typing import Any, Final
from xml.parsers import expat

_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LARGEST_PART: Final = 60_000_000


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Give the bytes of one part; nothing where it is missing, broken or very large."""
    try:
        if archive.getinfo(name).file_size > _LARGEST_PART:
            return b""
        return archive.read(name)
    except Exception:  # noqa: BLE001 - a damaged part makes the library fail in many ways
        return b""


def parse(content: bytes, start: Callable[[str, dict[str, str]], None], **others: Callable[..., Any]) -> None:
    """Follow a part as far as it is sound; these looks are a courtesy and never stop the reading."""
    if not content:
        return
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    for name, listener in others.items():
        setattr(parser, name, listener)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        return


def sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give by the name of a sheet of an .xlsx the part it is written in."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "sheet":
            plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
            names[plain.get("name", "")] = plain.get("id", "")

    parse(part(archive, "xl/_rels/workbook.xml.rels"), relation)
    parse(part(archive, "xl/workbook.xml"), sheet)
    return {name: targets[number] for name, number in names.items() if number in targets}


def related(archive: zipfile.ZipFile, name: str, kind: str) -> list[str]:
    """Give the parts a part refers to whose kind ends so, such as the comments of a sheet; none outside the file."""
    folder, _, own = name.rpartition("/")
    found: list[str] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        target, outside = attributes.get("Target", ""), attributes.get("TargetMode", "") == "External"
        if (
            tag.rpartition(" ")[2] == "Relationship"
            and attributes.get("Type", "").endswith(kind)
            and not outside
        ):
            found.append(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))

    parse(part(archive, f"{folder}/_rels/{own}.rels"), relation)
    return [posixpath.normpath(one) for one in found]


def place_of(place: str) -> tuple[int, int] | None:
    """Turn A1 into row and column, counted from nought; None where it is no address."""
    match = _PLACE.fullmatch(place)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
