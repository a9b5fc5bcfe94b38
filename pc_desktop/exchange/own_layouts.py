"""The layouts people made: kept as readable files, listed, renamed, removed, sent to a colleague and taken in."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.sheet_columns import KeptLayout, OwnLayout
from pc_desktop.exchange import layouts
from pc_desktop.exchange.layout_checks import MOST_BYTES, PARENTS, checked, refuse_useless

_REMOVED: Final = ".removed"


def keep(own: OwnLayout, folder: Path) -> Path:
    """Keep a layout as a readable file, in the place of one of the same name; raises Refused or Unavailable."""
    refuse_useless(own)
    same = (one for one in listed(folder) if one.layout and _same(one.layout.name, own.name))
    found = next(same, None)
    stem = found.key if found else _free(folder, own.name)
    return _put(written(own), folder / f"{stem}.toml")


def listed(folder: Path) -> tuple[KeptLayout, ...]:
    """Give every layout of a folder by name; one that cannot be read comes with the sentence that says why."""
    if not folder.is_dir():
        return ()
    found = [_kept(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda one: (one.layout.name if one.layout else one.key).casefold()))


def _kept(path: Path) -> KeptLayout:
    """Read one layout, or why it cannot be."""
    try:
        return KeptLayout(path.stem, checked(_read(path)), "")
    except Refused as refused:
        return KeptLayout(path.stem, None, refused.sentence)


def _read(path: Path) -> str:
    """Read a file that should be a layout; raises Refused where it is not even text."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("It is far too large to be a layout.")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused("It is not a text file, so it is no layout.") from fault
    except OSError as fault:
        raise Refused(f"It cannot be opened: {fault.strerror or 'unknown reason'}.") from fault


def rename(folder: Path, key: str, name: str) -> None:
    """Give a layout another name; raises Refused where there is no such layout, or another of that name."""
    plain = " ".join(name.split())
    if not plain:
        raise Refused("A layout needs a name.")
    for one in listed(folder):
        if one.key != key and one.layout is not None and _same(one.layout.name, plain):
            raise Refused(f"There is a layout “{one.layout.name}” already. Choose another name.")
    own = _found(folder, key)
    renamed = OwnLayout(plain, own.purpose, own.headings, own.sender, own.made, own.by)
    _put(written(renamed), folder / f"{_own(folder, key).stem}.toml")


def remove(folder: Path, key: str) -> None:
    """Put a layout aside, so that nothing is read by it; `put_back` brings it back."""
    path = _own(folder, key)
    with _writing():
        path.replace(path.with_name(f"{path.name}{_REMOVED}"))


def put_back(folder: Path, key: str) -> None:
    """Bring a layout back that was put aside; raises Refused where that cannot be."""
    aside = folder / f"{_stem(key)}.toml{_REMOVED}"
    there = folder / f"{_stem(key)}.toml"
    if not aside.is_file() or there.exists():
        raise Refused("This layout cannot be put back.")
    with _writing():
        aside.replace(there)


def save_as(folder: Path, key: str, path: Path) -> None:
    """Write a layout to a file for a colleague."""
    _put(written(_found(folder, key)), path)


def take_in(folder: Path, path: Path) -> str:
    """Take a colleague's layout in under its own name, which is given back; raises Refused with what is wrong where."""
    try:
        own = checked(_read(path))
    except Refused as refused:
        raise Refused(f"{path.name} was not taken in. {refused.sentence}") from refused
    for one in listed(folder):
        if one.layout is not None and _same(one.layout.name, own.name):
            if one.layout == own:
                raise Refused(f"{path.name} was not taken in: “{own.name}” is here already, and the same.")
            raise Refused(
                f"{path.name} was not taken in: there is another layout “{own.name}”. Rename or remove that one first."
            )
    _put(written(own), folder / f"{_free(folder, own.name)}.toml")
    return own.name


def written(own: OwnLayout) -> str:
    """Write a layout as TOML: the headings it is known by, and what each stands for."""
    by_meaning: dict[str, list[str]] = {}
    for heading, meaning in own.headings.items():
        by_meaning.setdefault(meaning, []).append(layouts.key(heading))
    lines = [
        "# A layout of a workbook: what its headings stand for. It can be sent to a colleague, who takes it in under",
        "# Exchange, Layouts. Nothing in it is about a patient.", "",
        f"name = {_quoted(own.name.strip())}", f"extends = {_quoted(PARENTS[own.purpose])}",
        f"purpose = {_quoted(own.purpose)}",
        f"seen = [{', '.join(_quoted(layouts.key(heading)) for heading in own.headings)}]", "",
        *_about(own), "[headings]",
        *(f"{meaning} = [{', '.join(map(_quoted, words))}]" for meaning, words in sorted(by_meaning.items())), "",
    ]  # fmt: skip
    return "\n".join(lines)


def _about(own: OwnLayout) -> Iterator[str]:
    """Write whose form it reads, when it was made and by whom, as far as that is known."""
    if own.sender or own.made or own.by:
        yield "[about]"
        yield from [f"sender = {_quoted(own.sender)}"] if own.sender else []
        yield from [f"made = {own.made.isoformat()}  # {shown_day(own.made)}"] if own.made else []
        yield from [f"by = {_quoted(own.by)}", ""] if own.by else [""]


def _quoted(text: str) -> str:
    """Write a text as TOML writes it."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else " " for sign in plain) + '"'


def _same(one: str, other: str) -> bool:
    """Tell whether two names are the same however they are typed."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _stem(key: str) -> str:
    """Give a key as the name of a file in the folder, never of one anywhere else."""
    return Path(key).name


def _own(folder: Path, key: str) -> Path:
    """Give the file of a layout; raises Refused where there is none."""
    path = folder / f"{_stem(key)}.toml"
    if not path.is_file():
        raise Refused("There is no such layout any more.")
    return path


def _found(folder: Path, key: str) -> OwnLayout:
    """Read a layout; raises Refused where there is none, or it cannot be read."""
    return checked(_read(_own(folder, key)))


def _free(folder: Path, name: str) -> str:
    """Give a name for the file of a layout that no other has."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:60] or "layout"
    tries = (stem, *(f"{stem}_{number}" for number in range(2, 1_000)))
    return next(one for one in tries if not (folder / f"{one}.toml").exists())


@contextmanager
def _writing() -> Iterator[None]:
    """Turn whatever the file system says into a sentence."""
    try:
        yield
    except OSError as fault:
        raise Unavailable(
            "The layout could not be kept.", "Make room on the disk, or ask for the right to write there."
        ) from fault


def _put(text: str, path: Path) -> Path:
    """Put a text in its place at once or not at all."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with _writing():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(path)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
    return path
