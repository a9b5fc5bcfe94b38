"""Reads workbooks other people made, without trusting them: a child process opens them, within limits."""

import base64
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pc_desktop.domain.correction import NOTHING_ASKED, Asked
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft, Unread
from pc_desktop.domain.sheet_columns import SheetColumns
from pc_desktop.exchange import columns_taken, errand, layouts, list_wire, wire
from pc_desktop.exchange.grids import Grid, refused
from pc_desktop.exchange.listed import ListDraft, unpack

SECONDS = 10.0
MEGABYTES = 1024
_Hears = tuple[Callable[[], bool] | None, Callable[[str], None] | None]


def read(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    password: str | None = None,
    asked: Asked = NOTHING_ASKED,
) -> Draft:
    """Read whatever a file is by its content: returns of units, lists of people, a form, or an e-mail with these.

    What is wrong inside it comes as problems of the draft; further workbooks of an e-mail are attached to the first.
    Raises Unavailable where the file cannot be read at all, Locked where it wants a password, and Stopped (a Refused)
    where `cancelled` says so.
    """
    wanted = replace(asked, passwords=(*asked.passwords, *([password] if password else ())))
    bounds = (_time_for(path, seconds), megabytes)
    answer = _ask("return", path, wanted, (cancelled, progress), bounds)
    with _Believed():
        return _draft(answer)


def _draft(answer: dict[str, Any]) -> Draft:
    """Believe what was read of one workbook, and of those attached to it."""
    return Draft(
        file=wire.text(answer.get("file")),
        digest=wire.text(answer.get("digest")),
        layout=wire.text(answer.get("layout")),
        units=wire.unpack_units(answer.get("units")),
        problems=wire.unpack_problems(answer.get("problems")),
        lists=tuple(list_wire.unpack(one) for one in answer.get("lists", ())),
        made=wire.unpack_made(answer.get("made")),
        attached=tuple(_draft(one) for one in answer.get("attached", ())),
        unread=tuple(_unread(one) for one in answer.get("unread", ())),
    )


def _unread(said: dict[str, Any]) -> Unread:
    """Believe why an attachment could not be read."""
    texts = [wire.text(said.get(name)) for name in ("file", "title", "advice")]
    return Unread(texts[0], texts[1], texts[2], said.get("locked") is True)


def _time_for(path: Path, seconds: float) -> float:
    """Give a file time by its size: ten seconds, and ten more for every ten megabytes."""
    with suppress(OSError):
        return seconds + seconds * (path.stat().st_size // 10_000_000)
    return seconds


def read_list(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    password: str | None = None,
) -> ListDraft:
    """Read a long list of people, such as referrals or stays, each value checked by what its column holds.

    Raises Unavailable where the file cannot be read or holds no such list, and Stopped where `cancelled` says
    so.
    """
    answer = _ask("list", path, _with(password), (cancelled, progress), (seconds, megabytes))
    with _Believed():
        return unpack(answer)


def read_grids(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    password: str | None = None,
) -> tuple[Grid, ...]:
    """Read every sheet as bare values, whatever they mean; raises as `read` does."""
    answer = _ask("grids", path, _with(password), (cancelled, progress), (seconds, megabytes))
    with _Believed():
        return wire.unpack_grids(answer.get("grids"))


def read_columns(path: Path, digest: str, asked: Asked = NOTHING_ASKED) -> tuple[SheetColumns, ...]:
    """Tell what each column of a file was taken for; raises as `read` does."""
    answer = _ask("columns", path, asked, (None, None), (_time_for(path, SECONDS), MEGABYTES))
    with _Believed():
        mine = [one for one in (answer, *answer.get("attached", ())) if one.get("digest") == digest]
        return columns_taken.unpack((mine or [answer])[0]["columns"])


def questions_back(
    path: Path, digest: str, problems: Sequence[Problem], asked: Asked = NOTHING_ASKED
) -> bytes:
    """Give the bytes of a copy of somebody's workbook, its cells coloured and commented with what is asked.

    Of an e-mail the attachment of this digest is copied. Raises as `read` does.
    """
    bounds = (_time_for(path, 3 * SECONDS), MEGABYTES)
    asking = [asdict(one) for one in problems]
    answer = _ask("questions", path, asked, (None, None), bounds, problems=asking)
    with _Believed():
        mine = [one for one in (answer, *answer.get("attached", ())) if one.get("digest") == digest]
        return base64.b64decode(wire.text((mine or [answer])[0].get("copy")))


def _with(password: str | None) -> Asked:
    """Ask for nothing but to try a password."""
    return Asked((password,)) if password else NOTHING_ASKED


def _ask(
    task: str,
    path: Path,
    asked: Asked,
    hears: _Hears,
    bounds: tuple[float, int],
    **more: object,
) -> dict[str, Any]:
    """Send the errand; the path and passwords go through a pipe, where no list of programs shows them."""
    request = {
        "task": task,
        "path": str(path.absolute()),
        "passwords": list(asked.passwords),
        "corrections": [asdict(one) for one in asked.corrections],
        "layouts": str(layouts.folder()),
        "own_layouts": str(layouts.own_folder()),
        **more,
    }
    cancelled, progress = hears
    return errand.run(request, cancelled=cancelled, progress=progress, seconds=bounds[0], megabytes=bounds[1])


class _Believed:
    """Turns an answer of the wrong shape into the refusal of the file it came from."""

    def __enter__(self) -> None:
        """Begin believing."""

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _trace: object) -> None:
        """Refuse where what arrived could not be believed."""
        if isinstance(fault, ValueError | TypeError | KeyError):
            raise refused(
                "It could not be understood. Open it in Excel, save a fresh copy and try again."
            ) from fault
